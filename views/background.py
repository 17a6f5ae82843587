"""Long work beside the pages: it goes on while a person reads them, says how far it is, and can be stopped."""

import threading
from collections.abc import Callable

import streamlit as st

from geo.casefile import CaseError
from views.plain import plain

_LOOK_AGAIN = 0.7  # seconds between two looks at how far it is


class Job:
    """One piece of work in a thread of its own. The work calls `tell` between steps and ends when `stopping`."""

    def __init__(self, doing: str, work: Callable[["Job"], None]) -> None:
        self.doing = doing
        self.done = 0
        self.of = 0
        self.now = ""
        self.trouble: str | None = None
        self._stop = threading.Event()
        # a daemon: what it kept is on the disk already
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def tell(self, done: int, of: int, now: str = "") -> None:
        """Say how far the work is, and with what."""
        self.done, self.of, self.now = done, of, now

    def stop(self) -> None:
        """Ask the work to end after the present step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether the work was asked to end."""
        return self._stop.is_set()

    @property
    def running(self) -> bool:
        """Whether the work is still going on."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Return when it is done, or after so long: short work is done before the page is drawn again."""
        self._thread.join(seconds)

    def _run(self, work: Callable[["Job"], None]) -> None:
        try:
            work(self)
        except CaseError as error:
            self.trouble = str(error)
        except Exception as error:  # a thread has nobody else to tell
            self.trouble = (
                f"{self.doing} came to an end: {type(error).__name__}: {error}. Please report this."
            )


def progress(job: Job, key: str) -> None:
    """Show how far a running job is, with a way to stop it; when it is done the page is drawn anew."""
    st.fragment(_progress, run_every=_LOOK_AGAIN)(job, key)


def _progress(job: Job, key: str) -> None:
    if not job.running:
        st.rerun()
    share = min(1.0, job.done / job.of) if job.of else 0.0
    st.progress(share, f"{job.doing}: {job.done} of {job.of}")
    if job.now:
        st.caption(plain(job.now))
    st.button(
        "Stopping" if job.stopping else "Stop",
        key=f"stop_{key}",
        icon=":material/stop:",
        disabled=job.stopping,
        on_click=job.stop,
    )
