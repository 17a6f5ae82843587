"""The words on the map itself: names and numbers beside symbols, and figures beside circles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from geo.drawing.circles import Circle
from geo.drawing.snapshot.figure_list import badge, badge_width
from geo.drawing.snapshot.figures import Figure, Told
from geo.drawing.snapshot.labels import Room, beside
from geo.drawing.snapshot.marks import Mark
from geo.drawing.snapshot.paper import Paper
from geo.drawing.snapshot.projection import Box, View
from geo.drawing.snapshot.typography import Face, put, shortened, width, write

_ONE_CLAIM = 34  # characters of a single claim told beside its symbol


@dataclass(frozen=True, slots=True)
class Caption:
    """A symbol's name, the numbers of its claims in the list, and a single claim's figure."""

    title: str
    numbers: str
    figure: str


def key_of(told: Told, place: str) -> str:
    """Return the numbers of a place's claims in the list: "3", "1–7", "" when it has none there."""
    numbers = told.numbers(place)
    if numbers is None:
        return ""
    return str(numbers[0]) if numbers[0] == numbers[1] else f"{numbers[0]}–{numbers[1]}"


def draw_captions(
    axes: Axes, marks: Sequence[Mark], told: Told, room: Room, theme: Paper, unit: float
) -> None:
    """Name each symbol where there is room, those with most claims first; farther ones get a leader line.

    Where a whole caption has no room its numbers alone are tried, so that the list still leads to the map.
    """
    for mark in sorted(marks, key=lambda m: -m.symbol.count):
        caption = _caption(mark, told)
        if not caption.title:
            continue
        if not _set(axes, mark, caption, room, theme, unit):
            _set(axes, mark, Caption("", caption.numbers, ""), room, theme, unit)


def draw_circle_captions(
    axes: Axes,
    rings: Sequence[Circle],
    view: View,
    told: Told,
    room: Room,
    theme: Paper,
    unit: float,
) -> None:
    """Say beside a place's widest circle what its circles stand for, largest first, with their numbers."""
    by_row = {f.row_id: f for p in told.places for f in p.figures}
    blocks: dict[str, list[Circle]] = {}
    for ring in rings:
        if ring.label and ring.row_id in by_row:
            blocks.setdefault(ring.key, []).append(ring)
    face = Face(6.9 * unit, theme.colour("territory"), bold=True)
    for own in blocks.values():
        lat, lon = np.array(max(own, key=lambda r: r.km2).rim).T
        xy = view.place(lon, lat)
        if not np.isfinite(xy).all() or np.ptp(xy[:, 0]) < 9 * unit:
            continue
        shown = own[:5]
        lines = [
            (str(by_row[r.row_id].number), shortened(_told(r, by_row[r.row_id]), face, 200 * unit))
            for r in shown
        ]
        indent = max(badge_width(n, unit) for n, _ in lines) + 3 * unit
        wide = indent + max(width(words, face) for _, words in lines)
        high = len(lines) * 10.8 * unit
        x, y = (xy[:, 0].min() + xy[:, 0].max()) / 2, (xy[:, 1].min() + xy[:, 1].max()) / 2
        gap = float(np.ptp(xy[:, 0]) / 2 + 4 * unit)
        box = room.first_free([b for far in (1.0, 1.25) for b in beside(x, y, gap * far, wide, high)])
        if box is None:
            continue
        for i, (number, words) in enumerate(lines):
            middle = box[3] - (i + 0.5) * 10.8 * unit
            badge(axes, box[0] + badge_width(number, unit) / 2, middle, number, theme, unit)
            write(axes, box[0] + indent, middle - face.size * 0.36, words, face, halo=theme.land, layer=4.4)


def _told(ring: Circle, row: Figure) -> str:
    """The figure, and of the category its last word: "984 km² seized"."""
    return f"{row.amount} {row.what.split()[-1]}{' (derived)' if ring.derived else ''}"


def _caption(mark: Mark, told: Told) -> Caption:
    s = mark.symbol
    numbers = key_of(told, s.key)
    figure = ""
    if s.count == 1:
        figures = [f for p in told.places if p.key == s.key for f in p.figures]
        figure = figures[0].headline if figures else s.label
        if figures and len(figure) > _ONE_CLAIM:
            figure = f"{figures[0].amount.split(' (')[0]} {figures[0].what}"
        figure = figure if len(figure) <= _ONE_CLAIM else figure[: _ONE_CLAIM - 1].rstrip() + "…"
    return Caption(s.title, numbers, figure)


def _set(axes: Axes, mark: Mark, caption: Caption, room: Room, theme: Paper, unit: float) -> bool:
    name = Face(8.0 * unit, theme.text, bold=True)
    small = Face(7.0 * unit, theme.muted)
    mark_wide = badge_width(caption.numbers, unit) if caption.numbers else 0.0
    if not caption.title and not caption.numbers:
        return False
    first = width(caption.title, name) + (3.5 * unit if caption.title and caption.numbers else 0) + mark_wide
    wide = max(first, width(caption.figure, small))
    high = (20.5 if caption.figure else 11) * unit
    near = mark.r + 3.5 * unit
    box, led = _spot(room, mark, near, wide, high)
    if box is None:
        return False
    if led:
        x = min(max(mark.x, box[0]), box[2])
        y = min(max(mark.y, box[1]), box[3])
        put(axes, Line2D([mark.x, x], [mark.y, y], color=theme.muted, linewidth=0.6, zorder=2.9))
    # beside a symbol's left the words end there; else they begin there
    at = box[2] - first if box[2] < mark.x else box[0]
    middle = box[3] - 5.5 * unit
    if caption.title:
        write(axes, at, middle - name.size * 0.36, caption.title, name, halo=theme.land, layer=4.4)
        at += width(caption.title, name) + 3.5 * unit
    if caption.numbers:
        badge(axes, at + mark_wide / 2, middle, caption.numbers, theme, unit)
    if caption.figure:
        left = box[2] - width(caption.figure, small) if box[2] < mark.x else box[0]
        write(axes, left, box[1] + 2.2 * unit, caption.figure, small, halo=theme.land, layer=4.4)
    return True


def _spot(room: Room, mark: Mark, near: float, wide: float, high: float) -> tuple[Box | None, bool]:
    box = room.first_free(beside(mark.x, mark.y, near, wide, high))
    if box is not None:
        return box, False
    for far in (2.0, 3.2):
        box = room.first_free(beside(mark.x, mark.y, near * far + 6, wide, high))
        if box is not None:
            return box, True
    return None, False
