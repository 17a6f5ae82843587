"""What became of the reports that were handed in: read, skipped with the reason, refused with the reason."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.wording import counted
from views import state
from views.intake import Outcome, Reading
from views.plain import plain

_FEW = 4  # outcomes that are told one by one; more make a table


def outcomes(job: Reading | None, wide: DeltaGenerator) -> None:
    """Tell it, as far as it is known: of a few here, of many in `wide`. The sidebar shows how far reading is."""
    if job is None:
        return
    if job.trouble:
        st.error(plain(job.trouble))
    found = list(job.outcomes)
    if len(found) <= _FEW and not job.running:
        for outcome in found:
            _one(outcome)
    elif found:
        with wide:
            _many(found)
    near = [o for o in found if o.skipped_for and o.shared < 1 and o.report is not None]
    if near and not job.running:
        (wide if len(found) > _FEW else st).button(
            f"Read {counted(len(near), 'near-duplicate')} all the same",
            key="near_anyway",
            icon=":material/content_copy:",
            on_click=_anyway,
            args=(job, near),
        )


def _one(outcome: Outcome) -> None:
    told = _told(outcome, plain)
    if outcome.problem:
        st.error(told, title=plain(outcome.name))
    elif outcome.skipped_for:
        st.info(told, title=plain(outcome.name))
    else:
        st.success(told, title=plain(outcome.name))


def _many(found: list[Outcome]) -> None:
    kinds = {"refused": "Refused", "skipped": "Skipped", "read": "Read"}
    by_kind = {kind: [o for o in found if _kind(o) == kind] for kind in kinds}
    told = [f"{len(of)} {kind}" for kind, of in reversed(by_kind.items()) if of]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{' · '.join(told)}**", width="stretch")
        st.button(
            "Close",
            key="outcomes_close",
            icon=":material/close:",
            type="tertiary",
            on_click=state.forget_reading,
        )
    rows = [
        {"Outcome": words, "File": o.name, "What became of it": _told(o)}
        for kind, words in kinds.items()
        for o in by_kind[kind]
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key="outcomes",
        height=min(320, 38 + 35 * len(rows)),
        column_config={
            "Outcome": st.column_config.Column(width=90),
            "File": st.column_config.Column(width=220),
        },
    )


def _kind(outcome: Outcome) -> str:
    return "refused" if outcome.problem else "skipped" if outcome.skipped_for else "read"


def _told(outcome: Outcome, shown: Callable[[str], str] = str) -> str:
    """What became of it; `shown` makes words from reports fit to stand in a page."""
    if outcome.problem:
        return shown(outcome.problem)
    if outcome.skipped_for:
        if outcome.shared < 1:
            return f"{outcome.shared:.0%} of it is in “{shown(outcome.skipped_for)}” already, with the same figures."
        return f"This text is on the table already as “{shown(outcome.skipped_for)}”."
    if outcome.report is None or outcome.report.id not in state.case().reports:
        return "Read, and taken off the table since."
    found = state.extraction(outcome.report)
    drawn = sum(m.on_map and m.place is not None for m in found.places)
    claims = f"{counted(len(found.claims), 'claim')}, {counted(drawn, 'mention')} of places on the map."
    note = f" {shown(outcome.note)}." if outcome.note else ""
    return (claims if found.places else "No places found in this report.") + note


def _anyway(job: Reading, near: list[Outcome]) -> None:
    for outcome in near:
        if outcome.report is not None:
            made = job.intake.put(outcome.report, outcome.name, anyway=True)
            job.outcomes[job.outcomes.index(outcome)] = made
