"""Which claims are denied, withdrawn, disputed or unverified, and by whose words."""

import re
from collections.abc import Callable, Sequence

from geo.extraction.claim_drafts import Draft
from geo.extraction.speakers import Attribution, Speakers
from geo.model import Category, Sentence

_POINTS_BACK = re.compile(
    r"^\s*(?:(?:this|it|that|them|these|those|both|all\s+of\s+(?:it|this))\s*(?:[.,;)”\"]|$|\b(?:and|but|saying|insist\w*|call\w*|as|on|in|again|outright|flatly|strongly|categorically)\b)"
    r"|(?:the|these|those|such|that|this|any\s+such|both)\s+(?:\w+\s+)?(?:claims?|figures?|reports?|numbers?|allegations?|accusations?|"
    r"charges?|accounts?|version|statements?|assertions?|estimates?)\b(?!\s+(?:of|that)\b))",
    re.IGNORECASE,
)
# "the rebels call that a fabrication", "dismissed the figure as propaganda"
_CALLED_FALSE = re.compile(
    r"\b(?:call\w*|described|branded|labelled|labeled|dismiss\w*|denounc\w*|reject\w*)\s+(?:it|that|this|them|the\s+\w+|those\s+\w+|such\s+\w+|both\s+\w+)\s+(?:as\s+)?"
    r"(?:an?\s+|pure\s+|sheer\s+|complete\s+|total\s+)*(?:\w+\s+)?(?:fabrication|fabricated|lies?|false|fakes?|propaganda|invention|invented|untrue|baseless|nonsense|"
    r"fiction|fantasy|disinformation|unfounded|exaggerat\w+|absurd|bogus)\b",
    re.IGNORECASE,
)
# the event itself is denied; "responsibility" and "involvement" leave it standing
_EVENT = re.compile(
    r"^\s*(?:the|any|such|that|this|these|those)\s+(?:\w+\s+)?(?:raids?|attacks?|(?:air\s?)?strikes?|bombings?|shelling|fighting|clash(?:es)?|"
    r"massacres?|killings?|deaths?|ambush(?:es)?|incursions?|abductions?|kidnappings?|arrests?|detentions?|executions?|advances?|"
    r"retreats?|losses|looting|burning|launch(?:es)?|deployment)\b(?!\s+(?:by|was|were|had)\b)",
    re.IGNORECASE,
)
# "Al-Shabaab's claim to have killed 189 is denied", "that was a typing error"
_PASSIVELY = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|refuted)\b"
    r"|\b(?:that|this|which|it)\s+(?:was|were|had\s+been|is)\s+(?:an?\s+)?(?:\w+\s+)?(?:error|mistake|misprint|typo|wrong|incorrect|mistaken|erroneous)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\s*(?:that|the|this)\s+(?:\w+\s+)?(?:total|toll|figure|number|count|death\s+toll)\b|^\s*that\s+so\s+many\b",
    re.IGNORECASE,
)
_FIGURE_THAT = re.compile(
    r"(?:,|—|–|\()\s*(?:an?\s+|the\s+)?(?:figure|claim|number|toll|count|estimate|allegation|assertion|charge|accusation|total|which)\s+(?:that\s+|which\s+)?[^.;,]{0,50}$",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"(?:\bcorrect\w*\s+(?:an?|the|its|his|her|their)\s+(?:\w+\s+){0,3}?(?:toll|figure|count|statement|report|number|total|estimate|tally|claim)s?\b[^.;]{0,50}"
    r"|\bnot\s+(?:the\s+)?|\brather\s+than\s+(?:the\s+)?|\binstead\s+of\s+(?:the\s+)?"
    r"|\b(?:withdr[ae]w\w*|retract\w*)\s+(?:an?|the|its|his|her|their|that)\s+(?:\w+\s+){0,2}?(?:figure|claim|toll|statement|count|report|number|estimate)\b[^.;]{0,40}|\b(?:mistakenly|wrongly|erroneously|incorrectly)\s+[^.;]{0,40}"
    r"|\b(?:revis|lower|cut)\w*\s+(?:down|downwards?)?\s*[^.;]{0,40}\bfrom\s+)$",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    r"\b(?:(?:could|can|cannot|can’t|couldn’t|has|have|had)\s*(?:not|n’t)?\s*(?:be|been)\s+(?:immediately\s+|independently\s+)*"
    r"(?:verified|confirmed|checked|corroborated)|(?:did|has|have)\s+not\s+(?:\w+\s+)?(?:provide[d]?|offer(?:ed)?|give[n]?|present(?:ed)?)\s+(?:any\s+)?(?:evidence|proof)"
    r"|no\s+(?:proof|evidence)\s+(?:was|were|has)|without\s+(?:providing|offering|giving|presenting)\s+(?:any\s+)?(?:evidence|proof)|unverified|"
    r"not\s+(?:been\s+)?(?:possible\s+to\s+)?(?:independently\s+)?(?:verify|verified|confirmed)|unable\s+to\s+(?:independently\s+)?(?:verify|confirm)|"
    r"could\s+not\s+(?:independently\s+|immediately\s+)*(?:verify|confirm))\b",
    re.IGNORECASE,
)
_MATERIEL = re.compile(
    r"\b(?:vehicles?|tanks?|equipment|aircraft|jets?|planes?|ships?|vessels?|armou?r|weapons?|helicopters?)\b",
    re.IGNORECASE,
)
_AIRCRAFT = re.compile(r"aircraft|jet|plane|bomber|helicopter|drone|fighter", re.IGNORECASE)
_ABOUT: tuple[tuple[re.Pattern[str], frozenset[Category]], ...] = (
    (re.compile(r"\b(?:loss|losses|losing|lost|lose|destroyed|sunk|hit)\b", re.I), frozenset(("equipment_destroyed", "killed_or_wounded", "killed", "territory_lost", "weapons_intercepted"))),
    (re.compile(r"\b(?:died|dead|deaths?|killed|killing|casualt\w+|fatalit\w+|massacre)\b", re.I), frozenset(("killed", "killed_or_wounded", "wounded"))),
    (re.compile(r"\b(?:abduct\w*|kidnap\w*|hostages?|holding|detain\w*|detention\w*|captur\w*|prisoners?|arrest\w*|surrender\w*)\b", re.I), frozenset(("captured",))),
    (re.compile(r"\b(?:soldiers|troops|forces|men|mercenaries|fighters|massing|deploy\w*|sending|sent|presence)\b", re.I), frozenset(("troops",))),
    (re.compile(r"\b(?:ground|territory|advanc\w+|gain\w*|retreat\w*|withdr\w+)\b", re.I), frozenset(("territory_seized", "distance", "territory_lost", "territory_controlled"))),
    (re.compile(r"\b(?:fir(?:ed|ing)|launch\w*|missiles?|rockets?|drones?)\b", re.I), frozenset(("weapons_launched", "weapons_intercepted"))),
    (re.compile(r"\b(?:expel\w*|displac\w*|deport\w*|forc(?:ed|ing)\s+out)\b", re.I), frozenset(("displaced",))),
)  # fmt: skip


def mark_denied(text: str, sentences: Sequence[Sentence], drafts: list[Draft], speakers: Speakers) -> None:
    """Set `denied` and `stance` on the drafts that someone denies, corrects or could not verify."""
    for number, attributions in enumerate(speakers.by_sentence):
        for attribution in attributions:
            if attribution.denies:
                _deny(text, sentences, drafts, number, attribution, speakers)
    for number, sentence in enumerate(sentences):
        found = _PASSIVELY.search(text, sentence.start, sentence.end)
        if found:
            for draft in _before(drafts, number, found.start(), sentences, text):
                draft.denied = True
        for found in _CALLED_FALSE.finditer(text, sentence.start, sentence.end):
            for draft in _before(drafts, number, found.start(), sentences, text):
                draft.denied = draft.denied or draft.category != "distance"
    for draft in drafts:
        before = text[max(sentences[max(draft.sentence, 0)].start, draft.start - 90) : draft.start]
        if _CORRECTED.search(before) and draft.restates is None:
            draft.denied = True
    for number, sentence in enumerate(sentences):
        if found := _UNVERIFIED.search(text, sentence.start, sentence.end):
            for draft in _before(drafts, number, found.start(), sentences, text):
                if draft.stance == "asserted":
                    draft.stance = "unverified"
    for draft in drafts:
        if draft.denied:
            draft.stance = "denied"


def _before(
    drafts: list[Draft], number: int, position: int, sentences: Sequence[Sentence], text: str
) -> list[Draft]:
    """The claims a remark at `position` is about: those before it in its sentence, else those of the sentence before."""
    same = [d for d in drafts if d.sentence == number and d.end <= position]
    if same:
        return same
    for step in range(number - 1, max(-1, number - 3), -1):
        if "\n\n" in text[sentences[step].start : sentences[number].start]:
            return []
        found = [d for d in drafts if d.sentence == step]
        if found:
            return found
    return []


def _deny(
    text: str,
    sentences: Sequence[Sentence],
    drafts: list[Draft],
    number: int,
    attribution: Attribution,
    speakers: Speakers,
) -> None:
    sentence = sentences[number]
    following = [
        a.start for a in speakers.by_sentence[number] if a.start > attribution.verb_end and not a.denies
    ]
    stop = min([*following, sentence.end])
    content = text[attribution.verb_end : stop]
    disputes = attribution.lemma == "dispute"

    def mark(found: list[Draft]) -> None:
        for draft in found:
            if (
                draft.speaker is not None
                and draft.speaker == attribution.speaker
                and draft.start < attribution.start
            ):
                continue
            if disputes:
                draft.stance = "disputed"
            else:
                draft.denied = True

    inside = [
        d
        for d in drafts
        if d.sentence == number and d.start >= attribution.verb_end and d.start < sentence.end
    ]
    governed = [d for d in inside if _denied_here(text, d, attribution, speakers, number)]
    if governed:
        mark(governed)
        return
    earlier_here = [d for d in drafts if d.sentence == number and d.end <= attribution.start]
    if earlier_here and _FIGURE_THAT.search(text[earlier_here[-1].end : attribution.start] + "x"[:0]):
        mark(earlier_here[-1:])
        return
    candidates = earlier_here or _paragraph_before(drafts, number, sentences, text)
    if (
        re.match(r"\s*(?:[.;,]|$)", content)
        and earlier_here
        and re.search(r"\b(?:which|that|figure|claim)\b", text[earlier_here[-1].end : attribution.verb_end])
    ):
        mark(earlier_here[-1:])
        return
    if _TOTAL.match(content):
        wanted = [d for d in candidates if d.part_of is None and d.restates is None]
        if re.search(r"\bdied|dead|killed\b", content):
            wanted = [d for d in wanted if d.category in ("killed", "killed_or_wounded")]
        last = max((d.sentence for d in wanted), default=-1)
        mark([d for d in wanted if d.sentence == last][:1])
        return
    if _POINTS_BACK.match(content):
        last = max((d.sentence for d in candidates), default=-1)
        mark([d for d in candidates if d.sentence == last and d.category != "distance"])
        return
    if not _deny_content(
        content, candidates + [d for d in inside if d not in candidates], mark
    ) and _EVENT.match(content):
        last = max((d.sentence for d in candidates), default=-1)
        mark([d for d in candidates if d.sentence == last and d.category != "distance"])


def _denied_here(text: str, draft: Draft, attribution: Attribution, speakers: Speakers, number: int) -> bool:
    """Whether the figure stands in what is denied ("denied that 150 had defected"), not in what else is said."""
    between = text[attribution.verb_end : draft.start]
    if re.search(
        r"[;.]|\b(?:but|insist\w*|say\w*|said|instead|where|claim(?:ed|ing)\s|and\s+(?:said|spoke|put|gave|accused))\b",
        between,
    ):
        return False
    return not any(
        not a.denies
        and a.leads
        and attribution.verb_end < a.start
        and a.verb_end <= draft.start
        and a.lemma != "claim"
        for a in speakers.by_sentence[number]
        if not re.match(r"(?:claims?|allegations?|reports?)\s+(?:by|from)", text[a.start : a.verb_end], re.I)
    )


def _paragraph_before(
    drafts: list[Draft], number: int, sentences: Sequence[Sentence], text: str
) -> list[Draft]:
    found: list[Draft] = []
    for step in range(number - 1, max(-1, number - 4), -1):
        if "\n\n" in text[sentences[step].start : sentences[number].start]:
            break
        found += [d for d in drafts if d.sentence == step]
    return found


def _deny_content(content: str, candidates: list[Draft], mark: Callable[[list[Draft]], None]) -> bool:
    """Match "losing any", "that a single tank had been lost", "holding any civilians" with the claims near it."""
    if not re.search(
        r"\b(?:any|such|a\s+single|so\s+many|ever|having|holding|losing|the\s+\w+s|massing|\w+ing)\b",
        content,
        re.I,
    ):
        return False
    for pattern, categories in _ABOUT:
        if not pattern.search(content):
            continue
        wanted = [d for d in candidates if d.category in categories and d.restates is None]
        nouns = set(re.findall(r"[a-z]{4,}", content.casefold()))
        if _MATERIEL.search(content):
            wanted = [d for d in wanted if d.unit == "items"]
        if _AIRCRAFT.search(content):
            wanted = [d for d in wanted if _AIRCRAFT.search(d.figure.noun or "")]
        else:
            named = [
                d
                for d in wanted
                if d.figure.head and (d.figure.head in nouns or d.figure.head.rstrip("s") in nouns)
            ]
            wanted = named or wanted
        if wanted:
            last = max(d.sentence for d in wanted)
            mark([d for d in wanted if d.sentence == last])
            return True
    return False
