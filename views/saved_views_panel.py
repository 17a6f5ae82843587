"""Saving what is seen, and the list of what was saved: both beside the heading of a page.

The browser says what the map shows at the moment of saving, so that panning tells the server nothing.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from geo.casefile import CaseError
from geo.saved_views import SavedView, bounds_of
from geo.wording import counted
from views import case_file, filters, map_settings, saved_views, state

_FILES = Path(__file__).parent / "components"
_CSS = (_FILES / "saved_views.css").read_text(encoding="utf-8")
_save_form = st.components.v2.component(
    "dateline_save_view", css=_CSS, js=(_FILES / "save_view.js").read_text(encoding="utf-8")
)
_list = st.components.v2.component(
    "dateline_saved_views", css=_CSS, js=(_FILES / "saved_views.js").read_text(encoding="utf-8")
)
_FORM_KEY, _LIST_KEY = "save_view", "saved_views_list"
_BRIEF = "brief_now"
_CHANGED = "views_changed"
_TOLD = "views_told"


def panel() -> None:
    """Offer to save the view, and the views that were saved."""
    if st.session_state.pop(_BRIEF, False):
        st.switch_page("briefing.py", query_params={})
    if st.session_state.pop(_CHANGED, False):
        st.rerun()  # everything: the filters and the sidebar stand outside the fragment of the map
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.toast(told, icon=":material/bookmark:")
    views = saved_views.saved()
    with st.popover("Save this view", icon=":material/bookmark_add:", type="tertiary"):
        _save_form(
            key=_FORM_KEY,
            data={"headline": filters.headline(), "marking": views[-1].marking if views else ""},
            on_save_change=_save,
        )
    names = saved_views.names()
    if not names:
        return
    problems = saved_views.unreadable()
    details = {view.headline: view.human_clause() for view in views}
    with st.popover(f"Views ({len(names)})", icon=":material/bookmarks:", type="tertiary"):
        _list(
            key=_LIST_KEY,
            data={
                "views": [
                    {"name": n, "detail": problems.get(n, details.get(n, "")), "broken": n in problems}
                    for n in names
                ]
            },
            on_act_change=_act,
        )


def _save() -> None:
    told = st.session_state[_FORM_KEY].save
    if not isinstance(told, dict):
        return
    shown = told.get("bounds")
    view = SavedView(
        headline=_words(told, "headline") or filters.headline(),
        note=_words(told, "note"),
        filter=filters.current(),
        bounds=bounds_of(*shown) if isinstance(shown, list) and len(shown) == 4 else None,
        borders=map_settings.borders(),
        marking=_words(told, "marking"),
    )
    st.session_state[_CHANGED] = True
    try:
        saved_views.save(view)
    except CaseError as error:
        case_file.tell(str(error))
        return
    where = "" if case_file.name() else " Keep it in a case file, or it is gone with this window."
    st.session_state[_TOLD] = f"Saved: {counted(len(saved_views.names()), 'view')} to brief.{where}"


def _act() -> None:
    told = st.session_state[_LIST_KEY].act
    if not isinstance(told, dict):
        return
    name = _words(told, "name")
    st.session_state[_CHANGED] = True
    try:
        match told.get("do"):
            case "open":
                view = next((v for v in saved_views.saved() if v.headline == name), None)
                if view:
                    filters.choose(view.filter)
                    map_settings.show_borders(view.borders)
                    saved_views.frame_map(view, state.reports_key())
                    state.select(state.Selection())
            case "up":
                saved_views.move(name, -1)
            case "down":
                saved_views.move(name, 1)
            case "rename":
                saved_views.rename(name, _words(told, "to"))
            case "delete":
                saved_views.delete(name)
            case "brief":
                st.session_state[_BRIEF] = True
    except CaseError as error:
        case_file.tell(str(error))


def _words(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return " ".join(value.split())[:400] if isinstance(value, str) else ""
