"""Brings another case file's reports, corrections and history into this one. Merging twice changes nothing more."""

from dataclasses import dataclass, replace
from typing import TypeVar

from geo.casefile import tables
from geo.casefile.recording import Recorder
from geo.casefile.store import Row, Store

T = TypeVar("T")
_LINES_AT_ONCE = 500  # rows a transaction, so that no other writer waits for long


@dataclass(frozen=True, slots=True)
class Merged:
    """How much was new: reports, corrections and lines of history; and items that persons judged in both files."""

    reports: int
    corrections: int
    history: int
    both: tuple[str, ...]  # keys of items with corrections from both sides; the later one holds


def merge(store: Store, other: Store, recorder: Recorder) -> Merged:
    """Bring in what `store` lacks. What was undone last stays undone; settings and views of `store` stay."""
    new_reports = sum(_bring_report(store, other, kept) for kept in tables.reports(other))
    ours = {c.id: c for c in tables.corrections(store)}
    theirs = [c for c in tables.corrections(other) if c.id not in ours]
    judged = {(c.report, c.anchor.key.within) for c in ours.values() if c.anchor and c.active}
    for part in _parts(theirs):
        with store.writing():
            for correction in part:
                if not tables.corrections(store, "WHERE id = ?", (correction.id,)):
                    tables.add_correction(store, correction)
    known = {row[0] for row in store.rows("SELECT id FROM history")}
    lines = [e for e in tables.history(other) if e.id not in known]
    for lines_part in _parts(lines):
        with store.writing():
            for line in lines_part:
                tables.add_entry(store, line)
            _settle_active(store, {e.correction for e in lines_part if e.correction})
    _bring_named(store, other)
    both = {(c.report, c.anchor.key.within) for c in theirs if c.anchor} & judged
    result = Merged(new_reports, len(theirs), len(lines), tuple(sorted(_key(store, *item) for item in both)))
    if new_reports or theirs or lines:
        with store.writing():
            now = {"reports": new_reports, "corrections": len(theirs), "history": len(lines)}
            recorder.entry("merged", tables.next_moment(store), item="case", now=now, note=other.name)
    return result


def _bring_report(store: Store, other: Store, kept: tables.KeptReport) -> bool:
    """Bring in one report and its extractions; tell whether it was new. An id that is taken gets a number."""
    sha = kept.text_sha256
    lines = other.rows(
        "SELECT report, made_at, pipeline, given, record FROM extractions WHERE report = ?", (sha,)
    )
    with store.writing():
        known = bool(store.rows("SELECT 1 FROM reports WHERE text_sha256 = ?", (sha,)))
        if not known:
            report = replace(kept.report, id=free_id(store, kept.report.id))
            tables.add_report(store, replace(kept, report=report))
        made = {row[0] for row in store.rows("SELECT made_at FROM extractions WHERE report = ?", (sha,))}
        for line in lines:
            if line[1] not in made:
                store.run(
                    "INSERT INTO extractions (report, made_at, pipeline, given, record) VALUES (?, ?, ?, ?, ?)",
                    line,
                )
    return not known


def free_id(store: Store, wanted: str) -> str:
    """Return `wanted`, or with the first number that makes it no other report's id."""
    taken = {row[0] for row in store.rows("SELECT id FROM reports")}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _settle_active(store: Store, corrections: set[str]) -> None:
    """Let the last line about each correction, on either side, say whether it stands."""
    for correction in corrections:
        last = store.rows(
            "SELECT verb FROM history WHERE correction = ? AND verb NOT IN ('re-anchored', 'needs a look') "
            "ORDER BY at DESC, id DESC LIMIT 1",
            (correction,),
        )
        if last:
            store.run(
                "UPDATE corrections SET active = ? WHERE id = ?", (int(last[0][0] != "undo"), correction)
            )


def _bring_named(store: Store, other: Store) -> None:
    with store.writing():
        for table, columns in (("settings", "name, value"), ("views", "name, state, saved_by, saved_at")):
            mine = {row[0] for row in store.rows(f"SELECT name FROM {table}")}
            for row in other.rows(f"SELECT {columns} FROM {table}"):
                if row[0] not in mine:
                    store.run(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)


def _key(store: Store, report: str | None, within: str) -> str:
    found: list[Row] = store.rows("SELECT id FROM reports WHERE text_sha256 = ?", (report,))
    return f"{found[0][0]}:{within}"


def _parts(items: list[T]) -> list[list[T]]:
    return [items[i : i + _LINES_AT_ONCE] for i in range(0, len(items), _LINES_AT_ONCE)]
