"""The Export page: what is seen, as a sheet, slides, a briefing, a web page, data, or all of them at once."""

from collections.abc import Callable

import streamlit as st

from geo.drawing.snapshot.sheet import SIZES
from geo.export import EXPORTERS
from geo.export.whole_set import Told, planned
from geo.wording import counted
from views import empty, export_choice, export_files, saved_views, state
from views.export_choice import Chosen, Paper
from views.plain import plain

_KINDS = {
    "sheet": "Map sheet",
    "slides": "Slides",
    "briefing": "PDF briefing",
    "page": "Web page",
    "data": "Data",
    "everything": "Everything",
}
_MIMES = {"png": "image/png", "pdf": "application/pdf", "svg": "image/svg+xml"}
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SHOWN = 6  # previews of saved views
_MADE = "export_made"


def _sheet(chosen: Chosen, form: Paper) -> None:
    """One sheet, or one for each saved view."""
    many = len(chosen.steps) > 1
    wide, high = (round(inches * form.dpi) for inches in SIZES[form.size])
    if form.orientation == "portrait":
        wide, high = high, wide
    pixels = f" · {wide:,} × {high:,} pixels" if form.picture == "png" else ""
    if many:
        _offer(f"Download {counted(len(chosen.steps), 'sheet')}", lambda: export_files.sheets(chosen, form),
               "dateline-views.zip", "application/zip")  # fmt: skip
    else:
        _offer(f"Download {form.picture.upper()}", lambda: export_files.sheet(chosen.steps[0], chosen.looks, form),
               f"dateline-map.{form.picture}", _MIMES[form.picture])  # fmt: skip
    st.caption(f"What the file holds, drawn here at 96 dots per inch{pixels}")
    _previews(chosen, form.size, form.orientation)


def _slides(chosen: Chosen) -> None:
    """A deck, and the maps in it."""
    _offer("Download PowerPoint", lambda: export_files.slides(chosen), "dateline-briefing.pptx", _PPTX)
    st.caption(
        "For each view a slide with its map and three to five figures, one with the sentences behind them, and the "
        "sources at the end. Words and tables can be edited in PowerPoint, Keynote and LibreOffice."
    )
    for number, step in enumerate(chosen.steps[:_SHOWN], 1):
        st.markdown(f"**{number}. {plain(step.title)}**")
        st.image(
            export_files.panel(f"{number} {chosen.key}", step, chosen.looks),
            width=620,
            alt=f"The map of {step.title}",
        )
    _rest(chosen)


def _briefing(chosen: Chosen, size: str, orientation: str) -> None:
    """A PDF, and the first page of each view."""
    _offer("Download PDF", lambda: export_files.briefing(chosen, size, orientation), "dateline-briefing.pdf",
           _MIMES["pdf"])  # fmt: skip
    st.caption("For each view its map, as below, and after it every figure with its whole sentence.")
    _previews(chosen, size, orientation)


def _page(chosen: Chosen) -> None:
    """One HTML file."""
    _offer("Download HTML", lambda: export_files.page(chosen), "dateline-map.html", "text/html")
    st.markdown(
        "One file with the interactive map, the sentence behind each marker, the table and a time slider. It opens "
        "in any browser from a disk or a USB stick, with no network, and no word of a report can run in it."
    )


def _data(chosen: Chosen) -> None:
    """Every data format, with what it is for."""
    frame = chosen.frame
    st.markdown(
        f"{counted(len(frame), 'row')}, each with its sentence, speaker, bounds, precision, grade and status."
    )
    if len(frame) > export_files.LARGE:
        st.caption(
            "Excel, KML and GeoJSON take up to half a minute for so many rows; GeoPackage is the quickest."
        )
    for extension, exporter in EXPORTERS.items():
        _row(exporter.label, exporter.help, lambda x=extension: export_files.data(frame, x),
             f"dateline-claims.{extension}", exporter.mime)  # fmt: skip
    _row("JSON lines", "For programs: the whole record of each report, text and all", lambda: export_files.records(frame),
         "dateline-records.jsonl", "application/jsonl")  # fmt: skip
    st.caption(
        "Days are plain ISO days and never shift with a time zone. docs/formats.md describes every column."
    )


def _everything(chosen: Chosen) -> None:
    """The set that `python -m geo report` writes, as one archive."""
    told = Told(chosen.frame, views=chosen.steps if chosen.from_views else [])
    names = planned(told, chosen.looks)
    made = st.session_state.get(_MADE)
    if made is not None and made[0] == chosen.key:
        _offer(f"Download {len(made[1]) / 1e6:.1f} MB", lambda: made[1], "dateline.zip", "application/zip")
    elif st.button(f"Make {counted(len(names), 'file')}", type="primary", icon=":material/inventory_2:"):
        st.session_state[_MADE] = chosen.key, export_files.everything(chosen)
        st.rerun()
    st.markdown(
        "The map as PNG, PDF and SVG, the slides, the briefing, the interactive page and every data format, with an "
        "index page, in one archive. `python -m geo report` writes the same."
    )
    st.caption(plain(", ".join(names)))


def _offer(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _row(label: str, meaning: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            label, data=make, file_name=name, mime=mime, key=f"export_{name}", on_click="ignore", width=130
        )
        st.markdown(meaning)


def _previews(chosen: Chosen, size: str, orientation: str) -> None:
    for number, step in enumerate(chosen.steps[:_SHOWN], 1):
        picture = export_files.preview(f"{number} {chosen.key}", step, chosen.looks, size, orientation)
        with st.container(border=True):
            st.image(picture, width="stretch", alt=f"The sheet of {step.title}")
    _rest(chosen)


def _rest(chosen: Chosen) -> None:
    if len(chosen.steps) > _SHOWN:
        st.caption(f"The file holds {counted(len(chosen.steps) - _SHOWN, 'more view')}.")


def _export() -> None:
    export_choice.begin()
    kind = st.segmented_control(
        "Export",
        list(_KINDS),
        format_func=_KINDS.__getitem__,
        key="export_kind",
        default="sheet",
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    for name, problem in saved_views.unreadable().items():
        st.warning(plain(problem), title=plain(name))
    if kind == "data":
        chosen = export_choice.choose(words=False)
        if _holds_anything(chosen):
            _data(chosen)
        return
    left, right = st.columns([0.34, 0.66], gap="large")
    form = Paper("png", "16:9", "landscape", 144)
    with left:
        if kind in ("sheet", "briefing"):
            form = export_choice.paper("pdf" if kind == "briefing" else None)
        chosen = export_choice.choose(
            themed=kind != "page", with_logo=kind in ("sheet", "briefing", "everything")
        )
    with right:
        if not _holds_anything(chosen):
            return
        if kind == "sheet":
            _sheet(chosen, form)
        elif kind == "slides":
            _slides(chosen)
        elif kind == "briefing":
            _briefing(chosen, form.size, form.orientation)
        elif kind == "page":
            _page(chosen)
        else:
            _everything(chosen)


def _holds_anything(chosen: Chosen) -> bool:
    if chosen.frame.empty:
        st.info("The filters keep no claim, so a file would be empty. Clear a filter to go on.")
    return not chosen.frame.empty


if not state.case().reports:
    empty.no_reports()
else:
    _export()
