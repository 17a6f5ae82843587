"""What a figure is about: its category and unit, from its noun and from what was done."""

import re

from geo.extraction.counted import NounClass
from geo.extraction.figures import Figure
from geo.extraction.governors import Clause, Governor
from geo.extraction.predicates import Kind
from geo.model import Category, Unit

_PERSONS = frozenset(
    (
        "killed",
        "wounded",
        "casualties",
        "captured",
        "missing",
        "displaced",
        "evacuees",
        "fighters",
        "men",
        "people",
        "arrests",
    )
)
_BEFALLEN: dict[NounClass, Category] = {
    "killed": "killed", "wounded": "wounded", "casualties": "killed_or_wounded", "captured": "captured",
    "missing": "missing", "displaced": "displaced", "evacuees": "displaced", "arrests": "captured",
}  # fmt: skip
_ADJECTIVE: dict[str, Category] = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded",
    "missing": "missing", "captured": "captured", "detained": "captured", "arrested": "captured", "abducted": "captured",
    "kidnapped": "captured", "displaced": "displaced", "uprooted": "displaced", "homeless": "displaced", "evacuated": "displaced",
}  # fmt: skip
_STRIKES = frozenset(
    """attacks attack strikes strike airstrikes raids raid assaults assault clashes clash battles engagements sorties
    shellings bombardments bombings explosions blasts incidents violations operations ambushes incursions skirmishes
    waves hits arrivals impacts""".split()
)
_LAND = re.compile(
    r"\b(?:territor\w+|land|lands|area|areas|country|region|oblast|province|state|states|districts?|city|town|capital|village|strip|"
    r"enclave|peninsula|island|corridor|border|frontier|coast|valley|north|south|east|west|north-?east|north-?west|south-?east|"
    r"south-?west|centre|center|camp|kilomet\w+|miles|hectares|km2?|km²|ground|zone|governorate|municipality|settlements?|"
    r"villages|towns|cities|neighbou?rhoods?|front|sector)\b",
    re.IGNORECASE,
)
_NOT_LAND = re.compile(
    r"\b(?:population|people|residents|inhabitants|houses|homes|buildings|housing|injur\w+|casualties|patients|fleet|"
    r"facilities|hospitals|schools|funding|aid|supplies|capacity|power|energy|electricity|production|exports?|imports?|"
    r"drones|missiles|rockets|troops|forces|fighters|soldiers|budget|children|women|families|households|force|army|navy|"
    r"stockpile|grain|harvest|crops?|water|income|economy|trade|traffic|votes?|equipment|vehicles|tanks|aircraft|"
    r"infrastructure|damage|attacks|losses)\b",
    re.IGNORECASE,
)
_FLEET = re.compile(
    r"\b(?:fleet|tanks|aircraft|vehicles|armou?r|warships|ships|helicopters|equipment|jets|navy|artillery|radars?|launchers|boats|systems|batteries|planes|helicopters|trucks)\b",
    re.IGNORECASE,
)
_TROOP_CONTEXT = re.compile(
    r"\b(?:forces?|columns?|army|brigades?|battalions?|regiments?|divisions?|troops?|counter-?attack|offensive|garrison|"
    r"unit|units|reinforcements?|strong|front|deploy\w*|commander|battle|assault|mission|contingent)\b",
    re.IGNORECASE,
)
_COUNT_NOUN = re.compile(
    r"""\b(?:(?P<toll>(?:death|body|fatality)[\s-](?:toll|count)|toll|(?:number|count|total|tally|estimate)\s+of\s+(?:\w+\s+){0,2}?(?:dead|deaths|fatalities|killed|bodies|victims)
          |(?:number|people|those|civilians|soldiers)\s+(?:\w+\s+){0,2}killed|dead\b|deaths|fatalities|killed)
      | (?P<casualties>casualt(?:y|ies)(?:\s+(?:count|figure|toll))?|losses(?:\s+in\s+(?:men|personnel|manpower))?)
      | (?P<wounded>(?:number\s+of\s+)?(?:the\s+)?(?:wounded|injured|injuries))
      | (?P<missing>(?:number\s+of\s+)?(?:the\s+)?missing|number\s+missing)
      | (?P<displaced>(?:number\s+of\s+)?(?:the\s+)?(?:internally\s+)?(?:displaced|refugees|idps|evacuees|evacuated)|displacement)
      | (?P<captured>(?:number\s+of\s+)?(?:the\s+)?(?:prisoners|hostages|captives|captured|detainees|detained|arrested|arrests))
      | (?P<seized>gains?|advances?|incursion|foothold|salient|bridgehead|territory\s+(?:gained|seized|taken|captured)|area\s+(?:seized|taken|captured))
      | (?P<lost>(?:loss|losses)\s+of|territory\s+lost|area\s+lost)
      | (?P<controlled>(?:under|in)\s+(?:\w+\s+)?(?:control|hands|occupation|rule)|buffer\s+zone|holdings?|territory|area\s+(?:under|of\s+control))
      | (?P<troops>(?:troop|force|garrison|contingent)\s+(?:strength|numbers?|levels?)|(?:invading|attacking|joint|rebel|occupying|enemy)\s+force|number\s+of\s+(?:troops|soldiers|fighters)|strength)
      )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNT_NOUN_CATEGORY: dict[str, Category] = {
    "toll": "killed", "casualties": "killed_or_wounded", "wounded": "wounded", "missing": "missing", "displaced": "displaced",
    "captured": "captured", "seized": "territory_seized", "lost": "territory_lost", "controlled": "territory_controlled",
    "troops": "troops",
}  # fmt: skip
_TO_FIGURE = re.compile(
    r"(?:\b(?:to|at|of|is|was|are|were|stands|stood|now|reached|reaching|hit|hits|passed|by|in|exceeds|exceeded|lists?|listed|counts?|counted|recorded|records?|registered|gives?|gave|totalled|"
    r"totaled|totals|as|being|remains|remained|than|between|had\s+reached|spoken\s+of|totalling|numbered|climbed|rose)|[:,–—=-])\s*"
    r"(?:the\s+|an?\s+|least\s+|about\s+|some\s+|now\s+|“)?$",
    re.IGNORECASE,
)
_CIVILIAN_MOVE = re.compile(
    r"\b(?:hospital|clinic|morgue|mortuary|court|prison|jail|detention)\b", re.IGNORECASE
)
_TOLD_TO_LEAVE = re.compile(
    r"\b(?:to\s+(?:leave|evacuate|flee|move|relocate|get\s+out)|evacuation)\b", re.IGNORECASE
)
SHELTERING = re.compile(
    r"\b(?:sleeping|living|sheltering|staying|camped|camping|housed|hosted|(?:remain|live|stay|are|were|now)\s+in\s+(?:\w+\s+)?(?:camps?|shelters?|housing|centres|centers)|on\s+the\s+road\s+to|sought\s+(?:refuge|shelter|safety)|taken\s+refuge|"
    r"seeking\s+(?:refuge|shelter|safety)|on\s+the\s+move|streamed|streaming|poured|pouring|walked\s+out|left\s+their\s+homes|"
    r"forced\s+from|driven\s+from|(?:have|had)\s+left|on\s+foot)\b",
    re.IGNORECASE,
)
_IN_ITS_HANDS = re.compile(
    r"\bin\s+(?:its|their|his|rebel|\w+)\s+(?:hands|custody|captivity)\b", re.IGNORECASE
)
_DIED = re.compile(
    r"\b(?:lost\s+their\s+lives|(?:claimed|cost|took|taken|taking|claiming|costing)\s+(?:the\s+lives\s+of\s+)?)",
    re.IGNORECASE,
)
_FATE: dict[Kind, Category] = {
    "flee": "displaced",
    "kill": "killed",
    "wound": "wounded",
    "capture": "captured",
    "miss": "missing",
}
_PEOPLE_SHARE = re.compile(
    r"\b(?:population|people|residents|inhabitants|families|households|women|children|civilians)\b",
    re.IGNORECASE,
)
_UNMANNED = frozenset(
    "unmanned uncrewed explosive kamikaze suicide naval-drone drone explosive-laden".split()
)

CategoryUnit = tuple[Category, Unit]


def category_of(clause: Clause, number: int, governor: Governor | None) -> CategoryUnit | None:
    """Return category and unit of a figure, or None when nothing in its sentence says what it counts."""
    figure = clause.figures[number]
    if figure.unit == "km":
        return "distance", "km"
    if figure.unit == "percent":
        return _share(clause, number, governor), "percent"
    if figure.unit == "km2":
        return _area(clause, number, governor), "km2"
    return _count(clause, number, governor)


def _count(clause: Clause, number: int, governor: Governor | None) -> CategoryUnit | None:
    figure = clause.figures[number]
    noun_class = figure.noun_class
    kind = governor.predicate.kind if governor and governor.relation != "agent" else None
    after = clause.text[figure.end : min(clause.end, figure.end + 90)]
    before = clause.text[max(clause.start, figure.start - 90) : figure.start]
    if figure.head in ("executions", "murders", "killings") and kind not in ("free",):
        return "killed", "persons"
    if figure.hyphenated and noun_class is None:
        return "troops", "persons"
    if noun_class is None:
        return _bare(clause, number, governor, kind, before, after)
    if noun_class in _PERSONS:
        return _persons(figure, noun_class, governor, kind, before, after), "persons"
    if noun_class == "households":
        moved = _persons(figure, "people", governor, kind, before, after)
        return (moved if moved == "displaced" else "other"), "items"
    if noun_class == "units":
        return "troops", "items"
    if noun_class == "weapons" or (noun_class == "equipment" and _UNMANNED & set(figure.modifiers)):
        return _weapons(figure, kind, governor, before), "items"
    if noun_class == "equipment":
        return _equipment(kind, governor), "items"
    if noun_class == "settlements":
        return _settlements(kind, governor, before, after), "items"
    return "other", "items"


def _persons(
    figure: Figure,
    noun_class: NounClass,
    governor: Governor | None,
    kind: Kind | None,
    before: str,
    after: str,
) -> Category:
    kinds = {kind, governor.second.kind if governor and governor.second and kind else None}
    if {"kill", "wound"} <= kinds:
        return "killed_or_wounded"
    if noun_class == "captured" and any(w in ("former", "freed", "released", "ex") for w in figure.modifiers):
        return "other"
    if noun_class in _BEFALLEN:
        if re.search(
            r"\b(?:exchange|return|swap\w*|exchanged)\s+for\s+$|\b(?:freed|released)\b[^.;]{0,40}\bfor\s+$",
            before,
            re.I,
        ):
            return "other"
        if kind == "free" or (kind == "kill" and noun_class in ("captured", "displaced", "evacuees")):
            return "killed" if kind == "kill" else "other"
        if noun_class in ("wounded",) and re.match(r"\s+(?:or|and)\s+(?:killed|dead)\b", after, re.I):
            return "killed_or_wounded"
        if noun_class == "killed" and re.match(
            r"\s*(?:or|and/or|and|/)\s*(?:wounded|injured)\b", after, re.I
        ):
            return "killed_or_wounded"
        if kind == "kill" and noun_class == "wounded" and figure.head in ("wounded", "injured"):
            return "killed"
        if (
            noun_class == "killed"
            and figure.head == "bodies"
            and (kind == "free" or "handed over" in after or "returned" in after)
        ):
            return "other"
        return _BEFALLEN[noun_class]
    for word in figure.modifiers:
        if word in _ADJECTIVE and kind not in ("free", "kill", "wound"):
            return _ADJECTIVE[word]
    if kind is None and re.search(
        r"\b(?:bodies|corpses|remains|deaths|killings?)\s+of\s+(?:the\s+)?$", before, re.I
    ):
        return (
            "killed"
            if not re.search(r"hand(?:ed)?\s+over|return|repatriat|exchange", after + before, re.I)
            else "other"
        )
    if re.search(r"\b(?:killing|deaths?|murder|massacre)s?\s+of\s+(?:at\s+least\s+)?$", before, re.I):
        return "killed"
    if re.search(r"\b(?:abduction|capture|arrest|detention|kidnapping)s?\s+of\s+$", before, re.I):
        return "captured"
    if re.search(r"\b(?:evacuation|displacement)s?\s+of\s+$", before, re.I):
        return "displaced"
    if kind == "kill":
        return "killed"
    if kind == "wound" and governor and governor.predicate.lemma == "treat" and _ILLNESS.search(after):
        return "other"
    if kind == "wound" or _HURT.search(after):
        return "wounded"
    if kind == "miss":
        return "missing"
    if kind == "bury":
        return "missing" if _BURIED_ALIVE.search(before + after) else "killed"
    if kind == "lose":
        # "lost 14 men" are dead; "up to 280" in a communiqué are casualties of either kind
        dead = noun_class == "people" or (figure.bound == "exact" and _size(figure) < 100)
        return "killed" if dead and governor and governor.predicate.lemma != "losses" else "killed_or_wounded"
    if kind == "suffer":
        return "killed_or_wounded"
    if _IN_ITS_HANDS.search(after[:60]):
        return "captured"
    if _TAKEN_AWAY.search(before) and kind == "move" and governor and governor.predicate.lemma == "take":
        return "captured"
    if (
        kind == "launch"
        and governor
        and governor.predicate.lemma == "fall"
        and noun_class in ("fighters", "men")
    ):
        return "killed"
    if _UNDER_RUBBLE.search(after):
        return "missing"
    if kind in ("capture",) or (
        kind == "seize" and governor and governor.predicate.lemma in ("capture", "seize")
    ):
        return "captured"
    if kind == "hold" and governor and (governor.relation == "subject" or noun_class in ("people", "men")):
        return "captured"
    if kind == "down" and noun_class in ("fighters", "men"):
        return "killed"
    if kind in ("destroy",) and noun_class in ("fighters", "men"):
        return "killed"
    if kind == "defect" or _hosts(governor):
        return "other"
    if kind in ("free", "strand", "hit"):
        return "other" if kind != "hit" or noun_class not in ("fighters", "men") else "killed_or_wounded"
    civilian = noun_class == "people"
    if civilian and _displaced(figure, governor, kind, after):
        return "displaced"
    if (
        noun_class == "fighters"
        and figure.head
        in (
            "officers",
            "volunteers",
            "contractors",
            "agents",
            "personnel",
            "police",
            "generals",
            "commanders",
            "advisers",
            "advisors",
            "instructors",
        )
        and kind is None
        and governor is None
        and not _TROOP_CONTEXT.search(before + after)
    ):
        return "other"
    if noun_class == "fighters":
        return "troops"
    if noun_class == "men" and (
        kind == "deploy" or _size(figure) >= 10 or _TROOP_CONTEXT.search(before + after)
    ):
        return "troops"
    return "other"


_TAKEN_AWAY = re.compile(
    r"\b(?:kidnappers|gunmen|militants|fighters|attackers|bandits|abductors|jihadists|raiders)\b",
    re.IGNORECASE,
)
_UNDER_RUBBLE = re.compile(
    r"^[^.;,]{0,50}\b(?:lie|lying|lay|trapped|remain|stuck|are|be)\b[^.;,]{0,20}\bunder\s+(?:the\s+)?(?:\w+\s+)?(?:rubble|debris|ruins)\b",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"^[^.;,]{0,40}\bfor\s+(?:\w+\s+){0,2}(?:cholera|malnutrition|measles|diarrh\w+|malaria|illness\w*|disease\w*|trauma)\b",
    re.I,
)
_HURT = re.compile(
    r"^[^.;,]{0,40}\b(?:with|for|suffer\w*|sustain\w*|receiv\w*|had)\s+(?:[\w-]+\s+){0,3}(?:wounds|injuries|injury|burns|trauma)\b",
    re.IGNORECASE,
)
_BURIED_ALIVE = re.compile(
    r"\b(?:landslide|rubble|debris|collapse\w*|avalanche|mine|mudslide|earthquake|under|believed|feared)\b",
    re.IGNORECASE,
)


def _hosts(governor: Governor | None) -> bool:
    """Whether the figure is taken in by someone ("could shelter up to 100,000"), not in flight itself."""
    return bool(
        governor
        and governor.relation == "object"
        and governor.predicate.lemma in ("shelter", "resettle")
        and governor.predicate.voice == "active"
    )


def _size(figure: Figure) -> float:
    return figure.low or figure.best or figure.high or 0


def _displaced(figure: Figure, governor: Governor | None, kind: Kind | None, after: str) -> bool:
    if figure.head in ("inspectors", "monitors", "observers", "inmates", "migrants", "deportees", "tourists", "passengers", "students",
        "journalists", "officials", "specialists", "experts", "engineers", "crew", "demonstrators", "protesters"):  # fmt: skip
        return kind == "flee" and (governor is None or governor.predicate.lemma not in ("relocate",))
    if kind == "flee":
        return True
    if kind == "move":
        return not _CIVILIAN_MOVE.search(after)
    if kind == "launch" and governor and governor.predicate.lemma == "fly":
        return True
    if kind == "supply" and governor and governor.predicate.lemma == "receive":
        return figure.head not in ("patients", "wounded")
    if kind in ("go", "leave") and governor and governor.relation == "subject":
        return not (governor.predicate.lemma in ("return",))
    if kind is None or kind in ("hold", "deploy"):
        return bool(_TOLD_TO_LEAVE.search(after[:70]) or SHELTERING.search(after))
    return False


def _weapons(figure: Figure, kind: Kind | None, governor: Governor | None, before: str) -> Category:
    if kind in ("down", "destroy", "stop", "lose") or (
        kind == "seize" and governor and governor.predicate.lemma == "clear"
    ):
        return "weapons_intercepted"
    if kind == "kill" and governor and governor.predicate.lemma.startswith("neutrali"):
        return "weapons_intercepted"
    if kind in ("supply", "seize", "capture", "free", "deploy", "control", "hold", "strand"):
        return "other"
    return "weapons_launched"


def _equipment(kind: Kind | None, governor: Governor | None) -> Category:
    if kind in ("destroy", "hit", "down", "lose", "suffer", "stop", "kill", "cost"):
        return "equipment_destroyed"
    return "other"


def _settlements(kind: Kind | None, governor: Governor | None, before: str, after: str) -> Category:
    if kind in ("control", "hold"):
        return "territory_controlled"
    if kind in ("seize", "free", "go", "capture") or (
        kind == "move" and governor and governor.predicate.lemma == "take"
    ):
        return "territory_seized"
    if kind in ("lose", "cost") or (kind == "leave" and governor and governor.relation == "object"):
        return "territory_lost"
    if re.search(
        r"\b(?:control|hold\w*|grip|authority)\s+(?:of|over|on)\s+(?:the\s+)?$", before, re.I
    ) or re.match(
        r"[^.;,]{0,50}\b(?:under|in)\s+(?:[\w’']+\s+){0,2}(?:control|hands|occupation)\b", after, re.I
    ):
        return "territory_controlled"
    if re.search(r"\b(?:capture|seizure|liberation|recapture)\s+of\s+(?:the\s+)?$", before, re.I):
        return "territory_seized"
    if re.search(r"\b(?:loss|fall)\s+of\s+(?:the\s+)?$", before, re.I):
        return "territory_lost"
    return "other"


_AREA_NOT_HELD = re.compile(
    r"\b(?:burn\w*|burnt|fires?|forests?|wildfires?|scorched|mined|mines|flood\w*|farmland|crops?|cocoa|wheat|fields?|cultivat\w*|"
    r"demined|contaminated|unexploded|plant\w*|olive|warehouse|floor)\b",
    re.IGNORECASE,
)


def _area(clause: Clause, number: int, governor: Governor | None) -> Category:
    figure = clause.figures[number]
    kind = governor.predicate.kind if governor else None
    before = clause.text[max(clause.start, figure.start - 110) : figure.start]
    after = clause.text[figure.end : min(clause.end, figure.end + 110)]
    if re.match(
        r"\s*(?:\([^)]*\)\s*)?(?:of\s+[\w\s’'-]{0,40}?)?(?:that\s+|which\s+)?[\w\s’'-]{0,30}?\b(?:seized|captured|taken|took|won|retaken|overrun|conquered|liberated|gained)\b",
        after,
        re.I,
    ) and not re.match(r"\s*(?:[,.;]|and\b)", after):
        return "territory_seized"
    if (
        (figure.noun and not _LAND.search(figure.noun))
        or _AREA_NOT_HELD.search(after[:60])
        or (kind == "destroy")
    ):
        if kind not in ("control", "seize", "hold", "lose"):
            return "other"
    if governor and governor.relation != "agent":
        if kind in ("control", "hold"):
            return "territory_controlled"
        if (
            kind in ("seize", "free", "capture")
            or (kind == "move" and governor.predicate.lemma == "take")
            or kind == "go"
        ):
            return "territory_seized"
        if kind in ("lose", "cost", "leave"):
            return "territory_lost"
    if re.search(
        r"\b(?:control|hold|grip|authority)\s+(?:over|of|on)\s+(?:about\s+|some\s+)?$", before, re.I
    ):
        return "territory_controlled"
    noun = None
    for found in _COUNT_NOUN.finditer(before):
        if found.lastgroup in ("seized", "lost", "controlled", "casualties"):
            noun = found.lastgroup
    if noun == "casualties" or re.search(
        r"\b(?:loss|ced\w+|giv\w+\s+up|gave\s+up|lost|cost)\b[^.;]{0,40}$", before, re.I
    ):
        return "territory_lost"
    if (
        re.search(
            r"\b(?:seiz\w+|captur\w+|retak\w+|retook|liberat\w+|gains?|gained|won\s+back|taken|took|recaptur\w+|advance\w*|incursion)\b[^.;]*$",
            before,
            re.I,
        )
        or noun == "seized"
    ):
        return "territory_seized"
    if noun == "controlled" or re.search(
        r"\b(?:control\w*|h[eo]ld\w*|occup\w+|cover\w*|under)\b", before + after, re.I
    ):
        return "territory_controlled"
    if re.search(r"\b(?:together\s+with|won\s+back|retaken|freed|liberated)\b", before, re.I):
        return "territory_seized"
    return "territory_controlled" if noun else "other"


def _share(clause: Clause, number: int, governor: Governor | None) -> Category:
    figure = clause.figures[number]
    kind = governor.predicate.kind if governor and governor.relation != "agent" else None
    after = clause.text[figure.end : min(clause.end, figure.end + 60)]
    whole = clause.figures[figure.whole] if figure.whole is not None else None
    if whole is not None and whole.unit in ("km2", "km"):
        return "territory_share"
    noun = figure.noun or ""
    if _FLEET.search(noun) and (
        kind in ("destroy", "lose", "down", "hit") or re.search(r"\bput\s+out\s+of\s+action\b", after)
    ):
        return "equipment_destroyed"
    if _NOT_LAND.search(noun):
        return _FATE.get(kind, "other") if kind and _PEOPLE_SHARE.search(noun) else "other"
    if noun and (_LAND.search(noun) or noun[:1].isupper()):
        return "territory_share"
    if not noun and re.match(r"\s+of\s+(?:which|it|them)\b", after, re.I):
        held = re.search(
            r"\b(?:control\w*|held|run|occupied|ruled|seized|captured|taken|lost|governed)\b",
            after + clause.text[figure.end + 60 : clause.end][:40],
            re.I,
        )
        return "territory_share" if held else "other"
    return "other"


def _bare(
    clause: Clause, number: int, governor: Governor | None, kind: Kind | None, before: str, after: str
) -> CategoryUnit | None:
    """A number with no noun of its own: what was done to it, or the count it completes, says what it is."""
    figure = clause.figures[number]
    if governor and governor.relation != "agent" and kind:
        kinds = {kind, governor.second.kind if governor.second else None}
        if {"kill", "wound"} <= kinds:
            return "killed_or_wounded", "persons"
        simple: dict[Kind, CategoryUnit] = {
            "kill": ("killed", "persons"), "wound": ("wounded", "persons"), "capture": ("captured", "persons"),
            "miss": ("missing", "persons"), "flee": ("displaced", "persons"), "down": ("weapons_intercepted", "items"),
        }  # fmt: skip
        if _hosts(governor) or kind in ("defect", "free"):
            return "other", "persons"
        if kind in simple:
            return simple[kind]
        if kind == "go" and governor.relation == "subject":
            return "displaced", "persons"
        if kind == "seize" and governor.predicate.lemma == "capture":
            return "captured", "persons"
    if _TO_FIGURE.search(before):
        found = None
        for found in _COUNT_NOUN.finditer(before):
            pass
        if found is not None and "." not in before[found.end() :] and found.lastgroup:
            category = _COUNT_NOUN_CATEGORY[found.lastgroup]
            if not category.startswith("territory"):
                return category, "persons"
    return None
