"""Names to candidate places, and outlines: everything the product knows about geography, offline."""

from pathlib import Path

from geo.gazetteer.sqlite import SqliteGazetteer

DATA = Path(__file__).parents[2] / "data"


def open_gazetteer(*layers: Path) -> SqliteGazetteer:
    """Open the shipped gazetteer, with the user's own layers (files of the same form) after it.

    Raises FileNotFoundError or ValueError, naming the file, where one is missing or of another version.
    """
    return SqliteGazetteer(DATA / "gazetteer.sqlite", *layers)


__all__ = ["SqliteGazetteer", "open_gazetteer"]
