"""Places said by way of another: "20 km east of Pokrovsk", "between Izium and Lyman", "on the outskirts of Kherson"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pyproj import Geod

from geo.gazetteer.names import key
from geo.model import Mention, Place

_GEOD = Geod(ellps="WGS84")
KM_PER_MILE = 1.609344

_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
_NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundred": 100,
}  # fmt: skip
_DIRECTION = r"(?:due\s)?(?P<direction>north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)(?:ern)?"
_DISTANCE = re.compile(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBER_WORDS)})[\s-]?(?:or so\s)?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
    rf"(?:\s\([^)]{{1,25}}\))?\s(?:away\s|inside\s)?(?:to the\s)?(?:{_DIRECTION}\s)?(?:of|from)\s(?:the\s)?"
    r"(?:(?:city|town|village|port|capital|border|front line|centre|center)\s(?:of\s|with\s|at\s)?)?$",
    re.I,
)
# quick to look for: most mentions have neither word before them, and the pattern above is slow to say no
_OF_OR_FROM = re.compile(r"\s(?:of|from)\s", re.I)
_UNIT = re.compile(r"(?:km|kilom|mi)", re.I)
_NEAR = re.compile(
    r"\b(?:near|nearby|close to|outside|around|in the (?:vicinity|area|suburbs|outskirts|countryside) of|"
    r"on the (?:outskirts|edge|fringes) of|"
    r"(?:suburbs|outskirts|environs) of|not far from|by)\s(?:the\s)?(?:(?:city|town|village)\s(?:of\s)?)?$",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:(?:towns|villages|cities)\sof\s)?$", re.I)
_SUBJECT_GAP = re.compile(
    r"[\s,—–(-]+(?:(?:which|that)\s)?(?:(?:is|lies|lay|was|are|sits|stands)\s)?[^.;:!?]{0,45}$"
)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far, and in which direction in degrees from north, a place lies from the mention `anchor`."""

    anchor: int
    km: float
    bearing: float | None
    subject: int | None  # the mention that lies there, where it has a name
    said: str = ""  # the words: "60 miles north of"


def find_distances(text: str, mentions: Sequence[Mention]) -> list[Distance]:
    """Return every "N km (direction) of ANCHOR" of a text."""
    out = []
    for j, anchor in enumerate(mentions):
        begin = max(0, anchor.start - 90)
        if not (_OF_OR_FROM.search(text, begin, anchor.start) and _UNIT.search(text, begin, anchor.start)):
            continue
        found = _DISTANCE.search(text, begin, anchor.start)
        if not found:
            continue
        number = found["number"].casefold()
        amount = float(_NUMBER_WORDS.get(number, 0) or number.replace(",", ""))
        km = amount * KM_PER_MILE if found["unit"].startswith("mi") else amount
        subject = None
        if j and _SUBJECT_GAP.fullmatch(text[mentions[j - 1].end : found.start()]):
            subject = j - 1
        said = " ".join(text[found.start() : anchor.start].split())
        out.append(Distance(j, km, _degrees(found["direction"]), subject, said))
    return out


def agreement(distance: Distance, place: Place, anchor: Place) -> float:
    """Return 1 where a place lies where the text says, -1 where it does not."""
    azimuth, _, metres = _GEOD.inv(anchor.lon, anchor.lat, place.lon, place.lat)
    off = abs(metres / 1000 - distance.km)
    turned = 0.0 if distance.bearing is None else abs((azimuth - distance.bearing + 180) % 360 - 180)
    return 1.0 if off <= max(10.0, 0.35 * distance.km) and turned <= 70 else -1.0


def beside(distance: Distance, anchor: Place, name: str | None = None) -> Place:
    """Return the place that lies so far from `anchor`, with a radius that says how vague that is.

    `name` is that of the place itself, where the report gives one that no gazetteer knows.
    """
    words = name or f"{distance.said} {anchor.name}"
    if distance.bearing is None:  # somewhere on a circle: the circle's own disc
        return _computed(anchor, anchor.lon, anchor.lat, distance.km + anchor.radius_km, words)
    lon, lat, _ = _GEOD.fwd(anchor.lon, anchor.lat, distance.bearing, distance.km * 1000)
    return _computed(anchor, lon, lat, max(3.0, 0.2 * distance.km) + anchor.radius_km, words)


def between(first: Place, second: Place) -> Place:
    """Return the stretch between two places, as its middle and half its length."""
    azimuth, _, metres = _GEOD.inv(first.lon, first.lat, second.lon, second.lat)
    lon, lat, _ = _GEOD.fwd(first.lon, first.lat, azimuth, metres / 2)
    place = _computed(first, lon, lat, max(3.0, metres / 2000), "between")
    return replace(
        place,
        id=f"dateline:between:{first.id}:{second.id}",
        name=f"between {first.name} and {second.name}",
        where_prec=5,
    )


def relative_places(
    text: str, mentions: Sequence[Mention], places: Sequence[Place | None]
) -> dict[int, Place]:
    """Return the computed places: by the index of the anchor, or of the mention that lies there and is unknown."""
    out: dict[int, Place] = {}
    for distance in find_distances(text, mentions):
        anchor = places[distance.anchor]
        if anchor is None or anchor.where_prec > 3:
            continue
        if distance.subject is None:
            out[distance.anchor] = beside(distance, anchor)
        elif places[distance.subject] is None and distance.bearing is not None:
            out[distance.subject] = beside(distance, anchor, mentions[distance.subject].text)
    for i in range(len(mentions) - 1):
        first, second = places[i], places[i + 1]
        if first is None or second is None or max(first.where_prec, second.where_prec) > 2:
            continue
        gap = text[mentions[i].end : mentions[i + 1].start]
        if re.fullmatch(r"\sand\s(?:the\s)?", gap) and _BETWEEN.search(text, 0, mentions[i].start):
            out[i + 1] = between(first, second)
    return out


def as_said(text: str, mention: Mention, place: Place) -> Place:
    """Return the place as vague as the words make it: "near Sudzha" is within about 25 km of Sudzha."""
    if place.where_prec != 1:
        return place
    if not _NEAR.search(text, max(0, mention.start - 60), mention.start):
        return place
    return replace(place, where_prec=2, radius_km=round(max(10.0, 2 * place.radius_km), 1))


def _degrees(direction: str | None) -> float | None:
    return None if direction is None else _BEARINGS[re.sub(r"[- ]|ern$", "", direction.casefold())]


def _computed(anchor: Place, lon: float, lat: float, radius_km: float, name: str) -> Place:
    return Place(
        id=f"dateline:computed:{key(name).replace(' ', '-')}:{anchor.id}",
        name=name,
        kind="area",
        country=anchor.country,
        lat=round(lat, 4),
        lon=round(lon, 4),
        where_prec=2 if radius_km <= 25 else 5,
        radius_km=round(radius_km, 1),
        admin1=anchor.admin1,
        admin1_id=anchor.admin1_id,
    )
