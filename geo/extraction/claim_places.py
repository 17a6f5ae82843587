"""Which place a claim belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from geo.extraction.claim_drafts import Draft
from geo.extraction.governors import Clause
from geo.model import PlaceMention, Sentence

_GROUND = frozenset(("event", "origin", "destination"))
_ANCHOR = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:away\s+|deep\s+|further\s+|farther\s+|due\s+|to\s+the\s+|by\s+road\s+|long\s+|wide\s+|"
    r"(?:north|south|east|west|north-?\s?(?:east|west)|south-?\s?(?:east|west))(?:ern|wards?)?\s+|up\s+|down\s+|"
    r"inland\s+|border\s+|frontier\s+|line\s+|front\s+|stretch\s+|road\s+)*"
    r"(?:of|from|to(?:\s+reach)?|inside|into|within|beyond|with|near|outside|off|around|along|towards?|short\s+of)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}?$",
    re.IGNORECASE,
)
BACK_REFERENCE = re.compile(
    r"\b(?:in|by|from|during|after)\s+the\s+(?:same\s+)?(?:attack|raid|strike|blast|explosion|shelling|assault|bombing|"
    r"massacre|barrage|ambush)\b|\b(?:the\s+attack|the\s+raid|the\s+strike|the\s+blast)\s+also\b|\bthe\s+same\s+(?:day|attack|raid|strike)\b"
    r"|\b(?:the|that|this)\s+(?:strike|attack|raid|blast|explosion|bombing|ambush)\s+(?:had\s+|also\s+)?(?:killed|wounded|injured|left|destroyed|damaged)\b",
    re.IGNORECASE,
)
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|across\s+the\s+country|throughout\s+the\s+country|in\s+the\s+country)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:,|and|or|,\s+and|&|/)\s*(?:the\s+)?(?:(?:in|at|near|around)\s+)?(?:the\s+)?"
    r"(?:(?:town|village|city|villages|towns|cities)\s+of\s+)?$"
)
_EXAMPLE = re.compile(
    r"\b(?:including|among\s+them|such\s+as|notably|like|mostly\s+from)\s+(?:the\s+)?(?:[^;.]{0,60}(?:,|\band\b)\s+)?$",
    re.IGNORECASE,
)
_TOLL_KEEPERS = re.compile(
    r"[’']?s?\s+(?:[\w-]+\s+){0,2}?(?:health|interior|emergenc\w+|civil\s+defen[cs]e|rescue|disaster|human\s+rights)\s",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(
    r"\s+(?:of|in|near|at|around|outside|over)\s+(?:the\s+)?(?:(?:town|village|city|area|outskirts|centre|center)\s+of\s+)?",
    re.IGNORECASE,
)
_WHERE = re.compile(r",?\s+where\s+(?:[^,.;:]{0,40}\s)?", re.IGNORECASE)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|across|on|over|outside|inside|along|off|of|for|from|to|with|throughout)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
# "an official in Melitopol": where the speaker sits
_OFFICE = re.compile(
    r"\b(?:officials?|spokes\w+|officers?|commanders?|ambassadors?|envoys?|governors?|mayors?|ministers?|leaders?|reporters?|"
    r"journalists?|correspondents?|diplomats?|residents?|medics|doctors|experts|analysts?|talks|summit|conference|statement)"
    r"(?:\s+\w+)?\s+(?:in|of|at|to|from|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"\s*(?:[-–•*]\s*)?(?:in\s+total|overall|altogether|in\s+all|total\s+losses|since\s+the\s+(?:start|beginning|outbreak))\b",
    re.IGNORECASE,
)
_MOVING = frozenset(("go", "leave", "move", "free", "deploy", "supply"))
_CASUALTIES = frozenset(("killed", "wounded", "killed_or_wounded", "missing", "captured"))
_THERE_SOMEWHERE = re.compile(r"\bthere\b(?!\s+(?:is|are|was|were|has|have))", re.IGNORECASE)
_SOME_OF_THEM = re.compile(
    r"\b(?:some|many|half|others?)\s+(?:of\s+(?:them|whom|which)\s+)?(?:in|at|near|over|fired|launched)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\s+there\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"\b(?:while|but|whereas|meanwhile|and\s+(?:the|a|an|another|others)\s|and\s+that)\b|;"
)


class ClaimPlaces:
    """Settles the place of each draft of a text, in order; an index into `places`."""

    def __init__(self, text: str, sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> None:
        self._text = text
        self._sentences = sentences
        self._places = places
        self._starts = [p.start for p in places]

    def settle(
        self, draft: Draft, earlier: Sequence[Draft], clause: Clause, background: Sequence[tuple[int, int]]
    ) -> None:
        """Set the draft's place, or leave it None.

        Places inside `background` spans ("told reporters in X") only locate a speaker.
        """
        model = draft.restates or draft.part_of
        if model is not None:
            draft.place = model.place
            return
        sentence = self._sentences[max(draft.sentence, 0)]
        here = [i for i in self._within(sentence.start, sentence.end) if self._is_ground(i)]
        if draft.category == "distance":
            draft.place = self._anchor(draft, earlier, here)
        else:
            draft.place = self._place(draft, earlier, clause, here, background)

    def _within(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def _is_ground(self, i: int) -> bool:
        """Whether the mention can hold an event; a dateline or a person's home (an origin off the map) cannot."""
        mention = self._places[i]
        return mention.role in ("event", "destination", "context") or (
            mention.role == "origin" and mention.on_map
        )

    def _roles(self, indices: Sequence[int], *roles: str) -> list[int]:
        return [i for i in indices if self._places[i].role in roles]

    def _place(
        self,
        draft: Draft,
        earlier: Sequence[Draft],
        clause: Clause,
        here: list[int],
        background: Sequence[tuple[int, int]],
    ) -> int | None:
        if (near := self._attached(draft, clause, here)) is not None:
            return near
        if (national := self._national(draft, clause)) is not None:
            return national
        here = [i for i in here if not self._is_example(i, draft) and not self._is_measured_from(i, clause)]
        here = self._in_segment(here, draft, clause) or here
        parts = [i for i in here if self._belongs_to_part(i, draft, clause)]
        here = [i for i in here if i not in parts]
        events = self._roles(here, "event")
        refers_back = not events and BACK_REFERENCE.search(
            self._text, clause.start, min(clause.end, draft.end + 60)
        )
        if refers_back and (carried := self._carried(draft, earlier)) is not None:
            return carried
        moves = self._roles(here, "origin", "destination")
        origins = self._roles(moves, "origin")
        if draft.category == "displaced" and (origins or moves or events):
            return self._near(draft, origins or sorted(events + moves), clause)
        if events:
            kind = draft.governor.predicate.kind if draft.governor else None
            moving = kind in _MOVING and not draft.category.startswith("weapons")
            return self._near(draft, sorted(events + moves) if moving else events, clause)
        spoken = [i for i in here if any(a <= self._places[i].start < b for a, b in background)]
        contexts = [i for i in self._roles(here, "context") if i not in spoken and self._is_location(i)]
        left = draft.governor is not None and draft.governor.predicate.lemma == "leave"
        for group in (self._roles(moves, "destination") if left else origins, moves, contexts):
            if group and not (group is origins and draft.category.startswith("weapons")):
                return self._near(draft, group, clause)
        if _OVERALL.match(self._text, clause.start):
            return None
        if (carried := self._in_paragraph(draft, earlier, clause)) is not None:
            return carried
        if (keeper := self._toll_keeper(draft, clause)) is not None:
            return keeper
        if parts:
            return parts[0]
        if draft.speaker is None and self._is_of_another_state(draft, clause):
            return None
        if (carried := self._carried(draft, earlier)) is not None:
            return carried
        rest = contexts or spoken or moves or self._roles(here, "context")
        return rest[0] if rest else None

    def _in_segment(self, here: list[int], draft: Draft, clause: Clause) -> list[int]:
        first = self._text.rfind(";", clause.start, draft.start)
        last = self._text.find(";", draft.end, clause.end)
        return [
            i for i in here if self._places[i].start > first and (last < 0 or self._places[i].start < last)
        ]

    def _is_measured_from(self, i: int, clause: Clause) -> bool:
        """Whether a distance of the sentence is measured from the place: "the 270-km border with X"."""
        start = self._places[i].start
        return any(
            f.unit == "km" and f.end <= start and _ANCHOR.fullmatch(self._text[f.end : start])
            for f in clause.figures
        )

    def _in_paragraph(self, draft: Draft, earlier: Sequence[Draft], clause: Clause) -> int | None:
        """The place spoken of in the sentences before, within the paragraph; "there" takes the last place named."""
        start = self._text.rfind("\n\n", 0, clause.start) + 1
        named = [i for i in self._within(start, clause.start) if self._is_ground(i)]
        if not named:
            return None
        if _THERE_SOMEWHERE.search(self._text, draft.end, clause.end):
            return self._first_of_list(self._roles(named, "event") or named)
        carried = self._carried(draft, earlier)
        if carried is not None and self._places[carried].start >= start:
            return carried
        located = [i for i in self._roles(named, "context") if self._is_location(i)]
        return located[-1] if located else None

    def _attached(self, draft: Draft, clause: Clause, here: list[int]) -> int | None:
        """The place right after the figure or right before it: "ten villages of X", "Togo, where 62 soldiers have died"."""
        for i in here:
            between = (
                self._text[draft.end : self._places[i].start] if self._places[i].start >= draft.end else None
            )
            owns = self._text[self._places[i].end : self._places[i].end + 2] in ("’s", "'s")
            if (
                between is not None
                and draft.category != "displaced"
                and not owns
                and _OF_PLACE.fullmatch(between)
            ):
                return i
        for i in self._within(clause.start, draft.start):
            if self._places[i].role != "demonym" and _WHERE.fullmatch(
                self._text[self._places[i].end : draft.start]
            ):
                return i
        return None

    def _is_location(self, i: int) -> bool:
        start = self._places[i].start
        before = self._text[max(0, start - 40) : start]
        return bool(_LOCATIVE.search(before)) and not _OFFICE.search(before)

    def _belongs_to_part(self, i: int, draft: Draft, clause: Clause) -> bool:
        """Whether "29 of them in X" stands between: X is where the part is, not the total."""
        start = self._places[i].start
        if any(
            f.of_them
            and draft.end <= f.start
            and f.end <= start
            and _OF_PLACE.fullmatch(self._text[f.end : start])
            for f in clause.figures
        ):
            return True
        return start > draft.end and bool(_SOME_OF_THEM.search(self._text[draft.end : start]))

    def _is_of_another_state(self, draft: Draft, clause: Clause) -> bool:
        """Whether a state that is no part of the scene does something with its own: "Warsaw scrambled four jets"."""
        if draft.category not in ("troops", "other"):
            return False
        actors = [i for i in self._within(clause.start, draft.start) if self._places[i].role == "actor"]
        return bool(actors) and self._places[actors[0]].start - clause.start < 4

    def _national(self, draft: Draft, clause: Clause) -> int | None:
        if _NATIONWIDE.search(self._text, draft.start, clause.end):
            for i in self._within(clause.start, clause.end):
                place = self._places[i].place
                if place is not None and place.kind == "country":
                    return i
        return None

    def _toll_keeper(self, draft: Draft, clause: Clause) -> int | None:
        """The territory whose health ministry or rescue service counts, when the sentence names no other place."""
        if draft.category not in ("killed", "wounded", "missing", "killed_or_wounded"):
            return None
        for i in self._within(clause.start, clause.end):
            mention = self._places[i]
            if mention.role in ("actor", "institution") and _TOLL_KEEPERS.match(self._text, mention.end):
                return i
        return None

    def _is_example(self, i: int, draft: Draft) -> bool:
        """Whether a place is only one of those counted: "14 townships, including Maungdaw"."""
        start = self._places[i].start
        if start < draft.end or draft.figure.noun_class != "settlements":
            return False
        return (
            bool(_EXAMPLE.search(self._text[draft.end : start]))
            or self._text[draft.end : draft.end + 2] == ", "
        )

    def _near(self, draft: Draft, candidates: list[int], clause: Clause) -> int:
        """The first candidate after the figure in its own clause, else the nearest before it, the first of its list."""
        preceding = [i for i in candidates if self._places[i].end <= draft.start]
        if preceding and _THERE.match(self._text, draft.end):
            return self._first_of_list(preceding)
        for i in candidates:
            start = self._places[i].start
            if start < draft.end:
                continue
            between = self._text[draft.end : start]
            if not preceding:
                return i
            crossed = any(draft.end <= f.start < start and f.unit is None for f in clause.figures)
            if crossed or len(between) > 90 or _NEW_CLAUSE.search(between):
                break
            return i
        if not preceding:
            return candidates[0]
        if re.search(r"\bwhere\b", self._text[self._places[preceding[-1]].end : draft.start]):
            return preceding[-1]
        return self._first_of_list(preceding)

    def _first_of_list(self, indices: list[int]) -> int:
        chosen = indices[-1]
        for i in reversed(indices[:-1]):
            if not _LIST.fullmatch(self._text[self._places[i].end : self._places[chosen].start]):
                break
            chosen = i
        return chosen

    def _carried(self, draft: Draft, earlier: Sequence[Draft]) -> int | None:
        """The place the report was speaking of: of the sentences before, the nearest that names an event."""
        for roles in (("event",), ("origin", "destination")):
            for number in range(draft.sentence - 1, max(-1, draft.sentence - 6), -1):
                sentence = self._sentences[number]
                inside = self._roles(
                    [i for i in self._within(sentence.start, sentence.end) if self._is_ground(i)], *roles
                )
                if inside:
                    claimed = [
                        d.place
                        for d in earlier
                        if d.sentence == number and d.place in inside and d.category != "distance"
                    ]
                    return claimed[-1] if claimed else inside[0]
        return None

    def _anchor(self, draft: Draft, earlier: Sequence[Draft], here: list[int]) -> int | None:
        """A distance belongs to the place it is measured from, else to the place it locates."""
        for i in here:
            if self._places[i].start >= draft.end and _ANCHOR.fullmatch(
                self._text[draft.end : self._places[i].start]
            ):
                return i
        before = [i for i in here if self._places[i].end <= draft.start]
        if before:
            return before[-1]
        carried = self._carried(draft, earlier)
        return carried if carried is not None else here[0] if here else None
