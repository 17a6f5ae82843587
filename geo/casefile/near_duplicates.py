"""Texts that are nearly the same: told by the runs of five words they share.

A text's fingerprint is its smallest hashes of such runs (Broder's bottom-k sketch): texts with much in common share
some of them, so that candidates are found by an index and only those are compared in full.
"""

import re
from hashlib import blake2b

RUN = 5  # words
KEPT = 32  # hashes a text
ALIKE = 0.8  # the share of its runs from which a text nearly repeats an earlier one
_WORD = re.compile(r"\w+")


def runs(text: str) -> set[str]:
    """Return the runs of five words of a text, without case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    return {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()


def fingerprint(text: str) -> list[int]:
    """Return the smallest hashes of the text's runs, as signed 64-bit integers, smallest first."""
    hashes = (int.from_bytes(blake2b(r.encode(), digest_size=8).digest(), signed=True) for r in runs(text))
    return sorted(hashes)[:KEPT]


def likeness(text: str, earlier: str) -> float:
    """Return the share of a text's runs that an earlier one has too, 0 to 1; a longer, later text says something new.

    >>> likeness("a b c d e f", "A b c d e f! And more.")
    1.0
    """
    own = runs(text)
    return len(own & runs(earlier)) / len(own) if own else 0.0
