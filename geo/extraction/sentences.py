"""Sentence boundaries with exact offsets."""

import re

from geo.model import Sentence

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr st sgt lt col gen maj capt cpl pvt brig adm cmdr gov sen rep prof rev hon pres
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos vs etc approx ca al inc ltd co corp est dept dist mt ft jr sr fig vol pp op cf
    u.s u.k u.n e.g i.e a.m p.m d.c ph.d km sq""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$|[A-Z“\"])|\n\s*\n|\n(?=\s*(?:[-•*–]|\d+[.)])\s)")
_OPENS = re.compile(r"[\s]*[\"'“‘«(\[]*[A-ZÀ-ÞА-ЯЁІЇЄҐ0-9]|[\s]*[“\"•\-–*]")
_WORD_BEFORE = re.compile(r"([\w.]+)$")


def split(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order; they do not overlap and hold every non-blank character.

    A paragraph break always ends one. A full stop does not where it closes a known abbreviation or
    an initial, or where what follows does not look like a beginning.

    >>> [ "He met Gen. Budanov. It rained."[s.start:s.end] for s in split("He met Gen. Budanov. It rained.") ]
    ['He met Gen. Budanov.', 'It rained.']
    """
    sentences: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if not match.group().startswith("\n") and not _ends(text, match):
            continue
        _append(sentences, text, start, end)
        start = end
    _append(sentences, text, start, len(text))
    return sentences


def _ends(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 8]
    if not rest.strip():
        return True
    if not rest[0].isspace():
        # "positions.Ukraine's": two sentences run together, but not "U.S" or "St.Petersburg"
        before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
        return bool(
            match.group() != "…"
            and before
            and before.group(1).islower()
            and len(before.group(1)) > 3
            and before.group(1) not in _ABBREVIATIONS
        )
    if "\n" not in rest and not _OPENS.match(rest):
        return False
    if match.group() != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    word = before.group(1) if before else ""
    if word.casefold() in {"u.s", "u.k", "u.n", "a.m", "p.m", "d.c", "no", "etc"}:
        # these do end sentences: only when what follows is no name, number or lower case
        following = re.match(r"\s*[\"'“‘(]*([\w'’-]+)", text[match.end() : match.end() + 40])
        return bool(following and following.group(1).casefold() in _STARTERS)
    if word.casefold() in _ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isupper())


_STARTERS = frozenset(
    """the a an it he she they we in on at but and however meanwhile this that these those there his her
    its their as after before when while according officials""".split()
)


def _append(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append(Sentence(start, end))
