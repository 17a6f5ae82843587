"""Territory over time: what is reported of one area and one side, day by day, with nothing in between."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from geo.comparison.differences import reach
from geo.comparison.statements import Claims, Statement, statements
from geo.comparison.things import FAMILY, side, window
from geo.wording import number


@dataclass(frozen=True, slots=True)
class TerritorySeries:
    """The areas in km2 that are claimed of one place and one side (None: unsaid), earliest first.

    `statements` have days to be drawn at, if only those up to their publication; `undated` have none.
    `area_km2` is the land area of the place itself, None where its outline is not known.
    """

    place_id: str
    place: str
    side: str | None
    area_km2: float | None
    statements: tuple[Statement, ...]
    undated: tuple[Statement, ...]

    @property
    def title(self) -> str:
        """Where, and whose if it is said."""
        return f"{self.place}, {self.side}" if self.side else self.place

    def share(self, statement: Statement) -> str | None:
        """Return what part of the area a figure is, keeping its bound; None without an area or a figure.

        For 984 km2 of 30,117.2 km2: "3.3 % of Kursk Oblast".
        """
        low, high = statement.low, statement.high
        if not self.area_km2 or (low is None and high is None and statement.best is None):
            return None
        low, high = (100 * end / self.area_km2 for end in reach(statement))
        if statement.bound == "at_least":
            amount = f"{_percent(low)} or more"
        elif statement.bound == "at_most":
            amount = f"{_percent(high)} or less"
        elif statement.best is not None:
            amount = ("about " if statement.bound == "about" else "") + _percent(
                100 * statement.best / self.area_km2
            )
        else:
            amount = f"{_percent(low)[:-2]} to {_percent(high)}"
        beyond = ", more than all of it" if low > 100 else ""
        return f"{amount} of {self.place}{beyond}"


def territory_series(claims: Claims, areas: Mapping[str, float]) -> list[TerritorySeries]:
    """Return a series per place and side of which any area is claimed, the longest first.

    `areas` gives the land area in km2 by place id (`geo.gazetteer.outlines`). Held, seized and lost ground
    stand in one series, each as what it is called; shares in percent are in none, as they may be of anything.
    """
    found: defaultdict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for statement in statements(claims):
        if FAMILY.get(statement.category) in ("held", "lost") and statement.unit == "km2":
            found[statement.place_id, side(statement)].append(statement)
    series = [_series(place_id, members, areas.get(place_id)) for (place_id, _), members in found.items()]
    return sorted(series, key=lambda s: (-len(s.statements) - len(s.undated), s.title))


def _series(place_id: str, members: list[Statement], area: float | None) -> TerritorySeries:
    timed = [(days, s) for s in members if (days := window(s))]
    return TerritorySeries(
        place_id,
        members[0].place,
        members[0].side,
        area,
        tuple(s for _, s in sorted(timed, key=lambda pair: (pair[0][1], pair[0][0], pair[1].id))),
        tuple(s for s in members if window(s) is None),
    )


def _percent(share: float) -> str:
    return f"{number(round(share, 1 if share >= 0.1 else 2))} %" if share >= 0.005 else "under 0.01 %"
