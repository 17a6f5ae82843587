"""What a person decides, saved at once to the case file that is open; what goes wrong is told in the sidebar."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.casefile import Case, CaseError, Correction, Operation
from geo.model import Place
from views import case_file


def correct(key: str, operation: Operation) -> Correction | None:
    """Keep what was decided about an item; None where that could not be, which the sidebar tells."""
    return _do(lambda kept: kept.correct(key, operation))


def correct_if_changed(key: str, widget: str, was: object, operation: Callable[[Any], Operation]) -> None:
    """Keep what a widget now says, unless it says what it did: a browser may report a widget it only drew."""
    value = st.session_state[widget]
    if value != was:
        correct(key, operation(value))


def always(name: str, place: Place | None) -> None:
    """Let a name be this place, or none, in the whole case file."""
    _do(lambda kept: kept.always(name, place))


def undo(correction_id: str) -> None:
    """Take a correction back."""
    _do(lambda kept: kept.undo(correction_id))


def redo() -> None:
    """Bring back what was taken back last."""
    _do(lambda kept: kept.redo())


def attach(correction_id: str, key: str) -> Correction | None:
    """Do a correction that lost its words to another item."""
    return _do(lambda kept: kept.attach(correction_id, key))


def attach_to_words(
    correction_id: str, report_id: str, start: int, end: int, quote: str
) -> Correction | None:
    """Make a finding of words of a report by a correction that lost its own."""
    return _do(lambda kept: kept.attach_to_words(correction_id, report_id, start, end, quote))


def supersede(report_id: str, by: str) -> Correction | None:
    """Let a later wording stand in for a report; corrections move over to it."""
    return _do(lambda kept: kept.supersede(report_id, by))


def _do(decide: Callable[[Case], Correction | None]) -> Correction | None:
    kept = case_file.opened()
    if kept is None:
        return None  # the sidebar tells why it is no longer open
    try:
        return decide(kept)
    except CaseError as error:
        case_file.tell(str(error))
        return None
