"""The compare page: claims about the same thing side by side, and territory over time."""

import streamlit as st

from views import empty, filters, side_by_side, state, territory
from views.heading import selection

_CHOICES = {"same": "Side by side", "time": "Territory over time"}

if not state.case().reports:
    empty.no_reports()
else:
    st.html(state.SAMPLES.parents[1] / "views" / "components" / "compare.css")
    chosen = st.segmented_control(
        "What to compare",
        list(_CHOICES),
        format_func=_CHOICES.__getitem__,
        default="same",
        required=True,
        key="compare",
        bind="query-params",
        label_visibility="collapsed",
    )
    selection()
    frame = filters.filtered()
    if chosen == "time":
        territory.show(frame)
    else:
        side_by_side.show(frame)
