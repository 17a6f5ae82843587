"""The time strip under the map: claims over time, a window or a day to read them at, and a play button.

What is chosen is the filters' own "from", "until", "dates" and "undated" (`views.filters`): the strip shows and moves
them, and holds no truth of its own but whether it moves a window or one day ("asof"), and the day to compare with.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import geopandas as gpd
import streamlit as st

from geo.filter import DatedBy
from geo.frame import stated_once
from geo.timeline import Timeline, bin_words, timeline
from geo.wording import MENTION, counted, interval
from views import filters, state

Mode = Literal["window", "asof"]

_FILES = Path(__file__).parent / "components"
_component = st.components.v2.component(
    "dateline_time_strip",
    css=(_FILES / "time_strip.css").read_text(encoding="utf-8"),
    js="\n".join((_FILES / name).read_text(encoding="utf-8") for name in ("time_axis.js", "time_strip.js")),
)
_KEY = "time_strip"
_MODE = "time_mode"
_BESIDE = "beside"  # also its name in the address
_EPOCH = date(1970, 1, 1)


def mode() -> Mode:
    """Return whether a window of days is chosen, or all up to one day."""
    if st.session_state.get("from"):
        return "window"
    default: Mode = "asof" if st.session_state.get("until") else "window"
    told: Mode = st.session_state.get(_MODE, default)
    return told


def compared_with() -> date | None:
    """Return the earlier day whose state is compared with that of "until"; None where nothing is compared."""
    told = st.session_state.get(_BESIDE, st.query_params.get(_BESIDE))
    until = st.session_state.get("until")
    if mode() != "asof" or until is None or not told:
        return None
    try:
        found = date.fromisoformat(told)
    except ValueError:
        return None
    return found if found < until else None


def strip(shown: gpd.GeoDataFrame) -> None:
    """Draw the strip; `shown` are the rows that the filter keeps."""
    everything = filters.of_all_time()
    by = filters.dated_by()
    found = _timeline(f"{state.reports_key()} {everything} {by}", everything, by)
    once = stated_once(shown)
    claims = int((once["category"] != MENTION).sum())
    kept = bool(st.session_state.get("undated"))
    chosen = st.session_state.get("from"), st.session_state.get("until")
    beside = compared_with()
    _component(
        key=_KEY,
        data={
            **_bins(found),
            "claims": claims,
            "all": found.dated + found.undated,
            "undated": _undated(found),
            "kept": kept,
            "from": _number(chosen[0]),
            "until": _number(chosen[1]),
            "dates": by,
            "mode": mode(),
            "beside": _number(beside),
        },
        on_told_change=_heard,
    )


def _bins(found: Timeline) -> dict[str, Any]:
    return {
        "starts": [_number(d) for d in found.starts],
        "last": _number(found.last),
        "within": found.within,
        "spread": found.spread,
        "touching": found.touching,
        "names": [bin_words(d, found.step) for d in found.starts],
        "step": found.step,
        "intervals": [
            [_number(i.first), _number(i.last), f"{interval(i.first, i.last)}: {counted(i.claims, 'claim')}"]
            for i in found.intervals
        ],
        "unlisted": found.unlisted,
        "earlier": found.earlier,
        "later": found.later,
    }


def _undated(found: Timeline) -> str:
    """Return in words what has no day, "" where everything has one."""
    parts = [
        counted(number, *words)
        for number, words in (
            (found.undated, ("claim",)),
            (found.undated_places, ("place without a figure", "places without a figure")),
        )
        if number
    ]
    return " and ".join(parts)


def _heard() -> None:
    """Take over what was moved or switched in the strip."""
    told = st.session_state[_KEY].told
    if not isinstance(told, dict):
        return
    if told.get("mode") in get_args(Mode):
        st.session_state[_MODE] = told["mode"]
    for name in ("from", "until"):
        if name in told:
            st.session_state[name] = _date(told[name])
    if "beside" in told:
        _compare_with(_date(told["beside"]))
    if told.get("dates") in get_args(DatedBy):
        st.session_state["dates"] = told["dates"]
    if isinstance(told.get("kept"), bool):
        st.session_state["undated"] = told["kept"]


def _compare_with(day: date | None) -> None:
    """Compare with a day, and say so in the address."""
    st.session_state[_BESIDE] = day.isoformat() if day else None
    if day:
        st.query_params[_BESIDE] = day.isoformat()
    else:
        st.query_params.pop(_BESIDE, None)


@st.cache_resource(show_spinner=False, max_entries=30)
def _timeline(key: str, _chosen: filters.Filter, by: DatedBy) -> Timeline:
    return timeline(filters.rows_of(_chosen), by)


def _number(value: date | None) -> int | None:
    return (value - _EPOCH).days if value else None


def _date(value: Any) -> date | None:
    if not isinstance(value, int):
        return None
    low, high = (filters.FIRST_DAY - _EPOCH).days, (filters.LAST_DAY - _EPOCH).days
    return _EPOCH + timedelta(days=min(max(value, low), high))
