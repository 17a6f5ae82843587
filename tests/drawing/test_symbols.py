from dataclasses import replace
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Polygon

from geo.drawing.circles import circle, circles, radius_of_area
from geo.drawing.symbols import contradicted, symbols
from geo.frame import claims_frame

GEOD = Geod(ellps="WGS84")


def test_984_km2_is_17_70_km_on_the_ground():
    assert round(radius_of_area(984), 2) == 17.70
    for lat, lon in circle(51.63, 35.57, radius_of_area(984)):
        assert GEOD.inv(35.57, 51.63, lon, lat)[2] == pytest.approx(17_698, abs=2)


@given(st.floats(-75, 75), st.floats(-170, 170), st.floats(1, 500_000))
def test_a_circle_has_the_claimed_area_wherever_it_lies(lat, lon, km2):
    rim = circle(lat, lon, radius_of_area(km2))
    area = abs(GEOD.polygon_area_perimeter([b for _, b in rim], [a for a, _ in rim])[0]) / 1e6
    assert area == pytest.approx(km2, rel=0.012)


def test_one_symbol_per_place_with_its_count(extraction):
    found = {s.key: s for s in symbols(claims_frame([extraction, _twin(extraction)], _kursk))}
    assert len(found) == 4
    kursk = found["geonames:538555"]
    assert (kursk.count, kursk.group, kursk.place, kursk.shape) == (4, "mixed", "area", "disc")
    assert found["geonames:703448"].shape == "square"
    assert found["geonames:1488873"].shape == "ring"
    assert found["dateline:azov"].place == "vague"
    assert found["geonames:703448"].count == 0


def test_the_tooltip_names_figure_and_speaker_once(extraction):
    kursk = next(s for s in symbols(claims_frame([extraction, _twin(extraction)])) if s.count)
    assert kursk.lines == (
        "984 km² territory seized — the report itself",
        "about 200 killed — a general",
    )


def test_a_claimed_area_is_one_circle_and_its_restatement_none(extraction):
    (only,) = circles(claims_frame([extraction], _kursk))
    assert (only.part, only.km2) == ("best", 984)
    assert only.label == "984 km²"


def test_a_range_draws_both_its_ends_and_no_middle(extraction):
    vague = replace(extraction.claims[0], low=300, best=None, high=999, bound="vague", text="several hundred")
    rings = circles(claims_frame([replace(extraction, claims=(vague,))], _kursk))
    assert [(r.part, r.km2) for r in rings] == [("high", 999), ("low", 300)]
    assert [r.label for r in rings] == ["several hundred km² (300–999)", ""]
    assert pi * rings[0].radius_km ** 2 == pytest.approx(999)


def test_a_derived_area_says_so(extraction):
    derived = replace(
        extraction.claims[0], low=393.6, best=None, high=None, bound="at_least", derived_from=("c9",)
    )
    (ring,) = circles(claims_frame([replace(extraction, claims=(derived,))], _kursk))
    assert ring.derived
    assert ring.label == "at least 393.6 km² (derived)"


def _twin(extraction):
    return replace(extraction, report=replace(extraction.report, id="r2"))


def _kursk(place_id):
    return Polygon([(34, 51), (37, 51), (37, 52)]) if place_id == "geonames:538555" else None


def test_a_place_of_contradictory_figures_says_so(extraction):
    kursk = next(s for s in symbols(claims_frame([extraction])) if s.title == "Kursk Oblast")
    marked = contradicted(kursk)
    assert marked.label.startswith("≠ ")
    assert kursk.label in marked.label
    assert marked.lines[:-1] == kursk.lines
    assert "contradict" in marked.lines[-1]


def test_an_area_is_confirmed_only_when_a_person_confirmed_every_claim_of_it(extraction):
    frame = claims_frame([extraction], _kursk)
    of_kursk = frame["place"] == "Kursk Oblast"

    def confirmed():
        return next(s.confirmed for s in symbols(frame) if s.title == "Kursk Oblast")

    assert not confirmed()
    frame.loc[frame["row_id"] == "r1:claim:c1", "status"] = "confirmed"
    assert not confirmed()
    frame.loc[of_kursk, "status"] = "confirmed"
    assert confirmed()
    frame.loc[of_kursk, "status"] = "corrected"
    assert not confirmed()


def test_a_point_said_by_way_of_another_is_fuzzy(extraction):
    frame = claims_frame([extraction])
    assert next(s.fuzzy_km for s in symbols(frame) if s.title == "Kyiv") == 0
    frame.loc[frame["place"] == "Kyiv", "where_prec"] = 2
    assert next(s.fuzzy_km for s in symbols(frame) if s.title == "Kyiv") == 17.2
