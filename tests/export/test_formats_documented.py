"""docs/formats.md against the code: every column of every format is documented, and nothing else is."""

import csv
import io
import json
import re
import sqlite3
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import etree

from geo.export import (
    EXPORTERS,
    to_csv,
    to_geojson,
    to_geopackage,
    to_geoparquet,
    to_json_lines,
    to_kml,
    to_xlsx,
)
from geo.export.column_words import COLUMN_WORDS
from geo.export.columns import COLUMN_TYPES
from geo.model import Place
from geo.record import to_record

DOCS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = {s.split("\n", 1)[0]: s for s in re.split(r"^## ", DOCS, flags=re.M)[1:]}


def listed(text: str) -> list[str]:
    """The first cells of the table rows in some text."""
    return re.findall(r"^\| `([^`]+)` \|", text, flags=re.M)


def tables(section: str) -> dict[str, list[str]]:
    """The tables of a section by the words of the line over each."""
    parts = re.split(r"\n\n(?=\| (?:Column|Key) \|)", SECTIONS[section])
    return {before.rstrip().split("\n")[-1]: listed(after) for before, after in pairwise(parts)}


CLAIMS = listed(SECTIONS["Claims"])


def test_the_claims_columns_their_types_and_their_words():
    rows = dict(re.findall(r"^\| `([^`]+)` \| (\w+) \|", SECTIONS["Claims"], flags=re.M))
    assert rows == dict(COLUMN_TYPES)
    for name in CLAIMS:
        assert COLUMN_WORDS[name] in SECTIONS["Claims"]


def test_geojson(frame):
    feature = json.loads(to_geojson(frame))["features"][0]
    assert list(feature["properties"]) == CLAIMS


def test_csv(frame):
    assert next(csv.reader(io.StringIO(to_csv(frame).decode("utf-8-sig")))) == CLAIMS


def test_xlsx(frame):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(frame)))
    heads = {s.title: [c.value for c in s[1]] for s in book}
    assert heads == {"Claims": CLAIMS, "Reports": listed(SECTIONS["XLSX"]), "Columns": ["column", "meaning"]}


def test_geoparquet(frame):
    names = pq.read_schema(io.BytesIO(to_geoparquet(frame))).names
    assert names == [*CLAIMS, *listed(SECTIONS["GeoParquet"])]


def test_kml(frame):
    document = etree.fromstring(to_kml(frame))
    used = {e.get("name") for e in document.iter("{http://www.opengis.net/kml/2.2}Data")}
    assert used <= set(CLAIMS)
    assert {"quote", "speaker", "bound", "where_prec", "grade", "status", "report_sha256"} <= used


def test_geopackage(frame, tmp_path):
    path = tmp_path / "claims.gpkg"
    path.write_bytes(to_geopackage(frame))
    documented = tables("GeoPackage")
    claims, places, reports, history = documented.values()
    expected = {
        "claims": [*CLAIMS, *claims],
        "places": places,
        "areas": places,
        "reports": reports,
        "history": history,
    }
    with sqlite3.connect(path) as connection:
        for layer, columns in expected.items():
            held = [row[1] for row in connection.execute(f"PRAGMA table_info({layer})")]
            assert sorted(held) == sorted(["fid", *columns]), layer


def test_json_lines(extraction):
    record = json.loads(to_json_lines([extraction]))
    report, place, entry, day, claim = tables("JSON lines").values()
    assert list(record) == report
    assert sorted(record["places"][0]) == sorted(place)
    assert sorted(f.name for f in fields(Place)) == sorted(entry)
    assert sorted(to_record(extraction)["claims"][0]) == sorted(claim)
    assert {"start", "end", "text", "earliest", "latest", "date_prec"} <= set(day)


@pytest.mark.parametrize("extension", EXPORTERS)
def test_every_exporter_is_in_the_table_of_formats(extension):
    assert f"`.{extension}`" in DOCS.split("## Claims")[0]
