"""The words and signs of a sentence, and the small words that hold it together."""

import re
from typing import NamedTuple

PREPOSITIONS = frozenset(
    """in on at by for from with after before during near around across over under since of to against among amid
    despite according about within inside outside between through following""".split()
)
DETERMINERS = frozenset("the a an its their his her our this that these those another one some".split())
AUXILIARIES = frozenset(
    "can must shall has have had was were is are be been being will would could may might did does do not".split()
)
PRONOUNS = frozenset("it he she they we i you".split())
_ADVERBS = frozenset(
    """also already now still again then not never ever so far even just only later earlier since further reportedly
    subsequently there here soon often once together alone all both themselves himself itself badly too twice""".split()
)
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[’'.\-–][^\W_]+)*|\0+|\S")


class Token(NamedTuple):
    """A word or sign of the text: where it stands and its lower case. A date is one token of NULs."""

    start: int
    end: int
    lower: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`; "n’t" and "’s" stay with their word.

    >>> [t.lower for t in tokens_of("The U.S. army’s 80th", 0, 20)]
    ['the', 'u.s.', 'army’s', '80th']
    """
    return [Token(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text, start, end)]


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a verb and its subject or object."""
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly"))


def last_word(before: str) -> str:
    """Return the last word of `before` in lower case, an article passed over; empty when there is none.

    A cheap look that spares most numbers the long patterns that end in that word.

    >>> last_word("in excess of a ")
    'of'
    """
    words = before.rstrip().lower().rsplit(None, 2)[-2:]
    if len(words) == 2 and words[1] in ("a", "an"):
        return words[0]
    return words[-1] if words else ""
