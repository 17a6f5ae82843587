"""The filters in the sidebar: shared by every page and kept in the URL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.extraction.pipeline import default_gazetteer
from geo.filter import DatedBy, Filter, source_names
from geo.wording import ROLE_WORDS, ROW_WORDS, STATUS_WORDS, WHEN_WORDS, WHERE_WORDS, listed
from views import state
from views.plain import plain

_DATES_WORDS = {"event": "Event", "report": "Report"}
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A filter of which several values can be chosen: its widget and address, its field of Filter, its values' words."""

    key: str
    label: str
    field: str
    held: Callable[[gpd.GeoDataFrame], "pd.Series[Any]"]  # what the reports hold
    words: Mapping[Any, str] | None = None  # in the order in which they are offered; None: themselves, sorted

    def told(self, value: str) -> str:
        words = self.words[value] if self.words else value
        return words[:1].upper() + words[1:]


_COMMON = (
    _Choice("category", "Category", "categories", lambda f: f["category"], ROW_WORDS),
    _Choice("source", "Source or report", "sources", source_names),
)
_MORE = (
    _Choice("speaker", "Speaker", "speakers", lambda f: f["speaker"]),
    _Choice("side", "Side", "sides", lambda f: f["side"]),
    _Choice("role", "Role of the place", "roles", lambda f: f["role"], ROLE_WORDS),
    _Choice("status", "Review", "statuses", lambda f: f["status"], STATUS_WORDS),
    _Choice("grade", "Grade", "grades", lambda f: f["grade"]),
    _Choice("where", "How exact the place is", "where", lambda f: _codes(f["where_prec"]), WHERE_WORDS),
    _Choice("when", "How exact the date is", "when", lambda f: _codes(f["date_prec"]), WHEN_WORDS),
)
_EMPTY = {
    "find": "", "from": None, "until": None, "undated": False, **{c.key: [] for c in (*_COMMON, *_MORE)},
}  # fmt: skip


def sidebar() -> None:
    """Draw the filters; each offers only what the reports hold, and more than one of it."""
    held = _held(state.reports_key(), state.frame())
    with st.sidebar:
        st.text_input(
            "Find",
            key="find",
            bind="query-params",
            placeholder="Place, words, speaker",
            icon=":material/search:",
            type="search",
            live=True,
        )
        _other_spelling()
        for choice in _COMMON:
            _offer(choice, held[choice.key])
        asked = [c for c in _MORE if len(held[c.key]) > 1 or st.session_state.get(c.key)]
        if not asked:
            return
        set_here = sum(bool(st.session_state.get(c.key)) for c in asked)
        label = f"More filters · {set_here} set" if set_here else "More filters"
        with st.expander(label, key="more_filters", type="compact"):
            for choice in asked:
                _offer(choice, held[choice.key])


def _offer(choice: _Choice, held: tuple[str, ...]) -> None:
    chosen = st.session_state.get(choice.key) or st.query_params.get_all(choice.key)
    known = [c for c in chosen if c not in held and (choice.words is None or c in choice.words)]
    st.multiselect(
        choice.label,
        [*held, *known],  # what a saved view asks for is shown even where no report holds it
        format_func=choice.told,
        key=choice.key,
        bind="query-params",
        placeholder="All",
    )


def _other_spelling() -> None:
    """Say which places the words in Find name in another spelling."""
    chosen = current()
    if not chosen.named:
        return
    frame = state.frame()
    words = chosen.text.strip().lower()
    names = frame.loc[frame["place_id"].isin(chosen.named), "place"].unique()
    other = sorted(n for n in names if words not in n.lower())
    if other:
        told = [*other[:3], *([f"{len(other) - 3} more"] if len(other) > 3 else [])]
        st.caption(f"Another spelling of {plain(listed(told))}.")


def dates() -> None:
    """Draw the filters of time below the others."""
    with st.sidebar:
        st.segmented_control(
            "Date of",
            get_args(DatedBy),
            format_func=_DATES_WORDS.__getitem__,
            default=None if "dates" in st.session_state else "event",
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
    text = chosen.get("find") or ""
    several = {c.field: frozenset(chosen.get(c.key) or ()) for c in (*_COMMON, *_MORE)}
    return Filter(
        earliest=chosen.get("from"),
        latest=chosen.get("until"),
        text=text,
        named=_named(state.reports_key(), text.strip()) if text.strip() else frozenset(),
        dated_by=dated_by() if in_time else "event",
        undated="keep" if in_time and chosen.get("undated") else "drop",
        **several,
    )


def dated_by() -> DatedBy:
    """Return whose days count: those of the events or those of the reports."""
    return st.session_state.get("dates") or "event"


def of_all_time() -> Filter:
    """Return the filter without its conditions of time."""
    return replace(current(), earliest=None, latest=None, dated_by="event", undated="drop")


def choose(chosen: Filter) -> None:
    """Set the filters; belongs into a callback."""
    several = {c.key: sorted(getattr(chosen, c.field)) for c in (*_COMMON, *_MORE)}
    st.session_state.update(
        {
            "find": chosen.text,
            "from": chosen.earliest,
            "until": chosen.latest,
            "dates": chosen.dated_by,
            "undated": chosen.undated == "keep",
            **{
                c.key: [v for v in several[c.key] if c.words is None or v in c.words]
                for c in (*_COMMON, *_MORE)
            },
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


def until(day: date) -> Filter:
    """Return the filter as it would stand with another last day."""
    return replace(current(), latest=day)


def rows_of(chosen: Filter) -> gpd.GeoDataFrame:
    """Return the rows that a filter keeps."""
    return _filtered(f"{state.reports_key()} {chosen}", chosen)


@st.cache_resource(show_spinner=False, max_entries=30)
def _filtered(key: str, _chosen: Filter) -> gpd.GeoDataFrame:
    return _chosen.apply(state.frame())


@st.cache_data(show_spinner=False, max_entries=4)
def _held(key: str, _frame: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """Return what the reports hold of each choice, in the order in which it is offered."""
    found = {}
    for choice in (*_COMMON, *_MORE):
        values = set(choice.held(_frame).dropna().unique())
        found[choice.key] = (
            tuple(v for v in choice.words if v in values)
            if choice.words
            else tuple(sorted(values, key=str.casefold))
        )
    return found


@st.cache_data(show_spinner=False, max_entries=200)
def _named(key: str, text: str) -> frozenset[str]:
    """Return the ids of the reports' places that bear the text in any spelling."""
    gazetteer, _ = default_gazetteer()
    return gazetteer.ids_spelled(text) & frozenset(state.frame()["place_id"].dropna())


def _codes(precision: "pd.Series[Any]") -> "pd.Series[Any]":
    return precision.astype("string").fillna("none")


def _clear() -> None:
    st.session_state.update(_EMPTY)
    st.rerun()  # everything: the map's fragment holds the button, but not the other filters
