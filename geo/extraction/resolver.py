"""Mentions to places: weighs the evidence for each candidate over the whole report, says why, or abstains."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.extraction.evidence import FEATURES, Array, Evidence, Name, gather_names, holds
from geo.extraction.relative import Distance, find_distances
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Place, Ranked

PASSES = 2  # each name's best candidate is evidence for the others; choices settle after two
ALTERNATIVES = 5

# Fitted by training/resolver_weights.py (conditional logit); a feature's meaning is in evidence.py.
WEIGHTS = {
    "population": 4.56, "main_name": 1.67, "country": 4.44, "admin1": 1.66, "admin2": -1.04,
    "own_table": 1.22, "announced": 2.00, "contained": 4.49, "contradicted": -1.49, "country_share": 2.91,
    "admin1_share": 1.68, "nearness": 1.84, "nearest": 1.26, "country_named": 0.61, "admin1_named": 1.40,
    "seat_of_government": 2.20, "most_populous": 0.28, "division_of_same_name": 2.54, "city_words": 2.00,
    "division_words": 2.50, "small_and_alone": -1.64, "city_as_division": -2.44, "division_of_a_city": -4.5,
    "distance": 4.0, "world_region": 4.4, "told_apart": -6.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was resolved to: no place where nothing fits, and `why` in one line either way."""

    place: Place | None
    score: float
    why: str
    alternatives: tuple[Ranked, ...] = ()


def resolve(text: str, mentions: Sequence[Mention], gazetteer: SqliteGazetteer) -> list[Resolution]:
    """Return one resolution per mention, in order."""
    names = gather_names(text, mentions, gazetteer)
    weights = np.array([WEIGHTS[f] for f in FEATURES])
    evidence = weigh(names, gazetteer, weights, find_distances(text, mentions))
    out = [Resolution(None, 0.0, "no place of this name is known")] * len(mentions)
    for name in names:
        resolution = _conclude(name, evidence)
        for i in name.mentions:
            out[i] = resolution
    return out


def weigh(
    names: Sequence[Name], gazetteer: SqliteGazetteer, weights: Array, distances: Sequence[Distance] = ()
) -> Evidence:
    """Set every name's scores and best candidate, pass by pass, and return the evidence of the last pass."""
    evidence = Evidence(names, gazetteer, distances)
    _choose(names, evidence.rows @ weights)
    for _ in range(PASSES):
        evidence.update()
        _choose(names, evidence.rows @ weights)
    return evidence


def _choose(names: Sequence[Name], totals: Array) -> None:
    for name in names:
        if name.places:
            own = totals[name.first : name.first + len(name.places)]
            likely = np.exp(own - own.max())
            name.scores = likely / likely.sum()
            name.best = int(np.argmax(own))


def _conclude(name: Name, evidence: Evidence) -> Resolution:
    if not name.places:
        return Resolution(None, 0.0, "no place of this name is known")
    order = np.argsort(-name.scores, kind="stable")
    ranked = [Ranked(name.places[i][0], float(name.scores[i])) for i in order]
    best, rest = ranked[0], tuple(ranked[1 : 1 + ALTERNATIVES])
    row = dict(zip(FEATURES, evidence.rows[name.first + int(order[0])], strict=True))
    fits = row["contained"] or row["country_share"] or row["nearest"] > 0.05 or row["announced"] > 0
    if name.options.by_sound:
        # a likeness of spelling is little to go by: what else the report names must lie round it
        beside = row["contained"] or row["admin1_share"] or row["nearest"] > 0.05
        if not beside or row["contradicted"]:
            return Resolution(None, 0.0, "no place of this name is known", tuple(ranked[:ALTERNATIVES]))
        why = f"spelt like {best.place.name}, where other places of the report are"
        return Resolution(best.place, best.score * 0.8, why, rest)
    if not row["main_name"] and row["small_and_alone"] and not fits:
        why = f"only {best.place.name}, a small place in a country not in this report, is known by this name"
        return Resolution(None, 0.0, why, tuple(ranked[:ALTERNATIVES]))
    elsewhere = _said_elsewhere(name, evidence, best.place) if row["contradicted"] else None
    if elsewhere is not None:
        why = f"no {best.place.name} is known in {elsewhere.name}, where the report says it lies"
        return Resolution(None, 0.0, why, tuple(ranked[:ALTERNATIVES]))
    return Resolution(best.place, best.score, _reason(name, evidence, order, row), rest)


def _said_elsewhere(name: Name, evidence: Evidence, best: Place) -> Place | None:
    """Return the division or country that the words beside a small place name, where none of its candidates lies."""
    if best.kind != "city" or best.population > 50_000:
        return None
    holders = (evidence.of_mention[i].chosen for i in sorted(name.stated))
    return next((h for h in holders if h is not None and h.kind in ("country", "admin1")), None)


def _reason(name: Name, evidence: Evidence, order: npt.NDArray[np.intp], row: dict[str, float]) -> str:
    place = name.places[int(order[0])][0]
    if len(order) == 1:
        return "the only place of this name"
    beside = [h for i in sorted(name.holders) if (h := evidence.of_mention[i].chosen) and holds(h, place)]
    if beside:
        return f"named in {beside[0].name}, in the words beside it"
    if row["division_of_same_name"]:
        return f"the report names {place.name} in full elsewhere"
    if row["announced"] > 0:
        return f"its type word says {_KIND_NAMES[place.kind]}"
    if row["distance"] > 0:
        return _REASONS["distance"]
    second = evidence.rows[name.first + int(order[1])]
    gains = {f: WEIGHTS[f] * (row[f] - s) for f, s in zip(FEATURES, second, strict=True)}
    strongest = max(gains, key=lambda f: gains[f])
    return _REASONS.get(strongest, "the best known place of this name").format(
        place=place.name, country=place.country or "no country", admin1=place.admin1 or place.name
    )


_KIND_NAMES = {
    "country": "a country", "admin1": "a first-order division", "admin2": "a district", "city": "a settlement",
    "facility": "a facility", "natural": "a natural feature", "area": "an area",
}  # fmt: skip
_REASONS = {
    "country_share": "in {country}, where most of the report's other places are",
    "country_named": "in {country}, which the report names",
    "admin1_share": "in {admin1}, like other places of the report",
    "admin1_named": "in {admin1}, which the report names",
    "nearness": "close to the report's other places",
    "nearest": "beside another place of the report",
    "seat_of_government": "a seat of government, and nothing in the report points elsewhere",
    "city_words": "the words around it speak of a town",
    "division_words": "the words around it speak of a region",
    "distance": "it lies where the words beside it say",
    "country": "a country, and nothing in the report points elsewhere",
    "world_region": "a part of the world, and nothing in the report points elsewhere",
    "told_apart": "the city of this name is called {place} City",
}
