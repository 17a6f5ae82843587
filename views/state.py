"""What one person's session holds, in one typed place: the reports, the claims in them, and what is selected."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2s
from pathlib import Path

import geopandas as gpd
import streamlit as st

from geo import extract, read_many
from geo.frame import claims_frame
from geo.gazetteer.outlines import outline
from geo.model import Extraction, Report
from geo.reading import read_all

SAMPLES = Path(__file__).parents[1] / "data" / "samples"


@dataclass(slots=True)
class Case:
    """The reports on the table, by id, in the order they came."""

    reports: dict[str, Report] = field(default_factory=dict)
    samples: bool = False  # only the sample reports are loaded


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person clicked last: a place, and perhaps one of its rows."""

    place_id: str | None = None
    row_id: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report that was handed in."""

    name: str
    report: Report | None
    problem: str | None = None
    duplicate_of: str | None = None


def case() -> Case:
    if "case" not in st.session_state:
        st.session_state["case"] = Case()
    value: Case = st.session_state["case"]
    return value


def load_samples_once() -> None:
    """Open a new session on the sample reports."""
    if "case" in st.session_state:
        return
    loaded = case()
    for report in read_samples():
        _put(report, report.id)
    loaded.samples = True


def read_samples() -> list[Report]:
    """Return the sample reports, their claims already found."""
    found = [r for path in sorted(SAMPLES.glob("*.txt")) for r in read_many(path) if isinstance(r, Report)]
    for report in found:
        extraction(report)
    return found


def add(handed: list[tuple[str, bytes]], published: date | None = None) -> Iterator[tuple[str, list[Added]]]:
    """Read files and pasted texts, put them on the table, nothing twice; yield each file's name and outcomes."""
    for name, items in read_all(handed, published=published):
        outcomes = []
        for found in items:
            if isinstance(found, Report):
                outcomes.append(_put(found, name))
            else:
                outcomes.append(Added(found[0], None, problem=found[1]))
        yield name, outcomes


def _put(report: Report, name: str) -> Added:
    held = case()
    fingerprint = _fingerprint(report.text)
    same = next((r for r in held.reports.values() if _fingerprint(r.text) == fingerprint), None)
    if same:
        return Added(name, same, duplicate_of=title(same))
    number = 2
    unique = report.id
    while unique in held.reports:
        unique = f"{report.id} {number}"
        number += 1
    held.reports[unique] = replace(report, id=unique)
    held.samples = False
    return Added(name, held.reports[unique])


def remove(report_id: str) -> None:
    case().reports.pop(report_id, None)
    select(Selection())


def clear() -> None:
    st.session_state["case"] = Case()
    select(Selection())


def title(report: Report) -> str:
    return (
        report.title
        or next((line.strip() for line in report.text.splitlines() if line.strip()), report.id)[:90]
    )


def extractions() -> list[Extraction]:
    return [extraction(report) for report in case().reports.values()]


def extraction(report: Report) -> Extraction:
    return _extraction(report.id, report.published, report.published_basis, _fingerprint(report.text), report)


def frame() -> gpd.GeoDataFrame:
    """Return the claims frame of every report on the table."""
    return _frame(reports_key(), case().reports)


def reports_key() -> str:
    """Return what changes exactly when the reports on the table do."""
    parts = (f"{r.id}|{r.published}|{_fingerprint(r.text)}" for r in case().reports.values())
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
    return claims_frame([extraction(report) for report in _reports.values()], outline)


def _fingerprint(text: str) -> str:
    """The same for the same words, however their white space was laid out."""
    return blake2s(" ".join(text.split()).encode(), digest_size=12).hexdigest()
