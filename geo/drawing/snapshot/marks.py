"""What the claims put on a sheet: hatched areas, circles true to the ground, and symbols with their glyphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle as Disc
from matplotlib.patches import FancyBboxPatch, Patch, PathPatch
from matplotlib.path import Path

from geo.drawing.circles import Circle, circle
from geo.drawing.snapshot.basemap import path_of, sheet_polygons
from geo.drawing.snapshot.projection import Floats, View
from geo.drawing.snapshot.typography import Face, put, write
from geo.drawing.style import GROUPS, Glyph, Shape, Theme
from geo.drawing.symbols import Symbol
from geo.gazetteer.outlines import View as Borders
from geo.gazetteer.outlines import outline

SMALLEST = 5.6  # points: the radius of a symbol for one claim
_NAMED = 4.2  # and of a place that is only named
_LARGEST = 19.0
_HATCH_GAP = 5.0

# Glyphs as polylines in a square from -1 to 1, y upwards; True closes and fills them.
_GLYPHS: dict[Glyph, tuple[bool, list[list[tuple[float, float]]]]] = {
    "cross": (False, [[(-0.8, -0.8), (0.8, 0.8)], [(0.8, -0.8), (-0.8, 0.8)]]),
    "bracket": (
        False,
        [[(-0.4, 0.9), (-0.9, 0.9), (-0.9, -0.9), (-0.4, -0.9)], [(0.4, 0.9), (0.9, 0.9), (0.9, -0.9), (0.4, -0.9)]],
    ),
    "chevron": (False, [[(-0.9, -0.1), (0, 0.8), (0.9, -0.1)], [(-0.9, -0.9), (0, 0), (0.9, -0.9)]]),
    "arrow": (False, [[(-0.9, 0), (0.9, 0), (0.2, 0.7)], [(0.9, 0), (0.2, -0.7)]]),
    "diamond": (True, [[(0, -1), (1, 0), (0, 1), (-1, 0)]]),
    "bolt": (True, [[(0.3, 1.1), (-0.6, -0.2), (0, -0.2), (-0.3, -1.1), (0.7, 0.3), (0, 0.3)]]),
    "area": (True, [[(-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)]]),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol where it stands on the sheet; `r` is its radius, all in points."""

    symbol: Symbol
    x: float
    y: float
    r: float


def radius(count: int, most: int, unit: float) -> float:
    """Return a symbol's radius: its area grows with the number of claims, up to a largest one for `most`."""
    if count == 0:
        return _NAMED * unit
    steepness = min(1.0, (_LARGEST / SMALLEST) / sqrt(max(most, 1)))
    return max(SMALLEST, SMALLEST * sqrt(count) * steepness) * unit


def stand(
    symbols: Sequence[Symbol], rings: Sequence[Circle], view: View, borders: Borders, unit: float
) -> tuple[list[Mark], list[Symbol]]:
    """Return where each symbol stands, and the symbols that lie outside the frame.

    A point stands where it is. An area's symbol stands at its label point, on top of the circle drawn
    there, clear of the points; where that is out of sight, inside the part of the area that is seen.
    """
    most = max((s.count for s in symbols), default=1)
    widest: dict[str, Circle] = {}
    for ring in rings:
        widest.setdefault(ring.key, ring)
    marks: list[Mark] = []
    outside: list[Symbol] = []
    ordered = sorted(symbols, key=lambda s: s.place != "point")
    centres = (
        view.place(np.array([s.lon for s in ordered]), np.array([s.lat for s in ordered])) if ordered else ()
    )
    for s, (x, y) in zip(ordered, centres, strict=True):
        r = radius(s.count, most, unit)
        if s.place == "point":
            if view.holds(x, y, margin=-r):
                marks.append(Mark(s, x, y, r))
            else:
                outside.append(s)
            continue
        others = [o.key for o in symbols if o.place == "area" and o.key != s.key and not o.country]
        seen = _seen_centre(s, view, borders, x, y, r, others if s.country else [])
        if seen is None:
            outside.append(s)
            continue
        marks.append(_clear(s, *seen, r, widest.get(s.key), view, marks))
    return marks, outside


def draw_areas(
    axes: Axes, symbols: Sequence[Symbol], view: View, borders: Borders, theme: Theme, unit: float
) -> None:
    """Draw the outlines of areas: hatched where something happened, dotted where people came from or went.

    An outline is solid, and its area not hatched, once a person has confirmed all that is claimed there.
    """
    for s in symbols:
        geometry = outline(s.key, borders) if s.place == "area" else None
        if s.place == "vague":
            _draw_ring(axes, circle(s.lat, s.lon, s.radius_km), view, GROUPS[s.group].colour, dots=True)
        if geometry is None:
            continue
        polygon = sheet_polygons(geometry, view)
        path = path_of(polygon)
        if path is None:
            continue
        colour = GROUPS[s.group].colour
        event = s.shape == "disc"
        put(
            axes,
            PathPatch(path, facecolor=(*to_rgb(colour), 0.07 if event else 0.04), edgecolor="none", zorder=2),
        )
        if event and not s.confirmed:
            _hatch(axes, path, (*to_rgb(colour), 0.30), unit)
        border = shapely.boundary(polygon).difference(shapely.boundary(shapely.box(*view.frame)).buffer(0.5))
        pieces = [shapely.get_coordinates(p) for p in shapely.get_parts(border)]
        put(axes, LineCollection(pieces, colors=theme.land, linewidths=2.6, zorder=2.1))
        style = "-" if s.confirmed else (0, (6, 3)) if event else (0, (1.2, 2.6))
        put(
            axes,
            LineCollection(
                pieces, colors=colour, linewidths=1.2 if event else 1.0, linestyles=[style], zorder=2.2
            ),
        )


def draw_fuzzy(axes: Axes, marks: Sequence[Mark], view: View) -> None:
    """Draw how far points may be off that a report places by way of another."""
    for s in (m.symbol for m in marks):
        if s.fuzzy_km:
            _draw_ring(axes, circle(s.lat, s.lon, s.fuzzy_km), view, GROUPS[s.group].colour, dots=True)


def draw_circles(axes: Axes, rings: Sequence[Circle], view: View) -> None:
    """Draw the claimed areas as circles of that area on the ground; the ends of a range are dashed."""
    colour = GROUPS["territory"].colour
    for ring in rings:
        _draw_ring(axes, ring.rim, view, colour, dashes=ring.part != "best", fill=True)


def draw_symbols(axes: Axes, marks: Sequence[Mark], theme: Theme) -> None:
    """Draw the symbols, the largest first so that none is hidden."""
    for mark in sorted(marks, key=lambda m: -m.r):
        s = mark.symbol
        draw_symbol(
            axes,
            mark.x,
            mark.y,
            mark.r,
            s.shape,
            GROUPS[s.group].colour,
            GROUPS[s.group].glyph,
            s.count,
            theme,
        )


def draw_symbol(
    axes: Axes,
    x: float,
    y: float,
    r: float,
    shape: Shape,
    colour: str,
    glyph: Glyph,
    count: int,
    theme: Theme,
    layer: float = 3,
) -> None:
    """Draw one symbol: the role's shape, filled for events and hollow otherwise, and the group's glyph."""
    filled = shape == "disc"
    put(axes, _shape(shape, x, y, r + 1.3, facecolor=theme.land, edgecolor="none", zorder=layer))
    face, ink = (colour, _ink_on(colour)) if filled else (theme.land, colour)
    put(
        axes, _shape(shape, x, y, r, facecolor=face, edgecolor=colour, linewidth=r * 0.2, zorder=layer + 0.01)
    )
    if glyph == "many" and count:
        words = f"{count / 1000:.0f}k" if count > 9999 else str(count)
        size = min(r * 1.25, r * 2.6 / len(words))
        write(axes, x, y - size * 0.36, words, Face(size, ink, bold=True), "center", layer=layer + 0.02)
        return
    draw_glyph(axes, glyph, x, y, r * 0.5, ink, layer + 0.02)


def draw_glyph(
    axes: Axes, glyph: Glyph, x: float, y: float, g: float, ink: tuple[float, ...] | str, layer: float
) -> None:
    """Draw the sign of a group of categories, `g` from its middle to its edge."""
    if glyph not in _GLYPHS:
        dot = g * (0.55 if glyph == "dot" else 0.34)
        put(axes, Disc((x, y), dot, facecolor=ink, edgecolor="none", zorder=layer))
        return
    closed, lines = _GLYPHS[glyph]
    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []
    for line in lines:
        vertices += [(x + a * g, y + b * g) for a, b in line]
        codes += [Path.MOVETO, *[Path.LINETO] * (len(line) - 1)]
        if closed:
            vertices.append(vertices[-len(line)])
            codes.append(Path.CLOSEPOLY)
    put(
        axes,
        PathPatch(
            Path(vertices, codes),
            facecolor=ink if closed else "none",
            edgecolor="none" if closed else ink,
            linewidth=max(0.9, g * 0.36),
            capstyle="round",
            joinstyle="round",
            zorder=layer,
        ),
    )


def _shape(shape: Shape, x: float, y: float, r: float, **how: Any) -> Patch:
    if shape == "square":
        side = r * 1.8
        return FancyBboxPatch(
            (x - side / 2, y - side / 2), side, side, boxstyle="round,pad=0,rounding_size=1", **how
        )
    return Disc((x, y), r, **how)


def _draw_ring(
    axes: Axes,
    rim: Sequence[tuple[float, float]],
    view: View,
    colour: str,
    dots: bool = False,
    dashes: bool = False,
    fill: bool = False,
) -> None:
    lat, lon = np.array(rim).T
    xy = view.place(lon, lat)
    steps = np.abs(np.diff(xy, axis=0)).max(axis=1)
    if not np.isfinite(xy).all() or steps.max() > 40 * (np.median(steps) + 0.5):
        return  # a circle cut by the edge of the world map would be drawn as a smear
    polygon = shapely.intersection(shapely.make_valid(shapely.Polygon(xy)), shapely.box(*view.frame))
    path = path_of(polygon) if not polygon.is_empty else None
    if path is None:
        return
    style = (0, (1, 2.6)) if dots else (0, (6, 3.5)) if dashes else "-"
    put(
        axes,
        PathPatch(
            path,
            facecolor=(*to_rgb(colour), 0.13 if fill else 0.0),
            edgecolor=colour,
            linewidth=1.3 if fill else 1.1,
            linestyle=style,
            zorder=2.5,
        ),
    )


def hatch_lines(left: float, bottom: float, right: float, top: float, gap: float) -> list[Floats]:
    """Return diagonals that fill a rectangle, `gap` points apart."""
    high = top - bottom
    step = gap * sqrt(2)
    return [np.array([(x, bottom), (x + high, top)]) for x in np.arange(left - high, right, step)]


def _hatch(axes: Axes, path: Path, colour: tuple[float, ...], unit: float) -> None:
    box = path.get_extents()
    lines = LineCollection(
        hatch_lines(box.x0, box.y0, box.x1, box.y1, _HATCH_GAP * unit), colors=[colour], linewidths=0.6, zorder=2.05
    )  # fmt: skip
    put(axes, lines, path)


def _seen_centre(
    s: Symbol, view: View, borders: Borders, x: float, y: float, r: float, others: Sequence[str]
) -> tuple[float, float] | None:
    """Where in the frame an area's symbol can stand, clear of other areas; None when it is out of sight."""
    if view.holds(x, y, margin=-r):
        return x, y
    geometry = outline(s.key, borders)
    if geometry is None:
        return None
    seen = sheet_polygons(geometry, view)
    if seen.is_empty or seen.area < 2500:
        return None
    for other in others:
        if (covering := outline(other, borders)) is not None:
            rest = seen.difference(sheet_polygons(covering, view))
            seen = rest if rest.area > 2500 else seen
    part = max(shapely.get_parts(seen), key=lambda p: p.area)
    line = shapely.get_coordinates(shapely.maximum_inscribed_circle(part, tolerance=4))
    return float(line[0][0]), float(line[0][1])


def _clear(
    s: Symbol, x: float, y: float, r: float, ring: Circle | None, view: View, marks: Sequence[Mark]
) -> Mark:
    """The symbol of an area on top of its circle, or at its centre, moved off the symbols already there."""
    reach = 0.0
    if ring is not None:
        lat, lon = np.array(ring.rim).T
        xy = view.place(lon, lat)
        reach = float(np.nanmax(xy[:, 1]) - y) + r + 3
    spots = [] if reach else [(x, y)]
    for far in (reach or 3 * r, (reach or 3 * r) + 2.4 * r):
        for turn in (0.25, 0.5, 0.0, 0.75, 0.375, 0.125, 0.625, 0.875):
            angle = 2 * np.pi * turn
            spots.append((x + far * float(np.cos(angle)), y + far * float(np.sin(angle))))
    for at in spots:
        if view.holds(*at, margin=-r) and all(hypot(at[0] - m.x, at[1] - m.y) > m.r + r + 2.5 for m in marks):
            return Mark(s, *at, r)
    return Mark(s, *spots[0], r)


def _ink_on(colour: str) -> str:
    red, green, blue = to_rgb(colour)
    return "#10171d" if red * 0.299 + green * 0.587 + blue * 0.114 > 0.55 else "#ffffff"
