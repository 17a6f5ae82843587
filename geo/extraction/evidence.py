"""What speaks for each candidate of each name in a report, as numbers the resolver weighs.

Names are weighed together: one sense per name and report, and each name's best candidate is evidence
for the others, so the whole is computed in a few passes over flat arrays.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from geo.extraction.candidates import Candidates, find_candidates
from geo.extraction.containers import find_containers
from geo.extraction.relative import Distance, agreement
from geo.gazetteer.names import bare
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Kind, Mention, Place

FEATURES = (
    "population", "main_name", "country", "admin1", "admin2", "own_table", "announced", "contained", "contradicted",
    "country_share", "admin1_share", "nearness", "nearest", "country_named", "admin1_named", "seat_of_government",
    "most_populous", "division_of_same_name", "city_words", "division_words", "small_and_alone",
    "city_as_division", "division_of_a_city", "distance", "world_region", "told_apart",
)  # fmt: skip
Array = npt.NDArray[np.float64]

# Words that tell Kursk the town from Kursk the region, where the report names the region in full somewhere.
_CITY_WORDS = re.compile(
    r"\b(?:mayor|downtown|streets?|apartments?|flats|outskirts|suburbs?|city|cities|town|airport|hospital|"
    r"(?<!square )(?<!sq )(?:kilomet(?:er|re)s|km|"
    r"miles)|cent(?:er|re)|buildings?|skyscrapers?|neighbou?rhoods?|residential|square (?!kilo|miles)|railway|central|"
    r"shelters?|university|theatre|theater|museum|stadium|metro|trams?|schools?)\b"
)
_WORLD_REGION_KM = 800.0  # continents and the like, which small towns are named after
_WAY = re.compile(r"\b(?:to|from|reached|towards?|in from|arriv\w+ in|left|via|through|for)\s$")
_DIVISION_WORDS = re.compile(
    r"\b(?:incursions?|offensives?|counteroffensives?|operations?|borders?|governor|villages|settlements|districts|"
    r"square (?:kilo|miles)|sq|territory|region|regional|oblast|province|parts|foothold|salient|"
    r"fight(?:s|ing)?|forces|troops|soldiers|battle\w*|attacks|occup\w+|ground|front ?lines?|combat|brigades?|units)\b"
)


@dataclass(slots=True)
class Name:
    """One name of a report with one sense: its mentions, candidates and what is announced beside it."""

    key: str
    mentions: list[int]
    options: Candidates
    holders: set[int] = field(default_factory=set)  # mentions that say where it lies
    stated: set[int] = field(default_factory=set)  # those of them that are plainly places here
    beside: set[str] = field(default_factory=set)  # the texts of those
    city_words: bool = False
    division_words: bool = False
    first: int = 0  # where its candidates begin in the flat arrays
    best: int = 0
    scores: Array = field(default_factory=lambda: np.zeros(0))

    @property
    def places(self) -> Sequence[tuple[Place, bool]]:
        """The candidates, each with whether the name is a main one."""
        return self.options.places

    @property
    def chosen(self) -> Place | None:
        """The best candidate so far."""
        return self.places[self.best][0] if self.places else None


def gather_names(text: str, mentions: Sequence[Mention], gazetteer: SqliteGazetteer) -> list[Name]:
    """Return the names of a report, each with the mentions that share one sense."""
    holders = find_containers(text, mentions)
    names: dict[tuple[object, ...], list[Name]] = {}
    for i, mention in enumerate(mentions):
        options = find_candidates(text, mention, gazetteer)
        kinds: set[Kind] = {p.kind for p, _ in options.places}
        city = division = False
        if {"city", "admin1"} <= kinds and not options.announced:
            before = text[max(0, mention.start - 60) : mention.start]
            around = before + text[mention.end : mention.end + 60]
            city = mention.text.isupper() or bool(_WAY.search(before) or _CITY_WORDS.search(around))
            division = bool(_DIVISION_WORDS.search(around))
        sense = (options.key, options.announced, mention.sense == "demonym", city, division)
        beside = {mentions[j].text for j in holders[i]}
        alike = names.setdefault(sense, [])
        # one sense per report, unless the words beside two mentions say otherwise: Paris, Texas and Paris, France
        name = next((n for n in alike if not (n.beside and beside) or n.beside & beside), None)
        if name is None:
            name = Name(options.key, [], options, city_words=city, division_words=division)
            alike.append(name)
        name.mentions.append(i)
        name.holders.update(holders[i])
        name.stated.update(j for j in holders[i] if mentions[j].sense == "literal")
        name.beside |= beside
    return [name for alike in names.values() for name in alike]


class Evidence:
    """The evidence for every candidate of every name; `rows` is (candidates, len(FEATURES))."""

    def __init__(
        self, names: Sequence[Name], gazetteer: SqliteGazetteer, distances: Sequence[Distance] = ()
    ) -> None:
        self.names = names
        self._distances = [d for d in distances if d.subject is not None]
        self.of_mention = {i: n for n in names for i in n.mentions}
        flat = [c for n in names for c in n.places]
        start = 0
        for name in names:
            name.first, start = start, start + len(name.places)
        self.places = [p for p, _ in flat]
        self._lat = np.radians([p.lat for p in self.places])
        self._lon = np.radians([p.lon for p in self.places])
        self.rows = np.zeros((len(flat), len(FEATURES)))
        self._fill_fixed(flat, gazetteer)

    def _fill_fixed(self, flat: Sequence[tuple[Place, bool]], gazetteer: SqliteGazetteer) -> None:
        seats = gazetteer.governments()
        kinds = np.array([p.kind for p in self.places], dtype=object)
        column = self._column
        column("population")[:] = np.log10([p.population + 1 for p in self.places]) / 7 if flat else 0
        column("main_name")[:] = [main for _, main in flat]
        column("country")[:] = kinds == "country"
        column("admin1")[:] = kinds == "admin1"
        column("admin2")[:] = kinds == "admin2"
        column("own_table")[:] = np.isin(kinds, ["facility", "natural", "area"]) if flat else 0
        # Kyiv, Moscow and Berlin are divisions too: the same spot, and news means the city
        column("city_as_division")[:] = (kinds == "admin1") & np.array(
            [p.radius_km < 30 for p in self.places], bool
        )
        column("seat_of_government")[:] = [p.id in seats for p in self.places]
        column("world_region")[:] = [
            p.kind == "area" and p.radius_km >= _WORLD_REGION_KM for p in self.places
        ]
        for name in self.names:
            here = slice(name.first, name.first + len(name.places))
            agrees = [p.kind in name.options.announced for p, _ in name.places]
            if name.options.announced:
                column("announced")[here] = np.where(agrees, 1.0, -1.0)
            column("city_words")[here] = name.city_words * (kinds[here] == "city")
            for k, (place, _) in enumerate(name.places):
                row = self.rows[name.first + k]
                row[_AT["division_of_a_city"]] = place.kind in ("admin1", "admin2") and any(
                    c.kind == "city" and (holds(place, c) or _km(place, c) < place.radius_km)
                    for c, _ in name.places
                )
                row[_AT["told_apart"]] = place.kind == "city" and _is_told_apart(name, place, gazetteer)
            cities = [(p.population, k) for k, (p, _) in enumerate(name.places) if p.kind == "city"]
            if cities:
                column("most_populous")[name.first + max(cities, key=lambda c: (c[0], -c[1]))[1]] = 1

    def update(self) -> None:
        """Fill the columns that depend on what the other names are taken for now."""
        chosen = [
            (n, p, float(n.scores[n.best]) if len(n.scores) else 0.5) for n in self.names if (p := n.chosen)
        ]
        named = {p.id for _, p, _ in chosen}
        same_base = {_base(n.key): p.id for n, p, _ in chosen if p.kind == "admin1" and n.options.announced}
        countries: Counter[str] = Counter()
        divisions: Counter[str] = Counter()
        own: dict[int, tuple[str | None, str | None, float]] = {}
        for n, p, s in chosen:
            weight = s * (1 + np.log(len(n.mentions)))
            division = p.id if p.kind == "admin1" else p.admin1_id
            own[id(n)] = (p.country, division, weight)
            if p.country:
                countries[p.country] += weight
            if division:
                divisions[division] += weight
        point = [(n, p, s) for n, p, s in chosen if p.kind not in ("country",)]
        nearness, nearest = self._near(point)
        column = self._column
        column("nearness")[:], column("nearest")[:] = nearness, nearest
        for name in self.names:
            country, division, weight = own.get(id(name), (None, None, 0.0))
            all_countries = max(sum(countries.values()) - (weight if country else 0), 1e-9)
            all_divisions = max(sum(divisions.values()) - (weight if division else 0), 1e-9)
            holders = [h for i in name.holders if (h := self.of_mention[i].chosen) is not None]
            for k, (place, _) in enumerate(name.places):
                row = self.rows[name.first + k]
                where = place.id if place.kind == "admin1" else place.admin1_id
                other = countries[place.country or ""] - (weight if country == place.country else 0)
                row[_AT["country_share"]] = other / all_countries if other > 1e-6 else 0
                beside = divisions[where or ""] - (weight if division == where else 0)
                row[_AT["admin1_share"]] = beside / all_divisions if beside > 1e-6 else 0
                row[_AT["country_named"]] = place.kind != "country" and other > 1e-6
                row[_AT["admin1_named"]] = place.kind not in ("country", "admin1") and where in named
                row[_AT["division_of_same_name"]] = same = place.id == same_base.get(name.key)
                row[_AT["division_words"]] = same and name.division_words
                inside = [holds(h, place) for h in holders]
                row[_AT["contained"]] = any(inside)
                row[_AT["contradicted"]] = bool(inside) and not any(inside)
                row[_AT["small_and_alone"]] = (
                    place.population < 20_000 and other <= 1e-6 and place.kind == "city"
                )

        for distance in self._distances:
            subject, anchor = self.of_mention[distance.subject or 0], self.of_mention[distance.anchor].chosen
            if anchor is not None:
                for k, (place, _) in enumerate(subject.places):
                    self.rows[subject.first + k, _AT["distance"]] = agreement(distance, place, anchor)

    def _near(self, chosen: Sequence[tuple[Name, Place, float]]) -> tuple[Array, Array]:
        """Return, per candidate, the mean and the greatest closeness to the other names' places."""
        if not chosen or not self.places:
            return np.zeros(len(self.places)), np.zeros(len(self.places))
        lat = np.radians([p.lat for _, p, _ in chosen])
        lon = np.radians([p.lon for _, p, _ in chosen])
        weight = np.array([s for _, _, s in chosen])
        a = (
            np.sin((self._lat[:, None] - lat) / 2) ** 2
            + np.cos(self._lat[:, None]) * np.cos(lat) * np.sin((self._lon[:, None] - lon) / 2) ** 2
        )
        km = 12742 * np.arcsin(np.sqrt(np.clip(a, 0, 1)))
        other = np.ones_like(km)
        for j, (name, _, _) in enumerate(chosen):
            other[name.first : name.first + len(name.places), j] = 0
            for k, rival in enumerate(chosen):  # a namesake is no neighbour
                if k != j and rival[0].key == name.key:
                    other[rival[0].first : rival[0].first + len(rival[0].places), j] = 0
        total = np.maximum((other * weight).sum(axis=1), 1e-9)
        mean = (np.exp(-km / 300) * other * weight).sum(axis=1) / total
        greatest = (np.exp(-km / 60) * other * weight).max(axis=1)
        return mean, greatest

    def _column(self, feature: str) -> Array:
        return self.rows[:, _AT[feature]]


def _base(k: str) -> str:
    """Return "kursk" for "kursk border region"."""
    return re.sub(r" (?:border|frontier|coastal)$", "", bare(k))


def holds(container: Place, place: Place) -> bool:
    """Return whether one place lies in the other by its divisions, or within its radius where it has none."""
    if container.id == place.id:
        return False
    if container.kind == "country":
        return container.country == place.country
    if container.kind in ("admin1", "admin2"):
        return container.id in (place.admin1_id, place.admin2_id)
    if place.kind == "country" or place.kind == "admin1":
        return False
    return _km(container, place) <= max(container.radius_km * 1.3, 15.0)


def _is_told_apart(name: Name, city: Place, gazetteer: SqliteGazetteer) -> bool:
    """Whether English puts City behind a city's name to tell it from the country or division that holds it.

    So with Mexico City and Quebec City: the bare name means what is many times larger.
    """
    larger = any(
        p.kind in ("country", "admin1") and holds(p, city) and p.population > 4 * city.population
        for p, _ in name.places
    )
    return larger and any(p.id == city.id for p, _ in gazetteer.ranked_names(f"{name.key} city"))


def _km(a: Place, b: Place) -> float:
    """Return a flat distance, good enough to ask whether two places are near."""
    north = (a.lat - b.lat) * 110.6
    east = (a.lon - b.lon) * 111.3 * np.cos(np.radians(b.lat))
    return float(np.hypot(north, east))


_AT = {feature: i for i, feature in enumerate(FEATURES)}
