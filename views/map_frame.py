"""The map in the page: mounts streamlit-folium on the files served from this machine."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.drawing.basemap import BaseMap
from geo.drawing.grid import Viewport
from geo.drawing.layer import claims_layer
from views.served import LEAFLET, OUTLINES, SCRIPTS

_KEY = "map"


_VIEW = "map_view"


def viewport(fit: str) -> Viewport | None:
    """Return what the map last said it shows of these reports; it says so only when there is too much to send."""
    told_for, view = st.session_state.get(_VIEW, (None, None))
    return view if told_for == fit else None


def show(data: dict[str, Any], on_pick: Callable[[str, str | None], None], key: str = _KEY) -> None:
    """Draw the map; `on_pick` gets the place id that was clicked, and the row id if it was a claim's circle."""
    with st.container(key=f"{key}_frame"):
        st_folium(
            BaseMap(LEAFLET, SCRIPTS, OUTLINES),
            key=key,
            height=640,
            use_container_width=True,
            returned_objects=["last_active_drawing"],
            feature_group_to_add=claims_layer(data),
            on_change=lambda: _picked(on_pick, data["fit"], key),
        )


def _picked(on_pick: Callable[[str, str | None], None], fit: str, key: str) -> None:
    clicked = (st.session_state.get(key) or {}).get("last_active_drawing")
    if not clicked:
        return
    told = clicked["properties"]
    if "view" in told:
        st.session_state[_VIEW] = fit, Viewport(*told["view"])
    else:
        on_pick(told["key"], told["row"])
