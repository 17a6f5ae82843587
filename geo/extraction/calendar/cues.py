"""What stands around a word tells whether it is a date at all.

Years and month names are also numbers, verbs and people: each needs a cue. Every look-up here reads a few
dozen characters beside the word, so that the cost stays linear in the length of the text.
"""

import re

from geo.extraction.calendar.words import COUNTED_WORD, MONTH_WORD

_REACH = 30  # characters looked at on either side of a word

_COUNTED = re.compile(r"[\s-]*" + COUNTED_WORD, re.IGNORECASE)
_ADJECTIVE_THEN_COUNTED = re.compile(r"\s+[a-zA-Z'’-]+\s+" + COUNTED_WORD, re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|of|after|before|through|throughout|for|around|circa|between"
    r"|year|years|early|mid|late|than|versus|vs\.?|as\s+of|back\s+to|with|against|into|ended|ending)"
    r"|\b(?:mid|early|late|pre|post)-|\()\s*(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_BEFORE_NAMED_BY_YEAR = re.compile(
    r"(?:\b(?:the|a|an|this|that|its|his|her|their|our|my|on|to|and|with|at|under|as|both|new|ill-fated|failed)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_AFTER_NAMED_BY_YEAR = re.compile(r"[\s-]+[A-Za-z]{3,}")
_BEFORE_TITLED_YEAR = re.compile(
    r"\b(?:Plan|Appeal|Report|Review|Overview|Summit|Olympics|Games|Cup|Census|Elections?|Survey|Index|Update|Forum|Euro|Expo|Act|Convention|Law|Accords?|Agreement|Protocol|Constitution|Prizes?|Awards?|Eurovision|Conference|Festival|Championships?"
    r"|January|February|Winter|Summer|Spring|Autumn)\s+$"
)
_TO_YEAR = re.compile(r"\b(?:1\d|20)\d\d\s*(?:to|and|or|,|-|–|through|until)\s+(?:(?:early|mid|late)[\s-])?$")
_LINE_BEGINS = re.compile(r"(?:\A|\n)[= #*\t]*$")
_LINE_ENDS_OR_TITLE = re.compile(r"[ \t=*]*(?:\n|$|:\s)")
_YEAR_TO = re.compile(r"\s*(?:to|and|or|-|–|through|until)\s+(?:1\d|20)\d\d\b")
_DIGITS_AROUND = re.compile(r"[.,:/]\d|%|°|\s*(?:million|billion|thousand|mm\b)")

_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|during|through|throughout|between|before|after|and|or|into|last|next"
    r"|this|that|for|as\s+of|is|was|around|between|past|every|each|late|early|mid|middle|end|than|versus|over|back)"
    r"|\bmid-|\blate-|\bearly-|[–—/(|:]|\d\s*-)\s*$",
    re.IGNORECASE,
)
_SURE_BEFORE_MONTH = frozenset(
    "in of since until till during through last next late early mid by mid- late- early-".split()
)
_PROPER_NOUN = re.compile(r"\s+[A-Z][a-z]")
_BEFORE_MONTH_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|their|our|this|that)|['’]s)\s+$", re.IGNORECASE)
_MONTH_TO = re.compile(rf"\s*[-–—/]\s*{MONTH_WORD}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b{MONTH_WORD}\s*[-–—/]\s*$", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?]['\"”’)]*\s+|\n\s*)$")
_VERB_AFTER = re.compile(r"\s+(?:was|is|has|saw|brought|marked|will|had|began|ended|alone)\b")
_LOWER_WORD = re.compile(r"\s+[a-z]{3,}")
_ARTICLE_OR_POSSESSIVE = re.compile(
    r"\b(?:his|her|their|my|our|your)\s+(?:early\s+|mid-|late\s+)?$", re.IGNORECASE
)

_NAME_AFTER = re.compile(
    r"[\s-]+(?:(?:[A-Z][a-z]+\s+)?(?:Movement|Brigade|Battalion|Regiment|Division|Corps|Army|Street|Square|Avenue|Boulevard"
    r"|Bridge|Road|Group|Revolution|Committee|Party|School|University|Stadium|Airport|Barracks|Front|Alliance"
    r"|Coalition|Organi[sz]ation|Battery|Company|Division|Foundation|Hospital|Mosque|Park|District|Station|Agency)"
    r"|Times|Telegraph|Mirror|Express|Mail|Herald|Post|Harbor|Night\s+Live)\b"
)
_NAME_BEFORE = re.compile(r"\b(?:Bloody|Black|Super|Holy|Fat|Cyber|Red|Ruby|Giving|Blue|Joe|Man)\s+$")
_EVERY = re.compile(r"\b(?:every|each|alternate|any|per)\s+(?:other\s+|second\s+|single\s+)?$", re.IGNORECASE)


def counts_something(text: str, end: int) -> bool:
    """Tell whether the number that ends at `end` counts what follows in its paragraph: "2000 soldiers"."""
    counted = _COUNTED.match(text, end, end + _REACH)
    return counted is not None and "\n\n" not in counted.group()


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits at `start` are a year: "in 2022", "the 2014 annexation", not "2000 men"."""
    before = text[max(0, start - 1) : start]
    if before and before in "$€£₴¥#№.,:/+=":
        return False
    if _DIGITS_AROUND.match(text, end) or counts_something(text, end):
        return False
    low = max(0, start - _REACH)
    if _is_alone(text, start, end) or _TO_YEAR.search(text, low, start) or _YEAR_TO.match(text, end):
        return True
    if _BEFORE_YEAR.search(text, low, start):
        return before != "(" or text[end : end + 1] in (")", ",", ";")
    if before == "-":
        return False
    if _BEFORE_TITLED_YEAR.search(text, low, start):
        return True
    return bool(
        _BEFORE_NAMED_BY_YEAR.search(text, low, start)
        and _AFTER_NAMED_BY_YEAR.match(text, end)
        and not _ADJECTIVE_THEN_COUNTED.match(text, end, end + 2 * _REACH)
    )


def _is_alone(text: str, start: int, end: int) -> bool:
    """A heading: the year has a line to itself, or a title after a colon."""
    return _LINE_BEGINS.search(text, max(0, start - 6), start) is not None and bool(
        _LINE_ENDS_OR_TITLE.match(text, end, end + 8)
    )


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a month name without day or year is one: not "Theresa May", "June Carter" or "march on"."""
    word = text[start:end].rstrip(".")
    if is_name(text, start, end):
        return False
    certain = len(word) > 4 and word.casefold() not in ("march", "april", "august")
    if word.islower():
        return certain
    low = max(0, start - _REACH)
    if _MONTH_TO.match(text, end) or _MONTH_BEFORE.search(text, low, start):
        return True
    if len(word) <= 4 and word.casefold() not in ("may", "june", "july"):  # an abbreviation
        return bool(_BEFORE_MONTH.search(text, low, start)) and low != start
    if certain or word == "July":
        return True
    if cue := _BEFORE_MONTH.search(text, low, start):
        return cue.group().casefold().strip() in _SURE_BEFORE_MONTH or not _PROPER_NOUN.match(text, end)
    if _SENTENCE_BEGINS.search(text, low, start):
        return _VERB_AFTER.match(text, end) is not None
    return bool(_BEFORE_MONTH_NOUN.search(text, low, start) and _LOWER_WORD.match(text, end))


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a date word is part of a name: "the March 23 Movement", "Black September", "Sunday Times"."""
    return bool(
        _NAME_AFTER.match(text, end, end + 2 * _REACH)
        or _NAME_BEFORE.search(text, max(0, start - _REACH), start)
    )


def is_repeated(text: str, start: int) -> bool:
    """Tell whether "every", "each" or "per" stands before: a habit, no date."""
    return bool(_EVERY.search(text, max(0, start - _REACH), start))


def is_age(text: str, start: int) -> bool:
    """Tell whether decades belong to a person: "in his 60s"."""
    return bool(_ARTICLE_OR_POSSESSIVE.search(text, max(0, start - _REACH), start))
