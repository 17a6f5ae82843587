"""Saved views come back from JSON as they were, and what cannot be read is refused in words."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export.briefing import step
from geo.filter import Filter
from geo.frame import claims_frame
from geo.model import Extraction
from geo.saved_views import SavedView, SavedViewError, bounds_of, from_json


@pytest.fixture
def frame(extraction: Extraction) -> gpd.GeoDataFrame:
    later = replace(extraction.report, id="r2", published=date(2025, 3, 1))
    return claims_frame([extraction, replace(extraction, report=later)])


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
days = st.none() | st.dates()
chosen = st.frozensets(words, max_size=3)
filters = st.builds(
    Filter,
    earliest=days, latest=days, categories=chosen, reports=chosen, sources=chosen, roles=chosen, sides=chosen,
    statuses=chosen, grades=chosen, where=chosen, when=chosen, named=chosen,
    speakers=chosen, text=words, dated_by=st.sampled_from(["event", "report"]),
    undated=st.sampled_from(["drop", "keep"]),
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
    theme=st.sampled_from([None, "light", "dark", "print"]),
    marking=words,
)  # fmt: skip


def test_every_field_is_tried() -> None:
    """A field that is added to the filter or the view is added to the strategies too."""
    told = {name for kind in (SavedView, Filter) for name in kind.__dataclass_fields__}
    text = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in told if f"{name}=" not in text} == set()


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
        ({**GOOD, "filter": {"latest": "yesterday"}}, "latest is 'yesterday'"),
        ({**GOOD, "filter": {"dated_by": "hand"}}, "dated_by is 'hand'"),
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


def test_a_view_of_a_day_shows_what_had_come_by_then(frame) -> None:
    by_report = SavedView("x", filter=Filter(latest=date(2025, 1, 11), dated_by="report"))
    assert set(by_report.rows(frame)["report_id"]) == {"r1"}
    assert by_report.human_clause() == "published until 11 Jan 2025"


def test_a_step_of_a_briefing_is_the_view_of_the_frame(frame) -> None:
    view = SavedView("Losses", "One side's count", Filter(categories=frozenset({"killed"})), (30, 44, 40, 52))
    made = step(view, frame)
    assert made.title == "Losses"
    assert made.subtitle == "One side's count · killed"
    assert made.bounds == (30, 44, 40, 52)
    assert set(made.frame["category"]) == {"killed"}


@pytest.mark.parametrize(
    ("shown", "bounds"),
    [
        ((30, 44, 40, 52), (30, 44, 40, 52)),
        ((170, -95, 190, 10), (170, -90, -170, 10)),  # over 180°
        ((350, 10, 370, 20), (-10, 10, 10, 20)),  # the map was turned once round
        ((-200, -80, 200, 80), (-180, -80, 180, 80)),
        ((30, 52, 40, 44), None),
        ((30, float("nan"), 40, 44), None),
        ((30, 91, 40, 99), None),
    ],
)
def test_what_a_map_shows_becomes_bounds(shown, bounds) -> None:
    assert bounds_of(*shown) == bounds
