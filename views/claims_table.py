"""The claims as a table in which a row can be picked."""

from datetime import date

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.wording import ROLE_WORDS, ROW_WORDS, interval
from views import state

_KEY = "claims_table"


def claims_table(frame: gpd.GeoDataFrame) -> None:
    """Show a claims frame, most telling columns first; picking a row selects it everywhere."""
    shown = pd.DataFrame(
        {
            "Figure": frame["figure"],
            "Category": frame["category"].map(ROW_WORDS),
            "Place": frame["place"],
            "Speaker": frame["speaker"],
            "When": [
                interval(_date(a), _date(b)) for a, b in zip(frame["earliest"], frame["latest"], strict=True)
            ],
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
        height="stretch",
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt="Claims that match the filters",
        column_config={
            "Figure": st.column_config.TextColumn(width=170),
            "Category": st.column_config.TextColumn(width=130),
            "Place": st.column_config.TextColumn(width=120),
            "Speaker": st.column_config.TextColumn(width=150),
            "When": st.column_config.TextColumn(width=110),
            "Sentence": st.column_config.TextColumn(width=420),
        },
    )


def _date(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
