"""How months, quarters, seasons, years and longer are written: "early March 2024", "the third quarter", "the 1990s"."""

import re

from geo.extraction.calendar import cues
from geo.extraction.calendar.expressions import Fixed, MonthSpan, SliceOfMonth
from geo.extraction.calendar.rules import (
    NUMBER,
    PART,
    PART_BEGINS,
    WHICH,
    WHICH_BEGINS,
    YEAR,
    YEAR_REF,
    YEAR_TAIL,
    Atom,
    part_word,
    rule,
    span_start,
    which_word,
    whole,
    year_of_match,
)
from geo.extraction.calendar.values import Part, months_from, part_of, year_of
from geo.extraction.calendar.words import (
    MONTH_BEGINS,
    MONTH_WORD,
    ORDINAL_BEGINS,
    ORDINAL_WORD,
    SEASON_BEGINS,
    SEASON_WORD,
    cardinal,
    month_number,
    ordinal,
    season_start,
)


def _read_month(match: re.Match[str]) -> list[Atom]:
    text = match.string
    year, which, part = year_of_match(match), which_word(match), part_word(match)
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
    return [Atom(span_start(match), end, expression)]


def _read_slice_of_month(match: re.Match[str]) -> list[Atom]:
    """Read "the first week of June", "the last two weeks of August 2024"."""
    which = " ".join(match["nth"].casefold().split())
    count = cardinal(match["count"]) if match["count"] else 1
    if match["unit"].casefold() == "day" and not match["count"] and match["plural"]:
        part: Part = "late" if which in ("last", "final", "closing") else "early"
        return whole(
            match, MonthSpan(month_number(match["month"]), 1, "month", year_of_match(match), None, part)
        )
    length = count * {"day": 1, "week": 7, "fortnight": 14}[match["unit"].casefold()]
    nth = 0 if which in ("last", "final", "closing") else 1 if which == "opening" else ordinal(which)
    if length * max(nth, 1) > 31:
        return []
    return whole(match, SliceOfMonth(month_number(match["month"]), nth, length, year_of_match(match)))


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
        return whole(match, Fixed((year_of(year)[0], year_of(second)[1])))
    if not (1400 <= year <= 2100) or (not part and not cues.is_year(text, start, end)):
        return []
    if part and cues.counts_something(text, end):
        return []
    days = year_of(year)
    return whole(match, Fixed(part_of(days, "year", part) if part else days))


_SHORT_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|of|until|by|from|during|to|summer|spring|fall|winter|the)|\d\d(?:\s+and|\s+or|,))\s+$",
    re.IGNORECASE,
)


def _read_short_year(match: re.Match[str]) -> list[Atom]:
    if not _SHORT_YEAR_CUE.search(match.string, max(0, match.start() - 14), match.start()):
        return []
    number = int(match["short"])
    return whole(match, Fixed(year_of(number + (1900 if number >= 30 else 2000))))


def _read_fiscal_year(match: re.Match[str]) -> list[Atom]:
    number = int(match["year"])
    return whole(match, Fixed(year_of(number if number > 99 else number + (1900 if number >= 60 else 2000))))


def _read_before_christ(match: re.Match[str]) -> list[Atom]:
    return whole(match, Fixed(None))


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
    return whole(match, Fixed(part_of(days, "century" if century else "decade", part) if part else days))


def _read_century(match: re.Match[str]) -> list[Atom]:
    number = ordinal(match["nth"])
    if match["bc"]:
        return whole(match, Fixed(None))
    if not 4 <= number <= 22:
        return []
    days, part = months_from(number * 100 - 99, 1, 1200), part_word(match)
    return whole(match, Fixed(part_of(days, "century", part) if part else days))


def _read_season(match: re.Match[str]) -> list[Atom]:
    text, word = match.string, match["season"].casefold()
    year, which, part = year_of_match(match), which_word(match), part_word(match)
    first = season_start(word)
    if span := match["span"] or match["until"]:
        return whole(match, MonthSpan(first, 3, "season", int(span[:4])))
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
    return [Atom(span_start(match), match.end(), MonthSpan(first, 3, "season", year, which, part))]


_SEASON_CUE = re.compile(
    r"\b(?:in|by|since|until|till|during|throughout|over|through|of|before|after|from|throughout)\s+(?:the\s+)?$|\bthe\s+$",
    re.I,
)


_NO_NOUN_AFTER = re.compile(
    r"\s*(?:[.,;:)–—?!\n]|$)|\s+(?:and|or|but|when|as|with|while|after|before|they|he|she|it|we|the|a|an|had|has|have|is|are|will|was|were"
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
        number = int(match["q"].strip("QqHh"))
        unit = "quarter" if "q" in match["q"].casefold() else "half"
    else:
        unit = match["unit"].casefold()
        word = match["nth"].casefold()
        number = 12 // _LENGTH[unit] if word in ("last", "final") else ordinal(word)
    if number * _LENGTH[unit] > 12:
        return []
    year = int(match["before"]) if match["before"] else year_of_match(match)
    if unit == "half" and year is None and not match["q"] and not _is_half_year(match):
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
    return whole(match, span)


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
    return whole(match, MonthSpan(first, count, "half", year_of_match(match)))


_NTH = frozenset("first second third fourth last final opening closing".split())
PERIOD_RULES = (
    rule(
        _NTH,
        r"(?P<nth>first|second|third|fourth|last|final|opening|closing)\s+(?:(?P<count>two|three|four|five|ten|\d\d?)\s+)?"
        rf"(?P<unit>day|week|fortnight)(?P<plural>s)?\s+(?:of|in)\s+(?P<month>{MONTH_WORD}){YEAR_TAIL}",
        _read_slice_of_month,
    ),
    rule(
        _NTH,
        r"(?P<end>first|last|final)\s+(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\s+months"
        rf"\s+(?:of|in)\s+(?:fiscal\s+)?(?:{YEAR_REF})",
        _read_first_months,
    ),
    rule(
        MONTH_BEGINS | PART_BEGINS | WHICH_BEGINS,
        rf"(?:{PART})?(?:{WHICH}\s+)?(?P<month>{MONTH_WORD})(?!\s+(?:the\s+)?\d\d?(?![\d:]))"
        rf"(?:(?:,?\s+(?:of\s+)?|-|/)(?:{YEAR_REF}))?",
        _read_month,
    ),
    rule(
        _NTH | NUMBER | {"q", "h"},
        rf"(?:(?P<before>{YEAR})(?:['’]s)?\s+)?(?:(?P<q>[qh][1-4]|[1-4][qh])(?!\w)"
        r"|(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?(?P<unit>quarter|half)(?!\w))"
        rf"(?:,?\s+(?:of\s+|in\s+)?(?:fiscal\s+(?:year\s+)?)?(?:{YEAR_REF}))?",
        _read_quarter,
    ),
    rule(
        SEASON_BEGINS | PART_BEGINS | WHICH_BEGINS | NUMBER,
        rf"(?:{PART})?(?:{WHICH}\s+)?(?:(?P<span>{YEAR}(?:[-–/]\d\d(?:\d\d)?)?)\s+)?(?P<season>{SEASON_WORD})"
        rf"(?:,?\s+(?:of\s+)?(?:(?P<until>{YEAR}[-–/]\d\d(?:\d\d)?(?!\d))|{YEAR_REF}))?",
        _read_season,
    ),
    rule(
        frozenset(("fiscal", "calendar", "fy")),
        r"(?:(?:fiscal|calendar)(?:\s+year)?\s+|fy\s?['’]?)(?P<year>(?:19|20)\d\d|\d\d)(?:[/-]\d\d(?:\d\d)?)?(?!\w)",
        _read_fiscal_year,
    ),
    rule(NUMBER, r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?\s*(?:BCE?(?!\w)|B\.\s?C\.)", _read_before_christ),
    rule(
        ORDINAL_BEGINS | PART_BEGINS | NUMBER,
        rf"(?:{PART})?(?P<nth>{ORDINAL_WORD})[\s-]century(?!\w)(?P<bc>\s+(?:BCE?(?!\w)|B\.\s?C\.))?",
        _read_century,
    ),
    rule(
        PART_BEGINS | NUMBER,
        rf"(?:{PART})?(?P<apostrophe>['’])?(?P<decade>\d{{3}}0|[2-9]0)['’]?s(?!\w)",
        _read_decade,
    ),
    rule(
        PART_BEGINS | NUMBER,
        rf"(?:{PART})?(?P<year>{YEAR})(?:[-–—/](?P<tail>{YEAR}|\d\d(?!\d)))?",
        _read_year,
    ),
    rule(NUMBER, r"['’](?P<short>\d\d)(?!\w)", _read_short_year),
)
