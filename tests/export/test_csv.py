import csv
import io
from dataclasses import replace

import pytest

from geo.export import EXPORTERS, to_csv
from geo.frame import claims_frame


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_row_and_column_but_the_geometry(extraction):
    frame = claims_frame([extraction])
    read = rows(to_csv(frame))
    assert [r["row_id"] for r in read] == frame["row_id"].tolist()
    assert set(read[0]) == set(frame.columns) - {"geometry"}
    assert (read[0]["best"], read[0]["earliest"], read[0]["noun"]) == ("984", "2024-08-01", "")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_runs_as_a_formula(extraction, words):
    claims = (replace(extraction.claims[0], speaker=words),)
    (read,) = [r for r in rows(to_csv(claims_frame([replace(extraction, claims=claims)]))) if r["unit"]]
    assert read["speaker"].startswith("'")


def test_ordinary_words_and_negative_coordinates_are_left_alone(extraction):
    south = replace(extraction.places[2], place=replace(extraction.places[2].place, lat=-33.9))
    places = (*extraction.places[:2], south, *extraction.places[3:])
    read = {r["row_id"]: r for r in rows(to_csv(claims_frame([replace(extraction, places=places)])))}
    assert read["r1:mention:2"]["lat"] == "-33.9"
    assert read["r1:claim:c3"]["speaker"] == "a general"


def test_it_opens_in_excel_as_utf_8(extraction):
    assert to_csv(claims_frame([extraction])).startswith(b"\xef\xbb\xbf")


def test_the_exporters_are_listed_by_extension(extraction):
    assert {"geojson", "csv"} <= set(EXPORTERS)
    for exporter in EXPORTERS.values():
        assert exporter.write(claims_frame([extraction]))
