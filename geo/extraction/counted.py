"""What a number counts: the noun after it, and its class."""

import re
from dataclasses import dataclass

from geo.extraction.nouns import (
    BEFALLEN,
    CLASS_OF,
    PEOPLES,
    PLURAL_NO_S,
    NounClass,
    is_plural,
    noun_class,
    plural_of,
)

_STOP = frozenset(
    """in on at of to from by for with without near around across over under between among amid against through
    throughout toward towards into onto within inside outside along behind beyond beside since during after before
    until till as than per via about off up down out away back is are was were be been being has have had do does did
    will would can could may might must shall should and or but nor so yet while when where which who whom whose that
    this these those the a an it its he she they them his her their our we us you i my your there here then also
    only just not no if because although though unless however meanwhile both either neither each every all any
    some many such said says say told tells claimed claims according now still already alone including
    went came took fled died fell rose hit got ran became remain remained remains stood lay what why how altogether
    together overall apart ago later earlier survived arrived escaped returned reached crossed entered gathered saw
    continues gives leaves makes extends takes says requires calls needs shows includes covers means remains
    begins ends held broke knelt live work fight need face want take make left""".split()
)
_SKIP = frozenset("more other additional extra further new very so-called mostly".split())
_LY_NOUNS = frozenset("family elderly daily assembly ally reply supply early deadly friendly".split())
_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-–/&][^\W_]+)*|\S")
_QUOTES = frozenset("“”\"‘’'")
_MODIFIER_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase after a number: its span, its head in lower case, the head's class and what modifies it."""

    start: int
    end: int
    head: str
    noun_class: NounClass
    modifiers: tuple[str, ...] = ()


def counted_after(text: str, position: int, limit: int, singular: bool = False) -> Counted | None:
    """Return the noun phrase that begins at `position`, or None when no noun is counted there.

    Adjectives and names before the head are part of it. `limit` is the end of the sentence; `singular`
    ("one howitzer") lets a singular noun be the head.

    >>> counted_after("two North Korean soldiers fighting there", 3, 40).head
    'soldiers'
    """
    words = _phrase(text, position, limit)
    if not words:
        return None
    lower = [w.group().casefold() for w in words]
    at = _plural_head(lower, words) if not singular else _singular_head(lower, words)
    if at is None:
        return None
    first, last = words[0], words[at]
    written = last.group()
    known = plural_of(written) if singular else written
    return Counted(first.start(), last.end(), lower[at], noun_class(known), tuple(lower[:at]))


def _phrase(text: str, position: int, limit: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, position, min(limit, position + 140)):
        raw = token.group()
        if raw in _QUOTES:
            if words and raw in '”"’':
                break
            continue
        lower = raw.casefold()
        if not raw[0].isalpha() or (lower in _STOP and raw != "US"):
            break
        if lower in _SKIP or (lower.endswith("ly") and lower not in _LY_NOUNS):
            continue
        words.append(token)
        if len(words) >= _MODIFIER_LIMIT:
            break
    return words


def _plural_head(lower: list[str], words: list[re.Match[str]]) -> int | None:
    befallen = None
    for i, word in enumerate(lower):
        if CLASS_OF.get(word) in BEFALLEN and not word.endswith("s"):
            befallen = i if befallen is None else befallen
            continue
        if not is_plural(word, words[i].group()):
            if word.endswith("ed") and befallen is not None:
                break
            continue
        # "police officers", "drone operators": the head is the last of a row of nouns
        while i + 1 < len(lower) and _continues(lower[i], lower[i + 1], words[i + 1].group()):
            i += 1
        return i
    if befallen is not None:
        return befallen
    last = words[-1].group()
    if len(words) <= 3 and last[0].isupper() and (lower[-1] in PEOPLES or last.endswith(("ese", "ish"))):
        return len(words) - 1
    return None


def _continues(word: str, following: str, written: str) -> bool:
    if not is_plural(following, written) or CLASS_OF.get(following) in BEFALLEN:
        return False
    return following in CLASS_OF or word in PLURAL_NO_S


def _singular_head(lower: list[str], words: list[re.Match[str]]) -> int | None:
    for i, word in enumerate(lower):
        if plural_of(word) in CLASS_OF or noun_class(plural_of(word)) != "other":
            return i
    for i, word in enumerate(lower):
        if word.endswith(("ed", "ing")) and i:
            return i - 1
    return len(lower) - 1
