"""A saved view: what somebody chose to see and how, under a headline, kept as JSON so that it can be seen again.

The frame of the map is `bounds`; the claims themselves are not kept, so a view shows what the reports say today.
"""

import math
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

import geopandas as gpd

from geo.filter import Filter
from geo.gazetteer.outlines import View as Borders

VERSION = 1
Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees; west > east crosses 180°
Theme = Literal["light", "dark", "print"]


class SavedViewError(ValueError):
    """A saved view that cannot be read; the message says what is wrong with it and what to do."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A headline over a filter, a frame and the map's looks.

    `bounds` is None where the map goes to the claims, `theme` where it is the reader's own. An online layer is no
    part of a view: to open somebody's view must never let the machine ask anything of another.
    """

    headline: str
    note: str = ""
    filter: Filter = field(default_factory=Filter)
    bounds: Bounds | None = None
    borders: Borders = "un"
    theme: Theme | None = None
    marking: str = ""

    def rows(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the rows of a claims frame that the view shows, in their order."""
        return self.filter.apply(frame)

    def human_clause(self) -> str:
        """Return the selection in words, "everything" when nothing is restricted."""
        return self.filter.human_clause()

    def to_json(self) -> dict[str, Any]:
        """Return the view as JSON values; what has its default is left out.

        >>> SavedView("Losses", filter=Filter(categories=frozenset({"killed"}))).to_json()
        {'version': 1, 'headline': 'Losses', 'filter': {'categories': ['killed']}}
        """
        return {"version": VERSION, **_plain_fields(self)}


def from_json(value: Any) -> SavedView:
    """Return the view that `to_json` wrote.

    Raises SavedViewError where it is none, a newer version wrote it, or it holds a field or value that this
    version does not know: a view is never shown other than it was saved.
    """
    if not isinstance(value, Mapping):
        raise SavedViewError(f"A saved view should be a JSON object but is {type(value).__name__}.")
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise SavedViewError(f"A saved view names its version, but this one has {version!r}.")
    name = value.get("headline")
    called = f"The saved view “{name}”" if isinstance(name, str) else "A saved view"
    if version > VERSION:
        raise SavedViewError(f"{called} is from a newer version of Dateline: update to open it.")
    try:
        view: SavedView = _read(SavedView, {k: v for k, v in value.items() if k != "version"})
        return view
    except SavedViewError as error:
        raise SavedViewError(f"{called} cannot be read: {error}. Delete it, and save it anew.") from error


def bounds_of(west: float, south: float, east: float, north: float) -> Bounds | None:
    """Return what a map shows as the bounds of a view: a map may be turned past 180° and reach beyond the poles.

    None where it shows no such thing.

    >>> bounds_of(170, -95, 190, 10)
    (170, -90, -170, 10)
    """
    if not all(map(math.isfinite, (west, south, east, north))) or south > north:
        return None
    south, north = max(south, -90), min(north, 90)
    if south > north:
        return None
    return (-180, south, 180, north) if east - west >= 360 else (_wrapped(west), south, _wrapped(east), north)


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _plain_fields(value: SavedView | Filter) -> dict[str, Any]:
    return {f.name: _plain(found) for f in fields(value) if (found := getattr(value, f.name)) != _default(f)}


def _default(described: Any) -> Any:
    return described.default_factory() if described.default_factory is not MISSING else described.default


def _plain(value: Any) -> Any:
    match value:
        case Filter():
            return _plain_fields(value)
        case frozenset():
            return sorted(value)
        case tuple():
            return list(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _read(kind: type[SavedView] | type[Filter], value: Mapping[str, Any]) -> Any:
    described = {f.name: f for f in fields(kind)}
    unknown = sorted(set(map(str, value)) - set(described))
    if unknown:
        raise SavedViewError(f"this version does not know {', '.join(unknown)}")
    missing = [n for n, f in described.items() if _default(f) is MISSING and n not in value]
    if missing:
        raise SavedViewError(f"it has no {', '.join(missing)}")
    return kind(**{name: _field(name, described[name].type, v) for name, v in value.items()})


def _field(name: str, kind: Any, value: Any) -> Any:
    """Return one field's value, checked against its type."""
    wrong = SavedViewError(f"{name} is {value!r}")
    if kind is Filter:
        if not isinstance(value, Mapping):
            raise wrong
        return _read(Filter, value)
    if kind == Bounds | None:
        return _bounds(value, wrong)
    if kind == frozenset[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise wrong
        return frozenset(value)
    if kind == date | None:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise wrong from None
    if kind is str:
        if not isinstance(value, str):
            raise wrong
        return value
    if value not in _choices(kind):
        raise wrong
    return value


def _choices(kind: Any) -> tuple[Any, ...]:
    """Return what a Literal, or a Literal or None, allows."""
    parts = get_args(kind)
    return tuple(choice for part in parts for choice in (get_args(part) or (part,)))


def _bounds(value: Any, wrong: SavedViewError) -> Bounds:
    numbers = [v for v in value if type(v) in (int, float)] if isinstance(value, list) else []
    if len(numbers) != 4 or len(value) != 4 or not all(map(math.isfinite, numbers)):
        raise wrong
    west, south, east, north = map(float, numbers)
    if not -90 <= south <= north <= 90:
        raise wrong
    return west, south, east, north
