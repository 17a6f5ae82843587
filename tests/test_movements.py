"""Sentences that tell a movement, and the many that only look like it."""

import pytest

from geo.model import Claim, Extraction, Place, PlaceMention, Report
from geo.movements import movements

PLACES = {
    "Kyiv": Place("k", "Kyiv", "city", "UA", 50.4, 30.5, 1, 17.0, admin1="Kyiv City"),
    "Lviv": Place("l", "Lviv", "city", "UA", 49.8, 24.0, 1, 10.0, admin1="Lviv Oblast"),
    "Sumy": Place("s", "Sumy", "city", "UA", 50.9, 34.8, 1, 8.0, admin1="Sumy Oblast"),
    "Oryol": Place("o", "Oryol", "city", "RU", 52.9, 36.0, 1, 8.0, admin1="Oryol Oblast"),
    "Kursk Oblast": Place("ko", "Kursk Oblast", "admin1", "RU", 51.6, 35.6, 4, 98.0),
    "Russia": Place("ru", "Russia", "country", "RU", 60.0, 90.0, 6, 2300.0),
}


def read(marked: str, claim: str = "") -> Extraction:
    """A report from text in which <Place marks an origin, >Place a destination and ?Name one nobody knows."""
    text, mentions = "", []
    for piece in marked.split("|"):
        sign, name = piece[:1], piece[1:]
        if piece and sign in "<>" and (name in PLACES or name.startswith("?")):
            name = name.lstrip("?")
            role = "origin" if sign == "<" else "destination"
            mentions.append(
                PlaceMention(len(text), len(text) + len(name), name, role, True, PLACES.get(name), 1, "")
            )
            piece = name
        text += piece
    claims: tuple[Claim, ...] = ()
    if claim:
        at = text.index(claim)
        claims = (
            Claim("c1", at, at + len(claim), claim, text, "displaced", 40, 40, 40, "persons", "exact", 0),
        )
    return Extraction(Report("r", text), tuple(mentions), (), claims)


def told(marked: str) -> set[tuple[str, str]]:
    return {(m.origin.name, m.destination.name) for m in movements([read(marked)])}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The wounded were flown from |<Sumy| to |>Lviv|.", {("Sumy", "Lviv")}),
        ("Buses took families to |>Lviv| from |<Sumy| and |<Kyiv|.", {("Sumy", "Lviv"), ("Kyiv", "Lviv")}),
        ("Trucks moved from |<Sumy| to |>Kyiv| and |>Lviv|.", {("Sumy", "Kyiv"), ("Sumy", "Lviv")}),
        ("The convoy left |<Sumy| this morning and reached |>Kyiv| at noon, having moved at night.", {("Sumy", "Kyiv")}),
        ("From |<Sumy|, two wounded were carried to |>Kyiv|.", {("Sumy", "Kyiv")}),
        ("Troops were sent from |<Sumy| to |>Lviv|.", {("Sumy", "Lviv")}),
    ],
)  # fmt: skip
def test_what_a_report_says_moved(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A man from |<Oryol| was taken to |>Kyiv|.",  # where he comes from, not where he set out
        "Nobody was moved from |<Sumy| to |>Lviv|.",
        "The mayor denied that children were deported from |<Sumy| to |>Oryol|.",
        "Poland promised to run trains moving people from |<Lviv| to |>Kyiv|.",
        "They will be moved from |<Sumy| to |>Lviv|.",
        "Buses that had left |<Sumy| for |>Lviv| turned back.",
        "Drones were sent at 36 places from |<Sumy| to |>Lviv|.",  # along it, not from it
        "Shops closed everywhere from |<Sumy| to |>Lviv|.",
        "Help came from |<Lviv|; lorries reached |>Sumy|.",  # two clauses
        "Trains move from |<Sumy| to |>Kyiv| and from |<Oryol| to |>Lviv|.",  # open who goes where
        "He moved from |<Sumy| to |>?Nowhere| and on to |>Lviv|.",  # one of them is not known
        "Units moved from |<Kursk Oblast| to |>Russia|.",  # one holds the other
        "They fled from |<Sumy|. The mayor of |>Lviv| met them.",
    ],
)
def test_what_only_looks_like_a_movement(sentence):
    assert told(sentence) == set()


def test_a_movement_keeps_its_sentence_and_its_figure():
    (found,) = movements([read("Some 40 people were evacuated from |<Sumy| to |>Lviv|.", "40 people")])
    assert found.quote == "Some 40 people were evacuated from Sumy to Lviv."
    assert found.row_ids == ("r:claim:c1",)
    assert movements([read("They were evacuated from |<Sumy| to |>Lviv|.")])[0].row_ids == ()
