"""The saved views of a case file: JSON values under names, in an order of their own, every change in the history."""

import json
from collections.abc import Sequence
from typing import Any

from geo.casefile import tables
from geo.casefile.errors import CaseError
from geo.casefile.recording import Recorder
from geo.casefile.store import Store

ITEM = "views"  # what the history calls them
_ORDER = "views in order"  # the setting that holds their names


def saved_views(store: Store) -> dict[str, Any]:
    """Return the views by name, in their order; one that the order does not name stands last, oldest first."""
    kept = {n: json.loads(s) for n, s in store.rows("SELECT name, state FROM views ORDER BY saved_at, name")}
    named = [name for name in _order(store) if name in kept]
    return {name: kept[name] for name in dict.fromkeys([*named, *kept])}


def save_view(store: Store, recorder: Recorder, name: str, view: Any, was: str | None = None) -> None:
    """Keep a view under a name, in place of one that had it; `was` is the name that it had so far.

    Belongs inside `store.writing()`. Raises CaseError for an empty name, for one that another view has where
    `was` is given, and where there is no view `was`.
    """
    if not name.strip():
        raise CaseError("A view needs a name.")
    before = saved_views(store)
    old = name if was is None else was
    if was is not None:
        if was not in before:
            raise _no_such(was)
        if name != was and name in before:
            raise CaseError(f"Another saved view is called “{name}”: choose another name.")
    at = tables.next_moment(store)
    store.run("DELETE FROM views WHERE name = ?", (old,))
    store.run(
        "INSERT INTO views (name, state, saved_by, saved_at) VALUES (?, ?, ?, ?)",
        (name, json.dumps(view), recorder.who, at),
    )
    names = list(before) if old in before else [*before, name]
    _set_order(store, [name if n == old else n for n in names])
    verb = "view saved" if old not in before else "view changed" if name == old else "view renamed"
    recorder.entry(verb, at, item=ITEM, was=before.get(old), now=view, note=name)


def delete_view(store: Store, recorder: Recorder, name: str) -> None:
    """Forget a view; the history still holds it. Belongs inside `store.writing()`. Raises CaseError."""
    before = saved_views(store)
    if name not in before:
        raise _no_such(name)
    at = tables.next_moment(store)
    store.run("DELETE FROM views WHERE name = ?", (name,))
    _set_order(store, [n for n in before if n != name])
    recorder.entry("view deleted", at, item=ITEM, was=before[name], note=name)


def order_views(store: Store, recorder: Recorder, names: Sequence[str]) -> None:
    """Put the views in this order; those not named follow as they stood. Belongs inside `store.writing()`."""
    before = list(saved_views(store))
    unknown = next((n for n in names if n not in before), None)
    if unknown is not None:
        raise _no_such(unknown)
    now = list(dict.fromkeys([*names, *before]))
    if now != before:
        _set_order(store, now)
        recorder.entry("views reordered", tables.next_moment(store), item=ITEM, was=before, now=now)


def _order(store: Store) -> list[str]:
    found = store.rows("SELECT value FROM settings WHERE name = ?", (_ORDER,))
    return list(json.loads(found[0][0])) if found else []


def _set_order(store: Store, names: list[str]) -> None:
    store.run("DELETE FROM settings WHERE name = ?", (_ORDER,))
    store.run("INSERT INTO settings (name, value) VALUES (?, ?)", (_ORDER, json.dumps(names)))


def _no_such(name: str) -> CaseError:
    return CaseError(f"There is no saved view “{name}”.")
