"""Claims: every figure of a report with its category, speaker, place, dates and standing."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.extraction.claim_dates import ClaimDates
from geo.extraction.claim_drafts import Draft
from geo.extraction.claim_places import ClaimPlaces
from geo.extraction.denials import mark_denied
from geo.extraction.drafting import SentenceDrafts
from geo.extraction.figures import blank_dates, find_figures
from geo.extraction.governors import Clause
from geo.extraction.links import derive, mark_repeats
from geo.extraction.sentence_tokens import tokens_of
from geo.extraction.sides import Sides
from geo.extraction.speakers import Speakers
from geo.model import Claim, DateMention, PlaceMention, Sentence

_HYPOTHETICAL = re.compile(
    r"\b(?:could|would|may|might|if|should|will|promis\w+|pledg\w+|vow\w+|threat\w+|risk\w*|potential\w*|projected|forecast\w*|"
    r"(?:plans?|planned|planning|intends?|expect\w*|aims?|hopes?|prepar\w+|ready|likely|set|is|are)\s+to|"
    r"due\s+to\s+(?:be|arrive|leave))\b(?![^.;]*[.;]\s)",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[,;:—–()]")
_SITUATES = re.compile(
    r"\b(?:is|are|was|were|lies?|lay|sits?|stands?|stood|advanc\w+|mov\w+|push\w+|pull\w+|retreat\w+|withdr\w+|walk\w+|travel\w+|"
    r"march\w+|dr[io]v\w*|cross\w+|came|come|got|stretch\w+|extend\w+|penetrat\w+|reach\w+|fell|struck|hit|landed|gain\w+|"
    r"fled|flew|fly|fired|been|within|range|living|live)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r",\s+(?:which|whose|home\s+to|with|a|an|the)\b[^,]*$", re.IGNORECASE)
_LONGEST_SENTENCE = 1500  # characters; what is longer is no sentence and is read in pieces, in linear time


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    published: date | None,
) -> list[Claim]:
    """Return the claims of a report in text order, ids "c1", "c2", ...

    `place` indexes `places`. A figure given again in another unit is a claim with `restates`; claims derived
    from others ("40 % of 984 km2") follow those, with `derived_from` and their `formula`.
    """
    figures = find_figures(text, dates)
    if not figures:
        return []
    plain = blank_dates(text, dates)
    sentences = _pieces(plain, sentences)
    tokens = [tokens_of(plain, s.start, s.end) for s in sentences]
    speakers = Speakers(plain, sentences, tokens)
    starts = [s.start for s in sentences]
    by_sentence: dict[int, list[int]] = {}
    for index, figure in enumerate(figures):
        by_sentence.setdefault(max(bisect_right(starts, figure.start) - 1, 0), []).append(index)
    drafts: list[Draft] = []
    clauses: dict[int, Clause] = {}
    for number, indices in by_sentence.items():
        sentence = sentences[number]
        own = [figures[i] for i in indices]
        clauses[number] = Clause(plain, sentence.start, sentence.end, tokens[number], own)
        drafts += SentenceDrafts(clauses[number], number, indices[0], drafts).found
    drafts = mark_repeats(plain, drafts)
    placer = ClaimPlaces(plain, sentences, places)
    sides = Sides(plain, places)
    dater = ClaimDates(plain, sentences, dates, published)
    for i, draft in enumerate(drafts):
        clause = clauses[draft.sentence]
        draft.speaker = _speaker(plain, draft, speakers)
        said = [(a.start, a.verb_end) for a in speakers.by_sentence[draft.sentence]]
        placer.settle(draft, drafts[max(0, i - 40) : i], clause, said)
        dater.settle(draft, drafts[max(0, i - 40) : i])
        sides.settle(draft)
        modal = draft.governor is not None and draft.governor.predicate.modal
        if modal or _HYPOTHETICAL.search(plain, max(clause.start, draft.start - 70), draft.start):
            draft.stance = "hypothetical"
    mark_denied(plain, sentences, drafts, speakers)
    claims = [_claim(text, sentences[draft.sentence], draft) for draft in drafts]
    return _named(drafts, claims)


def _pieces(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, those beyond any length cut at white space."""
    pieces: list[Sentence] = []
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST_SENTENCE:
            cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            cut = cut if cut > start else start + _LONGEST_SENTENCE
            pieces.append(Sentence(start, cut))
            start = cut
        pieces.append(Sentence(start, sentence.end))
    return pieces


def _speaker(text: str, draft: Draft, speakers: Speakers) -> str | None:
    if draft.restates is not None:
        return draft.restates.speaker
    if draft.part_of is not None:
        return draft.part_of.speaker or speakers.of(draft.start, draft.end)
    before = text[max(0, draft.start - 80) : draft.start]
    # a distance that only locates a place ("Klishchiivka, about 8 km south of Bakhmut") is the reporter's own
    if draft.category == "distance" and not _SITUATES.search(_PUNCTUATION.split(before)[-1]):
        return None
    if draft.figure.head in ("inhabitants", "population") and _BACKGROUND.search(before):
        return None
    return speakers.of(draft.start, draft.end)


def _claim(text: str, sentence: Sentence, draft: Draft) -> Claim:
    figure = draft.figure
    return Claim(
        id="",
        start=figure.start,
        end=figure.end,
        text=text[figure.start : figure.end],
        quote=text[sentence.start : sentence.end],
        category=draft.category,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        unit=draft.unit,
        bound=figure.bound,
        place=draft.place,
        speaker=draft.speaker,
        denied=draft.denied,
        earliest=draft.earliest,
        latest=draft.latest,
        stance=draft.stance,
        noun=figure.noun,
        side=draft.side,
    )


def _named(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims their ids, tie them to each other by these, and add what follows from them."""
    ids = {id(draft): f"c{i}" for i, draft in enumerate(drafts, 1)}

    def name(draft: Draft | None) -> str | None:
        return ids.get(id(draft)) if draft is not None else None

    named = [
        replace(
            claim, id=ids[id(draft)], restates=name(draft.restates), part_of=name(draft.part_of), repeats=name(draft.repeats)
        )
        for draft, claim in zip(drafts, claims, strict=True)
    ]  # fmt: skip
    return named + derive(drafts, named)
