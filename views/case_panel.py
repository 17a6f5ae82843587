"""The case file in the sidebar: which is open, and how to open, make or close one."""

import streamlit as st

from geo.casefile import CaseError
from geo.wording import counted
from views import case_file, case_upkeep, rereading, state, who
from views.background import progress
from views.plain import plain


def sidebar() -> None:
    """Draw it, with the last problem under it."""
    name = case_file.name()
    with st.sidebar:
        label = f"Case file: {plain(name)}" if name else "Keep in a case file"
        with st.popover(label, icon=":material/folder_open:", width="stretch"):
            _choices(name)
        reading = state.reading()
        if reading is not None and reading.running:
            progress(reading, "reading")
        if name:
            _reading_anew()
        case_upkeep.told()
        who.sidebar()
        trouble = case_file.trouble()
        if trouble:
            st.error(plain(trouble))


def keep_table(name: str) -> None:
    """Make a case file of all that is on the table; say what went wrong in the sidebar."""
    try:
        state.keep_in_case_file(name)
    except CaseError as error:
        case_file.tell(str(error))


def _reading_anew() -> None:
    """Offer to read anew what another version read; show how far that is."""
    if rereading.shown(state.case_path()):
        return
    stale = state.stale()
    if stale:
        st.caption(f"An earlier version of Dateline read {counted(len(stale), 'report')} of this case.")
        st.button("Read anew, keep corrections", key="case_reextract", on_click=state.read_anew)


def _choices(name: str | None) -> None:
    if name:
        st.caption(f"Every change is saved at once in {plain(str(case_file.folder()))}.")
        st.button(
            "Close",
            key="case_close",
            icon=":material/close:",
            type="tertiary",
            on_click=state.close_case_file,
        )
    else:
        st.caption("Reports, corrections and their history are kept in one file on this machine.")
    st.text_input("New case file", key="case_name", placeholder=case_file.free_name())
    what = "Make an empty one" if name else "Keep these reports in it"
    st.button(what, key="case_create", type="primary", icon=":material/save:", on_click=_create)
    others = [other for other in case_file.names() if other != name]
    if others:
        st.selectbox(
            "Open another", others, index=None, key="case_open", placeholder="Choose one", on_change=_open
        )
    if name:
        case_upkeep.upkeep(name)


def _create() -> None:
    name = st.session_state["case_name"].strip() or case_file.free_name()
    if case_file.name() is None:
        keep_table(name)
    else:
        try:
            case_file.create(name)
        except CaseError as error:
            case_file.tell(str(error))
    st.session_state["case_name"] = ""


def _open() -> None:
    chosen = st.session_state["case_open"]
    try:
        if chosen:
            state.open_case_file(chosen)
    except CaseError as error:
        case_file.tell(str(error))
    st.session_state["case_open"] = None
