"""Claims: every figure of a report with its category, speaker, place, dates and standing."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.extraction.categories import SHELTERING, CategoryUnit, category_of
from geo.extraction.claim_dates import ClaimDates
from geo.extraction.claim_drafts import Draft
from geo.extraction.claim_places import ClaimPlaces
from geo.extraction.denials import mark_denied
from geo.extraction.figures import Figure, blank_dates, find_figures
from geo.extraction.governors import Clause
from geo.extraction.links import derive, mark_repeats, restated
from geo.extraction.sentence_tokens import tokens_of
from geo.extraction.sides import side_of
from geo.extraction.speakers import Speakers
from geo.model import Claim, DateMention, PlaceMention, Sentence

# counted, but nothing that a map of a conflict would show
_NO_CLAIM = frozenset(
    """sides parties countries nations states leaders presidents ministers capitals phases points conditions reasons
    ways options articles paragraphs pages chapters meetings rounds talks agreements resolutions votes seats goals
    statements questions issues things words photos videos images pictures maps versions languages sources reports
    factors steps stages terms aspects elements parts halves levels types kinds cases-law accounts stories chances
    decades lines degrees names titles cents storeys stories floors rooms flights-of-stairs corners fronts directions
    governments experts-of delegations legs arms eyes hands feet knees others-of members-of categories topics themes
    proposals demands options seasons generations copies signatures calls tweets articles sentences figures
    numbers minutes occasions instances attempts-at respects agencies
    companies institutions ambassadors diplomats mediators negotiators envoys priorities pillars""".split()
)
_HOUSEHOLD = re.compile(
    r"\b(?:keeps?|kept|keeping|raises?|raised|raising|father\s+of|mother\s+of|parent\s+of|parents\s+of|grandmother\s+of|"
    r"widow\s+with|with\s+(?:his|her|their)|has|had|with|aunt\s+of|lives\s+with|and\s+(?:his|her|their))\s*$",
    re.IGNORECASE,
)
_HOUSEHOLD_NOUNS = frozenset(
    """goats goat cows cow dogs cats chickens hens sheep donkeys horses pigs children kids sons daughters siblings brothers sisters
    grandchildren suitcases bags blankets rooms beds""".split()
)
_SOURCES = re.compile(
    r"\s*(?:,?\s*(?:all|both)\s+)?(?:(?:there|also|in\s+[A-Z]\w+|from\s+[A-Z]\w+)\s+)?(?:said|say|says|told|tell|confirmed|reported\s+(?:that|seeing)|"
    r"familiar\s+with|briefed\s+on|with\s+(?:direct\s+)?knowledge|close\s+to\s+the|interviewed|who\s+spoke|spoke\s+to|"
    r"described|recounted)\b"
)
_CONFIRMED = re.compile(
    r"\b(?:confirmed|conducted|carried\s+out|launched|reported|recorded|acknowledged)\s+$", re.IGNORECASE
)
_ECONOMIC = re.compile(
    r"\b(?:value|price|prices|cost|costs|budget|gdp|revenues?|tariffs?|votes?|vote|salary|wages|funds|funding|profit\w*|shares)\b",
    re.I,
)
_FUNDED = re.compile(
    r"\b(?:fund\w*|inflation|tax\w*|interest|tariff\w*|humidity|probability|chance)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"\b(?:including|among\s+them|of\s+whom|among\s+whom)\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE
)
_AMONG_THEM = re.compile(
    r"(?:\s+and\s+[\w\s-]{1,40}?)?\s+(?:among\s+them|were\s+among\b|of\s+them\b)", re.IGNORECASE
)
# a count without its noun, right before the figure: "a first count of 50", "not the 900", "spoken of 17"
_GENERIC_COUNT = re.compile(
    r"\b(?:(?:toll|count|figure|total|tally|estimate|number)s?(?:\s+[^\d.;,]{0,40})?(?:\s+(?:of|to|at|is|was|as|reached|exceeds?)|,|:)"
    r"|(?:spoke|spoken|speaks|speaking)(?:\s+\w+)?\s+of|not|than|against|up\s+from|down\s+from|(?:rose|risen|rising|climbed|grew|grown|increased|"
    r"fell|fallen|dropped|raised|revised|lowered|updated|reduced|cut|jumped)\s+[^.;]{0,30}(?:to|from)|(?:put|puts|gave|gives|given|cited|claimed|reported|recorded|listed)(?:\s+(?:it|them|this|that|a\s+lower|a\s+higher))?(?:\s+at)?)"
    r"\s+(?:the\s+|an?\s+|only\s+|just\s+|as\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:against|than|compared\s+(?:to|with)|up\s+from|down\s+from|not)\s+(?:the\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
# "up to 576,000 are a step away from famine": a bare number of people
_PEOPLE_DO = re.compile(r"\s+(?:are|were|have|had|need|face|remain|live|lack)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:could|would|may|might|if|should|plans?\s+to|planned\s+to|planning\s+to|intends?\s+to|promis\w+|pledg\w+|vow\w+|threat\w+|"
    r"expect\w*\s+to|is\s+to|are\s+to|aims?\s+to|hopes?\s+to|risk\w*|potential\w*|projected|forecast\w*|will|prepar\w+\s+to|"
    r"ready\s+to|likely\s+to|set\s+to|due\s+to\s+(?:be|arrive|leave))\b",
    re.IGNORECASE,
)
_NOT_HYPOTHETICAL = re.compile(r"\b(?:had|have|has|was|were)\b[^.;]{0,30}$", re.IGNORECASE)
_ASIDE_VERB = re.compile(
    r"\b(?:is|are|was|were|lies?|lay|sits?|stands?|stood|advanc\w+|mov\w+|push\w+|pull\w+|retreat\w+|withdr\w+|walk\w+|travel\w+|"
    r"march\w+|drov?\w*|cross\w+|came|come|got|stretch\w+|extend\w+|penetrat\w+|reach\w+|fell|struck|hit|landed|gain\w+|"
    r"mile|fled|flew|fly|fired|been|within|range|living|live)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r",\s+(?:which|whose|home\s+to|with|a|an|the)\b[^,]*$", re.IGNORECASE)


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    published: date | None,
) -> list[Claim]:
    """Return the claims of a report in text order, ids "c1", "c2", ...

    `place` indexes `places`. A restatement in another unit is a claim with `restates`; a claim derived from
    others ("40 % of 984 km2") follows those, with `derived_from` and its `formula`.
    """
    figures = find_figures(text, dates)
    if not figures:
        return []
    plain = blank_dates(text, dates)
    tokens = [tokens_of(plain, s.start, s.end) for s in sentences]
    speakers = Speakers(plain, sentences, tokens)
    starts = [s.start for s in sentences]
    groups: dict[int, list[int]] = {}
    for index, figure in enumerate(figures):
        groups.setdefault(bisect_right(starts, figure.start) - 1, []).append(index)
    drafts: list[Draft] = []
    clauses: dict[int, Clause] = {}
    for number, indices in groups.items():
        sentence = sentences[max(number, 0)]
        clause = Clause(
            plain, sentence.start, sentence.end, tokens[max(number, 0)], [figures[i] for i in indices]
        )
        clauses[number] = clause
        drafts += _drafts_of(clause, number, indices[0], drafts)
    for draft in drafts:
        draft.speaker = _speaker(plain, draft, speakers)
    drafts = mark_repeats(plain, drafts)
    placer = ClaimPlaces(plain, sentences, places)
    dater = ClaimDates(plain, sentences, dates, published, speakers)
    for i, draft in enumerate(drafts):
        said = [(a.start, a.verb_end) for a in speakers.by_sentence[max(draft.sentence, 0)]]
        placer.settle(draft, drafts[:i], clauses[draft.sentence], said)
        dater.settle(draft, drafts[:i])
        draft.side = side_of(plain, draft, places)
        if _hypothetical(plain, draft, clauses[draft.sentence]):
            draft.stance = "hypothetical"
    mark_denied(plain, sentences, drafts, speakers)
    return _numbered(text, sentences, drafts)


def _drafts_of(clause: Clause, number: int, offset: int, earlier: list[Draft]) -> list[Draft]:
    """Return the drafts of one sentence; `offset` is the index of its first figure among all figures."""
    found: list[Draft] = []
    by_figure: dict[int, Draft] = {}
    # `whole` counts all figures of the text; here it counts those of the sentence
    clause.figures[:] = [f if f.whole is None else replace(f, whole=f.whole - offset) for f in clause.figures]
    for i in range(len(clause.figures)):
        draft = _draft(clause, i, number, found, by_figure, earlier)
        if draft is not None:
            found.append(draft)
            by_figure[i] = draft
    return found


def _draft(
    clause: Clause,
    i: int,
    number: int,
    found: list[Draft],
    by_figure: dict[int, Draft],
    earlier: list[Draft],
) -> Draft | None:
    figure = clause.figures[i]
    text = clause.text
    if (original := restated(text, figure, found)) is not None:
        return Draft(figure, number, original.category, original.unit, original.governor, restates=original)
    before = text[max(clause.start, figure.start - 60) : figure.start].rstrip("“\"‘'")
    after = text[figure.end : min(clause.end, figure.end + 60)]
    if i and clause.figures[i - 1].whole == i:
        return _whole(clause, i, number, by_figure.get(i - 1), before)
    if figure.unit == "percent":
        pass
    elif figure.of_them or _INCLUDING.search(before) or _AMONG_THEM.match(after):
        total = _total(figure, found) or (
            _total(figure, _just_before(earlier, number)) if figure.of_them else None
        )
        if total is not None:
            governor = clause.governor(i)
            fate = (
                governor is not None
                and governor.direct
                and governor.predicate.kind in _FATES
                and governor.relation != "agent"
            )
            own = (
                category_of(clause, i, governor if fate else None)
                if fate or figure.noun_class in _OWN_FATE
                else None
            )
            category, unit = own or (total.category, total.unit)
            return Draft(figure, number, category, unit, governor, inherited=own is None, part_of=total)
        if figure.of_them:
            return None
    if figure.noun is None and figure.unit is None and re.match(r"\s+of\s+\d", after):
        return None
    governor = clause.governor(i)
    settled: CategoryUnit | None = category_of(clause, i, governor)
    inherited = False
    if (
        settled == ("displaced", "persons")
        and figure.noun is None
        and governor
        and governor.predicate.kind == "go"
    ):
        settled = None if _follows_things(earlier, found[-1] if found else None) else settled
    if settled is None:
        settled = _elliptical(clause, i, found, earlier, before, after, by_figure)
        inherited = True
    if settled is None:
        return None
    draft = Draft(figure, number, *settled, governor, inherited)
    return draft if _is_claim(text, draft, before, after) else None


_FATES = frozenset(("kill", "wound", "capture", "miss", "flee"))
_OWN_FATE = frozenset(("killed", "wounded", "captured", "missing"))


def _just_before(earlier: list[Draft], number: int) -> list[Draft]:
    return [d for d in earlier if d.sentence == number - 1]


def _total(figure: Figure, found: list[Draft]) -> Draft | None:
    for draft in reversed(found):
        if draft.part_of is None and draft.restates is None and draft.unit in ("persons", "items"):
            high = draft.figure.high or draft.figure.best or draft.figure.low or 0
            low = figure.low or figure.best or figure.high or 0
            if draft.figure.high is None or low <= high:
                return draft
    return None


def _whole(clause: Clause, i: int, number: int, part: Draft | None, before: str) -> Draft | None:
    """The total in "four of six drones": a claim when it is itself reported, none in "four of the five capitals"."""
    figure = clause.figures[i]
    after = clause.text[figure.end : min(clause.end, figure.end + 90)]
    definite = re.search(r"\b(?:the|its|their|his|these|those|all|[\w]+’s)\s+(?:\w+\s+)?$", before, re.I)
    reported = re.search(
        r"\b(?:promised|planned|pledged|reported|launched|fired|deployed|captured|seized|abducted)\s+$",
        before,
        re.I,
    )
    if figure.unit in ("km2", "km"):
        if figure.unit == "km2" and re.match(
            r"\s*(?:\([^)]*\)\s*)?(?:of\s+[\w’'-]+\s+|in\s+[\w’'-]+\s+)?(?:[\w’'-]+\s+){0,4}?(?:seized|captured|took|taken|occupied|gained|overran|won|conquered|retaken|retook|liberated|held)\b",
            after,
        ):
            lost = re.search(r"\b(?:occupied|held)\b", after)
            return Draft(figure, number, "territory_controlled" if lost else "territory_seized", "km2", None)
        return None
    if part is None or (definite and not reported):
        return None
    if figure.noun_class == "settlements":
        return None
    if figure.noun_class == "weapons":
        return Draft(figure, number, "weapons_launched", "items", None)
    return Draft(figure, number, part.category, part.unit, part.governor, inherited=True)


def _elliptical(
    clause: Clause,
    i: int,
    found: list[Draft],
    earlier: list[Draft],
    before: str,
    after: str,
    by_figure: dict[int, Draft],
) -> CategoryUnit | None:
    """A bare number counts what the one before it counts: "a first count of 50", "five in Kyiv and three in Odesa"."""
    figure = clause.figures[i]
    last = found[-1] if found else None
    governor = clause.governor(i)
    kind = governor.predicate.kind if governor and governor.relation != "agent" else None
    if last is not None and last.unit in ("km2",) and kind in ("control", "hold", "seize", "lose"):
        return ("territory_controlled" if kind in ("control", "hold") else last.category), last.unit
    if last is not None:
        between = clause.text[last.end : figure.start]
        if re.match(
            r"\s*(?:,|;|and|in|on|at|near|[\w\s’'-]|\0)*(?:,|and|;|or)\s*(?:another\s+|a\s+further\s+)?$",
            between,
        ) and re.match(r"\s+(?:in|at|near|on|more|others?|from|around|outside)\b|\s*[,.;]|\s*\0|$", after):
            return last.category, last.unit
        if re.match(r"\s*of\s", clause.text[clause.start : clause.start + 4], re.I) and not clause.text[
            clause.start : found[0].start
        ].count(","):
            return last.category, last.unit
        if re.search(r"\bnot\s+(?:the\s+)?$", before, re.I) or re.search(r"\bor\s+$", before):
            return last.category, last.unit
    if kind == "go" and _follows_things(earlier, last):
        return "other", "items"
    if last is not None and last.unit == "persons" and kind == "hold":
        return "captured", "persons"
    if last is not None and last.category.startswith("weapons") and kind == "launch":
        return "weapons_launched", "items"
    compared = _COMPARED.search(before)
    if kind in ("launch", "destroy", "hit", "lose") or (
        _GENERIC_COUNT.search(before) and (last or not compared)
    ):
        recent = [
            d
            for d in reversed(earlier)
            if d.sentence >= _number_of(earlier) - 1 and d.unit in ("persons", "items")
        ]
        model = last or next((d for d in recent if d.category != "other"), recent[0] if recent else None)
        if model is not None and model.unit in ("persons", "items") and figure.unit is None:
            return model.category, model.unit
    if _PEOPLE_DO.match(after) and (figure.bound != "exact" or (figure.best or 0) >= 1000) and not compared:
        if SHELTERING.search(after):
            return "displaced", "persons"
        return "other", "persons"
    if re.search(r"\b(?:their|its|whose)\s+(?:own\s+)?(?:number|numbers|strength)\b[^.;]*$", before, re.I):
        return "troops", "persons"
    return None


def _follows_things(earlier: list[Draft], last: Draft | None) -> bool:
    """Whether the figure before counted things: "a convoy of 38 lorries ... Only 18 reached the town"."""
    model = last or (earlier[-1] if earlier else None)
    return model is not None and model.unit == "items" and model.figure.noun_class == "equipment"


def _number_of(drafts: list[Draft]) -> int:
    return drafts[-1].sentence if drafts else 0


def _is_claim(text: str, draft: Draft, before: str, after: str) -> bool:
    figure = draft.figure
    vague_other = draft.category in ("other", "troops")
    if text[figure.number_start : figure.number_end].casefold() == "one":
        if figure.head in ("strike", "airstrike", "attack", "raid") and _CONFIRMED.search(before):
            return True
        return draft.category not in ("other", "troops", "displaced") and not (
            figure.noun is None and draft.inherited
        )
    if draft.unit == "percent" and (_ECONOMIC.search(figure.noun or "") or _FUNDED.search(before)):
        return False
    if draft.category == "other" and figure.head in _NO_CLAIM:
        return False
    if (
        vague_other
        and _SOURCES.match(after)
        and figure.noun_class in ("people", "fighters", "men")
        and (figure.low or figure.best or 3) < 100
    ):
        return False
    if draft.category == "other" and figure.head in _HOUSEHOLD_NOUNS and _HOUSEHOLD.search(before):
        return False
    if (
        draft.category == "distance"
        and figure.hyphenated
        and re.match(r"\s*(?:range|race|walk|drive|radius\b(?!\s+of))", after)
    ):
        return False
    return True


def _speaker(text: str, draft: Draft, speakers: Speakers) -> str | None:
    if draft.restates is not None:
        return draft.restates.speaker
    if draft.part_of is not None:
        return draft.part_of.speaker or speakers.of(draft.start, draft.end)
    if draft.category == "distance" and _is_aside(text, draft):
        return None
    if draft.figure.head in ("inhabitants", "population") and _BACKGROUND.search(
        text[max(0, draft.start - 60) : draft.start]
    ):
        return None
    return speakers.of(draft.start, draft.end)


def _is_aside(text: str, draft: Draft) -> bool:
    """Whether a distance only locates a place ("Klishchiivka, about 8 km south of Bakhmut"): the reporter's own words."""
    segment = re.split(r"[,;:—–()]", text[max(0, draft.start - 80) : draft.start])[-1]
    return not _ASIDE_VERB.search(segment)


def _hypothetical(text: str, draft: Draft, clause: Clause) -> bool:
    if draft.governor is not None and draft.governor.predicate.modal:
        return True
    before = text[max(clause.start, draft.start - 70) : draft.start]
    found = None
    for found in _HYPOTHETICAL.finditer(before):
        pass
    return found is not None and not re.search(r"[.;]", before[found.end() :])


def _numbered(text: str, sentences: Sequence[Sentence], drafts: list[Draft]) -> list[Claim]:
    ids = {id(draft): f"c{i}" for i, draft in enumerate(drafts, 1)}

    def name(draft: Draft | None) -> str | None:
        return ids.get(id(draft)) if draft is not None else None

    claims: list[Claim] = []
    for draft in drafts:
        figure = draft.figure
        sentence = sentences[max(draft.sentence, 0)]
        claims.append(
            Claim(
                id=ids[id(draft)],
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
                restates=name(draft.restates),
                stance=draft.stance,
                noun=figure.noun,
                side=draft.side,
                part_of=name(draft.part_of),
                repeats=name(draft.repeats),
            )
        )
    return claims + derive(drafts, claims)
