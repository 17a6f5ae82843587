"""Too many places to send: the part in view, counted on a grid of screen cells."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.drawing.style import GROUP_OF, GROUPS
from geo.drawing.symbols import Symbol, symbols
from geo.wording import MENTION, counted

MANY = 1500  # places: more are counted on a grid
_FEW = 300  # places in view that are worth showing one by one
_CELL = 64  # pixels
_PAD = 0.5  # of the view's width on each side, so that a small pan needs nothing new
_NAMES = list(GROUPS)


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the map shows: degrees, and Leaflet's zoom."""

    south: float
    west: float
    north: float
    east: float
    zoom: float

    def padded(self) -> "Viewport":
        """Return the view with a margin."""
        dy = (self.north - self.south) * _PAD
        dx = (self.east - self.west) * _PAD
        return Viewport(self.south - dy, self.west - dx, self.north + dy, self.east + dx, self.zoom)


WORLD = Viewport(-85, -180, 85, 180, 2)


def thinned(frame: gpd.GeoDataFrame, view: Viewport) -> tuple[list[Symbol], gpd.GeoDataFrame]:
    """Return what to draw of `frame` in a view, and the rows it stands for.

    Symbols of single places where few are in view, else one symbol per cell with its number of claims.
    """
    wide = view.padded()
    lat, lon = frame["lat"].to_numpy(), frame["lon"].to_numpy()
    inside = frame["drawn"].to_numpy() & (lat >= wide.south) & (lat <= wide.north)
    inside &= (lon >= wide.west) & (lon <= wide.east)
    rows = np.flatnonzero(inside)
    if len(pd.unique(frame["place_id"].to_numpy()[rows])) <= _FEW:
        seen = frame.iloc[rows]
        return symbols(seen), seen
    return _cells(frame, rows, view.zoom), frame.iloc[:0]


def _cells(frame: gpd.GeoDataFrame, rows: NDArray[np.intp], zoom: float) -> list[Symbol]:
    lat, lon = frame["lat"].to_numpy()[rows], frame["lon"].to_numpy()[rows]
    x, y = _mercator(lat, lon)
    across = 256 * 2 ** round(zoom) / _CELL
    cell = np.floor(x * across).astype(np.int64) * 1_000_000 + np.floor(y * across).astype(np.int64)
    keys, code = np.unique(cell, return_inverse=True)
    category = frame["category"].to_numpy()[rows]
    group = pd.Series(category).map({c: _NAMES.index(g) for c, g in GROUP_OF.items()}).to_numpy(int)
    table = np.zeros((len(keys), len(_NAMES)), dtype=np.int64)
    np.add.at(table, (code, group), 1)
    number = np.bincount(code)
    centre_lat = np.bincount(code, lat) / number
    centre_lon = np.bincount(code, lon) / number
    mention = _NAMES.index(MENTION)
    found = []
    for at, key in enumerate(keys):
        claims = int(number[at] - table[at, mention])
        kinds = [k for k in np.argsort(-table[at]) if table[at, k]]
        told = [k for k in kinds if k != mention] or [mention]
        found.append(
            Symbol(
                key=f"cell:{key}",
                place="point",
                title=counted(claims, "claim") if claims else counted(int(number[at]), "named place"),
                lat=float(centre_lat[at]),
                lon=float(centre_lon[at]),
                shape="disc",
                group=_NAMES[told[0]] if len(told) == 1 else "mixed",
                count=claims or int(number[at]),
                label="",
                lines=tuple(f"{table[at, k]:,} {GROUPS[_NAMES[k]].name.lower()}" for k in told[:5]),
                radius_km=0.0,
            )
        )
    return sorted(found, key=lambda s: s.count)


def _mercator(
    lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Web Mercator, 0..1 from the north-west corner of the world."""
    sine = np.sin(np.radians(np.clip(lat, -85.05, 85.05)))
    return lon / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
