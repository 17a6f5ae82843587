"""Territory over time: what is reported of one area and side, beside the area of the place itself."""

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.comparison import Statement, TerritorySeries, done, given_ends, territory_series, when
from geo.gazetteer.outlines import load_outlines
from geo.wording import counted, listed
from views.plain import plain
from views.time_chart import area_square, chart, numbered

# Held, seized and lost are told apart by the words beside each number, too.
_COLOURS = {
    "territory_controlled": ("#0072B2", "#56B4E9"),
    "territory_seized": ("#5B3E99", "#B79AF0"),
    "territory_lost": ("#C4500A", "#F08A4B"),
}


def show(frame: gpd.GeoDataFrame) -> None:
    """Show the areas that a claims frame's reports give, one place and side at a time."""
    found = territory_series(frame, load_outlines()["area_km2"].to_dict())
    if not found:
        st.markdown(
            "**No areas in these reports.** Nobody says how many square kilometres were held, seized or lost."
        )
        return
    by_name = {s.title: s for s in found}
    chosen = st.selectbox(
        "Area",
        list(by_name),
        format_func=lambda name: f"{name} ({counted(_count(by_name[name]), 'figure')})",
        key="territory_place",
        width=380,
    )
    series = by_name[chosen]

    def colour(statement: Statement) -> str:
        return _COLOURS[statement.category][st.context.theme.type == "dark"]

    left, right = st.columns([0.76, 0.24], gap="medium")
    with left:
        if series.statements:
            st.html(chart(series, colour))
        else:
            st.caption("None of these figures has a date, and neither have the reports.")
        st.html(numbered(series, colour))
    with right:
        st.html(area_square(series, colour))
        _key(series, colour)
    st.dataframe(
        pd.DataFrame([_row(i, s, series) for i, s in enumerate((*series.statements, *series.undated), 1)]),
        hide_index=True,
        alt=f"Areas reported of {plain(series.title)}",
    )


def _key(series: TerritorySeries, colour) -> None:  # type: ignore[no-untyped-def]
    words = {done(s.category): colour(s) for s in (*series.statements, *series.undated)}
    swatches = "".join(f'<span><i style="background:{c}"></i>{w}</span>' for w, c in words.items())
    st.html(f'<div class="key">{swatches}</div>')
    st.caption(
        "A figure stands where it is said to hold; nothing is drawn between two. A fading box has no figure at that "
        "end, a tail to the left means “by that day”, and a hatched box is a vague amount."
    )


def _count(series: TerritorySeries) -> int:
    return len(series.statements) + len(series.undated)


def _row(number: int, s: Statement, series: TerritorySeries) -> dict[str, object]:
    low, high = given_ends(s)
    return {
        "No.": number,
        "Figure": s.figure,
        "What": done(s.category),
        "When": when(s),
        "Speaker": "computed" if s.derived else s.speaker,
        "Share of the area": series.share(s),
        "Lowest km²": None if s.bound == "at_most" else low,
        "Highest km²": None if s.bound == "at_least" else high,
        "Stance": s.stance,
        "Reports": listed(list(dict.fromkeys(source.report for source in s.sources))),
    }
