"""Reports that are nearly the same text: wire copy with another headline, a page saved twice."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from geo.model import Report

SHINGLE_WORDS = 5
LEAST_SHARED = 0.8  # of its own shingles: a longer, later report says something new
_SKETCH = 200  # smallest digests of a report's shingles: enough to meet any near duplicate by (Broder 1997)
_COMMON = 200  # reports that share one shingle: it is boilerplate and tells nothing
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A report that nearly repeats an earlier one.

    `shared` is the share (0..1) of its runs of five words that the earlier one has too. Where `same_figures`
    is false it states a number that the earlier one does not: then it is rather an update than a duplicate.
    """

    report: str
    repeats: str
    shared: float
    same_figures: bool


def near_duplicates(reports: Sequence[Report], least: float = LEAST_SHARED) -> list[NearDuplicate]:
    """Return the reports that nearly repeat an earlier one, each with the earlier one that it shares most with.

    Time grows with the number of reports and of near pairs, not with all pairs. A text of fewer than
    five words only matches one that is the same.
    """
    shingles = [_shingles(report.text) for report in reports]
    holders: dict[int, list[int]] = defaultdict(list)
    found = []
    for index, own in enumerate(shingles):
        sketch = sorted(own)[:_SKETCH]
        met: Counter[int] = Counter()
        for shingle in own:
            if 0 < len(holders.get(shingle, ())) <= _COMMON:
                met.update(holders[shingle])
        best = max(
            ((_share(own, shingles[other]), -other) for other, _ in met.most_common(20)), default=(0.0, 0)
        )
        if best[0] >= least:
            other = reports[-best[1]]
            found.append(NearDuplicate(reports[index].id, other.id, round(best[0], 3),
                                       states_nothing_new(reports[index].text, other.text)))  # fmt: skip
        for shingle in sketch:
            holders[shingle].append(index)
    return found


def states_nothing_new(text: str, earlier: str) -> bool:
    """Return whether every number of a text is in the earlier one too: else it is rather an update.

    >>> states_nothing_new("12 killed on Monday", "12 killed and 30 hurt"), states_nothing_new("14 killed", "12 killed")
    (True, False)
    """
    return _figures(text) <= _figures(earlier)


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    runs = (
        [words[i : i + SHINGLE_WORDS] for i in range(max(1, len(words) - SHINGLE_WORDS + 1))] if words else []
    )
    return frozenset(
        int.from_bytes(blake2b(" ".join(run).encode("utf-8", "replace"), digest_size=8).digest())
        for run in runs
    )


def _share(own: frozenset[int], other: frozenset[int]) -> float:
    return len(own & other) / len(own) if own else 0.0


def _figures(text: str) -> set[str]:
    return set(_NUMBER.findall(text))
