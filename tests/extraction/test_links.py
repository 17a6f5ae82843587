"""Claims tied to each other: restatements, totals and parts, repeats, and what follows from a share."""

import pytest

from tests.extraction.annotated_places import claims_of


@pytest.mark.parametrize(
    "text",
    [
        "They hold 1,150 square kilometres (444 square miles) there.",
        "They hold 1,150 square kilometres, or 444 square miles, there.",
        "They freed more than 4,000 hectares (9,900 acres).",
        "The river is roughly 30 km from the border (19 miles).",
        "It fell 90 nautical miles (167 km) from the port.",
    ],
)
def test_a_conversion_restates(text: str) -> None:
    claims, _ = claims_of(text)
    assert [c.restates for c in claims] == [None, "c1"]
    assert claims[1].category == claims[0].category


def test_another_area_in_brackets_is_no_restatement() -> None:
    claims, _ = claims_of("They hold 1,150 square kilometres (20 square miles of it forest).")
    assert [c.restates for c in claims] == [None, None]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Five people, four of them farm workers, were killed.", [None, "c1"]),
        ("At least 12 civilians, including three children, were killed.", [None, "c1"]),
        ("The raid killed 70 people, 10 women and three infants among them.", [None, "c1", "c1"]),
        ("We named 157 people killed. Thirty-nine of them were under 18.", [None, "c1"]),
        ("The raid killed 70 people and wounded 10.", [None, None]),
    ],
)
def test_parts_name_their_total(text: str, parts: list[str | None]) -> None:
    claims, _ = claims_of(text)
    assert [c.part_of for c in claims] == parts
    assert {c.category for c in claims if c.part_of} <= {"killed"}


def test_a_count_pointed_back_to_is_one_claim() -> None:
    claims, _ = claims_of(
        "Ukraine captured two North Korean soldiers. The two prisoners were questioned. "
        "These are two soldiers who survived. He shared photos of two men on cots."
    )
    assert [c.text for c in claims] == ["two North Korean soldiers"]


def test_a_figure_stated_again_names_the_first() -> None:
    claims, _ = claims_of(
        "Forty drones were shot down, the governor wrote. The Air Force said 40 drones were shot down."
    )
    assert [c.repeats for c in claims] == [None, "c1"]


def test_the_same_number_of_something_else_is_no_repeat() -> None:
    claims, _ = claims_of("They killed 40 soldiers. They burned 40 houses.")
    assert [c.repeats for c in claims] == [None, None]


def test_a_share_retaken_of_an_area_seized_derives_what_is_lost_and_what_is_held() -> None:
    claims, places = claims_of(
        "The counterattack retook more than 40% of the 1,000 square kilometers of [Kursk|event] they had seized."
    )
    share, base, lost, held = claims
    assert (share.category, share.low, base.category, base.best) == (
        "territory_share",
        40,
        "territory_seized",
        1000,
    )
    assert (lost.category, lost.bound, lost.low, lost.best, lost.high) == (
        "territory_lost",
        "at_least",
        400,
        None,
        None,
    )
    assert (held.category, held.bound, held.low, held.high) == ("territory_controlled", "at_most", None, 600)
    assert lost.derived_from == (share.id, base.id)
    assert held.derived_from == (lost.id, base.id)
    assert "40 % × 1000 km²" in (lost.formula or "")
    assert "assumes" in (held.formula or "")
    assert all(c.place is not None and places[c.place].text == "Kursk" for c in claims)


def test_a_share_of_the_ground_itself_has_no_base_claim() -> None:
    claims, _ = claims_of("Orders cover roughly 84% of the 365 square kilometres of the strip.")
    assert [c.category for c in claims] == ["territory_share"]
