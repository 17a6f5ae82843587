"""The case file that is open: one of those in the user's data folder, opened again by the next visit."""

import re
from pathlib import Path

import streamlit as st

from geo.casefile import Case, CaseError, open_case
from geo.gazetteer.layers import user_data_folder

SUFFIX = ".dateline"
_NAME = "case_file"
_TROUBLE = "case_file_trouble"
_MAY_BE_A_NAME = re.compile(r"\w[\w .()-]{0,79}")


def folder() -> Path:
    """Return the folder that holds the case files; it need not exist."""
    return user_data_folder() / "cases"


def names() -> list[str]:
    return sorted(path.stem for path in folder().glob(f"*{SUFFIX}"))


def name() -> str | None:
    """Return the name of the case file that is open; a new visit begins with the one that was open last."""
    if _NAME not in st.session_state:
        st.session_state[_NAME] = _open_last()
    value: str | None = st.session_state[_NAME]
    return value


def opened() -> Case | None:
    """Return the open case file. One that cannot be read any more is let go, and `trouble` says why."""
    chosen = name()
    if chosen is None:
        return None
    try:
        found = _connected(chosen)
        found.state()  # the file may have come to harm since it was opened
        return found
    except CaseError as error:
        st.session_state[_NAME] = None
        st.session_state[_TROUBLE] = str(error)
        return None


def create(chosen: str) -> Case:
    """Make a case file of this name and open it. Raises CaseError where that cannot be."""
    chosen = chosen.strip().removesuffix(SUFFIX)
    if not _MAY_BE_A_NAME.fullmatch(chosen):
        raise CaseError(
            f"“{chosen}” cannot name a case file: use letters, digits, spaces, dots and hyphens, 80 at most."
        )
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(
            f"The folder {folder()} cannot be made: {error.strerror}. See DATELINE_DATA."
        ) from error
    open_case(_path(chosen), create=True).close()
    return open_named(chosen)


def open_named(chosen: str) -> Case:
    """Open a case file, and let the next visit begin with it. Raises CaseError where it cannot be read."""
    found = _connected(chosen)
    st.session_state[_NAME] = chosen
    _remember(chosen)
    return found


def close() -> None:
    """Let go of the case file; it stays as it is."""
    st.session_state[_NAME] = None
    _remember("")


def free_name() -> str:
    """Return a name that no case file has yet."""
    taken = set(names())
    number = 1
    while f"Case {number}" in taken:
        number += 1
    return f"Case {number}"


def tell(problem: str) -> None:
    """Keep a problem until the page says it."""
    st.session_state[_TROUBLE] = problem


def trouble() -> str | None:
    """Return the last problem, once."""
    value: str | None = st.session_state.pop(_TROUBLE, None)
    return value


def _path(chosen: str) -> Path:
    return folder() / f"{chosen}{SUFFIX}"


def _connected(chosen: str) -> Case:
    path = _path(chosen)
    try:
        file_number = path.stat().st_ino  # a file deleted and made anew is another file
    except OSError:
        file_number = 0
    return _connection(path, file_number)


@st.cache_resource(show_spinner=False, max_entries=20)
def _connection(path: Path, file_number: int) -> Case:
    return open_case(path)


def _mark() -> Path:
    return folder() / "open-last.txt"


def _open_last() -> str | None:
    try:
        last = _mark().read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return last if last in names() else None


def _remember(chosen: str) -> None:
    try:
        _mark().write_text(chosen, encoding="utf-8")
    except OSError as error:
        tell(f"Which case file is open could not be noted in {folder()}: {error.strerror}.")
