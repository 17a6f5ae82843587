"""The claims as a table in which a row can be picked."""

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.wording import ROLE_WORDS, ROW_WORDS
from views import state

_KEY = "claims_table"


def claims_table(frame: gpd.GeoDataFrame, height: int) -> None:
    """Show a claims frame, most telling columns first; picking a row selects it everywhere."""
    shown = pd.DataFrame(
        {
            "Figure": frame["figure"],
            "Category": frame["category"].map(ROW_WORDS),
            "Place": frame["place"],
            "Speaker": frame["speaker"],
            "From": frame["earliest"],
            "Until": frame["latest"],
            "Role": frame["role"].map(ROLE_WORDS),
            "Report": frame["report_title"].fillna(frame["report_id"]),
            "Sentence": frame["quote"],
        }
    )
    rows = frame["row_id"].tolist()
    places = frame["place_id"].tolist()

    def picked() -> None:
        chosen = st.session_state[_KEY].selection.rows
        if chosen:
            state.select(state.Selection(places[chosen[0]], rows[chosen[0]]))

    st.dataframe(
        shown,
        key=_KEY,
        height=height,
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt="Claims that match the filters",
        column_config={
            "Figure": st.column_config.TextColumn(width=150, pinned=True),
            "Category": st.column_config.TextColumn(width=130),
            "Place": st.column_config.TextColumn(width=120),
            "Speaker": st.column_config.TextColumn(width=150),
            "From": st.column_config.DateColumn(format="YYYY-MM-DD", width=90),
            "Until": st.column_config.DateColumn(format="YYYY-MM-DD", width=90),
            "Sentence": st.column_config.TextColumn(width=420),
        },
    )
