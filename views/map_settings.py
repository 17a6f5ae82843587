"""What a person sets of the map: whose borders it shows, and an online layer for those who ask for one."""

from typing import cast

import streamlit as st

from geo.drawing.online import ONLINE
from geo.gazetteer.outlines import View

_BORDERS: dict[View, str] = {"un": "United Nations", "defacto": "Who holds the ground"}
_NO_LAYER = "None"


def controls() -> None:
    """Draw the way to the table and the settings; what is chosen is read with `borders` and `online`."""
    st.page_link(
        "claims.py", label="As a table", icon=":material/table_rows:", query_params=dict(st.query_params)
    )
    with st.popover("Map settings", icon=":material/tune:", type="tertiary"):
        _settings()


def notice() -> None:
    """Say that an online layer is on, for as long as it is."""
    name = online()
    # there even when empty: what follows would be made anew if it moved to another place in the page
    with st.container(horizontal=True, vertical_alignment="center", key="online_notice"):
        if name is None:
            return
        st.warning(
            f"Online layer on: which part of the world you look at is told to {ONLINE[name].host}. "
            "Borders and names on it are its own.",
            icon=":material/public:",
        )
        st.button("Switch it off", on_click=_switch_off)


def borders() -> View:
    """Return the view of borders that is chosen."""
    chosen = st.session_state.get("borders")
    return cast(View, chosen) if chosen in _BORDERS else "un"


def show_borders(view: View) -> None:
    """Choose a view of borders, as a saved view does."""
    st.session_state["borders"] = view


def online() -> str | None:
    """Return the name of the online layer that is switched on."""
    chosen = st.session_state.get("online_layer")
    return chosen if chosen in ONLINE else None


def _settings() -> None:
    st.segmented_control(
        "Borders",
        list(_BORDERS),
        format_func=lambda view: _BORDERS[view],
        default="un",
        key="borders",
        bind="query-params",
        required=True,
    )
    st.caption("Disputed lines are dashed in either. Showing a border endorses nothing.")
    # not kept in the address: opening somebody's link must never switch a layer on
    st.radio(
        "Online layer",
        [_NO_LAYER, *ONLINE],
        format_func=lambda name: ONLINE[name].title if name in ONLINE else "None: all stays on this machine",
        captions=[
            "",
            *(f"Tells {layer.host} which part of the world you look at" for layer in ONLINE.values()),
        ],
        key="online_layer",
    )


def _switch_off() -> None:
    st.session_state["online_layer"] = _NO_LAYER
