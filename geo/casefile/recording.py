"""Makes corrections, takes them back and brings them back; each leaves a line in the history."""

import uuid
from dataclasses import replace
from typing import Any

from geo.casefile import tables
from geo.casefile.anchoring import Anchor, anchor
from geo.casefile.checks import check_claim, check_operation
from geo.casefile.corrections import Correction, snapshot
from geo.casefile.errors import CaseError
from geo.casefile.keys import ItemKey, parse_key
from geo.casefile.operations import (
    AddClaim,
    AddPlace,
    Always,
    Confirm,
    EditClaim,
    Operation,
    to_json,
)
from geo.casefile.reading import Reader
from geo.casefile.review import Review, Reviewed
from geo.casefile.store import Store
from geo.casefile.tables import Entry
from geo.model import Claim, PlaceMention


class Recorder:
    """Writes what one person decides. Every method belongs inside `store.writing()`."""

    def __init__(self, store: Store, reader: Reader, who: str) -> None:
        self._store, self._reader, self.who = store, reader, who

    def correct(self, key: str, operation: Operation, note: str = "") -> Correction:
        """Keep a correction of the item `key`. Raises CaseError where it cannot be, and then keeps nothing."""
        item = parse_key(key)
        made_id = uuid.uuid4().hex
        at = tables.next_moment(self._store)
        if item.kind == "case":
            return self._correct_case(item, operation, note, made_id, at)
        sha = self._reader.sha_of(item.report)
        before = self._reader.one(sha)
        text = before.extraction.report.text
        check_operation(item, operation, text)
        found = before.item(key)
        if found is None:
            raise CaseError(
                f"There is no {item.kind} {key} (any more). Load the report again and choose it anew."
            )
        if isinstance(operation, AddPlace | AddClaim):
            item = _added(item.report, operation, made_id)
        tied = _tied(before, found)
        if isinstance(operation, Confirm) and found.value is not None:
            mention = before.item(tied) if tied else None
            pinned = snapshot(
                found.value, mention.value if mention and isinstance(mention.value, PlaceMention) else None
            )
            operation = Confirm(pinned)
        if isinstance(operation, EditClaim | AddClaim) and "place" in operation.details:
            tied = operation.details["place"]
        correction = Correction(
            id=made_id,
            report=sha,
            at=at,
            who=self.who,
            operation=operation,
            anchor=_without_report(anchor(item, text)) if item.kind != "report" else None,
            place_anchor=self._place_anchor(before, tied),
            machine=self._machine_said(before, found),
            pipeline=self._reader.made()[sha].pipeline,
        )
        after = self._reader.one(sha, also=(correction,))
        now = after.item(str(item))
        if isinstance(operation, EditClaim | AddClaim) and now and isinstance(now.value, Claim):
            check_claim(now.value)
        was = state(before, found) if str(item) == key else None
        self._keep(correction, item, was, state(after, now), note)
        return correction

    def _correct_case(
        self, item: ItemKey, operation: Operation, note: str, made_id: str, at: str
    ) -> Correction:
        check_operation(item, operation, "")
        assert isinstance(operation, Always)
        correction = Correction(made_id, None, at, self.who, operation, None, None, None, "")
        tables.add_correction(self._store, correction)
        self.entry("always", at, item="case", correction=made_id, now=to_json(operation), note=note)
        return correction

    def set_active(self, correction: Correction, active: bool) -> None:
        """Take a correction back, or bring it back."""
        at = tables.next_moment(self._store)
        item = (
            correction.anchor.key.within if correction.anchor else "report" if correction.report else "case"
        )
        before = self._reader.one(correction.report) if correction.report else None
        self._store.run("UPDATE corrections SET active = ? WHERE id = ?", (int(active), correction.id))
        after = self._reader.one(correction.report) if correction.report else None
        self.entry(
            "redo" if active else "undo", at, report=correction.report, item=item, correction=correction.id,
            machine=correction.machine, was=_state_by(correction, before, after, not active),
            now=_state_by(correction, after, before, active), note=correction.name,
        )  # fmt: skip

    def last_done(self) -> Correction | None:
        """Return this person's newest correction that stands, by when it was made or brought back."""
        return self._newest(
            "WHERE active = 1 AND who = ? ORDER BY (SELECT max(h.at) FROM history h WHERE h.correction = c.id "
            "AND h.verb != 'undo' AND h.who = c.who) DESC, c.id"
        )

    def last_undone(self) -> Correction | None:
        """Return what this person took back last and has made no correction since."""
        return self._newest(
            "JOIN history h ON h.correction = c.id AND h.verb = 'undo' WHERE c.active = 0 AND c.who = ? "
            "AND h.at > coalesce((SELECT max(o.at) FROM corrections o WHERE o.who = c.who), '') ORDER BY h.at DESC"
        )

    def entry(
        self,
        verb: str,
        at: str,
        *,
        report: str | None = None,
        item: str | None = None,
        correction: str | None = None,
        machine: Any = None,
        was: Any = None,
        now: Any = None,
        note: str = "",
    ) -> None:
        """Append a line to the history in this person's name."""
        line = Entry(uuid.uuid4().hex, at, self.who, verb, report, item, correction, machine, was, now, note)
        tables.add_entry(self._store, line)

    def _newest(self, rest: str) -> Correction | None:
        rows = self._store.rows(f"SELECT c.id FROM corrections c {rest} LIMIT 1", (self.who,))
        return tables.corrections(self._store, "WHERE id = ?", rows[0])[0] if rows else None

    def _keep(self, correction: Correction, item: ItemKey, was: Any, now: Any, note: str) -> None:
        tables.add_correction(self._store, correction)
        self.entry(
            correction.name, correction.at, report=correction.report, item=item.within, correction=correction.id,
            machine=correction.machine, was=was, now=now, note=note,
        )  # fmt: skip

    def _place_anchor(self, before: Reviewed, key: str | None) -> Anchor | None:
        if key is None:
            return None
        place = before.item(key)
        if place is None or place.kind != "place" or place.status == "rejected":
            raise CaseError(
                f"There is no place {key} in this report: choose one of its places, or add it first."
            )
        return _without_report(anchor(parse_key(key), before.extraction.report.text))

    def _machine_said(self, before: Reviewed, item: Review) -> Any:
        """What the machine says of the item; where it no longer says anything, what it had said."""
        if item.machine is None:
            ids = item.corrections
            kept = tables.corrections(self._store, "WHERE id = ?", (ids[0],)) if ids else []
            return kept[0].machine if kept else None
        key = _tied(before, item)
        tied = before.item(key) if key else None
        return snapshot(
            item.machine, tied.machine if tied and isinstance(tied.machine, PlaceMention) else None
        )


def state(report: Reviewed, item: Review | None) -> dict[str, Any] | None:
    """Return how an item stands, as JSON values for the history; None while it does not exist."""
    if item is None:
        return None
    found: dict[str, Any] = {"status": item.status, "grade": item.grade, "note": item.note}
    if item.kind == "report":
        day = report.extraction.report.published
        return {**found, "published": day.isoformat() if day else None}
    if item.value is None:
        return found
    index = item.value.place if isinstance(item.value, Claim) else None
    tied = report.extraction.places[index] if index is not None else None
    return {**found, **snapshot(item.value, tied)}


def _state_by(correction: Correction, report: Reviewed | None, other: Reviewed | None, active: bool) -> Any:
    """How a correction's item stands in `report`; `other` is the report on the other side of an undo or redo."""
    if report is None or other is None:
        return to_json(correction.operation) if active else None
    if correction.anchor is None:
        return state(report, report.report)
    key = next((r.key for r in (*report.reviews, *other.reviews) if correction.id in r.corrections), None)
    return state(report, report.item(key)) if key else None


def _tied(report: Reviewed, item: Review) -> str | None:
    """The key of the place that a claim is tied to."""
    index = item.value.place if isinstance(item.value, Claim) else None
    return next(
        (r.key for r in report.reviews if index is not None and r.kind == "place" and r.index == index), None
    )


def _added(report_id: str, operation: AddPlace | AddClaim, made_id: str) -> ItemKey:
    if isinstance(operation, AddPlace):
        return ItemKey(report_id, "place", operation.start, operation.end, added=made_id[:8])
    category = operation.details["category"]
    return ItemKey(report_id, "claim", operation.start, operation.end, category, added=made_id[:8])


def _without_report(anchored: Anchor) -> Anchor:
    return replace(anchored, key=replace(anchored.key, report=""))
