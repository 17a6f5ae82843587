"""The review page: what was found beside the report's words; confirm it, put it right, see who changed what."""

import streamlit as st

from geo.casefile import Confirm, GradeClaim, GradeSource, Note, Reject, Review, Reviewed
from geo.casefile.corrections import snapshot
from geo.model import Claim, PlaceMention
from geo.wording import counted
from views import adding, case_file, case_panel, empty, findings, place_map, state
from views.corrections import correct, correct_if_changed, redo, undo
from views.plain import plain
from views.review_claim import claim_editor
from views.review_history import history, in_words, moment
from views.review_lost import attach_here, lost_corrections, offers
from views.review_place import place_editor
from views.review_report import about_report

STATUS = {
    "machine": ":gray-badge[as the machine found it]",
    "confirmed": ":green-badge[confirmed]",
    "corrected": ":blue-badge[corrected]",
    "rejected": ":red-badge[rejected]",
}
SOURCE_GRADES = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CLAIM_GRADES = {
    1: "confirmed by others", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable",
    6: "cannot be judged",
}  # fmt: skip


def choose_report() -> str:
    """Return the id of the report that is picked; at first, that of the finding in the address."""
    reports = state.case().reports
    if st.session_state.get("review_report") not in reports:
        st.session_state.pop("review_report", None)  # it was taken out, or a later wording stands in for it
    named = st.query_params.get("finding", "")
    ids = list(reports)
    at = next((i for i, report_id in enumerate(ids) if named.startswith(f"{report_id}:")), 0)
    return st.selectbox(
        "Report",
        ids,
        index=at,
        format_func=lambda report_id: state.title(reports[report_id]),
        key="review_report",
        label_visibility="collapsed",
        on_change=findings.select,
        args=(None,),
    )


def editor(item: Review, report: Reviewed) -> None:
    """Show one finding with all that can be said of it."""
    stamp = f"{item.key} {item.at}"
    st.markdown(f"#### {plain(findings.headline(item))}")
    st.markdown(STATUS[item.status] + (f" {plain(last_change(item))}" if item.by else ""))
    if item.look:
        st.warning(plain(item.look), title="Look again")
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "Confirm",
            key=f"confirm {stamp}",
            icon=":material/check:",
            disabled=item.status == "confirmed",
            on_click=correct,
            args=(item.key, Confirm()),
        )
        st.button(
            "Reject",
            key=f"reject {stamp}",
            icon=":material/close:",
            disabled=item.status == "rejected",
            on_click=correct,
            args=(item.key, Reject()),
        )
        st.button(
            "Undo",
            key=f"undo {stamp}",
            icon=":material/undo:",
            help="Take back what was last decided about this finding.",
            disabled=not item.corrections,
            on_click=undo,
            args=item.corrections[-1:],
        )
        st.button(
            "", key="redo", icon=":material/redo:", help="Redo what was last taken back.", on_click=redo
        )
    if item.status == "rejected":
        st.caption("It is on no map and in no export. Undo brings it back.")
    elif isinstance(item.value, PlaceMention):
        place_editor(item, item.value, stamp)
    elif isinstance(item.value, Claim):
        claim_editor(item, item.value, report, stamp)
        grades(item, stamp)
    note = f"note {stamp}"
    st.text_input(
        "Note",
        value=item.note,
        key=note,
        on_change=correct_if_changed,
        args=(item.key, note, item.note, Note),
    )


def last_change(item: Review) -> str:
    """Who decided last and when, and what the machine had said where that differs."""
    told = f"by {item.by}, {moment(item.at)}" if item.at else f"by {item.by}"
    if item.machine is None or item.status != "corrected":
        return told
    return f"{told}. The machine said {in_words(snapshot(item.machine))}."


def grades(item: Review, stamp: str) -> None:
    """Offer the Admiralty grades of the source and of the claim."""
    letter, digit = f"letter {stamp}", f"digit {stamp}"
    first, second = st.columns(2)
    letters, digits = list(SOURCE_GRADES), list(CLAIM_GRADES)
    first.selectbox(
        "Source",
        letters,
        index=letters.index(item.grade[0]),
        format_func=lambda g: f"{g} {SOURCE_GRADES[g]}",
        key=letter,
        help="How reliable the source is; it holds for all its reports.",
        on_change=correct_if_changed,
        args=(f"{item.report_id}:report", letter, item.grade[0], GradeSource),
    )
    second.selectbox(
        "Claim",
        digits,
        index=digits.index(int(item.grade[1])),
        format_func=lambda g: f"{g} {CLAIM_GRADES[g]}",
        key=digit,
        help="How credible this claim is.",
        on_change=correct_if_changed,
        args=(item.key, digit, int(item.grade[1]), GradeClaim),
    )


def offer_case_file() -> None:
    st.markdown("#### Make it yours")
    st.markdown(
        "Put a marker right, edit a figure, confirm or reject what was found: each change is saved at once to a "
        "case file on this machine, with its history, and can be undone."
    )
    st.button(
        "Start a case file",
        type="primary",
        icon=":material/edit:",
        key="start_case",
        on_click=case_panel.keep_table,
        args=(case_file.free_name(),),
    )


if not state.case().reports:
    empty.no_reports()
else:
    kept = case_file.opened()
    with st.container(horizontal=True, vertical_alignment="center"):
        report = state.reviewed(choose_report())
        if kept is not None:
            about_report(kept, report)
            adding.by_words(report)
        every = st.toggle("Places off the map too", key="review_every", width="content")
        items = findings.listed(report, every)
        judged = sum(item.status != "machine" for item in items)
        st.markdown(f"{judged} of {counted(len(items), 'finding')} judged", width="content")
    selected = findings.chosen(items)
    if kept is not None:
        lost_corrections(report, selected)
    new = adding.begun(report) if kept is not None else None
    left, right = st.columns([0.63, 0.37], gap="medium")
    with left:
        findings.show(
            report,
            items,
            selected if new is None else None,
            {**adding.OFFERS, **offers(report)} if kept is not None else {},
            (new.start, new.end) if new is not None else None,
            lambda offer, start, end: (
                attach_here(report, offer, start, end) or adding.begin(report, offer, start, end)
            ),
            adding.stop,
        )
    with right:
        if new is not None:
            adding.editor(report, new)
        else:
            place_map.show(report, selected, kept is not None)
            with st.container(key="review_editor"):
                if kept is None:
                    offer_case_file()
                elif selected is not None:
                    editor(selected, report)
                    st.markdown("##### History")
                    history(kept.history(selected.key))
