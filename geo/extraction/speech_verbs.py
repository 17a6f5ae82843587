"""Verbs of saying, and whether a word is one where it stands: "both claims", "the hostages confirmed to be there" are not."""

import re
from collections.abc import Sequence

from geo.extraction.sentence_tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, Token, is_adverb

_SAYING = """say tell report claim announce state add confirm estimate believe think admit concede acknowledge insist declare
    note warn allege assert reply argue suggest reveal disclose indicate promise vow pledge verify predict maintain
    stress emphasise emphasize explain recall assess reckon calculate respond recount write speak boast complain
    accuse cite expect document post tweet answer ask count record register measure fear list forecast detail
    quote know put give lament testify urge describe tally stipulate observe contend affirm reiterate caution
    conclude hint brief signal correct raise revise update publish bury hear"""
_DENYING = "deny reject dismiss refute dispute rebut"
_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "telling": "tell", "thought": "think", "thinks": "think",
    "wrote": "write", "written": "write", "writing": "write", "spoke": "speak", "spoken": "speak", "speaks": "speak",
    "denied": "deny", "denies": "deny", "denying": "deny", "knew": "know", "knows": "know", "gave": "give",
    "gives": "give", "given": "give", "replied": "reply", "replies": "reply", "putting": "put", "puts": "put",
    "admitted": "admit", "admitting": "admit", "tallied": "tally", "testified": "testify", "verified": "verify",
    "heard": "hear", "hears": "hear", "went": "go", "goes": "go", "saw": "see",
}  # fmt: skip
_NUMBERS = (
    r"\d|\b(?:dozens|hundreds|thousands|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_COUNT = r"\b(?:toll|figure|number|count|estimate|total)\b"
# These say something only with a certain word after them: "put the toll at 12", "spoke of 20 dead", "it went on,".
_NEEDS: dict[str, re.Pattern[str]] = {
    "put": re.compile(r"\bat\b|\bin\s+the\s+(?:dozens|hundreds|thousands|millions)"),
    "give": re.compile(_COUNT + r"|^\W*[\d,]+\s*(?:dead|killed|wounded|injured|[;.])"),
    **dict.fromkeys(("raise", "revise", "update"), re.compile(r"^[^.;]{0,25}" + _COUNT)),
    "speak": re.compile(r"^\W*(?:instead\s+)?of\b"),
    "go": re.compile(r"^\s+on\s*,"),
    "know": re.compile(r"^\W*of\b"),
    "publish": re.compile(r"\b(?:names|lists?|figures|data|toll)\b"),
    "quote": re.compile(r"\bas\s+saying\b"),
    "ask": re.compile(r"^\W*[A-Z“\"]"),
    **dict.fromkeys(("post", "brief", "signal"), re.compile(r"\bthat\b")),
    **dict.fromkeys(("record", "document", "register"), re.compile(r"\bthat\b|" + _NUMBERS)),
    **dict.fromkeys(("see", "bury", "hear", "count", "list", "describe", "cite", "detail", "tally"), re.compile(_NUMBERS)),
    "measure": re.compile(r"\bat\b|" + _NUMBERS),
}  # fmt: skip


def _forms(bases: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in bases.split():
        stem = base[:-1] if base.endswith("e") else base
        forms |= {base: base, base + "s": base, stem + "ed": base, stem + "ing": base}
        if base.endswith("y"):
            forms |= {base[:-1] + "ied": base, base[:-1] + "ies": base}
    return forms


SAYING: dict[str, str] = {**_forms(_SAYING), **_forms(_DENYING), **_IRREGULAR}
DENYING = frozenset(_DENYING.split())
# Before these verbs the speaker may stand after them: ", said a surgeon".
INVERTING = frozenset("say add ask reply explain write recall argue warn insist complain note lament".split())
# Registers and pictures: any other source in the sentence goes first.
WEAK = frozenset("record register list see document".split())
# Of their forms, these are nouns more often than not: "both claims", "reports of", "estimates".
NOUN_LIKE = frozenset(
    """claims claim reports report estimates estimate states state counts count records record notes note lists list
    documents document details detail posts post fears fear signals signal promise promises forecast forecasts
    measures measure tally add""".split()
)
_PARTICIPLES = frozenset("confirm estimate record register document verify report fear know".split())
# What witnesses do instead of saying: "residents buried 15 people".
_SENSES = frozenset("hear bury see".split())
_WITNESSES = re.compile(
    r"\b(?:residents|witnesses|villagers|locals|survivors|neighbou?rs|medics|rescuers|reporters|inhabitants)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_OPENERS = frozenset((",", "”", '"'))


def says(tokens: Sequence[Token], i: int, text: str, end: int) -> str | None:
    """Return the base form of the verb of saying at token `i`, or None; `end` is where the sentence ends."""
    token = tokens[i]
    lemma = SAYING.get(token.lower)
    if lemma is None:
        return None
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
    if before in DETERMINERS or (i and text[token.start].isupper()):
        return None
    if token.lower == lemma and before in PREPOSITIONS:
        return None
    if token.lower in NOUN_LIKE and _is_noun(tokens, i, lemma, before, after):
        return None
    if before == "to" and lemma != "say":
        return None
    if (
        lemma in _PARTICIPLES
        and token.lower.endswith("ed")
        and after in ("to", "in", "by", "as", "dead", "killed")
    ):
        return None
    if lemma in _SENSES and not _WITNESSES.search(text[max(0, token.start - 40) : token.start]):
        return None
    needed = _NEEDS.get(lemma)
    if needed and not needed.search(text[token.end : min(end, token.end + 90)]):
        return None
    j = i - 1
    while j >= 0 and is_adverb(tokens[j].lower):
        j -= 1
    # "was told", "is believed to": nobody is named as saying it
    passive = j >= 0 and tokens[j].lower in ("was", "were", "is", "are", "be", "been", "being")
    return None if passive and not token.lower.endswith("ing") else lemma


def _is_noun(tokens: Sequence[Token], i: int, lemma: str, before: str, after: str) -> bool:
    word = tokens[i].lower
    if (
        not before
        or before in PREPOSITIONS
        or before in SAYING
        or before in ("both", "no", "any", "such", "death", "other")
    ):
        return True
    if after in ("of", "by") or (
        word.endswith("s") and not after[0].isalnum() and not _closes_sentence(tokens, i)
    ):
        return True
    return (
        word == lemma
        and word != "add"
        and not any(_can_be_plural(t.lower) for t in tokens[max(0, i - 4) : i])
    )


def _closes_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether ", the camp committee reports." stands there: a source and its verb between commas."""
    k = i - 1
    while (
        k >= 0
        and tokens[k].lower not in PREPOSITIONS
        and tokens[k].lower not in _OPENERS
        and tokens[k].lower != "and"
    ):
        k -= 1
    return k >= 0 and tokens[k].lower in _OPENERS and i - k > 1


def _can_be_plural(word: str) -> bool:
    return (
        word in ("they", "we", "i", "who", "people", "police", "it", "not", "to")
        or (word.endswith(("s", "men", "children")) and not word.endswith(("’s", "'s")))
        or is_adverb(word)
        or word in AUXILIARIES
    )
