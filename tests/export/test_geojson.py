import json
from itertools import pairwise

from shapely import Polygon

from geo.export import to_geojson
from geo.frame import claims_frame

CLOCKWISE = Polygon([(34, 51), (34, 52), (37, 52), (37.123456789, 51)])


def test_it_is_rfc_7946(extraction):
    whole = json.loads(to_geojson(claims_frame([extraction], lambda _: CLOCKWISE)))
    assert whole["type"] == "FeatureCollection"
    assert "crs" not in whole  # RFC 7946 section 4
    assert len({f["id"] for f in whole["features"]}) == len(whole["features"]) == 7
    ring = whole["features"][0]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    turn = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    assert turn < 0  # counter-clockwise
    assert [37.123457, 51.0] in ring  # six decimals


def test_what_has_no_place_is_kept_with_a_null_geometry(extraction):
    features = {f["id"]: f for f in json.loads(to_geojson(claims_frame([extraction])))["features"]}
    homeless = features["r1:claim:c4"]
    assert homeless["geometry"] is None
    assert homeless["properties"]["note"] == "the report ties this figure to no place"


def test_values_are_plain_json(extraction):
    first = json.loads(to_geojson(claims_frame([extraction])))["features"][0]["properties"]
    assert first["best"] == 984
    assert isinstance(first["best"], int)
    assert first["earliest"] == "2024-08-01"
    assert first["noun"] is None
    assert first["drawn"] is True


def test_nothing_is_an_empty_collection():
    assert json.loads(to_geojson(claims_frame([]))) == {"type": "FeatureCollection", "features": []}
