"""What a figure is about: its category and unit, from its noun and from what was done."""

import re

from geo.extraction.fates import BY_VERB, fate_of, is_hosted
from geo.extraction.figure_context import FigureContext, context_of
from geo.extraction.governors import Clause, Governor
from geo.extraction.nouns import NounClass
from geo.extraction.territory import area, settlements, share
from geo.model import Category, Unit

_PERSONS: frozenset[NounClass] = frozenset(
    ("killed", "wounded", "casualties", "captured", "missing", "displaced", "evacuees", "fighters", "men", "people", "arrests")
)  # fmt: skip
_UNMANNED = frozenset("unmanned uncrewed explosive kamikaze suicide drone explosive-laden".split())
# A count that its figure only follows: "the death toll rose to 45", "the number of wounded is not known; the clinic lists 290".
_COUNT_NOUN = re.compile(
    r"""\b(?:(?P<killed>(?:death|body|fatality)[\s-](?:toll|count)|toll
          |(?:number|count|total|tally|estimate)\s+of\s+(?:\w+\s+){0,2}?(?:dead|deaths|fatalities|killed|bodies|victims)
          |(?:number|people|those|civilians|soldiers)\s+(?:\w+\s+){0,2}killed|dead|deaths|fatalities|killed)
      | (?P<killed_or_wounded>casualt(?:y|ies)(?:\s+(?:count|figure|toll))?|losses(?:\s+in\s+(?:men|personnel|manpower))?)
      | (?P<wounded>wounded|injured|injuries) | (?P<missing>missing)
      | (?P<displaced>displaced|refugees|idps|evacuees|evacuated|displacement)
      | (?P<captured>prisoners|hostages|captives|captured|detainees|detained|arrested|arrests)
      | (?P<troops>(?:troop|force|garrison|contingent)\s+(?:strength|numbers?|levels?)
          |(?:invading|attacking|joint|rebel|occupying|enemy)\s+force|number\s+of\s+(?:troops|soldiers|fighters)|strength)
      )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS_TO_FIGURE = re.compile(
    r"(?:\b(?:to|from|at|of|is|was|are|were|stands|stood|now|reached|reaching|hits?|passed|by|in|exceeds|exceeded|lists?|listed|"
    r"counts?|counted|recorded|records?|registered|gives?|gave|totalled|totaled|totals|totalling|as|being|remains|remained|"
    r"than|between|numbered|climbed|rose)|[:,–—=-])\s*(?:the\s+|an?\s+|least\s+|about\s+|some\s+|now\s+|“)?$",
    re.IGNORECASE,
)
_CATEGORIES: dict[str, Category] = {
    "killed": "killed", "killed_or_wounded": "killed_or_wounded", "wounded": "wounded", "missing": "missing",
    "displaced": "displaced", "captured": "captured", "troops": "troops",
}  # fmt: skip

CategoryUnit = tuple[Category, Unit]


def category_of(clause: Clause, number: int, governor: Governor | None) -> CategoryUnit | None:
    """Return category and unit of a figure, or None when nothing in its sentence says what it counts."""
    context = context_of(clause, number, governor)
    unit = context.figure.unit
    if unit == "km":
        return "distance", unit
    if unit == "percent":
        return share(context), unit
    if unit == "km2":
        return area(context), unit
    return _count(context)


def _count(context: FigureContext) -> CategoryUnit | None:
    noun_class = context.figure.noun_class
    if noun_class is None:
        return ("troops", "persons") if context.figure.hyphenated else _bare(context)
    if noun_class in _PERSONS:
        return fate_of(context, noun_class), "persons"
    if noun_class == "households":
        return ("displaced" if fate_of(context, "people") == "displaced" else "other"), "items"
    if noun_class == "units":
        return "troops", "items"
    if noun_class == "weapons" or (noun_class == "equipment" and _UNMANNED & set(context.figure.modifiers)):
        return _weapons(context), "items"
    if noun_class == "equipment":
        destroyed = context.kind in ("destroy", "hit", "down", "lose", "suffer", "stop", "kill", "cost")
        return ("equipment_destroyed" if destroyed else "other"), "items"
    if noun_class == "settlements":
        return settlements(context), "items"
    return "other", "items"


def _weapons(context: FigureContext) -> Category:
    if context.kind in ("down", "destroy", "stop", "lose") or context.lemma in (
        "clear",
        "neutralise",
        "neutralize",
    ):
        return "weapons_intercepted"
    if context.kind in ("supply", "seize", "capture", "free", "deploy", "control", "hold", "strand"):
        return "other"
    return "weapons_launched"


def _bare(context: FigureContext) -> CategoryUnit | None:
    """A number with no noun of its own: what was done to it, or the count it completes, says what it is."""
    kind = context.kind
    if {"kill", "wound"} <= context.both:
        return "killed_or_wounded", "persons"
    if is_hosted(context) or kind in ("defect", "free"):
        return "other", "persons"
    if kind in BY_VERB:
        return BY_VERB[kind], "persons"
    if kind == "down":
        return "weapons_intercepted", "items"
    if kind == "go" and context.is_subject:
        return "displaced", "persons"
    if kind == "seize" and context.lemma == "capture":
        return "captured", "persons"
    if not _LEADS_TO_FIGURE.search(context.before[-24:]):
        return None
    found = list(_COUNT_NOUN.finditer(context.before))
    if not found or "." in context.before[found[-1].end() :]:
        return None
    return _CATEGORIES[str(found[-1].lastgroup)], "persons"
