"""Claimed areas as circles that are true to the ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any, Literal

import geopandas as gpd
import numpy as np
from pyproj import Geod

from geo.drawing.symbols import claim_line
from geo.wording import REPORT_VOICE

_GEOD = Geod(ellps="WGS84")
_RIM = 96  # vertices of a circle


@dataclass(frozen=True, slots=True)
class Circle:
    """A claimed area as the circle of equal area on the ground: an equivalent, not a footprint.

    `rim` is its ring of (lat, lon) in degrees; `part` says which end of the claim it draws.
    """

    key: str
    row_id: str
    part: Literal["low", "best", "high"]
    km2: float
    radius_km: float
    rim: tuple[tuple[float, float], ...]
    label: str  # figure and speaker; said once for the two ends of a range
    derived: bool
    open: Literal["", "upwards", "downwards"]  # the side on which the claim gives no bound
    claim: str  # the whole claim in one line


def radius_of_area(km2: float) -> float:
    """Return the radius in km of the circle with an area of `km2`.

    >>> round(radius_of_area(984), 2)
    17.7
    """
    return sqrt(km2 / pi)


def circle(lat: float, lon: float, radius_km: float) -> tuple[tuple[float, float], ...]:
    """Return a closed ring of (lat, lon) whose points all lie `radius_km` from the centre on the ellipsoid."""
    bearings = np.linspace(0, 360, _RIM, endpoint=False)
    ones = np.ones_like(bearings)
    lons, lats, _ = _GEOD.fwd(lon * ones, lat * ones, bearings, radius_km * 1000 * ones)
    rim = [(round(float(a), 5), round(float(b), 5)) for a, b in zip(lats, lons, strict=True)]
    return (*rim, rim[0])


def circles(frame: gpd.GeoDataFrame) -> list[Circle]:
    """Return the circles of the drawn territory claims in km2, largest first.

    A range draws its two ends, a bound the end it gives.
    """
    rows = frame[frame["drawn"] & (frame["unit"] == "km2") & frame["category"].str.startswith("territory")]
    return sorted((c for row in rows.itertuples() for c in _circles(row)), key=lambda c: -c.km2)


def _circles(row: Any) -> Iterator[Circle]:
    ends: list[tuple[Literal["low", "best", "high"], float]] = []
    if row.best == row.best:  # not NaN
        ends.append(("best", row.best))
    else:
        ends += [(p, v) for p, v in (("low", row.low), ("high", row.high)) if v == v]  # type: ignore[misc]
    for part, km2 in ends:
        if km2 <= 0:
            continue
        radius = radius_of_area(km2)
        yield Circle(
            key=str(row.place_id),
            row_id=str(row.row_id),
            part=part,
            km2=km2,
            radius_km=radius,
            rim=circle(row.lat, row.lon, radius),
            label=_ring_label(row) if (part, km2) == ends[-1] else "",
            derived=bool(row.derived_from),
            open="upwards" if row.bound == "at_least" else "downwards" if row.bound == "at_most" else "",
            claim=claim_line(row._asdict()),
        )


def _ring_label(row: Any) -> str:
    derived = " (derived)" if row.derived_from else ""
    speaker = str(row.speaker)
    if speaker == REPORT_VOICE:
        return f"{row.figure}{derived}"
    return f"{row.figure}{derived} — {speaker if len(speaker) <= 32 else speaker[:31] + '…'}"
