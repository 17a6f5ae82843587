"""The filters in the sidebar: shared by every page and kept in the URL."""

import geopandas as gpd
import streamlit as st

from geo.filter import Filter, source_names
from geo.wording import ROLE_WORDS, ROW_WORDS
from views import state

_KEYS = ("find", "category", "role", "source", "from", "until")


def sidebar() -> None:
    """Draw the filters; each offers only what the reports hold."""
    frame = state.frame()
    present = set(frame["category"])
    with st.sidebar:
        st.text_input(
            "Find",
            key="find",
            bind="query-params",
            placeholder="Place, sentence, speaker",
            icon=":material/search:",
            type="search",
            live=True,
        )
        st.multiselect(
            "Category",
            [c for c in ROW_WORDS if c in present],
            format_func=lambda c: ROW_WORDS[c].capitalize(),
            key="category",
            bind="query-params",
            placeholder="All",
        )
        roles = [r for r in ROLE_WORDS if r in set(frame["role"].dropna())]
        st.pills(
            "Role of the place",
            roles,
            selection_mode="multi",
            format_func=lambda r: ROLE_WORDS[r].capitalize(),
            key="role",
            bind="query-params",
        )
        st.multiselect(
            "Source or report",
            sorted(set(source_names(frame))),
            key="source",
            bind="query-params",
            placeholder="All",
        )
        st.date_input("From", value=None, key="from", bind="query-params", format="YYYY-MM-DD")
        st.date_input("Until", value=None, key="until", bind="query-params", format="YYYY-MM-DD")
        if current() != Filter():
            st.button("Clear filters", icon=":material/filter_alt_off:", type="tertiary", on_click=_clear)


def current() -> Filter:
    """Return the filter as the widgets stand."""
    chosen = st.session_state
    return Filter(
        earliest=chosen.get("from"),
        latest=chosen.get("until"),
        categories=frozenset(chosen.get("category") or ()),
        roles=frozenset(chosen.get("role") or ()),
        sources=frozenset(chosen.get("source") or ()),
        text=chosen.get("find") or "",
    )


def filtered() -> gpd.GeoDataFrame:
    """Return the rows that the filter keeps."""
    chosen = current()
    return _filtered(f"{state.reports_key()} {chosen}", chosen)


@st.cache_resource(show_spinner=False, max_entries=30)
def _filtered(key: str, _chosen: Filter) -> gpd.GeoDataFrame:
    return _chosen.apply(state.frame())


def _clear() -> None:
    for key in _KEYS:
        st.session_state[key] = [] if key in ("category", "role", "source") else "" if key == "find" else None
