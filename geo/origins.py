"""Sentences that several reports share: word for word, or nearly, they have one origin and count once.

Two sentences have one origin when their runs of two words are the same, or nearly (Jaccard of at least
0.8), or when the shorter stands in the longer; see A. Broder, "On the resemblance and containment of
documents" (1997) for the two measures. Words that change what is stated (numbers, negations, days and
months) must agree: "12 were killed" and "14 were killed" are two statements, however alike.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

ALIKE = 0.8  # Jaccard of the runs of two words
CONTAINED = 0.95  # share of the shorter one's runs that the longer one has too
_LEAST_NEAR = 8  # words: shorter sentences are alike by chance, and must be the same
_LEAST_SAME = 4  # words: "Two people died." may be written by anyone

_SHARED = 3  # rare runs that two sentences must share before they are compared in full

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_TELLING = frozenset(
    """no not never none neither nor without deny denies denied denying cannot
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow
    january february march april june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec more less fewer least most under over""".split()
)


def words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence without case, punctuation, and the many forms of quotes and spaces.

    >>> words("“It’s  ours,” HE said: 1,200 men.")
    ("it's", 'ours', 'he', 'said', '1,200', 'men')
    """
    folded = unicodedata.normalize("NFKC", sentence).translate(_QUOTES).casefold()
    return tuple(_WORD.findall(folded))


def same_statement(one: str, other: str) -> bool:
    """Whether two sentences are word for word, or nearly, the same.

    >>> same_statement("Ukraine seized 984 km² of Kursk.", "Ukraine  seized 984 km² of KURSK")
    True
    """
    return len(set(origin_groups([one, other]))) == 1


def origin_groups(sentences: Sequence[str]) -> list[int]:
    """Return for each sentence the index of the first one with the same origin, its own where it is the first.

    Every pair that is alike is found: a sentence is looked up by its rarest runs of words, so that time
    grows with the number of sentences and of near pairs, not with all pairs.
    """
    told = [words(sentence) for sentence in sentences]
    first: dict[tuple[str, ...], int] = {}
    leader = list(range(len(told)))
    for index, own in enumerate(told):
        if len(own) >= _LEAST_SAME:
            leader[index] = first.setdefault(own, index)
    _join_near(told, sorted(first.values()), leader)
    return [_root(leader, index) for index in range(len(told))]


def _join_near(told: Sequence[tuple[str, ...]], different: Iterable[int], leader: list[int]) -> None:
    """Join in `leader` the sentences among `different` that are nearly the same."""
    numbers: dict[tuple[str, str], int] = {}
    runs: dict[int, frozenset[int]] = {}
    for index in different:
        if len(told[index]) >= _LEAST_NEAR:
            pairs = zip(told[index], told[index][1:], strict=False)
            runs[index] = frozenset(numbers.setdefault(pair, len(numbers)) for pair in pairs)
    holders: dict[int, list[int]] = defaultdict(list)
    for index, own in runs.items():
        for run in own:
            holders[run].append(index)
    for index, own in runs.items():
        # What is alike lacks a fifth of the smaller one's runs at most, hence shares `_SHARED` of these rarest.
        lacking = len(own) - ceil(ALIKE * len(own) - 1e-9)
        rare = sorted(own, key=lambda run: len(holders[run]))[: lacking + _SHARED]
        met: Counter[int] = Counter()
        for run in rare:
            met.update(holders[run])
        for other, shared in met.items():
            if shared < len(rare) - lacking or other == index or len(own) > len(runs[other]):
                continue
            a, b = _root(leader, index), _root(leader, other)
            if a != b and _alike(own, runs[other], told[index], told[other]):
                leader[max(a, b)] = min(a, b)


def _alike(
    shorter: frozenset[int],
    longer: frozenset[int],
    words_of_shorter: Sequence[str],
    words_of_longer: Sequence[str],
) -> bool:
    shared = len(shorter & longer)
    if shared >= ALIKE * len(shorter | longer):
        return _telling(words_of_shorter) == _telling(words_of_longer)
    return shared >= CONTAINED * len(shorter) and _telling(words_of_shorter) <= _telling(words_of_longer)


def _telling(told: Sequence[str]) -> Counter[str]:
    return Counter(w for w in told if w[0].isdigit() or w in _TELLING or w.endswith("n't"))


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        index = leader[index]
    return index
