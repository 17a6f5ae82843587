"""The gazetteer file: its tables, how a row becomes a Place, and how one is opened."""

import sqlite3
from pathlib import Path

from geo.model import Place

VERSION = 1

TABLES = """
PRAGMA page_size = 4096;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- GeoNames ids are the row ids; places of other sources have negative ones and a `ref`
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 INTEGER, admin2 INTEGER, lat REAL NOT NULL, lon REAL NOT NULL,
    where_prec INTEGER NOT NULL, radius_km REAL NOT NULL, population INTEGER NOT NULL, iso TEXT
);
-- main: 1 the place's own name, 0 an alternate one
CREATE TABLE name (name TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (name, place)) WITHOUT ROWID;
-- the consonants of main names, to find other transliterations by; see names.sound
CREATE TABLE sound (sound TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (sound, place)) WITHOUT ROWID;
CREATE TABLE demonym (form TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
-- a capital, residence or ministry that stands for a government
CREATE TABLE government (place INTEGER PRIMARY KEY, stands_for INTEGER, kind TEXT NOT NULL);
-- names that are everyday English words as well
CREATE TABLE common_word (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_SELECT = """
SELECT p.id, p.ref, p.name, p.kind, p.country, a.name, p.admin1, p.admin2,
       p.lat, p.lon, p.where_prec, p.radius_km, p.population, p.iso, a.ref, b.ref
"""
BY_NAME = (
    _SELECT
    + """, n.main FROM name n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1
    LEFT JOIN place b ON b.id = p.admin2 WHERE n.name = ? ORDER BY p.population DESC, p.id"""
)
BY_SOUND = (
    _SELECT
    + """FROM sound s JOIN place p ON p.id = s.place LEFT JOIN place a ON a.id = p.admin1
    LEFT JOIN place b ON b.id = p.admin2 WHERE s.sound = ? ORDER BY p.population DESC, p.id LIMIT 200"""
)
BEGINNING = (
    "SELECT DISTINCT p.id, p.ref FROM name n JOIN place p ON p.id = n.place WHERE n.name >= ? AND n.name < ?"
)
BY_ID = (
    _SELECT
    + """FROM place p LEFT JOIN place a ON a.id = p.admin1
    LEFT JOIN place b ON b.id = p.admin2 WHERE p.id = ?"""
)
BY_REF = BY_ID.replace("p.id = ?", "p.ref = ?")


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a gazetteer file that never changes while open.

    Raises FileNotFoundError when there is none, and ValueError when it is not one of this version.
    """
    if not path.is_file():
        raise FileNotFoundError(f"No gazetteer at {path}; build one with `python -m geo.gazetteer.build`.")
    connection = sqlite3.connect(
        f"file:{path.as_posix()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise ValueError(f"{path} is not a gazetteer file ({error}).") from error
    if row is None or int(row[0]) != VERSION:
        raise ValueError(f"{path} is a gazetteer of another version; build it again.")
    return connection


def place_from(row: tuple) -> Place:  # type: ignore[type-arg]
    """Return the Place of a row of BY_NAME, BY_ID or BY_REF."""
    return Place(
        id=reference(row[0], row[1]),
        name=row[2],
        kind=row[3],
        country=row[4],
        admin1=row[5],
        admin1_id=None if row[6] is None else reference(row[6], row[14]),
        admin2_id=None if row[7] is None else reference(row[7], row[15]),
        lat=row[8],
        lon=row[9],
        where_prec=row[10],
        radius_km=row[11],
        population=row[12],
        iso=row[13],
    )


def reference(rowid: int, ref: str | None) -> str:
    """Return the id by which a place of this row is known outside the file."""
    return ref or f"geonames:{rowid}"
