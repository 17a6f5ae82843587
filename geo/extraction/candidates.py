"""A mention's candidate places, and what kind of place its own words announce."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.gazetteer.names import (
    ADMIN1_WORDS,
    ADMIN2_WORDS,
    FACILITY_WORDS,
    NATURAL_WORDS,
    SETTLEMENT_WORDS,
    key,
)
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Kind, Mention, Place

MOST = 80  # candidates weighed per name: San José and Springfield have hundreds

_DIRECTIONS = frozenset(
    """north northern south southern east eastern west western central upper lower greater northeast northeastern
    northwest northwestern southeast southeastern southwest southwestern inner outer rural mid far occupied
    downtown metropolitan mainland""".split()
)
# A named site that no table holds lies in or by the settlement it is named after; a river or a dam need not.
_BY_ITS_TOWN = frozenset(
    """airport airfield camp hospital market school university station stadium prison barracks mosque church
    cathedral square port seaport harbour harbor palace suburb neighbourhood refinery""".split()
)
_ANNOUNCES: dict[str, frozenset[Kind]] = {
    **{w: frozenset({"admin1", "area"}) for w in ADMIN1_WORDS},
    **{w: frozenset({"admin2", "admin1"}) for w in ADMIN2_WORDS},
    **{w: frozenset({"city"}) for w in SETTLEMENT_WORDS},
    **{w: frozenset({"facility"}) for w in FACILITY_WORDS},
    **{w: frozenset({"natural", "area"}) for w in NATURAL_WORDS},
}
_NEXT_WORD = re.compile(r"[\s-]+((?:border |nuclear |power |refugee )*)([a-z]+)\b")
# "Kursk, Belgorod and BRYANSK REGIONS"
_SHARED_WORD = re.compile(
    r"(?:,\s[A-Z][\w’'-]+){0,4},?\s(?:and|or)\s[A-Z][\w’'-]+\s(regions|provinces|governorates|districts|counties)\b"
)
_WORD_OF = re.compile(r"\b([A-Za-z]+) of (?:the )?$")


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a mention may be: `places` with whether the name is a main one of theirs."""

    key: str
    announced: frozenset[Kind]  # the kinds its type word allows; empty when there is none
    places: Sequence[tuple[Place, bool]]
    by_sound: bool = False  # no place bears the name; these are spelt alike


def find_candidates(text: str, mention: Mention, gazetteer: SqliteGazetteer) -> Candidates:
    """Return the candidates of a mention in `text`, best-known first."""
    k = key(mention.text)
    words = k.split()
    announced = _announced(text, mention, words)
    people = gazetteer.place(gazetteer.demonyms().get(mention.text) or "")
    if mention.sense == "demonym":
        return Candidates(k, frozenset(), [(people, True)] if people else [])
    found = list(gazetteer.ranked_names(mention.text))
    while not found and len(words) > 1 and (words[0] in _DIRECTIONS or words[0] == "the"):
        words = words[1:]
        found = list(gazetteer.ranked_names(" ".join(words)))
    if people is not None and people not in [p for p, _ in found]:
        found.append((people, True))  # "Spanish" is a town in Ontario as well
    if not found and len(words) > 1:
        found = _by_its_town(words, gazetteer)
    if not found:
        found = [(p, False) for p in gazetteer.sounding_like(" ".join(words))]
        return Candidates(k, announced, found[:MOST], by_sound=True)
    if announced:
        agreeing = [c for c in found if c[0].kind in announced]
        found = agreeing or found
    return Candidates(k, announced, found[:MOST] if len(found) <= MOST else _most_likely(found))


def _announced(text: str, mention: Mention, words: list[str]) -> frozenset[Kind]:
    for word in (words[-1], words[0]) if len(words) > 1 else ():
        if word in _ANNOUNCES:
            return _ANNOUNCES[word]
    following = _NEXT_WORD.match(text, mention.end)
    if following and following.group(2) in ADMIN1_WORDS | ADMIN2_WORDS - SETTLEMENT_WORDS:
        return _ANNOUNCES[following.group(2)]
    shared = _SHARED_WORD.match(text, mention.end)
    if shared:
        return _ANNOUNCES[shared.group(1)]
    before = _WORD_OF.search(text, max(0, mention.start - 30), mention.start)
    if before:
        return _ANNOUNCES.get(before.group(1).casefold(), frozenset())
    return frozenset()


def _by_its_town(words: list[str], gazetteer: SqliteGazetteer) -> list[tuple[Place, bool]]:
    """Return the settlement a hospital, camp or airport is named after, as a place known to about 25 km."""
    for cut in range(len(words) - 1, 0, -1):
        tail = words[cut:]
        if not (set(tail) & _BY_ITS_TOWN):
            continue
        base = " ".join(words[:cut])
        if len(base) < 4 or base in gazetteer.common_words():
            continue
        towns = [c for c in gazetteer.ranked_names(base) if c[0].kind == "city" and c[1]]
        if towns:
            return [(replace(p, where_prec=2, radius_km=max(p.radius_km, 15.0)), m) for p, m in towns]
    return []


def _most_likely(found: Sequence[tuple[Place, bool]]) -> Sequence[tuple[Place, bool]]:
    return sorted(found, key=lambda c: (not c[1], c[0].kind == "city", -c[0].population))[:MOST]
