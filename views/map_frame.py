"""The map in the page: serves Leaflet and our own files from this machine, and mounts streamlit-folium."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from geo.drawing.basemap import BASEMAP_FILES, BROWSER_FILES, BaseMap
from geo.drawing.layer import claims_layer

# Declaring a component is how Streamlit serves a folder; the map's frame asks for them relative to itself.
_LEAFLET = declare_component("leaflet", path=leaflet.BASE_DIR)
_SCRIPTS = declare_component("drawing", path=str(BROWSER_FILES))
_OUTLINES = declare_component("outlines", path=str(BASEMAP_FILES))

_KEY = "map"


def show(data: dict[str, Any], on_pick: Callable[[str, str | None], None]) -> None:
    """Draw the map; `on_pick` gets the place id that was clicked, and the row id if it was a claim's circle."""
    with st.container(key="map_frame"):
        st_folium(
            BaseMap(f"../{_LEAFLET.name}", f"../{_SCRIPTS.name}", f"../{_OUTLINES.name}"),
            key=_KEY,
            height=640,
            use_container_width=True,
            returned_objects=["last_active_drawing", "last_object_clicked_count"],
            feature_group_to_add=claims_layer(data),
            on_change=lambda: _picked(on_pick),
        )


def _picked(on_pick: Callable[[str, str | None], None]) -> None:
    clicked = (st.session_state.get(_KEY) or {}).get("last_active_drawing")
    if clicked:
        on_pick(clicked["properties"]["key"], clicked["properties"]["row"])
