"""The briefing: a screen without anything around it, made for a projector, that steps through the saved views.

Without a saved view it briefs what the filters keep now.
"""

from pathlib import Path

import streamlit as st

from geo.drawing.layer import payload
from geo.drawing.snapshot.figures import Told
from geo.export.briefing import BriefingStep, step
from geo.saved_views import SavedView
from views import briefing_slide, empty, filters, map_frame, saved_views, state, trouble

_FILES = Path(__file__).parent / "components"
_controls = st.components.v2.component(
    "dateline_briefing",
    css=(_FILES / "briefing_controls.css").read_text(encoding="utf-8"),
    js=(_FILES / "briefing_controls.js").read_text(encoding="utf-8"),
)
_KEY = "briefing_controls"
_STEP = "step"  # its name in the address, from 1
_LEFT = "briefing_left"


@st.fragment
@trouble.told
def slides() -> None:
    if st.session_state.pop(_LEFT, False):
        st.switch_page("map.py", query_params={})
    views = saved_views.saved() or [SavedView(filters.headline(), filter=filters.current())]
    at = _at(len(views))
    view = views[at]
    made, words = _told(f"{state.reports_key()} {view}", view)
    theme = _theme(view)
    with st.container(key="briefing", gap=None):
        st.html(briefing_slide.looks(theme))
        with st.container(key="briefing_head"):
            st.html(briefing_slide.head(made, words))
        with st.container(key="briefing_map"):
            map_frame.show(
                payload(
                    made.frame,
                    fit=f"{state.reports_key()} briefing {at} {view}",
                    theme=theme,
                    borders=view.borders,
                    contradictory=state.contradictory(),
                    moved=state.moved(),
                    frame_on=view.bounds,
                    remember=False,
                ),
                lambda place, row: None,
            )
        with st.container(key="briefing_figures"):
            st.html(briefing_slide.figures(made, words, theme))
        with st.container(key="briefing_foot"):
            st.html(briefing_slide.foot(made, words, view.marking))
        with st.container(key="briefing_steps"):
            _controls(
                key=_KEY,
                data={"at": at, "of": len(views), "headline": view.headline},
                on_go_change=_go,
                on_leave_change=_leave,
            )


@st.cache_resource(show_spinner="Choosing the figures …", max_entries=40)
def _told(key: str, _view: SavedView) -> tuple[BriefingStep, Told]:
    made = step(_view, state.frame())
    return made, made.told()


def _theme(view: SavedView) -> str:
    chosen = view.theme or st.context.theme.type
    return "dark" if chosen == "dark" else "light"


def _at(count: int) -> int:
    """Return the step that the address names, from 0."""
    named = st.query_params.get(_STEP, "1")
    return min(max(int(named) if named.isdecimal() else 1, 1), count) - 1


def _go() -> None:
    to = st.session_state[_KEY].go
    if isinstance(to, int):
        st.query_params[_STEP] = str(to + 1)


def _leave() -> None:
    st.session_state[_LEFT] = True


st.html(_FILES / "briefing.css")
if not state.case().reports:
    empty.no_reports()
else:
    slides()
