"""What becomes of reports that are handed in: read, skipped or refused with reasons, stopped, and never twice."""

import threading
import time
from pathlib import Path

import pytest

from geo.casefile import Reject, open_case
from geo.model import Extraction, Report
from geo.reading import Columns
from views.intake import Handed, Intake, Outcome, Reading, Table

STORY = (
    "Shells fell on the market in Lyman before noon and set eleven stalls on fire, the head of the town said. "
    "He put the number of wounded at 12, two of them children, and asked people to stay in their cellars."
)
SAME_IN_OTHER_WORDS = STORY.replace("before noon", "before noon on the day")
UPDATED = STORY.replace("wounded at 12", "wounded at 14")
OTHER = "The bridge at Kupiansk was closed on Friday after a drone broke its railing; nobody was hurt there."
FILES = [
    ("first.txt", STORY.encode()),
    ("same.txt", STORY.replace(". ", ".\n\n").encode()),
    ("near.txt", SAME_IN_OTHER_WORDS.encode()),
    ("update.txt", UPDATED.encode()),
    ("other.txt", OTHER.encode()),
    ("picture.jpg", b"\xff\xd8\xff\xe0"),
    ("empty.txt", b""),
]


def bare(report: Report) -> Extraction:
    return Extraction(report)


@pytest.fixture(params=["table", "case file"])
def intake(request: pytest.FixtureRequest, tmp_path: Path):
    if request.param == "table":
        yield Intake(Table(), None, bare)
    else:
        with open_case(tmp_path / "a.dateline", create=True) as kept:
            yield Intake(Table(), kept, bare)


def told(intake: Intake, files: list[tuple[str, bytes]]) -> dict[str, Outcome]:
    return {name: outcome for name, outcomes in intake.read(Handed(tuple(files))) for outcome in outcomes}


def test_each_file_is_read_skipped_or_refused_with_its_reason(intake: Intake) -> None:
    found = told(intake, FILES)
    assert [name for name, o in found.items() if o.problem] == ["picture.jpg", "empty.txt"]
    assert "is a picture" in (found["picture.jpg"].problem or "")
    assert [name for name, o in found.items() if o.skipped_for] == ["same.txt", "near.txt"]
    assert (found["same.txt"].shared, found["near.txt"].shared < 1) == (1.0, True)
    assert (found["near.txt"].skipped_for or "").startswith("Shells fell on the market")
    assert "with other figures" in found["update.txt"].note
    assert not found["other.txt"].note


def test_a_near_duplicate_is_read_all_the_same_when_asked(intake: Intake) -> None:
    found = told(intake, FILES[:3])
    report = found["near.txt"].report
    assert report is not None
    again = intake.put(report, "near.txt", anyway=True)
    assert (again.problem, again.skipped_for) == (None, None)
    assert again.report is not None


def test_one_report_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    def broken(report: Report) -> Extraction:
        if "market" in report.text:
            raise ValueError("no such rule")
        return Extraction(report)

    table = Table()
    found = told(Intake(table, None, broken), [FILES[0], FILES[4]])
    assert "no such rule" in (found["first.txt"].problem or "")
    assert list(table.reports) == ["other"]


def test_what_was_taken_off_the_table_may_come_back() -> None:
    table = Table()
    intake = Intake(table, None, bare)
    told(intake, FILES[:1])
    table.drop("first")
    assert told(intake, FILES[:1])["first.txt"].skipped_for is None
    assert list(table.reports) == ["first"]


def test_what_was_taken_out_of_a_case_file_comes_back_with_its_history(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.dateline", create=True) as kept:
        intake = Intake(Table(), kept, bare)
        told(intake, FILES[:1])
        kept.correct("first:report", Reject())
        assert kept.extractions() == []
        assert told(intake, FILES[:1])["first.txt"].skipped_for is None
        assert [e.verb for e in kept.history()] == ["added", "reject", "undo"]


def test_reports_of_one_name_get_numbers() -> None:
    table = Table()
    told(Intake(table, None, bare), [("a.txt", STORY.encode()), ("a.txt", OTHER.encode())])
    assert list(table.reports) == ["a", "a 2"]


def test_reading_goes_on_in_the_background_and_can_be_stopped() -> None:
    going, table = threading.Event(), Table()

    def slow(report: Report) -> Extraction:
        going.wait(10)
        return Extraction(report)

    texts = [f"Report {n} of the day tells of {n} shells near village number {n}." for n in range(40)]
    files = [(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]
    job = Reading(Intake(table, None, slow), Handed(tuple(files)))
    assert job.running
    while not job.of:
        time.sleep(0.005)
    assert (job.done, job.of) == (0, 40)
    job.stop()
    going.set()
    job.wait(20)
    assert not job.running
    assert job.trouble is None
    assert 1 <= len(table.reports) < 40
    assert len(job.outcomes) == 40  # nobody wonders what became of the rest
    assert job.outcomes[-1].problem == "Not read: reading was stopped."
    assert {o.report.id for o in job.outcomes if o.report} == set(table.reports)


def test_the_columns_of_a_table_are_those_a_person_picked() -> None:
    rows = f"a,b,c\n{STORY.replace(',', ';')},{OTHER.replace(',', ';')},Gazette\n"
    table = Table()
    handed = Handed((("t.csv", rows.encode()),), columns={"t.csv": Columns(text="b", source="c", title="")})
    [(_, [outcome])] = Intake(table, None, bare).read(handed)
    assert outcome.problem is None
    [report] = table.reports.values()
    assert report.text.startswith("The bridge at Kupiansk")
    assert report.source == "Gazette"


def test_an_address_of_this_machine_is_refused_and_told(tmp_path: Path) -> None:
    [(name, [outcome])] = Intake(Table(), None, bare).read(Handed((), ("http://127.0.0.1:1/",)))
    assert name == "http://127.0.0.1:1/"
    assert "was not opened" in (outcome.problem or "")
