from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from casefile_reports import EAST, FIRST, KILLED, TEXT, WEST, extraction_of, key

from geo.casefile import Case, EditClaim, GradeSource, SetPlace, amount, moved, open_case
from geo.model import Place


@pytest.fixture
def other(tmp_path: Path, case: Case) -> Path:
    """A copy of the case in Petro's hands."""
    case.copy(tmp_path / "petro.dateline")
    return tmp_path / "petro.dateline"


def place_of(case: Case) -> Place | None:
    return case.extraction("r1").places[0].place


def test_both_sides_work_comes_together_with_its_history(case: Case, other: Path) -> None:
    case.correct(KILLED, EditClaim(amount("at_least", 20)))
    with open_case(other, who="Petro") as theirs:
        theirs.correct(FIRST, SetPlace(EAST), "from the map")
        new = extraction_of("r2", TEXT + " More came later.")
        theirs.add(new.report, new, pipeline="1")
        theirs.save_view("south", 1)
    before = other.read_bytes()
    merged = case.merge(other)
    assert other.read_bytes() == before  # it is only read
    # three lines: the correction, the report, the saved view
    assert (merged.reports, merged.corrections, merged.history, merged.both) == (1, 1, 3, ())
    assert place_of(case) == EAST
    assert case.extraction("r1").claims[0].low == 20
    assert [r.report.id for r in case.reports()] == ["r1", "r2"]
    assert [(e.who, e.note) for e in case.history(FIRST)] == [("Petro", "from the map")]
    assert case.views() == {"south": 1}
    assert case.history()[-1].verb == "merged"
    lines = len(case.history())
    case.merge(other)
    assert len(case.history()) == lines  # nothing was new, so there is nothing to tell


def test_where_both_judged_an_item_the_later_holds_and_it_is_told(case: Case, other: Path) -> None:
    point = moved(WEST, 49.9, 25.0)
    case.correct(FIRST, SetPlace(point))
    with open_case(other, who="Petro") as theirs:
        theirs.correct(FIRST, SetPlace(EAST))
        assert case.merge(other).both == (FIRST,)
        theirs.merge(case._store.name)
        assert place_of(case) == place_of(theirs)
    assert {e.who for e in case.history(FIRST)} == {"Olena", "Petro"}  # what was overruled can be read


def test_what_was_taken_back_there_is_taken_back_here(case: Case, other: Path) -> None:
    with open_case(other, who="Petro") as theirs:
        theirs.correct(FIRST, SetPlace(EAST))
        case.merge(other)
        assert place_of(case) == EAST
        theirs.undo()
        case.merge(other)
        assert place_of(case) == WEST
        theirs.redo()
    case.merge(other)
    assert place_of(case) == EAST


def test_one_name_for_two_reports_is_told_apart_and_one_report_under_two_names_is_one(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "apart.dateline"
    with open_case(path, create=True, who="Petro") as theirs:
        same, other = extraction_of("other name"), extraction_of("r1", TEXT + " Not the same.")
        theirs.add(same.report, same, pipeline="1")
        theirs.add(other.report, other, pipeline="1")
        theirs.correct(key("Zolochiv", id="other name"), SetPlace(EAST))
    case.merge(path)
    assert [r.report.id for r in case.reports()] == ["r1", "r1-2"]
    assert place_of(case) == EAST  # judged under the other name
    assert case.reviewed("r1-2").item(key("Zolochiv", id="r1-2")) is not None


def test_undo_takes_back_only_ones_own_work(case: Case, other: Path) -> None:
    with open_case(other, who="Petro") as theirs:
        theirs.correct(FIRST, SetPlace(EAST))
    case.correct(KILLED, EditClaim(amount("at_least", 20)))
    case.merge(other)
    taken = case.undo()
    assert taken is not None
    assert taken.who == "Olena"
    assert case.undo() is None
    assert place_of(case) == EAST


def test_what_a_report_is_besides_its_text_comes_along(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "apart.dateline"
    machine = extraction_of("r7", TEXT + " By the way.", "Herald")
    report = replace(
        machine.report,
        published=date(2025, 1, 11),
        published_basis="metadata",
        warnings=("odd",),
        sha256="ab" * 32,
    )
    with open_case(path, create=True, who="Petro") as theirs:
        theirs.add(report, replace(machine, report=report), pipeline="1", accessed=date(2025, 2, 1))
        theirs.correct("r7:report", GradeSource("A"))
    case.merge(path)
    kept = case.reports()[1]
    assert kept.report == replace(report, id="r7")
    assert (kept.accessed, kept.added_by, kept.review.grade) == (date(2025, 2, 1), "Petro", "A")
    twin = extraction_of("twin", "Another text of " + TEXT)
    again = case.add(replace(twin.report, sha256="ab" * 32), twin, pipeline="1")
    assert (again.report_id, again.outcome) == ("r7", "duplicate")  # the same file, whatever was read from it
