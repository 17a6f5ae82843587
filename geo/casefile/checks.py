"""What a correction must fulfil before it is kept."""

from typing import get_args

from geo.casefile.errors import CaseError
from geo.casefile.keys import ItemKey
from geo.casefile.operations import (
    AddClaim,
    AddPlace,
    Always,
    Confirm,
    EditClaim,
    GradeClaim,
    GradeSource,
    NotAPlace,
    Note,
    Operation,
    Published,
    Reject,
    SetPlace,
    SetRole,
    SupersededBy,
)
from geo.model import Bound, Category, Claim, Place, Role, Stance, Unit

_ALLOWED: dict[str, tuple[type, ...]] = {
    "place": (SetPlace, SetRole, NotAPlace, Confirm, Reject, Note),
    "claim": (EditClaim, GradeClaim, Confirm, Reject, Note),
    "report": (AddPlace, AddClaim, Published, GradeSource, SupersededBy, Confirm, Reject, Note),
    "case": (Always,),
}
_CHOICES = {"category": Category, "unit": Unit, "bound": Bound, "stance": Stance}


def check_operation(key: ItemKey, operation: Operation, text: str) -> None:
    """Raise CaseError where the operation is not one for this item, or holds what cannot be."""
    if not isinstance(operation, _ALLOWED[key.kind]):
        raise CaseError(f"{type(operation).__name__} cannot be done to {key}, which is a {key.kind}.")
    if isinstance(operation, GradeSource) and operation.letter not in tuple("ABCDEF"):
        raise CaseError(f"“{operation.letter}” is no reliability of a source: choose A to F.")
    if isinstance(operation, GradeClaim) and operation.digit not in range(1, 7):
        raise CaseError(f"“{operation.digit}” is no credibility of a claim: choose 1 to 6.")
    if isinstance(operation, SetRole | AddPlace) and operation.role not in get_args(Role):
        raise CaseError(f"“{operation.role}” is no role: choose one of {', '.join(get_args(Role))}.")
    if isinstance(operation, SetPlace | AddPlace | Always) and operation.place is not None:
        _check_place(operation.place)
    if isinstance(operation, Always) and not operation.name.strip():
        raise CaseError("Say which name is meant always.")
    if isinstance(operation, AddPlace | AddClaim):
        if not 0 <= operation.start < operation.end <= len(text):
            raise CaseError(
                f"{operation.start} to {operation.end} are no words of this report: select some of its text."
            )
        if not text[operation.start : operation.end].strip():
            raise CaseError("The selected text holds no words: select the words of the finding.")
    if isinstance(operation, AddClaim):
        _check_added(operation, text)
    if isinstance(operation, AddClaim | EditClaim):
        chosen: dict[str, object] = {**operation.details}
        for name, choices in _CHOICES.items():
            if name in chosen and chosen[name] not in get_args(choices):
                raise CaseError(
                    f"“{chosen[name]}” is no {name}: choose one of {', '.join(get_args(choices))}."
                )


def _check_added(operation: AddClaim, text: str) -> None:
    missing = [n for n in ("category", "unit", "bound") if n not in operation.details]
    if missing:
        raise CaseError(f"A new claim lacks its {', '.join(missing)}.")
    words = text[operation.start : operation.end]
    if operation.quote and (operation.quote not in text or words not in operation.quote):
        raise CaseError("The quoted sentence is not one of this report that holds the selected words.")


def _check_place(place: Place) -> None:
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        raise CaseError(f"{place.name} lies at {place.lat}, {place.lon}: that is no point on Earth.")


def check_claim(claim: Claim) -> None:
    """Raise CaseError where the amount does not fit its bound, or an interval ends before it starts."""
    low, best, high = claim.low, claim.best, claim.high
    if any(v is not None and (v != v or abs(v) == float("inf")) for v in (low, best, high)):
        raise CaseError("A figure is a number, not infinity and not nothing.")
    fits = {
        "exact": low == best == high and best is not None,
        "about": low is None and high is None and best is not None,
        "at_least": low is not None and best is None and high is None,
        "at_most": high is not None and best is None and low is None,
        "range": low is not None and high is not None and low <= high and best is None,
        "vague": best is None and (low is None or high is None or low <= high),
    }[claim.bound]
    if not fits:
        raise CaseError(
            f"A figure that is “{claim.bound}” cannot be low {low}, best {best}, high {high}: exact fills all three with "
            "the same number, about only best, at_least only low, at_most only high, range and vague low and high."
        )
    if claim.earliest and claim.latest and claim.earliest > claim.latest:
        raise CaseError(f"The claim would end on {claim.latest}, before it begins on {claim.earliest}.")
