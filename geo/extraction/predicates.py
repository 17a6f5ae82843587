"""What a sentence says was done: its verb groups, each with its voice and with what it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.extraction.sentence_tokens import Token, is_adverb
from geo.extraction.verbs import HAPPENS, PHRASES, PHRASES_HAPPEN, STATES, VERBS, Kind

Voice = Literal["active", "passive", "bare"]  # bare: "killed" with no auxiliary, either of the two
_BE = frozenset("am is are was were be been being get gets got getting ’re 're".split())
_HAVE = frozenset("have has had having ’ve 've".split())
_MODAL = frozenset("will would can could may might must shall should".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group: `first` to `last` are token indices (inclusive) with auxiliaries and particle."""

    first: int
    last: int
    verb: int
    lemma: str
    kind: Kind
    voice: Voice
    gerund: bool
    happens: bool  # what it says befalls its subject: "died", "fled"
    negated: bool = False
    modal: bool = False


def find_predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """Return the verb groups with a known kind, in order; "killed or wounded" are two."""
    found: list[Predicate] = []
    for i, token in enumerate(tokens):
        word = token.lower
        if word == "unaccounted" or (
            word == "missing" and i and tokens[i - 1].lower not in ("the", "a", "go", "went", "gone", "going")
        ):
            first, _, negated, modal = _auxiliaries(tokens, i)
            found.append(Predicate(first, i, i, "miss", "miss", "passive", False, True, negated, modal))
            continue
        if (state := STATES.get(word)) and i and _is_state(tokens, i):
            first, _, negated, modal = _auxiliaries(tokens, i)
            found.append(Predicate(first, i, i, word, state, "passive", False, True, negated, modal))
            continue
        entry = VERBS.get(word)
        if entry is None:
            continue
        lemma, kind, form = entry
        particle = _particle(tokens, i, lemma)
        if particle is not None:
            kind = PHRASES[(lemma, tokens[particle].lower)]
        elif lemma == "shoot":
            kind = "kill" if form == "past_or_participle" else None
        if kind is None:
            continue
        first, auxiliary, negated, modal = _auxiliaries(tokens, i)
        happens = lemma in HAPPENS or (
            particle is not None and (lemma, tokens[particle].lower) in PHRASES_HAPPEN
        )
        if lemma == "go" and particle is None and not _goes_somewhere(tokens, i):
            continue
        if lemma == "have" and (form == "gerund" or _is_auxiliary(tokens, i)):
            continue
        if form == "present" and auxiliary is None and (word == "down" or _is_noun(tokens, i)):
            continue
        voice: Voice = "active"
        if form in ("past_or_participle", "participle"):
            if auxiliary in _BE:
                voice = "passive"
            elif auxiliary is None:
                voice = "bare"
        last = particle if particle is not None and particle == i + 1 else i
        found.append(Predicate(first, last, i, lemma, kind, voice, form == "gerund", happens, negated, modal))
    return found


def _goes_somewhere(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].lower in (
        "to",
        "abroad",
        "into",
        "back",
        "home",
        "on",
        "across",
        "north",
        "south",
        "east",
        "west",
    )


_LINKS = frozenset(
    """is are was were be been remain remains remained left leaving leave feared believed presumed confirmed reported
    declared pronounced found lay lie lying counted being""".split()
)


def _is_state(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].lower in ("seen", "heard"):
        return any(
            t.lower in ("not", "never") or t.lower.endswith(("n’t", "n't")) for t in tokens[max(0, i - 4) : i]
        )
    return tokens[i - 1].lower in _LINKS or any(
        t.lower in ("left", "leaving", "leaves") for t in tokens[max(0, i - 6) : i]
    )


def _particle(tokens: Sequence[Token], i: int, lemma: str) -> int | None:
    """The index of the particle that belongs to the verb: next to it, or after a short object."""
    for j in range(i + 1, min(len(tokens), i + 7)):
        word = tokens[j].lower
        if (lemma, word) in PHRASES:
            if j == i + 1 or word not in ("to", "from", "into", "over", "out", "up", "off"):
                return j
            if j > i + 1 and word in ("from", "to", "out") and PHRASES[(lemma, word)] == "flee":
                return j
            return None
        if (
            not (word[0].isalnum() or word in '“”"')
            or word in ("and", "but", "that", "who", "which")
            or word in _BE
        ):
            return None
    return None


def _auxiliaries(tokens: Sequence[Token], i: int) -> tuple[int, str | None, bool, bool]:
    """Return the first token of the verb group, its nearest auxiliary, whether it is negated and modal."""
    first, auxiliary, negated, modal = i, None, False, False
    j = i - 1
    while j >= 0 and i - j < 7:
        word = tokens[j].lower
        if word in ("not", "never") or word.endswith(("n’t", "n't")):
            negated = True
            first = j
        elif word in _BE or word in _HAVE:
            auxiliary = auxiliary or word
            first = j
        elif word in _MODAL or word in ("to", "plans", "planned"):
            modal = modal or word in ("could", "would", "may", "might")
            first = j
        elif is_adverb(word) or word in "“‘":
            pass
        elif word in ("or", "and") and j and tokens[j - 1].lower in VERBS and i - j == 1:
            # "have been killed or wounded": the second verb shares the auxiliaries of the first
            outer = _auxiliaries(tokens, j - 1)
            if outer[1] in _BE and VERBS[tokens[i].lower][2] in ("past_or_participle", "participle"):
                return i, outer[1], negated or outer[2], modal or outer[3]
            break
        else:
            break
        j -= 1
    return first, auxiliary, negated, modal


def _is_auxiliary(tokens: Sequence[Token], i: int) -> bool:
    for token in tokens[i + 1 : i + 6]:
        word = token.lower
        if is_adverb(word) or word in _BE:
            if word in _BE:
                return True
            continue
        entry = VERBS.get(word)
        return bool(
            (entry and entry[2] in ("past_or_participle", "participle"))
            or re.fullmatch(r"[a-z-]{2,}(?:ed|wn|ken|ven)", word)
            or word
            in (
                "said",
                "told",
                "put",
                "set",
                "made",
                "met",
                "cut",
                "become",
                "come",
                "seen",
                "done",
                "begun",
                "gone",
            )
        )
    return False


_BEFORE_NOUN = frozenset(
    """a an the its their his her our this that these those of in on at by with from for no any some every each under
    russian ukrainian israeli drone missile rocket air ground artillery several many more two three four ’s 's""".split()
)


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether "attack", "control", "fire" or "land" is a noun here, not a verb in the present."""
    before = tokens[i - 1].lower if i else ""
    return not i or before in _BEFORE_NOUN or before.endswith(("’s", "'s")) or before[0].isdigit()
