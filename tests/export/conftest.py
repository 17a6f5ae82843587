"""Frames for the exporters' tests: one ordinary, one whose every word is an attack."""

from dataclasses import replace

import pytest
from shapely import Polygon

from geo.frame import claims_frame

HOSTILE = "=1+1</script><script>alert(1)</script><img src=x onerror=alert(2)>]]>&amp;$[name]${alert(3)}\x07"
SQUARE = Polygon([(34, 51), (37, 51), (37, 52), (34, 52)])


def outline_of(place_id):
    return SQUARE if place_id == "geonames:538555" else None


@pytest.fixture
def frame(extraction):
    return claims_frame([extraction], outline_of)


@pytest.fixture
def hostile(extraction):
    """A frame with the same words in every field that a report or its publisher can fill."""
    report = replace(extraction.report, title=HOSTILE, source=HOSTILE)
    claims = tuple(
        replace(c, speaker=HOSTILE, noun=HOSTILE, side=HOSTILE, quote=HOSTILE, formula=HOSTILE)
        for c in extraction.claims
    )
    places = tuple(
        replace(m, why=HOSTILE, place=replace(m.place, name=HOSTILE)) if m.place else m
        for m in extraction.places
    )
    return claims_frame([replace(extraction, report=report, claims=claims, places=places)], outline_of)
