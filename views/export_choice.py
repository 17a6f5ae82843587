"""What the Export page was asked for: which claims, under which words, on which sheet."""

from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.drawing.snapshot.logo import LARGEST_LOGO, logo_pixels
from geo.export.briefing import BriefingStep, marking_of, step
from geo.export.whole_set import Looks
from geo.filter import Filter
from geo.saved_views import SavedView
from views import filters, saved_views, state
from views.plain import plain

TITLE = "What the reports claim"
SELECTION, VIEWS = "What the filters keep", "Saved views"
_BORDERS = {"un": "United Nations", "defacto": "Who holds the ground"}
_THEMES = {"light": "Screen colours", "print": "Print, on white", "black-and-white": "Black and white"}
_SIZES = {"16:9": "Screen, 16:9", "A4": "A4", "A3": "A3", "letter": "Letter"}
_DPI = (96, 144, 200, 300, 600)
_HELD = "export_held"  # what no control holds: the logo, and the subtitle that the page wrote itself
_LONGEST = 300  # characters of a title or a subtitle
_DEFAULTS: dict[str, Any] = {
    "export_what": SELECTION,
    "export_views": None,
    "export_title": TITLE,
    "export_subtitle": "",
    "export_marking": "",
    "export_borders": "un",
    "export_theme": "light",
    "export_picture": "png",
    "export_size": "16:9",
    "export_orientation": "landscape",
    "export_dpi": 144,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims, and the saved views where those were chosen, each as a step; and how they are to look."""

    frame: gpd.GeoDataFrame
    steps: list[BriefingStep]
    from_views: bool
    looks: Looks
    key: str  # changes whenever the claims or the looks do


@dataclass(frozen=True, slots=True)
class Paper:
    """The form of one sheet."""

    picture: str  # "png", "svg" or "pdf"
    size: str
    orientation: str
    dpi: int


def begin() -> None:
    """Give every control its first value."""
    for name, value in _DEFAULTS.items():
        st.session_state.setdefault(name, value)
    st.session_state.setdefault(_HELD, {})


def choose(words: bool = True, themed: bool = True, with_logo: bool = True) -> Chosen:
    """Draw the controls for what is exported and, with `words`, for its title; a file may have no theme and no logo."""
    views = saved_views.saved()
    chosen_views = _what(views)
    frame = filters.filtered()
    if chosen_views:
        frame = _of_views(frame, chosen_views)
    looks = _words(chosen_views, themed, with_logo) if words else Looks()
    if not looks.marking:
        looks = replace(looks, marking=marking_of(chosen_views))
    if chosen_views:
        steps = [step(view, state.frame(), state.moved()) for view in chosen_views]
    else:
        steps = [BriefingStep(frame, looks.title, looks.subtitle, looks.borders, looks.bounds, state.moved())]
    said = "" if chosen_views else str(filters.current())
    key = f"{state.reports_key()} {said} {chosen_views} {looks} {hash(looks.logo)}"
    return Chosen(frame, steps, bool(chosen_views), looks, key)


def paper(picture: str | None = None) -> Paper:
    """Draw the controls of one sheet; its format is asked for unless given."""
    if picture is None:
        picture = st.segmented_control(
            "Format",
            ["png", "svg", "pdf"],
            format_func=str.upper,
            key="export_picture",
            persist_state="session",
            required=True,
            help="PNG for slides and e-mail, PDF for print, SVG for drawing programs.",
        )
    with st.container(horizontal=True):
        size = st.selectbox(
            "Paper", list(_SIZES), format_func=_SIZES.__getitem__, key="export_size", persist_state="session"
        )
        orientation = st.selectbox(
            "Orientation",
            ["landscape", "portrait"],
            format_func=str.capitalize,
            key="export_orientation",
            persist_state="session",
        )
    dpi = 144
    if picture == "png":
        dpi = st.select_slider(
            "Dots per inch",
            _DPI,
            key="export_dpi",
            persist_state="session",
            help="144 for screens, 300 for print.",
        )
    return Paper(str(picture), str(size), str(orientation), int(dpi))


def _what(views: list[SavedView]) -> list[SavedView]:
    """The saved views that are to be exported; none where it is what the filters keep."""
    if not views:
        st.session_state["export_what"] = SELECTION
        return []
    what = st.segmented_control(
        "Show", [SELECTION, VIEWS], key="export_what", persist_state="session", required=True
    )
    if what != VIEWS:
        return []
    names = [view.headline for view in views]
    kept = st.session_state["export_views"]
    st.session_state["export_views"] = names if kept is None else [n for n in kept if n in names]
    picked = st.multiselect(
        "Views, in their order", names, key="export_views", persist_state="session", placeholder="All"
    )
    return [view for view in views if view.headline in picked] or views


def _of_views(frame: gpd.GeoDataFrame, views: list[SavedView]) -> gpd.GeoDataFrame:
    """The rows that any of the views shows."""
    whole = state.frame()
    rows = set().union(*(view.rows(whole).index for view in views))
    return whole[whole.index.isin(rows)]


def _words(views: list[SavedView], themed: bool, with_logo: bool) -> Looks:
    title = st.text_input("Title", key="export_title", persist_state="session", max_chars=_LONGEST)
    _prefill(views)
    subtitle = st.text_input(
        "Subtitle",
        key="export_subtitle",
        persist_state="session",
        max_chars=_LONGEST,
        help="The selection in words, until you change it.",
    )
    marking = st.text_input(
        "Marking",
        key="export_marking",
        persist_state="session",
        max_chars=80,
        placeholder=marking_of(views) or "None",
        help="A classification, set at the head and the foot.",
    )
    theme, borders = "light", "un"
    with st.container(horizontal=True):
        if themed:
            theme = st.selectbox(
                "Theme",
                list(_THEMES),
                format_func=_THEMES.__getitem__,
                key="export_theme",
                persist_state="session",
            )
        if not views:
            borders = st.selectbox(
                "Borders",
                list(_BORDERS),
                format_func=_BORDERS.__getitem__,
                key="export_borders",
                persist_state="session",
            )
    logo = _logo() if with_logo else None
    return Looks(title.strip() or TITLE, subtitle.strip(), marking.strip(), borders, theme, logo)


def _prefill(views: list[SavedView]) -> None:
    """Keep the subtitle at the selection in words until a person writes another."""
    chosen = filters.current()
    words = "" if views or chosen == Filter() else chosen.human_clause()[:_LONGEST]
    held = st.session_state[_HELD]
    if st.session_state["export_subtitle"] == held.get("prefilled", ""):
        st.session_state["export_subtitle"] = words
        held["prefilled"] = words


def _logo() -> bytes | None:
    """The logo that was handed in; one that cannot be drawn is told of and left out."""
    held = st.session_state[_HELD]
    given = st.file_uploader(
        "Logo", type=["png", "jpg", "jpeg"], key="export_logo", max_upload_size=LARGEST_LOGO // 1_000_000
    )
    if given is not None:
        held["logo"] = (given.name, given.getvalue())
    if "logo" not in held:
        return None
    name, content = held["logo"]
    try:
        logo_pixels(content)
    except ValueError as error:
        del held["logo"]
        st.error(plain(str(error)))
        return None
    if given is None and st.button(
        f"Remove the logo {plain(name)}", type="tertiary", icon=":material/close:"
    ):
        del held["logo"]
        return None
    return bytes(content)
