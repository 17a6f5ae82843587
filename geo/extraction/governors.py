"""Which verb a figure hangs on: "killed 41 people", "two people died", "62 mercenaries and 31 soldiers"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.extraction.figures import Figure
from geo.extraction.nouns import BEFALLEN
from geo.extraction.nouns_of_doing import LABELS, NOUNS, noun_predicate
from geo.extraction.predicates import Predicate, find_predicates
from geo.extraction.sentence_tokens import Token, is_adverb

Relation = Literal["object", "subject", "agent"]

_DETERMINERS = frozenset(
    """the a an its their his her our my your these those another further additional other some all both any total of
    “ ” " ‘ ’ around more only just as many""".split()
)
_SUBORDINATORS = frozenset(
    """when while as after before because although though if unless where whereas than whether since until so but""".split()
)
_PREPOSITIONS = frozenset(
    """in on at of to from by for with without near around across over under between among amid against through
    throughout toward towards into onto within inside outside along behind beyond beside during about
    including""".split()
)
_TAKES_FIGURE = frozenset(
    "on aboard with by from in to into at over under against for across near around off using".split()
)
_RELATIVES = frozenset("who which that whom".split())
_JOINING = frozenset("and or , & ( plus / with including".split())
_JOINS = _JOINING | frozenset(") as well also another further other more “ ” – - +".split())
_PASSES = _TAKES_FIGURE | frozenset("including of among between them whom those (".split())
_PRONOUNS = frozenset("it he she they we i you there".split())
_CLAUSE_MARKS = frozenset(";:?!—…")


_REPORTED = frozenset(
    """believed estimated thought feared reported said known presumed understood expected assumed alleged confirmed
    considered""".split()
)
_BEING = frozenset("is are was were be been being".split())
_FINITE = frozenset("is are was were has have had will would could may might can".split())


@dataclass(frozen=True, slots=True)
class Governor:
    """The predicate of a figure, how the figure relates to it, and a second predicate coordinated with it."""

    predicate: Predicate
    relation: Relation
    second: Predicate | None = None
    direct: bool = True


class Clause:
    """A sentence's tokens, predicates and figures, indexed so that each can find its neighbours."""

    def __init__(
        self, text: str, start: int, end: int, tokens: Sequence[Token], figures: Sequence[Figure]
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.tokens = tokens
        self.predicates = find_predicates(self.tokens)
        self.figures = list(figures)
        self._governors: list[Governor | None] = []
        self._figure_at: dict[int, int] = {}
        self._first: list[int] = []
        self._last: list[int] = []
        cursor = 0
        for number, figure in enumerate(self.figures):
            while cursor < len(self.tokens) and self.tokens[cursor].end <= figure.start:
                cursor += 1
            last = cursor
            while last + 1 < len(self.tokens) and self.tokens[last + 1].start < figure.end:
                last += 1
            self._first.append(min(cursor, max(len(self.tokens) - 1, 0)))
            self._last.append(min(last, max(len(self.tokens) - 1, 0)))
            for j in range(cursor, last + 1):
                self._figure_at.setdefault(j, number)
        self._predicate_at: dict[int, Predicate] = {}
        # "11 wounded" is a figure, its participle is no predicate of another one
        self.predicates = [p for p in self.predicates if p.verb not in self._figure_at]
        for predicate in self.predicates:
            for j in range(predicate.first, predicate.last + 1):
                self._predicate_at[j] = predicate

    def governor(self, number: int) -> Governor | None:
        """Return what governs figure `number`: the verb it is object or subject of, its siblings' otherwise."""
        while len(self._governors) <= number:  # in order: a figure may share the governor of the one before
            self._governors.append(self._find(len(self._governors)))
        return self._governors[number]

    def _find(self, number: int) -> Governor | None:
        before = self._label_of(number) if self.figures[number].labelled else self._object_of(number)
        if before and before.predicate.kind not in ("deploy", "leave", "hold", "move"):
            return before
        if own := self._direct_subject_of(number) or before:
            return own
        sibling = self._governors[number - 1] if number and self._is_sibling(number) else None
        if sibling is not None and sibling.relation != "agent":
            return replace(sibling, direct=False)
        if number + 1 < len(self.figures) and self._is_sibling(number + 1, 2):
            found = self._direct_subject_of(number + 1)
            if found and found.relation == "subject" and found.predicate.voice == "passive":
                return replace(found, direct=False)
        return self._subject_of(number) or self._list_object_of(number) or self._trailing(number)

    def _trailing(self, number: int) -> Governor | None:
        """The verb of the figure before it, for a late addition: "40 tanks had been destroyed there, and thirty guns"."""
        i = self._first[number] - 1
        if not number or i < 0 or self.tokens[i].lower not in ("and", "plus"):
            return None
        if self.figures[number].noun_class in BEFALLEN:
            return None
        after = self._last[number] + 1
        if after < len(self.tokens) and self.tokens[after].lower not in (
            ".",
            ",",
            ";",
            ")",
            "in",
            "near",
            "at",
            "on",
        ):
            return None
        found = self._governors[number - 1]
        if found is None or found.relation != "subject" or found.predicate.voice != "passive":
            return None
        return replace(found, direct=False)

    def _label_of(self, number: int) -> Governor | None:
        """What a list of labelled numbers is of: "losses since the start of the war: personnel - 900, tanks - 12"."""
        for i in range(self._first[number] - 1, -1, -1):
            word = self.tokens[i].lower
            if word in ("losses", "lost"):
                return Governor(noun_predicate(i, i, "losses", "lose"), "object")
            if word in LABELS and i + 1 < len(self.tokens) and self.tokens[i + 1].lower == ":":
                return Governor(noun_predicate(i, i, word, LABELS[word]), "object")
        return None

    def _object_of(self, number: int) -> Governor | None:
        i = self._first[number] - 1
        while i >= 0 and (self.tokens[i].lower in _DETERMINERS or is_adverb(self.tokens[i].lower)):
            if self.tokens[i].lower == "of" and i and self.tokens[i - 1].lower in NOUNS:
                break
            i -= 1
        return self._as_object(i) or self._nominal(i)

    def _nominal(self, i: int) -> Governor | None:
        """Read a noun of doing before the figure: "the loss of 15 lorries", "losses amounted to 455 men", "killed: 12"."""
        if i < 1:
            return None
        word, before = self.tokens[i].lower, self.tokens[i - 1].lower
        if word in ("of", "on") and before in NOUNS:
            return Governor(noun_predicate(i - 1, i, before, NOUNS[before]), "object")
        if word in (":", "–", "-", "—") and (label := LABELS.get(before)):
            return Governor(noun_predicate(i - 1, i, before, label), "object")
        if word in (
            "to",
            "at",
            "were",
            "are",
            "was",
            "totalled",
            "totaled",
            "included",
            "include",
            "includes",
            "comprised",
            "reached",
            "exceeded",
        ):
            for j in range(i - 1, max(-1, i - 14), -1):
                lower = self.tokens[j].lower
                if (
                    (said := self._predicate_at.get(j)) is not None
                    and said.voice == "bare"
                    and word in ("were", "was")
                ):
                    return Governor(said, "object")  # "the aircraft lost there were two L-39s"
                if lower in _CLAUSE_MARKS or j in self._predicate_at:
                    return None
                if lower in ("losses", "casualties"):
                    return Governor(noun_predicate(j, i, lower, "lose"), "object")
        return None

    def _as_object(self, i: int) -> Governor | None:
        predicate = self._predicate_at.get(i)
        if predicate is None or (i != predicate.last and i != predicate.verb):
            return None
        if predicate.voice == "passive" and not predicate.gerund and predicate.lemma != "lose":
            return None
        if (
            predicate.happens
            and predicate.voice != "passive"
            and predicate.lemma in ("die", "flee", "land", "fall")
        ):
            return None
        return Governor(predicate, "object", self._coordinated_before(predicate))

    def _coordinated_before(self, predicate: Predicate) -> Predicate | None:
        i = predicate.first - 1
        if (i > 0 and self.tokens[i].lower in ("and", "or")) or (i > 1 and self.tokens[i].lower == "/"):
            other = self._predicate_at.get(i - 1)
            if other is not None and other.last == i - 1:
                return other
        return None

    def _coordinated_after(self, predicate: Predicate) -> Predicate | None:
        i = predicate.last + 1
        if i + 1 < len(self.tokens) and self.tokens[i].lower in ("and", "or", "/"):
            other = self._predicate_at.get(i + 1)
            if other is not None and other.voice != "active" and other.first == i + 1:
                return other
        return None

    def _direct_subject_of(self, number: int) -> Governor | None:
        i = self._last[number] + 1
        while i < len(self.tokens) and (
            is_adverb(self.tokens[i].lower)
            or (
                self.tokens[i].lower in ("”", '"', "’", "in", "all")
                and (
                    i + 1 < len(self.tokens)
                    and (self.tokens[i].lower != "in" or self.tokens[i + 1].lower == "all")
                )
            )
        ):
            i += 1
        predicate = self._predicate_at.get(i)
        if predicate is None or (predicate.voice != "bare" and self._in_phrase(number)):
            return None
        return self._as_subject(predicate)

    def _in_phrase(self, number: int) -> bool:
        """Whether a preposition takes the figure ("attackers on 50 motorcycles"): it is subject of nothing."""
        i = self._first[number] - 1
        while i >= 0 and self.tokens[i].lower in ("the", "its", "their", "his", "these", "those"):
            i -= 1
        return i >= 0 and self.tokens[i].lower in _TAKES_FIGURE

    def _as_subject(self, predicate: Predicate) -> Governor | None:
        second = self._coordinated_after(predicate)
        if predicate.voice == "passive" or predicate.happens:
            return Governor(predicate, "subject", second)
        if predicate.voice == "bare" and self._ends_phrase(predicate.last + 1):
            return Governor(predicate, "subject", second)
        if predicate.gerund:
            return None
        return Governor(predicate, "agent")

    def _ends_phrase(self, i: int) -> bool:
        """Whether no object follows: the bare participle before it is passive ("45 wounded in the raid")."""
        if i >= len(self.tokens):
            return True
        word = self.tokens[i].lower
        if word in ("“",):
            return True
        return (
            word in _PREPOSITIONS or word in _SUBORDINATORS or not word[0].isalnum() or word[0] == "\0"
            or word in ("and", "or", "who", "this", "nationwide", "overnight", "there", "so", "far", "yesterday", "today")
            or word in ("is", "are", "was", "were", "have", "has", "had") or is_adverb(word)
        )  # fmt: skip

    def _subject_of(self, number: int) -> Governor | None:
        """Scan forward over prepositional phrases and asides to the first verb that takes the figure as subject."""
        if self._in_phrase(number):
            return None
        depth = 0
        i = self._last[number] + 1
        limit = min(len(self.tokens), i + 30)
        while i < limit:
            word = self.tokens[i].lower
            if word in _CLAUSE_MARKS or (word in _SUBORDINATORS and depth == 0):
                return None
            if word in '“”"' and depth == 0:
                return None
            if word == "(":
                depth += 1
            elif word == ")":
                if not depth:
                    return None
                depth -= 1
            elif depth == 0:
                predicate = self._predicate_at.get(i)
                if predicate is not None:
                    if predicate.gerund:
                        i = predicate.last + 1
                        continue
                    if predicate.voice == "active" and not predicate.happens:
                        return Governor(predicate, "agent", None, False)
                    found = self._as_subject(predicate)
                    return replace(found, direct=False) if found else None
                if self._unknown_verb(i):
                    return None
                other = self._figure_at.get(i)
                if other is not None and i == self._first[other] and not self._passes(number, other):
                    return None
                if word == "," and self._new_clause(i + 1):
                    return None
            i += 1
        return None

    def _passes(self, number: int, other: int) -> bool:
        """Whether the scan for the verb of `number` may go on over figure `other`: a sibling, a part or a place's distance."""
        before = self.tokens[self._first[other] - 1].lower
        if before in ("and", "or", ","):
            return self._coordinates(self._last[number] + 1, self._first[other] - 1, 2)
        return before in _PASSES

    def _unknown_verb(self, i: int) -> bool:
        """Whether a finite verb without a kind stands at `i`: nothing beyond it is said of the figure."""
        word = self.tokens[i].lower
        if word in _REPORTED and i and self.tokens[i - 1].lower in _BEING:
            return False
        if word in _FINITE:
            j = i + 1
            while j < len(self.tokens) and (
                is_adverb(self.tokens[j].lower)
                or self.tokens[j].lower
                in ("been", "be", "being", "not", "have", "to", "among", "still", "those")
                or self.tokens[j].lower in _REPORTED
            ):
                j += 1
            return j not in self._predicate_at
        return word in ("said", "says", "say", "told", "according", "reported")

    def _new_clause(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        word = self.tokens[i].lower
        if word in ("and", "but", "while", "with", "as"):
            j = i + 1
            return j < len(self.tokens) and (
                self.tokens[j].lower in _PRONOUNS
                or self.tokens[j].lower in ("the", "a", "an")
                or j in self._figure_at
            )
        return word in _PRONOUNS

    def _is_sibling(self, number: int, longest: int = 6) -> bool:
        """Whether a figure is coordinated with the one before: "62 men and 31 ...", "2 km2 for last week and 51 km2"."""
        return self._coordinates(self._last[number - 1] + 1, self._first[number] - 1, longest)

    def _coordinates(self, first: int, last: int, longest: int) -> bool:
        """Whether tokens `first` to `last` only join two figures, with at most `longest` words of their own."""
        joined, content = False, 0
        for i in range(first, last + 1):
            word = self.tokens[i].lower
            if word in _JOINS or word in _DETERMINERS:
                joined = joined or word in _JOINING
            elif i in self._predicate_at or word in _PRONOUNS or word in _SUBORDINATORS or word in _RELATIVES:
                return False
            else:
                content += word[0] != "\0"
                if content > longest:
                    return False
        return joined and not (content and self.tokens[last].lower == ",")

    def _list_object_of(self, number: int) -> Governor | None:
        """Scan back through a list of noun phrases to its verb: "killing a commander, his wife and their two daughters"."""
        i = self._first[number] - 1
        while i >= 0 and (self.tokens[i].lower in _DETERMINERS or is_adverb(self.tokens[i].lower)):
            i -= 1
        if i < 0 or self.tokens[i].lower not in ("and", "or", ",", "including", "&"):
            return None
        steps = 0
        while i >= 0 and steps < 22:
            word = self.tokens[i].lower
            if i in self._predicate_at:
                return self._as_object(i) if steps > 1 else None
            if (
                word in _CLAUSE_MARKS
                or word in _SUBORDINATORS
                or word in _PRONOUNS
                or word in _RELATIVES
                or self._unknown_verb(i)
            ):
                return None
            i -= 1
            steps += 1
        return None
