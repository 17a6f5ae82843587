import pytest
from pyproj import Geod

from geo.extraction.relative import as_said, find_distances, relative_places
from geo.model import Mention, Place

POKROVSK = Place("geonames:704422", "Pokrovsk", "city", "UA", 48.282, 37.182, 1, 2.5)
LYMAN = Place("geonames:704204", "Lyman", "city", "UA", 48.988, 37.807, 1, 1.4)


def mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name)


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("A bus was hit 20 km east of Pokrovsk.", 20, 90),
        ("about ten kilometres north-west of Pokrovsk", 10, 315),
        ("some 12 miles from Pokrovsk", 19.3, None),
        ("half a mile; 5km south of the city of Pokrovsk", 5, 180),
        ("1,000 km (620 miles) from Pokrovsk", 1000, None),
    ],
)
def test_distances(text: str, km: float, bearing: float | None) -> None:
    (found,) = find_distances(text, [mention(text, "Pokrovsk")])
    assert found.km == pytest.approx(km, abs=0.1)
    assert found.bearing == bearing


@pytest.mark.parametrize(
    "text",
    ["984 square kilometers (380 square miles) of Pokrovsk", "20 people from Pokrovsk", "east of Pokrovsk"],
)
def test_what_is_no_distance(text: str) -> None:
    assert find_distances(text, [mention(text, "Pokrovsk")]) == []


def test_a_point_lies_where_the_text_says_and_tells_how_vague_it_is() -> None:
    text = "A bus was hit 20 km east of Pokrovsk."
    place = relative_places(text, [mention(text, "Pokrovsk")], [POKROVSK])[0]
    azimuth, _, metres = Geod(ellps="WGS84").inv(POKROVSK.lon, POKROVSK.lat, place.lon, place.lat)
    assert metres == pytest.approx(20_000, rel=0.01)
    assert azimuth == pytest.approx(90, abs=0.5)
    assert place.name == "20 km east of Pokrovsk"
    assert place.radius_km == pytest.approx(6.5)


def test_a_stretch_between_two_places_is_a_line_not_a_pin() -> None:
    text = "Fighting went on between Lyman and Pokrovsk."
    mentions = [mention(text, "Lyman"), mention(text, "Pokrovsk")]
    place = relative_places(text, mentions, [LYMAN, POKROVSK])[1]
    assert place.where_prec == 5
    assert 48.282 < place.lat < 48.988
    assert place.radius_km == pytest.approx(45.5, abs=2)


@pytest.mark.parametrize(
    ("text", "where_prec"),
    [
        ("near Pokrovsk", 2),
        ("on the outskirts of Pokrovsk", 2),
        ("in Pokrovsk", 1),
        ("outside the town of Pokrovsk", 2),
    ],
)
def test_near_is_within_about_25_km(text: str, where_prec: int) -> None:
    assert as_said(text, mention(text, "Pokrovsk"), POKROVSK).where_prec == where_prec
