"""The day a report was published, worked out from what it says of itself: never guessed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from geo.extraction.calendar.expressions import Anchor, DayRun, Expression, Fixed, MonthDay, Weekday
from geo.extraction.calendar.relative import Between
from geo.extraction.calendar.rules import Atom
from geo.extraction.calendar.scan import scan
from geo.extraction.calendar.values import Interval

_HEAD = 2_000  # characters from the start in which a report says when it was published
_TOP = 500  # ... in which it says what it is
_NEAR = timedelta(days=45)  # a full date this near to a dateline settles the dateline's year

_LABEL = re.compile(
    r"(?:^|[|•·(])\s*(?:(?:first\s+)?published|posted|released|issued|date(?=\s*:)|dated|(?:last\s+)?updated|modified|filed"
    r"|date\s+of\s+(?:publication|issue))(?:\s+(?:on|at|date))?\s*[:|–—-]?\s*"
    r"(?:\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?|[A-Z]{2,4})?,?\s*(?:on\s+)?)?$",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\bas\s+of\s+(?:\d{1,2}[:.]?\d\d\s*(?:hrs|hours|h|[ap]\.?m\.?|[A-Z]{2,4})?,?\s*(?:on\s+)?)?$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\btoday\s*[,(–—-]?\s*$", re.IGNORECASE)
_HEADING = re.compile(
    r"\b(?:sit\s?rep|(?:situation|flash|field|daily|weekly|monthly|press|media|humanitarian|operational|security|emergency)"
    r"\s+(?:report|update|release|briefing|bulletin|snapshot|summary|statement|overview|digest|access)|flash\s+update|update\s+(?:no|#|\d)"
    r"|report\s+(?:no|n°|#|\d)|bulletin|communiqu[eé]|briefing|reporting\s+period|period\s+covered|snapshot|dashboard"
    r"|newsletter|press\s+statement|live\s+blog|by\s+[A-Z])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\w\n]{0,3}(?:near\s+|outside\s+)?[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:[\s/-]+(?:(?:of|the|de|al|el|and|sur|in)[\s-]+)?[A-ZÀ-Þ(][\w'’.)-]*){0,5}"
    r"(?:,\s*(?:the\s+)?[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:of\s+(?:the\s+)?)?[A-Z][\w'’.-]*"
    r"|region|oblast|province|district|governorate|state|county|city|camp|island)){0,5}){0,3}[\s]*(?:\([^()\n]{1,40}\)\s*)?[,(–—:|-]?\s*\(?"
)
_AFTER_DATELINE = re.compile(
    r"\)?\s*(?:[,/|]\s*)?(?:\([^()\n]{1,40}\)|/[\w ]{2,30}/)?\s*(?:[—–:|]|-(?!\w)|--|\.\s|\)|\n|$)"
)
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?s?|picture[ds]?|image[sd]?|handout|getty|afp|reuters|anadolu|epa|caption|seen here|screengrab"
    r"|via)\b",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"\b(?:file\s+(?:photo|picture|image)|archive|\(file\)|- file\b)", re.IGNORECASE)
_TIME_ONLY = re.compile(
    r"[\s|,·•\[\]()–—:-]*(?:(?:at\s+)?\d{1,2}[:.]?\d\d(?::\d\d)?\s*(?:hrs|hours|h|[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}(?:[+-]\d+)?)?)?[\s|,·•\[\]()–—:.-]*",
    re.IGNORECASE,
)


class _Dated(NamedTuple):
    """A whole date, year and all, where it stands."""

    start: int
    end: int
    day: date


def infer_published(text: str) -> tuple[date, str] | None:
    """Return the day `text` was published and what says so, None where nothing settles it.

    The basis is "label" ("Published: ..."), "as of", "today", "dateline", "heading", "caption" (a picture
    taken on the one weekday that the report speaks of) or "weekday" ("Saturday, 11 January 2025"). A dateline
    without a year takes it from a date with one close by; else it settles nothing.

    >>> infer_published("KYIV, Jan. 11, 2025 (Wire) - Two men were captured.")
    (datetime.date(2025, 1, 11), 'dateline')
    """
    atoms = scan(text)
    dated = [d for atom in atoms if (d := _dated(atom))]
    for basis, found in (
        ("label", _labelled(text, dated, _LABEL)),
        ("as of", _as_of(text, dated)),
        ("today", _labelled(text, dated, _TODAY)),
        ("dateline", _dateline(text, atoms, dated)),
        ("heading", _heading(text, dated)),
        ("caption", _caption(text, atoms, dated)),
        ("weekday", _with_weekday(text, atoms, dated)),
    ):
        if found:
            return found, basis
    return None


def _dated(atom: Atom) -> _Dated | None:
    days = _days(atom.expression)
    if days is None or (days[0] != days[1] and not isinstance(atom.expression, DayRun | Between)):
        return None
    return _Dated(atom.start, atom.end, days[1]) if (days[1] - days[0]).days < 32 else None


def _days(expression: Expression) -> Interval | None:
    """Return the days of an expression that needs no anchor."""
    try:
        return expression.interval(Anchor(None))
    except (ValueError, OverflowError):
        return None


def _labelled(text: str, dated: list[_Dated], label: re.Pattern[str]) -> date | None:
    for d in dated:
        line = _line_start(text, d.start)
        if (d.start < _HEAD or d.start - line < 40) and label.search(text[max(line, d.start - 60) : d.start]):
            return d.day
    return None


def _as_of(text: str, dated: list[_Dated]) -> date | None:
    """Return "as of 10 June 2025" where it heads the report or a line of it."""
    for d in dated:
        line = _line_start(text, d.start)
        if (d.start < _TOP or d.start - line < 40) and _AS_OF.search(text, max(line, d.start - 40), d.start):
            return d.day
    return None


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _dateline(text: str, atoms: list[Atom], dated: list[_Dated]) -> date | None:
    for atom in atoms:
        if atom.start > _HEAD:
            break
        if not isinstance(atom.expression, MonthDay | Fixed) or not _heads_line(text, atom):
            continue
        days = _days(atom.expression)
        if days and days[0] == days[1]:
            return days[0]
        if isinstance(atom.expression, MonthDay) and atom.expression.year is None:
            return _with_year(text, atom, atom.expression, atoms, dated)
    return None


def _heads_line(text: str, atom: Atom) -> bool:
    start = _line_start(text, atom.start)
    if atom.start - start > 90 or not _AFTER_DATELINE.match(text, atom.end, atom.end + 60):
        return False
    before = text[start : atom.start]
    if not before.strip(
        " (—–-"
    ):  # the date alone: "Jan. 11, Kyiv -" is no dateline, "11 January 2025" a heading
        return False
    return _PLACE.fullmatch(before) is not None


def _with_year(text: str, atom: Atom, day: MonthDay, atoms: list[Atom], dated: list[_Dated]) -> date | None:
    """Return the dateline's day with the year of a whole date near it, or of a month near it whose weekday agrees.

    A day that recurs ("Feb. 24", beside "February 24, 2022") says nothing of its year, and neither does a
    year that a later one in the text belies.
    """
    named = {*_weekdays(scan(text[atom.start : atom.end])), *_weekdays(atoms)}
    years = [days[1].year for a in atoms if (days := _days(a.expression))]
    latest_year = max(years, default=0)
    sure, likely = set(), set()
    for other in atoms:
        days = _days(other.expression)
        if days is None or (days[1] - days[0]).days > 31:
            continue
        for year in {days[0].year, days[1].year, days[1].year + 1}:
            value = _day_in(day, year)
            if (
                value is None
                or year < latest_year
                or (value.month, value.day) == (days[0].month, days[0].day)
            ):
                continue
            if days[0] == days[1] and abs(value - days[0]) <= _NEAR:
                sure.add(value)
            elif timedelta(0) <= value - days[0] <= 2 * _NEAR and value.weekday() in named:
                likely.add(value)
    for candidates in (sure, likely):
        if len(candidates) == 1:
            value = candidates.pop()
            spoken = {value.weekday(), (value.weekday() - 1) % 7}
            return value if not named or named & spoken else None
    return None


def _day_in(day: MonthDay, year: int) -> date | None:
    days = _days(MonthDay(day.month, day.day, year))
    return days[0] if days else None


def _weekdays(atoms: list[Atom]) -> Iterator[int]:
    """Yield the bare weekdays a report names, in order."""
    for atom in atoms:
        if (
            isinstance(atom.expression, Weekday)
            and atom.expression.which is None
            and atom.expression.week is None
        ):
            yield atom.expression.number


def _heading(text: str, dated: list[_Dated]) -> date | None:
    """Return the date of a heading: "Situation Report #45 | 10 June 2025", or one that has a line to itself."""
    for d in dated:
        if d.start > _HEAD:
            break
        start, end = _line_start(text, d.start), _line_end(text, d.end)
        if end - start > 160 or len(text[:start].strip().splitlines()) > 8:
            continue
        if _CAPTION.search(text, start, end):
            continue  # what stands under a picture says when it was taken
        before, after = text[start : d.start], text[d.end : end]
        alone = _TIME_ONLY.fullmatch(before) and _TIME_ONLY.fullmatch(after)
        place_alone = _PLACE.fullmatch(before) and not after.strip(" .)")
        if alone or place_alone or (_HEADING.search(before) and _TIME_ONLY.match(after)):
            return d.day
    return None


def _caption(text: str, atoms: list[Atom], dated: list[_Dated]) -> date | None:
    """Return the day of the latest picture where it falls on the one weekday that the report speaks of."""
    days = []
    for d in dated:
        paragraph = text[_line_start(text, d.start) : _line_end(text, d.end)]
        if len(paragraph) < 600 and _CAPTION.search(paragraph) and not _ARCHIVE.search(paragraph):
            days.append(d.day)
    latest = max(days, default=None)
    return latest if latest and {latest.weekday()} == set(_weekdays(atoms)) else None


def _with_weekday(text: str, atoms: list[Atom], dated: list[_Dated]) -> date | None:
    """Return "Saturday, 11 January 2025" where no whole date is later and no other weekday is named."""
    latest = max((d.day for d in dated), default=None)
    if latest is None or set(_weekdays(atoms)) - {latest.weekday()}:
        return None
    beside = (text[d.start : d.end].casefold() for d in dated if d.day == latest)
    return (
        latest
        if any(re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", words) for words in beside)
        else None
    )
