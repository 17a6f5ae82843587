"""The towns that a map names for orientation."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.gazetteer.schema import open_read_only

_FILE = Path(__file__).parents[2] / "data" / "gazetteer.sqlite"
_QUERY = """SELECT name, lat, lon, population FROM place
    WHERE kind = 'city' AND population > 0 AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?
    ORDER BY population DESC, id LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement with its gazetteer name; degrees in EPSG:4326."""

    name: str
    lat: float
    lon: float
    population: int


@lru_cache(maxsize=64)
def largest_towns(window: tuple[float, float, float, float], count: int) -> tuple[Town, ...]:
    """Return the most populous towns of a window (west, south, east, north), largest first.

    Empty where no gazetteer has been built.
    """
    west, south, east, north = window
    if not _FILE.is_file():
        return ()
    rows = open_read_only(_FILE).execute(_QUERY, (west, east, south, north, count)).fetchall()
    return tuple(Town(*row) for row in rows)
