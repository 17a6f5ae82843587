"""How corrections find their finding again: after another pipeline, and in a later wording of the report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from casefile_reports import EAST, FIRST, KILLED, SECOND, TEXT, WEST, extraction_of, key

from geo.casefile import (
    AddClaim,
    AddPlace,
    Case,
    CaseError,
    Confirm,
    EditClaim,
    GradeClaim,
    NotAPlace,
    Note,
    Pipeline,
    Published,
    Reject,
    SetPlace,
    amount,
)
from geo.casefile.anchoring import anchor, find_words
from geo.casefile.keys import ItemKey, parse_key
from geo.model import Claim, Extraction, Report

A, B = "Two men died near the bridge.", "Two men fled."


@pytest.mark.parametrize(
    ("old", "start", "new", "found"),
    [
        (A, 0, A, 0),  # the same text
        (A, 0, "Update. " + A, 8),  # moved along
        (A, 0, A.replace("died", "were killed"), 0),  # other words beside it
        (f"{A} {B}", 30, f"{A} {B}", 30),  # the second of two stays the second
        (f"{A} {B}", 30, f"{B} {A}", 0),  # changed places: what follows tells them apart
        (f"{A} {B}", 0, f"{B} {A}", 14),
        (A, 0, "Three men died near the bridge.", None),  # the words are gone
        (A, 0, "", None),
        (
            A,
            0,
            "Two men sang. " * 3 + "x" * 900,
            0,
        ),  # several, none with the surroundings: the old offset decides
        ("x" * 900 + A, 900, "Two men sang. Two men sat.", None),  # several, all far off: nobody can tell
    ],
)
def test_words_are_found_where_they_stand_now(old: str, start: int, new: str, found: int | None) -> None:
    anchored = anchor(ItemKey("", "place", start, start + len("Two men")), old)
    assert anchored.text == "Two men"
    at = find_words(anchored, new)
    assert at == (None if found is None else (found, found + len("Two men")))


@pytest.mark.parametrize(
    "text",
    ["r:1:place:1-2", "r:claim:4-9:killed", "r:claim:4-9:killed#2", "r:place:4-9+1a2b", "a:b:report", "case"],
)
def test_a_key_survives_being_taken_apart(text: str) -> None:
    assert str(parse_key(text)) == text


def pipeline(version: str, change: Callable[[Extraction], Extraction]) -> Pipeline:
    return Pipeline(version, lambda report: change(replace(extraction_of(report.id), report=report)))


def wider(extraction: Extraction) -> Extraction:
    """A pipeline that takes "killed" into the span of the figure, and numbers its claims otherwise."""
    first = extraction.claims[0]
    end = TEXT.index(" killed") + len(" killed")
    return with_first(extraction, replace(first, id="c9", end=end, text=TEXT[first.start : end]))


def without(extraction: Extraction) -> Extraction:
    return replace(extraction, claims=extraction.claims[1:])


def with_first(extraction: Extraction, claim: Claim) -> Extraction:
    return replace(extraction, claims=(claim, *extraction.claims[1:]))


def test_a_correction_follows_its_claim_to_another_span(case: Case) -> None:
    case.correct(KILLED, EditClaim(amount("at_least", 20)))
    done = case.reextract(pipeline("2", wider))
    assert (done.reports, done.moved, done.look) == (1, 1, ())
    now = case.extraction("r1").claims[0]
    assert (now.id, now.low, now.text) == ("c9", 20, "12 people were killed")
    new_key = key("12 people were killed", "killed")
    assert [e.verb for e in case.history(new_key)] == ["edit claim", "re-anchored"]
    assert case.history()[-1].was == {"item": KILLED.removeprefix("r1:")}


@pytest.mark.parametrize(
    "operation", [EditClaim(amount("exact", 13)), Confirm(), GradeClaim(1), Note("see film")]
)
def test_what_a_person_judged_stays_when_the_machine_no_longer_finds_it(
    case: Case, operation: EditClaim
) -> None:
    case.correct(KILLED, operation)
    before = case.reviewed("r1").item(KILLED)
    case.reextract(pipeline("2", without))
    after = case.reviewed("r1").item(KILLED)
    assert before is not None
    assert after is not None
    assert (after.status, after.grade, after.note) == (before.status, before.grade, before.note)
    assert "pipeline 2 no longer finds it" in after.look
    kept = next(c for c in case.extraction("r1").claims if c.text == "12 people")
    assert kept.best == (13 if isinstance(operation, EditClaim) else 12)
    assert kept.place == 1
    case.correct(KILLED, Confirm())  # someone looked
    assert case.reviewed("r1").item(KILLED).look == ""
    case.reextract(pipeline("3", lambda e: e))
    assert case.extraction("r1").claims[0].id == "c1"  # found again: one claim, not two
    assert [c.text for c in case.extraction("r1").claims].count("12 people") == 1


def test_what_was_confirmed_is_pinned_and_what_was_only_edited_is_not(case: Case) -> None:
    wounded = key("30 wounded", "wounded")
    case.correct(KILLED, Confirm())
    case.correct(wounded, EditClaim({"speaker": "Jordan"}))

    def otherwise(e: Extraction) -> Extraction:
        moved = tuple(replace(p, place=EAST) if p.place == WEST else p for p in e.places)
        first = replace(e.claims[0], low=21, best=21, high=21, speaker="nobody")
        second = replace(e.claims[1], low=31, best=31, high=31)
        return replace(e, places=moved, claims=(first, second, *e.claims[2:]))

    case.reextract(pipeline("2", otherwise))
    extraction = case.extraction("r1")
    assert (extraction.claims[0].best, extraction.claims[0].speaker) == (12, "the mayor")
    assert extraction.places[extraction.claims[0].place or 0].place == WEST  # its place was confirmed with it
    assert extraction.places[0].place == EAST  # the other mention was not
    assert (extraction.claims[1].best, extraction.claims[1].speaker) == (31, "Jordan")


def test_a_rejection_does_not_spread_to_another_statement_of_the_same_words(case: Case) -> None:
    case.correct(KILLED, Reject())
    case.reextract(pipeline("2", lambda e: with_first(e, replace(e.claims[0], category="captured"))))
    assert case.reviewed("r1").item(key("12 people", "captured")).status == "machine"
    assert case.needs_look() == []
    case.reextract(pipeline("3", lambda e: e))
    assert case.reviewed("r1").item(KILLED).status == "rejected"


def test_what_a_person_added_is_not_doubled_when_the_machine_learns_to_find_it(case: Case) -> None:
    case.reextract(pipeline("2", lambda e: replace(e, places=e.places[1:], claims=())))
    start = TEXT.index("12 people")
    case.correct("r1:report", AddPlace(11, 19, EAST))
    case.correct(
        "r1:report",
        AddClaim(start, start + 9, {**amount("about", 11), "category": "killed", "unit": "persons"}),
    )
    case.reextract(pipeline("3", lambda e: e))
    extraction = case.extraction("r1")
    assert [m.place.id for m in extraction.places if m.start == 11 and m.place] == [EAST.id]
    assert [c.best for c in extraction.claims if c.text == "12 people"] == [11]


def test_one_report_that_fails_keeps_its_extraction_and_the_others_go_on(case: Case) -> None:
    other = extraction_of("r2", TEXT + " So it went.")
    case.add(other.report, other, pipeline="1")
    seen: list[tuple[int, int]] = []

    def broken(report: Report) -> Extraction:
        if report.id == "r1":
            raise ValueError("no such rule")
        return extraction_of(report.id, report.text)

    done = case.reextract(Pipeline("2", broken), lambda i, n: seen.append((i, n)))
    assert (done.reports, done.failed) == (1, (("r1", "ValueError: no such rule"),))
    assert case.stale("2") == ["r1"]
    assert seen[-1] == (2, 2)
    assert case.extraction("r1") == extraction_of()


def test_reading_anew_stops_when_asked_and_the_rest_is_still_stale(case: Case) -> None:
    for n in range(2, 5):
        other = extraction_of(f"r{n}", f"{TEXT} So it went, {n} times.")
        case.add(other.report, other, pipeline="1")
    case.correct(FIRST, SetPlace(EAST))
    asked: list[None] = []

    def after_two() -> bool:
        asked.append(None)
        return len(asked) > 2

    read = Pipeline("2", lambda report: extraction_of(report.id, report.text))
    done = case.reextract(read, stop=after_two)
    assert done.reports == 2
    assert case.stale("2") == ["r3", "r4"]
    assert case.extraction("r1").places[0].place == EAST
    assert case.reextract(read).reports == 2


LATER = "CORRECTION. " + TEXT.replace("at dawn", "before dawn")


def later(text: str) -> Extraction:
    return extraction_of("r2", text)


def test_a_later_wording_takes_the_corrections_over_and_both_texts_stay(case: Case) -> None:
    case.correct(FIRST, SetPlace(EAST))
    case.correct(KILLED, EditClaim(amount("at_least", 20)))
    case.correct(key("Jordan"), NotAPlace())
    added = later(LATER)
    assert case.add(added.report, added, pipeline="1").alike[0][0] == "r1"
    case.supersede("r1", "r2")
    assert [e.report.id for e in case.extractions()] == ["r2"]
    extraction = case.extraction("r2")
    assert [m.place.id for m in extraction.places if m.place and m.text == "Zolochiv"] == [EAST.id] * 2
    assert extraction.claims[0].low == 20
    assert "Jordan" not in [m.text for m in extraction.places]
    assert [(r.report.id, r.superseded_by) for r in case.reports()] == [("r1", "r2"), ("r2", None)]
    assert case.extraction("r1").report.text == TEXT
    with pytest.raises(CaseError, match="stands in for it already"):
        case.supersede("r2", "r1")
    case.undo()
    assert [e.report.id for e in case.extractions()] == ["r1", "r2"]


def test_a_correction_whose_words_are_gone_is_listed_until_someone_settles_it(case: Case) -> None:
    made = case.correct(KILLED, EditClaim(amount("at_least", 20)))
    text = TEXT.replace("12 people", "A dozen people")
    machine = extraction_of("r2", TEXT)
    gone = replace(machine, report=replace(machine.report, text=text), places=(), claims=(machine.claims[1],))
    start = text.index("30 wounded")
    gone = replace(gone, claims=(replace(machine.claims[1], start=start, end=start + 10, place=None),))
    case.add(gone.report, gone, pipeline="1")
    case.supersede("r1", "r2")
    (look,) = case.needs_look()
    assert (look.correction.id, look.report_id) == (made.id, "r2")
    assert "no longer in the report" in look.reason
    case.attach(made.id, key("30 wounded", "wounded", id="r2", text=text))
    assert case.needs_look() == []
    assert case.extraction("r2").claims[0].low == 20


GONE = TEXT.replace("12 people", "A dozen people").replace("hit Zolochiv", "hit the town")


def reworded(case: Case) -> Extraction:
    """Let a later wording without some of the words stand in for r1."""
    machine = extraction_of("r2", TEXT)
    found = replace(machine, report=replace(machine.report, text=GONE), claims=())
    start = GONE.index("Zolochiv")
    found = replace(found, places=(replace(machine.places[1], start=start, end=start + 8),))
    case.add(found.report, found, pipeline="1")
    case.supersede("r1", "r2")
    return found


def test_a_lost_correction_becomes_a_finding_of_other_words(case: Case) -> None:
    edited = case.correct(KILLED, EditClaim({**amount("at_least", 20), "place": SECOND}))
    reworded(case)
    assert [look.correction.id for look in case.needs_look()] == [edited.id]
    assert [(older, c.name) for older, c in case.stands_in_for("r2")] == [("r1", "superseded")]
    start = GONE.index("A dozen people")
    quote = "The mayor said A dozen people were killed in Zolochiv."
    case.attach_to_words(edited.id, "r2", start, start + 14, quote)
    assert case.needs_look() == []
    (made,) = case.extraction("r2").claims
    assert (made.text, made.low, made.best, made.bound) == ("A dozen people", 20, None, "at_least")
    assert (made.category, made.speaker, made.quote) == ("killed", "the mayor", quote)
    assert made.place is not None
    assert case.extraction("r2").places[made.place].text == "Zolochiv"
    assert [e.verb for e in case.history()][-2:] == ["add claim", "undo"]


def test_a_lost_place_becomes_a_place_of_other_words(case: Case) -> None:
    placed = case.correct(FIRST, SetPlace(EAST, "mention"))
    text = TEXT.replace("Zolochiv", "the town")
    case.add(Report("r2", text), Extraction(Report("r2", text)), pipeline="1")
    case.supersede("r1", "r2")
    start = text.index("the town")
    case.attach_to_words(placed.id, "r2", start, start + 8)
    (made,) = case.extraction("r2").places
    assert (made.text, made.place, made.role) == ("the town", EAST, "event")


def test_what_says_too_little_goes_to_a_finding_only(case: Case) -> None:
    graded = case.correct(KILLED, GradeClaim(2))
    reworded(case)
    with pytest.raises(CaseError, match="says too little"):
        case.attach_to_words(graded.id, "r2", 0, 5)
    assert [look.correction.id for look in case.needs_look()] == [graded.id]


def test_a_report_is_read_anew_with_the_day_a_person_gave(case: Case) -> None:
    case.correct("r1:report", Published(date(2025, 1, 11)))
    told: list[date | None] = []

    def listening(report: Report) -> Extraction:
        told.append(report.published)
        return replace(extraction_of(), report=report)

    case.reextract(Pipeline("1", listening))
    case.reextract(Pipeline("1", listening))  # by then it is not stale
    case.undo()
    case.reextract(Pipeline("1", listening))
    assert told == [date(2025, 1, 11), None]
    assert case.extraction("r1").report.published is None
