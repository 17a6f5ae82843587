"""Whose the counted people and things are: "two North Korean soldiers", "15 RSF vehicles"."""

import re
from collections.abc import Sequence

from geo.extraction.claim_drafts import Draft
from geo.model import PlaceMention

_ADJECTIVE_NAME = re.compile(
    r"\b(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:ian|ean|ese|ish|i|an|ch|ek|ic|ur)|Thai|Greek|Dutch|Czech)\b"
)
_GROUP_NAME = re.compile(
    r"\b(?:[A-Z]{2,6}|[A-Z]\d{2}|Hezbollah|Hamas|Houthis?|Taliban|Wagner|Fano|Al-Shabaab|Mai-Mai)\b",
    re.UNICODE,
)
_MODEL = re.compile(
    r"\b(?:APCs?|IFVs?|MLRS|UAVs?|FPVs?|BMPs?|BTRs?|POWs?|IDPs?|SUVs?|AFVs?|MRAPs?|BM|KABs?|HIMARS|ATACMS)\b"
)


def side_of(text: str, draft: Draft, places: Sequence[PlaceMention]) -> str | None:
    """Return the people or group named next to what is counted, as written; None when none is."""
    if draft.part_of is not None and draft.figure.noun is None:
        return draft.part_of.side
    figure = draft.figure
    if figure.noun is None or figure.unit is not None:
        return None
    for mention in places:
        if mention.role == "demonym" and figure.noun_start <= mention.start < figure.end:
            return mention.text
    noun = text[figure.noun_start : figure.end]
    before_head = noun.rsplit(" ", 1)[0] if " " in noun else ""
    found = _GROUP_NAME.search(_MODEL.sub(" ", before_head)) or _ADJECTIVE_NAME.search(before_head)
    if found:
        return found.group()
    if re.fullmatch(r"[A-Z][a-z]+s", noun):
        return noun
    own = re.match(r"\s+of\s+(?:the\s+)?([A-Z][\w’-]*(?:\s[A-Z][\w-]*)*)", text[figure.end : figure.end + 50])
    return (
        re.sub(r"[’']s?$", "", own[1])
        if own and draft.unit == "persons" and _GROUP_NAME.match(own[1])
        else None
    )
