from dataclasses import replace

import pandas as pd
import pytest
from shapely import Polygon

from geo.frame import COLUMNS, FrameError, claims_frame, validate
from geo.model import Claim

SQUARE = Polygon([(34, 51), (37, 51), (37, 52), (34, 52)])


def outline_of(place_id):
    return SQUARE if place_id == "geonames:538555" else None


@pytest.fixture
def frame(extraction):
    return claims_frame([extraction], outline_of)


def test_a_row_per_claim_and_per_place_without_one(frame):
    assert list(frame["row_id"]) == [
        *(f"r1:claim:c{n}" for n in (1, 2, 3, 4)),
        *(f"r1:mention:{n}" for n in (2, 3, 4)),
    ]
    assert tuple(frame.columns) == COLUMNS
    assert frame.crs.to_epsg() == 4326


def test_only_places_are_drawn_and_no_restatement(frame):
    drawn = frame.set_index("row_id")["drawn"].to_dict()
    assert drawn == {
        "r1:claim:c1": True,
        "r1:claim:c2": False,  # the same area in square miles
        "r1:claim:c3": True,
        "r1:claim:c4": False,  # no place
        "r1:mention:2": True,
        "r1:mention:3": True,
        "r1:mention:4": True,
    }


def test_points_for_settlements_outlines_for_areas_and_a_note_where_there_is_none(frame):
    rows = frame.set_index("row_id")
    assert rows.geometry["r1:mention:2"].geom_type == "Point"
    assert rows.geometry["r1:claim:c1"].equals(SQUARE)
    assert rows.geometry["r1:mention:4"] is None
    assert "150 km" in rows["note"]["r1:mention:4"]
    assert rows["note"]["r1:claim:c4"] == "the report ties this figure to no place"


def test_every_phrase_and_sentence_is_where_the_offsets_say(frame, extraction):
    text = extraction.report.text
    for row in frame.itertuples():
        assert text[row.start : row.end] == row.text
        assert text[row.quote_start : row.quote_start + len(row.quote)] == row.quote
        assert row.quote_start <= row.start < row.quote_start + len(row.quote)


def test_the_report_speaks_where_nobody_else_does(frame):
    assert frame["speaker"].tolist()[:3] == ["the report itself", "the report itself", "a general"]


def test_dates_and_their_precision(frame):
    assert frame["date_prec"].tolist()[:4] == [4, pd.NA, 1, pd.NA]
    assert frame["earliest"][0] == pd.Timestamp("2024-08-01")
    assert pd.isna(frame["earliest"][3])


def test_links_between_claims_are_row_ids(frame):
    assert frame["restates"][1] == "r1:claim:c1"


def test_a_place_off_the_map_is_not_drawn(extraction):
    kursk = replace(extraction.places[1], on_map=False)
    frame = claims_frame([replace(extraction, places=(extraction.places[0], kursk, *extraction.places[2:]))])
    assert not frame.loc[frame["place_id"] == "geonames:538555", "drawn"].any()


def test_denial_shows_as_the_stance(extraction):
    denied = replace(extraction.claims[2], denied=True)
    frame = claims_frame([replace(extraction, claims=(denied,))])
    assert (frame["stance"][0], frame["denied"][0]) == ("denied", True)


def test_nothing_found_is_an_empty_frame_with_every_column(extraction):
    frame = claims_frame([replace(extraction, places=(), claims=())])
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS


def test_every_fault_is_named_at_once(frame):
    broken = frame.copy()
    broken.loc[0, "low"] = 2000
    broken.loc[1, "category"] = "rumour"
    broken.loc[2, "latest"] = pd.Timestamp("2020-01-01")
    broken.loc[4, "lat"] = 91
    broken.loc[6, "row_id"] = "r1:claim:c1"
    with pytest.raises(FrameError) as caught:
        validate(broken)
    message = str(caught.value)
    for fault in ("low above high", "unknown category", "earliest after latest", "latitude", "same row id"):
        assert fault in message


def test_an_area_may_not_be_pinned(frame):
    broken = frame.copy()
    broken.loc[0, "geometry"] = broken.geometry[4]
    with pytest.raises(FrameError, match="area drawn as a point"):
        validate(broken)


def test_missing_columns_are_named(frame):
    with pytest.raises(FrameError, match="lacks the columns quote, place"):
        validate(frame.drop(columns=["place", "quote"]))


def test_two_reports_keep_their_rows_apart(extraction):
    twin = replace(extraction, report=replace(extraction.report, id="r2"))
    frame = claims_frame([extraction, twin])
    assert frame["row_id"].is_unique
    assert set(frame["report_id"]) == {"r1", "r2"}


def test_a_claim_whose_sentence_stands_twice_is_tied_to_its_own(extraction):
    text = "Two died. Two died."
    report = replace(extraction.report, text=text)
    claim = Claim("c1", 10, 13, "Two", "Two died.", "killed", 2, 2, 2, "persons", "exact")
    frame = claims_frame([replace(extraction, report=report, places=(), claims=(claim,))])
    assert frame["quote_start"][0] == 10
