"""A finding that the machine missed: words of the report are selected, and a person says what they are."""

from dataclasses import dataclass, replace

import streamlit as st

from geo.casefile import AddClaim, AddPlace, Correction, Reviewed
from geo.extraction.pipeline import default_gazetteer
from geo.model import Place, PlaceMention
from geo.selected_words import place_by_words, said_by_words, trimmed
from geo.wording import ROLE_WORDS
from views import findings, place_map
from views.corrections import correct
from views.plain import plain
from views.review_claim import Filled, claim_form, places_to_choose
from views.review_place import ROLES, at_point, looked_up, place_choice

OFFERS = {"claim": "Add claim", "place": "Add place"}
_KEY = "adding"


@dataclass(frozen=True, slots=True)
class Adding:
    """Words of a report that are to become a finding; `kind` is a key of `OFFERS`."""

    report_key: str
    kind: str
    start: int
    end: int


def begin(report: Reviewed, kind: str, start: int, end: int) -> None:
    """Open the editor for these words."""
    text = report.extraction.report.text
    start, end = trimmed(text, max(0, start), min(end, len(text)))
    if start < end:
        st.session_state[_KEY] = Adding(report.report.key, kind, start, end)


def begun(report: Reviewed) -> Adding | None:
    """Return the words of this report that are being added."""
    found: Adding | None = st.session_state.get(_KEY)
    return found if found is not None and found.report_key == report.report.key else None


def stop() -> None:
    """Leave the words as they are."""
    st.session_state.pop(_KEY, None)


def editor(report: Reviewed, adding: Adding) -> None:
    """Draw the map and the form, filled with what the words themselves say."""
    mention = _named(report, adding) if adding.kind == "place" else None
    stamp = f"new {adding.report_key} {adding.kind} {adding.start}-{adding.end}"
    if mention is not None:
        _map(report, adding, mention, stamp)
    else:
        place_map.show(report, None, may_set=False)
    with st.container(key="review_editor"):
        words = report.extraction.report.text[adding.start : adding.end]
        st.markdown(f"#### New {adding.kind}")
        st.markdown(f"> {plain(words)}")
        if mention is not None:
            _place(report, adding, mention, stamp)
        else:
            _claim(report, adding, stamp)
        st.button("Cancel", key=f"cancel {stamp}", on_click=stop, type="tertiary", icon=":material/close:")


def by_words(report: Reviewed) -> None:
    """Offer the same without a pointer: the words are typed."""
    with st.popover("Add", icon=":material/add:", type="tertiary", help="Add a finding that was missed."):
        st.caption("Select words in the text, or write them here as they stand in it.")
        words = st.text_input("Words of the report", key="add_words").strip()
        at = _where(report, words)
        if words and at is None:
            st.caption("The report does not have these words.")
        for kind, label in OFFERS.items():
            st.button(
                label,
                key=f"add_{kind}",
                disabled=at is None,
                on_click=begin,
                args=(report, kind, at or 0, (at or 0) + len(words)),
            )


def _where(report: Reviewed, words: str) -> int | None:
    """Where the words stand first, but not where a finding has the very same span."""
    text = report.extraction.report.text
    taken = {(r.value.start, r.value.end) for r in report.reviews if r.value is not None}
    first = at = text.find(words) if words else -1
    while at >= 0 and (at, at + len(words)) in taken:
        at = text.find(words, at + 1)
    at = at if at >= 0 else first
    return at if at >= 0 else None


def _named(report: Reviewed, adding: Adding) -> PlaceMention:
    gazetteer, _ = default_gazetteer()
    return place_by_words(report.extraction, adding.start, adding.end, gazetteer)


def _map(report: Reviewed, adding: Adding, mention: PlaceMention, stamp: str) -> None:
    places = [place for place, _ in _offered(mention, stamp).values()]

    def decide(place: Place) -> None:
        _add(report, AddPlace(mention.start, mention.end, place, _role(mention, stamp)))

    place_map.draw(
        stamp,
        None,
        places,
        "Click the place, or where it is",
        decide,
        lambda lat, lon: at_point(replace(mention, place=None), lat, lon),
        may_set=True,
    )


def _offered(mention: PlaceMention, stamp: str) -> dict[str, tuple[Place, str]]:
    why = f"match score {mention.score:.2f} — {mention.why}"
    return looked_up(mention, [(mention.place, why)] if mention.place else [], stamp)


def _place(report: Reviewed, adding: Adding, mention: PlaceMention, stamp: str) -> None:
    picked = place_choice(mention, _offered(mention, stamp), stamp)
    role = st.selectbox(
        "Role here",
        ROLES,
        index=ROLES.index(mention.role),
        format_func=lambda r: ROLE_WORDS[r].capitalize(),
        key=f"role {stamp}",
    )
    if picked is not None:
        st.button(
            "Add this place",
            key=f"add {stamp}",
            type="primary",
            icon=":material/add_location:",
            on_click=_add,
            args=(report, AddPlace(mention.start, mention.end, picked, role)),
        )


def _role(mention: PlaceMention, stamp: str) -> str:
    return st.session_state.get(f"role {stamp}", mention.role)


def _claim(report: Reviewed, adding: Adding, stamp: str) -> None:
    said = said_by_words(report.extraction, adding.start, adding.end)
    details = said.details
    if details:
        st.caption("Filled in from the words and their sentence; check it before you add it.")
    else:
        st.caption("The words hold no single figure that can be read: fill it in yourself.")
    keys = {r.index: r.key for r in report.reviews if r.kind == "place" and r.index is not None}
    tied = keys.get(said.place) if said.place is not None else None
    low, best, high = (details.get(name) for name in ("low", "best", "high"))
    bound = details.get("bound")
    upper = high if bound in ("range", "vague") else None
    value = next((v for v in (best, low, high) if v is not None), None)
    filled = claim_form(
        Filled(
            bound, value, upper, details.get("category"), details.get("unit"), tied, details.get("speaker"),
            "asserted", details.get("earliest"), details.get("latest"),
        ),
        places_to_choose(report, tied),
        stamp,
        "Add this claim",
    )  # fmt: skip
    if filled is None:
        return
    noun = {"noun": details["noun"]} if details.get("noun") else {}
    _add(report, AddClaim(said.start, said.end, {**filled.details, **noun}, said.quote))
    st.rerun()


def _add(report: Reviewed, operation: AddPlace | AddClaim) -> None:
    made = correct(report.report.key, operation)
    if made is not None:
        open_new(report, made)


def open_new(report: Reviewed, made: Correction) -> None:
    """Select what a correction has just added."""
    stop()
    if made.anchor is not None:
        findings.select(str(replace(made.anchor.key, report=report.report.report_id)))
