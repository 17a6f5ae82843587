"""The user's own layers of the gazetteer: one file a country, in the user data folder."""

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer import DATA, schema
from geo.gazetteer.errors import GazetteerError
from geo.gazetteer.names import key

SHIPPED = DATA / "gazetteer.sqlite"


@dataclass(frozen=True, slots=True)
class Layer:
    """A gazetteer file: whose places, how many, and as of which days (YYYY-MM-DD)."""

    country: str | None  # ISO code; None for the shipped gazetteer
    path: Path
    size: int  # bytes
    places: int = 0
    names: int = 0
    modified: str = ""  # the latest day on which GeoNames changed a line of the extract
    added: str = ""
    trouble: str | None = None  # why it cannot be read


def user_data_folder() -> Path:
    """Return the folder for what the user adds, as DATELINE_DATA or the system's custom has it."""
    chosen = os.environ.get("DATELINE_DATA")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Dateline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Dateline"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "dateline"


def layers_folder() -> Path:
    """Return the folder that holds the layers; it need not exist."""
    return user_data_folder() / "gazetteer"


def readable_layers() -> tuple[list[Path], list[str]]:
    """Return the files of the layers that can be opened, and a sentence for each that cannot."""
    readable, troubles = [], []
    for path in layer_files():
        trouble = _trouble(path)
        if trouble is None:
            readable.append(path)
        else:
            troubles.append(trouble)
    return readable, troubles


def shipped_layer() -> Layer:
    """Return what ships, counted."""
    connection = schema.open_read_only(SHIPPED)
    try:
        places, names = (
            connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("place", "name")
        )
    finally:
        connection.close()
    return Layer(None, SHIPPED, SHIPPED.stat().st_size, places, names)


def user_layers() -> list[Layer]:
    """Return the user's layers by country, also those that cannot be read."""
    return [describe_layer(path) for path in layer_files()]


def country_code(asked: str) -> str:
    """Return the ISO code of a country given by code or name. Raises GazetteerError where there is none."""
    known = dict(countries())
    if asked.strip().upper() in known:
        return asked.strip().upper()
    named = _country_named(asked)
    if named is None:
        raise GazetteerError(
            f"No country is known as “{asked}”. Give its two-letter ISO code, such as UA for Ukraine."
        )
    return named


def countries() -> list[tuple[str, str]]:
    """Return (ISO code, name) of every country in the shipped gazetteer, by name."""
    connection = schema.open_read_only(SHIPPED)
    try:
        query = "SELECT iso, name FROM place WHERE kind = 'country' AND iso IS NOT NULL ORDER BY name"
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def layer_files() -> list[Path]:
    """Return the layers' files, by country."""
    return sorted(layers_folder().glob("[A-Z][A-Z].sqlite"))


def _trouble(path: Path) -> str | None:
    try:
        schema.open_read_only(path).close()
    except (ValueError, OSError, sqlite3.Error):
        return (
            f"The gazetteer layer {path.stem} was left out: {path} is damaged or of another version. "
            f"Renew it with `python -m geo gazetteer add {path.stem} --force`."
        )
    return None


def describe_layer(path: Path) -> Layer:
    """Return what a layer's file says of itself."""
    size = path.stat().st_size
    trouble = _trouble(path)
    if trouble is not None:
        return Layer(path.stem, path, size, trouble=trouble)
    connection = schema.open_read_only(path)
    try:
        meta = dict(connection.execute("SELECT name, value FROM meta"))
    finally:
        connection.close()
    return Layer(
        path.stem, path, size, int(meta["places"]), int(meta["names"]), meta["modified"], meta["added"]
    )


def _country_named(name: str) -> str | None:
    connection = schema.open_read_only(SHIPPED)
    try:
        for row in connection.execute(schema.BY_NAME, (key(name),)):
            place = schema.place_from(row)
            if place.kind == "country":
                return place.iso
        return None
    finally:
        connection.close()
