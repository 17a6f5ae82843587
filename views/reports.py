"""The reports page: hand reports in, see how each was read, take them off the table."""

import streamlit as st

from geo.reading.formats import SUFFIXES
from geo.wording import counted, publication
from views import case_file, handed_in, state, table_columns
from views.intake import Handed
from views.plain import plain

_ONE = 5.0  # seconds that a single report may take before the page is drawn without it
_MANY = 0.3
_CARDS = 30  # reports shown at once

above = st.container()  # for what became of many files: a table needs the width
left, right = st.columns([0.44, 0.56], gap="large")

with left:
    st.subheader("Add reports")
    with st.form("paste", clear_on_submit=True, border=False):
        pasted = st.text_area(
            "Paste a report", height=220, placeholder="Paste the whole text, dateline and captions included."
        )
        files = st.file_uploader(
            "or drop files here: text, web pages, PDF, Word, mail, tables, feeds, or a zip of these",
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            accept_multiple_files=True,
        )
        address = st.text_input(
            "or read a web page or feed",
            placeholder="https://",
            icon=":material/public:",
            help="The only thing here that uses the network: this machine asks that site, and the site learns of it.",
        )
        published = st.date_input(
            "Published on",
            value=None,
            format="YYYY-MM-DD",
            help="Leave it empty and it is worked out from the dateline and captions, and shown as such.",
        )
        if st.form_submit_button("Read", type="primary", icon=":material/play_arrow:"):
            texts = [("pasted text", pasted.encode())] if pasted.strip() else []
            handed = Handed(
                (*texts, *((f.name, f.getvalue()) for f in files)), tuple(address.split()), published
            )
            under_way = state.reading()
            if not handed.names:
                st.warning("Paste a text or choose a file first.")
            elif under_way is not None and under_way.running:
                st.warning("Other files are still being read. Wait for them, or stop them first.")
            elif not table_columns.ask_first(handed):
                job = state.read_in(handed)
                job.wait(_ONE if len(handed.names) == 1 else _MANY)
                if job.running:
                    st.rerun()  # the sidebar, drawn before, is to show how far it is
    with above:
        table_columns.questions()
    handed_in.outcomes(state.reading(), above)

with right:
    reports = list(state.case().reports.values())
    st.subheader("On the table")
    if not reports:
        st.caption("Nothing yet. Paste a report or choose a file.")
    elif state.case().samples:
        st.caption("Two samples to look around with. Add your own beside them, or remove them.")
    newest = reports if st.session_state.get("every_report") else reports[-_CARDS:]
    if len(reports) > _CARDS:
        st.toggle(f"All {len(reports)} reports, not only the newest {_CARDS}", key="every_report")
    for report in newest:
        found = state.extraction(report)
        report = found.report  # with the day of publication that was worked out
        with st.container(border=True):
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                st.markdown(f"**{plain(state.title(report))}**", width="stretch")
                st.button(
                    "Remove",
                    key=f"remove_{report.id}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=state.remove,
                    args=(report.id,),
                )
            when = plain(publication(report.published, report.published_basis))
            places = len({m.place.id for m in found.places if m.on_map and m.place})
            facts = [
                plain(report.source or ""),
                when,
                counted(len(found.claims), "claim"),
                counted(places, "place"),
            ]
            st.caption(" · ".join(f for f in facts if f))
            for warning in (*report.warnings, *found.warnings, *found.errors):
                st.caption(f":material/warning: {plain(warning)}")
            with st.expander("Text", type="compact"):
                st.text(report.text[:20_000])
    if reports and case_file.name() is None:
        st.button("Remove all", icon=":material/delete_sweep:", type="tertiary", on_click=state.clear)
