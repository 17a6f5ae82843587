"""Where the subject of a verb of saying stands: before it, over asides, or after it."""

import re
from collections.abc import Sequence

from geo.extraction.sentence_tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, Token, is_adverb
from geo.extraction.speech_verbs import NOUN_LIKE, SAYING

RELATIVES = frozenset("who which".split())
_BOUNDARIES = frozenset(
    """; : — – ( “ ” \" that as while when where because but although though after before if until unless whereas
    and or than since so ! ?""".split()
)
_CLAUSE_ENDS = frozenset(", ; : — –".split())
_ASIDE_STARTS = frozenset(
    """whose himself herself itself themselves “ " call nicknamed known codenamed made held led speaking citing also
    meanwhile however though for""".split()
)
_AFTER_NAME = frozenset(
    """, . ; : — – ( who when while that as after “ ” \" ? ! there on in at by before during near late""".split()
)
_PAST = re.compile(r"[a-z]{3,}ed")
Span = tuple[int, int]


def subject_before(tokens: Sequence[Token], verb: int, text: str) -> Span | None:
    """Return first and last token of the subject that ends before token `verb`; None when there is none there.

    Asides between commas are passed over: "The KNU, the main armed group there, said".
    """
    k = verb - 1
    if k >= 0 and tokens[k].lower == ")":
        while k > 0 and tokens[k].lower != "(":
            k -= 1
        k -= 1
    if k < 0 or tokens[k].lower in _BOUNDARIES:
        return None
    if tokens[k].lower in RELATIVES:
        return _antecedent(tokens, k)
    if tokens[k].lower == ",":
        return _before_asides(tokens, k, text)
    first = _chunk_start(tokens, k, text)
    if first == k and tokens[k].lower in PREPOSITIONS and first and tokens[first - 1].lower == ",":
        return _before_asides(tokens, first - 1, text)
    return _phrase_start(tokens, first, k, text), k


def subject_after(tokens: Sequence[Token], verb: int, text: str) -> Span | None:
    """Return the subject that follows the verb: ", said a surgeon who ..."; None when something said follows."""
    k = verb + 1
    if k >= len(tokens):
        return None
    word = tokens[k].lower
    if (
        not word[0].isalpha()
        or word in PREPOSITIONS
        or word in ("that", "there", "this", "it")
        or is_adverb(word)
    ):
        return None
    stop = k
    while stop < len(tokens):
        lower = tokens[stop].lower
        if lower in _AFTER_NAME or lower[0] == "\0":
            break
        if lower in AUXILIARIES or (lower in SAYING and stop > k):
            return None  # "X, a spokesman, said the army had left"
        stop += 1
    if stop - k > 12 or (stop < len(tokens) and tokens[stop].lower == "that"):
        return None
    if stop + 2 < len(tokens) and tokens[stop].lower == "," and word in DETERMINERS:
        name = stop + 1
        while name < len(tokens) and _is_name(tokens[name], text):
            name += 1
        if name - stop > 2:  # "said a nurse, Paris Haddad, 27"
            return stop + 1, name - 1
    return k, stop - 1


def _is_name(token: Token, text: str) -> bool:
    return text[token.start].isupper()


def _chunk_start(tokens: Sequence[Token], k: int, text: str) -> int:
    first = k
    while first > 0:
        before = tokens[first - 1].lower
        if before == "," or (before in SAYING and before not in NOUN_LIKE and first - 1 > 0):
            break
        names = (
            before in ("and", "or")
            and first > 1
            and _is_name(tokens[first - 2], text)
            and _is_name(tokens[first], text)
        )
        if before in _BOUNDARIES and not names:
            break
        first -= 1
    return first


def _before_asides(tokens: Sequence[Token], comma: int, text: str) -> Span | None:
    last = comma - 1
    while last >= 0:
        first = _clause_start(tokens, last)
        if not _is_aside(tokens, first, text):
            opened = next((j for j in range(first, last + 1) if tokens[j].lower == "("), last + 1)
            return _phrase_start(tokens, first, max(first, opened - 1), text), max(first, opened - 1)
        last = first - 2
    return None


def _clause_start(tokens: Sequence[Token], k: int) -> int:
    while k > 0 and tokens[k - 1].lower not in _CLAUSE_ENDS:
        k -= 1
    return k


def _is_aside(tokens: Sequence[Token], first: int, text: str) -> bool:
    """Whether the words from token `first` to the next comma only describe: ", 46,", ", who gave only his name,"."""
    if first == 0:
        return False
    word = tokens[first].lower
    if (
        word in RELATIVES
        or word in _ASIDE_STARTS
        or word[0].isdigit()
        or word[0] == "\0"
        or word in PREPOSITIONS
    ):
        return True
    if is_adverb(word) or _PAST.fullmatch(word):
        return True
    if word not in ("a", "an", "the"):
        return False
    # a description only when what stands before it can be a name: "The KNU, the main group, said"
    start = _clause_start(tokens, first - 2) if first > 1 else 0
    opening = tokens[start].lower
    following = tokens[start + 1].lower if start + 1 < first else ""
    if opening in DETERMINERS:
        return True
    if opening in PREPOSITIONS or not _is_name(tokens[start], text):
        return False
    return following not in PREPOSITIONS or opening.endswith("s")


def _phrase_start(tokens: Sequence[Token], first: int, last: int, text: str) -> int:
    """Drop what stands before the subject proper: "On Tuesday Kigali", "In its weekly summary Kyiv"."""
    while first < last and (tokens[first].lower[0] == "\0" or is_adverb(tokens[first].lower)):
        first += 1
    if tokens[first].lower not in PREPOSITIONS:
        return first
    k = last
    while (
        k > first and tokens[k - 1].lower not in PREPOSITIONS | DETERMINERS and tokens[k - 1].lower[0] != "\0"
    ):
        k -= 1
    if k > 0 and tokens[k - 1].lower in DETERMINERS:
        k -= 1
    name = last
    while name > k and _is_name(tokens[name - 1], text):
        name -= 1
    return name if name > k and _is_name(tokens[name], text) and tokens[k].lower in DETERMINERS else k


def _antecedent(tokens: Sequence[Token], relative: int) -> Span | None:
    """The noun before "who": "Ukrainian officers, who said"."""
    k = relative - 1
    if k >= 0 and tokens[k].lower == ",":
        k -= 1
    first = k
    while (
        first > 0
        and tokens[first - 1].lower not in PREPOSITIONS | _BOUNDARIES
        and tokens[first - 1].lower != ","
    ):
        first -= 1
    return (first, k) if 0 <= first <= k else None


def opens_after_mark(tokens: Sequence[Token], k: int) -> bool:
    """Whether token `k` begins the sentence or follows a comma, a dash or the end of a quotation."""
    return k < 0 or tokens[k].lower in (",", "”", '"', "?", "!", "’", "—", "–")


def is_pronoun(token: Token) -> bool:
    """Whether the token is a personal pronoun."""
    return token.lower in PRONOUNS
