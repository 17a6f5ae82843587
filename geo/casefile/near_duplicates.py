"""Texts that are nearly the same: the share of five-word runs they have in common.

A text's fingerprint is its smallest hashes of such runs (Broder's bottom-k sketch): texts with much in common share
some of them, so that candidates are found by an index and only those are compared in full.
"""

import re
from hashlib import blake2b

RUN = 5  # words
KEPT = 32  # hashes a text
ALIKE = 0.7  # the share of common runs from which two texts are called near-duplicates
_WORD = re.compile(r"\w+")


def runs(text: str) -> set[str]:
    """Return the runs of five words of a text, without case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    return {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()


def fingerprint(text: str) -> list[int]:
    """Return the smallest hashes of the text's runs, as signed 64-bit integers, smallest first."""
    hashes = (int.from_bytes(blake2b(r.encode(), digest_size=8).digest(), signed=True) for r in runs(text))
    return sorted(hashes)[:KEPT]


def likeness(one: str, other: str) -> float:
    """Return the share of runs that two texts have in common, 0 to 1 (Jaccard's index).

    >>> likeness("a b c d e f", "A b c d e f!")
    1.0
    """
    a, b = runs(one), runs(other)
    return len(a & b) / len(a | b) if a or b else 1.0
