"""The case file's rows as typed values, and back: all portable SQL but the schema stands here."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from geo.casefile.anchoring import read_anchor
from geo.casefile.corrections import Correction
from geo.casefile.near_duplicates import fingerprint
from geo.casefile.operations import from_json, to_json
from geo.casefile.store import Row, Store
from geo.model import Report

_REPORT = (
    "text_sha256, id, bytes_sha256, title, source, language, published, published_basis, accessed, warnings, "
    "added_by, added_at, text"
)
_CORRECTION = "id, report, at, who, operation, payload, anchor, place_anchor, machine, pipeline, active"
_HISTORY = "id, at, who, verb, report, item, correction, machine, was, now, note"


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it was added, with what the case file knows beside its text."""

    text_sha256: str
    report: Report
    accessed: date
    added_by: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history; `report` is the text's SHA-256, `item` a key without its report.

    `machine`, `was` and `now` are JSON values: what the machine said, and how the item stood before and after.
    """

    id: str
    at: str
    who: str
    verb: str
    report: str | None
    item: str | None
    correction: str | None
    machine: Any
    was: Any
    now: Any
    note: str = ""


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, the identity of a report."""
    return sha256(text.encode()).hexdigest()


def next_moment(store: Store) -> str:
    """Return the present time in UTC, later than all that is in the history, so that the order of events is kept."""
    now = datetime.now(UTC)
    last = store.rows("SELECT max(at) FROM history")[0][0]
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def add_report(store: Store, kept: KeptReport) -> None:
    """Insert a report and its fingerprint."""
    r = kept.report
    store.run(
        f"INSERT INTO reports ({_REPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kept.text_sha256, r.id, r.sha256, r.title, r.source, r.language, _day(r.published),
            r.published_basis, kept.accessed.isoformat(), json.dumps(r.warnings), kept.added_by, kept.added_at, r.text,
        ),
    )  # fmt: skip
    for value in fingerprint(r.text):
        store.run("INSERT INTO fingerprints (value, report) VALUES (?, ?)", (value, kept.text_sha256))


def reports(store: Store, where: str = "", values: tuple[str, ...] = ()) -> list[KeptReport]:
    """Return the reports in the order in which they were added."""
    return [
        _report(row)
        for row in store.rows(f"SELECT {_REPORT} FROM reports {where} ORDER BY added_at, id", values)
    ]


def _report(row: Row) -> KeptReport:
    sha, id_, bytes_sha, title, source, language, published, basis, accessed, warnings, by, at, text = row
    report = Report(
        id_,
        text,
        title,
        source,
        language,
        _read_day(published),
        basis,
        tuple(json.loads(warnings)),
        bytes_sha,
    )
    return KeptReport(sha, report, date.fromisoformat(accessed), by, at)


def add_correction(store: Store, c: Correction) -> None:
    """Insert a correction."""
    store.run(
        f"INSERT INTO corrections ({_CORRECTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            c.id, c.report, c.at, c.who, c.name, _json(to_json(c.operation)), _json(c.anchor and c.anchor.to_json()),
            _json(c.place_anchor and c.place_anchor.to_json()), _json(c.machine), c.pipeline, int(c.active),
        ),
    )  # fmt: skip


def corrections(store: Store, where: str = "", values: Iterable[str] = ()) -> list[Correction]:
    """Return corrections, active or not, oldest first."""
    return [
        _correction(row)
        for row in store.rows(f"SELECT {_CORRECTION} FROM corrections {where} ORDER BY at, id", tuple(values))
    ]


def _correction(row: Row) -> Correction:
    id_, report, at, who, operation, payload, anchor, place_anchor, machine, pipeline, active = row
    return Correction(
        id_, report, at, who, from_json(operation, json.loads(payload)),
        read_anchor(json.loads(anchor)) if anchor else None,
        read_anchor(json.loads(place_anchor)) if place_anchor else None,
        json.loads(machine) if machine else None, pipeline, bool(active),
    )  # fmt: skip


def add_entry(store: Store, e: Entry) -> None:
    """Append a line to the history."""
    store.run(
        f"INSERT INTO history ({_HISTORY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            e.id, e.at, e.who, e.verb, e.report, e.item, e.correction, _json(e.machine), _json(e.was), _json(e.now),
            e.note,
        ),
    )  # fmt: skip


def history(store: Store, where: str = "", values: tuple[str, ...] = ()) -> list[Entry]:
    """Return lines of the history, oldest first."""
    found = []
    for row in store.rows(f"SELECT {_HISTORY} FROM history {where} ORDER BY at, id", values):
        id_, at, who, verb, report, item, correction, *said, note = row
        machine, was, now = (json.loads(v) if v else None for v in said)
        found.append(Entry(id_, at, who, verb, report, item, correction, machine, was, now, note))
    return found


def _json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value is not None else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _read_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
