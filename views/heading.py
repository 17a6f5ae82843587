"""The line over each page: what is shown, in one sentence, and the downloads of just that."""

from collections.abc import Callable

import geopandas as gpd
import streamlit as st

from geo.filter import Filter
from geo.frame import stated_once
from geo.wording import MENTION, counted
from views import filters, saved_views_panel
from views.downloads import downloads
from views.plain import plain


def heading(frame: gpd.GeoDataFrame, beside: Callable[[], None] | None = None) -> None:
    """Say what is shown and offer it for download; `beside` draws a page's own controls in the same line."""
    claims = int((stated_once(frame)["category"] != MENTION).sum())
    places = frame.loc[frame["drawn"], "place_id"].nunique()
    reports = frame["report_id"].nunique()
    chosen = filters.current()
    clause = f" · {plain(chosen.human_clause())}" if chosen != Filter() else ""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{counted(claims, 'claim')}** at {counted(places, 'place')} from {counted(reports, 'report')}"
            f"{clause}",
            width="content",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if beside is not None:
                beside()
            saved_views_panel.panel()
            downloads(frame)


def selection() -> None:
    """Say in words what is left out, where anything is: for a page that has a heading of its own."""
    chosen = filters.current()
    if chosen != Filter():
        st.caption(f"Only {plain(chosen.human_clause())}.")
