"""What can be said of the report itself: the day it was published, and a note."""

import streamlit as st

from geo.casefile import Case, Note, Published, Reviewed
from geo.wording import publication
from views import state
from views.corrections import correct_if_changed, supersede, undo
from views.plain import plain
from views.review_claim import FIRST_DAY, LAST_DAY
from views.review_history import history


def about_report(kept: Case, report: Reviewed) -> None:
    """Offer it beside the report's title."""
    read = report.extraction.report
    key = report.report.key
    stamp = f"{key} {report.report.at}"
    published, note = f"published {stamp}", f"report_note {stamp}"
    with st.popover("About", icon=":material/info:", type="tertiary"):
        st.caption(plain(publication(read.published, read.published_basis)))
        st.date_input(
            "Published on",
            value=read.published,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            key=published,
            help="“Yesterday” and “last month” are counted from this day; the report is read anew with it.",
            on_change=_publish,
            args=(key, published, report),
        )
        st.text_input(
            "Note on the report",
            value=report.report.note,
            key=note,
            on_change=correct_if_changed,
            args=(key, note, report.report.note, Note),
        )
        for older, made in kept.stands_in_for(read.id):
            st.markdown(f"It stands in for {plain(older)}.")
            st.button(
                "Let both stand", key=f"stands {made.id}", type="tertiary", on_click=undo, args=(made.id,)
            )
        others = {r.id: r for r in state.case().reports.values() if r.id != read.id}
        if others:
            st.selectbox(
                "A later wording stands in for it",
                list(others),
                index=None,
                format_func=lambda report_id: state.title(others[report_id]),
                placeholder="Choose the later report",
                key=f"supersede {stamp}",
                help="Both texts stay; corrections move over to the later one. Taking it back is in its history.",
                on_change=_supersede,
                args=(read.id, f"supersede {stamp}"),
            )
        st.markdown("##### History")
        history(kept.history(key))


def _publish(key: str, widget: str, report: Reviewed) -> None:
    correct_if_changed(key, widget, report.extraction.report.published, Published)
    state.read_anew([report.extraction.report.id])


def _supersede(report_id: str, widget: str) -> None:
    later = st.session_state[widget]
    if later and supersede(report_id, later) is not None:
        st.session_state["review_report"] = later
