"""What several atoms say together: "Saturday, 12 May", "Monday to Wednesday", "two days after Christmas"."""

import re
from dataclasses import replace
from datetime import date

from geo.extraction.calendar.expressions import (
    DayRun,
    Expression,
    Feast,
    Fixed,
    MonthDay,
    MonthSpan,
    Weekday,
)
from geo.extraction.calendar.relative import Between, Counted, Dangling, NightOf, Overnight, UnitFrom
from geo.extraction.calendar.rules import Atom
from geo.extraction.calendar.words import PART_OF_DAY_WORD


def joined(text: str, atoms: list[Atom]) -> list[Atom]:
    """Return the atoms with what is one expression joined, and days widened by their part of day."""
    return _nights(text, _ranges(text, _counted(text, _same_day(text, _with_part_of_day(text, atoms)))))


_PART_AFTER = re.compile(rf"(?:\s+(?:early\s+|late\s+)?|-){PART_OF_DAY_WORD}", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night)\s+(?:of|on)\s+(?:the\s+)?|(?:early|late|midnight)\s+(?:on\s+)?"
    r"|(?:early|small|late)\s+(?:morning\s+)?hours\s+of\s+(?:the\s+)?)$",
    re.IGNORECASE,
)


def _with_part_of_day(text: str, atoms: list[Atom]) -> list[Atom]:
    """Widen days by the part of day said with them: "Saturday evening", "late on Friday", "the night of 12 May"."""
    out: list[Atom] = []
    for i, atom in enumerate(atoms):
        start, end = atom.start, atom.end
        if isinstance(atom.expression, Weekday | MonthDay | DayRun | Fixed | UnitFrom | Feast) and _is_day(
            atom.expression
        ):
            floor = max(out[-1].end if out else 0, start - 34)
            if before := _PART_BEFORE.search(text, floor, start):
                start = before.start()
            if after := _PART_AFTER.match(text, end):
                end = after.end() if i + 1 == len(atoms) or after.end() <= atoms[i + 1].start else end
        out.append(replace(atom, start=start, end=end))
    return out


def _is_day(expression: Expression) -> bool:
    if isinstance(expression, UnitFrom):
        return expression.unit == "day"
    if isinstance(expression, Fixed):
        return expression.days is not None and expression.days[0] == expression.days[1]
    return True


_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_BESIDE = re.compile(r"(?:['’]s\s|[,\s])\s*\(?(?:the\s+|a\s+|on\s+|of\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—−]\s*", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|until|till|through|thru|into)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?(?:on\s+)?", re.IGNORECASE)
_LIST = re.compile(
    r"(?:\s*,)?\s+(?:and|or|to|until|through)\s+(?:(?:in|the|early|late|mid)\s+)*|\s*[-–—,/]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def _same_day(text: str, atoms: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for atom in atoms:
        if out and (gap := _gap(text, out[-1], atom)) and _BESIDE.fullmatch(gap):
            pair = (out[-1].expression, atom.expression)
            date_of = next((e for e in pair if isinstance(e, MonthDay | Fixed) and _is_day(e)), None)
            if date_of and any(isinstance(e, Weekday) and e.week is None and e.which is None for e in pair):
                closes = "(" in gap and text[atom.end : atom.end + 1] == ")"
                if "(" not in gap or closes:
                    out[-1] = Atom(out[-1].start, atom.end + closes, date_of)
                    continue
        out.append(atom)
    return out


def _counted(text: str, atoms: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for atom in atoms:
        if out and isinstance(way := out[-1].expression, Dangling):
            gap = _gap(text, out[-1], atom)
            if (
                gap is not None
                and re.fullmatch(r"\s+(?:the\s+|on\s+)?", gap)
                and not isinstance(atom.expression, Dangling)
            ):
                out[-1] = Atom(out[-1].start, atom.end, Counted(way.unit, way.count, atom.expression))
                continue
        out.append(atom)
    return out


def _ranges(text: str, atoms: list[Atom]) -> list[Atom]:
    out: list[Atom] = []
    for atom in reversed(_years_shared(text, atoms)):
        if out and (gap := _gap(text, atom, out[-1])):
            between = _BETWEEN.search(text, max(0, atom.start - 14), atom.start)
            from_to = re.search(r"\bfrom\s+(?:the\s+)?$", text[max(0, atom.start - 10) : atom.start], re.I)
            same = _same_kind(atom.expression, out[-1].expression)
            joins = (
                (_DASH.fullmatch(gap) and same)
                or (_TO.fullmatch(gap) and (same or from_to))
                or (
                    _AND.fullmatch(gap)
                    and (between or (same and _follows(atom.expression, out[-1].expression)))
                )
            )
            if (
                joins
                and not isinstance(out[-1].expression, Between)
                and not isinstance(atom.expression, Dangling)
            ):
                out[-1] = Atom(atom.start, out[-1].end, Between(atom.expression, out[-1].expression))
                continue
        out.append(atom)
    return out[::-1]


_NIGHT_GAP = re.compile(r"\s+(?P<link>(?:on|into|to|from|of)\s+)?(?:the\s+)?", re.IGNORECASE)


def _nights(text: str, atoms: list[Atom]) -> list[Atom]:
    """Join "overnight" to the day said with it: "overnight Saturday", "overnight on 10-11 May", "Sunday overnight"."""
    out: list[Atom] = []
    for atom in atoms:
        if out and (link := _NIGHT_GAP.fullmatch(_gap(text, out[-1], atom) or "")):
            night_first = isinstance(out[-1].expression, Overnight)
            day = (atom if night_first else out[-1]).expression
            night_last = isinstance(atom.expression, Overnight) and not link["link"]
            if night_first != night_last and isinstance(day, Weekday | MonthDay | DayRun | Between):
                out[-1] = Atom(out[-1].start, atom.end, NightOf(day, ends=bool(link["link"])))
                continue
        out.append(atom)
    return out


def _years_shared(text: str, atoms: list[Atom]) -> list[Atom]:
    """Give "October" its year in "October and November 1919", and "5 April" in "3 March 2022 to 5 April"."""
    out = list(atoms)
    for i in range(len(out) - 2, -1, -1):
        first, second = out[i].expression, out[i + 1].expression
        gap = _gap(text, out[i], out[i + 1])
        if gap is None or not _LIST.fullmatch(gap):
            continue
        if isinstance(first, MonthDay | DayRun | MonthSpan) and isinstance(
            second, MonthDay | DayRun | MonthSpan
        ):
            if first.year is None and isinstance(second.year, int) and not getattr(first, "which", None):
                turned = _month(first) > _month(second)
                out[i] = replace(out[i], expression=replace(first, year=second.year - turned))
            elif isinstance(first.year, int) and second.year is None and not gap.strip().startswith(","):
                turned = _month(first) > _month(second)
                out[i + 1] = replace(out[i + 1], expression=replace(second, year=first.year + turned))
    return out


def _month(expression: MonthDay | DayRun | MonthSpan) -> int:
    return expression.first if isinstance(expression, MonthSpan) else expression.month


def _gap(text: str, first: Atom, second: Atom) -> str | None:
    """Return what stands between two atoms, None where it is long or a paragraph ends in it."""
    gap = text[first.end : second.start]
    return gap if len(gap) <= 16 and not _PARAGRAPH.search(gap) else None


def _same_kind(first: Expression, second: Expression) -> bool:
    days = (MonthDay, DayRun, Fixed, Feast)
    return type(first) is type(second) or (isinstance(first, days) and isinstance(second, days))


def _follows(first: Expression, second: Expression) -> bool:
    """Tell whether the second is the next weekday, day or month after the first."""
    if isinstance(first, Weekday) and isinstance(second, Weekday):
        return (second.number - first.number) % 7 == 1
    if isinstance(first, MonthSpan) and isinstance(second, MonthSpan):
        return (
            first.unit == second.unit
            and (second.first - first.first) % 12 == first.count
            and second.part in (None, "early", "start")
        )
    if isinstance(first, MonthDay) and isinstance(second, MonthDay):
        days = date(2024, second.month, second.day) - date(2024, first.month, first.day)
        return days.days in (1, -365)
    return False
