"""The saved views at hand, in order: those of the case file that is open, else those held in memory.

A view that cannot be read is kept where it is and told of; it is never shown as something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.casefile import Case, CaseError
from geo.saved_views import Bounds, SavedView, SavedViewError, from_json
from views import case_file

_HELD = "saved_views"
_FRAMED = "framed_view"


def names() -> list[str]:
    """Return the headlines of all saved views, readable or not, in order."""
    return list(_kept())


def saved() -> list[SavedView]:
    """Return the saved views that can be read, in order."""
    return [view for view in (_read(kept) for kept in _kept().values()) if isinstance(view, SavedView)]


def unreadable() -> dict[str, str]:
    """Return what is wrong with each view that cannot be read, by name."""
    read = {name: _read(kept) for name, kept in _kept().items()}
    return {name: problem for name, problem in read.items() if isinstance(problem, str)}


def save(view: SavedView) -> SavedView:
    """Keep a view after the others; a headline that is taken gets a number. Raises CaseError."""
    view = replace(view, headline=_free(view.headline.strip() or "Untitled view"))
    _put(view.headline, view)
    return view


def change(was: str, view: SavedView) -> None:
    """Keep a view in place of the one called `was`. Raises CaseError where another has its headline."""
    _put(view.headline, view, was)


def rename(was: str, headline: str) -> None:
    """Give a view another headline. Raises CaseError where that cannot be."""
    view = _read(_kept().get(was))
    if not isinstance(view, SavedView):
        raise CaseError(view)
    if headline.strip() and headline.strip() != was:
        change(was, replace(view, headline=headline.strip()))


def move(name: str, by: int) -> None:
    """Move a view up (negative) or down among the others. Raises CaseError."""
    order = names()
    if name not in order:
        return
    at = order.index(name)
    order.insert(max(0, at + by), order.pop(at))
    kept = case_file.opened()
    if kept is not None:
        kept.order_views(order)
    else:
        held = _held()
        st.session_state[_HELD] = {n: held[n] for n in order}


def delete(name: str) -> None:
    """Forget a view; a case file's history still holds it. Raises CaseError."""
    kept = case_file.opened()
    if kept is not None:
        kept.delete_view(name)
    else:
        _held().pop(name, None)


def frame_map(view: SavedView, reports_key: str) -> None:
    """Let the map go to where a view looks, as long as it shows these reports."""
    number = st.session_state.get(_FRAMED, ("", None, 0))[2] + 1
    st.session_state[_FRAMED] = reports_key, view.bounds, number


def framed(reports_key: str) -> tuple[Bounds | None, int]:
    """Return where the view that was opened last looks, and a number that is new each time one is opened."""
    told_for, bounds, number = st.session_state.get(_FRAMED, ("", None, 0))
    return (bounds, number) if told_for == reports_key else (None, 0)


def keep_in(kept: Case) -> None:
    """Put the views that are held in memory into a new case file. Raises CaseError."""
    for name, view in _held().items():
        kept.save_view(name, view)
    st.session_state[_HELD] = {}


def _put(name: str, view: SavedView, was: str | None = None) -> None:
    kept = case_file.opened()
    if kept is not None:
        kept.save_view(name, view.to_json(), was)
        return
    held = _held()
    if was is not None and was != name and name in held:
        raise CaseError(f"Another saved view is called “{name}”: choose another name.")
    if was is None or was not in held:
        held[name] = view.to_json()
    else:
        st.session_state[_HELD] = {
            (name if n == was else n): (view.to_json() if n == was else v) for n, v in held.items()
        }


def _kept() -> Mapping[str, Any]:
    kept = case_file.opened()
    try:
        return kept.views() if kept is not None else _held()
    except CaseError as error:
        case_file.tell(str(error))
        return {}


def _held() -> dict[str, Any]:
    value: dict[str, Any] = st.session_state.setdefault(_HELD, {})
    return value


def _read(kept: Any) -> SavedView | str:
    try:
        return from_json(kept)
    except SavedViewError as error:
        return str(error)


def _free(headline: str) -> str:
    taken: Sequence[str] = names()
    number, name = 2, headline
    while name in taken:
        name, number = f"{headline} ({number})", number + 1
    return name
