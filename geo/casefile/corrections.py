"""A correction as it is kept: a person's operation on an item, with what is needed to find that item again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geo.casefile.anchoring import Anchor
from geo.casefile.operations import NAMES, Operation
from geo.model import Claim, Extraction, PlaceMention, Report
from geo.record import from_record, to_record

Snapshot = Mapping[str, Any]  # the "places" and "claims" of a record: one of each at most


@dataclass(frozen=True, slots=True)
class Correction:
    """One operation by one person. `report` is the text's SHA-256, None for the whole case.

    `machine` is what the machine had said of the item, None where it had said nothing. An undone
    correction is not `active` and can be redone.
    """

    id: str
    report: str | None
    at: str  # UTC, ISO 8601 with microseconds
    who: str
    operation: Operation
    anchor: Anchor | None
    place_anchor: Anchor | None  # the place an edited claim is tied to
    machine: Snapshot | None
    pipeline: str
    active: bool = True

    @property
    def name(self) -> str:
        """What is done, in a word or two: "set place"."""
        return NAMES[type(self.operation)]


def snapshot(value: PlaceMention | Claim, tied: PlaceMention | None = None) -> Snapshot:
    """Return a finding as JSON values, a claim together with the place it is tied to."""
    places: tuple[PlaceMention, ...] = (
        (value,) if isinstance(value, PlaceMention) else (tied,) if tied else ()
    )
    claims: tuple[Claim, ...] = ()
    if isinstance(value, Claim):
        claims = (replace(value, place=0 if tied else None),)
    record = to_record(Extraction(Report(id="", text=""), places, (), claims))
    return {"places": record["places"], "claims": record["claims"]}


def read_snapshot(kept: Snapshot) -> tuple[PlaceMention | None, Claim | None]:
    """Return the place mention and the claim of a snapshot."""
    extraction = from_record({"id": "", "text": "", **kept})
    places, claims = extraction.places, extraction.claims
    return (places[0] if places else None), (claims[0] if claims else None)
