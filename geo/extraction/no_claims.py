"""Figures that are no claims: sources ("two officials said"), households, meetings, prices."""

import re

from geo.extraction.claim_drafts import Draft

# counted, but nothing that a map of a conflict would show
_NOTHING_ON_A_MAP = frozenset(
    """sides parties countries nations states leaders presidents ministers capitals phases points conditions reasons
    ways options articles paragraphs pages chapters meetings rounds talks agreements resolutions votes seats goals
    statements questions issues things words photos videos images pictures maps versions languages sources reports
    factors steps stages terms aspects elements parts halves levels types kinds accounts stories chances armies degrees
    names titles cents storeys floors rooms corners fronts directions governments delegations legs arms eyes hands feet
    knees categories topics themes proposals demands seasons generations copies signatures calls tweets sentences
    figures numbers occasions instances respects agencies companies institutions ambassadors diplomats mediators
    negotiators envoys priorities pillars""".split()
)
_OF_A_HOUSEHOLD = frozenset(
    """goats goat cows cow dogs cats chickens hens sheep donkeys horses pigs children kids sons daughters siblings
    brothers sisters grandchildren suitcases bags blankets rooms beds""".split()
)
_HAS = re.compile(
    r"\b(?:keeps?|kept|keeping|raises?|raised|raising|(?:father|mother|parents?|grandmother|aunt)\s+of|has|had|"
    r"(?:lives\s+|walked\s+|fled\s+)?with(?:\s+(?:his|her|their))?|and\s+(?:his|her|their))\s*$",
    re.IGNORECASE,
)
_SPEAK = re.compile(
    r"\s*(?:,?\s*(?:all|both)\s+)?(?:(?:there|also|in\s+[A-Z]\w+|from\s+[A-Z]\w+)\s+)?(?:said|say|says|told|tell|confirmed|"
    r"reported\s+(?:that|seeing)|familiar\s+with|briefed\s+on|with\s+(?:direct\s+)?knowledge|close\s+to\s+the|interviewed|"
    r"who\s+spoke|spoke\s+to|described|recounted)\b"
)
_MANY_SOURCES = 100  # "two residents said" are sources, "200 fighters confirmed" hardly
_CONFIRMED = re.compile(
    r"\b(?:confirmed|conducted|carried\s+out|launched|reported|recorded|acknowledged)\s+$", re.IGNORECASE
)
_ONE_EVENT = frozenset("strike airstrike attack raid".split())
_ECONOMIC = re.compile(
    r"\b(?:values?|prices?|costs?|voters|budget|gdp|revenues?|tariffs?|votes?|salary|wages|funds|funding|profit\w*|shares)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:fund\w*|inflation|tax\w*|interest|turnout|support|approval|tariff\w*|humidity|probability|chance)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_REACH = re.compile(r"\s*(?:range|race|walk|drive|radius\b(?!\s+of))", re.IGNORECASE)


def is_claim(text: str, draft: Draft, before: str, after: str) -> bool:
    """Whether a draft is worth a claim; `before` and `after` are its surroundings within the sentence."""
    figure = draft.figure
    idle = draft.category in ("other", "troops")
    if text[figure.number_start : figure.number_end].casefold() == "one":
        if figure.head in _ONE_EVENT and _CONFIRMED.search(before):
            return True
        return not idle and draft.category != "displaced" and not (figure.noun is None and draft.inherited)
    if draft.unit == "percent":
        return not (_ECONOMIC.search(figure.noun or "") or _RATE.search(before))
    if draft.category == "distance":
        return not (figure.hyphenated and _REACH.match(after))
    if draft.category == "other" and figure.head in _NOTHING_ON_A_MAP:
        return False
    if draft.category == "other" and figure.head in _OF_A_HOUSEHOLD and _HAS.search(before):
        return False
    people = figure.noun_class in ("people", "fighters", "men") and figure.size < _MANY_SOURCES
    return not (idle and people and _SPEAK.match(after))
