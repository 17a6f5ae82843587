"""What a person can do to a report's findings, as typed values that are stored as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal, TypedDict

from geo.casefile.errors import CaseError
from geo.model import Bound, Category, Place, Role, Stance, Unit

Scope = Literal["mention", "report"]


class ClaimDetails(TypedDict, total=False):
    """The fields of a claim that a person may set; a missing one stays as it is.

    `place` is the item key of a place of the same report, or None for no place.
    """

    category: Category
    low: float | None
    best: float | None
    high: float | None
    unit: Unit
    bound: Bound
    place: str | None
    speaker: str | None
    denied: bool
    stance: Stance
    noun: str | None
    side: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class SetPlace:
    """The mention is this place. With scope "report", so is all in the report that stood for the same place."""

    place: Place
    scope: Scope = "report"


@dataclass(frozen=True, slots=True)
class SetRole:
    """The mention has this role here."""

    role: Role


@dataclass(frozen=True, slots=True)
class NotAPlace:
    """The words are no place. With scope "report", neither are the same words elsewhere in it."""

    scope: Scope = "mention"


@dataclass(frozen=True, slots=True)
class AddPlace:
    """The words from `start` to `end` of the report are this place, which the machine missed."""

    start: int
    end: int
    place: Place
    role: Role = "event"


@dataclass(frozen=True, slots=True)
class EditClaim:
    """The claim has these details; others stay the machine's."""

    details: ClaimDetails


@dataclass(frozen=True, slots=True)
class AddClaim:
    """The words from `start` to `end` are a claim, which the machine missed.

    `details` holds at least the category, unit and bound. `quote` is the sentence; "" takes the paragraph.
    """

    start: int
    end: int
    details: ClaimDetails
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """A person has read the finding and it is right, as it stands now. `pinned` is filled in when stored."""

    pinned: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """The finding is wrong and leaves the extraction; on a report: the whole report does."""


@dataclass(frozen=True, slots=True)
class GradeSource:
    """The reliability of the report's source, Admiralty A to F; it holds for every report of that source."""

    letter: str


@dataclass(frozen=True, slots=True)
class GradeClaim:
    """The credibility of a claim, Admiralty 1 to 6."""

    digit: int


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on an item; "" takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class Published:
    """The report was published on this day; None: it is not known."""

    day: date | None


@dataclass(frozen=True, slots=True)
class SupersededBy:
    """A later wording of the report stands in its place; `report` is that text's SHA-256."""

    report: str


@dataclass(frozen=True, slots=True)
class Always:
    """In this case file `name` is always this place, or (None) never a place."""

    name: str
    place: Place | None


Operation = (
    SetPlace | SetRole | NotAPlace | AddPlace | EditClaim | AddClaim | Confirm | Reject | GradeSource | GradeClaim
    | Note | Published | SupersededBy | Always
)  # fmt: skip
OPERATIONS: dict[str, type[Operation]] = {
    "set place": SetPlace, "set role": SetRole, "not a place": NotAPlace, "add place": AddPlace,
    "edit claim": EditClaim, "add claim": AddClaim, "confirm": Confirm, "reject": Reject,
    "grade source": GradeSource, "grade claim": GradeClaim, "note": Note, "published": Published,
    "superseded": SupersededBy, "always": Always,
}  # fmt: skip
NAMES: dict[type[Operation], str] = {kind: name for name, kind in OPERATIONS.items()}
_DAYS = ("day", "earliest", "latest")


def amount(bound: Bound, value: float | None = None, upper: float | None = None) -> ClaimDetails:
    """Return low, best and high as `bound` fills them: `upper` is used by "range" and "vague" only.

    >>> amount("at_least", 40)
    {'bound': 'at_least', 'low': 40, 'best': None, 'high': None}
    """
    low, best, high = {
        "exact": (value, value, value),
        "about": (None, value, None),
        "at_least": (value, None, None),
        "at_most": (None, None, value),
    }.get(bound, (value, None, upper))
    return {"bound": bound, "low": low, "best": best, "high": high}


_BY_HAND = "dateline:point:"


def by_hand(place_id: str) -> bool:
    """Return whether a place's id says that a person put it at its point."""
    return place_id.startswith(_BY_HAND)


def moved(place: Place, lat: float, lon: float) -> Place:
    """Return `place` put at another point by hand: a place of its own, no longer the gazetteer's.

    An area becomes a point known to within about 25 km (UCDP's where_prec 2).
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise CaseError(
            f"{lat}, {lon} is no point on Earth: latitude is -90 to 90 and longitude -180 to 180."
        )
    area = place.where_prec > 2
    return Place(
        id=f"{_BY_HAND}{lat:.5f},{lon:.5f}",
        name=place.name,
        kind="area" if area else place.kind,
        country=place.country,
        lat=lat,
        lon=lon,
        where_prec=2 if area else place.where_prec,
        radius_km=25.0 if area else place.radius_km,
        admin1=place.admin1,
        admin1_id=place.admin1_id,
        admin2_id=place.admin2_id,
    )


def to_json(operation: Operation) -> dict[str, Any]:
    """Return the operation's fields as JSON values."""
    return {f.name: _plain(getattr(operation, f.name)) for f in fields(operation)}


def from_json(name: str, payload: Mapping[str, Any]) -> Operation:
    """Return the operation of that name. Raises CaseError for one that this version does not know."""
    kind = OPERATIONS.get(name)
    if kind is None:
        raise CaseError(
            f"The case file holds a correction “{name}” that this version does not know; update Dateline."
        )
    return kind(**{k: _read(k, v) for k, v in payload.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Place):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _read(name: str, value: Any) -> Any:
    if name in _DAYS and value is not None:
        return date.fromisoformat(value)
    if name == "place" and isinstance(value, dict) and "id" in value:
        known = {f.name for f in fields(Place)}
        return Place(**{k: v for k, v in value.items() if k in known})
    if name == "details":
        return {k: _read(k, v) for k, v in value.items()}
    return value
