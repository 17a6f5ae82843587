"""What came to be told between two days: figures that are new, later figures for the same thing, and denials.

Nothing is averaged and nothing is said to have changed but the telling: a later figure by another voice stands
beside the earlier one, with both speakers and both bounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.comparison.comparable import related
from geo.comparison.differences import SUFFIX, done, reach, when
from geo.comparison.statements import Statement, same_speaker
from geo.comparison.things import FAMILY, side
from geo.filter import DatedBy
from geo.wording import counted, day, number

Kind = Literal["changed", "again", "denied", "appeared"]


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that came between the two days.

    "changed": another figure for the same thing was told by the first day, and `before` is the last of them, that
    of the same speaker if there is one. "again": it was the same figure. "denied": the figure is denied or disputed
    where it is told. `apart`: the two figures cannot both be right.
    """

    kind: Kind
    statement: Statement
    before: Statement | None
    apart: bool
    words: str  # one sentence without its full stop


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about the difference, and the statements it speaks of."""

    words: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two days; `known` counts the statements of the first, `undated` those of neither."""

    first: date
    second: date
    dated_by: DatedBy
    known: int
    undated: int
    changes: tuple[Change, ...]  # changed figures first, those that cannot both be right before the others

    def of(self, kind: Kind) -> list[Change]:
        """Return the changes of one kind."""
        return [c for c in self.changes if c.kind == kind]

    def sentences(self) -> tuple[Told, ...]:
        """Return the difference in two or three sentences."""
        return tuple(_sentences(self))


def changes(told: Iterable[Statement], first: date, second: date, dated_by: DatedBy = "event") -> Changes:
    """Return which of the statements (`geo.comparison.statements`) are told as of `second` but not as of `first`.

    As of a day by "event": what is said to have begun by then; by "report": what was published by then.
    Raises ValueError where `first` is not before `second`.
    """
    if first >= second:
        raise ValueError(f"Two days to compare must follow one another, but {first} is not before {second}.")
    known: list[Statement] = []
    new: list[Statement] = []
    undated = 0
    for statement in told:
        begun = _since(statement, dated_by)
        if begun is None:
            undated += 1
        elif begun <= second:
            (known if begun <= first else new).append(statement)
    earlier: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in known:
        earlier[statement.category, statement.place_id].append(statement)
    found = [_change(s, earlier[s.category, s.place_id], dated_by) for s in new]
    order: Sequence[Kind] = ("changed", "denied", "again", "appeared")
    found.sort(
        key=lambda c: (order.index(c.kind), not c.apart, _last_first(c.statement, dated_by), c.statement.id)
    )
    return Changes(first, second, dated_by, len(known), undated, tuple(found))


def _since(statement: Statement, dated_by: DatedBy) -> date | None:
    """Return the day from which a statement counts; one that says only "until" counts from the beginning."""
    if dated_by == "report":
        return statement.published
    return statement.earliest or (date.min if statement.latest else None)


def _last_first(statement: Statement, dated_by: DatedBy) -> int:
    return -(_since(statement, dated_by) or date.min).toordinal()


def _change(statement: Statement, earlier: Iterable[Statement], dated_by: DatedBy) -> Change:
    same = [
        s
        for s in earlier
        if FAMILY.get(s.category)
        and s.unit == statement.unit
        and side(s) == side(statement)
        and related(s, statement)
    ]
    before = max(
        same,
        key=lambda s: (_same_voice(s, statement), _since(s, dated_by) or date.min, s.id),
        default=None,
    )
    if statement.stance in ("denied", "disputed"):
        return Change("denied", statement, before, False, _denied(statement, before))
    if before is None:
        return Change("appeared", statement, None, False, _appeared(statement))
    if _amounts(before) == _amounts(statement):
        return Change("again", statement, before, False, _again(statement, before))
    relation = _relation(before, statement)
    return Change("changed", statement, before, relation != _BOTH, _changed(statement, before, relation))


def _amounts(s: Statement) -> tuple[object, ...]:
    return s.low, s.best, s.high, s.bound


def _same_voice(one: Statement, other: Statement) -> bool:
    return (one.own_voice and other.own_voice) or same_speaker(one.speaker, other.speaker)


_BOTH = "both can be true"


def _relation(before: Statement, after: Statement) -> str:
    """Return how the later figure stands to the earlier one, by what their bounds allow."""
    (low, high), (later_low, later_high) = reach(before), reach(after)
    gap, word = (later_low - high, "higher") if later_low > high else (low - later_high, "lower")
    if gap <= 0:
        return _BOTH
    if "about" in (before.bound, after.bound):
        return word
    least = "" if before.bound == after.bound == "exact" else "at least "
    return f"{least}{number(gap)}{SUFFIX[after.unit]} {word}"


def _thing(s: Statement) -> str:
    return ", ".join(part for part in (s.place, done(s.category), s.side) if part)


def _said(s: Statement) -> str:
    return "computed from the report" if s.derived else f"said by {s.speaker}"


def _appeared(s: Statement) -> str:
    return f"{_thing(s)}: {s.figure}, {when(s)}, {_said(s)}"


def _changed(after: Statement, before: Statement, relation: str) -> str:
    return (
        f"{_thing(after)}: first {before.figure}, {when(before)}, {_said(before)}; "
        f"then {after.figure}, {when(after)}, {_said(after)}: {relation}"
    )


def _again(after: Statement, before: Statement) -> str:
    if _same_voice(before, after):
        return f"{_thing(after)}: {after.figure}, {_said(before)}, is told again"
    return f"{_thing(after)}: {after.figure}, {_said(before)}, is now also {_said(after)}"


def _denied(s: Statement, before: Statement | None) -> str:
    words = f"{_thing(s)}: {s.figure}, {_said(s)}, is {s.stance}"
    return f"{words}; before it was {before.figure}, {_said(before)}" if before else words


def _sentences(found: Changes) -> Iterator[Told]:
    new = [c.statement for c in found.changes]
    first, second = day(found.first), day(found.second)
    many = counted(found.known, "figure")
    start = (
        f"The reports published by {first} tell {many}"
        if found.dated_by == "report"
        else f"Of events up to {first} the reports tell {many}"
    )
    if not new:
        yield Told(f"{start}; by {second}, no more.", ())
        return
    places = len({s.place_id for s in new})
    reports = len({source.report_id for s in new for source in s.sources})
    yield Told(
        f"{start}; by {second}, {counted(len(new), 'more', 'more')} at {counted(places, 'place')}, "
        f"in {counted(reports, 'report')}.",
        tuple(new),
    )
    changed = found.of("changed")
    if changed:
        more = {1: "", 2: " Another later figure stands beside an earlier one."}.get(
            len(changed), f" {len(changed) - 1:,} other later figures stand beside earlier ones."
        )
        yield Told(
            f"{changed[0].words}.{more}", tuple(s for c in changed for s in (c.before, c.statement) if s)
        )
    else:
        yield Told("No later figure for the same thing is among them.", ())
    denied = found.of("denied")
    if denied:
        more = {1: "", 2: " Another new figure is denied or disputed."}.get(
            len(denied), f" {len(denied) - 1:,} other new figures are denied or disputed."
        )
        yield Told(f"{denied[0].words}.{more}", tuple(c.statement for c in denied))
