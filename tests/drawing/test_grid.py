from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from geo.drawing.grid import MANY, WORLD, Viewport, thinned
from geo.drawing.layer import payload
from geo.frame import claims_frame


@pytest.fixture
def many(extraction):
    """A frame of 4,000 claims at as many places in a 10 by 10 degree square, half killed, half captured."""
    one = claims_frame([extraction])
    kyiv = one[one["place"] == "Kyiv"]
    frame = pd.concat([kyiv] * 4000, ignore_index=True)
    random = np.random.default_rng(7)
    frame["lat"] = random.uniform(45, 55, 4000)
    frame["lon"] = random.uniform(25, 35, 4000)
    frame["place_id"] = [f"p{i}" for i in range(4000)]
    frame["row_id"] = frame["place_id"]
    frame["category"] = np.where(np.arange(4000) % 2, "killed", "captured")
    return frame


@pytest.mark.parametrize("zoom", [2, 4, 6])
def test_no_claim_is_lost_on_the_grid(many, zoom):
    cells, rows = thinned(many, replace(WORLD, zoom=zoom))
    assert sum(s.count for s in cells) == 4000
    assert rows.empty
    assert len(cells) < 400


def test_a_cell_tells_its_kinds(many):
    (cell, *_) = thinned(many, WORLD)[0]
    assert cell.group == "mixed"
    assert {line.split()[1] for line in cell.lines} == {"killed,", "captured"}
    only = thinned(many[many["category"] == "killed"], WORLD)[0]
    assert {s.group for s in only} == {"harmed"}


def test_only_what_is_in_view_is_counted_with_a_margin(many):
    view = Viewport(48, 28, 50, 30, 7)
    inside = many["lat"].between(47, 51) & many["lon"].between(27, 31)
    assert sum(s.count for s in thinned(many, view)[0]) == inside.sum()


def test_few_places_in_view_are_shown_one_by_one(many):
    view = Viewport(49.9, 29.9, 50.1, 30.1, 11)
    shown, rows = thinned(many, view)
    assert 0 < len(shown) == len(rows) <= 300
    assert all(s.key.startswith("p") for s in shown)


def test_the_payload_stays_small_and_says_what_it_covers(many):
    data = payload(many, viewport=Viewport(45, 25, 55, 35, 5.5))
    assert len(data["symbols"]["key"]) < MANY
    assert data["thin"]["zoom"] == 6
    assert data["thin"]["south"] < 45
    assert payload(many.head(MANY))["thin"] is None


def test_without_a_view_everything_is_in_it(many):
    data = payload(many)
    assert sum(data["symbols"]["count"]) == 4000
