"""What the trained recogniser sees of a word beside its pieces: its case, and whether it stands in a known name.

Training and run time both call `words` and `features`, so that the two can never drift apart.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# Letters and digits with the accents that follow them, or one mark.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f\u0483-\u0487\u064b-\u065f]*)+|[^\s\w]|_")
_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST_NAME = 6  # words
_AFTER_A_CAPITAL = 3  # how many words on a name may go in lower case: "Democratic Republic OF THE Congo"

# Case classes; index 0 is also what training puts where it hides the case.
CASES = ("none", "lower", "title", "upper", "mixed", "digits", "initial")
# Kinds of known names, most telling first; a word's feature is 0, or 2k-1 at a name's first word and 2k inside it.
NAME_KINDS = ("country", "admin1", "demonym", "large city", "town", "village")
NAME_FEATURES = 2 * len(NAME_KINDS) + 1


@dataclass(frozen=True, slots=True)
class Names:
    """Hashes of known names, sorted, and each one's kind (1-based index into `NAME_KINDS`)."""

    keys: NDArray[np.uint32]
    kinds: NDArray[np.uint8]

    @classmethod
    def load(cls, path: Path) -> "Names":
        """Read the table that `training/names.py` wrote; `OSError` or `ValueError` when it is not one."""
        with np.load(path, allow_pickle=False) as table:
            return cls(table["keys"], table["kinds"])

    def kinds_of(self, keys: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return the kind of each hashed name, 0 where it is not known."""
        if not len(self.keys) or not len(keys):
            return np.zeros(len(keys), np.uint8)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.kinds[at], 0).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the model reads it: one row of ids, and of the features of the word each piece is part of."""

    words: list[tuple[int, int]]
    ids: NDArray[np.int64]
    word_of: NDArray[np.int64]  # index into `words`, never falling
    cases: NDArray[np.int64]
    names: NDArray[np.int64]
    ends: list[int]  # where each piece ends in the text
    asked: NDArray[
        np.bool_
    ]  # the pieces that the model is asked about: those that begin a word of a possible name


def pieces(text: str, tokenizer: Tokenizer, names: Names) -> Pieces:
    """Return the word pieces of `text`, without the special ones that go round a window."""
    bounds = words(text)
    cases, in_names = features(text, bounds, names)
    # half a surrogate pair cannot be handed to the tokenizer; one character stands for one, so offsets hold
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    starts = np.array([start for start, _ in bounds], np.int64)
    offsets = encoding.offsets
    word_of = np.searchsorted(starts, [a for a, _ in offsets], side="right").astype(np.int64) - 1
    word_of = np.maximum(word_of, 0)
    ids = np.array(encoding.ids, np.int64)
    begins = np.diff(word_of, prepend=-1) > 0
    asked = begins & (possible(text, bounds)[word_of] if bounds else False)
    return Pieces(bounds, ids, word_of, cases[word_of], in_names[word_of], [b for _, b in offsets], asked)


def window_bounds(text: str, read: Pieces, size: int) -> list[tuple[int, int]]:
    """Return half-open ranges of at most `size` pieces, cut after a sentence, or else before a plain word."""
    found: list[tuple[int, int]] = []
    begin, total = 0, len(read.ids)
    while begin < total:
        end = min(begin + size, total)
        if end < total:
            end = _cut(text, read, begin, end)
        found.append((begin, end))
        begin = end
    return found


def _cut(text: str, read: Pieces, begin: int, end: int) -> int:
    plain = 0
    for i in range(end, begin + (end - begin) // 2, -1):
        here, before = int(read.word_of[i]), int(read.word_of[i - 1])
        if here == before:
            continue
        start, stop = read.words[before]
        if text[start:stop] in (".", "!", "?") or "\n" in text[stop : read.words[here][0]]:
            return i
        if not plain and read.cases[i] == 1:
            plain = i
    return plain or end


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words and the single punctuation marks of `text`, in order."""
    return [match.span() for match in _WORD.finditer(text)]


def possible(text: str, spans: list[tuple[int, int]]) -> NDArray[np.bool_]:
    """Return which words may be part of a name: the capitalised, what is written on to them, and two words after.

    A line without any capital says nothing by its case: all its words may be.
    """
    upper = [any(map(_is_capital, text[start:end])) for start, end in spans]
    out = np.zeros(len(spans), bool)
    reach, line = -1, 0  # up to which word a name may go on; where this line's words begin
    for i, (start, _) in enumerate(spans):
        if i and "\n" in text[spans[i - 1][1] : start]:
            out[line:i] |= not any(upper[line:i])
            line = i
        if upper[i]:
            out[i] = True
            joined = i
            while joined and spans[joined - 1][1] == spans[joined][0]:
                joined -= 1
                out[joined] = True  # "al-" of "al-Hol"
            reach = i + _AFTER_A_CAPITAL
        elif i <= reach:
            out[i] = True
    out[line:] |= not any(upper[line:])
    return out


def _is_capital(character: str) -> bool:
    """Whether a letter is a capital, or of a script that has none."""
    return character.isalpha() and not character.islower()


def folded(word: str) -> str:
    """Return `word` without case and accents, as names are compared."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def name_hash(folded_words: list[str]) -> int:
    """Return the 32-bit hash that stands for a name in `Names`."""
    return zlib.crc32(" ".join(folded_words).encode("utf-8", "replace"))


def case_of(word: str) -> int:
    """Return the index into `CASES` of a word's case."""
    if word.islower():
        return 1
    if word.isupper():
        return 6 if len(word) == 1 else 3
    if word.istitle() or (word[0].isupper() and word[1:].islower()):
        return 2
    if word.isdigit():
        return 5
    return 4 if any(c.isupper() for c in word) else 0


def features(
    text: str, spans: list[tuple[int, int]], names: Names
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the case class and the name feature of each word, as two arrays of `len(spans)`."""
    surfaces = [text[start:end] for start, end in spans]
    cases = np.fromiter((case_of(s) for s in surfaces), np.int64, len(surfaces))
    return cases, _in_names(surfaces, names)


def _in_names(surfaces: list[str], names: Names) -> NDArray[np.int64]:
    """Mark the words of the longest known name that begins at each capitalised (or caseless) word."""
    folds = [folded(s) for s in surfaces]
    starts: list[int] = []
    lengths: list[int] = []
    keys: list[int] = []
    for i, surface in enumerate(surfaces):
        if not surface[0].isalpha() or surface[0].islower():
            continue
        for length in range(1, min(LONGEST_NAME, len(surfaces) - i) + 1):
            starts.append(i)
            lengths.append(length)
            keys.append(name_hash(folds[i : i + length]))
    kinds = names.kinds_of(np.asarray(keys, np.uint32))
    longest: dict[int, tuple[int, int]] = {}
    for start, length, kind in zip(starts, lengths, kinds.tolist(), strict=True):
        if kind:
            longest[start] = (length, kind)
    out = np.zeros(len(surfaces), np.int64)
    reached = 0
    for start, (length, kind) in longest.items():
        if start >= reached:
            out[start] = 2 * kind - 1
            out[start + 1 : start + length] = 2 * kind
            reached = start + length
    return out
