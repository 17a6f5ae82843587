"""Extractions made by hand, so that drawing and export are tested without the pipeline."""

from collections.abc import Iterator
from datetime import date

import pytest

from geo.model import Claim, Extraction, Place, PlaceMention, Report

KURSK = Place("geonames:538555", "Kursk Oblast", "admin1", "RU", 51.63, 35.57, 4, 97.9)
KYIV = Place("geonames:703448", "Kyiv", "city", "UA", 50.4547, 30.5238, 1, 17.2)
TYVA = Place("geonames:1488873", "Tyva Republic", "admin1", "RU", 51.71, 96.23, 4, 232.2)
SEA = Place("dateline:azov", "Sea of Azov", "natural", None, 46.0, 36.5, 7, 150.0)
TEXT = (
    "KYIV, Jan. 11. Ukraine once held 984 square kilometres (380 square miles) of Kursk Oblast. "
    "A general said some 200 men died there. Two captives were moved to Kyiv. One came from Tyva. "
    "Ships waited in the Sea of Azov."
)


def mention(words: str, role: str, place: Place | None, on_map: bool = True, after: int = 0) -> PlaceMention:
    start = TEXT.index(words, after)
    return PlaceMention(start, start + len(words), words, role, on_map, place, 0.9, "the only one")


def claim(id: str, words: str, quote: str, category: str, **more: object) -> Claim:
    start = TEXT.index(words)
    amounts = {"low": None, "best": None, "high": None, **more}
    return Claim(id, start, start + len(words), words, quote, category, **amounts)


HELD = "Ukraine once held 984 square kilometres (380 square miles) of Kursk Oblast."
DIED = "A general said some 200 men died there."


@pytest.fixture
def extraction() -> Extraction:
    """One report: an area claimed twice in two units, losses, a destination, an origin and a sea."""
    places = (
        mention("Ukraine", "actor", None, on_map=False),
        mention("Kursk Oblast", "event", KURSK),
        mention("Kyiv", "destination", KYIV, after=100),
        mention("Tyva", "origin", TYVA),
        mention("Sea of Azov", "event", SEA),
    )
    august = {"earliest": date(2024, 8, 1), "latest": date(2024, 8, 31)}
    km2 = {"unit": "km2", "bound": "exact", "place": 1}
    claims = (
        claim("c1", "984 square kilometres", HELD, "territory_seized", low=984, best=984, high=984, **km2, **august),
        claim("c2", "380 square miles", HELD, "territory_seized", low=984, best=984, high=984, restates="c1", **km2),
        claim("c3", "some 200 men", DIED, "killed", best=200, unit="persons", bound="about", speaker="a general",
              place=1, earliest=date(2025, 1, 10), latest=date(2025, 1, 10)),
        claim("c4", "Two captives", "Two captives were moved to Kyiv.", "captured", low=2, best=2, high=2,
              unit="persons", bound="exact"),
    )  # fmt: skip
    report = Report("r1", TEXT, title="A morning report", source="Gazette", published=date(2025, 1, 11))
    return Extraction(report, places, (), claims)


@pytest.fixture(scope="session", autouse=True)
def no_layers_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have added layers; the tests speak of what ships."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_DATA", str(tmp_path_factory.mktemp("user-data")))
        yield
