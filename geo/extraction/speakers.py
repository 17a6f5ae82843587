"""Who says what: attributions in a text, and the speaker of any position in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.sentence_tokens import AUXILIARIES, DETERMINERS, PREPOSITIONS, Token, is_adverb
from geo.extraction.speaker_names import SpeakerNames, can_be_label, is_inanimate, trim
from geo.extraction.speech_subjects import opens_after_mark, subject_after, subject_before
from geo.extraction.speech_verbs import DENYING, INVERTING, SAYING, WEAK, says
from geo.model import Sentence

_ACCORDING = re.compile(
    r"\b(?:according\s+to|in\s+the\s+words\s+of|citing|per(?=\s+the\b))\s+"
    r"(?P<who>[^,.;:()“”\"—\n]+(?:\.(?=\w)[^,.;:()“”\"—\n]*)*)",
    re.IGNORECASE,
)
_BY_ACCOUNT = re.compile(
    r"\b(?:by|on|in|from)\s+(?P<who>[^,.;:()“”\"\s][^,.;:()“”\"]{0,60}?)(?:[’']s?)?\s+(?:own\s+)?"
    r"(?:estimates?|accounts?|counts?|tally|tallies|reckoning)\b",
    re.IGNORECASE,
)
_CLAIMS_BY = re.compile(
    r"\b(?:claims?|allegations?|reports?|accusations?|statements?|assertions?)\s+(?:by|from)\s+"
    r"(?P<who>[^,.;:()“”\"]{1,60}?)\s+that\b"
    r"|(?P<whose>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}?)[’']s?\s+(?:claims?|assertions?|allegations?)\s+(?:to\s+have|that|of)\b"
)
_LABEL = re.compile(r"[-–•*\s]*(?P<who>[A-Z][\w’'.&-]*(?:\s+[\w’'.&-]+){0,4}):\s+(?=\S)")
_NAME_ENDS = re.compile(
    r"\s+(?:who|which|when|while|that|as|after|before|on|in|at|by|to|during|near|with|there|here|late|early|speaking|adding|"
    r"and\s+(?:the|that)|has|have|had|was|were|is|are|said|told|\0+)(?:\s|$)|\0"
)
# whom "they" may be in its own sentence
_GROUPS = re.compile(
    r"\b(?:(?:the\s+)?(?:[\w’'-]+\s+){0,2}?)(?:fighters|forces|rebels|troops|separatists|militants|insurgents|jihadists|"
    r"officials|residents|villagers|authorities|guerrillas|Houthis)(?:\s+of\s+the(?:\s+[A-Z][\w’']+)+)?\b"
)
_CLOSERS = frozenset(
    "late early there adding correcting citing last this earlier later reporters journalists again today yesterday".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X says", from its subject to the end of its verb.

    What follows it in the sentence is said when it `leads`, what precedes it (back to `reach`) when it
    `trails`. A `weak` one (pictures, registers) gives way to any other in its sentence.
    """

    start: int
    verb_end: int
    reach: int
    speaker: str | None
    lemma: str = "say"
    leads: bool = True
    trails: bool = False
    weak: bool = False

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.lemma in DENYING


class Speakers:
    """The attributions of a whole text, sentence by sentence.

    `text` has its dates written over with NULs; `tokens` are those of each sentence.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._names = SpeakerNames()
        self._quoted = _quotations(text)
        self._quoted_starts = [start for start, _ in self._quoted]
        phrases = self._phrases()
        self.by_sentence: list[list[Attribution]] = []
        for number, sentence in enumerate(sentences):
            self.by_sentence.append(self._attributions(sentence, tokens[number], phrases.get(number, [])))

    def of(self, start: int, end: int) -> str | None:
        """Return who says what stands at `start` to `end`; None is the report's own voice."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        found = self._covering(number, start, end)
        if found is not None:
            return found.speaker
        return self._quoted_speaker(number) if self._in_quotation(start) else None

    def _covering(self, number: int, start: int, end: int) -> Attribution | None:
        said = [a for a in self.by_sentence[number] if a.speaker and not a.denies]
        leading = [a for a in said if a.leads and a.verb_end <= start]
        trailing = [a for a in said if a.trails and a.start >= end and a.reach <= start]
        firm = [a for a in leading if not a.weak][-1:] or [a for a in trailing if not a.weak][:1]
        chosen = firm or leading[-1:] or trailing[:1]
        return chosen[0] if chosen else None

    def _in_quotation(self, position: int) -> bool:
        index = bisect_right(self._quoted_starts, position) - 1
        return index >= 0 and self._quoted[index][0] <= position < self._quoted[index][1]

    def _quoted_speaker(self, number: int) -> str | None:
        """The speaker of a quotation with no attribution of its own: the one before it in its paragraph, else after."""
        for step in (*range(number - 1, max(-1, number - 4), -1), number + 1):
            if step >= len(self._sentences):
                break
            first, last = sorted((step, number))
            if "\n\n" in self._text[self._sentences[first].start : self._sentences[last].start]:
                continue
            said: list[str] = [a.speaker for a in self.by_sentence[step] if a.speaker and not a.denies]
            if said:
                return said[-1] if step < number else said[0]
        return None

    # -- finding them

    def _phrases(self) -> dict[int, list[re.Match[str]]]:
        """The wordings without a verb ("according to", "by its own account"), by sentence."""
        found: dict[int, list[re.Match[str]]] = {}
        for pattern in (_ACCORDING, _BY_ACCOUNT, _CLAIMS_BY):
            for match in pattern.finditer(self._text):
                number = bisect_right(self._starts, match.start()) - 1
                if number >= 0 and match.end() <= self._sentences[number].end + 1:
                    found.setdefault(number, []).append(match)
        return found

    def _attributions(
        self, sentence: Sentence, tokens: Sequence[Token], phrases: Sequence[re.Match[str]]
    ) -> list[Attribution]:
        start = sentence.start
        found: list[Attribution] = []
        if (label := _LABEL.match(self._text, start, sentence.end)) and can_be_label(label["who"]):
            found.append(Attribution(start, label.end(), start, self._names.resolve(label["who"])))
        found += [a for a in (self._from_phrase(match, start) for match in phrases) if a]
        inherited: str | None = None
        for i in range(len(tokens)):
            if tokens[i].lower not in SAYING:
                continue
            lemma = says(tokens, i, self._text, sentence.end)
            attribution = self._from_verb(tokens, i, lemma, start, inherited) if lemma else None
            if attribution is None:
                continue
            found.append(attribution)
            if attribution.speaker and not attribution.weak:
                inherited = attribution.speaker
                self._names.remember(inherited)
        found.sort(key=lambda a: a.start)
        return found

    def _from_phrase(self, match: re.Match[str], start: int) -> Attribution | None:
        if match.re is _ACCORDING:
            who = _NAME_ENDS.split(match["who"])[0]
            speaker = self._names.resolve(who)
            self._names.remember(speaker)
            weak = speaker is not None and speaker == trim(who) and is_inanimate(speaker)
            return Attribution(
                match.start(), match.start("who") + len(who), start, speaker, trails=True, weak=weak
            )
        if match.re is _BY_ACCOUNT:
            speaker = self._names.resolve(match["who"])
            return Attribution(match.start(), match.end(), start, speaker, trails=True) if speaker else None
        return Attribution(
            match.start(), match.end(), start, self._names.resolve(match["who"] or match["whose"])
        )

    def _from_verb(
        self, tokens: Sequence[Token], i: int, lemma: str, start: int, inherited: str | None
    ) -> Attribution | None:
        """Return the attribution of the verb at token `i`; without a subject of its own it is `inherited`'s."""
        verb = tokens[i]
        j = i
        while j > 0 and (
            is_adverb(tokens[j - 1].lower)
            or tokens[j - 1].lower in AUXILIARIES
            or tokens[j - 1].lower[0] == "\0"
        ):
            j -= 1
        if verb.lower.endswith("ing"):  # "the army said, adding that"
            if inherited is None or (j and tokens[j - 1].lower in DETERMINERS):
                return None
            return Attribution(verb.start, verb.end, start, inherited, lemma)
        if (
            lemma in INVERTING
            and opens_after_mark(tokens, j - 1)
            and (after := subject_after(tokens, i, self._text))
        ):
            speaker = self._names.resolve(self._words(tokens, *after))
            weak = speaker is not None and is_inanimate(speaker)
            return Attribution(verb.start, tokens[after[1]].end, start, speaker, lemma, False, True, weak)
        subject = subject_before(tokens, j, self._text)
        if subject is None:
            if inherited is None and lemma not in DENYING:
                return None
            return Attribution(verb.start, verb.end, start, inherited, lemma)
        first, last = subject
        speaker = self._named(tokens, first, last)
        if speaker is None and lemma not in DENYING:
            return None
        trails = (
            opens_after_mark(tokens, first - 1) or (first > 0 and tokens[first - 1].lower == "as")
        ) and first > 0
        trails = trails and self._closes(tokens, i)
        if first and tokens[first - 1].lower == "as":
            # "denied having freed 16 men, as the generals maintain": only back to the last verb of saying
            start = max((t.end for t in tokens[: first - 1] if t.lower in SAYING), default=start)
        leads = not trails or i + 1 >= len(tokens) or tokens[i + 1].lower != ";"
        weak = lemma in WEAK or (speaker is not None and is_inanimate(speaker))
        return Attribution(tokens[first].start, verb.end, start, speaker, lemma, leads, trails, weak)

    def _words(self, tokens: Sequence[Token], first: int, last: int) -> str:
        return self._text[tokens[first].start : tokens[max(first, last)].end]

    def _named(self, tokens: Sequence[Token], first: int, last: int) -> str | None:
        phrase = self._words(tokens, first, last)
        if phrase.casefold() == "they" and (
            groups := _GROUPS.findall(self._text, tokens[0].start, tokens[first].start)
        ):
            return trim(groups[-1])
        return self._names.resolve(phrase)

    def _closes(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether nothing said follows the verb: ", the mayor said on Monday", ", residents told a news agency."."""
        rest = [t.lower for t in tokens[i + 1 : i + 10]]
        if not rest or not rest[0][0].isalnum() or rest[0] in PREPOSITIONS or rest[0] in _CLOSERS:
            return True
        if SAYING[tokens[i].lower] != "tell":
            return False
        for word in rest:
            if word in (".", ",", "”", '"', ";"):
                return True
            if word == "that" or word in AUXILIARIES or word[0].isdigit():
                return False
        return len(rest) < 9


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks; one left open goes on to the next closing mark."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[“”\"]", text):
        if opened is None:
            if match.group() != "”":
                opened = match.start()
        elif match.group() != "“":
            spans.append((opened, match.start()))
            opened = None
    return spans if opened is None else [*spans, (opened, len(text))]
