"""What a page says when it has nothing to show yet."""

import streamlit as st


def no_reports() -> None:
    """An empty table: three lines and one button."""
    with st.container(horizontal_alignment="center"):
        st.space("large")
        st.markdown("### No reports yet")
        st.markdown(
            "Dateline reads reports about a conflict and puts what they *claim* on a map: where, how much, "
            "when, and who says so. Everything stays on this machine.",
            width=520,
        )
        if st.button("Add a report", type="primary", icon=":material/note_add:"):
            st.switch_page("reports.py")
