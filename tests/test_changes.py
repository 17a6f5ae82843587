"""Two days side by side: what came to be told between them, in words that keep bounds and speakers."""

from dataclasses import dataclass
from datetime import date

import pytest

from geo.comparison import changes, statements
from geo.frame import claims_frame
from geo.model import Claim, Extraction, Place, PlaceMention, Report

KURSK = Place("geonames:538555", "Kursk Oblast", "admin1", "RU", 51.6, 35.6, 4, 98)
SUMY = Place("geonames:692194", "Sumy", "city", "UA", 50.9, 34.8, 1, 10, admin1="Sumy Oblast")
A, B = date(2025, 1, 5), date(2025, 1, 11)
DAY4 = "2025-01-04"


@dataclass
class Said:
    """One claim in a report of its own: figure as "at_least 12", its day, the day it was published."""

    figure: str
    speaker: str | None
    published: str = "2025-01-04"
    on: str = DAY4
    category: str = "killed"
    place: Place = SUMY
    denied: bool = False
    stance: str = "asserted"
    quote: str | None = None


def day(words):
    return date.fromisoformat(words) if words else None


def statements_of(*told):
    made = []
    for number, said in enumerate(told):
        bound, amount = said.figure.split()
        low, high = (float(v) for v in (amount.split("..") * 2)[:2])
        ends = {
            "exact": (low, low, low),
            "about": (None, low, None),
            "at_least": (low, None, None),
            "at_most": (None, None, low),
            "range": (low, None, high),
        }[bound]
        quote = said.quote or f"{said.speaker} in report {number} told of {amount} in words of its own."
        text = {"at_least": "more than ", "at_most": "up to "}.get(bound, "") + amount
        unit = "km2" if said.category.startswith("territory") else "persons"
        made.append(
            Extraction(
                Report(f"r{number}", quote, source=f"Paper {number}", published=day(said.published)),
                (PlaceMention(0, 1, "x", "event", True, said.place, 0.9, ""),),
                (),
                (
                    Claim("c", 0, 1, text, quote, said.category, *ends, unit, bound, place=0, speaker=said.speaker,
                          earliest=day(said.on), latest=day(said.on), denied=said.denied, stance=said.stance),
                ),
            )
        )  # fmt: skip
    return statements(claims_frame(made))


LATER = "2025-01-09"
MAYOR = Said("exact 12", "the mayor")


@pytest.mark.parametrize(
    ("later", "kind", "apart", "words"),
    [
        (
            Said("exact 14", "the governor", LATER), "changed", True,
            "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; "
            "then 14, on 4 Jan 2025, said by the governor: 2 higher",
        ),
        (
            Said("at_least 14", "the governor", LATER), "changed", True,
            "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; "
            "then more than 14, on 4 Jan 2025, said by the governor: at least 2 higher",
        ),
        (
            Said("at_least 10", "the governor", LATER), "changed", False,
            "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; "
            "then more than 10, on 4 Jan 2025, said by the governor: both can be true",
        ),
        (
            Said("range 5..7", None, LATER), "changed", True,
            "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; "
            "then 5 to 7, on 4 Jan 2025, said by the report itself: at least 5 lower",
        ),
        (
            Said("about 40", "the mayor", LATER), "changed", True,
            "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; "
            "then about 40, on 4 Jan 2025, said by the mayor: higher",
        ),
        (
            Said("exact 12", "the governor", LATER), "again", False,
            "Sumy, killed: 12, said by the mayor, is now also said by the governor",
        ),
        (
            Said("exact 12", "the mayor", LATER), "again", False,
            "Sumy, killed: 12, said by the mayor, is told again",
        ),
        (
            Said("exact 12", "the mayor", LATER, denied=True), "denied", False,
            "Sumy, killed: 12, said by the mayor, is denied; before it was 12, said by the mayor",
        ),
        (
            Said("exact 14", "the governor", LATER, place=KURSK, stance="disputed"), "denied", False,
            "Kursk Oblast, killed: 14, said by the governor, is disputed",
        ),
        # another place, another kind, another event: something new
        (
            Said("exact 14", "the governor", LATER, place=KURSK), "appeared", False,
            "Kursk Oblast, killed: 14, on 4 Jan 2025, said by the governor",
        ),
        (
            Said("exact 14", "the governor", LATER, category="wounded"), "appeared", False,
            "Sumy, wounded: 14, on 4 Jan 2025, said by the governor",
        ),
        (
            Said("exact 14", "the governor", LATER, on="2025-01-09"), "appeared", False,
            "Sumy, killed: 14, on 9 Jan 2025, said by the governor",
        ),
    ],
)  # fmt: skip
def test_a_later_figure_beside_the_earlier_one(later, kind, apart, words):
    found = changes(statements_of(MAYOR, later), A, B, "report")
    assert found.known == 1
    (change,) = found.changes
    assert (change.kind, change.apart, change.words) == (kind, apart, words)


@pytest.mark.parametrize(
    ("said", "by", "known", "new", "undated"),
    [
        (Said("exact 1", "x", published="2025-01-05", on="2025-01-01"), "report", 1, 0, 0),
        (Said("exact 1", "x", published="2025-01-06", on="2025-01-01"), "report", 0, 1, 0),
        (Said("exact 1", "x", published="2025-01-06", on="2025-01-01"), "event", 1, 0, 0),
        (Said("exact 1", "x", published="2025-01-12", on="2025-01-11"), "event", 0, 1, 0),
        (Said("exact 1", "x", published="2025-01-12", on="2025-01-12"), "event", 0, 0, 0),
        (Said("exact 1", "x", published="2025-01-06", on=""), "event", 0, 0, 1),
        (Said("exact 1", "x", published="", on="2025-01-06"), "report", 0, 0, 1),
    ],
)
def test_what_is_known_as_of_a_day(said, by, known, new, undated):
    found = changes(statements_of(said), A, B, by)
    assert (found.known, len(found.changes), found.undated) == (known, new, undated)


def test_a_figure_is_held_against_the_last_one_of_its_own_speaker():
    told = statements_of(
        MAYOR, Said("exact 20", "the army", "2025-01-05"), Said("exact 15", "the mayor", LATER)
    )
    (change,) = changes(told, A, B, "report").changes
    assert change.before.speaker == "the mayor"
    assert change.words.endswith(": 3 higher")


def test_ground_held_is_followed_over_months_and_keeps_its_bounds():
    told = statements_of(
        Said("range 300..999", None, on="2024-08-20", category="territory_controlled", place=KURSK),
        Said("at_most 250", "the ministry", on="2025-01-10", category="territory_controlled", place=KURSK),
    )
    (change,) = changes(told, A, B).changes
    assert change.words == (
        "Kursk Oblast, held: first 300 to 999 km², on 20 Aug 2024, said by the report itself; "
        "then up to 250 km², on 10 Jan 2025, said by the ministry: at least 50 km² lower"
    )


def test_one_sentence_in_two_reports_came_once_with_the_first():
    quote = "The mayor said on Saturday that exactly 12 people had been killed in the town of Sumy that day."
    told = statements_of(
        Said("exact 12", "the mayor", quote=quote), Said("exact 12", "the mayor", LATER, quote=quote)
    )
    found = changes(told, A, B, "report")
    assert (found.known, found.changes) == (1, ())


@pytest.mark.parametrize(
    ("told", "by", "expected"),
    [
        ((MAYOR,), "report", ["The reports published by 5 Jan 2025 tell 1 figure; by 11 Jan 2025, no more."]),
        ((MAYOR,), "event", ["Of events up to 5 Jan 2025 the reports tell 1 figure; by 11 Jan 2025, no more."]),
        (
            (MAYOR, Said("exact 3", "x", LATER, place=KURSK)), "report",
            ["The reports published by 5 Jan 2025 tell 1 figure; by 11 Jan 2025, 1 more at 1 place, in 1 report.",
             "No later figure for the same thing is among them."],
        ),
        (
            (MAYOR, Said("exact 14", "the governor", LATER), Said("exact 13", "the police", LATER),
             Said("exact 9", "the army", LATER, place=KURSK, denied=True)),
            "report",
            ["The reports published by 5 Jan 2025 tell 1 figure; by 11 Jan 2025, 3 more at 2 places, "
             "in 3 reports.",
             "Sumy, killed: first 12, on 4 Jan 2025, said by the mayor; then 14, on 4 Jan 2025, said by the governor: "
             "2 higher. Another later figure stands beside an earlier one.",
             "Kursk Oblast, killed: 9, said by the army, is denied."],
        ),
    ],
)  # fmt: skip
def test_the_difference_in_sentences(told, by, expected):
    found = changes(statements_of(*told), A, B, by).sentences()
    assert [s.words for s in found] == expected


def test_each_sentence_leads_to_its_statements():
    told = statements_of(MAYOR, Said("exact 14", "the governor", LATER))
    first, second = changes(told, A, B, "report").sentences()
    assert [s.speaker for s in first.statements] == ["the governor"]
    assert [s.speaker for s in second.statements] == ["the mayor", "the governor"]


def test_no_figure_is_averaged():
    told = statements_of(MAYOR, Said("exact 14", "the governor", LATER))
    assert "13" not in " ".join(s.words for s in changes(told, A, B, "report").sentences())


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="not before"):
        changes(statements_of(MAYOR), B, A)


def test_nothing_told_is_no_difference():
    found = changes([], A, B)
    assert (found.known, found.undated, found.changes) == (0, 0, ())
