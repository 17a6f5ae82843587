"""The row under the map: whose borders it shows, an online layer for those who ask for one, and the table."""

from typing import cast

import streamlit as st

from geo.drawing.online import ONLINE
from geo.gazetteer.outlines import View

_BORDERS: dict[View, str] = {"un": "United Nations", "defacto": "Who holds the ground"}
_NO_LAYER = "None"


def row() -> None:
    """Draw the row; what is chosen is read with `borders` and `online`."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.popover("Map settings", icon=":material/tune:", type="tertiary"):
            _settings()
        st.page_link(
            "claims.py",
            label="The same as a table",
            icon=":material/table_rows:",
            query_params=dict(st.query_params),
        )
    name = online()
    if name:
        host = ONLINE[name].host
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(
                f"Online layer on: which part of the world you look at is sent to {host}.",
                icon=":material/public:",
            )
            st.button("Switch it off", on_click=_switch_off)


def borders() -> View:
    """Return the view of borders that is chosen."""
    chosen = st.session_state.get("borders")
    return cast(View, chosen) if chosen in _BORDERS else "un"


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
            *(f"Sends which part of the world you look at to {layer.host}" for layer in ONLINE.values()),
        ],
        key="online_layer",
    )


def _switch_off() -> None:
    st.session_state["online_layer"] = _NO_LAYER
