"""What stands around a word tells whether it is a date at all, and whether it lies ahead.

Years and month names are also numbers, verbs and people: each needs a cue. Every look-up here reads a few
dozen characters beside the word, so that the cost stays linear in the length of the text.
"""

import re

from geo.extraction.calendar.expressions import Tense
from geo.extraction.calendar.words import COUNTED_WORD

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
    r"\b(?:Plan|Appeal|Report|Review|Overview|Summit|Olympics|Games|Cup|Census|Elections?|Survey|Index|Update|Forum"
    r"|January|February|Winter|Summer|Spring|Autumn)\s+$"
)
_TO_YEAR = re.compile(r"\b(?:1\d|20)\d\d\s*(?:to|and|or|,|-|–|through|until)\s+(?:(?:early|mid|late)[\s-])?$")
_YEAR_TO = re.compile(r"\s*(?:to|and|or|-|–|through|until)\s+(?:1\d|20)\d\d\b")
_DIGITS_AROUND = re.compile(r"[.,:/]\d|%|°|\s*(?:million|billion|thousand|mm\b)")

_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|during|through|throughout|between|before|after|and|or|into|last|next"
    r"|this|that|for|as\s+of|is|was|around|between|past|every|each|late|early|mid|middle|end|than|versus|over|back)"
    r"|\bmid-|\blate-|\bearly-|[–—/(|:]|\d\s*-|^)\s*$",
    re.IGNORECASE,
)
_SURE_BEFORE_MONTH = frozenset(
    "in of since until till during through last next late early mid by mid- late- early-".split()
)
_PROPER_NOUN = re.compile(r"\s+[A-Z][a-z]")
_BEFORE_MONTH_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|their|our|this|that)|['’]s)\s+$", re.IGNORECASE)
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
    """Tell whether the number that ends at `end` counts what follows: "2000 soldiers"."""
    return bool(_COUNTED.match(text, end, end + _REACH))


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
    """A heading: the year has a line to itself."""
    line_start = text.rfind("\n", max(0, start - 4), start) + 1 if start > 4 else 0
    before = text[line_start:start] if line_start or start <= 4 else "x"
    return not before.strip("= #*\t") and re.match(r"[ \t=*:]*(?:\n|$)", text[end : end + 8]) is not None


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a month name without day or year is one: not "Theresa May", "June Carter" or "march on"."""
    word = text[start:end].rstrip(".")
    if is_name(text, start, end):
        return False
    certain = len(word) > 4 and word.casefold() not in ("march", "april", "august")
    if word.islower():
        return certain
    low = max(0, start - _REACH)
    if len(word) <= 4 and word.casefold() not in ("may", "june", "july"):  # an abbreviation
        return bool(_BEFORE_MONTH.search(text, low, start)) and low != start
    if certain or word == "July":
        return True
    if cue := _BEFORE_MONTH.search(text, low, start):
        return cue.group().casefold().strip() in _SURE_BEFORE_MONTH or not _PROPER_NOUN.match(text, end)
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


# Tense. The verb nearest before the date governs it ("said on Monday that talks will start on Thursday");
# where the clause has none before, the first one after does ("On Thursday, talks will start").
_CLAUSE = 160  # characters of a clause looked at
_BREAK = re.compile(r"[.!?…;:]['\"”’)]*\s|\n|[—–]\s|[“\"]")
_VERB = re.compile(
    r"""\b(?P<neutral>(?:not\s+)?(?:could|can)\s*(?:not|n['’]t)\s+(?:be\s+)?\w+|would\s+have|could\s+have|may\s+have|might\s+have)\b
    |\b(?P<future>will|shall|won['’]t|would|must|may|might|could|should|cannot|going\s+to|gonna
      |(?:is|are|was|were|be|been|being)\s+(?:not\s+|also\s+|now\s+)?(?:to|due|expected|scheduled|set|slated|planned|likely|poised|about
        |forecast|supposed|bound|ready|meant|hoped|believed\s+to\s+be\s+planning)\b
      |due|(?:expected|scheduled|slated|set|planned|poised|likely|forecast|hoping|aiming|preparing|vowing|pledging|ready)\s+(?:to|for|in|on|at|as)
      |(?:expects?|hopes?|plans?|intends?|aims?|wants?|vows?|promises?|pledges?|threatens?|prepares?|agrees?|offers?)
        (?:\s+\w+){0,4}?\s+to|expected|scheduled|slated|upcoming|forthcoming|(?:planned|set)\s+for|ahead\s+of
      |(?:is|are)\s+(?:meeting|holding|leaving|travell?ing|visiting|arriving|flying|returning|hosting|opening|voting|resuming)
      |no\s+later\s+than|deadline|expires?|takes\s+effect|comes?\s+into\s+(?:force|effect)|as\s+early\s+as|looms?|looming
      |(?:meets|begins|starts|opens|resumes|convenes|visits|travels|votes|goes|runs|lasts|returns|arrives|hosts|faces)(?=\s+(?:(?:on|in)\s+)?(?:early\s+|late\s+)?$|(?:\s+\w+){0,3}\s+(?:on|in|next)\s*$|\s+$))\b
    |(?<!\bto\s)(?<!\bbe\s)\b(?P<past>said|says|told|had|has|have|was|were|did|did\s*n['’]t|saw|took|left|fell|began|came|went|made|held|hit|shot
      |struck|fled|killed|found|got|gave|met|sent|flew|lost|won|broke|brought|drove|fought|rose|ran|set\s+out|wrote|spoke
      |burnt|became|blew|built|bought|caught|cut|dealt|drew|dug|fired|grew|kept|knew|laid|led|let|paid|put|read|rode
      |sank|seen|shook|shut\s+down|sold|spent|spread|stood|swept|swore|threw|thought|understood|withdrew|woke|wore
      |(?<!be\s)(?<!been\s)(?<!being\s)\w{2,}(?:ed)(?!\s+(?:to|for)\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_VERB = frozenset(
    "need feed speed breed indeed united red bed embed exceed proceed succeed hundred armed".split()
)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+|late\s+|early\s+|end\s+of\s+)*$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:is|are|remains?|stays?|lasts?|runs?|continues?|has\s+until|have\s+until|closed|valid)\b",
    re.IGNORECASE,
)
_PAST_BE = re.compile(r"\b(?:was|were|had|remained|lasted|continued|ran|went\s+on|held)\b", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"\bto\s+(?:be\s+|re)?(?:begin|start|meet|sum\w+|hold|open|visit|vote|take|arrive|travel|return|host|attend|sign|end"
    r"|leave|discuss|address|deliver|receive|join|close|go|come|run)\w*\b[^.;:]*$",
    re.IGNORECASE,
)


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause round `text[start:end]`; "open" where no verb tells."""
    low = max(0, start - _CLAUSE)
    breaks = [m.end() for m in _BREAK.finditer(text, low, start)]
    clause_start = breaks[-1] if breaks else low
    before = text[clause_start:start]
    verbs = [m for m in _VERB.finditer(before) if m.group().casefold() not in _NOT_VERB]
    if _UNTIL.search(before) and _PRESENT.search(before) and not _PAST_BE.search(before):
        return "future"
    if verbs:
        return "future" if verbs[-1].lastgroup == "future" else "past"
    if _INFINITIVE.search(before):
        return "future"
    after_break = _BREAK.search(text, end, end + _CLAUSE)
    after = text[end : after_break.start() if after_break else min(len(text), end + _CLAUSE)]
    verb = next((m for m in _VERB.finditer(after) if m.group().casefold() not in _NOT_VERB), None)
    if verb is None:
        return "open"
    return "future" if verb.lastgroup == "future" else "past"
