"""The base map of a sheet: land, borders and their names, from the outlines that the screen draws too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as Disc
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.drawing.snapshot.labels import Room
from geo.drawing.snapshot.paper import Paper
from geo.drawing.snapshot.projection import Box, Floats, View
from geo.drawing.snapshot.typography import Face, put, width, write
from geo.gazetteer.outlines import View as Borders
from geo.gazetteer.outlines import disputed_lines, load_outlines
from geo.gazetteer.towns import Town, largest_towns

# Outlines simplified once: from how many km per point they do, and their tolerance in degrees.
_COARSE = ((60.0, 0.25), (4.0, 0.04))
_DIVISIONS_TO = 3.2  # km per point up to which first-order divisions are drawn
_TOWNS_TO = 3.0
# The outlines end 0.1 degrees short of the antimeridian and of the pole: there they are drawn to the very edge,
# and the edge itself is a cut of the file, not a coast.
_CUT_LON, _CUT_LAT = 179.895, 89.85
_TOWNS_APART = 34.0  # points
_NAME_BEYOND = 2.5  # times as wide as its area a name may be
_HAIR = "\u200a"  # spaces the capitals of a country's name


@dataclass(frozen=True, slots=True)
class Base:
    """The outlines that a view meets, simplified to what its scale can show."""

    countries: gpd.GeoDataFrame
    divisions: gpd.GeoDataFrame
    disputed: Floats  # (n, 2) sheet coordinates, pieces separated by NaN


def base_of(view: View, borders: Borders) -> Base:
    """Return what of the outlines lies in a view."""
    level = next((degrees for scale, degrees in _COARSE if view.km_per_point > scale), 0.0)
    outlines = _coarse(borders, level) if level else load_outlines(borders)
    tolerance = max(0.0, view.km_per_point * 0.3 / 111 - level)
    met = _met(outlines, view)
    fine = _DIVISIONS_TO if not view.world else 0.0
    countries = _clipped(met[met["kind"] == "country"], view, tolerance)
    divisions = met[(met["kind"] == "admin1") & (view.km_per_point < fine)]
    lines = disputed_lines()
    return Base(
        countries,
        _clipped(divisions, view, tolerance),
        _strokes(_in_windows(lines[_touches(lines, view)].geometry.to_numpy(), view), view),
    )


def draw_base(axes: Axes, view: View, base: Base, theme: Paper, fine: bool = True, layer: float = 0) -> None:
    """Draw sea, land and lines into the view's frame, above what lies at `layer`; a locator is not `fine`."""
    frame = frame_path(view.frame)
    globe = _globe(view)
    put(
        axes,
        PathPatch(frame, facecolor=theme.sea if globe is None else "white", edgecolor="none", zorder=layer),
    )
    if globe is not None:
        put(axes, PathPatch(globe, facecolor=theme.sea, edgecolor="none", zorder=layer + 0.1), frame)
    if fine and (view.world or view.km_per_point > 8):
        _draw_graticule(axes, view, theme, frame)
    land = _path(base.countries.geometry.to_numpy(), view)
    if land is not None:
        shape = PathPatch(land, facecolor=theme.land, edgecolor=theme.land, linewidth=0.2, zorder=layer + 0.3)
        put(axes, shape, frame)
    if fine:
        _draw_lines(axes, base.divisions, view, frame, theme.division_line, 0.5, layer)
    _draw_lines(axes, base.countries, view, frame, theme.country_line, 0.65 if fine else 0.3, layer)
    if fine and len(base.disputed):
        for colour, weight, dash in ((theme.land, 1.6, (1.0, 0.0)), (theme.disputed_line, 0.9, (3.5, 2.5))):
            line = Line2D(
                *base.disputed.T, color=colour, linewidth=weight, linestyle=(0, dash), zorder=layer + 0.8
            )
            put(axes, line, frame)


def draw_names(
    axes: Axes, view: View, base: Base, room: Room, theme: Paper, unit: float, named: frozenset[str]
) -> None:
    """Name countries, towns and divisions where there is room, the largest first, but none of `named` (ids)."""
    countries = base.countries[~base.countries.index.isin(named)]
    divisions = base.divisions[~base.divisions.index.isin(named)]
    _name_areas(axes, view, countries, room, theme, unit, "country")
    if view.km_per_point < _TOWNS_TO and not view.world:
        _name_towns(axes, view, room, theme, unit)
    _name_areas(axes, view, divisions, room, theme, unit, "admin1")


def frame_path(frame: Box) -> Path:
    """Return a rectangle on the sheet as a path to clip by."""
    left, bottom, right, top = frame
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return Path(corners, [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY])


def sheet_polygons(geometry: shapely.Geometry, view: View) -> shapely.Geometry:
    """Return a polygon in EPSG:4326 as polygons on the sheet, cut to the view's frame; empty outside it."""
    parts = _in_windows(np.array([geometry]), view)
    if not len(parts):
        return shapely.Polygon()
    fine = shapely.segmentize(shapely.simplify(parts, view.km_per_point * 0.3 / 111), 1.0)
    on_sheet = shapely.transform(fine, lambda xy: view.place(*_mended(xy)))
    whole = [
        g for g in shapely.get_parts(on_sheet) if np.isfinite(shapely.get_coordinates(g)).all() and g.area > 0
    ]
    if not whole:
        return shapely.Polygon()
    return shapely.intersection(shapely.union_all(shapely.make_valid(whole)), shapely.box(*view.frame))


def path_of(polygon: shapely.Geometry) -> Path | None:
    """Return polygons that lie on the sheet as one path; None when empty."""
    oriented = shapely.orient_polygons(np.array([p for p in shapely.get_parts(polygon) if p.area > 0]))
    return _ring_path(shapely.get_rings(oriented), lambda xy: xy)


@cache
def _coarse(borders: Borders, tolerance: float) -> gpd.GeoDataFrame:
    """The countries for small scales, computed once; islands too small to see are left out."""
    outlines = load_outlines(borders)
    outlines = outlines[outlines["kind"] == "country"].copy()
    simple = shapely.simplify(outlines.geometry.to_numpy(), tolerance)
    outlines["geometry"] = [_largest_parts(g, tolerance**2 * 4) for g in simple]
    return outlines


def _largest_parts(geometry: shapely.Geometry, least: float) -> shapely.Geometry:
    parts = shapely.get_parts(geometry)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[(areas > least) | (areas == areas.max())])


def _touches(frame: gpd.GeoDataFrame, view: View) -> NDArray[np.bool_]:
    bounds = shapely.bounds(frame.geometry.to_numpy())
    met = np.zeros(len(frame), dtype=bool)
    for west, south, east, north in view.windows():
        met |= (
            (bounds[:, 0] <= east)
            & (bounds[:, 2] >= west)
            & (bounds[:, 1] <= north)
            & (bounds[:, 3] >= south)
        )
    return met


def _met(outlines: gpd.GeoDataFrame, view: View) -> gpd.GeoDataFrame:
    return outlines[_touches(outlines, view)]


def _in_windows(geometries: NDArray[np.object_], view: View) -> NDArray[np.object_]:
    pieces = [shapely.clip_by_rect(geometries, *window) for window in view.windows()]
    together = np.concatenate(pieces) if pieces else np.array([], dtype=object)
    kept: NDArray[np.object_] = together[~shapely.is_empty(together)]
    return kept


def _clipped(frame: gpd.GeoDataFrame, view: View, tolerance: float) -> gpd.GeoDataFrame:
    """The frame's polygons cut to the view's windows, a row per piece, without what is too small to see."""
    pieces = []
    simple = (
        shapely.simplify(frame.geometry.to_numpy(), tolerance) if tolerance else frame.geometry.to_numpy()
    )
    for window in view.windows():
        cut = shapely.clip_by_rect(simple, *window)
        kept = ~shapely.is_empty(cut)
        pieces.append(frame[kept].assign(geometry=shapely.segmentize(cut[kept], 1.0)))
    joined = pd.concat(pieces) if len(pieces) > 1 else pieces[0]
    return gpd.GeoDataFrame(joined, geometry="geometry", crs="EPSG:4326")


def _path(geometries: NDArray[np.object_], view: View) -> Path | None:
    rings = shapely.get_rings(shapely.get_parts(geometries))
    return _ring_path(rings, lambda xy: view.place(*_mended(xy)))


def _mended(xy: Floats) -> tuple[Floats, Floats]:
    """Longitudes and latitudes, those on a cut of the file moved to the antimeridian or the pole."""
    lon, lat = xy[:, 0], xy[:, 1]
    return (
        np.where(np.abs(lon) >= _CUT_LON, np.copysign(180.0, lon), lon),
        np.where(np.abs(lat) >= _CUT_LAT, np.copysign(90.0, lat), lat),
    )


def _ring_path(rings: NDArray[np.object_], to_sheet: Callable[[Floats], Floats]) -> Path | None:
    if not len(rings):
        return None
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    xy = to_sheet(coordinates)
    starts = np.flatnonzero(np.r_[True, np.diff(ring) != 0])
    ends = np.r_[starts[1:], len(ring)] - 1
    codes = np.full(len(xy), Path.LINETO, dtype=Path.code_type)
    codes[starts] = Path.MOVETO
    codes[ends] = Path.CLOSEPOLY
    good = np.isfinite(xy).all(axis=1)
    if not good.all():
        lost = np.unique(ring[~good])  # a ring that leaves the projection is left out whole
        keep = ~np.isin(ring, lost)
        xy, codes = xy[keep], codes[keep]
    return Path(xy, codes) if len(xy) else None


def _strokes(geometries: NDArray[np.object_], view: View) -> Floats:
    """Sheet coordinates of all lines, one after the other with NaN between; cuts of the file left out."""
    lines = shapely.get_parts(geometries)
    if len(lines) and shapely.get_type_id(lines[0]) == 3:
        lines = shapely.get_rings(lines)
    if not len(lines):
        return np.empty((0, 2))
    coordinates, line = shapely.get_coordinates(lines, return_index=True)
    lon, lat = _mended(coordinates)
    xy = view.place(lon, lat)
    on_cut = (np.abs(lon) == 180) | (np.abs(lat) == 90)
    for west, south, east, north in view.windows():
        on_cut |= (np.abs(lon - west) < 1e-6) | (np.abs(lon - east) < 1e-6)
        on_cut |= (np.abs(lat - south) < 1e-6) | (np.abs(lat - north) < 1e-6)
    broken = np.flatnonzero((np.diff(line) != 0) | (on_cut[:-1] & on_cut[1:])) + 1
    return np.insert(xy, broken, np.nan, axis=0)


def _draw_lines(
    axes: Axes, frame: gpd.GeoDataFrame, view: View, clip: Path, colour: str, weight: float, layer: float
) -> None:
    xy = _strokes(frame.geometry.to_numpy(), view)
    if len(xy):
        line = Line2D(
            *xy.T,
            color=colour,
            linewidth=weight,
            zorder=layer + 0.6,
            solid_joinstyle="round",
            solid_capstyle="round",
        )
        put(axes, line, clip)


def _globe(view: View) -> Path | None:
    """The edge of the world where a view shows it."""
    if not view.world:
        return None
    lat = np.linspace(-90, 90, 91)
    east = view.place(np.full(91, view.lon + 180.0), lat)
    west = view.place(np.full(91, view.lon - 180.0), lat[::-1])
    ring = np.concatenate([east, west, east[:1]])
    return Path(ring)


def _draw_graticule(axes: Axes, view: View, theme: Paper, clip: Path) -> None:
    step = 30.0 if view.world else 10.0
    lines = []
    for meridian in np.arange(-180, 180, step):
        along = np.linspace(-90, 90, 91) if view.world else np.linspace(-89, 89, 90)
        lines.append(view.place(np.full(len(along), meridian), along))
    for parallel in np.arange(-90 + step, 90, step):
        around = np.linspace(-179.999, 179.999, 181) + view.lon
        lines.append(view.place(around, np.full(181, parallel)))
    reach = 3 * max(view.frame[2], view.frame[3])
    pieces = [piece for piece in (xy[np.abs(xy).max(axis=1) < reach] for xy in lines) if len(piece) > 1]
    put(axes, LineCollection(pieces, colors=theme.panel_line, linewidths=0.4, zorder=0.2), clip)


def _name_areas(
    axes: Axes,
    view: View,
    areas: gpd.GeoDataFrame,
    room: Room,
    theme: Paper,
    unit: float,
    kind: Literal["country", "admin1"],
) -> None:
    named = areas[areas["name"].astype(bool)].sort_values("area_km2", ascending=False)
    named = named[~named.index.duplicated()]
    columns = (named[c].to_numpy() for c in ("name", "area_km2", "lon", "lat", "geometry"))
    for name, km2, lon, lat, geometry in zip(*columns, strict=True):
        across = sqrt(km2) / view.km_per_point
        if across < (26 if kind == "country" else 54) * unit:
            break
        if kind == "country":
            face = Face(min(11.5, 7.6 + across / 180) * unit, theme.country_name, bold=True)
            words = _HAIR.join(name.upper())
        else:
            face = Face(6.9 * unit, theme.division_name)
            words = name
        wide = width(words, face)
        if wide > _NAME_BEYOND * across:
            continue
        for x, y in _name_spots(lon, lat, geometry, view):
            box = (x - wide / 2 - 3, y - face.size * 0.55, x + wide / 2 + 3, y + face.size * 0.55)
            if room.free(box):
                room.take(box)
                write(axes, x, y - face.size * 0.36, words, face, "center", halo=theme.land, layer=2.8)
                break


def _name_spots(lon: float, lat: float, geometry: shapely.Geometry, view: View) -> list[tuple[float, float]]:
    """The area's label point; where that is out of sight, inside the part of it that is seen."""
    spot = view.point(lon, lat)
    if view.holds(*spot):
        return [spot]
    if view.world:
        return []
    seen = sheet_polygons(geometry, view)
    if seen.is_empty or seen.area < 6000:
        return []
    part = max(shapely.get_parts(seen), key=lambda p: p.area)
    line = shapely.maximum_inscribed_circle(part, tolerance=4)
    centre = shapely.get_coordinates(line)[0]
    return [(float(centre[0]), float(centre[1]))]


def _name_towns(axes: Axes, view: View, room: Room, theme: Paper, unit: float) -> None:
    shown: list[tuple[float, float]] = []
    face = Face(6.9 * unit, theme.town_name)
    for town in _towns(view):
        x, y = view.point(town.lon, town.lat)
        if any(abs(x - a) < _TOWNS_APART * unit and abs(y - b) < _TOWNS_APART * unit for a, b in shown):
            continue
        dot = (x - 2, y - 2, x + 2, y + 2)
        if not room.free(dot):
            continue
        wide = width(town.name, face)
        high = face.size * 1.1
        spots: list[Box] = [
            (x + 3.5, y - high / 2, x + 4.5 + wide, y + high / 2),
            (x - 4.5 - wide, y - high / 2, x - 3.5, y + high / 2),
        ]
        box = room.first_free(spots)
        if box is None:
            continue
        room.take(dot)
        shown.append((x, y))
        put(
            axes,
            Disc(
                (x, y), 1.4 * unit, facecolor=theme.land, edgecolor=theme.town_name, linewidth=0.7, zorder=2.7
            ),
        )
        write(axes, box[0] + 0.5, y - face.size * 0.36, town.name, face, halo=theme.land, layer=2.8)
        if len(shown) >= 26:
            return


def _towns(view: View) -> list[Town]:
    return [town for window in view.windows() for town in largest_towns(window, 120)]
