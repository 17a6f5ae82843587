import csv
import io
import json
from pathlib import Path

import pytest

from geo.casefile import EditClaim, GradeClaim, GradeSource, Note, Reject, amount, open_case
from geo.cli import main

REPORT = "KYIV, Jan. 11, 2025 — Shells killed 12 people in Kharkiv on Friday, the mayor said.\n"


@pytest.fixture
def path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A case with one report, made from the shell."""
    (tmp_path / "shelling.txt").write_text(REPORT, encoding="utf-8")
    path = tmp_path / "a.dateline"
    assert main(["case", "create", str(path)]) == 0
    assert main(["case", "add", str(path), str(tmp_path / "shelling.txt")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"created {path}"
    assert said[1].startswith("added shelling: ")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    assert main(["case", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def killed(path: Path) -> str:
    with open_case(path) as case:
        return next(r.key for r in case.reviews() if r.key.endswith(":killed"))


def test_adding_tells_what_was_read_skipped_and_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "longer.txt").write_text(REPORT + "Nobody else was hurt.\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("shelling.txt", "empty.txt", "longer.txt")]
    assert main(["case", "add", str(path), *files]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "skipped shelling: the same as shelling, which is in the case"
    assert said.out.splitlines()[1].startswith("added longer: ")
    assert said.err.startswith("refused empty: ")


def test_the_list_and_the_findings_show_how_they_stand(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = killed(path)
    with open_case(path, who="Olena") as case:
        case.correct(item, EditClaim(amount("at_least", 15)), "a later count")
        case.correct(item, Note("seen on film"))
    (line,) = run(capsys, "list", path)
    assert line.split()[:2] == ["shelling", "2025-01-11"]
    shown = next(x for x in run(capsys, "show", path, "shelling") if x.startswith(item))
    assert "[corrected F6]" in shown
    assert "killed at_least 15 persons" in shown
    assert "(Olena, " in shown
    assert "note: seen on film" in shown


def test_the_history_says_who_what_the_machine_said_and_what_it_is(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = killed(path)
    with open_case(path, who="Olena") as case:
        case.correct(item, EditClaim(amount("at_least", 15)), "a later count")
    (line,) = run(capsys, "history", path, "--item", item)
    assert "Olena  edit claim" in line
    assert "killed exact 12" in line.split(" -> ")[0]
    assert "killed at_least 15" in line.split(" -> ")[1].split("; the machine said ")[0]
    assert "killed exact 12" in line.split("; the machine said ")[1]
    assert line.endswith("(a later count)")
    entry = json.loads(run(capsys, "history", path, "--json")[-1])
    assert (entry["who"], entry["report_id"], entry["now"]["claims"][0]["low"]) == ("Olena", "shelling", 15)


def test_an_export_carries_grades_and_leaves_out_what_was_rejected(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = killed(path)
    with open_case(path) as case:
        case.correct(item, GradeClaim(2))
        case.correct("shelling:report", GradeSource("B"))
        case.correct(item, Note("seen on film"))
    (line,) = run(capsys, "export", path)
    claim = next(c for c in json.loads(line)["claims"] if c["category"] == "killed")
    assert (claim["key"], claim["status"], claim["grade"], claim["review_note"]) == (
        item,
        "machine",
        "B2",
        "seen on film",
    )
    assert run(capsys, "export", path, "--format", "csv", "-o", tmp_path / "out.csv") == []
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"))))
    assert [r["grade"] for r in rows if r["category"] == "killed"] == ["B2"]
    with open_case(path) as case:
        case.correct(item, Reject())
    assert not [c for c in json.loads(run(capsys, "export", path)[0])["claims"] if c["category"] == "killed"]


def test_copying_merging_reextracting_and_compacting_say_what_they_did(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "b.dateline"
    assert run(capsys, "copy", path, copy) == [f"copied to {copy}"]
    with open_case(copy) as case:
        case.correct(killed(copy), GradeClaim(3))
    assert run(capsys, "merge", path, copy) == [
        f"merged {copy}: 0 new reports, 1 corrections, 1 lines of history"
    ]
    assert run(capsys, "reextract", path) == [
        "read 0 reports anew: 0 corrections moved, 0 need a look, 0 failed"
    ]
    assert run(capsys, "compact", path)[0].startswith(f"compacted {path}: 0 former extractions dropped")


@pytest.mark.parametrize(
    "action", [["create"], ["list"], ["show", "x"], ["copy", "y"], ["history", "--item", "x"]]
)
def test_an_error_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], action: list[str]
) -> None:
    path = tmp_path / ("no folder/x.dateline" if action == ["create"] else "none.dateline")
    assert main(["case", action[0], str(path), *action[1:]]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert str(tmp_path) in said.err
