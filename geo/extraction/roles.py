"""What a place is to the sentence that names it: where it happened, who acts, where people came from or went.

Transparent cues, in order: what the recogniser is sure of, datelines, actors, containers, distances, movement,
places of talk. What the first cue to speak says is weighed against a trained recogniser's beliefs by how that cue
fared in annotated reports (`role_record`); without such a recogniser the cue alone decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.extraction import role_cues as cues
from geo.extraction.resolver import Resolution
from geo.extraction.role_record import likeliest
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Role, Sentence

_DRAWN = frozenset(["event", "origin", "destination"])
REACH = 120  # characters before and after a mention that are looked at
NEAR = 64  # characters in which a cue right before a mention has its say


@dataclass(frozen=True, slots=True)
class Part:
    """The role of a mention and whether it is drawn."""

    role: Role
    on_map: bool


def assign_roles(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    gazetteer: SqliteGazetteer,
) -> list[Part]:
    """Return each mention's role, in order."""
    out: list[Part] = []
    for scene in _scenes(text, sentences, mentions, resolutions, gazetteer):
        out.append(scene.part(out))
    return out


def cues_of(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    gazetteer: SqliteGazetteer,
) -> list[tuple[Part, str]]:
    """Return what the cues alone say of each mention, and which cue spoke, in order."""
    out: list[tuple[Part, str]] = []
    for scene in _scenes(text, sentences, mentions, resolutions, gazetteer):
        out.append(scene.ruled([part for part, _ in out]))
    return out


def _scenes(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    gazetteer: SqliteGazetteer,
) -> Iterator["_Scene"]:
    governments = gazetteer.governments()
    lead = 0
    for i, mention in enumerate(mentions):
        while lead + 1 < len(sentences) and sentences[lead + 1].start <= mention.start:
            lead += 1
        yield _Scene(text, sentences[lead], mentions, i, resolutions, governments)


class _Scene:
    """One mention in its sentence, and the questions the cues ask about it."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        i: int,
        resolutions: Sequence[Resolution],
        governments: dict[str, tuple[str | None, str]],
    ) -> None:
        self.text, self.sentence, self.mentions, self.i = text, sentence, mentions, i
        self.mention = mentions[i]
        self.place = resolutions[i].place
        self.resolutions = resolutions
        kind = governments.get(self.place.id, (None, ""))[1] if self.place else ""
        self.residence = kind not in ("", "capital")
        self.acts = bool(self.place and self.place.kind == "country") or kind != ""
        # the cues stand close by; a long sentence must not cost the square of its length
        self.before = text[max(sentence.start, self.mention.start - REACH) : self.mention.start]
        self.near = _last_words(self.before, NEAR)
        self.after = text[self.mention.end : min(sentence.end, self.mention.end + REACH)]

    def part(self, earlier: Sequence[Part]) -> Part:
        """Return the role; `earlier` are the parts of the mentions before this one."""
        ruled, cue = self.ruled(earlier)
        role = likeliest(cue, ruled.role, self.mention.beliefs)
        return ruled if role == ruled.role else Part(role, role in _DRAWN)

    def ruled(self, earlier: Sequence[Part]) -> tuple[Part, str]:
        """Return the role by the cues alone, and which cue spoke."""
        mention = self.mention
        if mention.sense == "demonym":
            return Part("demonym", False), "demonym"
        if mention.sense == "institution":
            return Part("institution", False), "institution"
        if self._is_dateline():
            return Part("origin", False), "dateline"
        if self._is_container(earlier):
            return Part("context", False), "container"
        if cues.OFFICE_BEFORE.search(self.near) or cues.OFFICE_AFTER.match(self.after):
            return Part("institution", False), "office"
        if self._is_actor():
            return Part("actor", False), "actor"
        shared = self._shared(earlier)
        if shared is not None:
            return shared, "list"
        return self._literal()

    def _is_dateline(self) -> bool:
        """A place that opens a paragraph and is followed by a date or an agency and a dash."""
        start = self.text.rfind("\n", 0, self.mention.start) + 1
        head = self.text[start : self.mention.start]
        if head.strip() and not re.fullmatch(
            r"\s*\(?(?:[A-Z ]{4,40}[–—-]\s)?(?:(?:[A-ZÀ-Þ][\w.'’-]* ?){1,3}\s*/\s*|Near )?", head
        ):
            return False
        found = cues.DATELINE.match(self.text, self.mention.end)
        if not found:
            return False
        said = found.group()
        return self.mention.text.isupper() or bool(re.search(r"\d|\(", said)) or "—" in said or "–" in said

    def _is_container(self, earlier: Sequence[Part]) -> bool:
        """ "Zolochiv, KHARKIV OBLAST", "RUSSIA's Kursk region", "the capital of BAM"."""
        if not self.i and not self.place:
            return False
        if self.i:
            previous = self.mentions[self.i - 1]
            gap = self.text[previous.end : self.mention.start]
            if (
                gap == ", "
                and earlier[self.i - 1] == Part("origin", False)
                and previous.start == self.sentence.start
            ):
                return True  # the dateline's own: "POKROVSK, Donetsk Oblast —"
            held = self.resolutions[self.i - 1].place
            if previous.sense == "literal" and re.fullmatch(cues.WITHIN, gap):
                larger = self.place and held and _SIZE[self.place.kind] > _SIZE[held.kind]
                same_country = self.place and held and self.place.country == held.country
                if larger and same_country and (gap.startswith(",") or earlier[self.i - 1].role != "actor"):
                    return True
        if self.i + 1 < len(self.mentions):
            following = self.mentions[self.i + 1]
            gap = self.text[self.mention.end : following.start]
            if re.fullmatch(r"['’]s?\s+(?:[a-z-]+\s+){0,3}", gap) and following.sense == "literal":
                return True
        return False

    def _is_actor(self) -> bool:
        before, after = self.before, self.after
        if not self.acts:
            # any town may speak for its people, but only by a verb of saying as its subject
            return bool(cues.SAYS.match(after)) and bool(
                re.search(r"(?:^|[“\".,;—–-]\s*|\b(?:but|and|that|as|while)\s)$", before)
            )
        if cues.SAID_BEFORE.search(self.near):
            return True
        if self.residence:
            return not re.search(
                r"\b(?:at|in|near|outside|inside|around|struck|hit|over|above)\s+(?:the\s+)?$", before, re.I
            )
        owner = cues.OWNER.match(after)
        if owner:
            words = [w.strip("'’") for w in owner.group(1).casefold().split()]
            return not any(w in cues.TERRAIN for w in words)
        if cues.PAIR.search(self.near) or self._other_party():
            return not cues.DISTANCE.search(before)
        if cues.BY.search(self.near):
            return not cues.FIRED_AT.search(before)
        if cues.LOCATIVE.search(self.near) or self._passive_place():
            return False
        if cues.AGENT.match(after) or cues.AGENT.match(self._after_list()):
            return True
        if self._is_subject() and re.match(
            r"(?:,\s(?:who|which|whose)\b|\s(?:too|itself|alone|each|both)\b)", after
        ):
            return True
        # what governs and stands bare as a subject acts: "Accra is training", "a truce Washington brokered"
        return bool(re.match(r"\s+(?!and\b|or\b)[a-z]", after)) and self._is_subject()

    def _after_list(self) -> str:
        """What follows the list that the place opens: "Islamabad and Kabul EACH CLAIMED"."""
        end = self.mention.end
        for other in self.mentions[self.i + 1 : self.i + 5]:
            if not re.fullmatch(r",\s(?:and\s)?|\s(?:and|or)\s", self.text[end : other.start]):
                break
            end = other.end
        return "" if end == self.mention.end else self.text[end : self.sentence.end]

    def _is_subject(self) -> bool:
        """Whether nothing before the place makes it an object: a clause begins here."""
        return bool(
            re.search(
                r"(?:^|[.;:,“\"(—–-]\s*|\b(?:that|where|which|when|while|as|and|but|if|because|after|before|since|until|what|how|"
                r"the|though|although|whether|than)\s)$",
                self.before,
            )
        )

    def _other_party(self) -> bool:
        """ "Kyiv and WASHINGTON agreed", "between Israel and HAMAS"."""
        if not self.i:
            return False
        previous = self.mentions[self.i - 1]
        gap = self.text[previous.end : self.mention.start]
        lead = self.text[self.sentence.start : previous.start]
        return gap.strip() in ("and", "or") and bool(
            cues.PAIR.search(lead) or re.search(r"\b(?:talks|ceasefire|war|deal)\b[^.]{0,30}$", lead)
        )

    def _passive_place(self) -> bool:
        """ "Kyiv was hit": the place suffers, it does not act."""
        return bool(cues.SUFFERS.match(self.after))

    def _shared(self, earlier: Sequence[Part]) -> Part | None:
        """The members of a list share the role of its first: "in Sudzha, Guevo and Plekhovo"."""
        if not self.i:
            return None
        previous = self.mentions[self.i - 1]
        if previous.start < self.sentence.start or previous.sense != "literal":
            return None
        gap = self.text[previous.end : self.mention.start]
        if not re.fullmatch(r",?\s(?:and|or|as well as)\s(?:the\s)?(?:nearby\s)?|,\s|\s?/\s?", gap):
            return None
        before = earlier[self.i - 1]
        held, place = self.resolutions[self.i - 1].place, self.place
        kinds = [p.kind for p in (held, place) if p is not None]
        alike = len(set(kinds)) < 2 or "country" not in kinds
        return (
            before
            if alike and before.role in ("event", "destination", "origin", "context", "actor")
            else None
        )

    def _ends_a_road(self) -> bool:
        """ "on the road from Makurdi to LAFIA"."""
        if not self.i:
            return False
        previous = self.mentions[self.i - 1]
        gap = self.text[previous.end : self.mention.start]
        lead = self.text[max(self.sentence.start, previous.start - REACH) : previous.start]
        return bool(re.fullmatch(r"\s(?:to|and)\s(?:the\s)?", gap) and cues.ROAD.search(lead))

    def _literal(self) -> tuple[Part, str]:
        before, after, place = self.before, self.after, self.place
        if cues.DISTANCE.search(before) and not cues.MOVED_BY.search(before):
            return Part("context", False), "distance"
        if place is not None and place.where_prec >= 3 and cues.SHARE.search(self.near):
            return Part("event", True), "share"
        if cues.BORDER.search(self.near):
            return Part("context", False), "border"
        if cues.ROAD.search(self.near) or self._ends_a_road():
            return Part("context", False), "road"
        if cues.CALLED.search(self.near) or cues.CALLED_AFTER.match(after):
            return Part("context", False), "name"
        if cues.SPEAKER_AT.search(before):
            return Part("context", False), "speaker's"
        if place is not None and place.where_prec >= 3 and cues.HELD_IN.search(self.near):
            return Part("context", False), "holds"
        if cues.FROM.search(self.near):
            at_home = cues.HOME.search(self.near) or cues.TRADE_FROM.search(self.near)
            return Part("origin", not at_home), "from"
        to = cues.TO.search(self.near)
        if cues.GOAL.search(before) or re.search(r"\bdue (?:in|at)\s+$", before):
            return Part("destination", bool(cues.FLEEING.search(before))), "goal"
        if to and (cues.MOVE.search(before[-110:]) or to.group().split()[0].casefold() in cues.REACHING):
            return Part("destination", not cues.FUTURE_TRIP.search(before[-60:])), "to"
        if cues.RECEIVED.search(before) or cues.RECEIVES.match(after):
            return Part("destination", True), "received"
        if cues.TALK.search(before) or cues.TALKS_AFTER.match(after):
            return Part("context", False), "talks"
        if place is not None and place.kind == "country":
            inside = cues.INSIDE.search(self.near) and not cues.PAST.search(before[-80:])
            if cues.FIRED_AT.search(before):
                return Part("event", True), "struck"
            return (Part("event", True), "in a country") if inside else (Part("context", False), "country")
        if place is not None and place.kind in ("natural", "area") and not cues.INSIDE.search(self.near):
            return Part("context", False), "feature"
        return Part("event", True), "struck" if cues.STRUCK.search(before) else "default"


_SIZE = {"facility": 0, "city": 1, "natural": 2, "admin2": 2, "admin1": 3, "area": 3, "country": 4}


def _last_words(text: str, length: int) -> str:
    """Return the last `length` characters or a little less, so that no word is cut."""
    if len(text) <= length:
        return text
    end = text[-length:]
    return end[end.find(" ") + 1 :]
