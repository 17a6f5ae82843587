from dataclasses import replace
from math import pi

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.drawing.layer import payload
from geo.drawing.legend import legend
from geo.drawing.proportional import MOST, bubbles, full_scale, legend_figures, radius_of
from geo.frame import claims_frame


def sized(extraction, **more):
    """The bubbles of one report whose losses are changed."""
    amounts = {"low": None, "best": None, "high": None, **more}
    claims = tuple(replace(c, **amounts) if c.id == "c3" else c for c in extraction.claims)
    return bubbles(claims_frame([replace(extraction, claims=claims)]))


def test_only_troops_and_casualties_that_somebody_asserts_have_a_size(extraction):
    (only,) = bubbles(claims_frame([extraction]))
    assert (only.row_id, only.group, only.inner, only.outer) == ("r1:claim:c3", "harmed", 200, 200)
    assert only.claim == "about 200 killed — a general"
    assert sized(extraction, best=200, denied=True) == []
    assert sized(extraction, best=200, category="displaced") == []
    assert sized(extraction, best=0) == []
    assert sized(extraction, best=40, unit="percent") == []


@pytest.mark.parametrize(
    ("given_", "inner", "outer", "side"),
    [
        ({"low": 150, "high": 200, "bound": "range"}, 150, 200, ""),
        ({"low": 12, "bound": "at_least"}, 12, None, "upwards"),
        ({"high": 90, "bound": "at_most"}, None, 90, "downwards"),
        ({"low": 7, "best": 7, "high": 7, "bound": "exact"}, 7, 7, ""),
    ],
)
def test_a_bound_that_is_not_given_is_not_drawn(extraction, given_, inner, outer, side):
    (only,) = sized(extraction, **given_)
    assert (only.inner, only.outer, only.open) == (inner, outer, side)


@given(st.floats(1, 1e7), st.floats(1, 1e7))
def test_areas_are_to_one_another_as_the_figures(a, b):
    ratio = (pi * radius_of(a, 1e7, 40) ** 2) / (pi * radius_of(b, 1e7, 40) ** 2)
    assert ratio == pytest.approx(a / b)


@pytest.mark.parametrize(
    ("most", "full"), [(1, 1_000), (1_000, 1_000), (1_001, 2_000), (9_999, 10_000), (12_000, 20_000)]
)
def test_the_scale_goes_in_steps_and_never_makes_one_death_large(extraction, most, full):
    assert full_scale(sized(extraction, best=most)) == full


def test_the_legend_nests_three_figures_of_the_same_scale(extraction):
    entry = next(
        e for e in legend([], [], sized=bubbles(claims_frame([extraction]))) if e["kind"] == "nested"
    )
    assert entry["figures"] == ["1,000", "250", "50"]
    assert [r / entry["radii"][0] for r in entry["radii"]] == pytest.approx([1, 0.5, 0.05**0.5], abs=0.01)
    assert legend_figures(20_000)[0] == 20_000
    assert not [e for e in legend([], []) if e["kind"] in ("nested", "open")]


def test_an_open_end_is_explained_where_there_is_one(extraction):
    kinds = [e["kind"] for e in legend([], [], sized=sized(extraction, low=12, bound="at_least"))]
    assert "open" in kinds


def test_only_rings_that_can_be_seen_are_sent_and_never_more_than_the_largest(extraction):
    frame = claims_frame([extraction])
    one = frame[frame["row_id"] == "r1:claim:c3"]
    many = pd.concat([one] * 900, ignore_index=True)
    many["row_id"] = [f"r{i}" for i in range(900)]
    many["best"] = [float(i) for i in range(1, 901)]
    sent = payload(many)["bubbles"]
    assert len(sent) == MOST
    assert sent[0]["row"] == "r899"
    assert payload(one)["bubbles"][0]["row"] == "r1:claim:c3"
    assert payload(many.head(50))["bubbles"] == []  # 50 of 1,000: under the symbol
    words = [e["words"] for e in payload(many)["themes"]["light"]["legend"] if e["kind"] == "nested"]
    assert words == ["Casualties, by area; the 400 largest"]
