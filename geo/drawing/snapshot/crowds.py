"""Too many symbols for one sheet: points counted in the cells of a hexagonal grid."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import numpy as np

from geo.drawing.snapshot.marks import Mark, radius
from geo.drawing.snapshot.projection import View
from geo.drawing.symbols import Symbol
from geo.wording import MENTION

MANY = 2000  # points in one view
_CROWDED = 0.2  # of the frame covered by symbols
_CELL = 40.0  # points from centre to centre


def crowded(points: Sequence[Symbol], view: View, unit: float) -> bool:
    """Return whether the points in view are too many to be told apart."""
    if not points:
        return False
    xy = view.place(np.array([s.lon for s in points]), np.array([s.lat for s in points]))
    left, bottom, right, top = view.frame
    inside = (xy[:, 0] > left) & (xy[:, 0] < right) & (xy[:, 1] > bottom) & (xy[:, 1] < top)
    if inside.sum() > MANY:
        return True
    most = max(s.count for s in points)
    inked = sum(
        np.pi * radius(s.count, most, unit) ** 2 for s, seen in zip(points, inside, strict=True) if seen
    )
    return bool(inked > _CROWDED * (right - left) * (top - bottom))


def binned(points: Sequence[Symbol], view: View, unit: float) -> tuple[list[Mark], list[Symbol]]:
    """Return one mark per cell, with its number of claims, and the symbols outside the frame.

    A cell of one place keeps that place's symbol. Areas of marks are proportional to their claims.
    """
    xy = view.place(np.array([s.lon for s in points]), np.array([s.lat for s in points]))
    left, bottom, right, top = view.frame
    inside = (xy[:, 0] > left) & (xy[:, 0] < right) & (xy[:, 1] > bottom) & (xy[:, 1] < top)
    cells: dict[tuple[int, int], list[int]] = {}
    for at in np.flatnonzero(inside):
        cells.setdefault(_hexagon(xy[at, 0], xy[at, 1], _CELL * unit), []).append(int(at))
    totals = {cell: sum(points[i].count for i in members) for cell, members in cells.items()}
    most = max(totals.values(), default=1)
    marks = []
    for cell, members in cells.items():
        symbol = _merged([points[i] for i in members], totals[cell])  # single places keep their spot
        size = _CELL * unit
        x, y = xy[members[0]] if len(members) == 1 else (cell[0] * size / 2, cell[1] * size * sqrt(3) / 2)
        r = min(radius(totals[cell], most, unit), size * 0.47)
        x, y = min(max(x, left + r + 1), right - r - 1), min(max(y, bottom + r + 1), top - r - 1)
        marks.append(Mark(symbol, float(x), float(y), r))
    return marks, [points[int(i)] for i in np.flatnonzero(~inside)]


def _merged(members: Sequence[Symbol], total: int) -> Symbol:
    if len(members) == 1:
        return members[0]
    groups = {s.group for s in members if s.count} or {MENTION}
    return replace(
        members[0],
        key="",
        title="",
        shape="disc",
        group=groups.pop() if len(groups) == 1 and total == 1 else "mixed",
        count=total or len(members),
        label="",
    )


def _hexagon(x: float, y: float, size: float) -> tuple[int, int]:
    """The cell of a hexagonal grid, as the nearer of two offset square grids' centres."""
    row = size * sqrt(3)
    a, b = (round(x / size), round(y / row))
    c, d = (int(x // size), int(y // row))
    near = (x - a * size) ** 2 + (y - b * row) ** 2
    far = (x - (c + 0.5) * size) ** 2 + (y - (d + 0.5) * row) ** 2
    return (2 * a, 2 * b) if near <= far else (2 * c + 1, 2 * d + 1)
