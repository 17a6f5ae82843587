"""What a map needs beside its claims: legend, scale bar, north arrow, locator, and what lies out of frame."""

from collections.abc import Sequence
from math import atan2, degrees
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as Disc
from matplotlib.patches import FancyBboxPatch, Patch, PathPatch, Polygon, Rectangle
from matplotlib.transforms import Affine2D
from pyproj import Geod

from geo.drawing.circles import Circle
from geo.drawing.legend import legend
from geo.drawing.proportional import radius_of
from geo.drawing.snapshot.basemap import base_of, draw_base, frame_path
from geo.drawing.snapshot.labels import Room
from geo.drawing.snapshot.marks import draw_symbol, hatch_lines
from geo.drawing.snapshot.moves_and_sizes import SAMPLE_SHARE, draw_arrow, draw_ticks
from geo.drawing.snapshot.projection import Box, Floats, View, around, world
from geo.drawing.snapshot.typography import Face, put, shortened, width, write
from geo.drawing.style import GROUPS, LARGEST_BUBBLE, Theme
from geo.drawing.symbols import Symbol
from geo.gazetteer.outlines import View as Borders
from geo.wording import number

_GEOD = Geod(ellps="WGS84")
_COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_HERE = "#B00020"  # the locator's frame: a colour that no claim has
_DOTS = 40  # places out of frame that the locator shows
_SCALE_TO = 14.0  # km per point: at smaller scales one bar would not hold for the whole map


def corners(frame: Box, wide: float, high: float, gap: float) -> list[Box]:
    """Return rectangles of a size in a frame's corners: top right, top left, bottom right, bottom left."""
    left, bottom, right, top = frame
    spots = [
        (right - gap - wide, top - gap - high),
        (left + gap, top - gap - high),
        (right - gap - wide, bottom + gap),
        (left + gap, bottom + gap),
    ]
    return [(x, y, x + wide, y + high) for x, y in spots]


def draw_locator(
    axes: Axes,
    view: View,
    room: Room,
    borders: Borders,
    theme: Theme,
    unit: float,
    outside: Sequence[Symbol],
) -> None:
    """Show where in the world the map lies, in the emptiest corner, with dots for places out of frame."""
    if view.world:
        return
    wide, high = 112 * unit, 80 * unit
    box = min(corners(view.frame, wide, high, 6 * unit), key=room.crowding)
    room.take((box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3))
    wider = _wider(view, box, outside)
    draw_base(axes, wider, base_of(wider, borders), theme, fine=False, layer=6)
    clip = frame_path(box)
    xy = wider.place(*view.ground(_outline_of(view)))
    if np.isfinite(xy).all() and np.abs(np.diff(xy, axis=0)).max() < wide / 3:
        how: dict[str, Any] = {"fill": False, "edgecolor": _HERE, "linewidth": 1.2, "zorder": 6.9}
        if np.ptp(xy, axis=0).max() < 5 * unit:
            put(axes, Disc(tuple(xy.mean(axis=0)), 3 * unit, **how), clip)
        else:
            put(axes, Polygon(xy, joinstyle="miter", **how), clip)
    for s in outside[:_DOTS]:
        dot = Disc(
            wider.point(s.lon, s.lat), 1.7 * unit, facecolor=theme.text, edgecolor="white", linewidth=0.4
        )
        dot.set_zorder(6.9)
        put(axes, dot, clip)
    put(axes, PathPatch(clip, fill=False, edgecolor=theme.muted, linewidth=0.8, zorder=6.95))


def _wider(view: View, box: Box, outside: Sequence[Symbol]) -> View:
    """The least of some wider views that holds the places out of frame; else the world."""
    for times in (6, 12, 24):
        wider = around(view, box, times)
        if view.km_per_point * times < 60 and all(
            wider.holds(*wider.point(s.lon, s.lat), margin=-3) for s in outside[:_DOTS]
        ):
            return wider
    return world(0.0 if abs(view.lon) < 120 else view.lon, box)


def draw_scale(axes: Axes, view: View, room: Room, theme: Theme, unit: float) -> None:
    """Draw a scale bar and a north arrow in the emptiest lower or upper corner."""
    if view.km_per_point > _SCALE_TO or view.world:
        return
    km = _round_length(view.km_per_point * 110 * unit)
    long = km / view.km_per_point
    wide, high = long + 42 * unit, 31 * unit
    spots = corners(view.frame, wide, high, 6 * unit)
    box = min([spots[3], spots[2], spots[1], spots[0]], key=room.crowding)
    room.take(box)
    layer = 6.0
    put(axes,
        FancyBboxPatch(box[:2], wide, high, boxstyle="round,pad=0,rounding_size=2", facecolor=(1, 1, 1, 0.82),
                       edgecolor="none", zorder=layer)
    )  # fmt: skip
    x, y = box[0] + 7 * unit, box[1] + 8 * unit
    for part in range(4):
        put(axes,
            Rectangle((x + part * long / 4, y), long / 4, 2.6 * unit, zorder=layer + 0.1, linewidth=0.6,
                      facecolor=theme.text if part % 2 == 0 else "white", edgecolor=theme.text)
        )  # fmt: skip
    face = Face(6.6 * unit, theme.text)
    for share, words in ((0.0, "0"), (0.5, number(km / 2)), (1.0, f"{number(km)} km")):
        write(axes, x + share * long, y + 5.6 * unit, words, face, "center", layer=layer + 0.1)
    _north(axes, view, (box[2] - 13 * unit, box[1] + high / 2), theme, unit, layer)


def draw_outside(
    axes: Axes, view: View, room: Room, outside: Sequence[tuple[Symbol, str]], theme: Theme, unit: float
) -> None:
    """Point from the frame's edge to places that lie beyond it, with how far they are (four at most)."""
    if view.world:
        return
    left, bottom, right, top = view.frame
    face = Face(6.8 * unit, theme.text)
    for symbol, key in outside[:4]:
        azimuth, _, metres = _GEOD.inv(view.lon, view.lat, symbol.lon, symbol.lat)
        way = _COMPASS[round(azimuth / 45) % 8]
        distance = round(metres / 1000, -2 if metres > 1e6 else -1)
        words = f"{symbol.title}{f' · {key}' if key else ''} · {number(distance)} km {way}"
        wide, high = width(words, face) + 22 * unit, 13 * unit
        dx, dy = _direction(view, symbol)
        x0, y0 = (left + right) / 2, (bottom + top) / 2
        reach = min(
            ((right - left) / 2 - wide / 2 - 5) / abs(dx) if abs(dx) > 1e-6 else 1e9,
            ((top - bottom) / 2 - high / 2 - 5) / abs(dy) if abs(dy) > 1e-6 else 1e9,
        )
        cx, cy = x0 + dx * reach, y0 + dy * reach
        shifts = [(0.0, s * high * 1.3) for s in (0, 1, -1, 2, -2, 3, -3, 5, -5, 7, -7)]
        shifts += [(s * wide * 0.6, 0.0) for s in (1, -1, 2, -2)]
        box = room.first_free(
            [(cx + a - wide / 2, cy + b - high / 2, cx + a + wide / 2, cy + b + high / 2) for a, b in shifts]
        )
        if box is None:
            continue
        put(axes,
            FancyBboxPatch(box[:2], wide, high, boxstyle="round,pad=0,rounding_size=3", facecolor="white",
                           edgecolor=theme.muted, linewidth=0.6, zorder=4)
        )  # fmt: skip
        east = dx >= 0
        tip = (box[2] - 8 * unit if east else box[0] + 8 * unit, (box[1] + box[3]) / 2)
        _arrow(axes, tip, degrees(atan2(dy, dx)), theme.text, unit)
        write(axes, box[0] + (5 if east else 17) * unit, tip[1] - face.size * 0.36, words, face, layer=4.2)


def draw_legend(
    axes: Axes,
    box: Box,
    shown: Sequence[Symbol],
    rings: Sequence[Circle],
    extra: Sequence[tuple[str, str]],
    theme: Theme,
    unit: float,
) -> None:
    """Draw the key of just what is shown into a strip; `extra` are (kind, words) of the base map's lines."""
    for (x, y), entry, words in _legend_rows(box, shown, rings, extra, unit):
        _sample(axes, x + 9 * unit, y, entry, theme, unit)
        face = Face(6.9 * unit, theme.text)
        write(axes, x + 22 * unit, y - face.size * 0.36, words, face)


def legend_height(
    box: Box, shown: Sequence[Symbol], rings: Sequence[Circle], extra: Sequence[tuple[str, str]], unit: float
) -> float:
    """Return how high the legend's strip must be for its width."""
    rows = _legend_rows(box, shown, rings, extra, unit)
    return (box[3] - min(y for (_, y), _, _ in rows)) + 7 * unit if rows else 0.0


Entry = dict[str, Any]
_LINES: dict[str, Entry] = {
    "quiet": {"kind": "area", "shape": "ring", "dash": (1.2, 2.6), "colour": GROUPS["mixed"].colour}
}


def _legend_rows(
    box: Box, shown: Sequence[Symbol], rings: Sequence[Circle], extra: Sequence[tuple[str, str]], unit: float
) -> list[tuple[tuple[float, float], Entry, str]]:
    entries: list[tuple[Entry, str]] = [(e, str(e["words"])) for e in legend(list(shown), list(rings))]
    entries += [(_LINES.get(kind, {"kind": kind}), words) for kind, words in extra]
    face = Face(6.9 * unit, "#000")
    columns = max(1, int((box[2] - box[0]) // (150 * unit)))
    wide = (box[2] - box[0]) / columns
    rows: list[tuple[tuple[float, float], Entry, str]] = []
    x, y = box[0], box[3] - 8 * unit
    column = 0
    for entry, words in entries:
        need = 24 * unit + width(words, face) + 6
        span = max(1, int(np.ceil(need / wide)))
        if column + span > columns and column:
            column, y = 0, y - 13.5 * unit
        fitted = shortened(words, face, min(span, columns) * wide - 24 * unit)
        rows.append(((x + column * wide, y), entry, fitted))
        column += span
        if column >= columns:
            column, y = 0, y - 13.5 * unit
    return rows


def _sample(axes: Axes, x: float, y: float, entry: Entry, theme: Theme, unit: float) -> None:
    kind = entry["kind"]
    colour = str(entry.get("colour", theme.country_line))
    if kind == "symbol":
        count = 3 if entry["glyph"] == "many" else 1
        draw_symbol(axes, x, y, 4.9 * unit, entry["shape"], colour, entry["glyph"], count, theme, layer=5)
    elif kind in ("area", "circle"):
        dash = [float(d) for d in entry.get("dash", ())]
        style = (0, tuple(dash)) if dash else "-"
        fill = (*to_rgb(colour), 0.14 if entry.get("fill") else 0.05)
        if kind == "circle":
            patch: Patch = Disc(
                (x, y), 4.9 * unit, facecolor=fill, edgecolor=colour, linewidth=1.1, linestyle=style
            )
        else:
            swatch = (x - 8 * unit, y - 4.5 * unit, x + 8 * unit, y + 4.5 * unit)
            patch = PathPatch(
                frame_path(swatch), facecolor=fill, edgecolor=colour, linewidth=1.0, linestyle=style
            )
            if entry.get("shape") == "disc":
                for line in hatch_lines(*swatch, 3 * unit):
                    hatching = Line2D(*line.T, color=(*to_rgb(colour), 0.35), linewidth=0.6, zorder=0.5)
                    put(axes, hatching, frame_path(swatch))
        put(axes, patch)
    elif kind == "disputed":
        ends = ([x - 8 * unit, x + 8 * unit], [y, y])
        put(axes, Line2D(*ends, color=theme.disputed_line, linewidth=1.1, linestyle=(0, (3.5, 2.5))))
    elif kind == "flow":
        draw_arrow(
            axes, (x - 9 * unit, y), (x + 9 * unit, y), -2 * unit, -2 * unit, theme, unit, False, layer=5
        )
    elif kind == "sized":
        r = radius_of(1, SAMPLE_SHARE, LARGEST_BUBBLE) * unit
        put(axes, Disc((x, y), r, fill=False, edgecolor=theme.text, linewidth=1.1))
    elif kind == "open":
        put(axes, Disc((x, y), 3 * unit, fill=False, edgecolor=theme.text, linewidth=1.0))
        draw_ticks(axes, x, y, 3 * unit, 2.6 * unit, theme.text)
    elif kind == "size":
        for r in (2.4, 3.8, 5.4):
            put(
                axes,
                Disc((x, y + (r - 5.4) * unit), r * unit, fill=False, edgecolor=theme.text, linewidth=0.8),
            )


def _outline_of(view: View) -> Floats:
    left, bottom, right, top = view.frame
    steps = np.linspace(0, 1, 25)
    sides = [
        np.column_stack([left + (right - left) * steps, np.full(25, bottom)]),
        np.column_stack([np.full(25, right), bottom + (top - bottom) * steps]),
        np.column_stack([right - (right - left) * steps, np.full(25, top)]),
        np.column_stack([np.full(25, left), top - (top - bottom) * steps]),
    ]
    return np.concatenate(sides)


def _direction(view: View, symbol: Symbol) -> tuple[float, float]:
    """The way to a place as a unit vector on the sheet, along the projection's straight line from its centre."""
    azimuth, _, _ = _GEOD.inv(view.lon, view.lat, symbol.lon, symbol.lat)
    return float(np.sin(np.radians(azimuth))), float(np.cos(np.radians(azimuth)))


def _north(axes: Axes, view: View, at: tuple[float, float], theme: Theme, unit: float, layer: float) -> None:
    lon, lat = view.ground(np.array([at]))
    tip = view.place(lon, np.minimum(lat + 0.05, 89.999))[0]
    turn = degrees(atan2(tip[1] - at[1], tip[0] - at[0])) - 90
    spin = Affine2D().rotate_deg(turn).translate(*at)
    for side in (-1, 1):
        shape = np.array([(0, 9), (side * 4.2, -6), (0, -3.2)]) * unit
        put(axes,
            Polygon(spin.transform(shape), facecolor=theme.text if side < 0 else "white", edgecolor=theme.text,
                    linewidth=0.6, zorder=layer + 0.1)
        )  # fmt: skip
    x, y = spin.transform([(0, -11.2 * unit)])[0]
    face = Face(6.4 * unit, theme.text, bold=True)
    write(axes, x, y - face.size * 0.36, "N", face, "center", layer=layer + 0.1)


def _arrow(axes: Axes, at: tuple[float, float], angle: float, colour: str, unit: float) -> None:
    shape = np.array([(5, 0), (-3, 3.4), (-1.2, 0), (-3, -3.4)]) * unit
    spin = Affine2D().rotate_deg(angle).translate(*at)
    put(axes, Polygon(spin.transform(shape), facecolor=colour, edgecolor="none", zorder=4.2))


def _round_length(km: float) -> float:
    """The largest of 1, 2, 4, 5 times a power of ten that is no longer."""
    power = 10.0 ** np.floor(np.log10(km))
    return float(next(m * power for m in (5, 4, 2, 1) if m * power <= km))
