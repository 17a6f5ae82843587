"""The map beside the editor: the selected finding's place, the others it might be, and a hand that puts it right.

Words from reports go to the frame as plain data of Streamlit's component protocol; no script is made of them.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

from geo.casefile import CaseError, Review, Reviewed
from geo.drawing import basemap
from geo.drawing.circles import circle
from geo.drawing.style import THEMES
from geo.gazetteer.outlines import outline
from geo.model import Claim, Place, PlaceMention
from views import case_file
from views.review_place import at_point, offered, scope_of, set_place
from views.served import LEAFLET, OUTLINES, SCRIPTS

_component = declare_component("place_map", path=str(Path(__file__).parent / "components" / "place_map"))
_KEY = "place_map"
_AREA = 3  # where_prec from which a place is an area, never a pin
Decide = Callable[[Place], None]


def show(report: Reviewed, selected: Review | None, may_set: bool) -> None:
    """Draw the place that the selected finding stands on; with `may_set`, a drag or a click puts it elsewhere."""
    item = place_of(report, selected)
    mention = item.value if item is not None else None
    if item is None or not isinstance(mention, PlaceMention):
        told = "This claim has no place." if selected is not None else ""
        draw(None, None, [], told, lambda place: None, lambda lat, lon: None)
        return
    others = [place for place, _ in offered(item, mention).values()]
    may_set = may_set and item.status != "rejected"
    hint = ""
    if may_set:
        gesture = "Drag the marker or click" if mention.place and not _is_area(mention.place) else "Click"
        hint = f"{gesture} to put “{_brief(mention.text)}” elsewhere"
        if mention.place is None:
            hint = f"Click where “{_brief(mention.text)}” is"
    draw(
        item.key,
        mention.place,
        others,
        hint,
        lambda place: set_place(item, mention, place, scope_of(f"{item.key} {item.at}")),
        lambda lat, lon: at_point(mention, lat, lon),
        may_set,
    )


def place_of(report: Reviewed, item: Review | None) -> Review | None:
    """Return the place that a finding stands on: itself, or the one a claim is tied to."""
    if item is None or isinstance(item.value, PlaceMention):
        return item
    index = item.value.place if isinstance(item.value, Claim) else None
    if index is None:
        return None
    return next((r for r in report.reviews if r.kind == "place" and r.index == index), None)


def draw(
    subject: str | None,
    place: Place | None,
    others: list[Place],
    hint: str,
    decide: Decide,
    point: Callable[[float, float], Place | None],
    may_set: bool = False,
) -> None:
    """Draw `place` and, lightly, the `others`. A choice among them, or the `point` put, goes to `decide`.

    The map stays as it was moved to while `subject`, what it is about, is the same.
    """
    data = {
        "theme": "dark" if st.context.theme.type == "dark" else "light",
        "view": "un",
        "subject": subject,
        "may_set": may_set,
        "hint": hint,
        "place": _drawn(place) if place is not None else None,
        "others": [_other(o) for o in others if place is None or o.id != place.id],
        "answered": (st.session_state.get(_KEY) or {}).get("number"),  # so that each answer is answered
    }
    with st.container(key="place_map_frame"):
        _component(
            key=_KEY,
            leaflet=LEAFLET,
            scripts=SCRIPTS,
            files=basemap.SCRIPTS,
            outlines=OUTLINES,
            themes={name: asdict(theme) for name, theme in THEMES.items()},
            data=data,
            on_change=lambda: _answered(subject, others, decide, point),
        )


def _answered(
    subject: str | None, others: list[Place], decide: Decide, point: Callable[[float, float], Place | None]
) -> None:
    told = st.session_state.get(_KEY) or {}
    if not told or told.get("subject") != subject:
        return  # it was about what is no longer shown
    try:
        if "choice" in told:
            chosen = next((o for o in others if o.id == told["choice"]), None)
        else:
            chosen = point(round(float(told["lat"]), 5), round(float(told["lon"]), 5))
    except CaseError as error:
        case_file.tell(str(error))
        return
    if chosen is not None:
        decide(chosen)


def _is_area(place: Place) -> bool:
    return place.where_prec >= _AREA


def _drawn(place: Place) -> dict[str, Any]:
    shape = outline(place.id) if _is_area(place) else None
    vague = shape is None and place.radius_km > 0 and (_is_area(place) or place.where_prec > 1)
    rim = circle(place.lat, place.lon, place.radius_km) if vague else None
    west, south, east, north = shape.bounds if shape is not None else (0.0, 0.0, 0.0, 0.0)
    if rim is not None and _is_area(place):
        lats, lons = [lat for lat, _ in rim], [lon for _, lon in rim]
        west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    return {
        "title": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "area": _is_area(place),
        "outline": place.id if shape is not None else None,
        "rim": rim,
        "bounds": [[south, west], [north, east]] if _is_area(place) else None,
    }


def _other(place: Place) -> dict[str, Any]:
    inside = place.admin1 if place.admin1 and place.admin1 != place.name else place.country
    return {
        "id": place.id,
        "name": place.name,
        "title": f"{place.name}, {inside}" if inside else place.name,
        "lat": place.lat,
        "lon": place.lon,
        "area": _is_area(place),
    }


def _brief(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:29]}…"
