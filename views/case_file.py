"""The case file that is open: one of those in the user's data folder, opened again by the next visit."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from geo.casefile import Case, CaseError, Merged, open_case
from geo.gazetteer.layers import user_data_folder
from views import who

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
    chosen = _checked(chosen)
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


def copy_to(chosen: str) -> Path:
    """Write the open case to a new file of this name beside it. Raises CaseError where that cannot be."""
    target = _path(_checked(chosen))
    _open_now().copy(target)
    return target


def merge_named(chosen: str) -> Merged:
    """Bring another case file of the folder into the open one. Raises CaseError where it cannot be read."""
    return _open_now().merge(_path(chosen))


def merge_bytes(data: bytes, file_name: str) -> Merged:
    """Bring a case file that was handed in into the open one. Raises CaseError where it is none."""
    with TemporaryDirectory() as place:
        other = Path(place) / Path(file_name).name
        other.write_bytes(data)
        return _open_now().merge(other)


def compact() -> tuple[int, int, int]:
    """Compact the open case; return the extractions dropped, and its bytes before and after. Raises CaseError."""
    kept, path = _open_now(), _path(str(name()))
    before = path.stat().st_size
    return kept.compact(), before, path.stat().st_size


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


def _checked(chosen: str) -> str:
    chosen = chosen.strip().removesuffix(SUFFIX)
    if not _MAY_BE_A_NAME.fullmatch(chosen):
        raise CaseError(
            f"“{chosen}” cannot name a case file: use letters, digits, spaces, dots and hyphens, 80 at most."
        )
    return chosen


def _open_now() -> Case:
    found = opened()
    if found is None:
        raise CaseError("No case file is open. Open one, or make one.")
    return found


def _path(chosen: str) -> Path:
    return folder() / f"{chosen}{SUFFIX}"


def _connected(chosen: str) -> Case:
    """The connection of the person who asks: what they decide is kept under their name."""
    path = _path(chosen)
    try:
        file_number = path.stat().st_ino  # a file deleted and made anew is another file
    except OSError:
        file_number = 0
    return _connection(path, file_number, who.signed_in())


@st.cache_resource(show_spinner=False, max_entries=200)
def _connection(path: Path, file_number: int, person: str | None) -> Case:
    return open_case(path, who=person)


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
