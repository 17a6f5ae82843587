"""What a place is to the sentence that names it: where it happened, who acts, where people came from or went.

Transparent cues, in order: what the recogniser is sure of, datelines, actors, containers, distances, movement,
places of talk. A trained recogniser's hint decides only where no cue speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.resolver import Resolution
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Role, Sentence

_SAY = (
    "said says say saying told tells tell announced announces announce claimed claims claim reported reports report denied "
    "denies deny confirmed confirms confirm warned warns warn accused accuses accuse blamed blames blame urged urges "
    "urge insisted insists insist vowed vows vow pledged pledges pledge promised promises promise declared declares "
    "declare admitted admits admit conceded concedes concede acknowledged acknowledges acknowledge estimated estimates "
    "estimate believes believed believe argued argues argue demanded demands demand called calls call condemned condemns "
    "condemn rejected rejects reject dismissed dismisses dismiss welcomed welcomes welcome threatened threatens "
    "threaten agreed agrees agree refused refuses refuse offered offers offer proposed proposes propose wants wanted "
    "want hopes hoped hope fears feared fear expects expected expect considers considered consider decided decides "
    "decide ordered orders order approved approves approve backed backs back supported supports support signed signs sign "
    "asked asks ask responded responds respond replied replies reply signalled signals suspended suspends imposed imposes "
    "recognised recognises recognized recognizes requires required plans planned plan seeks sought seek ruled rules "
    "lists listed counts counted put puts commented comments speaks spoke stressed stresses thinks thought "
    "boasted boasts maintains maintained alleges alleged asserted asserts disputes disputed summoned summons expelled expels "
    "banned bans sanctioned sanctions voted votes appealed appeals apologised apologized hailed hails notes noted"
).split()
_ACT = (
    "launched launches launch began begins begin started starts start sent sends send deployed deploys deploy "
    "attacked attacks attack struck strikes strike bombed bombs bomb shelled shells invaded invades invade annexed annexes "
    "seized seizes seize captured captures capture took takes take holds held hold lost loses lose fired fires fire shot "
    "downed intercepted destroyed killed kills kill retook retakes withdrew withdraws withdraw pulled moved moves used uses use "
    "has had have is was will would could should may might must does did do can cannot gave gives give received receives "
    "controls controlled control occupies occupied supplies supplied provides provided provide armed arms trains trained "
    "needs needed need remains remained launched carried carries handed released releases exchanged fights fought fight "
    "made makes make built builds build tested tests test faces faced face suffered suffers suffer won wins win joined joins "
    "left leaves became becomes stopped stops stop continued continues continue tried tries try intends intended failed fails "
    "increased stepped pressed presses mobilised mobilized mobilises conscripted detained detains arrested arrests closed closes opened opens "
    "shut freed frees brought brings keeps kept went goes got gets wasted set sets let lets broke breaks mounted mounts staged stages "
    "blew blows drove drives pushed pushes flew flies ran runs led leads hosted hosts mediated brokered brokers"
).split()
_ADVERB = r"(?:(?:each|both|all|jointly|also|again|repeatedly|later|then|now|still|never|already|has|have|had|since|itself|itself,|reportedly|publicly|officially|only|recently|formally|twice|initially|long|not|yet|further|separately|immediately|swiftly|openly|flatly|last\s\w+|on\s\w+day|this\s\w+),?\s+){0,3}"
_AGENT = re.compile(rf"(?:['’]s)?,?\s+{_ADVERB}(?:{'|'.join(_SAY + _ACT)}|\w+ed)\b")
_SAYS = re.compile(rf",?\s+{_ADVERB}(?:{'|'.join(_SAY)})\b")
_PASSIVE = re.compile(
    rf"\s+{_ADVERB}(?:was|were|is|are|has been|have been|had been|came|lies|lay|sits|fell|falls|remains|remained)\b"
)
_OWNER = re.compile(r"['’]s?\s+((?:[\w-]+['’]?\s+){0,2}?[\w-]+)")
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|tell|tells|telling|asked|urged|urging|accused|accusing|accuses|blamed|blames|blaming|warned|warns|according to|"
    r"pressed|pressured|thanked|criticised|criticized|condemned|persuaded|convinced|informed|notified|reassured|rebuked|"
    r"sanctions (?:on|against)|pressure on|war (?:on|against)|aid (?:to|for)|support (?:for|from)|backed by|supported by|ally of|allies of|"
    r"(?:talks|negotiations|deal|agreement|ties|relations|tensions|alliance|pact|treaty|truce|ceasefire) (?:with|between)|"
    r"help from|weapons (?:to|from|for)|governments? of|backing of|approval of|orders from|statement from|statement by|request from|behalf of|"
    r"representatives of|authorities in|officials in|rulers in|leaders in|leaders of|government in|junta in|accusing|"
    r"denied by|confirmed by|rejected by|announced by|issued by|signed by|brokered by|mediated by|supplied by|claimed by|held by)\s+(?:the\s+)?$",
    re.I,
)
_BY = re.compile(r"\b(?:by|against)\s+(?:the\s+)?$")
_PAIR = re.compile(r"\b(?:between|both|neither|either)\s+(?:the\s+)?$", re.I)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|across|throughout|over|within|above|off|on|along|through|of|under|beyond|behind|"
    r"north|south|east|west|against|for|with|about|like|including|beside|besides|from|to|into|towards?)\s+(?:[a-z-]+\s+){0,2}$",
    re.I,
)
_DISTANCE = re.compile(
    r"(?:(?<!square )(?<!sq )\b(?:km|kms|kilomet(?:er|re)s?|miles?|mi|metres|meters|hours?)\b[^.;:]{0,25}?\s(?:of|from|to)|"
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|upstream|downstream|inland)(?:ern)?(?:\s(?:and|or)\s\w+)?\s(?:of|from)|"
    r"\b(?:halfway|midway) (?:between|to))\s+(?:the\s+)?(?:(?:city|town|village|port|capital)\s(?:of\s)?)?$",
    re.I,
)
_BORDER = re.compile(
    r"\b(?:border(?:s|ed|ing)?(?:\s(?:with|between|into))?|frontier(?:\swith)?|capital of|capital,|neighbou?ring|beside|facing|opposite|"
    r"overlooking|part of|centre of|center of|known as|history of|gateway to|road to|highway to|route to|way to|outside of|"
    r"since the fall of|battle of|battle for|annexation of|(?:war|conflict|crisis) in|rest of|all of)\s+(?:the\s+)?$",
    re.I,
)
_FROM = re.compile(
    r"\b(?:from|left|leaving|leave|leaves|fled|flee|fleeing|quit|quitting|abandoned|abandoning|vacated|evacuat(?:e|ed|ing)|out of|"
    r"(?:residents?|natives?|inhabitants|villagers|people|families|refugees|citizens?|civilians|survivors|evacuees|migrants|man|woman|"
    r"couple|family|recruits?|conscripts?|volunteers?|soldiers?|fighters) (?:of|from)|born in|home in|hails from|departed)\s+(?:the\s+|nearby\s+|[a-z]+ern\s+)?"
    r"(?:(?:city|town|village|port|outskirts|suburbs|region|province|district|camp)s?\s(?:of\s)?)?$",
    re.I,
)
_HOME = re.compile(
    r"\b(?:(?:residents?|natives?|inhabitants|villagers|resident) (?:of|from)|born in|home in|hails from|native of|lives? in|lived in)\s+(?:the\s+|nearby\s+)?$",
    re.I,
)
_TO = re.compile(
    r"\b(?:to|into|toward|towards|onto|reach|reached|reaching|reaches|arriv(?:e|ed|es|ing) (?:in|at|from)|bound for|headed for|heading for|"
    r"(?:sheltering|shelter|sheltered|refuge) (?:in|at)|for|via|through|entered|landed (?:in|at)|docked (?:in|at)|resettled in|relocated to)\s+"
    r"(?:the\s+|nearby\s+|[a-z]+ern\s+)?(?:(?:city|town|village|port|region|province|district|camp|outskirts)s?\s(?:of\s)?)?$",
    re.I,
)
_MOVE = re.compile(
    r"\b(?:fle[de]\w*|flee\w*|evacuat\w*|mov(?:e|ed|ing)|sen[dt]\w*|travel\w*|went|go|going|gone|return\w*|retreat\w*|withdr\w*|withdraw\w*|"
    r"pulled|pull|pulling|brought|bring\w*|taken|took|take|taking|transfer\w*|deploy\w*|redeploy\w*|ship\w*|deliver\w*|deport\w*|exil\w*|relocat\w*|"
    r"convoys?|buses|trains?|arriv\w*|cross\w*|displac\w*|pour\w*|stream\w*|march\w*|drove|driv\w*|flew|fly|flown|flying|escap\w*|walk\w*|"
    r"reach\w*|head\w*|carried|carry\w*|advanc\w*|push\w*|expell\w*|resettl\w*|rushed|airlift\w*|repatriat\w*|left|leav\w*|sail\w*|launch\w*|fired|fir(?:e|ing)|"
    r"smuggl\w*|import\w*|export\w*|rotat\w*|migrat\w*|shelter\w*|transport\w*|escort\w*|bussed|bused|dispatch\w*|drafted|supplied|refugees?|evacuees|came|come|coming)\b",
    re.I,
)
_GOAL = re.compile(
    r"\b(?:advanc\w+ (?:on|towards?|to)|towards?|pushing (?:on|for|to|towards?)|heading for|drive on|march on|threaten(?:s|ed|ing)?(?: to \w+)?|"
    r"(?:hopes?|hoped|plans?|planned|planning|wants?|wanted|aims?|aimed|trying|tried|try|seeks?|attempt\w*|refus\w+|failed|unable|vowed|ordered|due|set|expected) (?:to|in|for)(?: \w+){0,4}|"
    r"next target[^.]{0,20}|short of|bound for|closing in on|is due in|are due in|due to (?:visit|arrive)[^.]{0,12})\s+(?:the\s+)?$",
    re.I,
)
_FUTURE_TRIP = re.compile(
    r"\b(?:due|expected|scheduled|planned|set|will|would|plans?|hopes?|to visit)\b", re.I
)
_TALK = re.compile(
    r"\b(?:talks?|summit|meeting|conference|negotiations?|press conference|briefing|speech|speaking|spoke|told (?:reporters|journalists)|hearing|"
    r"ceremony|rally|protests?|court|tribunal|headquarters|office|analyst|professor|researcher|spokes\w+|based|said|mediat\w+|signed|"
    r"accords?|treaty|agreement|embassy|consulate|diplomat\w*|envoy|studied|exile|exiled)\b[^.;,]{0,40}?\b(?:in|at|from)\s+(?:the\s+)?$",
    re.I,
)
_PAST = re.compile(
    r"\b(?:in (?:19|20)\d\d|years? ago|decades? ago|since (?:19|20)\d\d|last year|once|formerly|historic\w*|world war|soviet)\b",
    re.I,
)
_DATELINE = re.compile(
    r"""(?:\s*[/,]\s*[A-Z][\w .'’-]{1,30}){0,3}\s*,?\s*
        (?:\([^)]{1,40}\)\s*)?
        (?:,?\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\w*\.?\s+\d{1,2}(?:,?\s+\d{4})?|,?\s*\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\.?)(?:\s+\d{4})?)?
        \s*(?:\([^)]{1,40}\)\s*)?(?:—|–|--|-\s|:\s)""",
    re.X,
)

REACH = 120  # characters before and after a mention that are looked at


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
    governments = gazetteer.governments()
    out: list[Part] = []
    lead = 0
    for i, mention in enumerate(mentions):
        while lead + 1 < len(sentences) and sentences[lead + 1].start <= mention.start:
            lead += 1
        sentence = sentences[lead]
        scene = _Scene(text, sentence, mentions, i, resolutions, governments)
        out.append(scene.part(out))
    return out


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
        self.after = text[self.mention.end : min(sentence.end, self.mention.end + REACH)]

    def part(self, earlier: Sequence[Part]) -> Part:
        """Return the role; `earlier` are the parts of the mentions before this one."""
        mention = self.mention
        if mention.sense == "demonym":
            return Part("demonym", False)
        if mention.sense == "institution":
            return Part("institution", False)
        if self._is_dateline():
            return Part("origin", False)
        if self._is_container(earlier):
            return Part("context", False)
        if self._is_actor():
            return Part("actor", False)
        shared = self._shared(earlier)
        if shared is not None:
            return shared
        return self._literal()

    def _is_dateline(self) -> bool:
        """A place that opens a paragraph and is followed by a date or an agency and a dash."""
        start = self.text.rfind("\n", 0, self.mention.start) + 1
        head = self.text[start : self.mention.start]
        if head.strip() and not re.fullmatch(r"\s*(?:(?:[A-ZÀ-Þ][\w.'’-]* ?){1,3}\s*/\s*|Near )", head):
            return False
        found = _DATELINE.match(self.text, self.mention.end)
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
            if previous.sense == "literal" and re.fullmatch(
                r",\s(?:in\s|the\s)*|,?\s\(|,?\sin\s(?:the\s)?", gap
            ):
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
            return bool(_SAYS.match(after)) and bool(
                re.search(r"(?:^|[“\".,;—–-]\s*|\b(?:but|and|that|as|while)\s)$", before)
            )
        if _SAID_BEFORE.search(before):
            return True
        if self.residence:
            return not re.search(
                r"\b(?:at|in|near|outside|inside|around|struck|hit|over|above)\s+(?:the\s+)?$", before, re.I
            )
        owner = _OWNER.match(after)
        if owner:
            words = [w.strip("'’") for w in owner.group(1).casefold().split()]
            return not any(w in _TERRAIN for w in words)
        if _PAIR.search(before) or self._other_party():
            return not _DISTANCE.search(before)
        if _BY.search(before):
            return True
        if _LOCATIVE.search(before) or self._passive_place():
            return False
        if _AGENT.match(after) or _AGENT.match(self._after_list()):
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
            _PAIR.search(lead) or re.search(r"\b(?:talks|ceasefire|war|deal)\b[^.]{0,30}$", lead)
        )

    def _passive_place(self) -> bool:
        """ "Kyiv was hit": the place suffers, it does not act."""
        return bool(
            re.match(
                r"\s+(?:was|were|is|are|has been|have been|had been|came|lies|lay|fell|remains|remained)\s+(?:\w+ly\s|also\s|again\s|still\s)?"
                r"(?:hit|struck|shelled|bombed|attacked|targeted|under|captured|seized|taken|retaken|quiet|calm|without|home|"
                r"encircled|besieged|surrounded|evacuated|destroyed|liberated|cut|located|\d|about|some|in\b|on\b|at\b|to\b)",
                self.after,
            )
        )

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
        alike = held and place and (held.kind == place.kind or "country" not in (held.kind, place.kind))
        return (
            before
            if alike and before.role in ("event", "destination", "origin", "context", "actor")
            else None
        )

    def _literal(self) -> Part:
        before, after = self.before, self.after
        place = self.place
        if _DISTANCE.search(before):
            return Part("context", False)
        if _BORDER.search(before):
            return Part("context", False)
        if _FROM.search(before):
            home = bool(_HOME.search(before))
            return Part("origin", not home)
        to = _TO.search(before)
        if to:
            clause = before[-110:]
            if _GOAL.search(before):
                return Part("destination", False)
            if _MOVE.search(clause) or to.group().split()[0].casefold() in _REACH:
                future = bool(_FUTURE_TRIP.search(clause[-60:]))
                return Part("destination", not future)
        if _GOAL.search(before):
            return Part("destination", False)
        if re.search(r"\bdue (?:in|at)\s+$", before):
            return Part("destination", False)
        if _TALK.search(before) or re.match(
            r",?\s+(?:talks|summit|conference|agreement|accords?|meeting)\b", after
        ):
            return Part("context", False)
        if place is not None and place.kind == "country":
            inside = re.search(
                r"\b(?:in|across|inside|throughout|over|into|on)\s+(?:\w+ern\s+|central\s+)?(?:the\s+)?$",
                before,
                re.I,
            )
            return (
                Part("event", True) if inside and not _PAST.search(before[-80:]) else Part("context", False)
            )
        if (
            place is not None
            and place.kind in ("natural", "area")
            and not re.search(
                r"\b(?:in|across|inside|on|over|off|into|at|along)\s+(?:\w+ern\s+|central\s+)?(?:the\s+)?$",
                before,
                re.I,
            )
        ):
            return Part("context", False)
        return Part("event", True)


# What a place owns as ground, not as a power: "Russia's border", "Kyiv's streets".
_TERRAIN = frozenset(
    """border borders frontier coast coastline capital region regions province provinces district districts city cities town towns
    village villages north south east west northern southern eastern western central northeast northwest southeast southwest
    streets street airport airports port ports harbour harbor suburbs suburb outskirts centre center hospital hospitals territory soil
    sky skies airspace mountains hills river rivers lake desert island islands neighbourhood neighborhood square market stadium
    museum cathedral largest second-largest biggest oldest main interior hinterland countryside waters shores shore bridge
    railway station schools school population residents people inhabitants civilians""".split()
)
_REACH = frozenset(
    "reach reached reaching reaches arrive arrived arriving arrives landed docked resettled relocated sheltering sheltered refuge shelter entered".split()
)
_SIZE = {"facility": 0, "city": 1, "natural": 2, "admin2": 2, "admin1": 3, "area": 3, "country": 4}
