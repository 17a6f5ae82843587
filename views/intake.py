"""Reports that are handed in: each is read, skipped or refused, with the reason; nothing is kept twice."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2s
from threading import Lock

from geo.casefile import Case as CaseFile
from geo.casefile import CaseError
from geo.casefile.near_duplicates import ALIKE, fingerprint, likeness
from geo.extraction.pipeline import PIPELINE
from geo.model import Extraction, Report
from geo.reading import Columns, read_all, read_many
from geo.reading.duplicates import states_nothing_new
from geo.reading.found import Found
from views.background import Job


@dataclass(frozen=True, slots=True)
class Handed:
    """What a person hands in: files by name, web addresses, and what they say of them."""

    files: tuple[tuple[str, bytes], ...]
    addresses: tuple[str, ...] = ()  # asked for only because a person typed them
    published: date | None = None
    columns: Mapping[str, Columns] = field(default_factory=dict)  # of tables, by the file's name

    @property
    def names(self) -> list[str]:
        """The names of all that is to be read, in the order of reading."""
        return [*(name for name, _ in self.files), *self.addresses]


@dataclass(slots=True)
class Table:
    """The reports held in memory, by id, in the order they came."""

    reports: dict[str, Report] = field(
        default_factory=dict
    )  # replaced, never changed: others may be reading it
    samples: bool = False  # only the sample reports are loaded
    _turn: Lock = field(default_factory=Lock, repr=False, compare=False)

    def hold(self, report: Report) -> Report:
        """Put a report on the table; return it with an id of its own."""
        with self._turn:
            number, unique = 2, report.id
            while unique in self.reports:
                unique, number = f"{report.id} {number}", number + 1
            held = replace(report, id=unique)
            self.reports = {**self.reports, unique: held}
            return held

    def drop(self, *report_ids: str) -> None:
        """Take reports off the table."""
        with self._turn:
            self.reports = {i: r for i, r in self.reports.items() if i not in report_ids}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: read, skipped because of another one, or refused because of a problem.

    `shared` is the share of its words, in runs of five, that the other one has too; 1.0 for the same text.
    """

    name: str
    report: Report | None
    problem: str | None = None
    skipped_for: str | None = None  # the other one's title
    shared: float = 1.0
    note: str = ""


class Intake:
    """Puts reports on the table, or into the case file where one is open."""

    def __init__(self, table: Table, kept: CaseFile | None, extract: Callable[[Report], Extraction]) -> None:
        self._table, self._kept, self._extract = table, kept, extract
        self._near: dict[int, set[str]] = {}
        self._same: dict[str, str] = {}
        for report in table.reports.values() if kept is None else ():
            self._note(report)

    def read(self, handed: Handed) -> Iterator[tuple[str, list[Outcome]]]:
        """Read files, pasted texts and pages; yield each one's name and outcomes."""
        with closing(read_all(handed.files, published=handed.published, columns=handed.columns)) as files:
            for name, items in files:
                yield name, [self._became(found, name) for found in items]
        for address in handed.addresses:
            found_there = read_many(address, published=handed.published, online=True)
            yield address, [self._became(found, address) for found in found_there]

    def _became(self, found: Found, name: str) -> Outcome:
        return self.put(found, name) if isinstance(found, Report) else Outcome(found[0], None, found[1])

    def put(self, report: Report, name: str, *, anyway: bool = False) -> Outcome:
        """Put one report where it belongs; with `anyway` also one that nearly repeats another."""
        try:
            return (
                self._keep(self._kept, report, name, anyway)
                if self._kept
                else self._hold(report, name, anyway)
            )
        except CaseError as error:
            return Outcome(name, None, str(error))
        except Exception as error:  # one report must not keep the others from being read
            return Outcome(
                name, None, f"{report.id} could not be worked through: {type(error).__name__}: {error}."
            )

    def _hold(self, report: Report, name: str, anyway: bool) -> Outcome:
        here = self._table.reports
        same = here.get(self._same.get(text_mark(report.text), ""))
        if same is not None:
            return Outcome(name, report, skipped_for=title(same))
        near = {i for mark in fingerprint(report.text) for i in self._near.get(mark, ()) if i in here}
        alike = [(likeness(report.text, here[i].text), here[i]) for i in near]
        shared, other = max(alike, key=lambda pair: pair[0], default=(0.0, report))
        if shared >= ALIKE and not anyway and states_nothing_new(report.text, other.text):
            return Outcome(name, report, skipped_for=title(other), shared=shared)
        held = self._table.hold(report)
        try:
            self._extract(held)  # kept in memory, by its id
        except Exception:
            self._table.drop(held.id)
            raise
        self._table.samples = False
        self._note(held)
        return Outcome(name, held, note=_updates(shared, title(other)))

    def _keep(self, kept: CaseFile, report: Report, name: str, anyway: bool) -> Outcome:
        """Put a report in the case file; one that was taken out of it before is brought back."""
        shared, other = 0.0, report
        for other_id, share in kept.alike(report.text):
            standing = kept.reviewed(other_id)
            if standing.report.status != "rejected" and share > shared:
                shared, other = share, standing.extraction.report
        near = shared >= ALIKE and other.text != report.text
        if near and not anyway and states_nothing_new(report.text, other.text):
            return Outcome(name, report, skipped_for=title(other), shared=shared)
        added = kept.add(report, self._extract(report), pipeline=PIPELINE)
        if added.outcome == "duplicate" and not _brought_back(kept, added.report_id):
            held = kept.extraction(added.report_id).report
            return Outcome(name, report, skipped_for=title(held))
        return Outcome(
            name, kept.extraction(added.report_id).report, note=_updates(shared, title(other)) if near else ""
        )

    def _note(self, report: Report) -> None:
        self._same[text_mark(report.text)] = report.id
        for mark in fingerprint(report.text):
            self._near.setdefault(mark, set()).add(report.id)


class Reading(Job):
    """Reads what was handed in, beside the pages. `outcomes` grows while it runs."""

    def __init__(self, intake: Intake, handed: Handed) -> None:
        self.outcomes: list[Outcome] = []
        self.intake = intake
        super().__init__("Reading", lambda job: self._read(job, handed))

    def _read(self, job: Job, handed: Handed) -> None:
        names = handed.names
        job.tell(0, len(names), names[0] if names else "")
        for done, (_, outcomes) in enumerate(self.intake.read(handed), 1):
            self.outcomes += outcomes
            job.tell(done, len(names), names[done] if done < len(names) else "")
            if job.stopping:
                self.outcomes += [Outcome(n, None, "Not read: reading was stopped.") for n in names[done:]]
                break


def title(report: Report) -> str:
    """Return a report's title, or its first line."""
    lines = (line.strip() for line in report.text.splitlines() if line.strip())
    return report.title or next(lines, report.id)[:90]


def text_mark(text: str) -> str:
    """Return a mark that is the same for the same words, however their white space was laid out."""
    return blake2s(" ".join(text.split()).encode("utf-8", "replace"), digest_size=12).hexdigest()


def _brought_back(kept: CaseFile, report_id: str) -> bool:
    """Undo that a report was taken out; False where it was not."""
    key = f"{report_id}:report"
    taken_out = {e.correction for e in kept.history(key) if e.verb == "reject"}
    standing = kept.reviewed(report_id).report
    if standing.status != "rejected":
        return False
    for correction in standing.corrections:
        if correction in taken_out:
            kept.undo(correction)
    return True


def _updates(shared: float, other: str) -> str:
    return f"{shared:.0%} of it is in “{other}” too, with other figures" if shared >= ALIKE else ""
