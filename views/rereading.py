"""Reading a case anew with this version of the pipeline, beside the pages; corrections are kept."""

from collections.abc import Collection

import streamlit as st

from geo import extract
from geo.casefile import Case, Pipeline, Reextracted
from geo.extraction.pipeline import PIPELINE
from geo.wording import counted
from views.background import Job, progress
from views.plain import plain

_SHORT = 0.8  # seconds: work that takes no longer is done before the page is drawn again


class Rereading(Job):
    """Reads reports of one case anew; `result` says what became of it."""

    def __init__(self, kept: Case, only: Collection[str] | None) -> None:
        self.result: Reextracted | None = None
        self._kept, self._only = kept, only
        super().__init__("Reading anew", self._read)

    def _read(self, job: Job) -> None:
        self.result = self._kept.reextract(
            Pipeline(PIPELINE, extract), job.tell, self._only, stop=lambda: job.stopping
        )


@st.cache_resource
def _jobs() -> dict[str, Rereading]:
    """The work under way or done last, by the case's path: all visitors of this server see the same."""
    return {}


def start(path: str, kept: Case, only: Collection[str] | None = None) -> None:
    """Read the stale reports of a case anew, or `only` these ids; nothing where that is under way."""
    under_way = _jobs().get(path)
    if under_way is None or not under_way.running:
        job = _jobs()[path] = Rereading(kept, only)
        job.wait(_SHORT)


def shown(path: str) -> bool:
    """Show how far it is, or what became of it; False where there is nothing to show."""
    job = _jobs().get(path)
    if job is None:
        return False
    if job.running:
        progress(job, "rereading")
        return True
    _became(job)
    st.button("Close", key="rereading_seen", type="tertiary", on_click=_jobs().pop, args=(path, None))
    return False


def _became(job: Rereading) -> None:
    if job.trouble:
        st.error(plain(job.trouble))
    if job.result is None:
        return
    done = job.result
    stopped = "Stopped. " if job.stopping else ""
    kept = f"{stopped}{counted(done.reports, 'report')} read anew, corrections kept."
    moved = f" {counted(done.moved, 'correction')} found at other words." if done.moved else ""
    st.caption(kept + moved)
    if done.look:
        where = sorted({look.report_id for look in done.look})
        st.warning(plain(f"{counted(len(done.look), 'correction')} to look at, in {', '.join(where[:3])}."))
    for report_id, why in done.failed[:5]:
        st.caption(f":material/warning: {plain(report_id)} kept its former reading: {plain(why)}")
