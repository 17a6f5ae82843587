"""Dates: every calendar expression of a report, as a span of text and an interval of days."""

import re
from dataclasses import replace
from datetime import date

from geo.extraction import date_cues as cues
from geo.extraction.calendar_words import PART_OF_DAY_WORD
from geo.extraction.date_expressions import (
    Anchor,
    Between,
    Counted,
    Expression,
    Feast,
    Fixed,
    MonthDay,
    MonthSpan,
    UnitFrom,
    Weekday,
    Window,
)
from geo.extraction.date_patterns import RULES, Atom, DayRun, Rule
from geo.extraction.date_values import Interval, precision
from geo.extraction.relative_patterns import RELATIVE_RULES, Dangling
from geo.model import DateMention

_RULES: tuple[Rule, ...] = (*RELATIVE_RULES[:11], *RULES, *RELATIVE_RULES[11:])
_COMPILED = [re.compile(rule.pattern, re.IGNORECASE) for rule in _RULES]
# One pass over the text: the rules as alternatives, each tried only at words that begin with its letters.
_SCAN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<r{i}>(?=[{rule.leads}]){re.sub(r'[(][?]P<[^>]+>', '(?:', rule.pattern)})"
        for i, rule in enumerate(_RULES)
    )
    + ")",
    re.IGNORECASE,
)


def find_dates(text: str, published: date | None, *, narrative: bool = False) -> list[DateMention]:
    """Return the calendar expressions of `text` in order, not overlapping, as closed intervals of days.

    Relative ones count from `published`; without it they come back with both ends None. With `narrative`,
    the running date of a history takes its place. Durations, ages, habits ("every Friday") and vague times
    ("recently") are no calendar expressions.

    >>> [(d.text, str(d.earliest)) for d in find_dates("Shelling on Saturday", date(2025, 1, 11))]
    [('Saturday', '2025-01-11')]
    """
    mentions = []
    last: Interval | None = None
    for atom in _joined(text, _with_part_of_day(text, _atoms(text))):
        if isinstance(atom.expression, Dangling):
            continue
        anchor = Anchor(published, last, cues.tense(text, atom.start, atom.end), narrative)
        days = _interval(atom.expression, anchor)
        if days and not isinstance(atom.expression, Window):
            last = days
        mentions.append(
            DateMention(
                atom.start,
                atom.end,
                text[atom.start : atom.end],
                days[0] if days else None,
                days[1] if days else None,
                precision(days) if days else 5,
            )  # fmt: skip
        )
    return mentions


def _interval(expression: Expression, anchor: Anchor) -> Interval | None:
    try:
        return expression.interval(anchor)
    except (ValueError, OverflowError):  # 29 February of a common year, a century before the calendar
        return None


def _atoms(text: str) -> list[Atom]:
    atoms: list[Atom] = []
    position = 0
    while match := _SCAN.search(text, position):
        found: list[Atom] = []
        index = int((match.lastgroup or "r0")[1:])
        for rule, pattern in zip(_RULES[index:], _COMPILED[index:], strict=True):
            if (own := pattern.match(text, match.start())) and (found := list(rule.read(own))):
                break
        atoms += found
        position = max(found[-1].end, match.start() + 1) if found else match.start() + 1
    return atoms


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


_BESIDE = re.compile(r"[,\s]\s*\(?(?:the\s+|a\s+|on\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—−]\s*", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|until|till|through|thru|into)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?(?:on\s+)?", re.IGNORECASE)
_LIST = re.compile(
    r"(?:\s*,)?\s+(?:and|or|to|until|through)\s+(?:(?:in|the|early|late|mid)\s+)*|\s*[-–—,/]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def _joined(text: str, atoms: list[Atom]) -> list[Atom]:
    """Join what is one expression: "Saturday, 12 May", "Monday to Wednesday", "two days after Christmas"."""
    return _ranges(text, _counted(text, _same_day(text, atoms)))


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
    """Return what stands between two atoms, None where it is long."""
    return text[first.end : second.start] if second.start - first.end <= 16 else None


def _same_kind(first: Expression, second: Expression) -> bool:
    days = (MonthDay, DayRun, Fixed, Feast)
    return type(first) is type(second) or (isinstance(first, days) and isinstance(second, days))


def _follows(first: Expression, second: Expression) -> bool:
    """Tell whether the second is the next weekday, day or month after the first."""
    if isinstance(first, Weekday) and isinstance(second, Weekday):
        return (second.number - first.number) % 7 == 1
    if isinstance(first, MonthSpan) and isinstance(second, MonthSpan):
        return (
            first.unit == second.unit and (second.first - first.first) % 12 == first.count and not second.part
        )
    if isinstance(first, MonthDay) and isinstance(second, MonthDay):
        days = [_interval(e, Anchor(date(2024, 1, 1), tense="future")) for e in (first, second)]
        return bool(days[0] and days[1] and (days[1][0] - days[0][0]).days == 1)
    return False
