"""How claims hang together: restatements, repeats, parts, and what follows from a share and its base."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extraction.claim_drafts import Draft
from geo.extraction.figures import Figure
from geo.model import Claim

_DEFINITE = re.compile(r"\b(?:the|these|those|both|all|said)\s+(?:other\s+|same\s+)?$", re.IGNORECASE)
_OPENS_RESTATEMENT = re.compile(r"\s*(?:\(|/|,?\s+or\s+(?:about\s+|some\s+|roughly\s+)?|,\s+i\.e\.\s+)\s*$")


def restated(text: str, figure: Figure, found: Sequence[Draft]) -> Draft | None:
    """Return the draft that `figure` only gives again in another unit: "984 square kilometers (380 square miles)"."""
    if figure.unit not in ("km2", "km"):
        return None
    for draft in reversed(found):
        if draft.restates is not None or draft.unit != figure.unit:
            continue
        between = text[draft.end : figure.start]
        in_brackets = between.rstrip().endswith("(") and text[figure.end : figure.end + 1] == ")"
        if (_OPENS_RESTATEMENT.fullmatch(between) or in_brackets) and _alike(draft.figure, figure):
            return draft
    return None


def _alike(one: Figure, other: Figure) -> bool:
    a = one.best or one.low or one.high or 0.0
    b = other.best or other.low or other.high or 0.0
    return bool(a and b) and abs(a - b) <= 0.12 * max(a, b)


def mark_repeats(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that only point back ("the two soldiers"); mark those stated again.

    A figure given a second time as news keeps its claim and names the first in `repeats`.
    """
    kept: list[Draft] = []
    for draft in drafts:
        earlier = _same_figure(text, draft, kept)
        if earlier is not None:
            if _points_back(text, draft, earlier):
                continue
            if earlier.sentence != draft.sentence:
                draft.repeats = earlier
        kept.append(draft)
    known = {id(d) for d in kept}
    for draft in kept:
        if draft.part_of is not None and id(draft.part_of) not in known:
            draft.part_of = None
        if draft.restates is not None and id(draft.restates) not in known:
            draft.restates = None
    return kept


def _same_figure(text: str, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    values = (draft.figure.low, draft.figure.best, draft.figure.high)
    for other in earlier:
        if other.restates is not None or other.unit != draft.unit or draft.restates is not None:
            continue
        if values != (other.figure.low, other.figure.best, other.figure.high):
            continue
        if draft.category == other.category and _same_noun(draft, other):
            return other
        if draft.unit == "persons" and _points_back(text, draft, other):
            return other
    return None


def _same_noun(one: Draft, other: Draft) -> bool:
    return (
        one.figure.head == other.figure.head
        or not one.figure.head
        or not other.figure.head
        or one.unit == "persons"
    )


_VAGUE_PERSONS = frozenset(
    """men women people soldiers prisoners captives troops servicemen fighters victims persons pows detainees hostages dead
    wounded bodies children officers militants villages settlements""".split()
)


def _points_back(text: str, draft: Draft, other: Draft) -> bool:
    """Whether a figure only refers to people already counted: definite, or small and said of no new event."""
    if draft.figure.written == "vague" or draft.figure.bound != "exact":
        return False
    before = text[max(0, draft.start - 25) : draft.start]
    if draft.unit == other.unit and _DEFINITE.search(before) and other.sentence < draft.sentence:
        return True
    idle = (
        (draft.category in ("other", "troops")
        and draft.governor is None)
        or draft.category == "captured" == other.category
    )
    return (
        idle
        and draft.unit == "persons" == other.unit
        and draft.figure.head in _VAGUE_PERSONS
        and (draft.figure.best or 0) < 20
        and other.category in ("captured", "killed", "wounded", "missing", "killed_or_wounded")
        and other.sentence < draft.sentence
        and draft.sentence - other.sentence < 12
    )


def derive(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """Return what follows from a share and its base: "40 % of 984 km2" retaken is 393.6 km2 lost, 590.4 km2 still held."""
    derived: list[Claim] = []
    number = len(claims)
    for i, (draft, claim) in enumerate(zip(drafts, claims, strict=True)):
        if claim.unit != "percent" or claim.category != "territory_share" or draft.figure.whole is None:
            continue
        base = next(
            (
                c
                for c in claims[i + 1 :]
                if c.unit == "km2" and c.start < claim.end <= c.end + 1 and c.restates is None
            ),
            None,
        )
        kind = draft.governor.predicate.kind if draft.governor else None
        if (
            base is None
            or base.category != "territory_seized"
            or kind not in ("seize", "lose", "free", "cost")
        ):
            continue
        lost = _times(claim, base)
        if lost is None:
            continue
        low, best, high = lost
        share = _written(claim, "%")
        area = _written(base, "km²")
        number += 1
        lost_claim = replace(
            claim, id=f"c{number}", category="territory_lost", low=low, best=best, high=high, unit="km2",
            derived_from=(claim.id, base.id), restates=None, part_of=base.id, noun=None,
            formula=f"{share} × {area}; assumes that the share is of the whole area seized",
        )  # fmt: skip
        derived.append(lost_claim)
        rest = _minus(base, low, best, high)
        if rest is None:
            continue
        number += 1
        derived.append(
            replace(
                lost_claim,
                id=f"c{number}",
                category="territory_controlled",
                low=rest[0],
                best=rest[1],
                high=rest[2],
                bound=_opposite(claim.bound),
                derived_from=(lost_claim.id, base.id),
                formula=f"{area} − {share} × {area}; assumes that all of it was held before and nothing was gained since",
            )  # fmt: skip
        )
    return derived


def _times(share: Claim, base: Claim) -> tuple[float | None, float | None, float | None] | None:
    area = base.best if base.best is not None else None
    if area is None:
        return None

    def part(percent: float | None) -> float | None:
        return None if percent is None else round(percent / 100 * area, 6)

    return part(share.low), part(share.best), part(share.high)


def _minus(
    base: Claim, low: float | None, best: float | None, high: float | None
) -> tuple[float | None, float | None, float | None] | None:
    area = base.best
    if area is None:
        return None

    def rest(value: float | None) -> float | None:
        return None if value is None else round(area - value, 6)

    return rest(high), rest(best), rest(low)


def _opposite(bound: str) -> "str":
    return {"at_least": "at_most", "at_most": "at_least"}.get(bound, bound)


def _written(claim: Claim, unit: str) -> str:
    value = next(v for v in (claim.best, claim.low, claim.high) if v is not None)
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}.get(claim.bound, "")
    if claim.bound == "range" and claim.low is not None and claim.high is not None:
        return f"{claim.low:g}–{claim.high:g} {unit}"
    return f"{sign}{value:g} {unit}"
