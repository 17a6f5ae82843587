"""What each operation does to a report's drafts, in the order in which persons decided."""

from dataclasses import replace
from typing import Any

from geo.casefile.anchoring import find_words
from geo.casefile.corrections import Correction, read_snapshot
from geo.casefile.drafts import (
    ClaimDraft,
    Draft,
    PlaceDraft,
    Sheet,
    bring_back_claim,
    bring_back_place,
    claim_draft,
    place_draft,
)
from geo.casefile.operations import (
    AddClaim,
    AddPlace,
    Always,
    ClaimDetails,
    Confirm,
    EditClaim,
    GradeClaim,
    GradeSource,
    NotAPlace,
    Note,
    Published,
    Reject,
    SetPlace,
    SetRole,
)
from geo.model import Claim, Place, PlaceMention, Role

DRAWN_ROLES: tuple[Role, ...] = (
    "event",
    "origin",
    "destination",
)  # a person gives no other role a mark on the map
WORDS_GONE = "the words it stood on are no longer in the report, or stand in several places"
_AMOUNT = ("low", "best", "high")


def apply_always(sheet: Sheet, correction: Correction) -> None:
    """Apply a name's meaning in the whole case file to every mention of that name."""
    operation = correction.operation
    assert isinstance(operation, Always)
    for draft in sheet.places:
        if draft.value.text.casefold() == operation.name.casefold():
            if operation.place is None:
                draft.decided(correction, "rejected")
            else:
                _put(draft, operation.place, correction)


def apply(sheet: Sheet, correction: Correction) -> None:
    """Apply one correction of this report. One whose words are gone is added to `sheet.lost`."""
    operation = correction.operation
    if isinstance(operation, AddPlace | AddClaim):
        _add(sheet, correction)
    elif correction.anchor is None:
        _judge_report(sheet, correction)
    elif correction.anchor.key.kind == "place":
        place = place_draft(sheet, correction.anchor)
        if place is None and not isinstance(operation, NotAPlace | Reject):
            place = bring_back_place(sheet, correction, correction.anchor)
        if place is not None:
            _judge_place(sheet, place, correction)
        else:
            _lose(sheet, correction)
    else:
        rejects = isinstance(operation, Reject)
        claim = claim_draft(sheet, correction, other_category=not rejects)
        if claim is None and not rejects:
            claim = bring_back_claim(sheet, correction)
        if claim is not None:
            _judge_claim(sheet, claim, correction)
        else:
            _lose(sheet, correction)


def _lose(sheet: Sheet, correction: Correction) -> None:
    """List the correction, unless what it says holds anyway: rejected and no longer found, or of an undone addition."""
    assert correction.anchor is not None
    if correction.anchor.key.added:
        return
    found = find_words(correction.anchor, sheet.text) is not None
    if found and isinstance(correction.operation, Reject | NotAPlace):
        return
    sheet.lost.append((correction, "it was computed from others and no longer is" if found else WORDS_GONE))


def _judge_report(sheet: Sheet, correction: Correction) -> None:
    draft, operation = sheet.report, correction.operation
    if isinstance(operation, Published):
        basis = "given" if operation.day else None
        draft.value = replace(draft.value, published=operation.day, published_basis=basis)
        draft.decided(correction, "corrected")
    elif isinstance(operation, GradeSource):
        draft.letter = operation.letter
        draft.decided(correction)
    else:
        _judge(draft, correction)


def _judge(draft: Draft, correction: Correction) -> None:
    """Apply what can be said of any item."""
    operation = correction.operation
    if isinstance(operation, Note):
        draft.note = operation.text
        draft.decided(correction)
    elif isinstance(operation, Reject):
        draft.decided(correction, "rejected")
    elif isinstance(operation, Confirm):
        draft.decided(correction, "corrected" if draft.status == "corrected" else "confirmed")
    else:
        draft.decided(correction)


def _judge_place(sheet: Sheet, draft: PlaceDraft, correction: Correction) -> None:
    operation = correction.operation
    if isinstance(operation, SetPlace):
        for one in _of_one_place(sheet, draft) if operation.scope == "report" else [draft]:
            _put(one, operation.place, correction)
    elif isinstance(operation, SetRole):
        on_map = operation.role in DRAWN_ROLES and draft.value.place is not None
        draft.value = replace(draft.value, role=operation.role, on_map=on_map)
        draft.decided(correction, "corrected")
    elif isinstance(operation, NotAPlace):
        same = draft.value.text.casefold()
        for one in sheet.places if operation.scope == "report" else [draft]:
            if one is draft or one.value.text.casefold() == same:
                one.decided(correction, "rejected")
    else:
        if isinstance(operation, Confirm) and operation.pinned:
            _pin_place(draft, read_snapshot(operation.pinned)[0])
        _judge(draft, correction)


def _of_one_place(sheet: Sheet, draft: PlaceDraft) -> list[PlaceDraft]:
    """The mentions that stand for the same place as `draft` does; while it stands for none, those of the same words."""
    place, words = draft.value.place, draft.value.text.casefold()
    if place is None:
        return [d for d in sheet.places if d.value.place is None and d.value.text.casefold() == words]
    return [d for d in sheet.places if d.value.place and d.value.place.id == place.id]


def _put(draft: PlaceDraft, place: Place, correction: Correction) -> None:
    mention = draft.value
    draft.value = replace(
        mention,
        place=place,
        score=1.0,
        why=f"set by {correction.who}",
        on_map=mention.on_map if mention.place else mention.role in DRAWN_ROLES,
        relative=mention.relative if mention.place and mention.place.id == place.id else None,
    )
    draft.decided(correction, "corrected")


def _pin_place(draft: PlaceDraft, pinned: PlaceMention | None) -> None:
    if pinned is None:
        return
    value = draft.value
    draft.value = replace(
        pinned, start=value.start, end=value.end, text=value.text, alternatives=value.alternatives
    )


def _judge_claim(sheet: Sheet, draft: ClaimDraft, correction: Correction) -> None:
    operation = correction.operation
    if isinstance(operation, EditClaim):
        _set_details(sheet, draft, correction, operation.details)
        draft.decided(correction, "corrected")
    elif isinstance(operation, GradeClaim):
        draft.digit = operation.digit
        draft.decided(correction)
    else:
        if isinstance(operation, Confirm) and operation.pinned:
            _pin_claim(sheet, draft, correction)
        _judge(draft, correction)


def _set_details(sheet: Sheet, draft: ClaimDraft, correction: Correction, details: ClaimDetails) -> None:
    changes: dict[str, Any] = {k: v for k, v in details.items() if k != "place"}
    if (
        "denied" in changes
        and "stance" not in changes
        and changes["denied"] != (draft.value.stance == "denied")
    ):
        changes["stance"] = "denied" if changes["denied"] else "asserted"
    draft.value = replace(draft.value, **changes)
    draft.amount_set |= not changes.keys().isdisjoint(_AMOUNT)
    if "place" in details:
        draft.place = _tied(sheet, draft, correction) if details["place"] is not None else None


def _tied(sheet: Sheet, draft: ClaimDraft, correction: Correction) -> PlaceDraft | None:
    if correction.place_anchor is None:
        return None
    found = place_draft(sheet, correction.place_anchor) or bring_back_place(
        sheet, correction, correction.place_anchor
    )
    if found is None:
        draft.look = f"the place “{correction.place_anchor.text}” it was tied to is no longer found"
    return found


def _pin_claim(sheet: Sheet, draft: ClaimDraft, correction: Correction) -> None:
    """Keep what was confirmed, whatever another pipeline now reads there; spans and links are the machine's."""
    assert isinstance(correction.operation, Confirm)
    mention, pinned = read_snapshot(correction.operation.pinned or {})
    if pinned is None:
        return
    value = draft.value
    draft.value = replace(
        pinned, id=value.id, start=value.start, end=value.end, text=value.text, quote=value.quote, place=None,
        restates=value.restates, derived_from=value.derived_from, part_of=value.part_of, repeats=value.repeats,
    )  # fmt: skip
    draft.amount_set = True
    draft.place = _tied(sheet, draft, correction)
    if draft.place is not None and mention is not None and draft.place.value.place != mention.place:
        _pin_place(draft.place, mention)
        draft.place.decided(correction, "confirmed")


def _add(sheet: Sheet, correction: Correction) -> None:
    anchor, operation = correction.anchor, correction.operation
    span = find_words(anchor, sheet.text) if anchor else None
    if anchor is None or span is None:
        sheet.lost.append((correction, WORDS_GONE))
        return
    key = replace(anchor.key, report=sheet.report.key.report, start=span[0], end=span[1])
    words, why = sheet.text[slice(*span)], f"added by {correction.who}"
    if isinstance(operation, AddPlace):
        on_map = operation.role in DRAWN_ROLES
        mention = PlaceMention(*span, words, operation.role, on_map, operation.place, 1.0, why)
        place = PlaceDraft(key=key, value=mention, machine=None)
        place.decided(correction, "corrected")
        # what a newer pipeline finds in these very words is the same finding, seen by the person first
        same = [d for d in sheet.places if (d.key.start, d.key.end) == span and not d.key.added]
        sheet.places[:] = [*(d for d in sheet.places if d not in same), place]
        for claim_of in sheet.claims:
            claim_of.place = place if claim_of.place in same else claim_of.place
    elif isinstance(operation, AddClaim):
        details = operation.details
        quote = operation.quote or _paragraph(sheet.text, *span)
        claim = Claim(
            f"p{correction.id[:8]}", *span, words, quote, details["category"], None, None, None, details["unit"],
            details["bound"],
        )  # fmt: skip
        draft = ClaimDraft(key=key, value=claim, machine=None, place=None, machine_place=None)
        _set_details(sheet, draft, correction, details)
        draft.decided(correction, "corrected")
        same_words = [d for d in sheet.claims if (d.key.start, d.key.end) == span and not d.key.added]
        replaced = [d for d in same_words if d.key.category == details["category"]]
        sheet.claims[:] = [*(d for d in sheet.claims if d not in replaced), draft]


def _paragraph(text: str, start: int, end: int) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)].strip()
