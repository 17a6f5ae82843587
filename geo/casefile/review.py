"""A report's extraction with a person's decisions applied, and beside it what was decided about each item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.casefile.corrections import Correction
from geo.casefile.decisions import apply, apply_always
from geo.casefile.derived import settle_dependants
from geo.casefile.drafts import ClaimDraft, Draft, PlaceDraft, Sheet, Status, sheet
from geo.casefile.operations import GradeSource
from geo.model import Claim, Extraction, PlaceMention


@dataclass(frozen=True, slots=True)
class Review:
    """What persons have decided about one item, beside what the machine says.

    `index` is the finding's position in `Extraction.places` or `.claims`, None for the report and for what was
    rejected. `grade` is Admiralty: "F6" for a claim, the source's letter for a report, "" for a place.
    """

    key: str
    report_id: str
    kind: Literal["report", "place", "claim"]
    status: Status
    grade: str
    note: str
    index: int | None = None
    claim_id: str | None = None
    by: str | None = None  # who decided last, and when (UTC)
    at: str | None = None
    machine: PlaceMention | Claim | None = None  # None: the machine does not find it
    value: PlaceMention | Claim | None = None  # as it is now, also when rejected
    look: str = ""  # why a person should look at it again, "" mostly
    corrections: tuple[str, ...] = ()  # ids, in the order in which they were made


@dataclass(frozen=True, slots=True)
class Look:
    """A correction that can no longer be applied by itself: a person attaches it to an item, or undoes it."""

    correction: Correction
    report_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One report as its readers left it."""

    extraction: Extraction
    reviews: tuple[Review, ...]
    lost: tuple[Look, ...] = ()

    def item(self, key: str) -> Review | None:
        """Return the review of an item, or None where there is no such item."""
        return next((r for r in self.reviews if r.key == key), None)

    @property
    def report(self) -> Review:
        """The review of the report itself."""
        return self.reviews[0]


def reviewed(
    extraction: Extraction,
    pipeline: str,
    corrections: Sequence[Correction],
    always: Sequence[Correction] = (),
    source_grade: Correction | None = None,
) -> Reviewed:
    """Return the extraction with the active corrections applied, oldest first.

    `always` holds for the whole case file and yields to what was decided about a single item; `source_grade` is the
    newest grade given to any report of the same source.
    """
    active = sorted((c for c in corrections if c.active), key=lambda c: (c.at, c.id))
    work = sheet(extraction, pipeline, active)
    for correction in sorted((c for c in always if c.active), key=lambda c: (c.at, c.id)):
        apply_always(work, correction)
    for correction in active:
        apply(work, correction)
    if source_grade is not None and isinstance(source_grade.operation, GradeSource):
        work.report.letter = source_grade.operation.letter
    settle_dependants(work)
    return _finished(work)


def _finished(work: Sheet) -> Reviewed:
    work.places.sort(key=lambda d: (d.value.start, d.value.end))
    places = [d for d in work.places if not d.gone]
    position = {id(d): i for i, d in enumerate(places)}
    claims = [d for d in work.claims if not d.gone]
    known = {d.value.id for d in claims}
    report = work.report.value
    extraction = replace(
        work.extraction,
        report=report,
        places=tuple(d.value for d in places),
        claims=tuple(_linked(d, position, known) for d in claims),
    )
    numbers = {id(d): i for i, d in enumerate(claims)}
    letter = work.report.letter
    return Reviewed(
        extraction,
        (
            _review(work, work.report, "report", letter),
            *(_review(work, d, "place", "", position.get(id(d))) for d in work.places),
            *(
                replace(
                    _review(work, d, "claim", f"{letter}{d.digit}", numbers.get(id(d))),
                    value=_linked(d, position, known),
                )
                for d in work.claims
            ),
        ),
        tuple(Look(c, report.id, reason) for c, reason in work.lost),
    )


def _linked(draft: ClaimDraft, position: dict[int, int], known: set[str]) -> Claim:
    """The claim with its place's index, and without links to what has left."""
    claim = draft.value
    return replace(
        claim,
        place=position.get(id(draft.place)) if draft.place else None,
        restates=claim.restates if claim.restates in known else None,
        part_of=claim.part_of if claim.part_of in known else None,
        repeats=claim.repeats if claim.repeats in known else None,
        derived_from=tuple(i for i in claim.derived_from if i in known) or None
        if claim.derived_from
        else None,
    )


def _review(
    work: Sheet,
    draft: Draft,
    kind: Literal["report", "place", "claim"],
    grade: str,
    index: int | None = None,
) -> Review:
    finding = draft if isinstance(draft, PlaceDraft | ClaimDraft) else None
    value = finding.value if finding else None
    return Review(
        key=str(draft.key),
        report_id=work.report.value.id,
        kind=kind,
        status=draft.status,
        grade=grade,
        note=draft.note,
        index=index,
        claim_id=value.id if isinstance(value, Claim) else None,
        by=draft.by,
        at=draft.at,
        machine=finding.machine if finding else None,
        value=value,
        look=draft.look or _kept(work, draft),
        corrections=tuple(c.id for c in draft.corrections),
    )


def _kept(work: Sheet, draft: Draft) -> str:
    """Say that only a person's word keeps an item, until someone has judged it under the present pipeline."""
    if draft.kept is None or draft.gone or any(c.pipeline == work.pipeline for c in draft.corrections):
        return ""
    return f"kept as {draft.kept.who} left it: pipeline {work.pipeline} no longer finds it"
