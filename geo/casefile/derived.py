"""Claims that hang on others, once a person has changed those: computed anew, or gone with them."""

from dataclasses import replace

from geo.casefile.drafts import ClaimDraft, Sheet
from geo.model import Claim

Amount = tuple[float | None, float | None, float | None]  # low, best, high


def settle_dependants(sheet: Sheet) -> None:
    """Let what a person did to a claim reach its restatements and what is computed from it.

    A restatement ("380 square miles") and a derived figure leave with the claim they rest on. A derived figure is
    computed anew from changed ones, unless a person gave its amount.
    """
    by_id = {d.value.id: d for d in sheet.claims}
    for draft in sheet.claims:
        bases = [by_id[i] for i in draft.value.derived_from or () if i in by_id]
        restated = by_id.get(draft.value.restates or "")
        off = next((d for d in [*bases, *([restated] if restated else [])] if d.gone), None)
        if off is not None and draft.status == "machine":
            draft.decided(off.corrections[-1], "rejected")
        elif len(bases) == 2 and not draft.amount_set and any(_changed(b) for b in bases):
            _compute(draft, bases[0].value, bases[1].value)
            draft.look = "" if draft.gone else "computed anew from figures that a person changed"


def _changed(draft: ClaimDraft) -> bool:
    said, now = draft.machine, draft.value
    return said is None or (_amount(said), said.bound, said.unit) != (_amount(now), now.bound, now.unit)


def _compute(draft: ClaimDraft, first: Claim, base: Claim) -> None:
    """Set the amount to a share of `base` (km2), or to what remains of it; reject it where neither can be said."""
    whole = base.best
    low, best, high = _amount(first)
    found: Amount | None = None
    if whole is not None and base.unit == "km2" and first.unit == "percent":
        found = _each((low, best, high), 0.0, whole / 100)
        bound, sign = first.bound, "×"
    elif whole is not None and base.unit == "km2" == first.unit:
        found = _each((high, best, low), whole, -1.0)
        bound = {"at_least": "at_most", "at_most": "at_least"}.get(first.bound, first.bound)  # type: ignore[assignment]
        sign = "−"
    if found is None:
        draft.status = "rejected"
        return
    # the assumption on which the machine computed it stays said
    assumption = (draft.value.formula or "").partition(";")[2]
    formula = (
        f"{_written(first)} {sign} {_written(base)}"
        if sign == "×"
        else f"{_written(base)} − {_written(first)}"
    )
    draft.value = replace(
        draft.value, low=found[0], best=found[1], high=found[2], bound=bound,
        formula=formula + (f";{assumption}" if assumption else ""),
    )  # fmt: skip


def _amount(claim: Claim) -> Amount:
    return claim.low, claim.best, claim.high


def _each(amount: Amount, offset: float, factor: float) -> Amount | None:
    """Return offset + factor × each part, or None where a part would be negative."""
    low, best, high = (None if v is None else round(offset + factor * v, 6) for v in amount)
    return None if any(v is not None and v < 0 for v in (low, best, high)) else (low, best, high)


def _written(claim: Claim) -> str:
    unit = {"percent": "%", "km2": "km²"}.get(claim.unit, claim.unit)
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}.get(claim.bound, "")
    if claim.best is None and claim.low is not None and claim.high is not None:
        return f"{claim.low:g}–{claim.high:g} {unit}"
    value = next((v for v in _amount(claim) if v is not None), None)
    return f"{sign}{value:g} {unit}" if value is not None else f"? {unit}"
