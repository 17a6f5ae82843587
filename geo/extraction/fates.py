"""What befell counted people: killed, wounded, captured, missing, displaced; or troops, or none of these."""

import re

from geo.extraction.figure_context import FigureContext
from geo.extraction.nouns import NounClass
from geo.extraction.verbs import Kind
from geo.model import Category

_BY_NOUN: dict[NounClass, Category] = {
    "killed": "killed", "wounded": "wounded", "casualties": "killed_or_wounded", "captured": "captured",
    "missing": "missing", "displaced": "displaced", "evacuees": "displaced", "arrests": "captured",
}  # fmt: skip
_BY_ADJECTIVE: dict[str, Category] = {
    **dict.fromkeys(("dead", "killed", "slain"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "wounded"),
    **dict.fromkeys(("captured", "detained", "arrested", "abducted", "kidnapped"), "captured"),
    **dict.fromkeys(("displaced", "uprooted", "homeless", "evacuated"), "displaced"),
    "missing": "missing",
}  # fmt: skip
BY_VERB: dict[Kind, Category] = {
    "kill": "killed", "wound": "wounded", "capture": "captured", "miss": "missing", "flee": "displaced",
}  # fmt: skip
_NO_LONGER = frozenset(("former", "freed", "released", "ex"))
_EXCHANGED = re.compile(
    r"\b(?:exchanged?|return|swap\w*)\s+for\s+$|\b(?:freed|released)\b[^.;]{0,40}\bfor\s+$", re.IGNORECASE
)
_OR_WOUNDED = re.compile(r"\s*(?:or|and/or|and|/)\s*(?:wounded|injured)\b", re.IGNORECASE)
_OR_KILLED = re.compile(r"\s+(?:or|and)\s+(?:killed|dead)\b", re.IGNORECASE)
_HANDED_OVER = re.compile(r"hand(?:ed)?\s+over|return|repatriat|exchang|swap", re.IGNORECASE)
_BODIES_OF = re.compile(r"\b(?:bodies|corpses|remains)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_ILLNESS = re.compile(
    r"[^.;,]{0,40}\bfor\s+(?:\w+\s+){0,2}(?:cholera|malnutrition|measles|diarrh\w+|malaria|illness\w*|disease\w*|trauma)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"[^.;,]{0,40}\b(?:with|for|suffer\w*|sustain\w*|receiv\w*|had)\s+(?:[\w-]+\s+){0,3}(?:wounds|injuries|injury|burns|trauma)\b",
    re.IGNORECASE,
)
_UNDER_RUBBLE = re.compile(
    r"[^.;,]{0,50}\b(?:lie|lying|lay|trapped|remain|stuck|are|be)\b[^.;,]{0,20}\bunder\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:rubble|debris|ruins)\b",
    re.IGNORECASE,
)
_BURIED_ALIVE = re.compile(
    r"\b(?:landslide|rubble|debris|collapse\w*|avalanche|mine|mudslide|earthquake|under|believed|feared)\b",
    re.IGNORECASE,
)
_IN_ITS_HANDS = re.compile(
    r"[^.;]{0,40}\bin\s+(?:its|their|his|\w+)\s+(?:hands|custody|captivity)\b", re.IGNORECASE
)
_ABDUCTORS = re.compile(
    r"\b(?:kidnappers|gunmen|militants|fighters|attackers|bandits|abductors|jihadists|raiders)\b",
    re.IGNORECASE,
)
_TROOP_CONTEXT = re.compile(
    r"\b(?:forces?|columns?|army|brigades?|battalions?|regiments?|divisions?|troops?|counter-?attack|offensive|garrison|"
    r"units?|reinforcements?|strong|front|deploy\w*|commander|battle|assault|mission|contingent)\b",
    re.IGNORECASE,
)
_TOLD_TO_LEAVE = re.compile(
    r"\b(?:to\s+(?:leave|evacuate|flee|move|relocate|get\s+out)|evacuation)\b", re.IGNORECASE
)
SHELTERING = re.compile(
    r"\b(?:sleeping|living|sheltering|staying|camped|camping|housed|hosted|on\s+the\s+road\s+to|on\s+the\s+move|on\s+foot|"
    r"(?:remain|live|stay|are|were|now)\s+in\s+(?:\w+\s+)?(?:camps?|shelters?|housing|centres|centers)|taken\s+refuge|"
    r"(?:sought|seeking)\s+(?:refuge|shelter|safety)|streamed|streaming|poured|pouring|walked\s+out|left\s+their\s+homes|"
    r"(?:forced|driven)\s+from|(?:have|had)\s+left)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:hospital|clinic|morgue|mortuary|court|prison|jail|detention)\b", re.IGNORECASE
)
# They travel, leave and arrive without being displaced.
_TRAVELLERS = frozenset(
    """inspectors monitors observers inmates migrants deportees tourists passengers students journalists officials
    specialists experts engineers crew demonstrators protesters""".split()
)
# They serve in armies and elsewhere alike.
_EITHER = frozenset(
    """officers volunteers contractors agents personnel police generals commanders advisers advisors
    instructors""".split()
)
_FEW = 100  # "lost 14 men" are dead; "lost up to 280" in a communiqué are casualties of either kind
_GROUP_OF_MEN = 10  # from here on "men" in a conflict report are a force unless something befalls them


def fate_of(context: FigureContext, noun_class: NounClass) -> Category:
    """Return the category of counted people of that class."""
    if {"kill", "wound"} <= context.both:
        return "killed_or_wounded"
    if noun_class in _BY_NOUN:
        return _by_noun(context, noun_class)
    for word in context.figure.modifiers:
        if word in _BY_ADJECTIVE and context.kind not in ("free", "kill", "wound"):
            return _BY_ADJECTIVE[word]
    if _BODIES_OF.search(context.before):
        return "other" if _HANDED_OVER.search(context.before + context.after) else "killed"
    return _by_verb(context, noun_class) or _by_position(context, noun_class)


def _by_noun(context: FigureContext, noun_class: NounClass) -> Category:
    head, kind = context.figure.head, context.kind
    if noun_class == "captured" and (
        _NO_LONGER & set(context.figure.modifiers) or _EXCHANGED.search(context.before)
    ):
        return "other"
    if kind == "free":
        return "other"
    if kind == "kill" and (
        noun_class in ("captured", "displaced", "evacuees") or head in ("wounded", "injured")
    ):
        return "killed"
    if noun_class == "wounded" and _OR_KILLED.match(context.after):
        return "killed_or_wounded"
    if noun_class == "killed" and _OR_WOUNDED.match(context.after):
        return "killed_or_wounded"
    if head == "bodies" and _HANDED_OVER.search(context.after):
        return "other"
    return _BY_NOUN[noun_class]


def _by_verb(context: FigureContext, noun_class: NounClass) -> Category | None:
    kind, lemma, armed = context.kind, context.lemma, noun_class in ("fighters", "men")
    if kind == "kill":
        return "killed"
    if kind == "wound" and lemma == "treat" and _ILLNESS.match(context.after):
        return "other"
    if kind == "wound" or _HURT.match(context.after):
        return "wounded"
    if kind == "miss" or _UNDER_RUBBLE.match(context.after):
        return "missing"
    if kind == "bury":
        return "missing" if _BURIED_ALIVE.search(context.before + context.after) else "killed"
    if kind == "lose":
        few = context.figure.bound == "exact" and context.figure.size < _FEW
        return "killed" if lemma != "losses" and (few or not armed) else "killed_or_wounded"
    if kind == "suffer" or (kind == "hit" and armed):
        return "killed_or_wounded"
    if armed and (kind in ("down", "destroy") or lemma == "fall"):
        return "killed"
    if kind == "capture" or lemma in ("capture", "seize") or _IN_ITS_HANDS.match(context.after):
        return "captured"
    if lemma == "take" and kind == "move" and _ABDUCTORS.search(context.before):
        return "captured"
    if kind == "hold" and (context.is_subject or noun_class != "fighters"):
        return "captured"
    if kind in ("defect", "free", "strand", "hit") or is_hosted(context):
        return "other"
    return None


def _by_position(context: FigureContext, noun_class: NounClass) -> Category:
    """Without a telling verb: people on the move are displaced, soldiers are troops, men are when they are many."""
    if noun_class == "people":
        return "displaced" if _is_displaced(context) else "other"
    in_arms = bool(_TROOP_CONTEXT.search(context.before + context.after))
    if noun_class == "men":
        return (
            "troops"
            if context.kind == "deploy" or context.figure.size >= _GROUP_OF_MEN or in_arms
            else "other"
        )
    if context.figure.head in _EITHER and context.governor is None and not in_arms:
        return "other"
    return "troops"


def _is_displaced(context: FigureContext) -> bool:
    kind, lemma = context.kind, context.lemma
    if context.figure.head in _TRAVELLERS:
        return kind == "flee" and lemma != "relocate"
    if kind == "flee" or lemma == "fly":
        return True
    if kind == "move":
        return not _INSTITUTION.search(context.after)
    if lemma == "receive":
        return context.figure.head != "patients"
    if kind in ("go", "leave") and context.is_subject:
        return True
    if kind in (None, "hold", "deploy"):
        return bool(_TOLD_TO_LEAVE.search(context.after[:70]) or SHELTERING.search(context.after))
    return False


def is_hosted(context: FigureContext) -> bool:
    """Whether the figure is taken in by someone ("could shelter up to 100,000"), not in flight itself."""
    active = context.governor is not None and context.governor.predicate.voice == "active"
    return context.is_object and active and context.lemma in ("shelter", "resettle")
