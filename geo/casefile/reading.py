"""Reads a case file's reports as persons left them; what did not change since is not worked out again."""

import gc
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from geo.casefile import tables
from geo.casefile.corrections import Correction
from geo.casefile.errors import CaseError
from geo.casefile.operations import GradeSource, Published, SupersededBy
from geo.casefile.review import Reviewed, reviewed
from geo.casefile.store import Store
from geo.model import Extraction, Report
from geo.record import from_record

_LATEST = "FROM extractions e WHERE e.made_at = (SELECT max(o.made_at) FROM extractions o WHERE o.report = e.report)"
_MAY_LACK = frozenset(
    """admin1 admin1_id admin2_id iso relative place speaker earliest latest restates derived_from noun side part_of
    repeats formula""".split()
)


@dataclass(frozen=True, slots=True)
class Made:
    """Which extraction of a report holds: when it was made, by which pipeline, and the day that one was told."""

    made_at: str
    pipeline: str
    given: str | None


@dataclass(slots=True)
class _CaseWide:
    """The corrections that reach beyond a single report."""

    always: list[Correction] = field(default_factory=list)
    by_source: dict[str, Correction] = field(default_factory=dict)
    successor: dict[str, str] = field(default_factory=dict)  # a text's hash to that of its later wording


class Reader:
    """Reads what a store holds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._extractions: dict[str, tuple[str, Extraction]] = {}
        self._reviewed: dict[str, tuple[object, Reviewed]] = {}

    def sha_of(self, report_id: str) -> str:
        """Return the text's SHA-256 of a report. Raises CaseError where there is none of that id."""
        found = self._store.rows("SELECT text_sha256 FROM reports WHERE id = ?", (report_id,))
        if not found:
            raise CaseError(
                f"{self._store.name} holds no report “{report_id}”. List the reports to see their ids."
            )
        sha: str = found[0][0]
        return sha

    def report(self, sha: str) -> Report:
        """Return a report as it was added."""
        return tables.reports(self._store, "WHERE text_sha256 = ?", (sha,))[0].report

    def made(self) -> dict[str, Made]:
        """Return the extraction that holds for each report, by the text's SHA-256."""
        rows = self._store.rows(f"SELECT e.report, e.made_at, e.pipeline, e.given {_LATEST}")
        return {row[0]: Made(*row[1:]) for row in rows}

    def superseded(self) -> dict[str, str]:
        """Return the later wording's hash by the hash of the text it stands in for."""
        return self._case_wide().successor

    def given_day(self, sha: str) -> str | None:
        """Return the publication day a pipeline is to be told: a person's, else the one read with the report."""
        of_report = tables.corrections(
            self._store, "WHERE report = ? AND operation = 'published' AND active = 1", (sha,)
        )
        if of_report and isinstance(of_report[-1].operation, Published):
            day = of_report[-1].operation.day
        else:
            day = self.report(sha).published
        return day.isoformat() if day else None

    def one(self, sha: str, *, but: str = "", also: tuple[Correction, ...] = ()) -> Reviewed:
        """Return one report with its corrections, leaving out the correction `but` and adding `also`."""
        wide = self._case_wide()
        row = self._store.rows(f"SELECT e.made_at, e.pipeline, e.given {_LATEST} AND e.report = ?", (sha,))[0]
        return self._apply(sha, Made(*row), wide, self._of(sha, wide), but, also)

    def all(self) -> list[tuple[str, Reviewed]]:
        """Return every report's text hash and review, in the order in which the reports were added."""
        with _collector_paused():
            return self._all()

    def _all(self) -> list[tuple[str, Reviewed]]:
        wide, made = self._case_wide(), self.made()
        by_report: defaultdict[str, list[Correction]] = defaultdict(list)
        for correction in tables.corrections(self._store, "WHERE active = 1 AND report IS NOT NULL"):
            by_report[correction.report or ""].append(correction)
        self._load([sha for sha, m in made.items() if self._extractions.get(sha, ("",))[0] != m.made_at])
        found: list[tuple[str, Reviewed]] = []
        for (sha,) in self._store.rows("SELECT text_sha256 FROM reports ORDER BY added_at, id"):
            if sha in made:
                mine = [*by_report[sha]]
                for old in _older(sha, wide.successor):
                    mine += [c for c in by_report[old] if c.anchor]
                found.append((sha, self._apply(sha, made[sha], wide, mine)))
        return found

    def _of(self, sha: str, wide: _CaseWide) -> list[Correction]:
        """The active corrections of a report, and those of the wordings it stands in for."""
        where = "WHERE active = 1 AND report = ?"
        found = tables.corrections(self._store, where, (sha,))
        for old in _older(sha, wide.successor):
            found += [c for c in tables.corrections(self._store, where, (old,)) if c.anchor]
        return found

    def _apply(
        self,
        sha: str,
        made: Made,
        wide: _CaseWide,
        corrections: list[Correction],
        but: str = "",
        also: tuple[Correction, ...] = (),
    ) -> Reviewed:
        if self._extractions.get(sha, ("",))[0] != made.made_at:
            self._load([sha])
        extraction = self._extractions[sha][1]
        grade = wide.by_source.get((extraction.report.source or "").casefold())
        always = [*wide.always, *(c for c in also if c.report is None)]
        mine = [*(c for c in corrections if c.id != but), *(c for c in also if c.report is not None)]
        key = (made.made_at, tuple(c.id for c in mine), tuple(c.id for c in always), grade and grade.id)
        known = self._reviewed.get(sha)
        if known is not None and known[0] == key:
            return known[1]
        found = reviewed(
            extraction, made.pipeline, mine, always, grade if grade and grade.id != but else None
        )
        if not but and not also:
            self._reviewed[sha] = (key, found)
        return found

    def _load(self, shas: list[str]) -> None:
        """Parse the extractions of these reports."""
        if not shas:
            return
        one = len(shas) == 1
        rows = self._store.rows(
            "SELECT r.text_sha256, e.made_at, e.record, r.id, r.text, r.title, r.source "
            f"{_LATEST.replace('WHERE', 'JOIN reports r ON r.text_sha256 = e.report WHERE')}"
            + (" AND e.report = ?" if one else ""),
            (shas[0],) if one else (),
        )
        wanted = set(shas)
        for sha, made_at, record, report_id, text, title, source in rows:
            if sha in wanted:
                whole = {
                    **json.loads(record),
                    "id": report_id,
                    "text": text,
                    "title": title,
                    "source": source,
                }
                self._extractions[sha] = (made_at, from_record(whole))

    def _case_wide(self) -> _CaseWide:
        wide = _CaseWide()
        where = "WHERE active = 1 AND operation IN ('always', 'grade source', 'superseded')"
        found = tables.corrections(self._store, where)
        sources = {
            row[0]: row[1].casefold()
            for row in self._store.rows(
                "SELECT text_sha256, source FROM reports WHERE source IS NOT NULL AND text_sha256 IN "
                f"(SELECT report FROM corrections {where})"
            )
        }
        for correction in found:
            if correction.report is None:
                wide.always.append(correction)
            elif isinstance(correction.operation, SupersededBy):
                wide.successor[correction.report] = correction.operation.report
            elif isinstance(correction.operation, GradeSource) and correction.report in sources:
                wide.by_source[sources[correction.report]] = correction
        return wide


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let the garbage collector rest: walking a million new values that all stay would double the time to open."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _older(sha: str, successor: dict[str, str]) -> list[str]:
    """Return the wordings that a text stands in for, however far back."""
    found: list[str] = []
    waiting = [sha]
    while waiting:
        newer = waiting.pop()
        for old, new in successor.items():
            if new == newer and old not in found and old != sha:
                found.append(old)
                waiting.append(old)
    return found


def stored_record(record: dict[str, Any]) -> str:
    """Return an extraction's record as it is kept: without the text, which the report holds, and what is not said."""
    kept = {
        **record,
        "text": "",
        "places": [_said(m) for m in record["places"]],
        "claims": [_said(c) for c in record["claims"]],
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _said(item: dict[str, Any]) -> dict[str, Any]:
    """The item without the fields that a record may leave out."""
    found = {k: v for k, v in item.items() if v is not None or k not in _MAY_LACK}
    for name in ("place", "relative"):
        if isinstance(found.get(name), dict):
            found[name] = _said(found[name])
    if "alternatives" in found:
        found["alternatives"] = [_said(a) for a in found["alternatives"]]
    return found
