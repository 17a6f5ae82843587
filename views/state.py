"""What one person's session holds, in one typed place: the reports, the claims in them, and what is selected."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from pathlib import Path

import geopandas as gpd
import streamlit as st

from geo import extract, read_many
from geo.case_commands import case_frame
from geo.casefile import Case as CaseFile
from geo.casefile import Reject, Reviewed
from geo.casefile.review import reviewed as as_found
from geo.comparison import conflicting_places
from geo.extraction.pipeline import PIPELINE
from geo.frame import claims_frame
from geo.gazetteer.outlines import outline
from geo.model import Extraction, Report
from geo.movements import Movement, movements
from views import case_file, rereading, saved_views
from views.intake import Handed, Intake, Reading, Table, text_mark
from views.intake import title as title

MOST_COMPARED = 5_000  # rows
_READING = "reading"
SAMPLES = Path(__file__).parents[1] / "data" / "samples"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person clicked last: a place, and perhaps one of its rows."""

    place_id: str | None = None
    row_id: str | None = None


def case() -> Table:
    """Return the reports on the table: those of the case file that is open, else those held in memory."""
    kept = case_file.opened()
    if kept is None:
        return _table()
    return Table({report_id: e.report for report_id, e in _kept(reports_key(), kept).items()})


def _table() -> Table:
    if "case" not in st.session_state:
        st.session_state["case"] = Table()
    value: Table = st.session_state["case"]
    return value


def load_samples_once() -> None:
    """Open a new session on the sample reports."""
    if "case" in st.session_state:
        return
    loaded = _table()
    for report in read_samples():
        loaded.hold(report)
    loaded.samples = True


def read_samples() -> list[Report]:
    """Return the sample reports, their claims already found."""
    found = [r for path in sorted(SAMPLES.glob("*.txt")) for r in read_many(path) if isinstance(r, Report)]
    for report in found:
        _machine(report)
    return found


def keep_in_case_file(name: str) -> None:
    """Make a case file, put all that is on the table in it, and go on in it. Raises CaseError where that cannot be."""
    held = list(case().reports.values())
    kept = case_file.create(name)
    for report in held:
        kept.add(report, _machine(report), pipeline=PIPELINE)
    saved_views.keep_in(kept)


def open_case_file(name: str) -> None:
    """Go on in a case file. Raises CaseError where it cannot be read."""
    case_file.open_named(name)
    select(Selection())


def stale() -> list[str]:
    """Return the reports of the case file that another version of the pipeline read."""
    kept = case_file.opened()
    return _stale(reports_key(), PIPELINE, kept) if kept is not None else []


def read_anew(only: list[str] | None = None) -> None:
    """Read those reports with this version, or `only` these ids, beside the pages; corrections are kept."""
    kept = case_file.opened()
    if kept is not None:
        rereading.start(case_path(), kept, only)


def case_path() -> str:
    """Return the path of the case file that is open."""
    return str(case_file.folder() / str(case_file.name()))


def close_case_file() -> None:
    """Let go of the case file and begin anew, on the samples."""
    case_file.close()
    st.session_state.pop("case", None)
    select(Selection())


def read_in(handed: Handed) -> Reading:
    """Begin to read what is handed in; what comes of it goes on the table or into the case file."""
    kept = case_file.opened()
    job = Reading(Intake(_table(), kept, _machine), handed)
    st.session_state[_READING] = job
    return job


def reading() -> Reading | None:
    """Return the reading that was begun last."""
    job: Reading | None = st.session_state.get(_READING)
    return job


def forget_reading() -> None:
    """Let go of what the last reading told, unless it is still going on."""
    job = reading()
    if job is not None and not job.running:
        st.session_state.pop(_READING)


def remove(report_id: str) -> None:
    """Take a report off the table; a case file still holds it and its history."""
    kept = case_file.opened()
    if kept is not None:
        kept.correct(f"{report_id}:report", Reject())
    else:
        _table().drop(report_id)
    select(Selection())


def clear() -> None:
    table = _table()
    table.drop(*table.reports)
    table.samples = False
    select(Selection())


def extractions() -> list[Extraction]:
    kept = case_file.opened()
    if kept is not None:
        return list(_kept(reports_key(), kept).values())
    return [_machine(report) for report in _table().reports.values()]


def extraction(report: Report) -> Extraction:
    """Return what is found in a report, as persons left it where a case file is open."""
    kept = case_file.opened()
    if kept is not None:
        return _kept(reports_key(), kept)[report.id]
    return _machine(report)


def reviewed(report_id: str) -> Reviewed:
    """Return a report's findings with what persons decided about them."""
    kept = case_file.opened()
    if kept is not None:
        return kept.reviewed(report_id)
    return as_found(_machine(_table().reports[report_id]), PIPELINE, ())


def _machine(report: Report) -> Extraction:
    return _extraction(report.id, report.published, report.published_basis, text_mark(report.text), report)


def frame() -> gpd.GeoDataFrame:
    """Return the claims frame of every report on the table."""
    kept = case_file.opened()
    return _kept_frame(reports_key(), kept) if kept is not None else _frame(reports_key(), _table().reports)


def contradictory() -> set[str]:
    """Return the ids of places whose reports give figures that cannot both be right."""
    return _contradictory(reports_key(), frame())


def moved() -> list[Movement]:
    """Return what the reports on the table say went from one place to another."""
    return _moved(reports_key(), extractions())


def reports_key() -> str:
    """Return what changes exactly when the reports on the table, or what is decided about them, do."""
    kept = case_file.opened()
    if kept is not None:
        return f"{case_path()} {kept.state()}"
    parts = (f"{r.id}|{r.published}|{text_mark(r.text)}" for r in _table().reports.values())
    return blake2s("\n".join(parts).encode(), digest_size=12).hexdigest()


def selection() -> Selection:
    """Return what is selected: what was clicked last, else what the address names."""
    if "selection" not in st.session_state:
        address = st.query_params
        st.session_state["selection"] = Selection(address.get("place"), address.get("claim"))
    value: Selection = st.session_state["selection"]
    return value


def select(chosen: Selection) -> None:
    """Select, and say so in the address, so that the view can be sent as a link."""
    st.session_state["selection"] = chosen
    for name, value in (("place", chosen.place_id), ("claim", chosen.row_id)):
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


@st.cache_resource(show_spinner=False, max_entries=5000)
def _extraction(
    report_id: str, published: date | None, basis: str | None, fingerprint: str, _report: Report
) -> Extraction:
    return extract(_report)


@st.cache_resource(show_spinner=False, max_entries=50)
def _frame(key: str, _reports: dict[str, Report]) -> gpd.GeoDataFrame:
    return claims_frame([_machine(report) for report in _reports.values()], outline)


@st.cache_data(show_spinner=False, max_entries=4)
def _stale(key: str, pipeline: str, _file: CaseFile) -> list[str]:
    return _file.stale(pipeline)


@st.cache_resource(show_spinner=False, max_entries=4)
def _kept(key: str, _file: CaseFile) -> dict[str, Extraction]:
    return {e.report.id: e for e in _file.extractions()}


@st.cache_resource(show_spinner=False, max_entries=4)
def _kept_frame(key: str, _file: CaseFile) -> gpd.GeoDataFrame:
    return case_frame(_file, outline)


@st.cache_resource(show_spinner=False, max_entries=50)
def _contradictory(key: str, _frame: gpd.GeoDataFrame) -> set[str]:
    # comparing takes a second for 5,000 claims: beyond that the Compare page tells, not every map
    return conflicting_places(_frame) if len(_frame) <= MOST_COMPARED else set()


@st.cache_resource(show_spinner=False, max_entries=50)
def _moved(key: str, _extractions: list[Extraction]) -> list[Movement]:
    return movements(_extractions)
