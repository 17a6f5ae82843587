"""Corrections that lost their words: each is attached to another finding, to other words, or let go."""

import streamlit as st

from geo.casefile import Correction, Look, Review, Reviewed, makes_a_finding
from geo.selected_words import said_by_words, trimmed
from views import adding, findings
from views.corrections import attach, attach_to_words, undo
from views.plain import plain

_OFFER = "lost:"
_MOST_OFFERED = 3  # in the bar under selected words


def offers(report: Reviewed) -> dict[str, str]:
    """Return what the bar under selected words offers for them, by name."""
    able = [look.correction for look in report.lost if makes_a_finding(look.correction)]
    return {f"{_OFFER}{c.id}": f"Attach “{_words(c)}”" for c in able[:_MOST_OFFERED]}


def attach_here(report: Reviewed, offer: str, start: int, end: int) -> bool:
    """Attach the correction that `offer` names to these words; False where it names none."""
    if not offer.startswith(_OFFER):
        return False
    start, end = trimmed(report.extraction.report.text, start, end)
    quote = said_by_words(report.extraction, start, end).quote
    made = attach_to_words(offer.removeprefix(_OFFER), report.report.report_id, start, end, quote)
    if made is not None:
        adding.open_new(report, made)
    return True


def lost_corrections(report: Reviewed, selected: Review | None) -> None:
    """List them above the report."""
    if not report.lost:
        return
    with st.container(border=True, key="lost_corrections"):
        st.markdown(
            "**No longer certain where these belong.** Select a finding, or the words themselves, and attach them."
        )
        for look in report.lost:
            _row(look, selected)


def _row(look: Look, selected: Review | None) -> None:
    correction = look.correction
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        told = f"“{_words(correction)}”, {correction.name} by {correction.who}: {look.reason}."
        st.markdown(plain(told), width="stretch")
        kind = correction.anchor.key.kind if correction.anchor else "report"
        fits = selected is not None and selected.kind == kind and not correction.name.startswith("add ")
        label = f"Attach to “{findings.headline(selected)}”" if fits and selected else "Attach to a finding"
        st.button(
            plain(label),
            key=f"attach {correction.id}",
            disabled=not fits,
            help=None if fits else f"Select a {kind} in the list first.",
            on_click=attach,
            args=(correction.id, selected.key if selected else ""),
        )
        st.button(
            "Let go", key=f"lost {correction.id}", type="tertiary", on_click=undo, args=(correction.id,)
        )


def _words(correction: Correction) -> str:
    words = correction.anchor.text if correction.anchor else "the report"
    return words if len(words) <= 24 else f"{words[:23]}…"
