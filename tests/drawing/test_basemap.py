import json
import sqlite3

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, MultiPolygon, Polygon, box

from geo.drawing.basemap import BROWSER_FILES, UNITS_PER_DEGREE, BaseMap, pack, pack_towns


def read(folder, name):
    """Undo the packing: the features with their rings in degrees."""
    features = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    data = (folder / f"{name}.bin").read_bytes()
    count = int(np.frombuffer(data, "<u4", 1)[0])
    starts = np.frombuffer(data, "<i4", count * 3, 4).reshape(-1, 3)
    steps = np.frombuffer(data, "<i2", offset=4 + count * 12).reshape(-1, 2).astype(int)
    at = 0
    rings = []
    for x, y, length in starts:
        walk = np.vstack([[0, 0], steps[at : at + length - 1].cumsum(axis=0)])
        walk += [x, y]
        at += length - 1
        rings.append(walk / UNITS_PER_DEGREE)
    assert at == len(steps)
    for feature in features:
        feature["paths"], rings = rings[: feature["rings"]], rings[feature["rings"] :]
    assert not rings
    return features


@pytest.fixture
def folder(tmp_path):
    with_hole = Polygon(box(20, 40, 30, 50).exterior.coords, [box(24, 44, 26, 46).exterior.coords])
    shapes = {
        "geonames:1": ("country", "Alpha", MultiPolygon([with_hole, box(31, 41, 31.01, 41.01)])),
        "geonames:2": ("country", "Beta", box(-180, -80, 180, -70)),
        "geonames:3": ("admin1", "Alpha North", box(20, 45, 30, 50)),
    }
    frame = gpd.GeoDataFrame(
        [(i, k, n, "AA", "both", 45.0, 25.0, g) for i, (k, n, g) in shapes.items()],
        columns=["id", "kind", "name", "country", "view", "lat", "lon", "geometry"],
        crs="EPSG:4326",
    )
    lines = gpd.GeoDataFrame({"name": ["line"]}, geometry=[LineString([(20, 40), (21, 41)])], crs="EPSG:4326")
    pack(frame, lines, tmp_path)
    return tmp_path


def test_rings_come_back_where_they_were(folder):
    alpha, beta, north = read(folder, "detail")
    assert [f["name"] for f in (alpha, beta, north)] == ["Alpha", "Beta", "Alpha North"]
    assert len(alpha["paths"]) == 3  # outer ring, hole, islet
    assert Polygon(north["paths"][0]).equals(box(20, 45, 30, 50))


def test_an_edge_longer_than_a_step_can_say_is_kept_whole(folder):
    beta = read(folder, "detail")[1]
    assert Polygon(beta["paths"][0]).bounds == (-180, -80, 180, -70)


def test_the_coarse_world_drops_islets_and_keeps_lines(folder):
    world = {f["name"] or f["kind"]: f for f in read(folder, "world")}
    assert set(world) == {"Alpha", "Beta", "disputed"}
    assert len(world["Alpha"]["paths"]) == 2


def test_the_map_names_nothing_outside(folder):
    base = BaseMap("../leaflet", "../drawing", "../outlines")
    page = base.get_root().render()
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert base.default_js[0][1] == "../leaflet/leaflet.js"
    for _, url in base.default_js[1:]:
        assert (BROWSER_FILES / url.removeprefix("../drawing/")).is_file()


def test_streamlit_folium_knows_two_base_maps_as_one():
    from streamlit_folium import _get_map_string, generate_js_hash

    first, second = (generate_js_hash(_get_map_string(BaseMap("a", "b", "c"))) for _ in range(2))
    assert first == second


def test_towns_come_largest_first_and_hamlets_not_at_all(tmp_path):
    rows = [(1, "Hamlet", "city", 900), (2, "Town", "city", 7_400), (3, "Capital", "city", 2_900_000)]
    with sqlite3.connect(tmp_path / "g.sqlite") as file:
        file.execute("CREATE TABLE place (id, name, kind, population, lat, lon)")
        file.executemany("INSERT INTO place VALUES (?, ?, ?, ?, 50.45, 30.5239)", rows)
    file.close()
    pack_towns(tmp_path / "g.sqlite", tmp_path)
    lines = (tmp_path / "towns.tsv").read_text(encoding="utf-8").splitlines()
    assert lines == ["Capital\t50.450\t30.524\t2900", "Town\t50.450\t30.524\t7"]
