"""Which days a claim is about: those its own sentence names, or a back-reference to an earlier claim."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from geo.extraction.claim_drafts import Draft
from geo.extraction.claim_places import BACK_REFERENCE
from geo.model import DateMention, Sentence

# "since June", "since they took the town in June"
_SINCE = re.compile(r"\bsince\b[^.;\0]{0,60}$", re.IGNORECASE)
_SINCE_THEN = re.compile(r"\s*since\s+then\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|until|till|prior\s+to)\s+$", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|reported|announced|claimed|wrote|stated|confirmed|denied|added|posted)\s+"
    r"(?:(?!that\b)\w+\s+){0,4}?(?:on\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\s+(?:in|on|over|since|for|during|by|from|at|of|late|early|as\s+of|the)?\s*(?:the\s+)?"
)
_DATELINE = re.compile(r"[A-Z][^a-z]*(?:,\s*[\w\s]+)?[,(]\s*")
_LONGEST_DATELINE = 60  # characters
_OPENING = 40  # characters: a date so near the beginning holds for the whole sentence
# What holds when it is said; anything else happened on a day of its own.
_MONTH = 4  # `date_prec`: "said last month that" tells when it happened no worse than when it was said
_STATES = frozenset(("territory_controlled", "territory_share", "captured"))


class ClaimDates:
    """Settles the dates of each draft of a text, in order."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention], published: date | None
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._dates = sorted((d for d in dates if d.latest or d.earliest), key=lambda d: d.start)
        self._starts = [d.start for d in self._dates]
        self._published = published

    def settle(self, draft: Draft, earlier: Sequence[Draft]) -> None:
        """Set the draft's earliest and latest day, or leave both None."""
        if (model := draft.restates or draft.part_of) is not None:
            draft.earliest, draft.latest = model.earliest, model.latest
            return
        if draft.category == "distance" and draft.speaker is None:
            return
        sentence = self._sentences[draft.sentence]
        usable = [d for d in self._within(sentence) if self._is_usable(d, draft, sentence)]
        if usable:
            self._take(draft, self._choose(usable, draft), sentence)
        else:
            self._refer_back(draft, earlier, sentence)

    def _within(self, sentence: Sentence) -> list[DateMention]:
        return self._dates[
            bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)
        ]

    def _is_usable(self, mention: DateMention, draft: Draft, sentence: Sentence) -> bool:
        head = self._text[sentence.start : mention.start]
        if len(head) < _LONGEST_DATELINE and (head.isupper() or _DATELINE.fullmatch(head)):
            return False
        opens = (
            len(head) < _OPENING and mention.start < draft.start
        )  # "Over the past day, ...; the enemy ..."
        if not opens and ";" in self._text[min(mention.end, draft.end) : max(mention.start, draft.start)]:
            return False
        said_on = _SAID_ON.search(head[-60:])
        return draft.category in _STATES or not said_on or mention.date_prec >= _MONTH

    def _choose(self, usable: Sequence[DateMention], draft: Draft) -> DateMention:
        """The date right after the figure, else the nearest in the sentence."""
        after = [d for d in usable if d.start >= draft.end]
        before = [d for d in usable if d.end <= draft.start]
        if after and (_ATTACHED.fullmatch(self._text, draft.end, after[0].start) or not before):
            return after[0]
        if after and after[0].start - draft.end <= draft.start - before[-1].end:
            return after[0]
        return before[-1] if before else usable[0]

    def _take(self, draft: Draft, chosen: DateMention, sentence: Sentence) -> None:
        before = self._text[max(sentence.start, chosen.start - 80) : chosen.start]
        if _SINCE.search(before):
            draft.earliest, draft.latest = chosen.earliest, self._published or chosen.latest
        elif _BEFORE.search(before):
            draft.latest = chosen.earliest
        else:
            draft.earliest, draft.latest = chosen.earliest, chosen.latest

    def _refer_back(self, draft: Draft, earlier: Sequence[Draft], sentence: Sentence) -> None:
        """Take the days of an earlier claim: "in the same raid", "since then", drones shot down of those launched."""
        dated = [d for d in reversed(earlier) if d.earliest and draft.sentence - d.sentence <= 2]
        if not dated:
            return
        if _SINCE_THEN.match(self._text, sentence.start, sentence.end):
            draft.earliest, draft.latest = dated[0].earliest, self._published
        elif draft.category == "weapons_intercepted":
            launched = [
                d for d in dated if d.category == "weapons_launched" and draft.sentence - d.sentence <= 1
            ]
            if launched:
                draft.earliest, draft.latest = launched[0].earliest, launched[0].latest
        elif BACK_REFERENCE.search(self._text, sentence.start, sentence.end):
            draft.earliest, draft.latest = dated[0].earliest, dated[0].latest
