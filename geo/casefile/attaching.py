"""Where a correction that lost its words goes: to another finding, or as a finding of its own to other words."""

from dataclasses import replace
from typing import Any

from geo.casefile.corrections import Correction, read_snapshot
from geo.casefile.errors import CaseError
from geo.casefile.operations import AddClaim, AddPlace, ClaimDetails, Confirm, EditClaim, Operation, SetPlace
from geo.casefile.review import Reviewed
from geo.model import PlaceMention

_OF_A_CLAIM = (
    "category", "low", "best", "high", "unit", "bound", "speaker", "denied", "stance", "noun", "side", "earliest",
    "latest",
)  # fmt: skip


def for_finding(correction: Correction, report: Reviewed) -> Operation:
    """Return what is to be done to another finding of `report`: a claim's place becomes the one of the same words."""
    operation = correction.operation
    if isinstance(operation, EditClaim) and operation.details.get("place") is not None:
        return EditClaim({**operation.details, **_tied(correction, report)})
    return operation


def for_words(correction: Correction, report: Reviewed, start: int, end: int, quote: str = "") -> Operation:
    """Return the finding that the correction makes of the words from `start` to `end` of `report`.

    `quote` is their sentence; "" takes the paragraph. Raises CaseError where the correction says too little to make
    one of it.
    """
    operation = correction.operation
    said = operation.pinned if isinstance(operation, Confirm) and operation.pinned else correction.machine
    mention, claim = read_snapshot(said) if said else (None, None)
    if isinstance(operation, AddPlace):
        return replace(operation, start=start, end=end)
    if isinstance(operation, AddClaim):
        return replace(operation, start=start, end=end, quote=quote)
    if isinstance(operation, SetPlace) and claim is None:
        return AddPlace(start, end, operation.place, mention.role if mention else "event")
    if isinstance(operation, Confirm) and claim is None and mention is not None and mention.place is not None:
        return AddPlace(start, end, mention.place, mention.role)
    if isinstance(operation, EditClaim | Confirm) and claim is not None:
        details: dict[str, Any] = {name: getattr(claim, name) for name in _OF_A_CLAIM}
        details |= operation.details if isinstance(operation, EditClaim) else {}
        details.pop("place", None)
        whole: ClaimDetails = {**details, **_tied(correction, report)}  # type: ignore[typeddict-item]
        return AddClaim(start, end, whole, quote)
    raise CaseError(
        f"“{correction.name}” says too little to make a finding of these words: attach it to a finding, or let it go."
    )


def makes_a_finding(correction: Correction) -> bool:
    """Return whether the correction says enough to make a finding of other words."""
    if isinstance(correction.operation, AddPlace | AddClaim | SetPlace):
        return True
    return isinstance(correction.operation, EditClaim | Confirm) and correction.machine is not None


def _tied(correction: Correction, report: Reviewed) -> ClaimDetails:
    """The place of the same words as the one the claim was tied to, where there is just one such place."""
    if correction.place_anchor is None:
        return {}
    words = correction.place_anchor.text
    found = {
        r.value.place: r.key
        for r in report.reviews
        if r.index is not None and isinstance(r.value, PlaceMention) and r.value.text == words
    }
    return {"place": next(iter(found.values()))} if len(found) == 1 else {}
