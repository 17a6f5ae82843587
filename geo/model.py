"""The vocabulary every stage shares: plain frozen values, no behaviour beyond their own shape.

Offsets are Python code points into `Report.text`, half-open. Coordinates are degrees in EPSG:4326.
Areas are km2, distances km, shares percent 0..100. `None` means the report (or the gazetteer) does not say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol, get_args

Role = Literal["event", "origin", "destination", "context", "actor", "demonym", "institution"]
ROLES: tuple[Role, ...] = get_args(Role)
Sense = Literal["literal", "actor", "demonym", "institution"]
Kind = Literal["country", "admin1", "admin2", "city", "facility", "natural", "area"]
Category = Literal[
    "territory_controlled", "territory_seized", "territory_lost", "territory_share",
    "killed", "wounded", "killed_or_wounded", "captured", "missing", "troops", "displaced",
    "equipment_destroyed", "weapons_launched", "weapons_intercepted", "distance", "other",
]  # fmt: skip
Unit = Literal["km2", "km", "persons", "items", "percent"]
Bound = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Stance = Literal["asserted", "denied", "disputed", "unverified", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read: its text is what every offset points into and never changes."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    language: str = "en"
    published: date | None = None
    published_basis: str | None = None  # "given", "dateline", "caption", "metadata", ...; None when unknown
    warnings: tuple[str, ...] = ()
    sha256: str | None = None  # of the bytes it was read from: its file, or its own line, row or entry


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span; `text[start:end]` has no surrounding white space."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry, or a point computed from one.

    `where_prec` is UCDP's: 1 exact, 2 within about 25 km, 3 second-order division, 4 first-order
    division, 5 a line or vague area, 6 country, 7 sea or airspace. 3 and more are areas, never pins.
    """

    id: str  # "geonames:686895", "iso:RU-KRS", "dateline:..."
    name: str
    kind: Kind
    country: str | None  # ISO 3166-1 alpha-2; None for seas and shared rivers
    lat: float
    lon: float
    where_prec: int
    radius_km: float
    admin1: str | None = None  # the first-order division's display name
    admin1_id: str | None = None
    admin2_id: str | None = None
    population: int = 0
    iso: str | None = None  # ISO 3166: "UA", "RU-KRS"; the key of its outline


@dataclass(frozen=True, slots=True)
class Mention:
    """A place-like span found in a text, before it is resolved."""

    start: int
    end: int
    text: str
    sense: Sense = "literal"
    beliefs: tuple[
        float, ...
    ] = ()  # a trained recogniser's shares of belief in each Role, in order; they sum to 1

    @property
    def hint(self) -> Role | None:
        """The role a trained recogniser would give it: evidence, not the decision."""
        return ROLES[self.beliefs.index(max(self.beliefs))] if self.beliefs else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its match score (0..1, no probability)."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention with what it means here: its role, its place (None: not resolved, `why` says so)."""

    start: int
    end: int
    text: str
    role: Role
    on_map: bool
    place: Place | None
    score: float
    why: str
    alternatives: tuple[Ranked, ...] = ()
    relative: Place | None = None  # the computed place said by way of this one: "20 km east of Pokrovsk"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression as a closed interval of days; both ends None when it cannot be anchored.

    `date_prec` is UCDP's: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 more.
    """

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    date_prec: int
    epoch: str | None = None  # for "day 1,052 of the war": the war whose first day it counts from


@dataclass(frozen=True, slots=True)
class Claim:
    """A reported figure, who reports it, and where and when it holds.

    `low`, `best`, `high` follow the bound: exact fills all three, about only `best`, at_least only
    `low`, at_most only `high`, range and vague `low` and `high`. Never an invented midpoint.
    """

    id: str
    start: int
    end: int
    text: str
    quote: str  # the sentence that holds it, as written
    category: Category
    low: float | None
    best: float | None
    high: float | None
    unit: Unit
    bound: Bound
    place: int | None = None  # index into Extraction.places
    speaker: str | None = None  # None: the report's own voice
    denied: bool = False
    earliest: date | None = None
    latest: date | None = None
    restates: str | None = None
    derived_from: tuple[str, ...] | None = None
    stance: Stance = "asserted"
    noun: str | None = None  # what is counted, as written: "North Korean soldiers"
    side: str | None = None  # whose they are: "North Korean", "Hezbollah"
    part_of: str | None = None  # claim id of the total this is a part of
    repeats: str | None = None  # claim id of an earlier statement of the same figure in this report
    formula: str | None = None  # for derived claims: how, and on which assumption


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one report."""

    report: Report
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()
    errors: tuple[str, ...] = field(default=())


class Recogniser(Protocol):
    """Finds place-like spans and their sense."""

    def find(self, text: str) -> Sequence[Mention]:
        """Return the mentions in `text`, in order, not overlapping."""
        ...


class Gazetteer(Protocol):
    """Names to candidate places."""

    def candidates(self, name: str) -> Sequence[Place]:
        """Return every place that bears `name` in any spelling, most populous first; empty when none."""
        ...
