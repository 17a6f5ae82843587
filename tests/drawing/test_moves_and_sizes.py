"""Arrows and sized rings on a sheet."""

from math import dist

import pytest
from matplotlib.patches import Circle as Disc
from matplotlib.patches import PathPatch

from geo.drawing.proportional import bubbles
from geo.drawing.snapshot import blank, compose
from geo.drawing.snapshot.marks import Mark
from geo.drawing.snapshot.moves_and_sizes import draw_arrow, draw_bubbles, legend_words, reach
from geo.drawing.snapshot.paper import PAPERS
from geo.drawing.snapshot.sheet import Sheet
from geo.drawing.style import LARGEST_BUBBLE
from geo.drawing.symbols import symbols
from geo.frame import claims_frame
from geo.movements import Movement
from tests.drawing.test_snapshot import words

LIGHT = PAPERS["light"]
EDGE = (0.0, 0.0, 0.0, 0.0)


@pytest.fixture
def axes():
    return blank(Sheet(300, 200, 1.0, EDGE, (1, 1, 299, 199), (), EDGE, ()))[1]


def test_an_arrow_goes_from_rim_to_rim_and_swings_out(axes):
    along = draw_arrow(axes, (20, 20), (220, 20), 6, 6, LIGHT, 1.0, dashed=False)
    assert dist(along[0], (20, 20)) == pytest.approx(8)
    assert dist(along[-1], (220, 20)) == pytest.approx(8)
    assert max(y for _, y in along) - 20 > 15
    back = draw_arrow(axes, (220, 20), (20, 20), 6, 6, LIGHT, 1.0, dashed=False)
    assert min(y for _, y in back) < 20  # there and back do not coincide


def test_marks_that_all_but_touch_get_no_arrow(axes):
    assert draw_arrow(axes, (20, 20), (35, 20), 6, 6, LIGHT, 1.0, dashed=False) == []
    assert axes.figure.findobj(PathPatch) == []


def test_a_ring_has_the_radius_of_its_figure_and_a_hidden_one_is_not_drawn(axes, extraction):
    frame = claims_frame([extraction])
    frame.loc[frame["row_id"] == "r1:claim:c3", ["low", "best", "high", "bound"]] = [250, None, 1000, "range"]
    sized = bubbles(frame)
    kursk = next(s for s in symbols(frame) if s.title == "Kursk Oblast")
    mark = Mark(kursk, 100.0, 100.0, 8.0)
    draw_bubbles(axes, [mark], sized, LIGHT, 1.0)
    radii = {round(p.radius, 3) for p in axes.figure.findobj(Disc)}
    assert {LARGEST_BUBBLE, LARGEST_BUBBLE / 2} <= radii
    assert reach(mark, sized, 1.0) == LARGEST_BUBBLE
    before = len(axes.figure.findobj(Disc))
    draw_bubbles(axes, [Mark(kursk, 100.0, 100.0, LARGEST_BUBBLE)], sized, LIGHT, 1.0)
    assert len(axes.figure.findobj(Disc)) == before


def test_the_legend_tells_one_ring_of_the_same_scale(extraction):
    ((kind, said),) = legend_words(bubbles(claims_frame([extraction])), [])
    assert kind == "sized"
    assert said == "A ring of this area: 20 troops or casualties"
    assert legend_words([], []) == []


def test_a_sheet_says_what_its_arrows_are(extraction):
    by_name = {m.text: m.place for m in extraction.places}
    moved = [Movement("r1", by_name["Sea of Azov"], by_name["Kyiv"], "Ships went to Kyiv.", ())]
    frame = claims_frame([extraction])
    given = ("16:9", "landscape", "A title", "", "", None, "un", None, LIGHT)
    assert "Moved, as a report says; dashed where an end is an area" in words(compose(frame, *given, moved))
    assert "Moved, as a report says" not in words(compose(frame, *given))
