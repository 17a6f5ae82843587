"""Who or what went from where to where, where a report says so in one sentence and leaves no doubt which way.

A wrong arrow is worse than none. A movement is kept only if one clause names a place on the map that was left and
one that was reached, ties the two together ("from A to B", or a verb of moving), and neither denies the
movement nor speaks of it as a plan or a possibility. "A man from A was taken to B" tells where he comes
from, not where he set out, and makes no movement. Where several were left and several reached, it is
open who went where, and none is kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from geo.extraction.sentences import split
from geo.model import Extraction, Place, PlaceMention, Sentence

_CLAUSE = re.compile(r"[;:•]|\s[–—-]\s|,?\s(?:while|whereas|although|though|but)\s", re.I)
_MOVES = re.compile(
    r"\b(?:mov|transfer|evacuat|deport|shipp|transport|fle[ed]|fled|deliver|relocat|redeploy|deploy|airlift|truck|"
    r"travel|march|cross|ferr|resettl|return|withdr|convoy|displac|smuggl|repatriat|launch|fir(?:ed|ing)\b|flown|flew|"
    r"flight|fly|sail|drove|driven|sent\b|send|brought\b|bring|took\b|taken\b|carry|carried\b|came\b|"
    r"went (?:to|from|by|home|on\b)|arriv|landed|escap|retreat|head(?:ed|ing)\b|pass(?:ed|ing)\b|pulled\b|led\b)",
    re.I,
)
_UNSAID = re.compile(
    r"\b(?:not|never|no longer|nobody|none|neither|nor|without|instead of|den(?:y|ies|ied)|refus\w+|fail\w*|unable|"
    r"would|could|may|might|will|shall|should|if|unless|whether|plans?|planned|planning|intends?|intended|hopes?|"
    r"hoped|wants?|wanted|expect\w*|prepar\w+|propos\w+|threaten\w*|demand\w*|urg\w+|call(?:s|ed) (?:on|for)|"
    r"promis\w+|offer\w*|vow\w*|pledg\w*|ask(?:s|ed)?|agreed|postpon\w+|suspend\w*|cancel\w*|turn(?:s|ed)? (?:back|round|"
    r"around)|ordered|blocked|stopped|prevented|cannot|no|messages?|letters?|statements?)\b|n['’]t\b",
    re.I,
)
# what lies along "from A to B" rather than moves along it
_EXTENT = re.compile(
    r"\b(?:places|towns|cities|villages|areas|regions|positions|points|sites|targets|coast|roads?|rail(?:way)?|line|"
    r"front|stretch|highway|route|border|everywhere|anywhere)\s+from\s+(?:the\s+)?$",
    re.I,
)
_APART = 120  # characters between the two places, beyond which a sentence has gone on to something else
_LIST = re.compile(r"(?:,|,?\s(?:and|or)|\s?/)\s*(?:the\s)?(?:nearby\s|from\s|to\s)?")
_LEFT_FOR = re.compile(
    r"(?:,\s[^,]{2,60},|\s\([^)]{2,60}\))?\s*(?:,\s*)?(?:on|in)?to(?:wards?)?\s+(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,3}"
)
_CAME_FROM = re.compile(
    r"(?:,\s[^,]{2,60},|\s\([^)]{2,60}\))?\s*(?:,\s*)?(?:out of|from)\s+(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,3}"
)
# a noun of persons right before "from A" says where they come from, unless "to B" follows at once
_NATIVE = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|people|persons?|boys?|girls?|child(?:ren)?|soldiers?|troops|fighters?|recruits?|conscripts?|"
    r"prisoners?|captives?|residents?|refugees?|villagers?|civilians?|students?|citizens?|natives?|volunteers?|"
    r"famil(?:y|ies)|workers?|patients?|drivers?|officers?|militants?|reports?|officials?|journalists?|aid|support|"
    r"units?|brigades?|those|others?|many|some|one|both|all)\s+from\s+(?:the\s+|near\s+)*(?:[\w-]+\s+){0,2}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement that a report tells: places, sentence, and the claims that tell of it at either place."""

    report_id: str
    origin: Place
    destination: Place
    quote: str
    row_ids: tuple[str, ...]  # of the claims frame, in the order of the text; empty when no figure is given


def movements(extractions: Iterable[Extraction]) -> list[Movement]:
    """Return the movements that the reports tell, in the order of the text; each pair once a sentence."""
    return [m for extraction in extractions for m in _in_report(extraction)]


def _in_report(extraction: Extraction) -> Iterator[Movement]:
    text = extraction.report.text
    either = [m for m in extraction.places if m.on_map and m.role in ("origin", "destination")]
    if len({m.role for m in either}) < 2:
        return
    for sentence in split(text):
        ends = [m for m in either if sentence.start <= m.start < sentence.end]
        for clause in _clauses(text, sentence) if ends else ():
            for origin, destination in _pairs(text, clause, ends):
                quote = text[sentence.start : sentence.end]
                rows = tuple(_told(extraction, clause, {origin.id, destination.id}))
                yield Movement(extraction.report.id, origin, destination, quote, rows)


def _clauses(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    for cut in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield Sentence(start, cut.start())
        start = cut.end()
    yield Sentence(start, sentence.end)


def _pairs(text: str, clause: Sentence, ends: Sequence[PlaceMention]) -> Iterator[tuple[Place, Place]]:
    here = [m for m in ends if clause.start <= m.start < clause.end]
    left = _each_once(m for m in here if m.role == "origin")
    reached = _each_once(m for m in here if m.role == "destination")
    if not left or not reached or min(len(left), len(reached)) > 1:
        return
    if not all(m.place for m in here):
        return  # one of them is not known: it may be the one that belongs here
    if _UNSAID.search(text, clause.start, clause.end):
        return
    if not _MOVES.search(text, clause.start, clause.end):
        return
    if _tied(text, clause, left, reached) or _moved(text, clause, left, reached):
        for origin, destination in product(left, reached):
            a, b = origin.place, destination.place
            if a and b and not _one_holds_the_other(a, b):
                yield a, b


def _tied(text: str, clause: Sentence, left: Sequence[PlaceMention], reached: Sequence[PlaceMention]) -> bool:
    """Whether the words between say it: "from A to B", "to B from A", lists of either included."""
    if not _is_list(text, left) or not _is_list(text, reached):
        return False
    if _EXTENT.search(text[clause.start : left[0].start]):
        return False
    if left[0].start < reached[0].start:
        return bool(_LEFT_FOR.fullmatch(text[left[-1].end : reached[0].start]))
    return bool(_CAME_FROM.fullmatch(text[reached[-1].end : left[0].start]))


def _is_list(text: str, mentions: Sequence[PlaceMention]) -> bool:
    return all(_LIST.fullmatch(text[a.end : b.start]) for a, b in pairwise(mentions))


def _moved(
    text: str, clause: Sentence, left: Sequence[PlaceMention], reached: Sequence[PlaceMention]
) -> bool:
    """Whether a clause about moving has one place left and one reached, and only a few words between."""
    if len(left) > 1 or len(reached) > 1 or _NATIVE.search(text[clause.start : left[0].start]):
        return False
    first, last = sorted((left[0], reached[0]), key=lambda m: m.start)
    between = text[first.end : last.start]
    if len(between) > _APART or re.search(r"[()]", between):
        return False
    return not _EXTENT.search(text[clause.start : left[0].start])


def _each_once(mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    return list({m.place.id: m for m in mentions if m.place}.values())


def _one_holds_the_other(a: Place, b: Place) -> bool:
    """An arrow from a place to the country or division round it would point nowhere."""
    if a.id == b.id:
        return True
    for outer, inner in ((a, b), (b, a)):
        if outer.kind == "country" and outer.country == inner.country:
            return True
        if outer.kind == "admin1" and outer.country == inner.country and inner.admin1 == outer.name:
            return True
    return False


def _told(extraction: Extraction, clause: Sentence, places: set[str]) -> Iterator[str]:
    """Row ids of the claims of persons or things in the clause that belong to one of the places."""
    for claim in extraction.claims:
        held = extraction.places[claim.place].place if claim.place is not None else None
        inside = clause.start <= claim.start < clause.end and claim.unit in ("persons", "items")
        if inside and held and held.id in places and not (claim.restates or claim.repeats):
            yield f"{extraction.report.id}:claim:{claim.id}"
