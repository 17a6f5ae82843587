"""The evidence beside the map: each claim with its sentence, and the report's text with its claims marked.

Words from reports reach the page here as plain data; the component puts them into text nodes only.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.drawing.style import GROUP_OF, GROUPS, Group
from geo.frame import stated_once
from geo.model import Extraction
from geo.wording import CATEGORY_WORDS, MENTION, ROLE_WORDS, counted, day, interval, publication
from views import state
from views.marked_text import Mark, marked_pieces

_FILES = Path(__file__).parent / "components"
_component = st.components.v2.component(
    "dateline_evidence",
    css=(_FILES / "evidence.css").read_text(encoding="utf-8"),
    js=(_FILES / "evidence.js").read_text(encoding="utf-8"),
)
_KEY = "evidence"
_CARDS = 60  # a panel of more is a table, and there is a page for that
_READER = 40_000  # characters of a report's text sent at once, round what is selected


def panel(frame: gpd.GeoDataFrame, chosen: state.Selection) -> None:
    """Show the cards of what is selected (or of everything) and the report behind them."""
    once = stated_once(frame)
    if chosen.place_id not in set(once["place_id"]) and chosen.row_id not in set(once["row_id"]):
        chosen = state.Selection()  # what was selected is not among what the filters keep
    rows = once[once["place_id"] == chosen.place_id] if chosen.place_id else once
    picked = frame[frame["row_id"] == chosen.row_id]
    if chosen.place_id is None and len(picked):
        rows = picked
    rows = rows[rows["category"] != MENTION] if chosen.place_id is None and len(picked) == 0 else rows
    report_id = (picked if len(picked) else rows)["report_id"].iloc[0] if len(rows) else None
    report = state.case().reports.get(report_id) if report_id else None
    _component(
        key=_KEY,
        data={
            "heading": _heading(rows, chosen, picked),
            "cards": [_card(row) for _, row in rows.head(_CARDS).iterrows()],
            "more": max(0, len(rows) - _CARDS),
            "selected": chosen.row_id,
            "anything": chosen != state.Selection(),
            "reader": _reader(state.extraction(report), frame, chosen) if report else None,
        },
        on_picked_change=_picked,
    )


def _picked() -> None:
    picked = st.session_state[_KEY].picked
    if picked is None:
        return
    state.select(state.Selection(picked.get("place"), picked.get("row")))


def _heading(rows: gpd.GeoDataFrame, chosen: state.Selection, picked: gpd.GeoDataFrame) -> dict[str, str]:
    if chosen.place_id is None or rows.empty:
        return {
            "title": "What the reports claim",
            "detail": "Pick a place on the map, or a claim here." if len(rows) else "",
        }
    first = rows.iloc[0]
    kind = {
        "country": "country",
        "admin1": "first-order division",
        "admin2": "second-order division",
        "city": "settlement",
        "facility": "facility",
        "natural": "natural feature",
        "area": "area",
    }.get(first["place_kind"], "place")
    where = ", ".join(p for p in (first["admin1"], first["country"]) if p and p != first["place"])
    claims = int((rows["category"] != MENTION).sum())
    return {
        "title": first["place"],
        "detail": " · ".join(p for p in (kind, where, counted(claims, "claim")) if p),
    }


def _card(row: "pd.Series[Any]") -> dict[str, Any]:
    group = GROUPS[GROUP_OF[row["category"]]]
    mention = row["category"] == MENTION
    start = row["start"] - row["quote_start"]
    quote = row["quote"]
    inside = row["quote_start"] >= 0 and 0 <= start < len(quote)
    end = min(start + row["end"] - row["start"], len(quote))
    notes = [
        note
        for note in (
            f"{row['stance']}" if row["stance"] != "asserted" else "",
            f"derived: {row['formula']}"
            if row["formula"]
            else "derived from other claims"
            if row["derived_from"]
            else "",
            "the same figure in another unit" if row["restates"] else "",
            "said again in the same report" if row["repeats"] else "",
            "part of a total given in the same report" if row["part_of"] else "",
            row["note"],
        )
        if note
    ]
    published = f", {day(row['published'].date())}" if not pd.isna(row["published"]) else ""
    return {
        "row": row["row_id"],
        "place": row["place_id"],
        "figure": row["place"] if mention else row["figure"],
        "what": ROLE_WORDS.get(row["role"], "") if mention else CATEGORY_WORDS[row["category"]],
        "colour": _colour(group),
        "where": "" if mention else (row["place"] or "no place given"),
        "speaker": row["speaker"],
        "when": interval(_date(row["earliest"]), _date(row["latest"])) if not mention else "",
        "report": (row["source"] or row["report_title"] or row["report_id"]) + published,
        "quote": [quote[:start], quote[start:end], quote[end:]] if inside else [quote, "", ""],
        "notes": notes,
        "match": f"match score {row['score']:.2f} — {row['why']}"
        if not pd.isna(row["score"])
        else row["why"],
    }


def _reader(extraction: Extraction, frame: gpd.GeoDataFrame, chosen: state.Selection) -> dict[str, Any]:
    report = extraction.report
    rows = frame[frame["report_id"] == report.id]
    picked = rows[rows["row_id"] == chosen.row_id]
    centre = int(picked["start"].iloc[0]) if len(picked) else 0
    first = max(0, min(centre - _READER // 2, len(report.text) - _READER))
    last = first + _READER
    published = publication(report.published, report.published_basis)
    return {
        "title": state.title(report),
        "detail": " · ".join(p for p in (report.source, published) if p),
        "cut": [first > 0, last < len(report.text)],
        "pieces": list(_pieces(extraction, rows, chosen.row_id, first, last)),
    }


def _pieces(
    extraction: Extraction, rows: gpd.GeoDataFrame, chosen: str | None, first: int, last: int
) -> Iterator[dict[str, str | None]]:
    """Cut the text into pieces; where marks overlap, the chosen one wins, then claims, then the shorter."""
    text = extraction.report.text
    marks: list[Mark] = []
    for row in rows[rows["category"] != MENTION].itertuples():
        colour = _colour(GROUPS[GROUP_OF[row.category]])
        marks.append((row.start, row.end, {"row": row.row_id, "place": row.place_id, "colour": colour}))
    for mention in extraction.places:
        if mention.place and mention.on_map:
            marks.append((mention.start, mention.end, {"row": None, "place": mention.place.id, "colour": ""}))
    marks.sort(key=lambda m: (m[2]["row"] is None or m[2]["row"] != chosen, m[2]["row"] is None, m[1] - m[0]))
    return marked_pieces(text, marks, first, last)


def _colour(group: Group) -> str:
    return group.on_dark if st.context.theme.type == "dark" else group.colour


def _date(value: "pd.Timestamp | None") -> date | None:
    return None if pd.isna(value) else value.date()
