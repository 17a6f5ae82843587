"""Adds a country's layer to the user's gazetteer, and removes it: each in one step, or not at all."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from geo.gazetteer import download, schema
from geo.gazetteer.errors import GazetteerError
from geo.gazetteer.geonames_extract import Extract
from geo.gazetteer.layer_build import write_layer
from geo.gazetteer.layers import SHIPPED, Layer, describe_layer, layer_files, layers_folder

GEONAMES = "https://download.geonames.org/export/dump"  # DATELINE_GEONAMES names a mirror

# "fetched" bytes, "checked" or "merged" lines; how many of them so far; how many in all where that is known
Progress = Callable[[str, int, int | None], None]


def geonames_address() -> str:
    """Return the web folder that extracts are fetched from."""
    return os.environ.get("DATELINE_GEONAMES") or GEONAMES


def add_layer(
    country: str,
    file: Path | None = None,
    *,
    base_url: str | None = None,
    progress: Progress = lambda what, done, of: None,
    wait: float = 1.0,
) -> Layer:
    """Add or renew the layer of a country from GeoNames, or from `file` (.zip or .txt) with no network.

    The layer changes in one step once all is fetched, checked and merged; until then, and where anything
    fails, the former one stays. Raises GazetteerError, which says what to do.
    """
    folder = layers_folder()
    path = folder / f"{country}.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            if file is not None:
                _merge(Extract(file, country), path, progress)
            else:
                _fetch_and_merge(country, path, base_url, progress, wait)
    except (OSError, sqlite3.Error) as error:
        what = error.filename if isinstance(error, OSError) and error.filename else folder
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise GazetteerError(
            f"The layer {country} could not be made: {what}: {why}. {_former(path)}Free some space or mend the "
            "folder's permissions there, or set DATELINE_DATA to another folder, and run the same command again."
        ) from error
    return describe_layer(path)


def remove_layer(country: str) -> None:
    """Remove a layer with what was fetched for it. Raises GazetteerError where there is none."""
    path = layers_folder() / f"{country}.sqlite"
    part = _part(path)
    if not path.exists() and not part.exists():
        have = ", ".join(p.stem for p in layer_files()) or "none"
        raise GazetteerError(f"There is no layer {country} in {path.parent}. Layers: {have}.")
    try:
        path.unlink(missing_ok=True)
        download.discard(part)
    except OSError as error:
        raise GazetteerError(
            f"{path} could not be removed: {error.strerror}. Close what has it open."
        ) from error


def _fetch_and_merge(country: str, path: Path, base_url: str | None, progress: Progress, wait: float) -> None:
    base = base_url or geonames_address()
    part = _part(path)
    url = f"{base.rstrip('/')}/{country}.zip"
    download.fetch(url, part, lambda done, of: progress("fetched", done, of), wait=wait)
    try:
        _merge(Extract(part, country), path, progress)
    except GazetteerError as error:
        download.discard(part)  # else it would be found complete, and damaged, for ever
        raise GazetteerError(f"What {url} sent cannot be used. {error} {_former(path)}") from error
    download.discard(part)


def _merge(extract: Extract, path: Path, progress: Progress) -> None:
    new = path.with_name(f"{path.name}.new")
    lines = 0

    def tell(what: str, done: int) -> None:
        nonlocal lines
        lines = max(lines, done)
        progress(what, done, lines if what == "merged" else None)

    try:
        write_layer(extract, SHIPPED, new, datetime.now(UTC).date(), tell)
        schema.open_read_only(new).close()
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(new, path)
        _sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # there a folder cannot be opened, and need not be
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second process out; SQLite's lock ends with its process, however that ends."""
    connection = sqlite3.connect(folder / "lock", timeout=0, isolation_level=None)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise GazetteerError(
                f"Another window or command is adding to {folder}. Wait until it is done."
            ) from error
        yield
    finally:
        connection.close()


def _part(path: Path) -> Path:
    return path.with_name(f"{path.stem}.zip.part")


def _former(path: Path) -> str:
    return f"The former layer {path.stem} is unchanged. " if path.exists() else ""
