import sqlite3
import xml.etree.ElementTree as ET

import pyogrio
import pytest

from geo.drawing.style import GROUPS
from geo.export import to_geopackage


@pytest.fixture
def path(frame, tmp_path):
    target = tmp_path / "claims.gpkg"
    target.write_bytes(to_geopackage(frame))
    return target


def read(path, layer):
    return pyogrio.read_dataframe(path, layer=layer)


def test_gdal_reads_every_layer(path):
    kinds = dict(pyogrio.list_layers(path).tolist())
    assert kinds == {"claims": "Point", "places": "Point", "areas": "MultiPolygon", "reports": None,
                     "history": None, "layer_styles": None}  # fmt: skip
    assert pyogrio.read_info(path, layer="claims")["crs"] == "EPSG:4326"


def test_what_is_written_is_read_back(path, frame):
    claims = read(path, "claims")
    assert claims["row_id"].tolist() == frame["row_id"].tolist()
    assert claims["quote"].tolist() == frame["quote"].tolist()
    first = claims.iloc[0]
    assert (first["best"], first["kind"], first["grade"], first["status"]) == (
        984,
        "territory",
        "F6",
        "machine",
    )
    assert len(first["report_sha256"]) == 64


def test_an_area_is_an_outline_once_and_never_a_pin(path):
    claims = read(path, "claims").set_index("row_id")
    assert claims.geometry["r1:claim:c1"] is None
    assert claims.geometry["r1:mention:2"].geom_type == "Point"
    areas = read(path, "areas")
    assert areas["place_id"].tolist() == ["geonames:538555"]
    assert areas["claims"].tolist() == [3]
    assert "Sea of Azov" in read(path, "places")["place"].tolist()


def test_days_are_days_whatever_the_time_zone(path, monkeypatch):
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        monkeypatch.setenv("TZ", zone)
        assert read(path, "claims")["earliest"].dt.strftime("%Y-%m-%d").iloc[0] == "2024-08-01"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT earliest FROM claims LIMIT 1").fetchone() == ("2024-08-01",)
        assert connection.execute("SELECT published FROM reports").fetchone() == ("2025-01-11",)


def test_history_is_written_when_a_case_has_one(frame, tmp_path):
    line = {
        "at": "2025-01-12T08:00:00Z",
        "by": "ann",
        "item": "r1:claim:c1",
        "action": "grade",
        "machine": None,
        "now": '"B2"',
    }
    path = tmp_path / "case.gpkg"
    path.write_bytes(to_geopackage(frame, [line]))
    (row,) = read(path, "history").to_dict("records")
    assert (row["by"], row["now"]) == ("ann", '"B2"')


def test_qgis_finds_a_default_style_for_each_drawn_layer(path):
    with sqlite3.connect(path) as connection:
        styles = dict(
            connection.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault")
        )
    assert set(styles) == {"claims", "places", "areas"}
    for qml in styles.values():
        values = {c.get("value") for c in ET.fromstring(qml.split(">", 1)[1]).iter("category")}
        assert values == set(GROUPS)


def test_the_same_claims_give_the_same_bytes(frame):
    assert to_geopackage(frame) == to_geopackage(frame)


def test_nothing_is_a_package_with_empty_layers(frame, tmp_path):
    path = tmp_path / "empty.gpkg"
    path.write_bytes(to_geopackage(frame.iloc[:0]))
    assert [len(read(path, layer)) for layer in ("claims", "places", "areas", "reports")] == [0, 0, 0, 0]
