"""The file itself: what may open it, who may write at once, and what happens when it cannot be written."""

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from casefile_reports import EAST, FIRST, KILLED, TEXT, extraction_of

from geo.casefile import Case, CaseError, EditClaim, SetPlace, amount, open_case, schema, sqlite_store

NOBODY = 65534


def in_a_child(work: Callable[[], str]) -> str:
    """Run `work` in a process of its own and return what it returned, or its CaseError's words."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            try:
                said = work()
            except CaseError as error:
                said = str(error)
            os.write(writing, said.encode()[:60_000])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def add(case: Case, number: int, text: str = TEXT) -> str:
    extraction = extraction_of(f"n{number}", f"{text} It was report {number}.")
    return case.add(extraction.report, extraction, pipeline="1").report_id


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        answer: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
        return answer


def test_what_was_done_is_there_after_closing(path: Path, case: Case) -> None:
    case.correct(FIRST, SetPlace(EAST), "the mayor of that town")
    case.save_view("north", {"bbox": [1, 2, 3, 4]})
    case.set_setting("borders", "un")
    case.close()
    with open_case(path) as again:
        assert again.extraction("r1").places[0].place == EAST
        assert again.views() == {"north": {"bbox": [1, 2, 3, 4]}}
        assert again.setting("borders") == "un"
        entry = next(e for e in again.history() if e.verb == "set place")
        assert (entry.who, entry.note) == ("Olena", "the mayor of that town")
        assert entry.machine["places"][0]["place"]["id"] == "geonames:688532"
        assert entry.now["places"][0]["place"]["id"] == EAST.id
        again.delete_view("north")
        assert again.views() == {}
        with pytest.raises(CaseError, match="no saved view"):
            again.delete_view("north")


def test_the_file_is_safe_by_its_settings(path: Path, case: Case) -> None:
    case.close()
    with closing(sqlite_store._connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 1000


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET who = 'Mallory'",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO history SELECT id, at, 'Mallory', verb, report, item, correction, machine, was, "
        "now, note FROM history",
        "UPDATE reports SET text = 'nothing happened'",
        "DELETE FROM reports",
        "INSERT OR REPLACE INTO reports SELECT text_sha256, id, bytes_sha256, '', title, source, language, published, "
        "published_basis, accessed, warnings, added_by, added_at FROM reports",
    ],
)
def test_neither_history_nor_texts_can_be_rewritten(path: Path, case: Case, statement: str) -> None:
    case.close()
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="only"):
        connection.execute(statement)


def test_the_same_text_or_bytes_are_recognised_and_near_copies_are_told(case: Case) -> None:
    same = extraction_of("again")
    assert case.add(same.report, same, pipeline="1").outcome == "duplicate"
    near = extraction_of("near", TEXT + " An update follows.")
    added = case.add(near.report, near, pipeline="1")
    assert (added.outcome, [i for i, _ in added.alike]) == ("added", ["r1"])
    other = extraction_of("r1", TEXT + " So much is known; what follows is another story of some length." * 3)
    added = case.add(other.report, other, pipeline="1")
    assert (added.report_id, added.alike) == ("r1-2", ())  # another text under the same id
    assert case.extraction("r1-2").report.text == other.report.text


def test_what_is_no_report_is_refused(case: Case) -> None:
    good = extraction_of("x", TEXT + " x")
    for text, says in (("  \n", "no text"), (TEXT + " y", "another text")):
        with pytest.raises(CaseError, match=says):
            case.add(type(good.report)("x", text), good, pipeline="1")
    assert len(case.reports()) == 1


def test_only_case_files_open(tmp_path: Path, path: Path, case: Case) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "empty.dateline").touch()
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
    for name, says in (
        ("notes.txt", "not a case file"), ("empty.dateline", "not a case file"), ("other.db", "not a case file"),
        ("none.dateline", "no case file"), (".", "is a folder"),
    ):  # fmt: skip
        with pytest.raises(CaseError, match=says):
            open_case(tmp_path / name)
    with pytest.raises(CaseError, match="there already"):
        open_case(path, create=True)
    with pytest.raises(CaseError, match="no folder"):
        open_case(tmp_path / "nowhere" / "x.dateline", create=True)
    with pytest.raises(CaseError, match="no case file"):
        case.merge(tmp_path / "none.dateline")
    assert sorted(p.name for p in tmp_path.glob(".*")) == []


def test_a_newer_file_is_left_alone(path: Path, case: Case) -> None:
    case.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(CaseError, match="newer version of Dateline"):
        open_case(path)
    assert path.read_bytes() == before


def test_a_damaged_file_says_so(path: Path, case: Case) -> None:
    case.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(CaseError, match="damaged"), open_case(path) as broken:
        broken.extractions()


def test_a_copy_is_whole_and_never_replaces_a_file(tmp_path: Path, case: Case) -> None:
    case.correct(KILLED, EditClaim(amount("exact", 13)))
    case.copy(tmp_path / "copy.dateline")
    with open_case(tmp_path / "copy.dateline") as copy:
        assert copy.history() == case.history()
        assert copy.extractions() == case.extractions()
    with pytest.raises(CaseError, match="there already"):
        case.copy(tmp_path / "copy.dateline")


def test_compacting_drops_only_what_newer_extractions_replaced(path: Path, case: Case) -> None:
    from geo.casefile import Pipeline

    for number in range(40):
        add(case, number, TEXT * 20)
    for version in "23456":
        case.reextract(Pipeline(version, lambda r: extraction_of(r.id, r.text)))
    before, size = case.extractions(), path.stat().st_size
    assert case.compact() == 5 * 41
    assert case.extractions() == before
    assert path.stat().st_size < 0.6 * size


def test_two_processes_lose_nothing_and_neither_waits_a_second(path: Path, case: Case) -> None:
    case.close()

    def write(who: str) -> Callable[[], str]:
        def work() -> str:
            longest = 0.0
            with open_case(path, who=who) as mine:
                for number in range(60):
                    began = time.perf_counter()
                    mine.correct(KILLED, EditClaim(amount("exact", number)), who)
                    if number % 6 == 0:
                        add(mine, number + 1000 * len(who))
                    longest = max(longest, time.perf_counter() - began)
            return str(longest)

        return work

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, in_a_child(write("B")).encode())
        finally:
            os._exit(0)
    os.close(writing)
    longest = [in_a_child(write("AA")), os.read(reading, 1000).decode()]
    os.close(reading)
    os.waitpid(child, 0)
    assert all(float(seconds) < 1 for seconds in longest), longest
    with open_case(path) as both:
        made = [(e.who, e.now["claims"][0]["best"]) for e in both.history() if e.verb == "edit claim"]
        for who in ("AA", "B"):
            assert [n for w, n in made if w == who] == list(range(60))
        assert len({e.at for e in both.history()}) == len(both.history())
        assert len(both.reports()) == 1 + 20


def test_a_file_that_stays_locked_is_told_after_a_second(path: Path, case: Case) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        with pytest.raises(CaseError, match="written by someone else"):
            case.correct(KILLED, EditClaim(amount("exact", 1)))
        assert 0.9 < time.perf_counter() - began < 3
        assert len(case.extractions()) == 1  # reading goes on
        other.execute("ROLLBACK")
    case.correct(KILLED, EditClaim(amount("exact", 1)))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a process with another user's rights can reach."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


def without_rights() -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_a_read_only_folder_is_told_and_nothing_is_touched(open_folder: Path) -> None:
    path = open_folder / "kept.dateline"
    with open_case(path, create=True) as case:
        add(case, 1)
    before = path.read_bytes()
    os.chmod(path, 0o444)
    os.chmod(open_folder, 0o555)

    def attempt(what: Callable[[], object]) -> str:
        def work() -> str:
            without_rights()
            what()
            return "done"

        return in_a_child(work)

    try:
        assert "read-only" in attempt(lambda: open_case(path))
        assert "cannot be written" in attempt(lambda: open_case(open_folder / "new.dateline", create=True))
    finally:
        os.chmod(open_folder, 0o755)
    assert path.read_bytes() == before
    assert [p.name for p in open_folder.iterdir()] == ["kept.dateline"]


def fill(case: Case) -> tuple[list[str], str]:
    """Add reports until the disk is full; return the ids that were confirmed, and what was said then."""
    confirmed: list[str] = []
    for number in range(3000):
        try:
            confirmed.append(add(case, number, TEXT * 30))
        except CaseError as error:
            return confirmed, str(error)
    raise AssertionError("the disk never filled")


def test_a_file_that_may_not_grow_stays_whole(path: Path, case: Case) -> None:
    case.close()

    def work() -> str:
        with open_case(path) as mine:
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
            confirmed, said = fill(mine)
            assert len(mine.reports()) == len(confirmed) + 1  # reading goes on
        return f"{len(confirmed)} {said}"

    count, said = in_a_child(work).split(" ", 1)
    assert "full" in said
    assert "Nothing was changed" in said
    assert integrity(path) == "ok"
    with open_case(path) as again:
        assert len(again.reports()) == 1 + int(count)
        add(again, 5000)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip(
            "only a system administrator can make a small disk; the limit on file sizes is tested above"
        )
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_all_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "full.dateline"
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    with open_case(path, create=True) as case:
        confirmed, said = fill(case)
        assert "full" in said
        assert [kept.report.id for kept in case.reports()] == confirmed
        ballast.unlink()
        confirmed.append(add(case, 9000))
    assert integrity(path) == "ok"
    with open_case(path) as again:
        assert [kept.report.id for kept in again.reports()] == confirmed
        assert len(again.history()) == len(confirmed)


VERSIONS = Path(__file__).parent / "versions"


def test_a_file_of_each_version_is_at_hand() -> None:
    assert sorted(p.name for p in VERSIONS.iterdir()) == [
        f"{n}.sql" for n in range(1, len(schema.MIGRATIONS) + 1)
    ]


@pytest.mark.parametrize("dump", sorted(VERSIONS.iterdir()), ids=lambda p: p.stem)
def test_a_file_of_every_version_opens_with_all_it_held(path: Path, dump: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    with open_case(path) as case:
        assert case.extraction("r1").claims[0].low == 20
        assert case.extraction("r1").places[0].place == EAST
        assert case.views() == {"north": {"zoom": 7}}
        assert [e.verb for e in case.history()] == ["added", "edit claim", "set place", "note", "undo"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(schema.MIGRATIONS)


def test_a_step_that_fails_leaves_the_version_before(
    path: Path, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.close()

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE reports ADD COLUMN half TEXT")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    steps = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*steps, fails))
    with pytest.raises(CaseError, match="Nothing was changed"):
        open_case(path)
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*steps, lambda c: c.execute("ALTER TABLE reports ADD COLUMN whole TEXT"))
    )
    with open_case(path) as again:
        assert len(again.extractions()) == 1
    with closing(sqlite3.connect(path)) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(reports)")}
    assert "whole" in columns
    assert "half" not in columns
