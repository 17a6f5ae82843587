"""What can be said of the report itself: the day it was published, and a note."""

import streamlit as st

from geo.casefile import Case, CaseError, Note, Published, Reviewed
from geo.wording import publication
from views import case_file, state
from views.corrections import correct_if_changed
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
        st.markdown("##### History")
        history(kept.history(key))


def _publish(key: str, widget: str, report: Reviewed) -> None:
    correct_if_changed(key, widget, report.extraction.report.published, Published)
    try:
        state.read_anew()
    except CaseError as error:
        case_file.tell(str(error))
