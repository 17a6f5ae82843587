"""Saved views come back from JSON as they were, and what cannot be read is refused in words."""

import json
from dataclasses import replace
from datetime import date

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export.briefing import step
from geo.filter import Filter
from geo.frame import claims_frame
from geo.model import Extraction
from geo.saved_views import SavedView, SavedViewError, from_json


@pytest.fixture
def frame(extraction: Extraction) -> gpd.GeoDataFrame:
    later = replace(extraction.report, id="r2", published=date(2025, 3, 1))
    return claims_frame([extraction, replace(extraction, report=later)])


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
days = st.none() | st.dates()
chosen = st.frozensets(words, max_size=3)
filters = st.builds(
    Filter,
    earliest=days, latest=days, categories=chosen, reports=chosen, sources=chosen, roles=chosen,
    speakers=chosen, text=words,
)  # fmt: skip


@st.composite
def bounds(draw: st.DrawFn) -> tuple[float, float, float, float] | None:
    if draw(st.booleans()):
        return None
    south, north = sorted(draw(st.tuples(st.floats(-90, 90), st.floats(-90, 90))))
    return draw(st.floats(-180, 180)), south, draw(st.floats(-180, 180)), north


views = st.builds(
    SavedView,
    headline=words, note=words, filter=filters, bounds=bounds(), borders=st.sampled_from(["un", "defacto"]),
    theme=st.sampled_from([None, "light", "dark", "print"]), layer=words,
    dates=st.sampled_from(["event", "report"]), as_of=days, marking=words,
)  # fmt: skip


@given(views)
def test_a_view_comes_back_as_it_was(view: SavedView) -> None:
    assert from_json(json.loads(json.dumps(view.to_json(), allow_nan=False))) == view


GOOD = {"version": 1, "headline": "North"}


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "should be a JSON object"),
        ({"headline": "North"}, "names its version"),
        ({**GOOD, "version": 2}, "“North” is from a newer version"),
        ({**GOOD, "version": True}, "names its version"),
        ({**GOOD, "mood": "grim"}, "“North” cannot be read: this version does not know mood"),
        ({**GOOD, "filter": {"mood": ["grim"]}}, "does not know mood"),
        ({"version": 1}, "has no headline"),
        ({**GOOD, "headline": 3}, "headline is 3"),
        ({**GOOD, "theme": "neon"}, "theme is 'neon'"),
        ({**GOOD, "borders": None}, "borders is None"),
        ({**GOOD, "as_of": "yesterday"}, "as_of is 'yesterday'"),
        ({**GOOD, "filter": {"categories": "killed"}}, "categories is 'killed'"),
        ({**GOOD, "filter": {"earliest": 20250101}}, "earliest is"),
        ({**GOOD, "filter": []}, "filter is"),
        ({**GOOD, "bounds": [1, 2, 3]}, "bounds is"),
        ({**GOOD, "bounds": [1, 2, 3, "4"]}, "bounds is"),
        ({**GOOD, "bounds": [1, 50, 3, 40]}, "bounds is"),
        ({**GOOD, "bounds": [1, 2, 3, float("nan")]}, "bounds is"),
        ({**GOOD, "bounds": [1, 2, 3, 91]}, "bounds is"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(value: object, says: str) -> None:
    with pytest.raises(SavedViewError, match=says):
        from_json(value)


def test_what_an_earlier_version_did_not_know_has_its_default() -> None:
    assert from_json(GOOD) == SavedView("North")


def test_a_view_as_of_a_day_shows_what_had_come_by_then(frame) -> None:
    day = date(2025, 1, 11)
    by_report = SavedView("x", as_of=day, dates="report").rows(frame)
    assert set(by_report["report_id"]) == {"r1"}
    assert len(by_report) == len(frame) / 2
    by_event = SavedView("x", as_of=date(2025, 1, 9)).rows(frame)  # undated rows had not come yet
    assert set(by_event["row_id"]) == {"r1:claim:c1", "r2:claim:c1"}
    assert SavedView("x", as_of=day).human_clause() == "as of 11 Jan 2025"
    assert SavedView("x", as_of=day, dates="report").human_clause() == "reported by 11 Jan 2025"


def test_a_step_of_a_briefing_is_the_view_of_the_frame(frame) -> None:
    view = SavedView("Losses", "One side's count", Filter(categories=frozenset({"killed"})), (30, 44, 40, 52))
    made = step(view, frame)
    assert made.title == "Losses"
    assert made.subtitle == "One side's count · killed"
    assert made.bounds == (30, 44, 40, 52)
    assert set(made.frame["category"]) == {"killed"}
