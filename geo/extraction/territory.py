"""Territory: who controls, seizes or loses an area, a number of settlements, or a share of either."""

import re

from geo.extraction.fates import BY_VERB
from geo.extraction.figure_context import FigureContext
from geo.model import Category

_LAND = re.compile(
    r"\b(?:territor\w+|lands?|areas?|country|region|oblast|province|states?|districts?|city|town|capital|village|strip|"
    r"enclave|peninsula|island|corridor|border|frontier|coast|valley|(?:north|south)-?(?:east|west)?|east|west|centre|center|"
    r"camp|kilomet\w+|miles|hectares|km2?|km²|ground|zone|governorate|municipality|settlements?|villages|towns|cities|"
    r"neighbou?rhoods?|front|sector)\b",
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
_PEOPLE = re.compile(
    r"\b(?:population|people|residents|inhabitants|families|households|women|children|civilians)\b",
    re.IGNORECASE,
)
_FLEET = re.compile(
    r"\b(?:fleet|tanks|aircraft|vehicles|armou?r|warships|ships|helicopters|equipment|jets|navy|artillery|radars?|launchers|"
    r"boats|systems|batteries|planes|trucks)\b",
    re.IGNORECASE,
)
_OUT_OF_ACTION = re.compile(r"\bout\s+of\s+action\b")
_OF_WHICH = re.compile(r"\s+of\s+(?:which|it|them)\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:control\w*|held|run|occupied|ruled|seized|captured|taken|lost|governed)\b", re.IGNORECASE
)
# "984 km2 of Kursk Ukraine had seized", "the 300 km2 it took there"
_SEIZED_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?![,.;]|and\b)(?:[\w’'-]+\s+){0,9}?"
    r"(?:seized|captured|taken|took|won|retaken|overrun|conquered|liberated|gained)\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:burn\w*|burnt|fires?|forests?|wildfires?|scorched|mined|mines|flood\w*|farmland|crops?|cocoa|wheat|fields?|"
    r"cultivat\w*|demined|contaminated|unexploded|plant\w*|olive|warehouse|floor)\b",
    re.IGNORECASE,
)
_CONTROL_OF = re.compile(
    r"\b(?:control|hold|grip|authority)\s+(?:over|of|on)\s+(?:the\s+|about\s+|some\s+)?$", re.IGNORECASE
)
_LOST_BEFORE = re.compile(
    r"\b(?:loss|losses|ced\w+|giv\w+\s+up|gave\s+up|lost|cost)\b[^.;]{0,40}$", re.IGNORECASE
)
_SEIZED_BEFORE = re.compile(
    r"\b(?:seiz\w+|captur\w+|retak\w+|retook|liberat\w+|gains?|gained|won\s+back|taken|took|recaptur\w+|advance\w*|incursion|"
    r"foothold|salient|bridgehead|freed)\b(?:[^.;]|\.(?=\s?[a-z\d]))*$",
    re.IGNORECASE,
)
_CONTROLLED_NEAR = re.compile(
    r"\b(?:control\w*|h[eo]ld\w*|occup\w+|cover\w*|under|hands|buffer\s+zone|territory)\b", re.IGNORECASE
)
_UNDER_CONTROL = re.compile(
    r"[^.;,]{0,50}\b(?:under|in)\s+(?:[\w’']+\s+){0,2}(?:control|hands|occupation)\b", re.IGNORECASE
)
_SEIZURE_OF = re.compile(r"\b(?:capture|seizure|liberation|recapture)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_FALL_OF = re.compile(r"\b(?:loss|fall)\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def settlements(context: FigureContext) -> Category:
    """Return what happened to counted villages, towns or districts; "other" when no side takes, holds or loses them."""
    if changed := _by_verb(context):
        return changed
    if _CONTROL_OF.search(context.before) or _UNDER_CONTROL.match(context.after):
        return "territory_controlled"
    if _SEIZURE_OF.search(context.before):
        return "territory_seized"
    return "territory_lost" if _FALL_OF.search(context.before) else "other"


def area(context: FigureContext) -> Category:
    """Return what happened to an area in km2; burnt, mined or planted land is "other"."""
    if _SEIZED_AFTER.match(context.after):
        return "territory_seized"
    changed = _by_verb(context)
    material = context.figure.noun is not None and not _LAND.search(context.figure.noun)
    if (material or context.kind == "destroy" or _NOT_HELD.search(context.after[:60])) and not changed:
        return "other"
    if changed:
        return changed
    if _CONTROL_OF.search(context.before):
        return "territory_controlled"
    if _LOST_BEFORE.search(context.before):
        return "territory_lost"
    if _SEIZED_BEFORE.search(context.before):
        return "territory_seized"
    return "territory_controlled" if _CONTROLLED_NEAR.search(context.before + context.after) else "other"


def _by_verb(context: FigureContext) -> Category | None:
    if context.kind in ("control", "hold"):
        return "territory_controlled"
    if context.kind in ("seize", "free", "go", "capture") or (
        context.kind == "move" and context.lemma == "take"
    ):
        return "territory_seized"
    if context.kind in ("lose", "cost") or (context.kind == "leave" and context.is_object):
        return "territory_lost"
    return None


def share(context: FigureContext) -> Category:
    """Return the category of a percentage: of land `territory_share`, of people what befell them, else "other"."""
    if context.whole is not None and context.whole.unit in ("km2", "km"):
        return "territory_share"
    noun = context.figure.noun or ""
    if _FLEET.search(noun) and (
        context.kind in ("destroy", "lose", "down", "hit") or _OUT_OF_ACTION.search(context.after[:60])
    ):
        return "equipment_destroyed"
    if _NOT_LAND.search(noun):
        return BY_VERB.get(context.kind, "other") if context.kind and _PEOPLE.search(noun) else "other"
    if noun and (_LAND.search(noun) or noun[:1].isupper()):
        return "territory_share"
    return "territory_share" if _OF_WHICH.match(context.after) and _HELD.search(context.after) else "other"
