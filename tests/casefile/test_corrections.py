from datetime import date

import pytest
from casefile_reports import EAST, FIRST, KILLED, KURSK, SECOND, TEXT, WEST, extraction_of, key

from geo.casefile import (
    AddClaim,
    AddPlace,
    Case,
    CaseError,
    Confirm,
    EditClaim,
    GradeClaim,
    GradeSource,
    NotAPlace,
    Note,
    Operation,
    Published,
    Reject,
    SetPlace,
    SetRole,
    amount,
    moved,
)
from geo.model import Claim, PlaceMention


def claim(case: Case, id: str = "c1") -> Claim:
    return next(c for c in case.extraction("r1").claims if c.id == id)


def places(case: Case) -> list[tuple[str, str | None]]:
    return [(m.text, m.place.id if m.place else None) for m in case.extraction("r1").places]


def test_nothing_is_changed_before_a_person_changes_it(case: Case) -> None:
    assert case.extraction("r1") == extraction_of()
    assert {(r.status, r.note, r.look) for r in case.reviews()} == {("machine", "", "")}
    assert {r.grade for r in case.reviews() if r.kind == "claim"} == {"F6"}


def test_a_moved_place_moves_with_all_that_stood_for_it_and_its_claims_follow(case: Case) -> None:
    case.correct(FIRST, SetPlace(EAST))
    assert places(case)[:2] == [("Zolochiv", EAST.id), ("Zolochiv", EAST.id)]
    extraction = case.extraction("r1")
    tied = extraction.claims[0].place
    assert tied is not None
    assert extraction.places[tied].place == EAST
    assert case.reviewed("r1").item(FIRST).status == "corrected"


def test_a_single_mention_can_be_moved_alone(case: Case) -> None:
    case.correct(SECOND, SetPlace(EAST, "mention"))
    assert places(case)[:2] == [("Zolochiv", WEST.id), ("Zolochiv", EAST.id)]


def test_a_marker_moved_by_hand_is_a_place_of_its_own() -> None:
    point, centre = moved(WEST, 50.1, 24.5), moved(KURSK, 51.7, 35.5)
    assert (point.lat, point.lon, point.where_prec, point.radius_km) == (50.1, 24.5, 1, 2.5)
    assert point.id != WEST.id
    assert (centre.where_prec, centre.radius_km, centre.iso) == (
        2,
        25.0,
        None,
    )  # an area becomes a vague point
    with pytest.raises(CaseError, match="no point on Earth"):
        moved(WEST, 91, 0)


def test_a_role_decides_what_is_drawn(case: Case) -> None:
    case.correct(FIRST, SetRole("context"))
    assert (case.extraction("r1").places[0].role, case.extraction("r1").places[0].on_map) == (
        "context",
        False,
    )
    case.correct(FIRST, SetRole("origin"))
    assert case.extraction("r1").places[0].on_map


def test_what_is_no_place_leaves_and_its_claim_keeps_none(case: Case) -> None:
    case.correct(key("Jordan"), NotAPlace())
    assert "Jordan" not in [m.text for m in case.extraction("r1").places]
    assert claim(case, "c2").place is None
    assert case.extraction("r1").places[claim(case, "c4").place or 0].text == "Kursk"  # indices move up
    review = case.reviewed("r1").item(key("Jordan"))
    assert review is not None
    assert (review.status, review.index) == ("rejected", None)
    assert isinstance(review.machine, PlaceMention)


def test_an_added_place_can_be_tied_to_a_claim(case: Case) -> None:
    start = TEXT.index("dawn")
    added = case.correct("r1:report", AddPlace(start, start + 4, EAST, "context"))
    new = next(r.key for r in case.reviews() if r.key.endswith(f"+{added.id[:8]}"))
    case.correct(KILLED, EditClaim({"place": new}))
    extraction = case.extraction("r1")
    assert extraction.places[claim(case).place or 0].text == "dawn"
    assert [m.start for m in extraction.places] == sorted(m.start for m in extraction.places)
    case.undo(added.id)
    assert claim(case).place is None
    assert len(case.extraction("r1").places) == 4


def test_every_detail_of_a_claim_can_be_edited(case: Case) -> None:
    case.correct(
        KILLED,
        EditClaim(
            {
                **amount("range", 10, 14), "category": "killed_or_wounded", "speaker": None, "place": FIRST,
                "earliest": date(2025, 1, 3), "latest": date(2025, 1, 4), "denied": True, "side": "civilian",
            }
        ),
    )  # fmt: skip
    now = claim(case)
    assert (now.low, now.best, now.high, now.bound) == (10, None, 14, "range")
    assert (now.category, now.speaker, now.place, now.side) == ("killed_or_wounded", None, 0, "civilian")
    assert (now.earliest, now.latest, now.denied, now.stance) == (
        date(2025, 1, 3),
        date(2025, 1, 4),
        True,
        "denied",
    )
    review = case.reviewed("r1").item(KILLED)  # the key still names what the machine said
    assert review is not None
    assert isinstance(review.machine, Claim)
    assert review.machine.best == 12
    case.correct(KILLED, EditClaim({"denied": False}))
    assert claim(case).stance == "asserted"


def test_a_claim_is_added_by_selecting_text(case: Case) -> None:
    start = TEXT.index("his deputy")
    case.correct(
        "r1:report",
        AddClaim(start, start + 10, {**amount("about", 1), "category": "missing", "unit": "persons"}),
    )
    new = case.extraction("r1").claims[-1]
    assert (new.text, new.best, new.category) == ("his deputy", 1, "missing")
    assert new.quote in TEXT
    assert new.text in new.quote


def test_a_figure_computed_from_a_changed_one_is_computed_anew(case: Case) -> None:
    case.correct(key("984 square kilometres", "territory_seized"), EditClaim(amount("exact", 1000)))
    derived = claim(case, "c6")
    assert (derived.low, derived.best, derived.bound) == (400, None, "at_least")
    assert derived.formula == "≥ 40 % × 1000 km²; assumes that the share is of the whole area seized"


@pytest.mark.parametrize("words", ["more than 40%", "984 square kilometres"])
def test_what_rests_on_a_rejected_claim_leaves_with_it(case: Case, words: str) -> None:
    case.correct(key(words, "territory_share" if "%" in words else "territory_seized"), Reject())
    left = {c.id for c in case.extraction("r1").claims}
    assert "c6" not in left
    assert ("c5" in left) == (
        "%" in words
    )  # the area in square miles goes with the area in square kilometres
    assert all(set(c.derived_from or ()) <= left for c in case.extraction("r1").claims)


def test_grades_are_a_persons_and_a_sources_holds_for_all_its_reports(case: Case) -> None:
    other = extraction_of("r2", TEXT + " So it went.", "gazette")
    case.add(other.report, other, pipeline="1")
    case.correct("r1:report", GradeSource("B"))
    case.correct(KILLED, GradeClaim(2))
    assert case.reviewed("r1").item(KILLED).grade == "B2"
    assert case.reviewed("r2").item(key("12 people", "killed", id="r2")).grade == "B6"
    case.correct("r2:report", GradeSource("D"))
    assert case.reviewed("r1").item(KILLED).grade == "D2"
    case.undo()
    assert case.reviewed("r1").item(KILLED).grade == "B2"


def test_confirming_and_noting_change_no_value(case: Case) -> None:
    case.correct(KILLED, Confirm())
    case.correct(KILLED, Note("seen on film"))
    review = case.reviewed("r1").item(KILLED)
    assert review is not None
    assert (review.status, review.note, review.by) == ("confirmed", "seen on film", "Olena")
    assert case.extraction("r1") == extraction_of()


def test_a_persons_publication_day_holds_and_makes_the_report_stale(case: Case) -> None:
    assert case.stale("1") == []
    case.correct("r1:report", Published(date(2025, 1, 11)))
    report = case.extraction("r1").report
    assert (report.published, report.published_basis) == (date(2025, 1, 11), "given")
    assert case.stale("1") == ["r1"]
    case.undo()
    assert case.stale("1") == []


def test_a_name_means_the_same_in_the_whole_case_but_yields_to_what_is_said_of_one(case: Case) -> None:
    case.correct(SECOND, SetPlace(WEST, "mention"))
    case.always("ZOLOCHIV", EAST)
    case.always("Jordan", None)
    assert places(case) == [("Zolochiv", EAST.id), ("Zolochiv", WEST.id), ("Kursk", KURSK.id)]
    case.undo()
    assert "Jordan" in dict(places(case))


@pytest.mark.parametrize(
    ("item", "operation", "says"),
    [
        (KILLED, EditClaim({"low": 50, "high": 4, "best": None, "bound": "range"}), "cannot be low 50"),
        (KILLED, EditClaim({"best": 13}), "cannot be low 12"),
        (KILLED, EditClaim({"best": float("nan"), "low": None, "high": None, "bound": "about"}), "infinity"),
        (KILLED, EditClaim({"earliest": date(2025, 2, 1), "latest": date(2025, 1, 1)}), "before it begins"),
        (KILLED, EditClaim({"category": "slain"}), "no category"),
        (KILLED, EditClaim({"place": "r1:place:1-2"}), "no place r1:place:1-2"),
        (KILLED, GradeClaim(7), "1 to 6"),
        ("r1:report", GradeSource("G"), "A to F"),
        ("r1:report", AddPlace(5, 5000, EAST), "no words of this report"),
        ("r1:report", AddClaim(0, 6, {"unit": "items"}), "lacks its category, bound"),
        (FIRST, SetRole("villain"), "no role"),
        (FIRST, GradeClaim(1), "cannot be done"),
        ("r1:claim:0-3:killed", Confirm(), "There is no claim"),
        ("r9:report", Confirm(), "holds no report"),
        ("nonsense", Confirm(), "names no item"),
        ("r1:place", Confirm(), "names no item"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    case: Case, item: str, operation: Operation, says: str
) -> None:
    lines = len(case.history())
    with pytest.raises(CaseError, match=says):
        case.correct(item, operation)
    assert len(case.history()) == lines
    assert case.extraction("r1") == extraction_of()


@pytest.mark.parametrize(
    ("bound", "filled"),
    [("exact", (5, 5, 5)), ("about", (None, 5, None)), ("at_least", (5, None, None)), ("at_most", (None, None, 5)),
     ("range", (5, None, 9)), ("vague", (5, None, 9))],
)  # fmt: skip
def test_an_amount_fills_what_its_bound_says(
    case: Case, bound: str, filled: tuple[float | None, ...]
) -> None:
    case.correct(KILLED, EditClaim(amount(bound, 5, 9)))
    assert (claim(case).low, claim(case).best, claim(case).high) == filled


def test_undo_and_redo_walk_back_and_forth_and_a_new_correction_ends_the_way_forth(case: Case) -> None:
    for number in (20, 21):
        case.correct(KILLED, EditClaim(amount("exact", number)))
    bests = []
    for step in (case.undo, case.undo, case.redo, case.redo, case.undo):
        assert step() is not None
        bests.append(claim(case).best)
    assert bests == [20, 12, 20, 21, 20]
    case.correct(KILLED, EditClaim(amount("exact", 22)))
    assert case.redo() is None
    assert [(e.verb, e.was["claims"][0]["best"], e.now["claims"][0]["best"]) for e in case.history(KILLED)] == [
        ("edit claim", 12, 20), ("edit claim", 20, 21), ("undo", 21, 20), ("undo", 20, 12), ("redo", 12, 20),
        ("redo", 20, 21), ("undo", 21, 20), ("edit claim", 20, 22),
    ]  # fmt: skip
