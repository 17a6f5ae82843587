"""Names of speakers as the text runs: pronouns, "the ministry" and "the group" resolved to those named before."""

import re
from typing import Literal

from geo.extraction.sentence_tokens import PRONOUNS

_INANIMATE = re.compile(
    r"\b(?:pictures?|images?|photos?|footage|videos?|data|figures|maps?|statements?|reports?|bulletins?|summary|posts?|survey|"
    r"evidence|documents?|analysis|imagery|records|list|tally|story|message|notice|chart|estimates?|attack|strike|orders|"
    r"claims?|communiqué|announcement|articles?)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:group|movement|agency|ministry|organi[sz]ation|administration|service|company|statement|militia|faction|"
    r"body|office|monitor|watchdog|army|military|command|spokes(?:man|woman|person)|official|officer|governor|mayor|minister|"
    r"president|general|general\s+staff|source|ngo|charity|mission|party|front|forces?|department|report|bulletin|"
    r"headquarters|commander|prosecutor|network|coalition|alliance|junta|committee)$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:president|minister|governor|mayor|spokes(?:man|woman|person)|general|gen|colonel|col|major|captain|lt|commander|"
    r"chief|director|official|officer|ambassador|mr|mrs|ms|dr|head|doctor|surgeon|nurse|sergeant|sapper|clerk|priest|"
    r"envoy|leader|secretary|analyst|farmer|teacher|driver|resident|adviser|aide|prisoner|witness|editor|king|prince)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:ministry|army|military|forces?|command|agency|group|movement|administration|staff|government|service|"
    r"organi[sz]ation|office|union|un|council|authority|authorities|party|front|observatory|network|mission|"
    r"committees?|department|police|house|pentagon|kremlin|media|watchdog|coalition|alliance|institute|company|watch|bureau)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|one|another|some|both|most|other)\s+", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^(?:and|but|meanwhile|however|though|still|yet|then|also|later|earlier|instead)[,\s]+", re.IGNORECASE
)
_TAIL = re.compile(r"\s+(?:there|here|themselves|himself|herself|itself|also|meanwhile)$|,.*$")
_OWN_ACCOUNT = re.compile(
    r"(?P<whose>its|their|his|her)(?:\s+own)?(?:\s+(?:tally|count|data|figures|account|statement|estimates?|report|bulletin|"
    r"summary))?",
    re.IGNORECASE,
)
_BODIES = frozenset(
    "group movement agency organisation organization service faction militia statement body".split()
)
_VOICES = frozenset("official spokesman spokeswoman spokesperson officer".split())
_NOT_PLURAL = frozenset(("Damascus", "Paris", "Honduras", "Texas"))
_MARKS = " ,“”\"'’‘\0\n-–—•*"
_LONGEST = 120  # characters; what is longer is no name
SpeakerKind = Literal["person", "organisation", "plural"]


class SpeakerNames:
    """The speakers named so far, the latest last."""

    def __init__(self) -> None:
        self._named: list[str] = []

    def remember(self, speaker: str | None) -> None:
        """Note that `speaker` has just spoken."""
        if speaker and (not self._named or self._named[-1] != speaker):
            self._named.append(speaker)

    def resolve(self, phrase: str) -> str | None:
        """Return the speaker that `phrase` names: without article, pronouns and "the ministry" as named before.

        None for "we", for a pronoun with nobody before it, and for what is no name.
        """
        phrase = phrase.strip(_MARKS)
        if "\0" in phrase:
            parts = [p.strip() for p in re.split(r"\0+", phrase)]
            phrase = re.sub(r"\s+(?:of|on|in|at|from)$", "", parts[0]) or parts[-1]
        lower = phrase.casefold()
        if lower in PRONOUNS:
            return self._pronoun(lower)
        if own := _OWN_ACCOUNT.fullmatch(lower):
            return self._pronoun({"its": "it", "his": "he", "her": "she"}.get(own["whose"], "they"))
        if lower in ("our", "my", "your"):
            return None
        trimmed = trim(phrase)
        if not 1 < len(trimmed) <= _LONGEST or not re.search(r"[^\W\d_]", trimmed):
            return None
        if _GENERIC.match(trimmed) and not lower.startswith(("its ", "their ", "his ", "her ", "a ", "an ")):
            return self._generic(trimmed) or trimmed
        return trimmed

    def _pronoun(self, pronoun: str) -> str | None:
        wanted = {"it": "organisation", "he": "person", "she": "person", "they": "plural"}.get(pronoun)
        for speaker in reversed(self._named[-6:] if wanted else []):
            kind = kind_of(speaker)
            if kind == wanted or (wanted == "plural" and kind == "organisation"):
                return speaker
            if wanted == "organisation" and kind == "plural" and "forces" in speaker.casefold():
                return speaker
        return None

    def _generic(self, phrase: str) -> str | None:
        head = phrase.split()[-1].casefold()
        for speaker in reversed(self._named[-40:]):
            words = speaker.casefold().split()
            if head in words and len(words) > 1:
                return speaker
        kind, reach = (
            ("organisation", 4) if head in _BODIES else ("person", 3) if head in _VOICES else (None, 0)
        )
        for speaker in reversed(self._named[-reach:] if reach else []):
            if kind_of(speaker) == kind:
                return speaker
        return None


def trim(phrase: str) -> str:
    """Return a speaker's name without article, brackets, asides and leading conjunctions."""
    phrase = re.split(r"\s*[(\[]", phrase)[0].strip(_MARKS)
    phrase = _ARTICLE.sub("", _LEAD_IN.sub("", phrase))
    return _TAIL.sub("", phrase).strip(_MARKS)


def kind_of(speaker: str) -> SpeakerKind:
    """Return whether a speaker is one person, several, or an organisation (a government by its capital, too)."""
    words = speaker.split()
    if _PERSON.fullmatch(words[-1]):
        return "person"
    if _ORGANISATION.search(speaker) or speaker.isupper():
        return "organisation"
    if _PERSON.search(speaker):
        return "person"
    if words[-1][:1].islower():
        return "plural" if words[-1].endswith("s") or words[-1] == "people" else "person"
    if len(words) >= 2 and words[-2][:1].isupper():
        return "person" if len(words) <= 3 else "organisation"
    return "plural" if words[-1].endswith("s") and words[0] not in _NOT_PLURAL else "organisation"


def is_inanimate(speaker: str) -> bool:
    """Whether only pictures, documents or figures "say" it."""
    return bool(_INANIMATE.search(speaker))


def can_be_label(name: str) -> bool:
    """Whether "NAME:" before a sentence can name who says it."""
    return bool(_ORGANISATION.search(name) or _PERSON.search(name) or re.fullmatch(r"[A-Z]{3,}", name))
