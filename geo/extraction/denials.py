"""Which claims are denied, withdrawn, disputed or unverified, and by whose words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

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
    r"|\b(?:revis|lower)\w*\s+(?:down|downwards?)?\s*[^.;]{0,40}\bfrom\s+)$",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    r"\b(?:(?:(?:could|can|has|have|had)(?:\s+not|n[’']t)|cannot)\s+(?:yet\s+)?(?:be|been)\s+(?:immediately\s+|independently\s+)*"
    r"(?:verified|confirmed|checked|corroborated)"
    r"|neither\b[^.;]{0,60}\b(?:verified|confirmed|checked)"
    r"|(?:(?:did|has|have)\s+not|didn[’']t)\s+(?:\w+\s+)?(?:provided?|offer(?:ed)?|given?|present(?:ed)?)\s+(?:any\s+)?(?:evidence|proof)"
    r"|no\s+(?:proof|evidence)\s+(?:was|were|has)|without\s+(?:providing|offering|giving|presenting)\s+(?:any\s+)?(?:evidence|proof)"
    r"|unverified|not\s+(?:been\s+)?(?:possible\s+to\s+)?(?:independently\s+)?(?:verify|verified|confirmed)"
    r"|unable\s+to\s+(?:independently\s+)?(?:verify|confirm)|could\s+not\s+(?:independently\s+|immediately\s+)*(?:verify|confirm))\b",
    re.IGNORECASE,
)
_MATERIEL = re.compile(
    r"\b(?:vehicles?|tanks?|equipment|aircraft|jets?|planes?|ships?|vessels?|armou?r|weapons?|helicopters?)\b",
    re.IGNORECASE,
)
_AIRCRAFT = re.compile(r"aircraft|jet|plane|bomber|helicopter|drone|fighter", re.IGNORECASE)
# What words of a denial are about: "denied losing any", "that the enemy had gained any ground".
_SUBJECTS: dict[str, tuple[Category, ...]] = {
    r"loss|losses|losing|lost|lose|destroyed|sunk|hit": (
        "equipment_destroyed", "killed_or_wounded", "killed", "territory_lost", "weapons_intercepted",
    ),
    r"died|dead|deaths?|killed|killing|casualt\w+|fatalit\w+|massacre": ("killed", "killed_or_wounded", "wounded"),
    r"abduct\w*|kidnap\w*|hostages?|holding|detain\w*|detention\w*|captur\w*|prisoners?|arrest\w*|surrender\w*": ("captured",),
    r"soldiers|troops|forces|men|mercenaries|fighters|massing|deploy\w*|sending|sent|presence": ("troops",),
    r"ground|territory|advanc\w+|gain\w*|retreat\w*|withdr\w+": (
        "territory_seized", "distance", "territory_lost", "territory_controlled",
    ),
    r"fir(?:ed|ing)|launch\w*|missiles?|rockets?|drones?": ("weapons_launched", "weapons_intercepted"),
    r"expel\w*|displac\w*|deport\w*|forc(?:ed|ing)\s+out": ("displaced",),
}  # fmt: skip
_ABOUT = [
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), categories) for words, categories in _SUBJECTS.items()
]
_SWEEPING = re.compile(r"\b(?:any|such|a\s+single|so\s+many|ever|having|the\s+\w+s|\w+ing)\b", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:died|dead|killed)\b", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.;,]|$)")
_REFERS = re.compile(r"\b(?:which|that|figure|claim)\b")
_CLAIM_BY = re.compile(r"(?:claims?|allegations?|reports?)\s+(?:by|from)", re.IGNORECASE)
_TURNS = re.compile(
    r"[;.]|\b(?:but|insist\w*|say\w*|said|instead|where|claim(?:ed|ing)\s|and\s+(?:said|spoke|put|gave|accused))\b"
)


def mark_denied(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], speakers: Speakers
) -> None:
    """Set `denied` and `stance` on the drafts that someone denies, corrects, disputes or could not verify."""
    _Denials(text, sentences, drafts, speakers).mark()


class _Denials:
    def __init__(
        self, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], speakers: Speakers
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._attributions = speakers.by_sentence
        self._drafts = drafts
        self._of: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._of.setdefault(draft.sentence, []).append(draft)

    def mark(self) -> None:
        for number, attributions in enumerate(self._attributions):
            for attribution in attributions:
                if attribution.denies:
                    self._deny(number, attribution)
        for found in (*_PASSIVELY.finditer(self._text), *_CALLED_FALSE.finditer(self._text)):
            for draft in self._before(found.start()):
                draft.denied = draft.denied or draft.category != "distance"
        for draft in self._drafts:
            start = max(self._sentences[draft.sentence].start, draft.start - 90)
            if draft.restates is None and _CORRECTED.search(self._text, start, draft.start):
                draft.denied = True
        for found in _UNVERIFIED.finditer(self._text):
            for draft in self._before(found.start()):
                if draft.stance == "asserted":
                    draft.stance = "unverified"
        for draft in self._drafts:
            if draft.denied:
                draft.stance = "denied"

    def _before(self, position: int) -> list[Draft]:
        """The claims a remark is about: those before it in its sentence, else those of the sentence before."""
        number = max(bisect_right(self._starts, position) - 1, 0)
        same = [d for d in self._of.get(number, []) if d.end <= position]
        return same or next((found for found in self._paragraph_before(number, 2) if found), [])

    def _paragraph_before(self, number: int, reach: int) -> Iterator[list[Draft]]:
        """The claims of each sentence before `number` in its paragraph, the nearest first."""
        for step in range(number - 1, max(-1, number - 1 - reach), -1):
            if "\n\n" in self._text[self._sentences[step].start : self._sentences[number].start]:
                return
            yield self._of.get(step, [])

    def _deny(self, number: int, denial: Attribution) -> None:
        """Mark what one "X denied ..." is about."""
        end = self._sentences[number].end
        said_next = [
            a.start for a in self._attributions[number] if a.start > denial.verb_end and not a.denies
        ]
        content = self._text[denial.verb_end : min([*said_next, end])]
        here = self._of.get(number, [])
        inside = [d for d in here if d.start >= denial.verb_end]
        governed = [d for d in inside if self._is_in_what_is_denied(d, denial, number)]
        if governed:
            self._mark(governed, denial)
            return
        earlier = [d for d in here if d.end <= denial.start]
        between = self._text[earlier[-1].end : denial.verb_end] if earlier else ""
        if earlier and (_FIGURE_THAT.search(between) or (_ENDS.match(content) and _REFERS.search(between))):
            self._mark(earlier[-1:], denial)
            return
        candidates = earlier or [d for found in self._paragraph_before(number, 3) for d in found]
        if _TOTAL.match(content):
            wanted = [d for d in candidates if d.part_of is None and d.restates is None]
            if _DEAD.search(content):
                wanted = [d for d in wanted if d.category in ("killed", "killed_or_wounded")]
            self._mark(_latest(wanted)[:1], denial)
        elif _POINTS_BACK.match(content):
            self._mark([d for d in _latest(candidates) if d.category != "distance"], denial)
        elif about := _about(content, [*candidates, *inside]):
            self._mark(about, denial)
        elif _EVENT.match(content):
            self._mark([d for d in _latest(candidates) if d.category != "distance"], denial)

    def _mark(self, drafts: Sequence[Draft], denial: Attribution) -> None:
        for draft in drafts:
            if draft.speaker is not None and draft.speaker == denial.speaker and draft.start < denial.start:
                continue  # nobody denies what they say themselves
            if denial.lemma == "dispute":
                draft.stance = "disputed"
            else:
                draft.denied = True

    def _is_in_what_is_denied(self, draft: Draft, denial: Attribution, number: int) -> bool:
        """Whether the figure stands in what is denied ("denied that 150 had defected"), not in what else is said."""
        if _TURNS.search(self._text, denial.verb_end, draft.start):
            return False
        return not any(
            not a.denies
            and a.leads
            and denial.verb_end < a.start
            and a.verb_end <= draft.start
            and a.lemma != "claim"
            and not _CLAIM_BY.match(self._text, a.start)
            for a in self._attributions[number]
        )


def _latest(drafts: Sequence[Draft]) -> list[Draft]:
    last = max((d.sentence for d in drafts), default=-1)
    return [d for d in drafts if d.sentence == last]


def _about(content: str, candidates: Sequence[Draft]) -> list[Draft]:
    """The claims that "losing any", "that a single tank had been lost", "holding any civilians" deny."""
    if not _SWEEPING.search(content):
        return []
    nouns = {noun for word in re.findall(r"[a-z]{4,}", content.casefold()) for noun in (word, word + "s")}
    for pattern, categories in _ABOUT:
        if not pattern.search(content):
            continue
        wanted = [d for d in candidates if d.category in categories and d.restates is None]
        if _MATERIEL.search(content):
            wanted = [d for d in wanted if d.unit == "items"]
        if _AIRCRAFT.search(content):
            wanted = [d for d in wanted if _AIRCRAFT.search(d.figure.noun or "")]
        else:
            wanted = [d for d in wanted if d.figure.head in nouns] or wanted
        if wanted:
            return _latest(wanted)
    return []
