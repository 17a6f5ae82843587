"""Groups claims about the same thing into sets to be read side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from geo.comparison.differences import SUFFIX, Difference, conflicting, differences
from geo.comparison.statements import Claims, Statement, statements
from geo.comparison.things import FAMILY, Family, counted, near_in_time, side, window, within
from geo.model import Category, Unit
from geo.wording import CATEGORY_WORDS, number


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest figure that anybody gives, never a mean.

    `open_low`: the lowest is an upper bound ("no more than 190"), `open_high`: the highest a lower one.
    """

    low: float | None
    high: float | None
    unit: Unit
    open_low: bool = False
    open_high: bool = False

    def words(self) -> str:
        """Return the spread in words.

        >>> Spread(300, 984, "km2").words(), Spread(97, 97, "persons", open_high=True).words()
        ('300 to 984 km²', '97 or more')
        """
        if self.low is None or self.high is None:
            return "no figure"
        low = number(self.low) + (" or less" if self.open_low else "")
        high = f"{number(self.high)}{SUFFIX[self.unit]}" + (" or more" if self.open_high else "")
        if self.low == self.high:
            return f"{high} or less" if self.open_low and not self.open_high else high
        return f"{low} to {high}"


@dataclass(frozen=True, slots=True)
class ComparableSet:
    """Statements about the same thing, earliest days and lowest figures first, and which of them contradict one another.

    `place_id` is the widest place of the set; statements about places within it stand in the set too.
    `conflicts` are pairs of statement ids. `spread` is over what is claimed of the place itself, without
    what is denied or computed, unless there is nothing else.
    """

    id: str
    family: Family
    unit: Unit
    place_id: str
    place: str
    statements: tuple[Statement, ...]
    spread: Spread
    conflicts: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """What is counted, whose and where: "Killed or wounded, North Korean: Kursk Oblast"."""
        names = ["territory held" if self.family == "held" else CATEGORY_WORDS[c] for c in self._categories]
        words = " / ".join(dict.fromkeys(names))
        sides = list(dict.fromkeys(s.side for s in self.statements if s.side))
        whose = f", {sides[0]}" if sides else ""
        unit = ", settlements" if self.family in ("held", "lost") and self.unit == "items" else ""
        return f"{words[:1].upper()}{words[1:]}{whose}{unit}: {self.place}"

    @property
    def sources(self) -> int:
        """How many times reports make one of the statements, those of one origin included."""
        return sum(len(s.sources) for s in self.statements)

    @property
    def denied(self) -> bool:
        """Whether one of the statements is denied by somebody."""
        return any(s.denied for s in self.statements)

    def beside(self, reference: Statement) -> dict[str, list[Difference]]:
        """Return by statement id how each other statement differs from `reference`; it stands second in the words."""
        return {s.id: differences(s, reference) for s in self.statements if s.id != reference.id}

    def contradictions(self) -> list[str]:
        """Return each contradiction in words, with who says what."""
        by_id = {s.id: s for s in self.statements}
        pairs = [(by_id[a], by_id[b]) for a, b in self.conflicts]
        return [f"{differences(a, b)[-1].words} ({a.speaker}, {b.speaker})" for a, b in pairs]

    @property
    def _categories(self) -> list[Category]:
        return list(dict.fromkeys(s.category for s in self.statements))


def compare(claims: Claims) -> list[ComparableSet]:
    """Return the sets of claims about the same thing, those with contradictions first.

    `claims` is a claims frame or extractions. The same thing: categories of one family, the same unit, what
    is counted, side and place (or a place within it), and days that overlap; for how things stand (territory,
    troops, the displaced) days within a year. A set has at least two reports' claims or two statements.
    Nothing is averaged, and what is of one origin is one statement.
    """
    buckets: defaultdict[tuple[Family, Unit], list[Statement]] = defaultdict(list)
    for statement in statements(claims):
        family = FAMILY.get(statement.category)
        if family is not None:
            buckets[family, statement.unit].append(statement)
    found = [
        _set(family, unit, members)
        for (family, unit), bucket in buckets.items()
        for members in _components(bucket)
        if len(members) > 1 or len(members[0].sources) > 1
    ]
    return sorted(found, key=lambda s: (not s.conflicts, -s.sources, s.title, s.id))


def conflicting_places(claims: Claims) -> set[str]:
    """Return the ids of places of which two voices give figures that cannot both be right (see `conflicting`)."""
    return {
        s.place_id
        for found in compare(claims)
        for s in found.statements
        if any(s.id in c for c in found.conflicts)
    }


def related(one: Statement, other: Statement) -> bool:
    """Whether two statements of one family and unit are about the same thing, so that a difference tells something."""
    if one.category != other.category and {one.category, other.category} == {"killed", "wounded"}:
        return False
    if one.place_id != other.place_id and not (within(one, other) or within(other, one)):
        return False
    return one.part == other.part and _same_counted(one, other) and near_in_time(one, other)


def _same_counted(one: Statement, other: Statement) -> bool:
    if one.unit in ("km2", "km", "percent"):
        return side(one) == side(other) or one.side is None or other.side is None
    a, b = counted(one), counted(other)
    if side(one) != side(other):
        # "200 troops" may be those of a side that another report names; "200" of nobody may be anyone
        return (
            a == b is not None
            and a not in ("people", "civilian")
            and (one.side is None or other.side is None)
        )
    return a == b or {a, b} <= {"people", "civilian"} or (one.side is not None and "people" in (a, b))


def _components(bucket: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield the statements that hang together, each in one list."""
    leader = list(range(len(bucket)))

    def root(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for i, j in _pairs(bucket):
        if root(i) != root(j) and related(bucket[i], bucket[j]):
            leader[max(root(i), root(j))] = min(root(i), root(j))
    groups: defaultdict[int, list[Statement]] = defaultdict(list)
    for index, statement in enumerate(bucket):
        groups[root(index)].append(statement)
    yield from groups.values()


def _pairs(bucket: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield pairs at one place, and of a place with what contains it; never by way of an unnamed side between two."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    sides: defaultdict[str, set[str]] = defaultdict(set)
    areas: dict[tuple[str | None, str | None], str] = {}  # (country, division) or (country, None) -> place id
    for index, s in enumerate(bucket):
        at[s.place_id].append(index)
        sides[s.place_id] |= {key} if (key := side(s)) else set()
        if s.place_kind in ("admin1", "country"):
            areas[s.country, s.place if s.place_kind == "admin1" else None] = s.place_id
    for place_id, members in at.items():
        part = bucket[members[0]]
        wholes = {areas.get((part.country, part.admin1)), areas.get((part.country, None))} - {None, place_id}
        for whole in (place_id, *sorted(w for w in wholes if w)):
            several = len(sides[place_id] | sides[whole]) > 1
            pairs = combinations(members, 2) if whole == place_id else product(members, at[whole])
            for i, j in pairs:
                if not several or side(bucket[i]) == side(bucket[j]):
                    yield min(i, j), max(i, j)


def _set(family: Family, unit: Unit, members: Sequence[Statement]) -> ComparableSet:
    widest = next((m for m in members if not any(within(m, other) for other in members)), members[0])
    told = sorted(members, key=_by_days)
    pairs = tuple((a.id, b.id) for a, b in combinations(told, 2) if conflicting(a, b))
    own = [m for m in members if m.place_id == widest.place_id]
    return ComparableSet(
        min(m.id for m in members),
        family,
        unit,
        widest.place_id,
        widest.place,
        tuple(told),
        _spread(own, unit),
        pairs,
    )


def _by_days(statement: Statement) -> tuple[date, date, float, str]:
    days = window(statement) or (date.max, date.max)
    return days[0], days[1], min(_figures(statement), default=0.0), statement.id


def _spread(members: Sequence[Statement], unit: Unit) -> Spread:
    plain = [m for m in members if not m.denied and not m.derived] or members
    ends = [_figures(m) for m in plain]
    if not any(ends):
        return Spread(None, None, unit)
    low, high = min(min(e) for e in ends if e), max(max(e) for e in ends if e)
    lowest = [m.bound for m, e in zip(plain, ends, strict=True) if low in e]
    highest = [m.bound for m, e in zip(plain, ends, strict=True) if high in e]
    return Spread(low, high, unit, set(lowest) == {"at_most"}, set(highest) == {"at_least"})


def _figures(statement: Statement) -> tuple[float, ...]:
    return tuple(v for v in (statement.low, statement.best, statement.high) if v is not None)
