"""What words that a person selected say by themselves: the figure in them, or the place they name.

Nothing is added to what is written: a figure is read by the pipeline's own reader, and what the sentence leaves
open stays open for the person to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.casefile import ClaimDetails
from geo.extraction.categories import category_of
from geo.extraction.figures import Figure, blank_dates, find_figures
from geo.extraction.governors import Clause
from geo.extraction.places import place_mentions
from geo.extraction.sentence_tokens import tokens_of
from geo.extraction.sentences import split
from geo.extraction.speakers import Speakers
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Category, Extraction, Mention, PlaceMention, Sense, Sentence, Unit

_SENSES: dict[str, Sense] = {"actor": "actor", "demonym": "demonym", "institution": "institution"}


@dataclass(frozen=True, slots=True)
class SaidByWords:
    """A claim's words and what they say. `details` lacks what is not said; its place is an index into the places.

    `start` to `end` is the figure's own span where the selection holds exactly one, else the selection.
    """

    start: int
    end: int
    quote: str
    details: ClaimDetails
    place: int | None = None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends.

    >>> trimmed("in  Kyiv ", 2, 9)
    (4, 8)
    """
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def said_by_words(extraction: Extraction, start: int, end: int) -> SaidByWords:
    """Return what the words from `start` to `end` of a report say as a claim."""
    text = extraction.report.text
    start, end = trimmed(text, start, end)
    plain = blank_dates(text, extraction.dates)
    sentences = split(text)
    around = [s for s in sentences if s.start < end and start < s.end] or [Sentence(start, end)]
    quote = text[min(around[0].start, start) : max(around[-1].end, end)]
    figures = find_figures(text, extraction.dates)
    inside = [f for f in figures if start <= f.number_start and f.number_end <= end]
    if len(inside) != 1 or len(around) != 1:
        return SaidByWords(start, end, quote, {})
    (figure,), (sentence,) = inside, around
    details = _amount(figure)
    category = _category(plain, sentence, figure, figures)
    if category is not None:
        details["category"], details["unit"] = category
    elif figure.unit is not None:
        details["unit"] = figure.unit
    speakers = Speakers(plain, sentences, [tokens_of(plain, s.start, s.end) for s in sentences])
    details["speaker"] = speakers.of(figure.start, figure.end)
    days = [d for d in extraction.dates if sentence.start <= d.start < sentence.end and d.latest]
    if len(days) == 1:
        details["earliest"], details["latest"] = days[0].earliest, days[0].latest
    named = [
        i
        for i, m in enumerate(extraction.places)
        if m.on_map and m.place and sentence.start <= m.start < sentence.end
    ]
    places = {extraction.places[i].place for i in named}
    return SaidByWords(figure.start, figure.end, quote, details, named[0] if len(places) == 1 else None)


def place_by_words(extraction: Extraction, start: int, end: int, gazetteer: SqliteGazetteer) -> PlaceMention:
    """Return what the words from `start` to `end` name, weighed with the report's other places."""
    text = extraction.report.text
    start, end = trimmed(text, start, end)
    mentions = [
        Mention(m.start, m.end, m.text, _SENSES.get(m.role, "literal"))
        for m in extraction.places
        if m.end <= start or end <= m.start
    ]
    own = Mention(start, end, text[start:end])
    mentions = sorted([*mentions, own], key=lambda m: m.start)
    found = place_mentions(text, split(text), mentions, gazetteer)
    return found[mentions.index(own)]


def _amount(figure: Figure) -> ClaimDetails:
    return {
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "bound": figure.bound,
        "noun": figure.noun,
    }


def _category(
    plain: str, sentence: Sentence, figure: Figure, figures: Sequence[Figure]
) -> tuple[Category, Unit] | None:
    """What its noun and its verb say the figure counts."""
    own = [f for f in figures if sentence.start <= f.start < sentence.end]
    first = figures.index(own[0])
    within = [
        replace(f, whole=f.whole - first if f.whole is not None and f.whole - first < len(own) else None)
        for f in own
    ]
    clause = Clause(
        plain, sentence.start, sentence.end, tokens_of(plain, sentence.start, sentence.end), within
    )
    number = own.index(figure)
    return category_of(clause, number, clause.governor(number))
