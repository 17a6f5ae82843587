"""Which place a claim belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geo.extraction.claim_drafts import Draft
from geo.extraction.governors import Clause
from geo.model import PlaceMention, Sentence

_GROUND = frozenset(("event", "origin", "destination"))
_ANCHOR = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:away\s+|deep\s+|further\s+|farther\s+|due\s+|to\s+the\s+|by\s+road\s+|long\s+|wide\s+|"
    r"(?:north|south|east|west|north-?\s?(?:east|west)|south-?\s?(?:east|west))(?:ern|wards?)?\s+|up\s+|down\s+|inland\s+|border\s+|frontier\s+|line\s+)*"
    r"(?:of|from|to(?:\s+reach)?|inside|into|within|beyond|with|near|outside|off|around|along)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$",
    re.IGNORECASE,
)
_SAME_EVENT = re.compile(
    r"\b(?:in|by|from|during|after)\s+the\s+(?:same\s+)?(?:attack|raid|strike|blast|explosion|shelling|assault|bombing|massacre|barrage|ambush)\b"
    r"|\b(?:the\s+attack|the\s+raid|the\s+strike|the\s+blast)\s+also\b",
    re.IGNORECASE,
)
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|across\s+the\s+country|throughout\s+the\s+country|in\s+the\s+country)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:,|and|or|,\s+and|&)\s*(?:the\s+)?(?:(?:in|at|near|around)\s+)?(?:the\s+)?(?:(?:town|village|city|villages|towns|cities)\s+of\s+)?$"
)
_ATTACHED = re.compile(
    r"^[\s,]*(?:[\w-]+\s+){0,3}?(?:in|at|near|on|inside|outside|around|across|over|of|from|to|into|towards?|within|against|off|along)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$",
    re.IGNORECASE,
)


class ClaimPlaces:
    """Settles the place of each draft of a text, in order."""

    def __init__(self, text: str, sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> None:
        self._text = text
        self._sentences = sentences
        self._places = places
        self._starts = [p.start for p in places]

    def settle(self, draft: Draft, earlier: Sequence[Draft], clause: Clause) -> None:
        """Set the draft's place to the index of a place mention, or leave it None."""
        if draft.restates is not None:
            draft.place = draft.restates.place
        elif draft.part_of is not None:
            draft.place = draft.part_of.place
        elif draft.category == "distance":
            draft.place = self._anchor(draft, earlier)
        else:
            draft.place = self._place(draft, earlier, clause)

    def _within(self, start: int, end: int) -> list[int]:
        return list(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))

    def _place(self, draft: Draft, earlier: Sequence[Draft], clause: Clause) -> int | None:
        sentence = self._sentences[max(draft.sentence, 0)]
        here = [
            i
            for i in self._within(sentence.start, sentence.end)
            if self._places[i].role in _GROUND | {"context"}
        ]
        if _SAME_EVENT.search(self._text, draft.end, min(sentence.end, draft.end + 60)):
            carried = self._carried(draft, earlier)
            if carried is not None:
                return carried
        if _NATIONWIDE.search(self._text, draft.start, sentence.end):
            for i in self._within(sentence.start, sentence.end):
                place = self._places[i].place
                if place is not None and place.kind == "country":
                    return i
        if not here:
            return self._carried(draft, earlier)
        if draft.category == "displaced":
            return self._left_place(draft, here) or self._nearest(draft, here, clause)
        return (
            self._nearest(draft, here, clause)
            if any(self._places[i].role != "context" for i in here)
            else (
                self._attached_context(draft, here)
                if self._attached_context(draft, here) is not None
                else self._carried_or(draft, earlier, here)
            )
        )

    def _carried_or(self, draft: Draft, earlier: Sequence[Draft], here: list[int]) -> int | None:
        carried = self._carried(draft, earlier)
        return carried if carried is not None else here[0]

    def _attached_context(self, draft: Draft, here: list[int]) -> int | None:
        for i in here:
            if self._places[i].start >= draft.end:
                return i if _ATTACHED.match(self._text[draft.end : self._places[i].start]) else None
        return None

    def _left_place(self, draft: Draft, here: list[int]) -> int | None:
        origins = [i for i in here if self._places[i].role == "origin"]
        after = [i for i in origins if self._places[i].start >= draft.end]
        return after[0] if after else origins[0] if origins else None

    def _nearest(self, draft: Draft, here: list[int], clause: Clause) -> int | None:
        ground = [i for i in here if self._places[i].role in _GROUND]
        events = [i for i in ground if self._places[i].role == "event"] or ground
        if draft.category in ("displaced", "troops", "other", "missing"):
            events = ground
        sentence_end = clause.end
        number = next((n for n, f in enumerate(clause.figures) if f.start == draft.start), 0)
        semicolon = self._text.find(";", draft.end, sentence_end)
        stop = semicolon if semicolon >= 0 else sentence_end
        following = [i for i in events if draft.end <= self._places[i].start < stop]
        for i in following:
            between = self._text[draft.end : self._places[i].start]
            # another figure with a place of its own stands between: that place belongs to it
            crossed = [
                f for f in clause.figures[number + 1 :] if f.end <= self._places[i].start and f.unit is None
            ]
            preceding = [j for j in events if self._places[j].end <= draft.start]
            if preceding and (
                crossed or len(between) > 90 or re.search(r"\b(?:while|but|where|and\s+the)\b", between)
            ):
                break
            return i
        preceding = [i for i in events if self._places[i].end <= draft.start]
        if preceding:
            return self._first_of_list(preceding)
        return following[0] if following else events[0] if events else here[0]

    def _first_of_list(self, indices: list[int]) -> int:
        chosen = indices[-1]
        for i in reversed(indices[:-1]):
            if _LIST.fullmatch(self._text[self._places[i].end : self._places[chosen].start]):
                chosen = i
            else:
                break
        return chosen

    def _carried(self, draft: Draft, earlier: Sequence[Draft]) -> int | None:
        """The place the report was speaking of: the last event (else move) in the sentences before, or a claim's."""
        for number in range(draft.sentence - 1, max(-1, draft.sentence - 5), -1):
            sentence = self._sentences[number]
            inside = [
                i for i in self._within(sentence.start, sentence.end) if self._places[i].role in _GROUND
            ]
            events = [i for i in inside if self._places[i].role == "event"] or inside
            if events:
                claimed = [
                    d.place
                    for d in earlier
                    if d.sentence == number and d.place in events and d.category != "distance"
                ]
                return claimed[-1] if claimed else self._first_of_list(events)
        return None

    def _anchor(self, draft: Draft, earlier: Sequence[Draft]) -> int | None:
        """A distance belongs to the place it is measured from, else to the place it locates."""
        sentence = self._sentences[max(draft.sentence, 0)]
        allowed = _GROUND | {"context"}
        here = [i for i in self._within(sentence.start, sentence.end) if self._places[i].role in allowed]
        for i in here:
            if self._places[i].start >= draft.end and _ANCHOR.fullmatch(
                self._text[draft.end : self._places[i].start]
            ):
                return i
        before = [i for i in here if self._places[i].end <= draft.start]
        if before:
            return before[-1]
        carried = self._carried(draft, earlier)
        if carried is not None:
            return carried
        return here[0] if here else None


def sentence_number(sentences: Sequence[Sentence], position: int) -> int:
    """Return the index of the sentence that holds `position`."""
    return max(0, bisect_right([s.start for s in sentences], position) - 1)
