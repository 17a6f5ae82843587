"""A place on its way into a gazetteer file, the names it is filed under, and how both are written."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from geo.gazetteer import schema
from geo.gazetteer.names import key, sound
from geo.gazetteer.romanisation import romanise

_NOT_A_NAME = re.compile(r"^[A-Z]{3}$|^\d+$|^https?:")  # airport codes and links among the alternate names
_HEARD = frozenset(["city", "admin1", "admin2"])  # kinds that are also found by how their names sound


@dataclass(slots=True)
class Row:
    """A place on its way into the file; `names` are look-up keys, the value says whether it is a main name."""

    id: int
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    where_prec: int
    radius_km: float
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    ref: str | None = None
    iso: str | None = None
    names: dict[str, bool] = field(default_factory=dict)

    def call(self, names: Iterable[str], *, main: bool) -> None:
        """File the place under these names; a main one stays main."""
        for name in names:
            k = key(name)
            if len(k) > 1 and (main or not _NOT_A_NAME.match(name)):
                self.names[k] = self.names.get(k, False) or main


def national_name(row: Row, alternates: Iterable[str]) -> str:
    """Return the national romanisation where GeoNames knows that form too: Izyum is Izium."""
    forms = [r for a in alternates if (r := romanise(a)) and key(r) in row.names]
    likeness = {r: SequenceMatcher(None, r, row.name).ratio() for r in forms}
    best = max(forms, key=lambda r: likeness[r], default=row.name)
    return best if likeness.get(best, 0) > 0.7 else row.name


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty gazetteer file."""
    connection.executescript(schema.TABLES)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (str(schema.VERSION),))


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write places with their names and sounds."""
    rows = list(rows)
    connection.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            (r.id, r.ref, r.name, r.kind, r.country, r.admin1, r.admin2, r.lat, r.lon, r.where_prec, r.radius_km,
             r.population, r.iso)
            for r in rows
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO name VALUES (?,?,?)", sorted((k, r.id, int(m)) for r in rows for k, m in r.names.items())
    )
    connection.executemany("INSERT INTO sound VALUES (?,?)", sorted({s for r in rows for s in _sounds(r)}))


def _sounds(row: Row) -> set[tuple[str, int]]:
    if row.kind not in _HEARD:
        return set()
    return {(s, row.id) for k, main in row.names.items() if main and len(s := sound(k)) > 1}
