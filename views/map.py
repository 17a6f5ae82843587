"""The map page: what the filtered claims say, where, and the sentence behind each."""

import streamlit as st

from geo.drawing.layer import payload
from views import empty, evidence, filters, map_frame, map_settings, state, time_strip
from views.heading import heading


def _pick(place_id: str, row_id: str | None) -> None:
    state.select(state.Selection(place_id, row_id))


@st.fragment
def map_and_evidence() -> None:
    filters.sidebar()
    filters.dates()
    frame = filters.filtered()
    heading(frame, map_settings.controls)
    map_settings.notice()
    chosen = state.selection()
    fit = state.reports_key()
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left, st.container(key="map_over_time", gap="small"):
        theme = "dark" if st.context.theme.type == "dark" else "light"
        view = map_frame.viewport(fit)
        drawn = payload(
            frame,
            chosen.place_id,
            fit,
            theme,
            viewport=view,
            contradictory=state.contradictory(),
            moved=state.moved(),
            borders=map_settings.borders(),
            online=map_settings.online(),
        )
        map_frame.show(drawn, _pick)
        time_strip.strip(frame)
    with right:
        evidence.panel(frame, chosen)


if not state.case().reports:
    empty.no_reports()
else:
    map_and_evidence()
