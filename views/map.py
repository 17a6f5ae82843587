"""The map page: what the filtered claims say, where, and the sentence behind each."""

import streamlit as st

from geo.drawing.layer import payload
from views import empty, evidence, filters, map_frame, saved_views, state, time_strip, trouble
from views.heading import heading


def _pick(place_id: str, row_id: str | None) -> None:
    state.select(state.Selection(place_id, row_id))


@st.fragment
@trouble.told
def map_and_evidence() -> None:
    filters.dates()
    frame = filters.filtered()
    heading(frame)
    chosen = state.selection()
    bounds, opened = saved_views.framed(state.reports_key())
    fit = f"{state.reports_key()} {opened}"
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
            frame_on=bounds,
        )
        map_frame.show(drawn, _pick)
        time_strip.strip(frame)
    with right:
        evidence.panel(frame, chosen)


if not state.case().reports:
    empty.no_reports()
else:
    map_and_evidence()
