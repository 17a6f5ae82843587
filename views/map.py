"""The map page: what the filtered claims say, where, and the sentence behind each."""

import geopandas as gpd
import streamlit as st

from geo.drawing.layer import payload
from views import (
    empty,
    evidence,
    filters,
    map_frame,
    map_settings,
    saved_views,
    state,
    time_changes,
    time_strip,
    trouble,
    two_maps,
)
from views.heading import heading


def _pick(place_id: str, row_id: str | None) -> None:
    state.select(state.Selection(place_id, row_id))


@st.fragment
@trouble.told
def map_and_evidence() -> None:
    filters.sidebar()
    filters.dates()
    frame = filters.filtered()
    heading(frame, map_settings.controls)
    map_settings.notice()
    chosen = state.selection()
    bounds, opened = saved_views.framed(state.reports_key())
    fit = f"{state.reports_key()} {opened}"
    theme = "dark" if st.context.theme.type == "dark" else "light"

    def draw(rows: gpd.GeoDataFrame, key: str) -> None:
        view = map_frame.viewport(fit)
        drawn = payload(
            rows,
            chosen.place_id,
            fit,
            theme,
            viewport=view,
            contradictory=state.contradictory(),
            moved=state.moved(),
            borders=map_settings.borders(),
            online=map_settings.online(),
            frame_on=bounds,
        )
        map_frame.show(drawn, _pick, key)

    beside, until = time_strip.compared_with(), filters.current().latest
    compared = (beside, until) if beside and until else None
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left, st.container(key="map_over_time", gap="small"):
        two_maps.show(frame, compared, draw)
        time_strip.strip(frame)
    with right:
        if compared and chosen == state.Selection():
            time_changes.panel(*compared)
        else:
            evidence.panel(frame, chosen)


if not state.case().reports:
    empty.no_reports()
else:
    map_and_evidence()
