"""Sets of claims about the same thing: a list of them, and one as bars on a scale beside its table."""

from collections.abc import Mapping, Sequence
from html import escape

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.comparison import ComparableSet, Difference, Statement, compare, done, when
from geo.wording import counted, listed
from views import filters, state
from views.interval_bars import bars, group_colour
from views.plain import plain

_KEY = "compared_set"
_TOLD = 3  # contradictions in words over the chart
_UNIT_WORDS = {"km2": "km²", "km": "km", "percent": "%", "persons": "persons", "items": "number"}


def show(frame: gpd.GeoDataFrame) -> None:
    """Show what in a claims frame can be compared."""
    sets = _sets(f"{state.reports_key()} {filters.current()}", frame)
    if not sets:
        st.markdown("**Nothing to compare here.** No two claims are about the same thing, place and time.")
        return
    by_id = {s.id: s for s in sets}
    disagreeing = sum(bool(s.conflicts) for s in sets)
    st.markdown(
        f"**{counted(len(sets), 'figure')}** told more than once; in **{disagreeing}** the claims do not agree. "
        "Nothing is averaged, and the same sentence in several reports counts once."
    )
    left, right = st.columns([0.3, 0.7], gap="medium")
    with left, st.container(height=560, border=False, key="compare_list"):
        chosen = st.radio(
            "Figures told more than once",
            list(by_id),
            format_func=lambda i: plain(by_id[i].title),
            captions=[_caption(s) for s in sets],
            key=_KEY,
            label_visibility="collapsed",
        )
    with right:
        _one(by_id[chosen])


@st.cache_resource(show_spinner="Comparing the claims …", max_entries=30)
def _sets(key: str, _frame: gpd.GeoDataFrame) -> list[ComparableSet]:
    return compare(_frame)


def _caption(found: ComparableSet) -> str:
    parts = [found.spread.words(), counted(found.sources, "claim")]
    if found.conflicts:
        parts.insert(0, "≠ do not agree")
    if found.denied:
        parts.insert(0, "denied by some")
    return plain(" · ".join(parts))


def _one(found: ComparableSet) -> None:
    st.markdown(f"#### {plain(found.title)}")
    spread = found.spread.words()
    claims = counted(found.sources, "claim")
    if len(found.statements) < found.sources:
        claims += f" of {counted(len(found.statements), 'origin')}"
    st.caption(plain(f"{'from ' if ' to ' in spread else ''}{spread} · {claims}"))
    _contradictions(found)
    reference = _reference(found)
    beside = found.beside(reference)
    dark = st.context.theme.type == "dark"
    disagreeing = frozenset(i for pair in found.conflicts for i in pair)
    st.html(
        bars(found.statements, _UNIT_WORDS[found.unit], disagreeing, beside, lambda s: group_colour(s, dark))
    )
    if len(found.statements) > 1:
        _choose_reference(found, reference)
    st.dataframe(
        pd.DataFrame([_table_row(s, beside) for s in found.statements]),
        hide_index=True,
        alt=f"{found.title}, as a table",
        column_config={
            "Figure": st.column_config.TextColumn(width=130),
            "What": st.column_config.TextColumn(width=110),
            "When": st.column_config.TextColumn(width=120),
            "Differs": st.column_config.TextColumn(width=380),
        },
    )


def _contradictions(found: ComparableSet) -> None:
    told = found.contradictions()
    if not told:
        return
    more = (
        f"<li>and {counted(len(told) - _TOLD, 'more pair')}: see the table</li>" if len(told) > _TOLD else ""
    )
    items = "".join(f"<li>{escape(words)}</li>" for words in told[:_TOLD])
    st.html(f'<ul class="contradictions">{items}{more}</ul>')


def _reference(found: ComparableSet) -> Statement:
    """Return the statement that the others are compared with: the latest that is said, unless a person chose."""
    by_id = {s.id: s for s in found.statements}
    said = [s for s in found.statements if not s.derived] or list(found.statements)
    return by_id.get(st.session_state.get(_reference_key(found), ""), said[-1])


def _choose_reference(found: ComparableSet, reference: Statement) -> None:
    by_id = {s.id: s for s in found.statements}
    st.selectbox(
        "How the others differ from",
        list(by_id),
        index=list(by_id).index(reference.id),
        format_func=lambda i: (
            f"{by_id[i].figure} {done(by_id[i].category)} {when(by_id[i])}, {by_id[i].speaker}"
        ),
        key=_reference_key(found),
    )


def _reference_key(found: ComparableSet) -> str:
    return f"reference_{found.id}"


def _table_row(s: Statement, beside: Mapping[str, Sequence[Difference]]) -> dict[str, object]:
    return {
        "Figure": s.figure,
        "What": done(s.category),
        "Speaker": "computed" if s.derived else s.speaker,
        "When": when(s),
        "Differs": "; ".join(d.words for d in beside[s.id]) if s.id in beside else "compared with",
        "Place": s.place,
        "Lowest": s.low if s.low is not None else s.best,
        "Highest": s.high if s.high is not None else s.best,
        "Stance": s.stance,
        "Reports": listed(list(dict.fromkeys(source.report for source in s.sources))),
    }
