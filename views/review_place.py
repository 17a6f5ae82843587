"""The editor of a place: another candidate, one looked up, a point, another role, or no place at all."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import streamlit as st
from pyproj import Geod

from geo.casefile import CaseError, NotAPlace, Review, SetPlace, SetRole, by_hand, moved
from geo.extraction.pipeline import default_gazetteer
from geo.gazetteer.layers import countries
from geo.gazetteer.outlines import holder_of
from geo.model import Place, PlaceMention
from geo.wording import ROLE_WORDS, counted
from views.corrections import always, correct, correct_if_changed
from views.plain import plain

_GROUND = Geod(ellps="WGS84")
_SAME_PLACE_KM = 15.0  # a marker put right by so little still marks the same place
_MOST = 12  # places offered for a name that is looked up
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*")
_SCOPES = {
    "report": "all mentions of it in this report",
    "mention": "this mention only",
    "always": "always, in this case file",
}
_KINDS = {
    "country": "country", "admin1": "first-order division", "admin2": "district", "city": "settlement",
    "facility": "facility", "natural": "natural feature", "area": "area",
}  # fmt: skip


Offered = dict[str, tuple[Place, str]]  # by id, each with why it is offered
ROLES = list(ROLE_WORDS)


def place_editor(item: Review, mention: PlaceMention, stamp: str) -> None:
    """Draw the editor; `stamp` changes whenever the item does, so that the widgets begin anew."""
    picked = place_choice(mention, offered(item, mention), stamp)
    _set_button(item, mention, picked, stamp)
    st.selectbox(
        "Role here",
        ROLES,
        index=ROLES.index(mention.role),
        format_func=lambda role: ROLE_WORDS[role].capitalize(),
        key=f"role {stamp}",
        on_change=correct_if_changed,
        args=(item.key, f"role {stamp}", mention.role, SetRole),
    )


def place_choice(mention: PlaceMention, places: Offered, stamp: str) -> Place | None:
    """Draw the places to choose from and a search for more; return the one that is picked."""
    if places:
        picked = st.radio(
            "This is",
            list(places),
            index=_position(mention, places),
            format_func=lambda id_: plain(described(places[id_][0])),
            captions=[plain(why) for _, why in places.values()],
            key=f"place {' '.join(places)} {stamp}",
        )
    else:
        picked = None
        st.caption("No place is known by this name.")
    st.text_input(
        "Another place, by name or latitude, longitude",
        key=_look_up(stamp),
        placeholder="Zolochiv, or 50.28, 35.98",
        icon=":material/search:",
    )
    asked = st.session_state.get(_look_up(stamp), "")
    try:
        if asked.strip() and not list(_asked(mention, asked)):
            st.caption(f"Nothing is known as “{plain(asked)}”.")
    except CaseError as error:
        st.warning(plain(str(error)))
    return places[picked][0] if picked else None


def _set_button(item: Review, mention: PlaceMention, picked: Place | None, stamp: str) -> None:
    scope = st.selectbox(
        "Holds for", list(_SCOPES), format_func=lambda s: _SCOPES[s].capitalize(), key=f"scope {stamp}"
    )
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "Set this place",
            key=f"set_place {stamp}",
            type="primary",
            icon=":material/location_on:",
            disabled=picked is None or (picked == mention.place and scope != "always"),
            on_click=set_place,
            args=(item, mention, picked, scope),
        )
        _not_a_place(item, mention, stamp)


def _not_a_place(item: Review, mention: PlaceMention, stamp: str) -> None:
    """Offer to say that the words are no place: here, or wherever the case file has them."""
    with st.popover("Not a place", icon=":material/location_off:", type="tertiary"):
        st.button("Here", key=f"no_place {stamp}", on_click=correct, args=(item.key, NotAPlace()))
        st.button(
            "In the whole report",
            key=f"no_place_report {stamp}",
            on_click=correct,
            args=(item.key, NotAPlace("report")),
        )
        st.button(
            "Always, in this case file",
            key=f"no_place_always {stamp}",
            on_click=always,
            args=(mention.text, None),
        )


def set_place(item: Review, mention: PlaceMention, place: Place | None, scope: str) -> None:
    """Keep which place a mention is: it alone, all the report's mentions of that place, or the name always."""
    if scope == "always":
        always(mention.text, place)
    elif place is not None:
        correct(item.key, SetPlace(place, "mention" if scope == "mention" else "report"))


def _position(mention: PlaceMention, places: Offered) -> int | None:
    """Where the present place stands; None where there is none."""
    ids = list(places)
    return ids.index(mention.place.id) if mention.place and mention.place.id in places else None


def at_point(mention: PlaceMention, lat: float, lon: float) -> Place:
    """Return the mention's place put at a point, in the division that holds it.

    Put far from where it was taken to be, it is another place, and bears the name that the report gives it.
    Raises CaseError where that is no point on Earth.
    """
    nowhere = Place("", mention.text, "city", None, 0.0, 0.0, 2, 25.0)
    before = mention.place or nowhere
    place = moved(before, lat, lon)
    if _GROUND.inv(before.lon, before.lat, lon, lat)[2] / 1000 > max(_SAME_PLACE_KM, before.radius_km):
        place = replace(place, name=mention.text)
    country, admin1, admin1_id = holder_of(lat, lon)
    return replace(place, country=country, admin1=admin1, admin1_id=admin1_id, admin2_id=None)


def scope_of(stamp: str) -> str:
    """Return what the editor says a choice of place holds for."""
    chosen: str = st.session_state.get(f"scope {stamp}", next(iter(_SCOPES)))
    return chosen


def offered(item: Review, mention: PlaceMention) -> Offered:
    """Return the places to choose from, those looked up first, then the present one, the machine's, and its others."""
    said = item.machine if isinstance(item.machine, PlaceMention) else None
    ranked = [(said.place, f"match score {said.score:.2f} — {said.why}")] if said and said.place else []
    if mention.place and (said is None or said.place is None or said.place.id != mention.place.id):
        ranked.insert(0, (mention.place, mention.why))
    return looked_up(mention, ranked, f"{item.key} {item.at}")


def looked_up(mention: PlaceMention, ranked: list[tuple[Place, str]], stamp: str) -> Offered:
    """Return `ranked` between what is looked up in the editor and the mention's alternatives."""
    ranked = [*ranked, *((a.place, f"match score {a.score:.2f}") for a in mention.alternatives)]
    with suppress(CaseError):  # the editor says what is wrong with it
        ranked[:0] = _asked(mention, st.session_state.get(_look_up(stamp), ""))
    found: Offered = {}
    for place, why in ranked:
        found.setdefault(place.id, (place, why))
    return found


def _look_up(stamp: str) -> str:
    return f"look_up {stamp}"


def _asked(mention: PlaceMention, asked: str) -> Iterator[tuple[Place, str]]:
    if not asked.strip():
        return
    point = _POINT.fullmatch(asked)
    if point:
        lat, lon = float(point[1]), float(point[2])
        yield at_point(mention, lat, lon), f"the point {lat:g}, {lon:g}"
        return
    gazetteer, _ = default_gazetteer()
    for place in gazetteer.candidates(asked)[:_MOST]:
        yield place, "found in the gazetteer"


def described(place: Place) -> str:
    """Return a place with where it lies and what it is."""
    country = _country_names().get(place.country or "", place.country)
    parts = [place.name, place.admin1, country]
    if by_hand(place.id):
        parts.append(f"at {place.lat:.2f}, {place.lon:.2f}")
    people = f", {counted(place.population, 'inhabitant')}" if place.population else ""
    where = ", ".join(dict.fromkeys(p for p in parts if p))
    return f"{where} ({_KINDS[place.kind]}{people})"


@st.cache_data(show_spinner=False)
def _country_names() -> dict[str, str]:
    return dict(countries())
