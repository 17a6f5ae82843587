"""Which days a claim is about: those its own sentence names, or a back-reference to an earlier claim."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from geo.extraction.claim_drafts import Draft
from geo.extraction.claim_places import BACK_REFERENCE
from geo.model import DateMention, Sentence

_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:then,?\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|until|till|prior\s+to)\s+$", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|reported|announced|claimed|wrote|stated|confirmed|denied|added|posted)\s+(?:[\w\s]{0,30}?\s)?(?:on\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
_STATIVE = frozenset(("territory_controlled", "territory_share", "captured"))
_ONGOING = re.compile(r"\b(?:according\s+to\s+its\s+tally|the\s+rest)\b", re.IGNORECASE)


class ClaimDates:
    """Settles the dates of each draft of a text, in order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        dates: Sequence[DateMention],
        published: date | None,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._dates = sorted((d for d in dates if d.latest or d.earliest), key=lambda d: d.start)
        self._starts = [d.start for d in self._dates]
        self._published = published

    def settle(self, draft: Draft, earlier: Sequence[Draft]) -> None:
        """Set the draft's earliest and latest day, or leave both None."""
        model = draft.restates or draft.part_of
        if model is not None:
            draft.earliest, draft.latest = model.earliest, model.latest
            return
        if draft.category == "distance" and draft.speaker is None:
            return
        sentence = self._sentences[max(draft.sentence, 0)]
        if (
            BACK_REFERENCE.search(self._text, sentence.start, sentence.end)
            or draft.category == "weapons_intercepted"
        ):
            for other in reversed(earlier):
                if (
                    draft.sentence - other.sentence <= 1
                    and other.earliest
                    and (draft.category != "weapons_intercepted" or other.category == "weapons_launched")
                ):
                    draft.earliest, draft.latest = other.earliest, other.latest
                    return
        low = bisect_left(self._starts, sentence.start)
        high = bisect_left(self._starts, sentence.end)
        usable = [d for d in self._dates[low:high] if self._usable(d, draft, sentence)]
        if not usable:
            return
        chosen = self._choose(usable, draft)
        before = self._text[max(sentence.start, chosen.start - 25) : chosen.start]
        if _SINCE.search(before):
            draft.earliest, draft.latest = chosen.earliest, self._published or chosen.latest
        elif _BEFORE.search(before):
            draft.latest = chosen.earliest
        else:
            draft.earliest, draft.latest = chosen.earliest, chosen.latest

    def _usable(self, mention: DateMention, draft: Draft, sentence: Sentence) -> bool:
        if self._is_dateline(mention, sentence):
            return False
        before = self._text[max(sentence.start, mention.start - 60) : mention.start]
        return draft.category in _STATIVE or not _SAID_ON.search(before)

    def _is_dateline(self, mention: DateMention, sentence: Sentence) -> bool:
        head = self._text[sentence.start : mention.start]
        return (
            head.isupper()
            and len(head) < 60
            or bool(re.fullmatch(r"[A-Z][^a-z]*(?:,\s*[\w\s]+)?[,(]\s*", head))
            and len(head) < 60
        )

    def _choose(self, usable: list[DateMention], draft: Draft) -> DateMention:
        semicolons = [
            m.start() for m in re.finditer(r";|\bwhile\b", self._text[usable[0].start : usable[-1].end])
        ]
        del semicolons
        after = [d for d in usable if d.start >= draft.end]
        before = [d for d in usable if d.end <= draft.start]
        if after and (not before or after[0].start - draft.end <= draft.start - before[-1].end):
            return after[0]
        return before[-1] if before else usable[0]
