"""Calendar expressions that name their day, month, year, season or weekday: how they are written.

A rule is a pattern with named groups and a reader, which turns a match into the atoms it holds, or into none
where the words are no date here. `relative_patterns` has the rules for "two days ago" and its kin.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from geo.extraction import date_cues as cues
from geo.extraction.calendar_words import (
    FEAST_WORD,
    MONTH_WORD,
    ORDINAL_WORD,
    SEASON_WORD,
    WEEKDAY_ABBREVIATED,
    WEEKDAY_WORD,
    cardinal,
    month_number,
    ordinal,
    season_start,
    weekday_number,
)
from geo.extraction.date_expressions import (
    Expression,
    Feast,
    Fixed,
    MonthDay,
    MonthSpan,
    RelativeYear,
    Weekday,
    Which,
)
from geo.extraction.date_values import Part, day_of, months_from, part_of, year_of


@dataclass(frozen=True, slots=True)
class Atom:
    """An expression where it stands in a text."""

    start: int
    end: int
    expression: Expression


Reader = Callable[[re.Match[str]], Iterable[Atom]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`leads` are the characters (as a regular expression class) that a match can begin with."""

    name: str
    leads: str
    pattern: str
    read: Reader


YEAR = r"(?:1\d|20)\d\d(?!\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
ORDINAL_END = r"(?:st|nd|rd|th)?(?!\w)"
PART = (
    r"(?P<part>early|mid|middle|late|(?:beginning|start|end|close|first\s+half|second\s+half|latter\s+half|early\s+part"
    r"|latter\s+part|middle)(?=-|\s+of\b))(?:-|\s+(?:(?:of|in)\s+(?:the\s+)?)?)"
)
_YEAR_REF = rf"(?P<year>{YEAR})|(?P<whose>last|this|next|that|the\s+(?:same|previous|preceding|following|next)|the)\s+year(?!\w)"
_DAY_SEP = r"(?:\s*(?:-|–|—|−|/|,|&)\s*|\s+(?:to|and|or|until|till|through)\s+|,\s+and\s+)(?:the\s+)?"
_DAY_LIST = rf"(?P<days>{DAY[:-6]}{ORDINAL_END}(?:{_DAY_SEP}{DAY[:-6]}{ORDINAL_END}){{0,5}})"
_WHICH = r"(?P<which>last|this|next|that|past|previous|preceding|following|coming)"
_ONE_DAY = re.compile(r"\d+")
_PARTS: dict[str, Part] = {
    "middle": "mid", "beginning": "start", "close": "end", "latter half": "second half", "early part": "early",
    "latter part": "late",
}  # fmt: skip
_WHICH_WORDS: dict[str, Which] = {"past": "last", "preceding": "previous", "coming": "next", "same": "that"}


def part_word(match: re.Match[str]) -> Part | None:
    """Return the part of a unit that the group `part` names."""
    word = match["part"]
    if word is None:
        return None
    plain = " ".join(word.casefold().split())
    return _PARTS.get(plain) or cast(Part, plain)


def which_word(match: re.Match[str]) -> Which | None:
    """Return the group `which` as one of six words."""
    word = match["which"]
    return (_WHICH_WORDS.get(word.casefold()) or cast(Which, word.casefold())) if word else None


def _year(match: re.Match[str]) -> int | RelativeYear | None:
    if match["year"]:
        return int(match["year"])
    if not match["whose"]:
        return None
    whose = match["whose"].casefold().split()[-1]
    if whose in ("last", "this") or (whose == "next" and match["whose"].casefold() == "next"):
        return RelativeYear({"last": -1, "this": 0, "next": 1}[whose])
    if whose == "the":
        return RelativeYear(0)
    return RelativeYear(
        {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(whose, 0), named=True
    )


def _whole(match: re.Match[str], expression: Expression) -> list[Atom]:
    return [Atom(match.start(), match.end(), expression)]


def _real(month: int, day: int, year: int = 2024) -> bool:
    return 1 <= month <= 12 and 1 <= day <= months_from(year, month, 1)[1].day


def _read_iso(match: re.Match[str]) -> list[Atom]:
    year, month, day = (int(match[g]) for g in ("y", "m", "d"))
    if match["sep1"] != match["sep2"] or not _real(month, day, year) or _inside_token(match):
        return []
    return _whole(match, Fixed(day_of(year, month, day)))


def _inside_token(match: re.Match[str]) -> bool:
    """Tell whether a numeric date is only a stretch of an address, a version or a longer number."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return bool(re.search(r"[@/\\=_#$€£]$|\w[.,:-]$|\d[–-]$", before))


def _read_numeric(match: re.Match[str]) -> list[Atom]:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["sep1"] != match["sep2"] or _inside_token(match):
        return []
    if len(match["year"]) == 2:
        if len(match["first"]) != 2 or len(match["second"]) != 2:
            return []
        year += 2000 if year < 60 else 1900
    dotted = match["sep1"] == "."
    day_first, month_first = _real(second, first, year), _real(first, second, year) and not dotted
    if day_first and month_first and first != second:
        day_first = _writes_day_first(match.string) is True
        month_first = _writes_day_first(match.string) is False
        if day_first == month_first:
            return []
    if not day_first and not month_first:
        return []
    day, month = (first, second) if day_first else (second, first)
    return _whole(match, Fixed(day_of(year, month, day)))


_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])")


def _writes_day_first(text: str) -> bool | None:
    """Return whether the other numeric dates of a text put the day first; None where they do not tell."""
    for other in _SLASHED.finditer(text, 0, 20_000):
        first, second = int(other[1]), int(other[2])
        if 12 < first <= 31 and second <= 12:
            return True
        if 12 < second <= 31 and first <= 12:
            return False
    return None


def _read_days(match: re.Match[str]) -> list[Atom]:
    """Read "12 March", "March 12th, 2024", "10-12 May", "May 3, 5 and 7"."""
    text, month = match.string, month_number(match["month"])
    numbers = [(int(n.group()), match.start("days") + n.start(), match.start("days") + n.end())
               for n in _ONE_DAY.finditer(match["days"])]  # fmt: skip
    month_first = match.start("month") < match.start("days")
    if text[match.start("month")].islower() and month in (3, 5) and not month_first and match["year"] is None:
        return []  # "12 may be"
    if text[match.start("month") : match.end("month")] in ("may", "march") and month_first:
        return []
    if any(not _real(month, day) for day, _, _ in numbers) or cues.is_name(text, match.start(), match.end()):
        return []
    year, end = _year(match), match.end()
    if year is not None and match["year"] and cues.counts_something(text, match.end("year")):
        year, end = None, match.start("tail")
    if month_first and year is None and _counts_in_month(match):
        return [Atom(match.start("month"), match.end("month"), MonthSpan(month, 1, "month"))]
    ranged = re.search(
        r"\b(?:between|from)\s+(?:the\s+)?$", text[max(0, match.start() - 14) : match.start()], re.I
    )
    groups: list[list[tuple[int, int, int]]] = [[numbers[0]]]
    for before, number in zip(numbers, numbers[1:], strict=False):
        gap = text[before[2] : number[1]]
        spans = ranged or re.search(r"[-–—−/]|\b(?:to|until|till|through)\b", gap)
        follows = number[0] - before[0] == 1 and not re.search(r"\bor\b", gap)
        if number[0] > before[0] and (spans or follows):
            groups[-1].append(number)
        else:
            groups.append([number])
    if _numbers_before_the_date(match, groups):
        groups, start = groups[-1:], groups[-1][0][1]
    else:
        start = match.start()
    atoms = []
    for i, group in enumerate(groups):
        first = MonthDay(month, group[0][0], year)
        expression: Expression = first
        if len(group) > 1:
            expression = DayRun(month, group[0][0], group[-1][0], year)
        low = start if i == 0 else group[0][1]
        atoms.append(Atom(low, end if i == len(groups) - 1 else group[-1][2], expression))
    return atoms


def _numbers_before_the_date(match: re.Match[str], groups: list[list[tuple[int, int, int]]]) -> bool:
    """Tell whether "5, 12 March" is no list of days: its comma list has no closing "and"."""
    if len(groups) < 2 or match.start("month") < match.start("days"):
        return False
    return not re.search(r"\b(?:and|or)\b|&|/", match["days"])


def _counts_in_month(match: re.Match[str]) -> bool:
    """Tell "In May 20 soldiers died" from "On May 20 soldiers attacked"."""
    before = match.string[max(0, match.start() - 4) : match.start()].casefold()
    return before.endswith("in ") and cues.counts_something(match.string, match.end("days"))


@dataclass(frozen=True, slots=True)
class DayRun:
    """Consecutive days of one month: "10-12 May"."""

    month: int
    first: int
    last: int
    year: int | RelativeYear | None = None

    def interval(self, anchor):  # type: ignore[no-untyped-def]
        """Return the days from the first to the last."""
        days = MonthDay(self.month, self.first, self.year).interval(anchor)
        return (days[0], days[0].replace(day=self.last)) if days else None


def _read_month(match: re.Match[str]) -> list[Atom]:
    text = match.string
    year, which, part = _year(match), which_word(match), part_word(match)
    word_start, word_end = match.span("month")
    if match["year"] and cues.counts_something(text, match.end("year")):
        year = None
    if text[word_start:word_end].rstrip(".").islower() and match["month"].casefold() in (
        "may",
        "march",
        "mar",
    ):
        return []
    if year is None and which is None and part is None and not cues.is_month(text, word_start, word_end):
        return []
    if cues.is_name(text, match.start(), word_end):
        return []
    if year is None and which == "this" and part is None and not text[word_start].isupper():
        return []
    end = match.end() if year is not None else word_end
    if year is None and text[end - 1] == "." and not match["month"].casefold().startswith("sept"):
        end -= not text[end : end + 2].strip()
    expression = MonthSpan(month_number(match["month"]), 1, "month", year, which, part)
    return [Atom(_span_start(match), end, expression)]


def _span_start(match: re.Match[str]) -> int:
    """Leave "this" and "that" out of the span: they point, they name nothing."""
    pointing = re.match(r"(?:this|that)\s+", match.group(), re.IGNORECASE)
    return match.start() + (pointing.end() if pointing else 0)


def _read_slice_of_month(match: re.Match[str]) -> list[Atom]:
    """Read "the first week of June", "the last two weeks of August 2024"."""
    which = " ".join(match["nth"].casefold().split())
    count = cardinal(match["count"]) if match["count"] else 1
    length = count * {"day": 1, "week": 7, "fortnight": 14}[match["unit"].casefold()]
    nth = 0 if which in ("last", "final") else ordinal(which)
    if length * max(nth, 1) > 31:
        return []
    return _whole(match, SliceOfMonth(month_number(match["month"]), nth, length, _year(match)))


@dataclass(frozen=True, slots=True)
class SliceOfMonth:
    """The nth stretch of `length` days in a month; 0 the last."""

    month: int
    nth: int
    length: int
    year: int | RelativeYear | None = None

    def interval(self, anchor):  # type: ignore[no-untyped-def]
        """Return the stretch, cut at the month's end."""
        whole = MonthSpan(self.month, 1, "month", self.year).interval(anchor)
        if whole is None:
            return None
        first, last = whole
        if not self.nth:
            return first.replace(day=last.day - self.length + 1), last
        start = self.length * (self.nth - 1) + 1
        return first.replace(day=start), first.replace(day=min(last.day, start + self.length - 1))


def _read_year(match: re.Match[str]) -> list[Atom]:
    text, start, end = match.string, match.start("year"), match.end("year")
    part = part_word(match)
    year = int(match["year"])
    if match["tail"]:
        second = int(match["tail"])
        second = second if second > 99 else year // 100 * 100 + second
        if not year < second <= year + 120 or year < 1500 or cues.counts_something(text, match.end()):
            return []
        if len(match["tail"]) == 2 and second - year > 12:
            return []
        return _whole(match, Fixed((year_of(year)[0], year_of(second)[1])))
    if not (1400 <= year <= 2100) or (not part and not cues.is_year(text, start, end)):
        return []
    if part and cues.counts_something(text, end):
        return []
    days = year_of(year)
    return _whole(match, Fixed(part_of(days, "year", part) if part else days))


def _read_short_year(match: re.Match[str]) -> list[Atom]:
    before = match.string[max(0, match.start() - 14) : match.start()]
    if not re.search(
        r"\b(?:in|since|of|until|by|from|during|class\s+of|summer|spring|fall|winter|the)\s+$", before
    ):
        return []
    number = int(match["short"])
    return _whole(match, Fixed(year_of(number + (1900 if number >= 30 else 2000))))


def _read_fiscal_year(match: re.Match[str]) -> list[Atom]:
    number = int(match["year"])
    return _whole(match, Fixed(year_of(number if number > 99 else number + (1900 if number >= 60 else 2000))))


def _read_before_christ(match: re.Match[str]) -> list[Atom]:
    return _whole(match, Fixed(None))


def _read_decade(match: re.Match[str]) -> list[Atom]:
    if cues.is_age(match.string, match.start()):
        return []
    number = int(match["decade"])
    if number < 100:
        before = match.string[max(0, match.start() - 4) : match.start()].casefold()
        if not match["apostrophe"] and not (before.endswith("the ") or match["part"]):
            return []
        number += 1900 if number >= 20 else 2000
    elif not 1000 <= number <= 2090:
        return []
    century = number % 100 == 0 and number < 2000
    days = months_from(number, 1, 1200 if century else 120)
    part = part_word(match)
    return _whole(match, Fixed(part_of(days, "century" if century else "decade", part) if part else days))


def _read_century(match: re.Match[str]) -> list[Atom]:
    number = ordinal(match["nth"])
    if match["bc"]:
        return _whole(match, Fixed(None))
    if not 4 <= number <= 22:
        return []
    days, part = months_from(number * 100 - 99, 1, 1200), part_word(match)
    return _whole(match, Fixed(part_of(days, "century", part) if part else days))


def _read_weekday(match: re.Match[str]) -> list[Atom]:
    text = match.string
    word = match["weekday"]
    if match["short"] and not _dated_or_on(match):
        return []
    if cues.is_repeated(text, match.start()) or cues.is_name(text, match.start("day"), match.end("day")):
        return []
    week = None
    if match["week"]:
        which = match["week"].casefold()
        week = -1 if "last" in which else 1 if "next" in which else 0
    weekday = Weekday(weekday_number(word or match["short"]), which_word(match), week)
    return [Atom(_span_start(match), match.end(), weekday)]


def _dated_or_on(match: re.Match[str]) -> bool:
    """Tell whether "Sat" or "Sun" is a weekday: capitalised, beside a date or after "on"."""
    if not match["short"][0].isupper():
        return False
    after = match.string[match.end() : match.end() + 16]
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(
        re.match(rf",?\s*\(?(?:\d{{1,2}}\b|{MONTH_WORD})", after, re.I)
        or re.search(rf"(?:\bon\s+|(?:{MONTH_WORD}\s+\d\d?|\d\d?\s+{MONTH_WORD})[,\s(]+)$", before, re.I)
    )


def _read_season(match: re.Match[str]) -> list[Atom]:
    text, word = match.string, match["season"].casefold()
    year, which, part = _year(match), which_word(match), part_word(match)
    first = season_start(word)
    if span := match["span"] or match["until"]:
        return _whole(match, MonthSpan(first, 3, "season", int(span[:4])))
    if year is None and which is None and not _is_bare_season(match, word):
        return []
    if (
        year is not None
        and word == "fall"
        and re.search(r"\bfall\s+(?:in|to|by|from)\b", match.group(), re.I)
    ):
        return []
    if cues.is_repeated(text, match.start()):
        return []
    return [Atom(_span_start(match), match.end(), MonthSpan(first, 3, "season", year, which, part))]


_SEASON_CUE = re.compile(
    r"\b(?:in|by|since|until|till|during|throughout|over|through|of|before|after|from)\s+(?:the\s+)?$", re.I
)
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:[.,;:)–—?!\n]|$)|\s+(?:and|or|but|when|as|with|while|after|before|they|he|she|it|we|the|a|an|had|has|was|were"
    r"|to|by|in|on|for|at|his|their|its|this|when|where|that|which|saw|came|brought|until|there|forces)\b"
    r"|\s+[A-Z]"
)


def _is_bare_season(match: re.Match[str], word: str) -> bool:
    """Tell a season without a year from a noun, a verb or a kind: "in the fall of Kabul", "winter coats"."""
    text = match.string
    if not _NO_NOUN_AFTER.match(text, match.end()):
        return False
    if word == "fall":
        return bool(
            re.search(
                r"\b(?:in|by|since|until|during|this)\s+the\s+$",
                text[max(0, match.start() - 14) : match.start()],
                re.I,
            )
        )
    return match["part"] is not None or bool(
        _SEASON_CUE.search(text, max(0, match.start() - 16), match.start())
    )


_LENGTH = {"quarter": 3, "half": 6, "trimester": 4}


def _read_quarter(match: re.Match[str]) -> list[Atom]:
    if match["q"]:
        number, unit = int(match["q"][-1] if match["q"][0] in "Qq" else match["q"][0]), "quarter"
    else:
        unit = match["unit"].casefold()
        word = match["nth"].casefold()
        number = 12 // _LENGTH[unit] if word in ("last", "final") else ordinal(word)
    if number * _LENGTH[unit] > 12:
        return []
    year = int(match["before"]) if match["before"] else _year(match)
    if unit == "half" and year is None and not _is_half_year(match):
        return []
    if (
        unit == "quarter"
        and year is None
        and re.match(
            r"[\s-]+(?:of|final|finals)\b(?!\s+(?:fiscal|FY))", match.string[match.end() : match.end() + 14]
        )
    ):
        return []
    span = MonthSpan(
        (number - 1) * _LENGTH[unit] + 1, _LENGTH[unit], "quarter" if unit == "quarter" else "half", year
    )
    return _whole(match, span)


def _is_half_year(match: re.Match[str]) -> bool:
    """Tell half a year from half of a match, a century or a book."""
    before = match.string[max(0, match.start() - 16) : match.start()].casefold()
    after = match.string[match.end() : match.end() + 14].casefold()
    if re.match(r"\s+of\b", after):
        return False
    business = re.match(
        r"[\s-]+(?:earnings|profits?|results|sales|net|revenue|loss|gdp|growth|figures|operating)", after
    )
    return bool(business) or (
        "-" not in match.group()
        and re.search(r"\b(?:for|in|during)\s+the\s+$|;\s+the\s+$", before) is not None
        and re.match(r"\s*(?:[.,;]|$)", after) is not None
    )


def _read_first_months(match: re.Match[str]) -> list[Atom]:
    count = cardinal(match["count"])
    if not 2 <= count <= 11:
        return []
    first = 1 if match["end"].casefold() == "first" else 13 - count
    return _whole(match, MonthSpan(first, count, "half", _year(match)))


def _read_feast(match: re.Match[str]) -> list[Atom]:
    text = match.string
    if not match["feast"][0].isupper() or cues.is_repeated(text, match.start()):
        return []
    bare = match["feast"].casefold() in (
        "christmas",
        "new year",
        "new year's",
        "new year’s",
        "epiphany",
        "pentecost",
    )
    if (
        bare
        and match["year"] is None
        and re.match(r"[\s-]+(?:[a-z]{3,}s?|[A-Z]\w+)\b", text[match.end() :][:24])
    ):
        if not re.match(
            r"\s+(?:and|or|but|when|as|with|after|before|in|on|at|to|by|for|this|last|next|night|morning|because|while|was|is)\b",
            text[match.end() :][:12],
        ):
            return []
    if match["feast"].casefold() == "new year" and re.search(
        r"\b[Hh]appy\s+$", text[max(0, match.start() - 7) : match.start()]
    ):
        return []
    return _whole(match, Feast(match["feast"], _year(match), which_word(match)))


def _read_nine_eleven(match: re.Match[str]) -> list[Atom]:
    if re.match(r"[/.]?\d", match.string[match.end() : match.end() + 2]):
        return []
    return _whole(match, Fixed(day_of(2001, 9, 11)))


_YEAR_TAIL = rf"(?P<tail>,?\s+(?:of\s+)?(?:{_YEAR_REF}))?"
RULES: tuple[Rule, ...] = (
    Rule(
        "iso", r"\d",
        r"(?P<y>(?:1\d|20)\d\d)(?P<sep1>[-/.])(?P<m>\d{1,2})(?P<sep2>[-/.])(?P<d>\d{1,2})(?![\d/-]|\.\d)"
        r"(?:(?:T|\s)\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT)|[+-]\d\d:?\d\d)?(?!\w))?",
        _read_iso,
    ),
    Rule(
        "numeric", r"\d",
        r"(?P<first>\d{1,2})(?P<sep1>[./-])(?P<second>\d{1,2})(?P<sep2>[./-])(?P<year>\d{4}|\d\d)(?![\d/-]|\.\d|\w)",
        _read_numeric,
    ),
    Rule("nine eleven", "9", r"9/11(?!\w)", _read_nine_eleven),
    Rule(
        "day month", r"\d",
        rf"{_DAY_LIST}(?:\s+|-)(?:day\s+)?(?:of\s+)?(?P<month>{MONTH_WORD})(?P<tail>(?:,?\s+(?:of\s+)?|-|/)(?:{_YEAR_REF}))?",
        _read_days,
    ),
    Rule(
        "month day", "jfmasond",
        rf"(?P<month>{MONTH_WORD})(?:\s+|-)(?:the\s+)?{_DAY_LIST}(?![,.]\d\d\d(?!\d)|:\d|%|\s*%){_YEAR_TAIL}",
        _read_days,
    ),
    Rule(
        "slice of month", "fstl",
        rf"(?P<nth>first|second|third|fourth|last|final)\s+(?:(?P<count>two|three|four|five|ten|\d\d?)\s+)?(?P<unit>day|week|fortnight)s?"
        rf"\s+(?:of|in)\s+(?P<month>{MONTH_WORD}){_YEAR_TAIL}",
        _read_slice_of_month,
    ),
    Rule(
        "first months", "fl",
        rf"(?P<end>first|last|final)\s+(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\s+months\s+(?:of|in)\s+(?:fiscal\s+)?(?:{_YEAR_REF})",
        _read_first_months,
    ),
    Rule(
        "month", "a-z",
        rf"(?:{PART})?(?:{_WHICH}\s+)?(?P<month>{MONTH_WORD})(?!\s+(?:the\s+)?\d\d?(?![\d:]))(?:(?:,?\s+(?:of\s+)?|-|/)(?:{_YEAR_REF}))?",
        _read_month,
    ),
    Rule(
        "quarter", r"1-4q\dfstl",
        rf"(?:(?P<before>{YEAR})(?:['’]s)?\s+)?(?:(?P<q>q[1-4]|[1-4]q)(?!\w)|(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+"
        rf"(?:fiscal[\s-]+)?(?P<unit>quarter|half)(?!\w))(?:,?\s+(?:of\s+|in\s+)?(?:fiscal\s+(?:year\s+)?)?(?:{_YEAR_REF}))?",
        _read_quarter,
    ),
    Rule(
        "season", "a-z1-2",
        rf"(?:{PART})?(?:{_WHICH}\s+)?(?:(?P<span>{YEAR}[-–/]\d\d(?:\d\d)?)\s+)?(?P<season>{SEASON_WORD})"
        rf"(?:,?\s+(?:of\s+)?(?:(?P<until>{YEAR}[-–/]\d\d(?:\d\d)?(?!\d))|{_YEAR_REF}))?",
        _read_season,
    ),
    Rule("fiscal year", "fc", r"(?:(?:fiscal|calendar)(?:\s+year)?\s+|fy\s?['’]?)(?P<year>(?:19|20)\d\d|\d\d)(?!\w)", _read_fiscal_year),
    Rule("before christ", r"\d", r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?\s*(?:BCE?(?!\w)|B\.\s?C\.)", _read_before_christ),
    Rule(
        "century", r"\da-z",
        rf"(?:{PART})?(?P<nth>{ORDINAL_WORD})[\s-]century(?!\w)(?P<bc>\s+(?:BCE?(?!\w)|B\.\s?C\.))?",
        _read_century,
    ),
    Rule(
        "decade", r"\d'’elmbs",
        rf"(?:{PART})?(?P<apostrophe>['’])?(?P<decade>\d{{3}}0|[2-9]0)['’]?s(?!\w)",
        _read_decade,
    ),
    Rule("year", r"\delmbs", rf"(?:{PART})?(?P<year>{YEAR})(?:[-–—/](?P<tail>{YEAR}|\d\d(?!\d)))?", _read_year),
    Rule("short year", "'’", r"['’](?P<short>\d\d)(?!\w)", _read_short_year),
    Rule(
        "feast", "a-z",
        rf"(?:{_WHICH}\s+)?(?P<feast>{FEAST_WORD})(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR_REF}))?",
        _read_feast,
    ),
    Rule(
        "weekday", "a-z",
        rf"(?:{_WHICH}\s+)?(?P<day>(?P<weekday>{WEEKDAY_WORD})(?!\w)|(?P<short>{WEEKDAY_ABBREVIATED}))(?:,?\s+(?:of\s+)?(?P<week>(?:last|this|next)\s+week)(?!\w))?",
        _read_weekday,
    ),
)  # fmt: skip
