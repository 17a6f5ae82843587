"""From the figures of a sentence to drafts of claims: totals and parts, numbers that borrow another's noun."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extraction.categories import CategoryUnit, category_of
from geo.extraction.claim_drafts import Draft
from geo.extraction.fates import SHELTERING
from geo.extraction.figures import Figure
from geo.extraction.governors import Clause, Governor
from geo.extraction.links import restated
from geo.extraction.no_claims import is_claim
from geo.extraction.sentence_tokens import last_word
from geo.extraction.verbs import Kind

_INCLUDING = re.compile(
    r"\b(?:including|among\s+them|of\s+whom|among\s+whom)\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE
)
_AMONG_THEM = re.compile(
    r"(?:\s+and\s+[\w\s-]{1,40}?)?\s+(?:among\s+them|were\s+among\b|of\s+them\b)", re.IGNORECASE
)
_OF_SIZE = re.compile(r"\s+of\s+\d")  # "among them two of 500 pounds"
_FATES: frozenset[Kind] = frozenset(("kill", "wound", "capture", "miss", "flee"))
_OWN_FATE = frozenset(("killed", "wounded", "captured", "missing"))
_DEFINITE = re.compile(r"\b(?:the|its|their|his|these|those|all|[\w]+’s)\s+(?:\w+\s+)?$", re.IGNORECASE)
_REPORTED_TOTAL = re.compile(
    r"\b(?:promised|planned|pledged|reported|launched|fired|deployed|captured|seized|abducted)\s+$",
    re.IGNORECASE,
)
_BASE_SEIZED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:of|in)\s+[\w’'-]+\s+)?(?:[\w’'-]+\s+){0,4}?(?:(?P<held>occupied|held)|seized|captured|took|taken|"
    r"gained|overran|won|conquered|retaken|retook|liberated)\b"
)
# a count without its noun, right before the figure: "a first count of 50", "not the 900", "spoken of 17"
_COUNT_OF = re.compile(
    r"\b(?:(?:toll|count|figure|total|tally|estimate|number)s?(?:\s+[^\d.;,]{0,40})?(?:\s+(?:of|to|at|is|was|as|reached|exceeds?)|,|:)"
    r"|(?:spoke|spoken|speaks|speaking)(?:\s+\w+)?\s+of|not|than|against|(?:up|down)\s+from"
    r"|(?:rose|risen|rising|climbed|grew|grown|increased|fell|fallen|dropped|raised|revised|lowered|updated|reduced|cut|jumped)"
    r"\s+[^.;]{0,30}(?:to|from)"
    r"|(?:put|puts|gave|gives|given|cited|claimed|reported|recorded|listed)(?:\s+(?:it|them|this|that|a\s+lower|a\s+higher))?(?:\s+at)?)"
    r"\s+(?:the\s+|an?\s+|only\s+|just\s+|as\s+)?$",
    re.IGNORECASE,
)
_LEADS = frozenset(
    """of to at is was as reached exceed exceeds not than against from with the only just or put puts gave gives given cited
    claimed reported recorded listed it them this that lower higher""".split()
)
_COMPARED = re.compile(
    r"\b(?:against|than|compared\s+(?:to|with)|(?:up|down)\s+from|not|or)\s+(?:the\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:not\s+(?:the\s+)?|or\s+)$", re.IGNORECASE)
_BUT = re.compile(r"\bbut\s+(?:rather\s+|only\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"[\w\s,;’'\0-]*(?:,|\band|;|\bor)\s*(?:another\s+|a\s+further\s+)?", re.IGNORECASE)
_STANDS_ALONE = re.compile(r"\s+(?:in|at|near|on|more|others?|from|around|outside)\b|\s*[,.;]|\s*\0|$")
_OF_TOTAL = re.compile(r"\s*of\s", re.IGNORECASE)  # "Of the six reactors, two were running"
_PEOPLE_DO = re.compile(r"\s+(?:are|were|have|had|need|face|remain|live|lack)\b", re.IGNORECASE)
_THEIR_NUMBER = re.compile(
    r"\b(?:their|its|whose)\s+(?:own\s+)?(?:numbers?|strength)\b[^.;]*$", re.IGNORECASE
)
_MANY = 1000  # "12,000 are short of water": a bare number so large counts people


class SentenceDrafts:
    """Makes the drafts of one sentence; `earlier` are those of the sentences before it.

    `offset` is the index of the sentence's first figure among all figures of the text.
    """

    def __init__(self, clause: Clause, number: int, offset: int, earlier: Sequence[Draft]) -> None:
        self._clause = clause
        self._number = number
        self._earlier = earlier
        # `whole` counts all figures of the text; here it counts those of the sentence
        ends = offset + len(clause.figures)
        clause.figures[:] = [
            f if f.whole is None else replace(f, whole=f.whole - offset if f.whole < ends else None)
            for f in clause.figures
        ]
        self.found: list[Draft] = []
        self._of_figure: dict[int, Draft] = {}
        for i in range(len(clause.figures)):
            draft = self._draft(i)
            if draft is not None:
                self.found.append(draft)
                self._of_figure[i] = draft

    def _draft(self, i: int) -> Draft | None:
        clause, figure = self._clause, self._clause.figures[i]
        original = restated(clause.text, figure, self.found)
        if original is not None:
            return Draft(
                figure, self._number, original.category, original.unit, original.governor, restates=original
            )
        before = clause.text[max(clause.start, figure.start - 60) : figure.start].rstrip("“\"‘'")
        after = clause.text[figure.end : min(clause.end, figure.end + 60)]
        if i and clause.figures[i - 1].whole == i:
            return self._whole(i, before)
        governor = clause.governor(i)
        if figure.unit != "percent" and (
            figure.of_them or _INCLUDING.search(before) or _AMONG_THEM.match(after)
        ):
            part = self._part(i, governor)
            if part is not None or figure.of_them:
                return part
        if figure.noun is None and figure.unit is None and _OF_SIZE.match(after):
            return None
        settled = category_of(clause, i, governor)
        if settled == ("displaced", "persons") and figure.noun is None and self._goes_after_things(governor):
            settled = None
        inherited = settled is None
        settled = (
            settled or self._borrowed(figure, governor, before, after) or self._corrected_by_next(i, before)
        )
        if settled is None:
            return None
        draft = Draft(figure, self._number, *settled, governor, inherited)
        return draft if is_claim(clause.text, draft, before, after) else None

    def _whole(self, i: int, before: str) -> Draft | None:
        """The total in "four of six drones": a claim when it is itself reported, none in "four of the five capitals"."""
        clause, figure = self._clause, self._clause.figures[i]
        part = self._of_figure.get(i - 1)
        if figure.unit == "km2":
            taken = _BASE_SEIZED.match(clause.text, figure.end, min(clause.end, figure.end + 90))
            if taken is None:
                return None
            return Draft(
                figure, self._number, "territory_controlled" if taken["held"] else "territory_seized", "km2"
            )
        definite = _DEFINITE.search(before) and not _REPORTED_TOTAL.search(before)
        if part is None or definite or figure.unit == "km" or figure.noun_class == "settlements":
            return None
        if figure.noun_class == "weapons":
            return Draft(figure, self._number, "weapons_launched", "items")
        return Draft(figure, self._number, part.category, part.unit, part.governor, inherited=True)

    def _part(self, i: int, governor: Governor | None) -> Draft | None:
        figure = self._clause.figures[i]
        total = _total(figure, self.found)
        if total is None and figure.of_them:
            total = _total(figure, [d for d in self._earlier if d.sentence == self._number - 1])
        if total is None:
            return None
        fated = (
            governor is not None
            and governor.direct
            and governor.relation != "agent"
            and governor.predicate.kind in _FATES
        )
        own = None
        if fated or figure.noun_class in _OWN_FATE:
            own = category_of(self._clause, i, governor if fated else None)
        category, unit = own or (total.category, total.unit)
        return Draft(figure, self._number, category, unit, governor, inherited=own is None, part_of=total)

    def _borrowed(
        self, figure: Figure, governor: Governor | None, before: str, after: str
    ) -> CategoryUnit | None:
        """What a number without a noun counts: what the one before it does, or people when it is large."""
        kind = governor.predicate.kind if governor and governor.relation != "agent" else None
        leads = last_word(before) in _LEADS or before.rstrip()[-1:] in (",", ":")
        compared = leads and bool(_COMPARED.search(before))
        if self.found and (same := self._same_as_last(figure, kind, before, after)):
            return same
        if kind == "go" and self._goes_after_things(governor):
            return "other", "items"
        if kind in ("launch", "destroy", "hit", "lose") or (
            _COUNT_OF.search(before) and (self.found or not compared)
        ):
            model = self.found[-1] if self.found else self._recent()
            if model is not None and model.unit in ("persons", "items"):
                return model.category, model.unit
        if _PEOPLE_DO.match(after) and (figure.bound != "exact" or figure.size >= _MANY) and not compared:
            return ("displaced" if SHELTERING.search(after) else "other"), "persons"
        return ("troops", "persons") if _THEIR_NUMBER.search(before) else None

    def _same_as_last(
        self, figure: Figure, kind: Kind | None, before: str, after: str
    ) -> CategoryUnit | None:
        text, last = self._clause.text, self.found[-1]
        if last.unit == "km2" and kind in ("control", "hold", "seize", "lose"):
            return ("territory_controlled" if kind in ("control", "hold") else last.category), last.unit
        if last.unit == "persons" and kind == "hold":
            return "captured", "persons"
        if last.category.startswith("weapons") and kind == "launch":
            return "weapons_launched", "items"
        listed = figure.start - last.end < 80 and _LISTED.fullmatch(text, last.end, figure.start)
        of_total = (
            _OF_TOTAL.match(text, self._clause.start)
            and "," not in text[self._clause.start : self.found[0].start]
        )
        if (listed and _STANDS_ALONE.match(after)) or of_total or _INSTEAD.search(before):
            return last.category, last.unit
        return None

    def _recent(self) -> Draft | None:
        """The latest count in the last sentence that has any, one with a telling category first."""
        last = self._earlier[-1].sentence if self._earlier else 0
        recent: list[Draft] = []
        for draft in reversed(self._earlier):
            if draft.sentence < last - 1:
                break
            if draft.unit in ("persons", "items"):
                recent.append(draft)
        return next((d for d in recent if d.category != "other"), recent[0] if recent else None)

    def _corrected_by_next(self, i: int, before: str) -> CategoryUnit | None:
        """The count that a wrong number gives way to: "not 40, as reported earlier, but 14 people were killed"."""
        clause, following = self._clause, i + 1
        if (
            following >= len(clause.figures)
            or clause.figures[i].unit is not None
            or not _INSTEAD.search(before)
        ):
            return None
        if not _BUT.search(clause.text, clause.figures[i].end, clause.figures[following].start):
            return None
        return category_of(clause, following, clause.governor(following))

    def _goes_after_things(self, governor: Governor | None) -> bool:
        """Whether things were counted before: "a convoy of 38 lorries ... Only 18 reached the town"."""
        model = self.found[-1] if self.found else self._earlier[-1] if self._earlier else None
        things = model is not None and model.unit == "items" and model.figure.noun_class == "equipment"
        return things and governor is not None and governor.predicate.kind == "go"


def _total(figure: Figure, found: Sequence[Draft]) -> Draft | None:
    """The last count that `figure` can be a part of."""
    for draft in reversed(found):
        counts = draft.part_of is None and draft.restates is None and draft.unit in ("persons", "items")
        if counts and (draft.figure.high is None or figure.size <= draft.figure.high):
            return draft
    return None
