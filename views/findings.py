"""A report's findings beside its words: a list and the marked text, either of which selects one.

Words from reports reach the page here as plain data; the component puts them into text nodes only.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from geo.casefile import Review, Reviewed, by_hand
from geo.casefile.decisions import DRAWN_ROLES
from geo.drawing.style import GROUP_OF, GROUPS
from geo.model import Claim, PlaceMention
from geo.wording import CATEGORY_WORDS, MENTION, ROLE_WORDS, figure
from views.marked_text import Mark, marked_pieces

_FILES = Path(__file__).parent / "components"
_component = st.components.v2.component(
    "dateline_findings",
    css=(_FILES / "findings.css").read_text(encoding="utf-8"),
    js=(_FILES / "findings.js").read_text(encoding="utf-8"),
)
_KEY = "findings"
_CHOSEN = "finding"  # also its name in the address
_READER = 40_000  # characters of a report's text sent at once, round what is selected


def listed(report: Reviewed, every: bool) -> list[Review]:
    """Return the claims, the places that are drawn, and all that persons judged, as the text has them.

    With `every`, also the places that are off the map.
    """
    items = [r for r in report.reviews if r.kind != "report" and (every or _matters(r))]
    return sorted(items, key=lambda r: (r.value.start, r.kind == "place") if r.value else (0, False))


def chosen(items: list[Review]) -> Review | None:
    """Return the selected finding: what was clicked last, else what the address names, else the first."""
    key = st.session_state.get(_CHOSEN, st.query_params.get(_CHOSEN))
    return next((r for r in items if r.key == key), items[0] if items else None)


def select(key: str | None) -> None:
    """Select a finding, and say so in the address."""
    st.session_state[_CHOSEN] = key
    if key:
        st.query_params[_CHOSEN] = key
    else:
        st.query_params.pop(_CHOSEN, None)


def show(
    report: Reviewed,
    items: list[Review],
    selected: Review | None,
    offers: Mapping[str, str],
    adding: tuple[int, int] | None = None,
    on_words: Callable[[str, int, int], None] = lambda offer, start, end: None,
    on_pick: Callable[[], None] = lambda: None,
) -> None:
    """Draw the list and the text.

    `offers` are what can be done with words selected in the text, by name; `on_words` is told which, and where they
    stand. `adding` marks the words that are being added; `on_pick` is called when another finding is selected.
    """
    text = report.extraction.report.text
    centre = adding[0] if adding else selected.value.start if selected and selected.value else 0
    first = max(0, min(centre - _READER // 2, len(text) - _READER))
    last = min(first + _READER, len(text))
    _component(
        key=_KEY,
        data={
            "items": [_line(r, report) for r in items],
            "pieces": list(marked_pieces(text, _marks(items, selected, adding), first, last)),
            "cut": [first > 0, last < len(text)],
            "selected": selected.key if selected else None,
            "first": first,
            "report": report.report.key,
            "offers": [[name, words] for name, words in offers.items()],
        },
        on_picked_change=lambda: _picked(on_pick),
        on_words_change=lambda: _words_selected(report.report.key, on_words),
    )


def _words_selected(report_key: str, on_words: Callable[[str, int, int], None]) -> None:
    told = st.session_state[_KEY].words
    if told and told["report"] == report_key:
        on_words(told["offer"], int(told["start"]), int(told["end"]))


def headline(item: Review) -> str:
    """Return a finding in a few words."""
    if isinstance(item.value, Claim):
        return f"{figure(item.value)} {CATEGORY_WORDS[item.value.category]}"
    return item.value.text if isinstance(item.value, PlaceMention) else ""


def _matters(item: Review) -> bool:
    if not isinstance(item.value, PlaceMention) or item.status != "machine":
        return True
    return item.value.on_map or (item.value.place is None and item.value.role in DRAWN_ROLES)


def _picked(on_pick: Callable[[], None]) -> None:
    on_pick()
    select(st.session_state[_KEY].picked)


def _line(item: Review, report: Reviewed) -> dict[str, Any]:
    value = item.value
    if isinstance(value, Claim):
        mention = report.extraction.places[value.place] if value.place is not None else None
        where = mention.place.name if mention and mention.place else "no place"
        detail = f"{where} · {value.speaker or 'the report itself'}"
    elif isinstance(value, PlaceMention):
        where = value.place.name if value.place else "no place found"
        if value.place and value.place.admin1 and value.place.admin1 != where:
            where += f", {value.place.admin1}"
        if value.place and by_hand(value.place.id):
            where += ", moved by hand"
        detail = f"{where} · {ROLE_WORDS[value.role]}"
    else:
        detail = ""
    return {
        "key": item.key,
        "title": headline(item),
        "detail": detail,
        "status": item.status,
        "look": bool(item.look),
        "colour": _colour(item),
    }


def _marks(items: list[Review], selected: Review | None, adding: tuple[int, int] | None) -> list[Mark]:
    """The marks: the selected one before the others, claims before places, the shorter before the longer."""
    first: list[Mark] = [(*adding, {"key": "", "kind": "adding", "colour": ""})] if adding else []
    marks = []
    for item in items:
        if item.value and (item.status != "rejected" or item is selected):
            carried = {"key": item.key, "kind": item.kind, "colour": _colour(item)}
            rank = (item is not selected, item.kind == "place", item.value.end - item.value.start)
            marks.append((rank, (item.value.start, item.value.end, carried)))
    return [*first, *(mark for _, mark in sorted(marks, key=lambda m: m[0]))]


def _colour(item: Review) -> str:
    category = item.value.category if isinstance(item.value, Claim) else MENTION
    group = GROUPS[GROUP_OF[category]]
    return group.on_dark if st.context.theme.type == "dark" else group.colour
