"""Whose the counted people and things are: "two North Korean soldiers", "15 RSF vehicles"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from geo.extraction.claim_drafts import Draft
from geo.model import PlaceMention

_ADJECTIVE = re.compile(
    r"\b(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:ian|ean|ese|ish|i|an|ch|ek|ic|ur)|Thai|Greek|Dutch|Czech)\b"
)
_GROUP = re.compile(
    r"\b(?:[A-Z]{2,6}|[A-Z]\d{2}|Hezbollah|Hamas|Houthis?|Taliban|Wagner|Fano|Al-Shabaab|Mai-Mai)\b"
)
_ABBREVIATED_NOUN = re.compile(
    r"\b(?:APC|IFV|MLR|UAV|FPV|BMP|BTR|POW|IDP|SUV|AFV|MRAP|KAB)S?s?\b|\b(?:MLRS|HIMARS|ATACMS|BM)\b"
)
_PEOPLE = re.compile(r"[A-Z][a-z]+s")
_OF_GROUP = re.compile(r"\s+of\s+(?:the\s+)?(?P<name>[A-Z][\w’-]*(?:\s[A-Z][\w-]*)*)")


class Sides:
    """Settles the side of each draft from the peoples and groups that a text names."""

    def __init__(self, text: str, places: Sequence[PlaceMention]) -> None:
        self._text = text
        self._peoples = [p for p in places if p.role == "demonym"]
        self._starts = [p.start for p in self._peoples]

    def settle(self, draft: Draft) -> None:
        """Set the draft's side to the people or group named next to what is counted, as written, or leave it None."""
        figure = draft.figure
        if draft.part_of is not None and figure.noun is None:
            draft.side = draft.part_of.side
        elif figure.noun is not None and figure.unit is None:
            draft.side = self._people_in(figure.noun_start, figure.end) or self._group(draft, figure.noun)

    def _people_in(self, start: int, end: int) -> str | None:
        i = bisect_left(self._starts, start)
        return self._peoples[i].text if i < len(self._peoples) and self._starts[i] < end else None

    def _group(self, draft: Draft, noun: str) -> str | None:
        described = noun.rsplit(" ", 1)[0] if " " in noun else ""
        found = _GROUP.search(_ABBREVIATED_NOUN.sub(" ", described)) or _ADJECTIVE.search(described)
        if found:
            return found.group()
        if _PEOPLE.fullmatch(noun) and draft.unit == "persons":
            return noun
        owner = _OF_GROUP.match(self._text, draft.end, draft.end + 50)
        if owner and draft.unit == "persons" and _GROUP.match(owner["name"]):
            return re.sub(r"[’']s?$", "", owner["name"])
        return None
