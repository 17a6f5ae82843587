"""A report's findings while corrections are applied to them, and how a correction finds its finding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from geo.casefile.anchoring import Anchor, find_words
from geo.casefile.corrections import Correction, read_snapshot
from geo.casefile.keys import ItemKey
from geo.model import Claim, Extraction, PlaceMention, Report

Status = Literal["machine", "confirmed", "corrected", "rejected"]
D = TypeVar("D", bound="Draft")


@dataclass(kw_only=True, slots=True, eq=False)
class Draft:
    """What persons have decided about one item so far."""

    key: ItemKey
    status: Status = "machine"
    note: str = ""
    by: str | None = None
    at: str | None = None
    corrections: list[Correction] = field(default_factory=list)
    look: str = ""  # why a person should look again
    kept: Correction | None = None  # the correction that brought back what the machine no longer finds

    def decided(self, correction: Correction, status: Status | None = None) -> None:
        """Record who decided last; `status` None leaves the status as it is."""
        self.corrections.append(correction)
        self.by, self.at = correction.who, correction.at
        self.status = status or self.status

    @property
    def gone(self) -> bool:
        """Whether the item has left the extraction."""
        return self.status == "rejected"


@dataclass(kw_only=True, slots=True, eq=False)
class ReportDraft(Draft):
    """The report itself."""

    value: Report
    letter: str = "F"


@dataclass(kw_only=True, slots=True, eq=False)
class PlaceDraft(Draft):
    """A place mention; `machine` is None when the machine does not find it."""

    value: PlaceMention
    machine: PlaceMention | None


@dataclass(kw_only=True, slots=True, eq=False)
class ClaimDraft(Draft):
    """A claim, tied to its place's draft instead of an index."""

    value: Claim
    machine: Claim | None
    place: PlaceDraft | None
    machine_place: PlaceDraft | None
    digit: int = 6
    amount_set: bool = False  # a person gave the amount: it is not computed anew


@dataclass(slots=True, eq=False)
class Sheet:
    """All drafts of one report, and the corrections whose words are gone."""

    extraction: Extraction
    pipeline: str
    report: ReportDraft
    places: list[PlaceDraft]
    claims: list[ClaimDraft]
    taken: frozenset[ItemKey] = frozenset()  # the items that corrections name exactly
    lost: list[tuple[Correction, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.extraction.report.text


def sheet(extraction: Extraction, pipeline: str, corrections: Sequence[Correction]) -> Sheet:
    """Return the machine's findings as drafts, before any correction."""
    report = extraction.report
    places: list[PlaceDraft] = []
    seen: Counter[tuple[int, int, str]] = Counter()
    for mention in extraction.places:
        start, end = mention.start, mention.end
        seen[start, end, ""] += 1
        key = ItemKey(report.id, "place", start, end, "", seen[start, end, ""])
        places.append(PlaceDraft(key=key, value=mention, machine=mention))
    claims: list[ClaimDraft] = []
    for claim in extraction.claims:
        start, end, category = claim.start, claim.end, claim.category
        seen[start, end, category] += 1
        key = ItemKey(report.id, "claim", start, end, category, seen[start, end, category])
        tied = places[claim.place] if claim.place is not None else None
        claims.append(ClaimDraft(key=key, value=claim, machine=claim, place=tied, machine_place=tied))
    head = ReportDraft(key=ItemKey(report.id, "report"), value=report)
    taken = frozenset(replace(c.anchor.key, report=report.id) for c in corrections if c.anchor)
    return Sheet(extraction, pipeline, head, places, claims, taken)


def place_draft(sheet: Sheet, anchor: Anchor) -> PlaceDraft | None:
    """Return the mention an anchor names: the same words, else the only one that overlaps them."""
    if anchor.key.added:
        return next((d for d in sheet.places if d.key.added == anchor.key.added), None)
    span = find_words(anchor, sheet.text)
    if span is None:
        return None
    pool = [d for d in sheet.places if not d.key.added]
    same = [d for d in pool if (d.key.start, d.key.end) == span]
    return (
        same[0] if same else _only([d for d in pool if _overlaps(d.key, span) and d.key not in sheet.taken])
    )


def claim_draft(sheet: Sheet, correction: Correction, *, other_category: bool = True) -> ClaimDraft | None:
    """Return the claim a correction names.

    That is the claim of the same words and category; else, where it is the only one that no other correction
    names, one of the same words, or of overlapping words. With `other_category` off, only the same category counts.
    """
    anchor = correction.anchor
    assert anchor is not None
    if anchor.key.added:
        return next((d for d in sheet.claims if d.key.added == anchor.key.added), None)
    span = find_words(anchor, sheet.text)
    if span is None:
        return None
    tied, said = read_snapshot(correction.machine) if correction.machine else (None, None)
    derived = bool(said and said.derived_from)
    pool = [d for d in sheet.claims if not d.key.added and bool(d.value.derived_from) == derived]
    same = [d for d in pool if (d.key.start, d.key.end, d.key.category) == (*span, anchor.key.category)]
    if len(same) > 1 and tied is not None:
        same = [d for d in same if d.machine_place and d.machine_place.value.text == tied.text] or same
    if same:
        return next((d for d in same if d.key.number == anchor.key.number), _only(same))
    free = [
        d
        for d in pool
        if d.key not in sheet.taken and (other_category or d.key.category == anchor.key.category)
    ]
    here = [d for d in free if (d.key.start, d.key.end) == span]
    near = [d for d in free if _overlaps(d.key, span)]
    alike = [d for d in near if d.key.category == anchor.key.category]
    return _only(here) or _only(alike) or _only(near)


def bring_back_place(sheet: Sheet, correction: Correction, anchor: Anchor) -> PlaceDraft | None:
    """Return the mention that a person judged and the machine no longer finds, or None where its words are gone."""
    span = find_words(anchor, sheet.text)
    said = read_snapshot(correction.machine)[0] if correction.machine else None
    if span is None or said is None or said.text != anchor.text:
        return None
    mention = replace(said, start=span[0], end=span[1], text=sheet.text[slice(*span)])
    key = replace(anchor.key, report=sheet.report.key.report, start=span[0], end=span[1])
    draft = PlaceDraft(key=key, value=mention, machine=None, kept=correction)
    sheet.places.append(draft)
    return draft


def bring_back_claim(sheet: Sheet, correction: Correction) -> ClaimDraft | None:
    """Return the claim that a person judged and the machine no longer finds, or None where that cannot stand.

    It cannot where its words are gone, or where it was computed from other claims.
    """
    anchor = correction.anchor
    said = read_snapshot(correction.machine)[1] if correction.machine else None
    span = find_words(anchor, sheet.text) if anchor else None
    if anchor is None or said is None or span is None or said.derived_from:
        return None
    claim = replace(
        said, id=f"k{correction.id[:8]}", start=span[0], end=span[1], text=sheet.text[slice(*span)],
        place=None, restates=None, part_of=None, repeats=None,
    )  # fmt: skip
    tied = None
    if correction.place_anchor:
        tied = place_draft(sheet, correction.place_anchor) or bring_back_place(
            sheet, correction, correction.place_anchor
        )
    key = replace(anchor.key, report=sheet.report.key.report, start=span[0], end=span[1])
    draft = ClaimDraft(key=key, value=claim, machine=None, place=tied, machine_place=tied, kept=correction)
    sheet.claims.append(draft)
    return draft


def _overlaps(key: ItemKey, span: tuple[int, int]) -> bool:
    return key.start < span[1] and span[0] < key.end


def _only(drafts: "list[D]") -> "D | None":
    return drafts[0] if len(drafts) == 1 else None
