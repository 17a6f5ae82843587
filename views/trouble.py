"""What a page says when something in it fails: what happened, what is kept, and what to do.

Nothing is lost by it: reports and corrections are in the case file or the session before a page is drawn.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from geo.casefile import CaseError
from views.plain import plain

P = ParamSpec("P")
_log = logging.getLogger(__name__)


def told(page: Callable[P, None]) -> Callable[P, None]:
    """Return `page` so that a failure in it is told in words where the page would be; the log has all of it."""

    @wraps(page)
    def careful(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            page(*args, **kwargs)
        except CaseError as error:  # made for people
            st.error(plain(str(error)), title="The case file could not be used")
        except MemoryError:
            _log.exception("A page ran out of memory")
            _say(
                page.__name__,
                "There is not enough memory for this. Close other programs, or set filters so that less is shown.",
            )
        except Exception as error:  # whatever it is, a person reads this
            _log.exception("A page failed")
            _say(
                page.__name__,
                "Try again. If it happens again, clear the filters, or load the page anew.",
                error,
            )

    return careful


def _say(part: str, what_to_do: str, error: Exception | None = None) -> None:
    st.error(
        f"Your reports, corrections and saved views are as they were. {what_to_do}",
        title="Something here could not be shown",
        icon=":material/error:",
    )
    st.button("Try again", key=f"try_again_{part}", icon=":material/refresh:")
    if error is not None:
        with st.expander("What to tell whoever looks after Dateline", type="compact", key=f"fault_{part}"):
            st.code(f"{type(error).__name__}: {str(error)[:2000]}", language=None, wrap_lines=True)
