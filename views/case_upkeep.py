"""Copying, merging and compacting the open case file, in the sidebar; each says what it did."""

from collections.abc import Callable

import streamlit as st

from geo.casefile import CaseError, Merged
from geo.wording import counted
from views import case_file
from views.plain import plain

_TOLD = "case_told"


def upkeep(name: str) -> None:
    """Offer them for the open case of this name."""
    with st.expander("Copy, merge, compact", type="compact"):
        st.text_input("Copy it under another name", key="case_copy_name", placeholder=f"{name} copy")
        st.button("Copy", key="case_copy", icon=":material/file_copy:", on_click=_copy, args=(name,))
        others = [other for other in case_file.names() if other != name]
        if others:
            st.selectbox(
                "Bring another case in", others, index=None, key="case_merge", placeholder="Choose one"
            )
        handed = st.file_uploader(
            "or a colleague’s case file" if others else "Bring a colleague’s case file in",
            type=[case_file.SUFFIX.removeprefix(".")],
            key="case_merge_file",
        )
        st.button(
            "Merge",
            key="case_merge_now",
            icon=":material/merge:",
            disabled=not st.session_state.get("case_merge") and handed is None,
            help="Its reports, corrections and history come in; nothing of yours is lost.",
            on_click=_merge,
        )
        st.button(
            "Compact",
            key="case_compact",
            icon=":material/compress:",
            help="Drops readings that newer ones replaced; reports, corrections and history stay.",
            on_click=_compact,
        )


def told() -> None:
    """Say once what was done last."""
    words = st.session_state.pop(_TOLD, None)
    if words:
        st.caption(plain(words))


def _do(work: Callable[[], str]) -> None:
    try:
        st.session_state[_TOLD] = work()
    except CaseError as error:
        case_file.tell(str(error))


def _copy(name: str) -> None:
    chosen = st.session_state["case_copy_name"].strip() or f"{name} copy"
    _do(lambda: f"Copied to {case_file.copy_to(chosen).name}.")


def _merge() -> None:
    chosen, handed = st.session_state.get("case_merge"), st.session_state.get("case_merge_file")
    if chosen:
        _do(lambda: _merged(case_file.merge_named(chosen), chosen))
    elif handed is not None:
        _do(lambda: _merged(case_file.merge_bytes(handed.getvalue(), handed.name), handed.name))
    st.session_state["case_merge"] = None


def _merged(done: Merged, name: str) -> str:
    both = f" {counted(len(done.both), 'finding')} judged in both: the later holds." if done.both else ""
    new = f"{counted(done.reports, 'new report')}, {counted(done.corrections, 'correction')}"
    return f"Merged {name}: {new}.{both}"


def _compact() -> None:
    def work() -> str:
        dropped, before, after = case_file.compact()
        return f"Compacted: {counted(dropped, 'former reading')} dropped, {before / 1e6:.1f} MB to {after / 1e6:.1f} MB."

    _do(work)
