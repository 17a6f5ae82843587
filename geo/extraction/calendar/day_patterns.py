"""How single days are written: "12 March", "March 12th, 2024", "11.01.2025", "last Friday", "Christmas Eve"."""

import re
from functools import lru_cache
from itertools import pairwise

from geo.extraction.calendar import cues
from geo.extraction.calendar.expressions import (
    DayRun,
    Expression,
    Feast,
    Fixed,
    MonthDay,
    MonthSpan,
    Weekday,
    WeekdayOfMonth,
)
from geo.extraction.calendar.rules import (
    NUMBER,
    WHICH,
    WHICH_BEGINS,
    YEAR_REF,
    YEAR_TAIL,
    Atom,
    rule,
    span_start,
    which_word,
    whole,
    year_of_match,
)
from geo.extraction.calendar.values import day_of, months_from
from geo.extraction.calendar.war_days import named_year
from geo.extraction.calendar.words import (
    FEAST_BEGINS,
    FEAST_WORD,
    MONTH_BEGINS,
    MONTH_WORD,
    ORDINAL_BEGINS,
    ORDINAL_WORD,
    WEEKDAY_ABBREVIATED,
    WEEKDAY_BEGINS,
    WEEKDAY_WORD,
    month_number,
    ordinal,
    weekday_number,
)

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL_END = r"(?:st|nd|rd|th)?(?!\w)"
_DAY_SEP = r"(?:\s*(?:-|–|—|−|/|,|&)\s*|\s+(?:to|and|or|until|till|through)\s+|,\s+and\s+)(?:the\s+)?"


_DAY_LIST = rf"(?P<days>{_DAY}{_ORDINAL_END}(?:{_DAY_SEP}{_DAY}{_ORDINAL_END}){{0,5}})"


_ONE_DAY = re.compile(r"\d+")


def _real(month: int, day: int, year: int = 2024) -> bool:
    return 1 <= month <= 12 and 1 <= day <= months_from(year, month, 1)[1].day


def _read_iso(match: re.Match[str]) -> list[Atom]:
    year, month, day = (int(match[g]) for g in ("y", "m", "d"))
    if match["sep1"] != match["sep2"] or not _real(month, day, year) or _inside_token(match):
        return []
    return whole(match, Fixed(day_of(year, month, day)))


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
    return whole(match, Fixed(day_of(year, month, day)))


_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])")


_LISTED = re.compile(r"(?:\A|[.;\n])\s*[-•*]?\s*$")
_DAY_CUE = re.compile(
    r"\b(?:on|since|until|dated|as\s+of|night\s+of|morning\s+of)\s+(?:the\s+)?$", re.IGNORECASE
)


@lru_cache(maxsize=16)
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
    year, end = year_of_match(match), match.end()
    if year is not None and match["year"] and cues.counts_something(text, match.end("year")):
        year, end = None, match.start("tail")
    if year is None and len(numbers) == 1:
        year = named_year(text, match.start(), end, month, numbers[0][0])
    if month_first and year is None and _counts_in_month(match):
        return [Atom(match.start("month"), match.end("month"), MonthSpan(month, 1, "month"))]
    ranged = re.search(
        r"\b(?:between|from)\s+(?:the\s+)?$", text[max(0, match.start() - 14) : match.start()], re.I
    )
    groups: list[list[tuple[int, int, int]]] = [[numbers[0]]]
    for before, number in pairwise(numbers):
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


def _read_ordinal_of_month(match: re.Match[str]) -> list[Atom]:
    """Read "the first of June 2009" and "the fourth Thursday in November"."""
    month, number = month_number(match["month"]), ordinal(match["nth"]) if match["nth"] != "last" else 0
    if match["weekday"]:
        if number > 4:
            return []
        return whole(
            match, WeekdayOfMonth(month, weekday_number(match["weekday"]), number, year_of_match(match))
        )
    if not number or not _real(month, number):
        return []
    return whole(match, MonthDay(month, number, year_of_match(match)))


def _numbers_before_the_date(match: re.Match[str], groups: list[list[tuple[int, int, int]]]) -> bool:
    """Tell whether "5, 12 March" is no list of days: its comma list has no closing "and"."""
    if len(groups) < 2 or match.start("month") < match.start("days"):
        return False
    return not re.search(r"\b(?:and|or)\b|&|/", match["days"])


def _counts_in_month(match: re.Match[str]) -> bool:
    """Tell "In May 20 soldiers died" from "On May 20 soldiers attacked"."""
    before = match.string[max(0, match.start() - 4) : match.start()].casefold()
    return before.endswith("in ") and cues.counts_something(match.string, match.end("days"))


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
    return [Atom(span_start(match), match.end(), weekday)]


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


_ALSO_ADJECTIVES = frozenset(
    ("christmas", "new year", "new year's", "epiphany", "pentecost", "thanksgiving", "easter")
)
_FEAST_AS_ADJECTIVE = re.compile(  # "Christmas trees", but "Christmas in Kyiv", "Christmas night"
    r"(?:\s+|-)(?!(?:and|or|but|when|as|with|after|before|in|on|at|to|by|for|from|this|last|next|night|morning|because|while"
    r"|was|were|is|had|has|will|came|passed)\b)[A-Za-z]{3,}"
)


def _read_feast(match: re.Match[str]) -> list[Atom]:
    text = match.string
    if not match["feast"][0].isupper() or cues.is_repeated(text, match.start()):
        return []
    adjective = match["year"] is None and _FEAST_AS_ADJECTIVE.match(text, match.end(), match.end() + 24)
    if match["feast"].casefold().replace("’", "'") in _ALSO_ADJECTIVES and adjective:
        return []
    if re.search(r"\b(?:happy|merry)\s+$", text[max(0, match.start() - 7) : match.start()], re.IGNORECASE):
        return []
    return whole(match, Feast(match["feast"], year_of_match(match), which_word(match)))


def _read_day_and_month(match: re.Match[str]) -> list[Atom]:
    """Read "on 20.11" and "since 18/11"; "24/7" and "on 3.11 million" are none."""
    text, day, month = match.string, int(match["day"]), int(match["month"])
    if not _real(month, day) or match.group() == "24/7" or _inside_token(match):
        return []
    if "/" in match.group() and (day <= 12) and _writes_day_first(text) is not True:
        return []
    named = _DAY_CUE.search(text, max(0, match.start() - 14), match.start())
    listed = (
        _LISTED.search(text, max(0, match.start() - 4), match.start())
        and text[match.end() : match.end() + 1] == ":"
    )
    return whole(match, MonthDay(month, day)) if named or listed else []


def _read_nine_eleven(match: re.Match[str]) -> list[Atom]:
    if re.match(r"[/.]?\d", match.string[match.end() : match.end() + 2]):
        return []
    return whole(match, Fixed(day_of(2001, 9, 11)))


DAY_RULES = (
    rule(
        NUMBER,
        r"(?P<y>(?:1\d|20)\d\d)(?P<sep1>[-/.])(?P<m>\d{1,2})(?P<sep2>[-/.])(?P<d>\d{1,2})(?![\d/-]|\.\d)"
        r"(?:(?:T|\s)\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT)|[+-]\d\d:?\d\d)?(?!\w))?",
        _read_iso,
    ),
    rule(
        NUMBER,
        r"(?P<first>\d{1,2})(?P<sep1>[./-])(?P<second>\d{1,2})(?P<sep2>[./-])(?P<year>\d{4}|\d\d)(?![\d/-]|\.\d|\w)",
        _read_numeric,
    ),
    rule(NUMBER, r"9/11(?!\w)", _read_nine_eleven),
    rule(
        NUMBER,
        r"(?P<day>\d\d)[./](?P<month>\d\d)(?![\d/%]|[.,-]\d|\s*(?:%|percent|per\s+cent|million|billion|km|sq))",
        _read_day_and_month,
    ),
    rule(
        NUMBER,
        rf"{_DAY_LIST}(?:\s+|-)(?:day\s+)?(?:of\s+)?(?P<month>{MONTH_WORD})(?P<tail>(?:,?\s+(?:of\s+)?|-|/)(?:{YEAR_REF}))?",
        _read_days,
    ),
    rule(
        MONTH_BEGINS,
        rf"(?P<month>{MONTH_WORD})(?:\s+|-)(?:the\s+)?{_DAY_LIST}(?![,.]\d\d\d(?!\d)|:\d|%|\s*%){YEAR_TAIL}",
        _read_days,
    ),
    rule(
        (ORDINAL_BEGINS - NUMBER) | {"last"},
        rf"(?P<nth>last|{ORDINAL_WORD})(?:\s+(?P<weekday>{WEEKDAY_WORD}))?\s+(?:of|in)\s+(?P<month>{MONTH_WORD}){YEAR_TAIL}",
        _read_ordinal_of_month,
    ),
    rule(
        FEAST_BEGINS | WHICH_BEGINS,
        rf"(?:{WHICH}\s+)?(?P<feast>{FEAST_WORD})(?:,?\s+(?:of\s+|in\s+)?(?:{YEAR_REF}))?",
        _read_feast,
    ),
    rule(
        WEEKDAY_BEGINS | WHICH_BEGINS,
        rf"(?:{WHICH}\s+)?(?P<day>(?P<weekday>{WEEKDAY_WORD})(?!\w)|(?P<short>{WEEKDAY_ABBREVIATED}))"
        r"(?:,?\s+(?:of\s+)?(?P<week>(?:last|this|next)\s+week)(?!\w))?",
        _read_weekday,
    ),
)
