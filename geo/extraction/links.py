"""How claims hang together: restatements, repeats, and what follows from a share and its base."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extraction.claim_drafts import Draft
from geo.extraction.figures import Figure
from geo.model import Bound, Claim

_OPENS = re.compile(r"\s*(?:\(|/|,?\s+or\s+(?:about\s+|some\s+|roughly\s+)?|,\s+i\.e\.\s+)\s*$")
_ROUNDING = 0.12  # "270-km (168-mile)" is exact, "some 10 miles (15 km)" is not
_DEFINITE = re.compile(r"\b(?:the|these|those|both|all)\s+(?:other\s+|same\s+)?$", re.IGNORECASE)
# People already counted, when counted again with no new event: "the two soldiers", "photos of two men".
_SAME_PEOPLE = frozenset(
    """men women people soldiers prisoners captives troops servicemen fighters victims persons pows detainees hostages
    dead wounded bodies children officers militants""".split()
)
_FATES = frozenset(("captured", "killed", "wounded", "missing", "killed_or_wounded"))
_SMALL = 20  # two groups of the same small size are one group, two of 300 need not be
_REACH = 12  # sentences
_TAKEN_BACK = frozenset(("seize", "lose", "free", "cost"))
_OPPOSITE: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
_SIGN: dict[Bound, str] = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}

Values = tuple[float | None, float | None, float | None]


def restated(text: str, figure: Figure, found: Sequence[Draft]) -> Draft | None:
    """Return the draft that `figure` only gives again in another unit: "984 square kilometers (380 square miles)"."""
    if figure.unit not in ("km2", "km"):
        return None
    for draft in reversed(found[-6:]):
        if draft.restates is not None or draft.unit != figure.unit or not _alike(draft.figure, figure):
            continue
        in_brackets = (
            text[draft.end : figure.start].rstrip().endswith("(") and text[figure.end : figure.end + 1] == ")"
        )
        if in_brackets or _OPENS.fullmatch(text, draft.end, figure.start):
            return draft
    return None


def _alike(one: Figure, other: Figure) -> bool:
    return abs(one.size - other.size) <= _ROUNDING * max(one.size, other.size)


def mark_repeats(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that only point back ("the two soldiers"), and mark those stated again.

    A figure given a second time as news keeps its claim and names the first in `repeats`.
    """
    kept: list[Draft] = []
    by_value: dict[tuple[Values, str], list[Draft]] = {}
    for draft in drafts:
        figure = draft.figure
        same = by_value.setdefault(((figure.low, figure.best, figure.high), draft.unit), [])
        if draft.restates is None:
            if any(_points_back(text, draft, other) for other in same[-_REACH:]):
                continue
            first = next(
                (o for o in same[:_REACH] if o.category == draft.category and _same_noun(o, draft)), None
            )
            if first is not None and first.sentence != draft.sentence:
                draft.repeats = first
            same.append(draft)
        kept.append(draft)
    known = {id(d) for d in kept}
    for draft in kept:
        if draft.part_of is not None and id(draft.part_of) not in known:
            draft.part_of = None
        if draft.restates is not None and id(draft.restates) not in known:
            draft.restates = None
    return kept


def _same_noun(one: Draft, other: Draft) -> bool:
    return (
        one.unit == "persons"
        or one.figure.head == other.figure.head
        or not (one.figure.head and other.figure.head)
    )


def _points_back(text: str, draft: Draft, other: Draft) -> bool:
    """Whether a figure only refers to those already counted: definite, or few people and no new event."""
    figure = draft.figure
    if figure.bound != "exact" or other.sentence >= draft.sentence:
        return False
    if _DEFINITE.search(text, max(0, draft.start - 25), draft.start):
        return True
    idle = (draft.category in ("other", "troops") and draft.governor is None) or (
        draft.category == other.category == "captured"
    )
    return (
        idle
        and draft.unit == "persons"
        and figure.head in _SAME_PEOPLE
        and figure.size < _SMALL
        and other.category in _FATES
        and draft.sentence - other.sentence < _REACH
    )


def derive(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Claim]:
    """Return what follows from a share and its base: "40 % of 984 km2" retaken is 393.6 km2 lost, 590.4 km2 still held."""
    derived: list[Claim] = []
    for i, (draft, share) in enumerate(zip(drafts, claims, strict=True)):
        if share.category != "territory_share" or draft.figure.whole is None or draft.governor is None:
            continue
        base = next((c for c in claims[i + 1 : i + 3] if c.unit == "km2" and c.start < share.end), None)
        if base is None or base.best is None or base.category != "territory_seized":
            continue
        if draft.governor.predicate.kind not in _TAKEN_BACK:
            continue
        lost, held = _territory(share, base, base.best, len(claims) + len(derived) + 1)
        derived += [lost, held]
    return derived


def _territory(share: Claim, base: Claim, area: float, number: int) -> tuple[Claim, Claim]:
    """The area lost and the area still held; ids begin at `number`."""

    def part(percent: float | None) -> float | None:
        return None if percent is None else round(percent / 100 * area, 6)

    def rest(percent: float | None) -> float | None:
        return None if percent is None else round(area - percent / 100 * area, 6)

    product = f"{_written(share, '%')} × {_written(base, 'km²')}"
    lost = replace(
        share,
        id=f"c{number}",
        category="territory_lost",
        low=part(share.low),
        best=part(share.best),
        high=part(share.high),
        unit="km2",
        noun=None,
        part_of=base.id,
        derived_from=(share.id, base.id),
        formula=f"{product}; assumes that the share is of the whole area seized",
    )
    held = replace(
        lost,
        id=f"c{number + 1}",
        category="territory_controlled",
        low=rest(share.high),
        best=rest(share.best),
        high=rest(share.low),
        bound=_OPPOSITE.get(share.bound, share.bound),
        derived_from=(lost.id, base.id),
        formula=f"{_written(base, 'km²')} − {product}; assumes that all of it was held and nothing gained since",
    )
    return lost, held


def _written(claim: Claim, unit: str) -> str:
    if claim.bound == "range" and claim.low is not None and claim.high is not None:
        return f"{claim.low:g}–{claim.high:g} {unit}"
    value = next(v for v in (claim.best, claim.low, claim.high) if v is not None)
    return f"{_SIGN.get(claim.bound, '')}{value:g} {unit}"
