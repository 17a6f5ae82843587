"""The case file as its users meet it: every verb, each in a short transaction of its own."""

import getpass
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from geo.casefile import attaching, merging, saved_views, sqlite_store, tables
from geo.casefile.corrections import Correction
from geo.casefile.errors import CaseError
from geo.casefile.keys import parse_key
from geo.casefile.near_duplicates import ALIKE, fingerprint, likeness
from geo.casefile.operations import Always, Operation, SupersededBy
from geo.casefile.reading import Reader
from geo.casefile.recording import Recorder
from geo.casefile.reextraction import Pipeline, Progress, Reextracted, keep_extraction, reextract, stale
from geo.casefile.review import Look, Review, Reviewed
from geo.casefile.store import Store
from geo.casefile.tables import Entry, KeptReport
from geo.model import Extraction, Place, Report


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was to be added.

    `report_id` is its id in the case, of the one that was there where it is a "duplicate" (the same bytes or text).
    `alike` lists reports that hold nearly all of its text, with the share of its five-word runs they hold.
    """

    report_id: str
    outcome: Literal["added", "duplicate"]
    alike: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A report of the case and how it stands. `report.published` is a person's day where one was given."""

    report: Report
    text_sha256: str
    accessed: date
    added_by: str
    added_at: str
    pipeline: str
    review: Review
    places: int
    claims: int
    superseded_by: str | None  # id of the later wording


def open_case(path: str | Path, create: bool = False, *, who: str | None = None) -> "Case":
    """Return the case file at `path`; with `create`, a new one. `who` is the name that the history shows.

    Raises CaseError where there is none (with `create`: where there is one), it is no case file, a newer version
    wrote it, it is damaged, or may not be written.
    """
    path = Path(path).expanduser()
    if create:
        sqlite_store.create(path)
    return Case(sqlite_store.SqliteStore(path), who or _user())


class Case:
    """An open case file; usable as a context manager, and from several threads."""

    def __init__(self, store: Store, who: str) -> None:
        self.who = who
        self._store = store
        self._reader = Reader(store)
        self._recorder = Recorder(store, self._reader, who)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(
        self,
        report: Report,
        extraction: Extraction,
        *,
        pipeline: str,
        accessed: date | None = None,
    ) -> Added:
        """Keep a report with its extraction.

        The same bytes (`report.sha256`) or text again are recognised and not added. An id that another text has gets a number.
        `report` is as it was read, `extraction` as `pipeline` made it; `accessed` is today where not given.
        """
        if not report.text.strip():
            raise CaseError(f"{report.id} holds no text and was not added.")
        if extraction.report.text != report.text:
            raise CaseError(f"{report.id} was not added: its extraction was made from another text.")
        try:
            sha = tables.text_hash(report.text)
        except UnicodeEncodeError as error:
            raise CaseError(f"{report.id} holds characters that are no text and was not added.") from error
        with self._store.writing():
            known = self._store.rows(
                "SELECT id FROM reports WHERE text_sha256 = ? OR bytes_sha256 = ?",
                (sha, report.sha256 or sha),
            )
            if known:
                return Added(known[0][0], "duplicate")
            alike = self.alike(report.text)
            at = tables.next_moment(self._store)
            report = replace(report, id=merging.free_id(self._store, report.id))
            day = accessed or datetime.now(UTC).date()
            tables.add_report(self._store, KeptReport(sha, report, day, self.who, at))
            given = report.published.isoformat() if report.published else None
            keep_extraction(self._store, sha, extraction, pipeline, given, at)
            now = {
                "id": report.id,
                "title": report.title,
                "bytes_sha256": report.sha256,
                "pipeline": pipeline,
            }
            self._recorder.entry("added", at, report=sha, item="report", now=now)
        return Added(report.id, "added", alike)

    def alike(self, text: str) -> tuple[tuple[str, float], ...]:
        """Return the ids of reports that hold nearly all of a text, each with the share of it they hold."""
        marks = fingerprint(text)
        holes = ", ".join("?" * len(marks))
        rows = self._store.rows(
            "SELECT r.id, r.text FROM reports r JOIN (SELECT report, count(*) AS shared FROM fingerprints "
            f"WHERE value IN ({holes}) GROUP BY report ORDER BY shared DESC LIMIT 20) f ON f.report = r.text_sha256",
            marks,
        )
        found = ((report_id, likeness(text, other)) for report_id, other in rows)
        return tuple(sorted(((i, round(s, 3)) for i, s in found if s >= ALIKE), key=lambda pair: -pair[1]))

    def supersede(self, report_id: str, by: str) -> Correction:
        """Let the report `by`, a later wording, stand in for another; corrections of that one move over to it.

        Both texts stay; `undo` takes it back.
        """
        sha = self._reader.sha_of(by)
        with self._store.writing():
            successor = self._reader.superseded()
            step: str | None = sha
            while step is not None:
                if step == self._reader.sha_of(report_id):
                    raise CaseError(
                        f"{by} cannot stand in for {report_id}: {report_id} stands in for it already."
                    )
                step = successor.get(step)
            return self._recorder.correct(f"{report_id}:report", SupersededBy(sha))

    def stands_in_for(self, report_id: str) -> list[tuple[str, Correction]]:
        """Return the ids of the reports that this one stands in for, each with the correction that says so."""
        sha = self._reader.sha_of(report_id)
        found = tables.corrections(self._store, "WHERE active = 1 AND operation = 'superseded'")
        return [
            (self._reader.report(c.report).id, c)
            for c in found
            if c.report and isinstance(c.operation, SupersededBy) and c.operation.report == sha
        ]

    def reports(self) -> list[CaseReport]:
        """Return all reports in the order in which they were added, with those rejected or superseded."""
        found = dict(self._reader.all())
        made, successor = self._reader.made(), self._reader.superseded()
        kept = tables.reports(self._store)
        ids = {k.text_sha256: k.report.id for k in kept}
        return [
            CaseReport(
                report=replace(
                    found[k.text_sha256].extraction.report, warnings=k.report.warnings, sha256=k.report.sha256
                ),
                text_sha256=k.text_sha256,
                accessed=k.accessed,
                added_by=k.added_by,
                added_at=k.added_at,
                pipeline=made[k.text_sha256].pipeline,
                review=found[k.text_sha256].report,
                places=len(found[k.text_sha256].extraction.places),
                claims=len(found[k.text_sha256].extraction.claims),
                superseded_by=ids.get(successor.get(k.text_sha256, "")),
            )
            for k in kept
            if k.text_sha256 in found
        ]

    def reviewed(self, report_id: str) -> Reviewed:
        """Return a report's extraction with corrections applied, and the review of each item."""
        return self._reader.one(self._reader.sha_of(report_id))

    def extraction(self, report_id: str) -> Extraction:
        """Return a report's extraction with corrections applied."""
        return self.reviewed(report_id).extraction

    def all_reviewed(self) -> list[Reviewed]:
        """Return every report that stands: neither rejected nor superseded."""
        successor = self._reader.superseded()
        return [
            one for sha, one in self._reader.all() if sha not in successor and one.report.status != "rejected"
        ]

    def extractions(self) -> list[Extraction]:
        """Return the extractions of all reports that stand, with corrections applied."""
        return [one.extraction for one in self.all_reviewed()]

    def reviews(self) -> list[Review]:
        """Return the reviews of all items of those reports.

        A claim's joins `extractions()` on report id and `claim_id`, a place's on report id and `index`.
        """
        return [review for one in self.all_reviewed() for review in one.reviews]

    def correct(self, key: str, operation: Operation, note: str = "") -> Correction:
        """Keep what a person decided about the item `key` (see `keys`); on return it is on the disk."""
        with self._store.writing():
            return self._recorder.correct(key, operation, note)

    def always(self, name: str, place: Place | None, note: str = "") -> Correction:
        """Let `name` be this place in every report of the case, or no place; what is said of one item goes before."""
        return self.correct("case", Always(name, place), note)

    def undo(self, correction_id: str | None = None) -> Correction | None:
        """Take back a correction, or this person's last; return it, None where there is nothing to take back."""
        with self._store.writing():
            found = self._named(correction_id, True) if correction_id else self._recorder.last_done()
            if found is not None:
                self._recorder.set_active(found, False)
            return found

    def redo(self, correction_id: str | None = None) -> Correction | None:
        """Bring back a correction, or the one this person took back last, if none was made since."""
        with self._store.writing():
            found = self._named(correction_id, False) if correction_id else self._recorder.last_undone()
            if found is not None:
                self._recorder.set_active(found, True)
            return found

    def needs_look(self) -> list[Look]:
        """Return the corrections whose words a newer text or pipeline no longer has."""
        return [look for _, one in self._reader.all() for look in one.lost]

    def attach(self, correction_id: str, key: str) -> Correction:
        """Do a correction that needs a look to the item `key` instead."""
        with self._store.writing():
            old = self._named(correction_id, True)
            report = self.reviewed(parse_key(key).report)
            return self._moved(old, key, attaching.for_finding(old, report))

    def attach_to_words(
        self, correction_id: str, report_id: str, start: int, end: int, quote: str = ""
    ) -> Correction:
        """Make a finding of the words from `start` to `end` by a correction that needs a look."""
        with self._store.writing():
            old = self._named(correction_id, True)
            operation = attaching.for_words(old, self.reviewed(report_id), start, end, quote)
            return self._moved(old, f"{report_id}:report", operation)

    def _moved(self, old: Correction, key: str, operation: Operation) -> Correction:
        made = self._recorder.correct(key, operation, f"moved here from {old.id}")
        self._recorder.set_active(old, False)
        return made

    def history(self, item: str | None = None) -> list[Entry]:
        """Return the history, oldest first: of the whole case, or of an item with all that reached it."""
        if item is None:
            return tables.history(self._store)
        key = parse_key(item)
        if key.kind == "case":
            return tables.history(self._store, "WHERE item = 'case'")
        sha = self._reader.sha_of(key.report)
        lines = tables.history(self._store, "WHERE report = ?", (sha,))
        found = self._reader.one(sha).item(item)
        reached = set(found.corrections if found else ())
        reached |= {line.correction for line in lines if line.correction and line.item == key.within}
        earlier = [
            e for e in tables.history(self._store, "WHERE correction IS NOT NULL") if e.correction in reached
        ]
        mine = {e.id: e for e in [*earlier, *(line for line in lines if line.item == key.within)]}
        return sorted(mine.values(), key=lambda e: (e.at, e.id))

    def stale(self, version: str) -> list[str]:
        """Return the ids of reports that another pipeline read, or that got another publication day since."""
        return [self._reader.report(sha).id for sha in stale(self._reader, version)]

    def reextract(
        self,
        pipeline: Pipeline,
        progress: Progress = lambda done, of: None,
        only: Collection[str] | None = None,
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Reextracted:
        """Read stale reports (or `only` these ids) anew; every correction is kept and finds its finding again.

        `stop` is asked before each report; once it says so, the rest stays as it was.
        """
        shas = (
            stale(self._reader, pipeline.version) if only is None else [self._reader.sha_of(i) for i in only]
        )
        return reextract(self._store, self._reader, self._recorder, pipeline, shas, progress, stop)

    def merge(self, other: str | Path) -> merging.Merged:
        """Bring in another case file, which is only read; may be stopped and done again."""
        with sqlite_store.reading_copy(Path(other).expanduser()) as theirs:
            return merging.merge(self._store, theirs, self._recorder)

    def copy(self, path: str | Path) -> None:
        """Write the whole case to a new file. Raises CaseError where it is there already."""
        self._store.copy(Path(path).expanduser())

    def compact(self) -> int:
        """Drop extractions that newer ones replaced and give their room back; return how many were dropped."""
        with self._store.writing():
            dropped = self._store.run(
                "DELETE FROM extractions WHERE made_at < (SELECT max(o.made_at) FROM extractions o "
                "WHERE o.report = extractions.report)"
            )
        self._store.compact()
        return dropped

    def state(self) -> str:
        """Return a mark that changes whenever anything of the case but its saved views does.

        It is a key for what is computed from the case, and a view changes nothing of that.
        """
        last, lines = self._store.rows(
            "SELECT max(at), count(*) FROM history WHERE item IS NULL OR item != ?", (saved_views.ITEM,)
        )[0]
        return f"{last}/{lines}"

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting of this case."""
        found = self._store.rows("SELECT value FROM settings WHERE name = ?", (name,))
        return json.loads(found[0][0]) if found else default

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a setting, any JSON value."""
        was = self.setting(name)
        with self._store.writing():
            self._store.run("DELETE FROM settings WHERE name = ?", (name,))
            self._store.run("INSERT INTO settings (name, value) VALUES (?, ?)", (name, json.dumps(value)))
            at = tables.next_moment(self._store)
            self._recorder.entry("setting", at, item="case", was=was, now=value, note=name)

    def views(self) -> dict[str, Any]:
        """Return the saved views by name, in their order, each a JSON value."""
        return saved_views.saved_views(self._store)

    def save_view(self, name: str, view: Any, was: str | None = None) -> None:
        """Keep a view under a name, in place of one that had it; with `was`, the view so named gets the new name."""
        with self._store.writing():
            saved_views.save_view(self._store, self._recorder, name, view, was)

    def delete_view(self, name: str) -> None:
        """Forget a view."""
        with self._store.writing():
            saved_views.delete_view(self._store, self._recorder, name)

    def order_views(self, names: Sequence[str]) -> None:
        """Put the saved views in this order; those not named follow as they stood."""
        with self._store.writing():
            saved_views.order_views(self._store, self._recorder, names)

    def _named(self, correction_id: str, active: bool) -> Correction:
        found: Iterable[Correction] = tables.corrections(self._store, "WHERE id = ?", (correction_id,))
        for correction in found:
            if correction.active == active:
                return correction
        raise CaseError(
            f"There is no correction {correction_id} that is {'in force' if active else 'taken back'}."
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id, as in some containers
        return "someone"
