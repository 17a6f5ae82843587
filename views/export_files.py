"""What the Export page hands out: previews, sheets, slides, data and the whole set, made when they are asked for."""

import geopandas as gpd
import streamlit as st

from geo.drawing.snapshot import draw_panel, draw_snapshot
from geo.export import EXPORTERS, to_geopackage, to_json_lines
from geo.export.archive import zip_archive
from geo.export.briefing import BriefingStep
from geo.export.briefing_pdf import to_briefing_pdf
from geo.export.slides import to_slides
from geo.export.standalone_html import to_standalone_html
from geo.export.whole_set import File, Looks, Told, planned, whole_set
from geo.export_commands import history_rows
from geo.wording import counted
from views import case_file, state
from views.export_choice import Chosen, Paper

LARGE = 20_000  # rows: from here on Excel and KML take their time
_PREVIEW_DPI = 96


@st.cache_data(show_spinner="Drawing", max_entries=40)
def preview(key: str, _step: BriefingStep, _looks: Looks, size: str, orientation: str) -> bytes:
    """Return the very sheet, drawn with few dots."""
    return _sheet(_step, _looks, size, orientation, "png", _PREVIEW_DPI)


@st.cache_data(show_spinner="Drawing", max_entries=40)
def panel(key: str, _step: BriefingStep, _looks: Looks) -> bytes:
    """Return the map as a slide holds it, drawn with few dots."""
    return draw_panel(
        _step.frame,
        inches=(8.0, 5.25),
        dpi=_PREVIEW_DPI,
        view=_step.borders,
        bounds=_step.bounds,
        theme=_looks.theme,
        moved=_step.moved,
    )


def sheet(step: BriefingStep, looks: Looks, form: Paper) -> bytes:
    """Return one sheet as it was asked for."""
    return _sheet(step, looks, form.size, form.orientation, form.picture, form.dpi)


def sheets(chosen: Chosen, form: Paper) -> bytes:
    """Return a sheet for each saved view, zipped."""
    return zip_archive(
        (f"view-{number:02}.{form.picture}", sheet(step, chosen.looks, form))
        for number, step in enumerate(chosen.steps, 1)
    )


def slides(chosen: Chosen) -> bytes:
    """Return the deck."""
    looks = chosen.looks
    return to_slides(chosen.steps, title=looks.title, marking=looks.marking, theme=looks.theme)


def briefing(chosen: Chosen, size: str, orientation: str) -> bytes:
    """Return the PDF briefing."""
    looks = chosen.looks
    return to_briefing_pdf(
        chosen.steps,
        size=size,
        orientation=orientation,
        marking=looks.marking,
        theme=looks.theme,
        logo=looks.logo,
    )


def page(chosen: Chosen) -> bytes:
    """Return the interactive map as one file."""
    looks = chosen.looks
    return to_standalone_html(
        chosen.frame, title=looks.title, subtitle=looks.subtitle, marking=looks.marking, view=looks.borders
    )


def data(frame: gpd.GeoDataFrame, extension: str) -> bytes:
    """Return the claims in a data format; a GeoPackage brings the case file's history."""
    kept = case_file.opened()
    if extension == "gpkg" and kept is not None:
        return to_geopackage(frame, history_rows(kept))
    return EXPORTERS[extension].write(frame)


def records(frame: gpd.GeoDataFrame) -> bytes:
    """Return the whole record of each report that the claims come from."""
    reports = set(frame["report_id"])
    return to_json_lines(e for e in state.extractions() if e.report.id in reports)


def everything(chosen: Chosen) -> bytes:
    """Return the whole set zipped, telling how far it is as it goes."""
    kept = case_file.opened()
    reports = set(chosen.frame["report_id"])
    told = Told(
        chosen.frame,
        [e for e in state.extractions() if e.report.id in reports],
        chosen.steps if chosen.from_views else [],
        history_rows(kept) if kept is not None else [],
        state.moved(),
    )
    names = planned(told, chosen.looks)
    bar = st.progress(0.0, f"Making {names[0]}")
    files: list[File] = []
    for file in whole_set(told, chosen.looks):
        files.append(file)
        done = len(files)
        words = f"Making {names[done]}" if done < len(names) else "Packing"
        bar.progress(done / len(names), f"{words} · {done} of {counted(len(names), 'file')}")
    packed = zip_archive((file.name, file.content) for file in files)
    bar.empty()
    return packed


def _sheet(step: BriefingStep, looks: Looks, size: str, orientation: str, picture: str, dpi: int) -> bytes:
    return draw_snapshot(
        step.frame, size=size, orientation=orientation, dpi=dpi, format=picture, title=step.title,
        subtitle=step.subtitle, marking=looks.marking, logo=looks.logo, view=step.borders, bounds=step.bounds,
        theme=looks.theme, moved=step.moved,
    )  # fmt: skip
