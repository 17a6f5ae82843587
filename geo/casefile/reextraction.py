"""Reads the reports of a case anew with another pipeline, and lets every correction find its finding again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from geo.casefile import tables
from geo.casefile.reading import Made, Reader, stored_record
from geo.casefile.recording import Recorder
from geo.casefile.review import Look, Reviewed
from geo.casefile.store import Store
from geo.model import Extraction, Report
from geo.record import to_record

Progress = Callable[[int, int], None]  # called with reports done and reports in all


class Pipeline(NamedTuple):
    """A way to read reports, and the version that says which."""

    version: str
    extract: Callable[[Report], Extraction]


@dataclass(frozen=True, slots=True)
class Reextracted:
    """What became of it: reports read, corrections that moved to another key, those a person should look at."""

    reports: int
    moved: int
    look: tuple[Look, ...]
    failed: tuple[tuple[str, str], ...]  # report id and why; its former extraction stays


def stale(reader: Reader, version: str) -> list[str]:
    """Return the texts' hashes of reports that another pipeline read, or this one with another publication day."""
    made: dict[str, Made] = reader.made()
    return [sha for sha, m in made.items() if m.pipeline != version or m.given != reader.given_day(sha)]


def reextract(
    store: Store,
    reader: Reader,
    recorder: Recorder,
    pipeline: Pipeline,
    shas: Collection[str],
    progress: Progress,
    stop: Callable[[], bool] = lambda: False,
) -> Reextracted:
    """Read these reports anew, each in a short transaction of its own: it may be stopped at any time."""
    moved = done = 0
    failed: list[tuple[str, str]] = []
    look: list[Look] = []
    for number, sha in enumerate(shas, 1):
        if stop():
            break
        given = reader.given_day(sha)
        report = reader.report(sha)
        if given != (report.published.isoformat() if report.published else None):
            report = replace(
                report, published=date.fromisoformat(given) if given else None, published_basis="given"
            )
        try:
            extraction = pipeline.extract(report)
        except Exception as error:  # one report must not keep the others from being read
            failed.append((report.id, f"{type(error).__name__}: {error}"))
            progress(number, len(shas))
            continue
        with store.writing():
            before = reader.one(sha)
            at = tables.next_moment(store)
            keep_extraction(store, sha, extraction, pipeline.version, given, at)
            after = reader.one(sha)
            recorder.entry("extracted", at, report=sha, item="report", now={"pipeline": pipeline.version})
            moved += _tell_moved(store, recorder, sha, before, after)
        look += after.lost
        done += 1
        progress(number, len(shas))
    return Reextracted(done, moved, tuple(look), tuple(failed))


def keep_extraction(
    store: Store, sha: str, extraction: Extraction, version: str, given: str | None, at: str
) -> None:
    """Insert an extraction, which from now on is the one that holds."""
    store.run(
        "INSERT INTO extractions (report, made_at, pipeline, given, record) VALUES (?, ?, ?, ?, ?)",
        (sha, at, version, given, stored_record(to_record(extraction))),
    )


def _tell_moved(store: Store, recorder: Recorder, sha: str, before: Reviewed, after: Reviewed) -> int:
    """Write into the history which corrections now belong to another key, and which found no item."""
    was, now = _keys(before), _keys(after)
    known_lost = {look.correction.id for look in before.lost}
    moved = 0
    for correction, key in was.items():
        new = now.get(correction)
        if new is not None and new != key:
            moved += 1
            recorder.entry(
                "re-anchored", tables.next_moment(store), report=sha, item=_within(new, after), correction=correction,
                was={"item": _within(key, before)}, now={"item": _within(new, after)},
            )  # fmt: skip
    for look in after.lost:
        if look.correction.id not in known_lost:
            recorder.entry(
                "needs a look",
                tables.next_moment(store),
                report=sha,
                correction=look.correction.id,
                note=look.reason,
            )
    return moved


def _keys(report: Reviewed) -> dict[str, str]:
    """The key of the first item that each correction reached."""
    found: dict[str, str] = {}
    for review in report.reviews:
        for correction in review.corrections:
            found.setdefault(correction, review.key)
    return found


def _within(key: str, report: Reviewed) -> str:
    return key.removeprefix(f"{report.extraction.report.id}:")
