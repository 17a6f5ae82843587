"""Who says what: attributions in a text, and the speaker of any position in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.predicates import Token, is_adverb, tokens_of
from geo.model import DateMention, Sentence

_SAYING = """say tell report claim announce state add confirm estimate believe think admit concede acknowledge insist declare
    note warn allege assert reply argue suggest reveal disclose indicate promise vow pledge verify predict maintain
    stress emphasise emphasize explain recall assess reckon calculate respond recount write speak boast complain
    accuse cite expect document post tweet answer ask count record register measure fear list forecast detail
    quote know put give lament testify urge describe tally stipulate observe contend affirm reiterate caution
    conclude hint brief signal correct raise revise update publish bury hear"""
_DENYING = "deny reject dismiss refute dispute rebut"
_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "telling": "tell", "thought": "think", "thinks": "think",
    "wrote": "write", "written": "write", "writing": "write", "spoke": "speak", "spoken": "speak", "speaks": "speak",
    "denied": "deny", "denies": "deny", "denying": "deny", "knew": "know", "knows": "know", "gave": "give", "gives": "give",
    "given": "give", "replied": "reply", "replies": "reply", "putting": "put", "puts": "put", "admitted": "admit",
    "admitting": "admit", "tallied": "tally", "testified": "testify", "specified": "specify", "verified": "verify",
    "foresaw": "predict", "heard": "hear", "hears": "hear", "went": "go", "goes": "go", "clarified": "clarify", "saw": "see",
}  # fmt: skip
# these say something only with a certain word near: "put the toll at 12", "spoke of 20 dead", "it went on"
_NEEDS = {
    "put": re.compile(r"\bat\b|\bin\s+the\s+(?:dozens|hundreds|thousands|millions)"), "speak": re.compile(r"^\W*(?:instead\s+)?of\b"), "give": re.compile(r"\b(?:toll|figure|number|count|estimate|total)\b|^\W*[\d,]+\s*(?:dead|killed|wounded|injured|[;.])"),
    **dict.fromkeys(("raise", "revise", "update"), re.compile(r"^[^.;]{0,25}\b(?:toll|figure|number|count|estimate|total)\b")),
    "go": re.compile(r"^\W*on\b(?!\s+\w)|^\s+on\s*,"), "know": re.compile(r"^\W*of\b"), "see": re.compile(r"^\W*(?:\d|dozens|hundreds|several)"), "publish": re.compile(r"\b(?:names|lists?|figures|data|toll)\b"),
    **dict.fromkeys(("bury", "hear"), re.compile(r"\d|\b(?:dozens|hundreds|several|two|three|four|five|six|seven|eight|nine|ten)\b")),
    "describe": re.compile(r"\d"), "quote": re.compile(r"\bas\s+saying\b"), "post": re.compile(r"\bthat\b"),
    "record": re.compile(r"\d|\bdozens|\bhundreds|\bthousands|\bthat\b"), "list": re.compile(r"\d"), "measure": re.compile(r"\bat\b|\d"),
    "count": re.compile(r"\d|\b(?:dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"),
    "document": re.compile(r"\d|that\b"), "register": re.compile(r"\d|that\b"), "cite": re.compile(r"\d"), "ask": re.compile(r"^\W*[A-Z“\"]"),
    "brief": re.compile(r"\bthat\b"), "signal": re.compile(r"\bthat\b"), "detail": re.compile(r"\d"), "tally": re.compile(r"\d"),
}  # fmt: skip


def _forms(bases: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in bases.split():
        stem = base[:-1] if base.endswith("e") else base
        forms[base] = base
        forms[base + "s"] = base
        forms[stem + "ed"] = base
        forms[stem + "ing"] = base
        if base.endswith("y"):
            forms[base[:-1] + "ied"] = base
            forms[base[:-1] + "ies"] = base
        if base == "tweet":
            forms["tweeted"] = base
    return forms


_SAY = {**_forms(_SAYING), **_forms(_DENYING), **_IRREGULAR}
_DENY = frozenset(_DENYING.split())
# of their forms, these are nouns more often than not: "both claims", "reports of", "estimates"
_NOUN_LIKE = frozenset("claims claim reports report estimates estimate states state counts count records record notes note"
                       " lists list documents document details detail posts post fears fear signals signal promise promises"
                       " forecast forecasts measures measure tally add".split())  # fmt: skip
_INVERTS = frozenset("say add ask reply explain write recall argue warn insist complain note lament".split())
_AUXILIARY = frozenset(
    "can must shall has have had was were is are be been being will would could may might did does do not".split()
)
_BOUNDARY = frozenset(
    """; : — – ( “ ” \" that as while when where because but although though after before if until unless whereas
    and or than since so ! ?""".split()
)
_PREPOSITION = frozenset(
    """in on at by for from with after before during near around across over under since of to against among amid
    despite according about within inside outside between through following""".split()
)
_PARTICIPLES = frozenset("confirm estimate record register document verify report fear know".split())
# what witnesses do instead of saying: "residents buried 15 people"
_SENSES = frozenset("hear bury see".split())
_WITNESSES = re.compile(
    r"\b(?:residents|witnesses|villagers|locals|survivors|neighbours|neighbors|medics|rescuers|reporters|inhabitants)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CLOSERS = frozenset(
    "late early there adding correcting citing last this earlier later reporters journalists again today yesterday".split()
)
_WEAK_VERBS = frozenset("record register list see document".split())
# whom "they" may be in its own sentence
_GROUPS = re.compile(
    r"\b(?:(?:the\s+)?(?:[\w’'-]+\s+){0,2}?)(?:fighters|forces|rebels|troops|separatists|militants|insurgents|jihadists|officials|residents|"
    r"villagers|authorities|guerrillas|Houthis)(?:\s+of\s+the(?:\s+[A-Z][\w’']+)+)?\b"
)
_PRONOUN = frozenset("it he she they we i you".split())
_ASIDE_STARTS = frozenset(
    """whose himself herself itself themselves “ " call nicknamed known codenamed made held led speaking citing also
    meanwhile however though for""".split()
)
_RELATIVE = frozenset("who which".split())
_DETERMINER = frozenset("the a an its their his her our this that these those another one some".split())
_INANIMATE = re.compile(
    r"\b(?:pictures?|images?|photos?|footage|videos?|data|figures|maps?|statements?|reports?|bulletins?|summary|posts?|survey|"
    r"evidence|documents?|analysis|imagery|records|list|tally|story|message|notice|chart|estimates?|attack|strike|orders|"
    r"claims?|communiqué|announcement|articles?)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:the\s+)?(?:group|movement|agency|ministry|organi[sz]ation|administration|service|company|statement|militia|faction|"
    r"body|office|monitor|watchdog|army|military|command|spokes(?:man|woman|person)|official|officer|governor|mayor|minister|"
    r"president|general|general\s+staff|source|ngo|charity|mission|party|front|force|forces|department|report|bulletin|"
    r"headquarters|commander|prosecutor|network|coalition|alliance|junta|committee)$",
    re.IGNORECASE,
)
_PERSON_TITLE = re.compile(
    r"\b(?:president|minister|governor|mayor|spokes(?:man|woman|person)|general|gen|colonel|col|major|captain|lt|commander|"
    r"chief|director|official|officer|ambassador|mr|mrs|ms|dr|head|doctor|surgeon|nurse|sergeant|sapper|clerk|priest|"
    r"envoy|leader|secretary|analyst|farmer|teacher|driver|resident|adviser|aide|prisoner|witness|editor|king|prince)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:ministry|army|military|force|forces|command|agency|group|movement|administration|staff|government|service|"
    r"organi[sz]ation|office|union|un|council|authority|authorities|party|front|observatory|network|mission|committee|"
    r"committees|department|police|house|pentagon|kremlin|media|watchdog|coalition|alliance|institute|company|watch|bureau)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|one|another|some|both|most|other)\s+", re.IGNORECASE
)
_ACCORDING = re.compile(
    r"\b(?:according\s+to|in\s+the\s+words\s+of|citing|per(?=\s+the\b))\s+(?P<who>[^,.;:()“”\"—\n]+(?:\.(?=\w)[^,.;:()“”\"—\n]*)*)",
    re.IGNORECASE,
)
_BY_ACCOUNT = re.compile(
    r"\b(?:by|on|in|from)\s+(?P<who>[^,.;:()“”\"]{1,60}?)(?:[’']s?)?\s+(?:own\s+)?(?:estimates?|accounts?|counts?|tally|tallies|reckoning)\b",
    re.IGNORECASE,
)
_CLAIMS_BY = re.compile(
    r"\b(?:claims?|allegations?|reports?|accusations?|statements?|assertions?)\s+(?:by|from)\s+(?P<who>[^,.;:()“”\"]{1,60}?)\s+that\b"
    r"|(?P<whose>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}?)[’']s?\s+(?:claims?|assertions?|allegations?)\s+(?:to\s+have|that|of)\b"
)
_LABEL = re.compile(r"^[-–•*\s]*(?P<who>[A-Z][\w’'.&-]*(?:\s+[\w’'.&-]+){0,4}):\s+(?=\S)")
_WHO_ENDS = re.compile(
    r"\s+(?:who|which|when|while|that|as|after|before|on|in|at|by|to|during|near|with|there|here|late|early|speaking|adding|"
    r"and\s+(?:the|that)|has|have|had|was|were|is|are|said|told|\0+)(?:\s|$)|\0"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X says": from `subject_start` to `verb_end`; it holds for positions its `leads` and `trails` allow."""

    start: int
    verb_end: int
    segment_start: int
    segment_end: int
    speaker: str | None
    denies: bool
    leads: bool  # what follows it in its segment is said
    trails: bool  # what precedes it in its segment is said
    weak: bool = False  # pictures and reports: anyone else in the sentence goes first
    lemma: str = "say"


class Speakers:
    """The attributions of a whole text, pronouns and "the ministry" resolved as the text runs."""

    def __init__(self, text: str, sentences: Sequence[Sentence], dates: Sequence[DateMention] = ()) -> None:
        self._text = text
        blanked = list(text)
        for mention in dates:
            blanked[mention.start : mention.end] = "\0" * (mention.end - mention.start)
        self._plain = "".join(blanked)
        self._starts = [s.start for s in sentences]
        self._sentences = list(sentences)
        self._history: list[str] = []
        self.by_sentence: list[list[Attribution]] = []
        self._quoted = _quotation_marks(text)
        for sentence in sentences:
            self.by_sentence.append(self._attributions(sentence))

    def of(self, start: int, end: int) -> str | None:
        """Return who says what stands at `start` to `end`; None is the report's own voice."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        found = self.attribution(number, start, end)
        if found is not None:
            return found.speaker
        if self._in_quotes(start):
            return self._quoted_speaker(number)
        return None

    def attribution(self, number: int, start: int, end: int) -> Attribution | None:
        """Return the attribution that covers the span in sentence `number`."""
        said = [a for a in self.by_sentence[number] if a.speaker and not a.denies]
        leading = [
            a for a in said if a.leads and a.verb_end <= start and (start < a.segment_end or not a.trails)
        ]
        trailing = [a for a in said if a.trails and a.start >= end]
        for group in (leading, trailing):
            strong = [a for a in group if not a.weak]
            if strong:
                return (
                    max(strong, key=lambda a: a.start)
                    if group is leading
                    else min(strong, key=lambda a: a.start)
                )
        return leading[-1] if leading else trailing[0] if trailing else None

    def _in_quotes(self, position: int) -> bool:
        index = bisect_right([q[0] for q in self._quoted], position) - 1
        return index >= 0 and self._quoted[index][0] <= position < self._quoted[index][1]

    def _quoted_speaker(self, number: int) -> str | None:
        """The speaker of a quotation with no attribution of its own: the one before it in its paragraph, else after."""
        for step in range(number - 1, max(-1, number - 4), -1):
            if "\n\n" in self._text[self._sentences[step].start : self._sentences[number].start]:
                break
            said = [a for a in self.by_sentence[step] if a.speaker and not a.denies]
            if said:
                return said[-1].speaker
        if number + 1 < len(self._sentences):
            if "\n\n" not in self._text[self._sentences[number].start : self._sentences[number + 1].start]:
                said = [a for a in self.by_sentence[number + 1] if a.speaker and not a.denies]
                if said:
                    return said[0].speaker
        return None

    # -- one sentence

    def _attributions(self, sentence: Sentence) -> list[Attribution]:
        text = self._plain
        start, end = sentence.start, sentence.end
        found: list[Attribution] = []

        def segment(position: int) -> tuple[int, int]:
            return start, end

        if label := _LABEL.match(text[start:end]):
            who = label["who"]
            if _ORGANISATION.search(who) or re.fullmatch(r"[A-Z]{3,}", who) or _PERSON_TITLE.search(who):
                found.append(
                    Attribution(
                        start, start + label.end(), start, end, self._resolve(who), False, True, False
                    )
                )
        for match in _ACCORDING.finditer(text, start, end):
            who = _WHO_ENDS.split(match["who"])[0]
            speaker = self._resolve(who)
            lo, hi = segment(match.start())
            found.append(
                Attribution(
                    match.start(),
                    match.start("who") + len(who),
                    lo,
                    hi,
                    speaker,
                    False,
                    True,
                    True,
                    bool(_INANIMATE.search(who)) and speaker == _trim(who),
                )
            )
            self._remember(speaker)
        for match in _BY_ACCOUNT.finditer(text, start, end):
            lo, hi = segment(match.start())
            speaker = self._resolve(match["who"])
            if speaker:
                found.append(Attribution(match.start(), match.end(), lo, hi, speaker, False, True, True))
        for match in _CLAIMS_BY.finditer(text, start, end):
            speaker = self._resolve(match["who"] or match["whose"])
            found.append(Attribution(match.start(), match.end(), start, end, speaker, False, True, False))
        tokens = tokens_of(text, start, end)
        subject: str | None = None
        for i, token in enumerate(tokens):
            lemma = _SAY.get(token.lower)
            if lemma is None or not self._is_verb(tokens, i, lemma, end):
                continue
            attribution = self._verb(tokens, i, lemma, segment(token.start), subject, end)
            if attribution is None:
                continue
            found.append(attribution)
            if attribution.speaker and not attribution.weak:
                subject = attribution.speaker
                self._remember(attribution.speaker)
        found.sort(key=lambda a: a.start)
        return found

    def _is_verb(self, tokens: list[Token], i: int, lemma: str, end: int) -> bool:
        before = tokens[i - 1].lower if i else ""
        word = tokens[i].lower
        after = tokens[i + 1].lower if i + 1 < len(tokens) else "."
        if before in _DETERMINER or (i and self._plain[tokens[i].start].isupper()):
            return False
        if word == lemma and before in _PREPOSITION:
            return False
        if word in _NOUN_LIKE:
            if (
                not before
                or before in _PREPOSITION
                or before in _SAY
                or before in ("both", "no", "any", "such", "death", "other")
            ):
                return False
            if after in ("of", "by") or (
                word.endswith("s") and not after[0].isalnum() and not self._ends_with_source(tokens, i)
            ):
                return False
            if (
                word == lemma
                and word not in ("add", "put")
                and not any(_is_plural_subject(t.lower) for t in tokens[max(0, i - 4) : i])
            ):
                return False
        if before in ("to",) and lemma not in ("say",):
            return False
        if (
            lemma in _PARTICIPLES
            and word.endswith("ed")
            and after in ("to", "in", "by", "as", "dead", "killed")
        ):
            return False  # "the hostages confirmed to be in Gaza"
        if lemma in _SENSES and not _WITNESSES.search(
            self._plain[max(0, tokens[i].start - 40) : tokens[i].start]
        ):
            return False
        if needed := _NEEDS.get(lemma):
            if not needed.search(self._plain[tokens[i].end : min(end, tokens[i].end + 90)]):
                return False
        j = i - 1
        while j >= 0 and is_adverb(tokens[j].lower):
            j -= 1
        # "was told", "is believed to", "being described": nobody is named as saying it
        return not (
            j >= 0
            and tokens[j].lower in ("was", "were", "is", "are", "be", "been", "being")
            and not word.endswith("ing")
        )

    def _ends_with_source(self, tokens: list[Token], i: int) -> bool:
        """Whether ", the camp committee reports." closes the sentence: a source and its verb between commas."""
        k = i - 1
        while (
            k >= 0 and tokens[k].lower not in _PREPOSITION and tokens[k].lower not in (",", "”", '"', "and")
        ):
            k -= 1
        return k >= 0 and tokens[k].lower in (",", "”", '"') and i - k > 1

    def _verb(
        self,
        tokens: list[Token],
        i: int,
        lemma: str,
        bounds: tuple[int, int],
        inherited: str | None,
        end: int,
    ) -> Attribution | None:
        verb_end = tokens[i].end
        denies = lemma in _DENY
        j = i
        while j > 0 and (
            is_adverb(tokens[j - 1].lower)
            or tokens[j - 1].lower in _AUXILIARY
            or tokens[j - 1].lower[0] == "\0"
        ):
            j -= 1
        before = tokens[j - 1].lower if j else ""
        if tokens[i].lower.endswith("ing"):
            if inherited is None or before in _DETERMINER:
                return None
            return Attribution(
                tokens[i].start, verb_end, *bounds, inherited, denies, True, False, False, lemma
            )
        if (
            lemma in _INVERTS
            and before in ("", ",", "”", '"', "?", "!", "’", "—", "–")
            and (right := self._inverted(tokens, i, end))
        ):
            speaker, last = right
            return Attribution(
                tokens[i].start,
                tokens[last].end,
                *bounds,
                speaker,
                denies,
                False,
                True,
                _weak(speaker),
                lemma,
            )
        first = self._subject_start(tokens, j)
        if first is None:
            if inherited is None and not denies:
                return None
            return Attribution(
                tokens[i].start, verb_end, *bounds, inherited, denies, True, False, False, lemma
            )
        if tokens[j - 1].lower in _RELATIVE:
            antecedent = self._antecedent(tokens, j - 1)
            if antecedent is None:
                return None
            speaker: str | None = antecedent
        else:
            last = j - 1
            if tokens[last].lower in (",", ")") or any(t.lower == "," for t in tokens[first:last]):
                commas = [k for k in range(first, last + 1) if tokens[k].lower in (",", "(")]
                last = commas[0] - 1 if commas else last
            if False:
                last = next(k for k in range(first, last + 1) if tokens[k].lower == ",") - 1
            phrase = self._plain[tokens[first].start : tokens[max(first, last)].end]
            group = (
                _GROUPS.findall(self._plain[tokens[0].start : tokens[first].start])
                if phrase.casefold() == "they"
                else []
            )
            speaker = _trim(group[-1]) if group else self._resolve(phrase)
        if speaker is None:
            return None
        opens = tokens[first - 1].lower if first else ""
        trails = opens in (",", "”", '"', "—", "–", "’", "?", "!", "as") and self._closes(tokens, i)
        leads = not trails or i + 1 >= len(tokens) or tokens[i + 1].lower != ";"
        start, stop = bounds
        if (
            opens == "as"
        ):  # "denied having freed 16 men, as the generals maintain": only what stands after the last verb of saying
            start = max((t.end for t in tokens[: first - 1] if t.lower in _SAY), default=start)
        return Attribution(
            tokens[first].start,
            verb_end,
            start,
            stop,
            speaker,
            denies,
            leads,
            trails,
            _weak(speaker) or lemma in _WEAK_VERBS,
            lemma,
        )

    def _closes(self, tokens: list[Token], i: int) -> bool:
        """Whether the verb has nothing said after it: ", the mayor said on Monday", ", residents told a news agency."."""
        rest = [t.lower for t in tokens[i + 1 : i + 10]]
        if not rest or not rest[0][0].isalnum() or rest[0] in _PREPOSITION or rest[0] in _CLOSERS:
            return True
        if tokens[i].lower not in ("told", "tells", "tell"):
            return False
        for word in rest:
            if word in (".", ",", "”", '"', ";"):
                return True
            if word == "that" or word in _AUXILIARY or word[0].isdigit():
                return False
        return len(rest) < 9

    def _inverted(self, tokens: list[Token], i: int, end: int) -> tuple[str | None, int] | None:
        """Read the speaker right of the verb: ", said a surgeon who ..."."""
        k = i + 1
        if k >= len(tokens):
            return None
        word = self._plain[tokens[k].start : tokens[k].end]
        if not word[0].isalpha() or tokens[k].lower in _PREPOSITION:
            return None
        if tokens[k].lower in ("that", "in", "on", "at", "to", "there", "by", "this", "it") or is_adverb(
            tokens[k].lower
        ):
            return None
        stop = k
        while stop < len(tokens):
            lower = tokens[stop].lower
            if (
                lower
                in (
                    ",",
                    ".",
                    ";",
                    ":",
                    "—",
                    "–",
                    "(",
                    "who",
                    "when",
                    "while",
                    "that",
                    "as",
                    "after",
                    "“",
                    "”",
                    '"',
                    "?",
                    "!",
                    "there",
                    "on",
                    "in",
                    "at",
                    "by",
                    "before",
                    "during",
                    "near",
                    "late",
                )
                or lower[0] == "\0"
            ):
                break
            if lower in _AUXILIARY or (lower in _SAY and stop > k):
                return None  # "X, a spokesman, said the army had left": what follows is said, not who says it
            stop += 1
        if stop - k > 12:
            return None
        if stop < len(tokens) and tokens[stop].lower == "that":
            return None
        if stop + 2 < len(tokens) and tokens[stop].lower == "," and tokens[k].lower in _DETERMINER:
            name = stop + 1
            while name < len(tokens) and self._is_name(tokens, name):
                name += 1
            if name - stop > 2:  # "said a nurse, Paris Haddad, 27"
                return self._plain[tokens[stop + 1].start : tokens[name - 1].end], name - 1
        return self._resolve(self._plain[tokens[k].start : tokens[stop - 1].end]), stop - 1

    def _subject_start(self, tokens: list[Token], j: int) -> int | None:
        """The first token of the noun phrase that ends before token `j`, asides between commas skipped; None if empty."""
        k = j - 1
        if k >= 0 and tokens[k].lower == ")":
            while k > 0 and tokens[k].lower != "(":
                k -= 1
            k -= 1
        if k < 0 or tokens[k].lower in _BOUNDARY:
            return None
        if tokens[k].lower in _RELATIVE:
            return k
        if tokens[k].lower == ",":
            return self._before_asides(tokens, k)
        first = self._chunk_start(tokens, k)
        if first == k and tokens[k].lower in _PREPOSITION and first and tokens[first - 1].lower == ",":
            return self._before_asides(tokens, first - 1)
        return self._phrase_start(tokens, first, k)

    def _chunk_start(self, tokens: list[Token], k: int) -> int:
        first = k
        while first > 0:
            before = tokens[first - 1].lower
            if before == "," or (before in _SAY and before not in _NOUN_LIKE and first - 1 > 0):
                break
            if (
                before in ("and", "or")
                and first > 1
                and self._is_name(tokens, first - 2)
                and self._is_name(tokens, first)
            ):
                first -= 1
                continue
            if before in _BOUNDARY:
                break
            first -= 1
        return first

    def _is_name(self, tokens: list[Token], i: int) -> bool:
        return self._plain[tokens[i].start].isupper()

    def _before_asides(self, tokens: list[Token], comma: int) -> int | None:
        """Step back over "..., the main armed group there," and ", 46," to the noun they describe."""
        k = comma - 1
        while k >= 0:
            first = k
            while first > 0 and tokens[first - 1].lower not in (",", ";", ":", "—", "–"):
                first -= 1
            if not self._is_aside(tokens, first, k):
                return self._phrase_start(tokens, first, k)
            k = first - 2
        return None

    def _is_aside(self, tokens: list[Token], first: int, last: int) -> bool:
        word = tokens[first].lower
        if first == 0:
            return False
        if (
            word in _RELATIVE
            or word in _ASIDE_STARTS
            or word[0].isdigit()
            or word[0] == "\0"
            or word in _PREPOSITION
        ):
            return True
        if is_adverb(word) or re.fullmatch(r"[a-z]{3,}ed", word):
            return True
        if word not in ("a", "an", "the"):
            return False
        # a description only when what stands before it can be a name: "The KNU, the main group, said"
        start = first - 2
        while start > 0 and tokens[start - 1].lower not in (",", ";", ":", "—", "–"):
            start -= 1
        opening = tokens[start].lower
        following = tokens[start + 1].lower if start + 1 < first else ""
        if opening in _DETERMINER:
            return True
        return (
            self._is_name(tokens, start)
            and (following not in _PREPOSITION or opening.endswith("s"))
            and opening not in _PREPOSITION
        )

    def _phrase_start(self, tokens: list[Token], first: int, last: int) -> int:
        """Drop what stands before the subject proper: "On Tuesday Kigali", "In its weekly summary Kyiv"."""
        while first < last and (tokens[first].lower[0] == "\0" or is_adverb(tokens[first].lower)):
            first += 1
        if tokens[first].lower not in _PREPOSITION:
            return first
        k = last
        while (
            k > first
            and tokens[k - 1].lower not in _PREPOSITION
            and tokens[k - 1].lower[0] != "\0"
            and tokens[k - 1].lower not in _DETERMINER
        ):
            k -= 1
        if tokens[k - 1].lower in _DETERMINER and k > 0:
            k -= 1
        name = last
        while name > k and self._plain[tokens[name - 1].start].isupper():
            name -= 1
        return (
            name
            if self._plain[tokens[name].start].isupper()
            and name > k
            and tokens[k].lower in _DETERMINER | {"its"}
            else k
        )

    def _antecedent(self, tokens: list[Token], i: int) -> str | None:
        k = i - 1
        if k >= 0 and tokens[k].lower == ",":
            k -= 1
        first = k
        while (
            first > 0
            and tokens[first - 1].lower not in _PREPOSITION
            and tokens[first - 1].lower not in _BOUNDARY
            and tokens[first - 1].lower != ","
        ):
            first -= 1
        if first < 0 or k < first:
            return None
        return self._resolve(self._plain[tokens[first].start : tokens[k].end])

    # -- names

    def _resolve(self, phrase: str) -> str | None:
        phrase = phrase.strip(" ,“”\"'’‘\0\n")
        if re.search(r"\0", phrase):
            parts = [p.strip() for p in re.split(r"\0+", phrase)]
            phrase = re.sub(r"\s+(?:of|on|in|at|from)$", "", parts[0]) or parts[-1]
        lower = phrase.casefold()
        possessive = re.match(
            r"(its|their|his|her)\s+(?:own\s+)?(?:tally|count|data|figures|account|statement|estimates?|report|bulletin|summary)?$",
            lower,
        )
        if lower in ("its", "their", "his", "her", "their own", "its own") or possessive:
            return self._pronoun({"its": "it", "his": "he", "her": "she"}.get(lower.split()[0], "they"))
        if lower in ("our", "my", "your"):
            return None
        if lower in _PRONOUN:
            return self._pronoun(lower)
        trimmed = _trim(phrase)
        if not trimmed or not re.search(r"[^\W\d_]", trimmed) or len(trimmed) < 2:
            return None
        if _GENERIC.match(trimmed):
            own = lower.startswith(("its ", "their ", "his ", "her ", "a ", "an "))
            return (None if own else self._generic(trimmed)) or trimmed
        if len(trimmed) > 120:
            return None
        return trimmed

    def _pronoun(self, pronoun: str) -> str | None:
        if pronoun in ("we", "i", "you"):
            return None
        wanted = {"it": "organisation", "he": "person", "she": "person", "they": "plural"}[pronoun]
        for speaker in reversed(self._history[-6:]):
            kind = _kind(speaker)
            if (
                kind == wanted
                or (wanted == "plural" and kind == "organisation")
                or (wanted == "organisation" and kind == "plural" and "forces" in speaker.casefold())
            ):
                return speaker
        return None

    def _generic(self, phrase: str) -> str | None:
        head = phrase.split()[-1].casefold()
        for speaker in reversed(self._history):
            words = speaker.casefold().split()
            if head in words and len(words) > 1:
                return speaker
        if head in (
            "group",
            "movement",
            "agency",
            "organisation",
            "organization",
            "service",
            "faction",
            "militia",
            "statement",
            "body",
        ):
            for speaker in reversed(self._history[-4:]):
                if _kind(speaker) == "organisation" or speaker.isupper():
                    return speaker
        if head in ("official", "spokesman", "spokeswoman", "spokesperson", "officer"):
            for speaker in reversed(self._history[-3:]):
                if _kind(speaker) == "person":
                    return speaker
        return None

    def _remember(self, speaker: str | None) -> None:
        if speaker and (not self._history or self._history[-1] != speaker):
            self._history.append(speaker)


def _is_plural_subject(word: str) -> bool:
    return (
        word in ("they", "we", "i", "who", "people", "police", "it", "not", "to")
        or word.endswith(("s", "men", "children"))
        or is_adverb(word)
        or word in _AUXILIARY
    )


def _trim(phrase: str) -> str:
    phrase = re.split(r"\s*[(\[]", phrase)[0].strip(" ,“”\"'‘-–—•*")
    phrase = re.sub(
        r"^(?:and|but|meanwhile|however|though|still|yet|then|also|later|earlier|instead)[,\s]+",
        "",
        phrase,
        flags=re.I,
    )
    phrase = _ARTICLE.sub("", phrase)
    phrase = re.sub(r"\s+(?:there|here|themselves|himself|herself|itself|also|meanwhile)$", "", phrase)
    phrase = re.sub(r",.*$", "", phrase)
    return phrase.strip(" ,“”\"'‘\0")


def _weak(speaker: str | None) -> bool:
    return bool(speaker and _INANIMATE.search(speaker))


def _kind(speaker: str) -> str:
    if _PERSON_TITLE.fullmatch(speaker.split()[-1]):
        return "person"
    if _ORGANISATION.search(speaker) or speaker.isupper():
        return "organisation"
    if _PERSON_TITLE.search(speaker):
        return "person"
    words = speaker.split()
    if words[-1][:1].islower():
        return "plural" if words[-1].endswith("s") or words[-1] == "people" else "person"
    if len(words) >= 2 and all(w[:1].isupper() for w in words[-2:]):
        return "person" if len(words) <= 3 else "organisation"
    return (
        "plural"
        if words[-1].endswith("s") and words[0] not in ("Damascus", "Paris", "Honduras")
        else "organisation"
    )


def _quotation_marks(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, one paragraph at a time: an unclosed one ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[“”\"]|\n\s*\n", text):
        mark = match.group()
        if mark == "“" or (mark == '"' and opened is None):
            if opened is None:
                opened = match.start()
        elif opened is not None:
            spans.append((opened, match.start()))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    return spans
