"""The filters in the sidebar: shared by every page and kept in the URL."""

from dataclasses import replace
from datetime import date
from typing import get_args

import geopandas as gpd
import streamlit as st

from geo.filter import DatedBy, Filter, source_names
from geo.wording import ROLE_WORDS, ROW_WORDS
from views import state

_EMPTY = {"find": "", "category": [], "role": [], "source": [], "from": None, "until": None, "undated": False}
_DATES_WORDS = {"event": "Event", "report": "Report"}
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


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


def dates() -> None:
    """Draw the filters of time below the others; the map draws them from its fragment, to which its time strip belongs."""
    with st.sidebar:
        st.segmented_control(
            "Date of",
            get_args(DatedBy),
            format_func=_DATES_WORDS.__getitem__,
            required=True,
            key="dates",
            bind="query-params",
        )
        for label in ("From", "Until"):
            st.date_input(
                label,
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                key=label.lower(),
                bind="query-params",
                format="YYYY-MM-DD",
            )
        chosen = current()
        st.toggle(
            "Keep what has no date",
            key="undated",
            bind="query-params",
            help="With a date set, claims and places that say no day are left out unless this is on.",
        )
        if chosen != Filter():
            st.button("Clear filters", icon=":material/filter_alt_off:", type="tertiary", on_click=_clear)


def current() -> Filter:
    """Return the filter as the widgets stand."""
    chosen = st.session_state
    in_time = chosen.get("from") or chosen.get("until")
    return Filter(
        earliest=chosen.get("from"),
        latest=chosen.get("until"),
        categories=frozenset(chosen.get("category") or ()),
        roles=frozenset(chosen.get("role") or ()),
        sources=frozenset(chosen.get("source") or ()),
        text=chosen.get("find") or "",
        dated_by=dated_by() if in_time else "event",
        undated="keep" if in_time and chosen.get("undated") else "drop",
    )


def dated_by() -> DatedBy:
    """Return whose days count: those of the events or those of the reports."""
    return st.session_state.get("dates") or "event"


def of_all_time() -> Filter:
    """Return the filter without its conditions of time."""
    return replace(current(), earliest=None, latest=None, dated_by="event", undated="drop")


def choose(chosen: Filter) -> None:
    """Set the filters; belongs into a callback."""
    st.session_state.update(
        {
            "find": chosen.text,
            "category": [c for c in ROW_WORDS if c in chosen.categories],
            "role": [r for r in ROLE_WORDS if r in chosen.roles],
            "source": sorted(chosen.sources),
            "from": chosen.earliest,
            "until": chosen.latest,
            "dates": chosen.dated_by,
            "undated": chosen.undated == "keep",
        }
    )


def headline() -> str:
    """Return the selection as a headline."""
    chosen = current()
    clause = chosen.human_clause()
    return clause[0].upper() + clause[1:] if chosen != Filter() else "What the reports claim"


def filtered() -> gpd.GeoDataFrame:
    """Return the rows that the filter keeps."""
    return rows_of(current())


def rows_of(chosen: Filter) -> gpd.GeoDataFrame:
    """Return the rows that a filter keeps."""
    return _filtered(f"{state.reports_key()} {chosen}", chosen)


@st.cache_resource(show_spinner=False, max_entries=30)
def _filtered(key: str, _chosen: Filter) -> gpd.GeoDataFrame:
    return _chosen.apply(state.frame())


def _clear() -> None:
    st.session_state.update(_EMPTY)
    st.rerun()  # everything: the map's fragment holds the button, but not the other filters
