"""The claims page: the table twin of the map, with the evidence of the row that is picked."""

import streamlit as st

from geo.frame import stated_once
from views import empty, evidence, filters, state
from views.claims_table import claims_table
from views.heading import heading

if not state.case().reports:
    empty.no_reports()
else:
    frame = filters.filtered()
    heading(frame)
    if frame.empty:
        empty.nothing_kept()
        st.stop()
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left, st.container(key="claims_box"):
        claims_table(stated_once(frame))
    with right:
        evidence.panel(frame, state.selection())
