"""What came to be told between two days, in words: the difference beside the map, each line open to its sentences."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

import streamlit as st

from geo.comparison import Change, Changes, Statement, changes, statements
from geo.drawing.style import GROUP_OF, GROUPS
from geo.frame import stated_once
from geo.wording import MENTION, counted, day
from views import filters, state
from views.interval_bars import sentences

_FILES = state.SAMPLES.parents[1] / "views" / "components"
_MOST = 40  # lines of a kind: who wants more narrows the filters
_NAMES = {
    "changed": "Later figures for the same thing",
    "denied": "Denied or disputed",
    "again": "Told again",
    "appeared": "New",
}


def panel(first: date, second: date) -> None:
    """Tell the difference between the claims as of two days."""
    chosen = filters.of_all_time()
    rows = filters.rows_of(chosen)
    st.html(_FILES / "compare.css")
    st.html(_FILES / "time_changes.css")
    with st.container(key="changes_box"):
        if len(rows) > state.MOST_COMPARED:
            st.markdown("**Too many claims to hold against one another**")
            st.markdown(
                f"These are {len(rows):,} rows; what changed is told of up to {state.MOST_COMPARED:,}. Narrow the "
                "filters: by place, category or source."
            )
            return
        by = filters.dated_by()
        found = changes(_statements(f"{state.reports_key()} {chosen}", chosen), first, second, by)
        st.html(_page(found, _unplaced(chosen)))


def _page(found: Changes, unplaced: int) -> str:
    by = "date of report" if found.dated_by == "report" else "date of event"
    told = "".join(
        _opening(f'<span class="sentence">{escape(s.words)}</span>', s.statements) for s in found.sentences()
    )
    kinds = "".join(_kind(kind, name, found) for kind, name in _NAMES.items())
    notes = [
        f"{counted(number, 'figure')} {why}"
        for number, why in ((found.undated, "without a day"), (unplaced, "tied to no place"))
        if number
    ]
    left_out = f'<p class="note">Not compared: {" and ".join(notes)}.</p>' if notes else ""
    return (
        f'<section class="changes" aria-label="What changed"><h2>From A to B</h2>'
        f'<p class="note">A {day(found.first)} · B {day(found.second)} · by {by}</p>'
        f"{told}{kinds}{left_out}</section>"
    )


def _kind(kind: str, name: str, found: Changes) -> str:
    members = [c for c in found.changes if c.kind == kind]
    if not members:
        return ""
    left = len(members) - _MOST
    more = f'<p class="note">{left:,} more are not listed.</p>' if left > 0 else ""
    return f"<h3>{name} ({len(members):,})</h3>{''.join(_line(c) for c in members[:_MOST])}{more}"


def _line(change: Change) -> str:
    both = (change.before, change.statement) if change.before else (change.statement,)
    mark = '<b class="tag">cannot both be right</b> ' if change.apart else ""
    return _opening(f'<span class="label">{escape(change.words)} {mark}</span>', both)


def _opening(label: str, told: Sequence[Statement]) -> str:
    """A line that opens to the sentences of its statements; a plain line where it has none."""
    if not told:
        return f'<p class="plain">{label}</p>'
    more = f'<p class="note">and {len(told) - _MOST:,} more</p>' if len(told) > _MOST else ""
    return (
        f"<details><summary>{label}</summary>"
        f'<div class="evidence">{"".join(_quoted(told[:_MOST]))}{more}</div></details>'
    )


def _quoted(told: Iterable[Statement]) -> Iterable[str]:
    for s in told:
        group = GROUPS[GROUP_OF[s.category]]
        colour = group.on_dark if st.context.theme.type == "dark" else group.colour
        yield f'<div style="--mark:{colour}">{sentences(s)}</div>'


@st.cache_resource(show_spinner=False, max_entries=10)
def _statements(key: str, _chosen: filters.Filter) -> list[Statement]:
    return statements(stated_once(filters.rows_of(_chosen)))


def _unplaced(chosen: filters.Filter) -> int:
    once = stated_once(filters.rows_of(chosen))
    return int(((once["category"] != MENTION) & once["place_id"].isna()).sum())
