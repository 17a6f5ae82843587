"""The editor of a claim: its figure, what is counted, where, when and who says so."""

from datetime import date
from typing import get_args

import streamlit as st

from geo.casefile import ClaimDetails, EditClaim, Review, Reviewed, amount
from geo.model import Bound, Claim, PlaceMention, Stance, Unit
from geo.wording import CATEGORY_WORDS
from views.corrections import correct

_BOUNDS: dict[Bound, str] = {
    "exact": "exactly", "about": "about", "at_least": "at least", "at_most": "at most", "range": "from … to …",
    "vague": "vague, from … to …",
}  # fmt: skip
_UNITS: dict[Unit, str] = {"km2": "km²", "km": "km", "persons": "persons", "items": "items", "percent": "%"}
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)


def claim_editor(item: Review, claim: Claim, report: Reviewed, stamp: str) -> None:
    """Draw the form; `stamp` changes whenever the item does, so that the form begins anew."""
    places = {
        r.key: r.value for r in report.reviews if r.index is not None and isinstance(r.value, PlaceMention)
    }
    tied = next((r.key for r in report.reviews if r.kind == "place" and r.index == claim.place), None)
    tied = tied if claim.place is not None else None
    drawn: list[str | None] = [None, *(k for k, m in places.items() if k == tied or (m.on_map and m.place))]
    with st.form(f"claim {stamp}", border=False):
        first, second, third = st.columns([0.4, 0.3, 0.3])
        bounds = list(get_args(Bound))
        bound = first.selectbox(
            "Figure",
            bounds,
            index=bounds.index(claim.bound),
            format_func=_BOUNDS.__getitem__,
            key=f"bound {stamp}",
        )
        value = second.number_input("Number", value=_value(claim), format="%.10g", key=f"value {stamp}")
        upper = third.number_input(
            "to", value=claim.high if claim.bound in ("range", "vague") else None, format="%.10g",
            key=f"upper {stamp}", help="The upper end of a range; leave it empty otherwise.",
        )  # fmt: skip
        first, second = st.columns([0.62, 0.38])
        categories, units = list(CATEGORY_WORDS), list(_UNITS)
        category = first.selectbox(
            "Category",
            categories,
            index=categories.index(claim.category),
            format_func=lambda c: CATEGORY_WORDS[c].capitalize(),
            key=f"category {stamp}",
        )
        unit = second.selectbox(
            "Unit", units, index=units.index(claim.unit), format_func=_UNITS.__getitem__, key=f"unit {stamp}"
        )
        place = st.selectbox(
            "Place",
            drawn,
            index=drawn.index(tied),
            format_func=lambda k: _place_words(places[k]) if k else "No place",
            key=f"where {stamp}",
        )
        first, second = st.columns([0.62, 0.38])
        speaker = first.text_input(
            "Said by", value=claim.speaker or "", placeholder="the report itself", key=f"speaker {stamp}"
        )
        stances = list(get_args(Stance))
        stance = second.selectbox(
            "Stance",
            stances,
            index=stances.index(claim.stance),
            format_func=str.capitalize,
            key=f"stance {stamp}",
        )
        first, second = st.columns(2)
        earliest = first.date_input(
            "From", value=claim.earliest, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD",
            key=f"earliest {stamp}",
        )  # fmt: skip
        latest = second.date_input(
            "Until", value=claim.latest, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD",
            key=f"latest {stamp}",
        )  # fmt: skip
        saved = st.form_submit_button("Save", type="primary", icon=":material/save:")
    if not saved:
        return
    wanted: ClaimDetails = {
        "category": category, "unit": unit, "place": place, "speaker": speaker.strip() or None,
        "stance": stance, "denied": stance == "denied", "earliest": earliest, "latest": latest,
    }  # fmt: skip
    was = {name: getattr(claim, name) for name in wanted} | {"place": tied}
    details: ClaimDetails = {k: v for k, v in wanted.items() if v != was[k]}  # type: ignore[assignment]
    if (bound, value, upper) != (
        claim.bound,
        _value(claim),
        claim.high if claim.bound in ("range", "vague") else None,
    ):
        details |= amount(bound, value, upper)
    if details:
        correct(item.key, EditClaim(details))
        st.rerun()


def _value(claim: Claim) -> float | None:
    found = next((v for v in (claim.best, claim.low, claim.high) if v is not None), None)
    return float(found) if found is not None else None


def _place_words(mention: PlaceMention) -> str:
    place = mention.place.name if mention.place else "not resolved"
    return f"“{mention.text}”: {place}" if place != mention.text else place
