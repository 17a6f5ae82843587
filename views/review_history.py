"""An item's history in words: who changed it, when, what the machine said, and what it is now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from geo.casefile import Entry, by_hand
from geo.wording import CATEGORY_WORDS, REPORT_VOICE, ROLE_WORDS, amount, day, interval
from views.plain import plain

_VERBS = {
    "set place": "chose the place", "set role": "chose the role", "not a place": "said it is no place",
    "edit claim": "edited", "grade claim": "graded", "grade source": "graded the source", "note": "noted",
    "confirm": "confirmed", "reject": "rejected", "undo": "took back", "redo": "brought back",
    "published": "gave the day of publication", "added": "added the report", "extracted": "read it anew",
    "always": "chose for the whole case", "add claim": "added", "add place": "added",
}  # fmt: skip


def history(entries: Sequence[Entry]) -> None:
    """Show the history, newest first, and under it what the machine said."""
    for entry in reversed(entries):
        st.markdown(
            plain(f"{moment(entry.at)} · {entry.who} {_VERBS.get(entry.verb, entry.verb)}") + _change(entry)
        )
    said = next((e.machine for e in entries if e.machine), None)
    if said:
        st.markdown(plain(f"The machine said: {in_words(said)}"))
    elif not entries:
        st.caption("Nobody has changed this yet.")


def in_words(state: Mapping[str, Any] | None) -> str:
    """Return how an item stands or stood."""
    if not state:
        return "nothing"
    parts = []
    for claim in state.get("claims", ()):
        said = amount(
            claim["low"], claim["best"], claim["high"], claim["unit"], claim["bound"], claim.get("text", "")
        )
        parts.append(f"{said} {CATEGORY_WORDS[claim['category']]}")
        parts.append(f"said by {claim.get('speaker') or REPORT_VOICE}")
        when = interval(_day(claim.get("earliest")), _day(claim.get("latest")))
        parts.append(when)
    for mention in state.get("places", ()):
        place = mention["place"]
        where = ", ".join(p for p in (place["name"], place.get("admin1")) if p) if place else "no place"
        if place and by_hand(place["id"]):
            where += f", put at {place['lat']:.3f}, {place['lon']:.3f}"
        parts.append(f"{where} ({ROLE_WORDS[mention['role']]})")
    if state.get("status") in ("rejected", "confirmed"):
        parts.insert(0, state["status"])
    if state.get("grade"):
        parts.append(f"grade {state['grade']}")
    if "published" in state:
        when = _day(state["published"])
        parts.append(f"published {day(when)}" if when else "no day of publication")
    if state.get("note"):
        parts.append(f"note “{state['note']}”")
    return " · ".join(parts)


def _change(entry: Entry) -> str:
    was, now = in_words(entry.was), in_words(entry.now)
    if not isinstance(entry.now, dict) or not now or was == now:
        return ""
    return f": ~~{plain(was)}~~ → **{plain(now)}**" if entry.was else f": **{plain(now)}**"


def moment(at: str) -> str:
    """Return a UTC time as this machine's clock shows it."""
    then = datetime.fromisoformat(at).astimezone()
    return f"{day(then.date())} {then:%H:%M}"


def _day(value: str | None) -> Any:
    return datetime.fromisoformat(value).date() if value else None
