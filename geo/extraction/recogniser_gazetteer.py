"""Finds place-like mentions with nothing but the gazetteer and the words around: no model, no training.

The longest run of words that the gazetteer knows, begun at a capitalised word, is a mention, unless the
words around say it is a person, a month or a plain word; organisation words around it make it a name's part.
"""

import re
from dataclasses import dataclass

from geo.gazetteer.names import (
    ADMIN1_WORDS,
    ADMIN2_WORDS,
    FACILITY_WORDS,
    NATURAL_WORDS,
    SETTLEMENT_WORDS,
    key,
)
from geo.gazetteer.sqlite import LONGEST_NAME, SqliteGazetteer
from geo.model import Mention, Sense

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", re.UNICODE)
_GLUE = re.compile(r"[ \u00a0]|-|–|\. |, D\.C\.")  # what may stand between the words of one name
_POSSESSIVE = re.compile(r"['’]s?$")
_TYPE_WORDS = ADMIN1_WORDS | ADMIN2_WORDS | FACILITY_WORDS | NATURAL_WORDS
_INNER = frozenset("of the de la le el al du des del en sur upon and border nuclear power refugee".split())

_PERSON_BEFORE = frozenset(
    """mr mrs ms miss dr sir lord lady king queen prince president minister secretary senator governor mayor
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt commander admiral spokesman
    spokeswoman spokesperson chairman pope rev judge professor prof ambassador envoy named called surnamed""".split()
)
_ORGANISATION = frozenset(
    """brigade battalion regiment division corps fleet squadron army university college institute school
    academy times post herald tribune gazette chronicle journal news daily media radio television tv agency
    bank company group corporation inc ltd foundation association society union federation league club
    council convention conventions accord accords agreement treaty protocol process pact charter court
    observatory watch commission committee party movement congress museum airlines airways railways united
    rovers wanderers bulls images street avenue road lane declaration memorandum summit conference games cup
    championship tribunal resolution""".split()
)
_ORGANISATION_OF = frozenset(
    """university bank church council republic institute college kingdom state states voice radio port
    treaty battle friends doctors alliance association federation bishop archbishop duke king queen prince""".split()
)
_LOCATIVE = frozenset("in at near from to of around outside inside into towards toward through via".split())
_NEVER = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday english christmas easter""".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str


class GazetteerRecogniser:
    """A `Recogniser` that knows what the gazetteer knows."""

    def __init__(self, gazetteer: SqliteGazetteer) -> None:
        self._gazetteer = gazetteer
        self._demonyms = gazetteer.demonyms()
        self._common = gazetteer.common_words()
        self._seats = gazetteer.governments()

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order; time grows with its length alone."""
        words = [_word(m) for m in _WORD.finditer(text)]
        lower = {w.text for w in words if w.text.islower()}
        people: set[str] = set()
        out: list[Mention] = []
        i = 0
        while i < len(words):
            word = words[i]
            if not word.text[0].isupper() or (word.key == "the" and self._has_article(text, words, i)):
                i += 1
                continue
            mention, used = self._at(text, words, i, lower, people)
            if mention is not None:
                out.append(mention)
            i += max(1, used)
        return out

    def stands_for_power(self, name: str) -> bool:
        """Whether a name is that of a building by which a government or army is called, such as the Pentagon."""
        kinds = (self._seats.get(p.id) for p, _ in self._gazetteer.ranked_names(name))
        return any(seat is not None and seat[1] != "capital" for seat in kinds)

    def _at(
        self, text: str, words: list[_Word], i: int, lower: set[str], people: set[str]
    ) -> tuple[Mention | None, int]:
        """Return the mention that begins at word `i`, and how many words it takes."""
        word = words[i]
        run = self._longest(text, words, i)
        demonym = self._demonym(text, words, i)
        if demonym and run <= demonym:
            end = words[i + demonym - 1].end
            return Mention(word.start, end, text[word.start : end], "demonym"), demonym
        if not run:
            return None, 1
        last = words[i + run - 1]
        if run == 1 and self._is_no_place(text, words, i, lower, people):
            return None, 1
        sense: Sense = "institution" if self._in_a_name(text, words, i, run) else "literal"
        start, end = word.start, _trim(text, word.start, last.end)
        return Mention(start, end, text[start:end], sense), run

    def _has_article(self, text: str, words: list[_Word], i: int) -> bool:
        """The Pentagon begins after its article, The Hague with it."""
        return not (_joined(text, words, i, 2) and words[i + 1].text == "Hague")

    def _demonym(self, text: str, words: list[_Word], i: int) -> int:
        for n in (2, 1):
            if i + n <= len(words) and _joined(text, words, i, n):
                form = " ".join(_POSSESSIVE.sub("", w.text) for w in words[i : i + n])
                if form in self._demonyms and not self._gazetteer.is_name(key(form)):
                    return n
                if form in self._demonyms and n == 1 and form not in self._common:
                    following = words[i + 1].text if i + 1 < len(words) else ""
                    if following.islower() and following not in _TYPE_WORDS and _joined(text, words, i, 2):
                        return n
        return 0

    def _longest(self, text: str, words: list[_Word], i: int) -> int:
        best = 0
        reach = 1
        while reach < LONGEST_NAME and i + reach < len(words) and _joined(text, words, i + reach - 1, 2):
            nxt = words[i + reach]
            if not (nxt.text[0].isupper() or nxt.key in _INNER or nxt.key in _TYPE_WORDS):
                break
            if _POSSESSIVE.search(words[i + reach - 1].text):
                break
            reach += 1
        for n in range(reach, 0, -1):
            last = words[i + n - 1]
            if n > 1 and last.key in _INNER:
                continue
            k = " ".join(w.key for w in words[i : i + n])
            if self._gazetteer.is_name(k) or (n > 1 and last.key in _TYPE_WORDS and self._known(words, i, n)):
                best = n
                break
        return best

    def _known(self, words: list[_Word], i: int, n: int) -> bool:
        """Return whether "X region", "X camp" or "X border region" names a type of place at a known X."""
        while n > 1 and (words[i + n - 1].key in _TYPE_WORDS or words[i + n - 1].key in _INNER):
            n -= 1
            base = " ".join(w.key for w in words[i : i + n])
            if self._gazetteer.is_name(base) and base not in self._common:
                return True
        return False

    def _is_no_place(self, text: str, words: list[_Word], i: int, lower: set[str], people: set[str]) -> bool:
        word = words[i]
        if word.key in _NEVER or word.text in people:
            return True
        if len(word.text.replace(".", "")) <= 3 and not self._short_name(text, word):
            return True
        begins = i == 0 or not _joined(text, words, i - 1, 2)
        before = words[i - 1] if not begins else None
        after = words[i + 1] if i + 1 < len(words) and _joined(text, words, i, 2) else None
        stands_for_power = any(
            p.id in self._seats for p, _ in self._gazetteer.named(word.key)
        )  # the Pentagon
        if word.key in self._common and not stands_for_power:
            located = before is not None and before.key in _LOCATIVE and self._main(word.key)
            if not located or word.text.casefold() in lower:
                return True
        if (
            before is not None
            and before.key in _PERSON_BEFORE
            and text[before.end : word.start] in (" ", ". ")
        ):
            people.add(word.text)
            return True
        # "Jordan Ames", "Roman Lgov": beside another capitalised word that is no place and no title
        for other, index in ((after, i + 1), (before, i - 1)):
            if (
                other is None
                or not other.text[0].isupper()
                or (_POSSESSIVE.search(word.text) and other is after)
            ):
                continue
            if text[min(word.end, other.end) : max(word.start, other.start)] != " ":
                continue
            k = other.key
            if (
                k in _TYPE_WORDS
                or k in _ORGANISATION
                or k in SETTLEMENT_WORDS
                or other.text in self._demonyms
                or other.text.isupper()
                or self._longest(text, words, index) > 0
                or (other is before and (k in self._common or k in lower or _starts(text, other)))
            ):
                continue
            people.add(word.text)
            people.add(other.text)
            return True
        return False

    def _short_name(self, text: str, word: _Word) -> bool:
        """UK, DRC and Ufa are places wherever they stand; TX, Ala. and Ms. are states after a comma only."""
        kinds = {p.kind for p, main in self._gazetteer.named(word.key) if main}
        if "country" in kinds or ("admin1" in kinds and text[: word.start].endswith(", ")):
            return True
        return bool(kinds - {"admin1"}) and not word.text.replace(".", "").isupper()

    def _main(self, k: str) -> bool:
        return any(main for _, main in self._gazetteer.named(k))

    def _in_a_name(self, text: str, words: list[_Word], i: int, run: int) -> bool:
        last = words[i + run - 1]
        if i + run < len(words) and not _POSSESSIVE.search(last.text):
            after = words[i + run]
            if after.text[0].isupper() and _joined(text, words, i + run - 1, 2):
                following = [after]
                if i + run + 1 < len(words) and _joined(text, words, i + run, 2):
                    following.append(words[i + run + 1])
                if any(w.key in _ORGANISATION and w.text[0].isupper() for w in following):
                    return True
        if i >= 2 and words[i - 1].text in ("of", "for") and _joined(text, words, i - 2, 3):
            head = words[i - 2]
            return head.text[0].isupper() and head.key in _ORGANISATION_OF | _ORGANISATION
        return i >= 1 and words[i - 1].text == "Images" and _joined(text, words, i - 1, 2)


def _word(match: re.Match[str]) -> _Word:
    raw = match.group()
    stripped = _POSSESSIVE.sub("", raw)
    return _Word(match.start(), match.end(), raw, key(stripped))


def _trim(text: str, start: int, end: int) -> int:
    found = _POSSESSIVE.search(text[start:end])
    return start + found.start() if found else end


def _joined(text: str, words: list[_Word], i: int, n: int) -> bool:
    """Return whether words i..i+n-1 follow one another with nothing but a space or hyphen between."""
    return i >= 0 and all(
        _GLUE.fullmatch(text, a.end, b.start) is not None
        for a, b in zip(words[i : i + n - 1], words[i + 1 : i + n], strict=False)
    )


def _starts(text: str, word: _Word) -> bool:
    """Return whether the word begins a sentence, where a capital says nothing."""
    before = text[max(0, word.start - 3) : word.start].rstrip(" \u00a0\"“‘'(")
    return not before or before[-1] in ".!?\n:;"
