"""The editor of a claim: its figure, what is counted, where, when and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.casefile import ClaimDetails, EditClaim, Review, Reviewed, amount
from geo.model import Bound, Category, Claim, PlaceMention, Stance, Unit
from geo.wording import CATEGORY_WORDS
from views.corrections import correct

_BOUNDS: dict[Bound, str] = {
    "exact": "exactly", "about": "about", "at_least": "at least", "at_most": "at most", "range": "from … to …",
    "vague": "vague, from … to …",
}  # fmt: skip
_UNITS: dict[Unit, str] = {"km2": "km²", "km": "km", "persons": "persons", "items": "items", "percent": "%"}
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds, or is to begin with; None where nothing is said yet."""

    bound: Bound | None
    value: float | None
    upper: float | None
    category: Category | None
    unit: Unit | None
    place: str | None  # an item key
    speaker: str | None
    stance: Stance
    earliest: date | None
    latest: date | None

    @property
    def details(self) -> ClaimDetails:
        """All of it as details of a claim; what is None is left out, but for what a claim may lack."""
        found: ClaimDetails = {
            "place": self.place, "speaker": self.speaker, "stance": self.stance, "denied": self.stance == "denied",
            "earliest": self.earliest, "latest": self.latest,
        }  # fmt: skip
        if self.category is not None:
            found["category"] = self.category
        if self.unit is not None:
            found["unit"] = self.unit
        return found | amount(self.bound, self.value, self.upper) if self.bound is not None else found


def claim_editor(item: Review, claim: Claim, report: Reviewed, stamp: str) -> None:
    """Draw the form; `stamp` changes whenever the item does, so that the form begins anew."""
    tied = next((r.key for r in report.reviews if r.kind == "place" and r.index == claim.place), None)
    upper = claim.high if claim.bound in ("range", "vague") else None
    was = Filled(
        claim.bound, _value(claim), upper, claim.category, claim.unit, tied if claim.place is not None else None,
        claim.speaker, claim.stance, claim.earliest, claim.latest,
    )  # fmt: skip
    now = claim_form(was, places_to_choose(report, was.place), stamp, "Save")
    if now is None:
        return
    details: ClaimDetails = {k: v for k, v in now.details.items() if v != was.details.get(k)}  # type: ignore[assignment]
    if (now.bound, now.value, now.upper) != (was.bound, was.value, was.upper) and now.bound is not None:
        details |= amount(now.bound, now.value, now.upper)
    if details:
        correct(item.key, EditClaim(details))
        st.rerun()


def places_to_choose(report: Reviewed, tied: str | None) -> dict[str, PlaceMention]:
    """Return the places that a claim of this report may be tied to, by item key."""
    return {
        r.key: r.value
        for r in report.reviews
        if r.index is not None
        and isinstance(r.value, PlaceMention)
        and (r.key == tied or (r.value.on_map and r.value.place))
    }


def claim_form(begin: Filled, places: dict[str, PlaceMention], stamp: str, button: str) -> Filled | None:
    """Draw the form of a claim; return what it holds once `button` is pressed."""
    with st.form(f"claim {stamp}", border=False):
        first, second, third = st.columns([0.4, 0.3, 0.3])
        bound = _choice(first, "Figure", _BOUNDS, begin.bound, f"bound {stamp}")
        value = second.number_input("Number", value=begin.value, format="%.10g", key=f"value {stamp}")
        upper = third.number_input(
            "to", value=begin.upper, format="%.10g", key=f"upper {stamp}",
            help="The upper end of a range; leave it empty otherwise.",
        )  # fmt: skip
        first, second = st.columns([0.62, 0.38])
        categories = {c: words.capitalize() for c, words in CATEGORY_WORDS.items()}
        category = _choice(first, "Category", categories, begin.category, f"category {stamp}")
        unit = _choice(second, "Unit", _UNITS, begin.unit, f"unit {stamp}")
        keys = [None, *places]
        place = st.selectbox(
            "Place",
            keys,
            index=keys.index(begin.place),
            format_func=lambda k: _place_words(places[k]) if k else "No place",
            key=f"where {stamp}",
        )
        first, second = st.columns([0.62, 0.38])
        speaker = first.text_input(
            "Said by", value=begin.speaker or "", placeholder="the report itself", key=f"speaker {stamp}"
        )
        stances = {s: s.capitalize() for s in get_args(Stance)}
        stance = _choice(second, "Stance", stances, begin.stance, f"stance {stamp}")
        first, second = st.columns(2)
        earliest = first.date_input(
            "From", value=begin.earliest, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD",
            key=f"earliest {stamp}",
        )  # fmt: skip
        latest = second.date_input(
            "Until", value=begin.latest, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD",
            key=f"latest {stamp}",
        )  # fmt: skip
        if not st.form_submit_button(button, type="primary", icon=":material/save:"):
            return None
    return Filled(
        bound, value, upper, category, unit, place, speaker.strip() or None, stance, earliest, latest
    )


def _choice(where: DeltaGenerator, label: str, words: Mapping[Any, str], chosen: Any, key: str) -> Any:
    options = list(words)
    at = options.index(chosen) if chosen is not None else None
    return where.selectbox(
        label, options, index=at, format_func=words.__getitem__, key=key, placeholder="Choose"
    )


def _value(claim: Claim) -> float | None:
    found = next((v for v in (claim.best, claim.low, claim.high) if v is not None), None)
    return float(found) if found is not None else None


def _place_words(mention: PlaceMention) -> str:
    place = mention.place.name if mention.place else "not resolved"
    return f"“{mention.text}”: {place}" if place != mention.text else place
