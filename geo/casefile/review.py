"""A report's extraction with a person's decisions applied, and beside it what was decided about each item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

from geo.casefile.corrections import Correction
from geo.casefile.decisions import apply, apply_always
from geo.casefile.derived import settle_dependants
from geo.casefile.drafts import ClaimDraft, Draft, PlaceDraft, Sheet, Status, sheet
from geo.casefile.keys import ItemKey
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


@dataclass(frozen=True)
class Reviewed:
    """One report as its readers left it; the reviews of its items are made when first asked for."""

    extraction: Extraction
    report: Review  # of the report itself
    lost: tuple[Look, ...]
    items: Callable[[], list[Review]]  # the reviews of its places and claims

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews of the report, its places and its claims, in this order."""
        return (self.report, *self.items())

    def item(self, key: str) -> Review | None:
        """Return the review of an item, or None where there is no such item."""
        return next((r for r in self.reviews if r.key == key), None)


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
    work = partial(_worked, extraction, pipeline, active, always, source_grade)
    if active or always:
        return _finished(work())
    letter = _letter(source_grade) or "F"
    report = extraction.report
    head = Review(str(ItemKey(report.id, "report")), report.id, "report", "machine", letter, "")
    return Reviewed(extraction, head, (), lambda: _items(work()))


def _worked(
    extraction: Extraction,
    pipeline: str,
    active: Sequence[Correction],
    always: Sequence[Correction],
    source_grade: Correction | None,
) -> Sheet:
    work = sheet(extraction, pipeline, active)
    for correction in sorted((c for c in always if c.active), key=lambda c: (c.at, c.id)):
        apply_always(work, correction)
    for correction in active:
        apply(work, correction)
    work.report.letter = _letter(source_grade) or work.report.letter
    settle_dependants(work)
    if active or always:
        work.places.sort(key=lambda d: (d.value.start, d.value.end))
        position = _positions(work.places)
        known = {d.value.id for d in work.claims if not d.gone}
        for claim in work.claims:
            claim.value = _linked(claim, position, known)
    return work


def _letter(source_grade: Correction | None) -> str | None:
    operation = source_grade.operation if source_grade else None
    return operation.letter if isinstance(operation, GradeSource) else None


def _finished(work: Sheet) -> Reviewed:
    extraction = replace(
        work.extraction,
        report=work.report.value,
        places=tuple(d.value for d in work.places if not d.gone),
        claims=tuple(d.value for d in work.claims if not d.gone),
    )
    report = _review(work, work.report, "report", work.report.letter, None)
    lost = tuple(Look(c, report.report_id, reason) for c, reason in work.lost)
    return Reviewed(extraction, report, lost, lambda: _items(work))


def _items(work: Sheet) -> list[Review]:
    position, number = _positions(work.places), _positions(work.claims)
    letter = work.report.letter
    return [
        *(_review(work, d, "place", "", position.get(id(d))) for d in work.places),
        *(_review(work, d, "claim", f"{letter}{d.digit}", number.get(id(d))) for d in work.claims),
    ]


def _positions(drafts: Sequence[Draft]) -> dict[int, int]:
    """The index that each draft that stays has in the extraction."""
    return {id(d): i for i, d in enumerate(d for d in drafts if not d.gone)}


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
    work: Sheet, draft: Draft, kind: Literal["report", "place", "claim"], grade: str, index: int | None
) -> Review:
    finding = draft if isinstance(draft, PlaceDraft | ClaimDraft) else None
    value = finding.value if finding else None
    return Review(
        str(draft.key),
        work.report.value.id,
        kind,
        draft.status,
        grade,
        draft.note,
        index,
        value.id if isinstance(value, Claim) else None,
        draft.by,
        draft.at,
        finding.machine if finding else None,
        value,
        draft.look or _kept(work, draft),
        tuple(c.id for c in draft.corrections),
    )


def _kept(work: Sheet, draft: Draft) -> str:
    """Say that only a person's word keeps an item, until someone has judged it under the present pipeline."""
    if draft.kept is None or draft.gone or any(c.pipeline == work.pipeline for c in draft.corrections):
        return ""
    return f"kept as {draft.kept.who} left it: pipeline {work.pipeline} no longer finds it"
