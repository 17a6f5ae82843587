"""`kill -9` at random moments: what was confirmed is there, and the file is whole.

25 kills by default, shared by what may be going on; `DATELINE_KILLS=200` makes it 200.
"""

import os
import random
import select
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from casefile_reports import KILLED, TEXT, extraction_of

from geo.casefile import Case, EditClaim, Pipeline, amount, open_case, schema

KILLS = int(os.environ.get("DATELINE_KILLS", "25"))
LONGEST = 0.12  # seconds that a process lives after its first word
Say = Callable[[str], None]


def killed(work: Callable[[Say], None], seed: int) -> list[str]:
    """Run `work` in a process of its own, kill it at a random moment, and return what it had confirmed by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            work(lambda line: os.write(writing, f"{line}\n".encode()) and None)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    select.select([reading], [], [], 20)
    time.sleep(random.Random(seed).uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return [line.rstrip("\n") for line in said if line.endswith("\n")]


def whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def filled(path: Path, reports: int = 1) -> None:
    with open_case(path, create=True) as case:
        add(case, 0, reports)


def add(case: Case, first: int, count: int, say: Say = lambda line: None) -> None:
    for number in range(first, first + count):
        extraction = extraction_of(f"r{number}", f"{TEXT} It was report {number}.")
        case.add(extraction.report, extraction, pipeline="1")
        say(f"r{number}")


def saving(path: Path, say: Say) -> None:
    with open_case(path) as case:
        key = KILLED.replace("r1", "r0")
        for number in range(10_000):
            made = case.correct(key, EditClaim(amount("exact", number)))
            say(f"{made.id} {number}")
            if number % 5 == 4:
                case.undo()
                say(f"{made.id} undone")


def check_saved(path: Path, said: list[str]) -> None:
    with open_case(path) as case:
        lines = case.history()
        made = [e.correction for e in lines if e.verb == "edit claim"]
        undone = {e.correction for e in lines if e.verb == "undo"}
        confirmed = [line.split()[0] for line in said if not line.endswith("undone")]
        assert made[: len(confirmed)] == confirmed
        assert {line.split()[0] for line in said if line.endswith("undone")} <= undone
        assert len(made) <= len(confirmed) + 1
        standing = [
            e.now["claims"][0]["best"] for e in lines if e.verb == "edit claim" and e.correction not in undone
        ]
        assert case.extraction("r0").claims[0].best == (standing[-1] if standing else 12)


def importing(path: Path, say: Say) -> None:
    with open_case(path) as case:
        add(case, 1, 10_000, say)


def check_imported(path: Path, said: list[str]) -> None:
    with open_case(path) as case:
        ids = {kept.report.id for kept in case.reports()}
        assert set(said) <= ids
        assert len(case.extractions()) == len(ids)


def creating(path: Path, say: Say) -> None:
    for number in range(10_000):
        fresh = path.with_name(f"fresh-{number}.dateline")
        filled(fresh)
        say(fresh.name)


def check_created(path: Path, said: list[str]) -> None:
    assert all(path.with_name(name).exists() for name in said)
    for fresh in path.parent.glob("fresh-*.dateline"):
        whole(fresh)
        with open_case(fresh) as case:
            assert len(case.reports()) == 1 or fresh.name not in said
        fresh.unlink()


def compacting(path: Path, say: Say) -> None:
    with open_case(path) as case:
        for number in range(2, 10_000):
            case.reextract(Pipeline(str(number), lambda report: extraction_of(report.id, report.text)))
            case.compact()
            say(str(number))


def check_compacted(path: Path, said: list[str]) -> None:
    with open_case(path) as case:
        assert len(case.extractions()) == 20
        assert all(int(kept.pipeline) >= int(said[-1]) for kept in case.reports() if said)


def merging(path: Path, say: Say) -> None:
    other = path.with_name("other.dateline")
    for number in range(10_000):
        if not other.exists():
            with open_case(other, create=True) as theirs:
                add(theirs, 0, 12)
        say("ready")
        with open_case(path) as case:
            case.merge(other)
        say(f"merged {number}")
        with open_case(other) as theirs:
            add(theirs, 100 * number + 100, 2)


def check_merged(path: Path, said: list[str]) -> None:
    other = path.with_name("other.dateline")
    with open_case(path) as case:
        assert len(case.reports()) >= (12 if any(line.startswith("merged") for line in said) else 1)
        if other.exists():
            case.merge(other)  # done again, it brings the rest
            with open_case(other) as theirs:
                assert {k.text_sha256 for k in theirs.reports()} <= {k.text_sha256 for k in case.reports()}


WORK = {
    "saving": (saving, check_saved, 1),
    "importing": (importing, check_imported, 1),
    "creating": (creating, check_created, 1),
    "compacting": (compacting, check_compacted, 20),
    "merging": (merging, check_merged, 1),
}


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_loses_nothing_that_was_confirmed(path: Path, seed: int) -> None:
    names = [*WORK, "migrating"]
    name = names[seed % len(names)]
    if name == "migrating":
        migration_is_killed(path, seed)
        return
    work, check, reports = WORK[name]
    filled(path, reports)
    said = killed(lambda say: work(path, say), seed)
    whole(path)
    check(path, said)
    whole(path)


def slow_step(connection: sqlite3.Connection) -> None:
    """A migration that touches every row in many small steps."""
    connection.execute("ALTER TABLE extractions ADD COLUMN checked INTEGER NOT NULL DEFAULT 0")
    for (made_at,) in connection.execute("SELECT made_at FROM extractions").fetchall():
        connection.execute(
            "UPDATE extractions SET checked = 1, record = record || ' ' WHERE made_at = ?", (made_at,)
        )
        time.sleep(0.002)
    connection.execute("CREATE INDEX extractions_checked ON extractions (checked)")


def migration_is_killed(path: Path, seed: int) -> None:
    filled(path, 30)
    steps = schema.MIGRATIONS

    def migrating(say: Say) -> None:
        schema.MIGRATIONS = (*steps, slow_step)
        say("begun")
        open_case(path).close()
        say("migrated")
        time.sleep(1)

    said = killed(migrating, seed)
    whole(path)
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(extractions)")]
    assert version == len(steps) + ("checked" in columns)  # all of the step, or nothing of it
    assert version == len(steps) + 1 or "migrated" not in said
    try:
        schema.MIGRATIONS = (*steps, slow_step)
        with open_case(path) as case:
            assert len(case.extractions()) == 30
    finally:
        schema.MIGRATIONS = steps
