"""Tables are asked about before they are read: which column holds the text, and which the rest."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.reading import Columns, ReadError, Table, read_tables
from geo.reading.sniff import kind
from views import state
from views.intake import Handed
from views.plain import plain

_WAITING = "tables_waiting"
_NOTHING = "leave out"
_PARTS = {"text": "Text", "title": "Title", "source": "Source", "published": "Published"}


def waiting() -> tuple[Handed, dict[str, Table]] | None:
    """Return what was handed in and waits for its columns, with its tables by the file's name."""
    found: tuple[Handed, dict[str, Table]] | None = st.session_state.get(_WAITING)
    return found


def ask_first(handed: Handed) -> bool:
    """Let what is handed in wait where tables are among it; False where none is."""
    tables = {name: table for name, data in handed.files for table in _first_table(name, data)}
    if tables:
        st.session_state[_WAITING] = (handed, tables)
    return bool(tables)


def _first_table(name: str, data: bytes) -> list[Table]:
    try:
        return read_tables(data, name=name)[:1] if kind(data, name) in ("csv", "sheet") else []
    except ReadError:
        return []  # reading it will tell what is wrong


def questions() -> None:
    """Ask which columns of the waiting tables hold what, and read them."""
    found = waiting()
    if found is None:
        return
    _, tables = found
    with st.container(border=True):
        st.markdown("**Which columns hold what?** Each row becomes a report.")
        for name, table in tables.items():
            st.caption(plain(name))
            for place, (part, label) in zip(st.columns(len(_PARTS)), _PARTS.items(), strict=True):
                guess = getattr(table.guess, part)
                options = [*([] if part == "text" else [_NOTHING]), *dict.fromkeys(table.headings)]
                at = options.index(guess) if guess in options else 0
                place.selectbox(label, options, index=at, key=_key(name, part))
        with st.container(horizontal=True):
            st.button("Read", key="tables_read", type="primary", icon=":material/play_arrow:", on_click=_read)
            st.button("Cancel", key="tables_cancel", type="tertiary", on_click=_forget)


def _read() -> None:
    found = waiting()
    if found is not None:
        handed, tables = found
        _forget()
        state.read_in(replace(handed, columns=_chosen(tables))).wait(0.5)


def _chosen(tables: Mapping[str, Table]) -> dict[str, Columns]:
    chosen = {}
    for name, table in tables.items():
        said = {part: st.session_state[_key(name, part)] for part in _PARTS}
        parts = {part: "" if heading == _NOTHING else heading for part, heading in said.items()}
        chosen[name] = Columns(**parts, id=table.guess.id)
    return chosen


def _forget() -> None:
    st.session_state.pop(_WAITING, None)


def _key(name: str, part: str) -> str:
    return f"column {part} {name}"
