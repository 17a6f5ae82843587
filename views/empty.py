"""What a page says when it has nothing to show yet."""

import streamlit as st


def no_reports() -> None:
    """An empty table: three lines and one button."""
    with st.container(horizontal_alignment="center"):
        st.space("large")
        st.markdown("### No reports yet")
        st.markdown(
            "Give Dateline reports about a conflict: pasted text, files, or a zip of them.  \n"
            "It finds what they *claim*: where, how much, when, and who says so.  \n"
            "Each claim keeps its sentence, and everything stays on this machine.",
            width=520,
        )
        if st.button("Add a report", type="primary", icon=":material/note_add:"):
            st.switch_page("reports.py", query_params={})  # filters may be bound to the address


def nothing_kept() -> None:
    """Filters that keep nothing: why, and the way out."""
    st.info(
        "No claim matches the filters. Loosen one of them, or clear all.",
        title="Nothing to show",
        icon=":material/filter_alt_off:",
    )
