"""A case file keeps its saved views in order, and every change of them in its history."""

import pytest

from geo.casefile import Case, CaseError, open_case

NORTH, SOUTH, EAST = ({"headline": name} for name in ("north", "south", "east"))


@pytest.fixture
def three(case: Case) -> Case:
    for view in (SOUTH, NORTH, EAST):
        case.save_view(view["headline"], view)
    return case


def test_views_stand_in_the_order_in_which_they_were_saved(three: Case) -> None:
    assert list(three.views()) == ["south", "north", "east"]


def test_views_can_be_put_in_order_and_saving_again_keeps_the_place(three: Case, path) -> None:
    three.order_views(["east", "south"])
    three.save_view("south", {"headline": "south", "note": "new"})
    three.close()
    with open_case(path) as again:
        assert list(again.views()) == ["east", "south", "north"]
        assert again.views()["south"]["note"] == "new"


def test_a_renamed_view_keeps_its_place(three: Case) -> None:
    three.save_view("up there", {"headline": "up there"}, was="north")
    assert list(three.views()) == ["south", "up there", "east"]
    with pytest.raises(CaseError, match="Another saved view is called “east”"):
        three.save_view("east", EAST, was="south")
    with pytest.raises(CaseError, match="no saved view “north”"):
        three.save_view("north", NORTH, was="north")
    with pytest.raises(CaseError, match="no saved view “west”"):
        three.order_views(["west"])
    with pytest.raises(CaseError, match="needs a name"):
        three.save_view(" ", NORTH)
    assert list(three.views()) == ["south", "up there", "east"]


def test_each_change_is_in_the_history_with_what_was(three: Case) -> None:
    three.save_view("up", {"headline": "up"}, was="north")
    three.order_views(["up"])
    three.order_views(["up"])  # changes nothing
    three.delete_view("south")
    told = [(e.verb, e.note, e.was, e.now) for e in three.history() if e.item == "views"][3:]
    assert told == [
        ("view renamed", "up", NORTH, {"headline": "up"}),
        ("views reordered", "", ["south", "up", "east"], ["up", "south", "east"]),
        ("view deleted", "south", SOUTH, None),
    ]


def test_a_saved_view_leaves_what_is_computed_from_the_case_valid(case: Case) -> None:
    before = case.state()
    case.save_view("north", NORTH)
    assert case.state() == before
    case.set_setting("borders", "un")
    assert case.state() != before


def test_a_view_that_another_wrote_meanwhile_is_not_lost(three: Case, path) -> None:
    with open_case(path) as other:
        other.save_view("west", {"headline": "west"})
    three.order_views(["east", "north", "south"])
    assert list(three.views()) == ["east", "north", "south", "west"]
