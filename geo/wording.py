"""Figures and dates as a reader would write them: the words that tables, captions and the map share."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from geo.model import Bound, Category, Claim, Role, Unit

CATEGORY_WORDS: Mapping[Category, str] = MappingProxyType(
    {
        "territory_controlled": "territory controlled",
        "territory_seized": "territory seized",
        "territory_lost": "territory lost",
        "territory_share": "share of territory",
        "killed": "killed",
        "wounded": "wounded",
        "killed_or_wounded": "killed or wounded",
        "captured": "captured",
        "missing": "missing",
        "troops": "troops",
        "displaced": "displaced",
        "equipment_destroyed": "equipment destroyed",
        "weapons_launched": "weapons launched",
        "weapons_intercepted": "weapons intercepted",
        "distance": "distance",
        "other": "other figure",
    }
)
MENTION = "mention"  # the category of a row that carries no figure: a place the report puts on the map
ROW_WORDS: Mapping[str, str] = MappingProxyType(
    {**{str(c): w for c, w in CATEGORY_WORDS.items()}, MENTION: "named, no figure"}
)

ROLE_WORDS: Mapping[Role, str] = MappingProxyType(
    {
        "event": "where it happened",
        "origin": "where from",
        "destination": "where to",
        "context": "context",
        "actor": "acts or speaks",
        "demonym": "people or adjective",
        "institution": "part of a name",
    }
)
REPORT_VOICE = "the report itself"
# UCDP's where_prec and date_prec; "none" where there is no place, or no date
WHERE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "1": "at an exact place",
        "2": "within 25 km of a place",
        "3": "in a district",
        "4": "in a province",
        "5": "in a vague area",
        "6": "in a country",
        "7": "at sea or in the air",
        "none": "at no place",
    }
)
WHEN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "1": "on a day",
        "2": "within six days",
        "3": "within a week",
        "4": "within a month",
        "5": "within more than a month",
        "none": "undated",
    }
)
STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "machine": "not reviewed",
        "confirmed": "confirmed by a person",
        "corrected": "corrected by a person",
        "rejected": "rejected by a person",
    }
)

# What XML 1.0 leaves out: control characters but tab and line ends, surrogates, and two that are no characters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNIT: Mapping[Unit, str] = {"km2": " km²", "km": " km", "percent": " %", "persons": "", "items": ""}
_MORE_THAN = re.compile(r"\b(?:more|greater|larger|higher|upwards?)\s+(?:than|of)\b|\bover\b|\bexceed", re.I)
_FEWER_THAN = re.compile(r"\b(?:fewer|less|smaller|lower)\s+than\b|\bunder\b|\bbelow\b", re.I)
_VAGUE = re.compile(
    r"\b(?:several|many|a few|few|some|countless|numerous)(?:\s+(?:dozen|hundred|thousand|million)s?)?\b"
    r"|\b(?:tens|dozens|scores|hundreds|thousands|millions)(?:\s+of\s+(?:hundreds|thousands|millions))?\b"
    r"|\b(?:a\s+)?(?:couple|handful)\b",
    re.I,
)


def number(value: float) -> str:
    """Return `value` with thousands separators and no more decimals than it has, two at most.

    >>> number(10000.0), number(393.6), number(0.125)
    ('10,000', '393.6', '0.12')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def figure(claim: Claim) -> str:
    """Return the claim's amount in words that keep its bound; "no figure" when it has none.

    Never a midpoint: a range stays a range, and a vague amount keeps the report's own word with the
    interval it stands for in brackets.

    >>> figure(Claim("c", 0, 0, "10,000 to 12,000", "", "troops", 10000, None, 12000, "persons", "range"))
    '10,000 to 12,000'
    """
    return amount(claim.low, claim.best, claim.high, claim.unit, claim.bound, claim.text)


def amount(
    low: float | None, best: float | None, high: float | None, unit: Unit, bound: Bound, text: str = ""
) -> str:
    """Return an amount in words; `text`, the phrase as written, chooses between like words."""
    suffix = _UNIT[unit]
    if bound == "vague" and low is not None and high is not None:
        words = _VAGUE.search(text)
        interval = f"{number(low)}–{number(high)}"
        return f"{words.group().lower()}{suffix} ({interval})" if words else f"{interval}{suffix}"
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}{suffix}"
    if bound == "at_least" and low is not None:
        return f"{'more than' if _MORE_THAN.search(text) else 'at least'} {number(low)}{suffix}"
    if bound == "at_most" and high is not None:
        return f"{'fewer than' if _FEWER_THAN.search(text) else 'up to'} {number(high)}{suffix}"
    value = best if best is not None else low if low is not None else high
    if value is None:
        return "no figure"
    return f"{'about ' if bound == 'about' else ''}{number(value)}{suffix}"


def day(value: date) -> str:
    """Return a day as "11 Jan 2025".

    >>> day(date(2025, 1, 11))
    '11 Jan 2025'
    """
    return f"{value.day} {value:%b %Y}"


def publication(published: date | None, basis: str | None) -> str:
    """Return when a report was published and how that is known.

    >>> publication(date(2025, 1, 11), "dateline")
    'published 11 Jan 2025, worked out from its dateline'
    """
    if published is None:
        return "no date of publication: relative dates stay open"
    known = "" if basis in (None, "given") else f", worked out from its {basis}"
    return f"published {day(published)}{known}"


def interval(earliest: date | None, latest: date | None) -> str:
    """Return a closed interval of days as briefly as it can be said; "undated" when it has no end.

    >>> interval(date(2024, 8, 1), date(2024, 8, 31))
    'Aug 2024'
    >>> interval(date(2025, 1, 6), date(2025, 1, 11))
    '6–11 Jan 2025'
    """
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return f"until {day(latest)}" if latest else f"from {day(earliest)}"  # type: ignore[arg-type]
    if earliest == latest:
        return day(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        if earliest.day == 1 and _closes_month(latest):
            return f"{earliest:%b %Y}"
        return f"{earliest.day}–{day(latest)}"
    if earliest.day == 1 and _closes_month(latest):
        if (earliest.month, latest.month, earliest.year) == (1, 12, latest.year):
            return str(latest.year)
        return f"{earliest:%b %Y} – {latest:%b %Y}"
    return f"{day(earliest)} – {day(latest)}"


def without_controls(words: str) -> str:
    r"""Return words without the characters that neither XML nor a page can hold.

    >>> without_controls("a\x07b\tc")
    'ab\tc'
    """
    return _UNPRINTABLE.sub("", words)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return "1 claim", "2 claims", "0 claims".

    >>> counted(1, "report"), counted(12000, "reply", "replies")
    ('1 report', '12,000 replies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _closes_month(value: date) -> bool:
    return value.day == monthrange(value.year, value.month)[1]
