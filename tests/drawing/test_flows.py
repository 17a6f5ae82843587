from dataclasses import replace

import pytest

from geo.drawing.flows import flows
from geo.drawing.layer import payload
from geo.drawing.symbols import symbols
from geo.frame import claims_frame
from geo.movements import Movement


@pytest.fixture
def frame(extraction):
    return claims_frame([extraction])


@pytest.fixture
def moved(extraction):
    """From Tyva to Kyiv, with the two captives as its figure."""
    by_name = {m.text: m.place for m in extraction.places}
    return Movement("r1", by_name["Tyva"], by_name["Kyiv"], "Two captives were moved to Kyiv.", ())


def test_an_arrow_joins_the_symbols_and_tells_its_sentence(frame, moved):
    (arrow,) = flows([moved], frame, symbols(frame))
    assert (arrow.origin, arrow.destination) == ("geonames:1488873", "geonames:703448")
    assert arrow.title == "Tyva Republic → Kyiv"
    assert arrow.lines == ("“Two captives were moved to Kyiv.”",)
    assert arrow.vague  # a republic is an area


def test_the_same_pair_is_one_arrow_with_both_sentences(frame, moved):
    again = replace(moved, quote="They were taken there on Friday.")
    (arrow,) = flows([moved, again, moved], frame, symbols(frame))
    assert len(arrow.lines) == 2


def test_an_arrow_goes_with_either_of_its_places(frame, moved):
    without = frame[frame["place"] != "Tyva Republic"]
    assert flows([moved], without, symbols(without)) == []
    assert flows([moved], frame, symbols(without)) == []
    assert flows([replace(moved, report_id="r9")], frame, symbols(frame)) == []


def test_an_arrow_goes_with_the_figure_that_tells_of_it(frame, moved):
    told = replace(moved, row_ids=("r1:claim:c3",))
    assert flows([told], frame, symbols(frame))[0].row_id == "r1:claim:c3"
    assert flows([told], frame[frame["row_id"] != "r1:claim:c3"], symbols(frame)) == []


def test_arrows_reach_the_map_with_their_legend(frame, moved):
    data = payload(frame, moved=[moved])
    assert data["flows"][0]["from"] == "geonames:1488873"
    assert [e["words"] for e in data["themes"]["dark"]["legend"] if e["kind"] == "flow"] == [
        "Moved, as a report says; dashed where an end is an area"
    ]
    assert payload(frame)["flows"] == []


def test_a_long_sentence_is_cut(frame, moved):
    (arrow,) = flows([replace(moved, quote="and so on " * 60)], frame, symbols(frame))
    assert len(arrow.lines[0]) <= 182
    assert arrow.lines[0].endswith("…”")
