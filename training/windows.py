"""Documents cut into windows of word pieces, and the changes made to them while training."""

import random
from dataclasses import dataclass, replace

import numpy as np
from tokenizers import Tokenizer

from geo.extraction.recogniser_features import (
    CASES,
    NAME_KINDS,
    Names,
    Pieces,
    features,
    pieces,
    window_bounds,
    words,
)
from training.corpora import OUTSIDE, ROLES, Document, Span, labels

IGNORED = 0
_LOWER, _TITLE, _UPPER = (CASES.index(c) for c in ("lower", "title", "upper"))
_CITY_KINDS = {NAME_KINDS.index(k) + 1 for k in ("large city", "town", "village")}


@dataclass(slots=True)
class Window:
    """Word pieces with their features; `allowed` is a bit set of labels, 0 on pieces that the model is not asked about."""

    pieces: list[int]
    cases: list[int]
    names: list[int]
    allowed: list[int]


def windows(
    document: Document, tokenizer: Tokenizer, names: Names, size: int, first: int = 0
) -> list[Window]:
    """Cut `document` into windows of at most `size` pieces, the first one of at most `first` where given."""
    read = pieces(document.text, tokenizer, names)
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    allowed = np.where(read.asked, np.array((*document.allowed, 0))[read.word_of], IGNORED)
    ranges = window_bounds(document.text, read, size - 2)
    if first and ranges[0][1] > first:
        middle = window_bounds(document.text, read, first)[0][1]
        ranges = [
            (0, middle),
            *((a + middle, b + middle) for a, b in _rest(document.text, read, middle, size - 2)),
        ]
    return [
        Window(
            [opening, *read.ids[a:b].tolist(), closing],
            [0, *read.cases[a:b].tolist(), 0],
            [0, *read.names[a:b].tolist(), 0],
            [IGNORED, *allowed[a:b].tolist(), IGNORED],
        )
        for a, b in ranges
    ]


def _rest(text: str, read: Pieces, middle: int, size: int) -> list[tuple[int, int]]:
    tail = replace(
        read,
        ids=read.ids[middle:],
        word_of=read.word_of[middle:],
        cases=read.cases[middle:],
        ends=read.ends[middle:],
    )
    return window_bounds(text, tail, size)


def renamed(document: Document, pool: list[str], names: Names, rate: float, rng: random.Random) -> Document:
    """Give some of the document's cities another city's name from `pool`, the same one throughout."""
    new_name: dict[str, str | None] = {}
    text, last, moved = "", 0, []
    allowed: list[int] = []
    kinds = dict(zip(document.words, features(document.text, list(document.words), names)[1], strict=True))
    for span in document.spans:
        if span.start < last:
            return document  # nested mentions: leave as they are
        surface = document.text[span.start : span.end]
        kind = next((k for (a, _), k in kinds.items() if a == span.start), 0)
        if surface not in new_name:
            city = (int(kind) + 1) // 2 in _CITY_KINDS and surface.istitle()
            new_name[surface] = rng.choice(pool) if city and rng.random() < rate else None
        text += document.text[last : span.start]
        start = len(text)
        text += new_name[surface] or surface
        moved.append(Span(start, len(text), span.roles))
        last = span.end
    text += document.text[last:]
    if not any(new_name.values()):
        return document
    bounds = words(text)
    marked = labels(bounds, tuple(moved))
    # what was left open outside the mentions stays so: those words are the same, in the same order
    before = iter(
        bits
        for bits, (a, _) in zip(document.allowed, document.words, strict=True)
        if not any(s.start <= a < s.end for s in document.spans)
    )
    for bits, (a, _) in zip(marked, bounds, strict=True):
        inside = bits != OUTSIDE or any(s.start <= a < s.end for s in moved)
        allowed.append(bits if inside else next(before))
    return Document(document.id, document.corpus, text, tuple(moved), tuple(bounds), tuple(allowed))


def disguised(window: Window, rng: random.Random) -> Window:
    """Hide the case of a whole window, or some of its name marks, so that neither is leant on alone.

    Now and then a mention near the window's start is put in capitals, as in a dateline, or all of it is, as
    in a headline: the pieces are the same in any case.
    """
    chance = rng.random()
    if chance < 0.08:
        window.cases = [0] * len(window.cases)
    elif chance < 0.12:
        window.cases = [_UPPER if case in (_TITLE, _LOWER) else case for case in window.cases]
    elif chance < 0.35:
        early = range(1, min(8, len(window.cases)))
        window.cases[1:8] = [
            _UPPER if window.cases[i] == _TITLE and not window.allowed[i] & OUTSIDE else window.cases[i]
            for i in early
        ]
    if rng.random() < 0.15:
        window.names = [0] * len(window.names)
    else:
        window.names = [n if rng.random() > 0.1 else 0 for n in window.names]
    return window


LABELS = 1 + 2 * len(ROLES)


def batches(found: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of like length into batches of at most `pieces` pieces, in random order."""
    ordered = sorted(found, key=lambda w: len(w.pieces) + rng.random() * 24)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces) > pieces:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    return groups
