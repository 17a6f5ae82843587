"""Places and dates marked by hand in a test's text: "In [Kyiv|event] on {2024-05-01|1 May} ..."."""

import re
from datetime import date

from geo.extraction.claims import find_claims
from geo.extraction.sentences import split
from geo.model import Claim, DateMention, Place, PlaceMention

_MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]|\{([\d-]+)(?:\.\.([\d-]+))?\|([^}]+)\}")
_OFF = frozenset(("actor", "demonym", "institution", "context"))


def read(marked: str) -> tuple[str, list[PlaceMention], list[DateMention]]:
    """Return the text without its marks, and the mentions they stand for; a country is one of its own kind."""
    text, at = "", 0
    places: list[PlaceMention] = []
    dates: list[DateMention] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        start = len(text)
        if match[1]:
            text += match[1]
            kind = "country" if match[1] in ("Lebanon", "Ukraine", "Sudan") else "city"
            place = Place("test:1", match[1], kind, None, 0.0, 0.0, 1, 1.0)  # type: ignore[arg-type]
            role = match[2]
            places.append(
                PlaceMention(start, len(text), match[1], role, role not in _OFF, place, 1.0, "test")
            )  # type: ignore[arg-type]
        else:
            text += match[5]
            first = date.fromisoformat(match[3])
            last = date.fromisoformat(match[4]) if match[4] else first
            dates.append(DateMention(start, len(text), match[5], first, last, 1))
    return text + marked[at:], places, dates


def claims_of(marked: str, published: date | None = None) -> tuple[list[Claim], list[PlaceMention]]:
    """Return the claims of a marked text, and its places, which the claims' `place` indexes."""
    text, places, dates = read(marked)
    return find_claims(text, split(text), places, dates, published), places
