"""The map, and beside it, where two dates are compared, the map as of the earlier one, moved together."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import streamlit as st

from geo.frame import stated_once
from geo.wording import MENTION, counted, day
from views import filters

_FILES = Path(__file__).parent / "components"
_linked = st.components.v2.component(
    "dateline_linked_maps", js=(_FILES / "linked_maps.js").read_text(encoding="utf-8")
)


def show(
    frame: gpd.GeoDataFrame, compared: tuple[date, date] | None, draw: Callable[[gpd.GeoDataFrame, str], None]
) -> None:
    """Draw the rows on the map "map", and those of the earlier day on "map_before" where two days are compared.

    The map of `frame` comes first, so that it stays the same map when the other joins it; the style sheet puts
    the earlier day on the left, and each caption above its map.
    """
    with st.container(key="maps", horizontal=True, gap="small"):
        with st.container(key="map_at", gap=None):
            draw(frame, "map")
            if compared:
                _caption("B", compared[1], frame)
        if compared:
            before = filters.rows_of(filters.until(compared[0]))
            with st.container(key="map_at_before", gap=None):
                draw(before, "map_before")
                _caption("A", compared[0], before)
            _linked(key="linked_maps", height=1)


def _caption(letter: str, at: date, rows: gpd.GeoDataFrame) -> None:
    claims = int((stated_once(rows)["category"] != MENTION).sum())
    with st.container(key=f"caption_{letter.lower()}"):
        st.markdown(f"**{letter}** · {day(at)} · {counted(claims, 'claim')}")
