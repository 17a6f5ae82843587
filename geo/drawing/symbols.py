"""A claims frame as what is drawn: one symbol per place, outlines of areas, and true-to-ground circles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import Geod

from geo.drawing.style import GROUP_OF, ROLE_ORDER, SHAPES, Shape
from geo.model import Role
from geo.wording import MENTION, REPORT_VOICE, ROLE_WORDS, ROW_WORDS, counted

_GEOD = Geod(ellps="WGS84")
_RIM = 96  # vertices of a circle
_LINES = 5  # how many claims a tooltip tells; the panel beside the map tells them all

Place = Literal["point", "area", "vague"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """All drawn rows at one place. `lat`, `lon` are degrees, `radius_km` is used by vague places only."""

    key: str  # the place id
    place: Place
    title: str
    lat: float
    lon: float
    shape: Shape
    group: str
    count: int  # claims; 0 when the place is only named
    label: str  # under the name on the map
    lines: tuple[str, ...]  # the tooltip
    radius_km: float
    country: bool = False  # a whole country


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


def symbols(frame: gpd.GeoDataFrame) -> list[Symbol]:
    """Return one symbol per place of the drawn rows, areas first, then by the number of claims."""
    drawn = frame[frame["drawn"]]
    found = [_symbol(str(place), rows) for place, rows in drawn.groupby("place_id", sort=False)]
    order = {"area": 0, "vague": 1, "point": 2}
    return sorted(found, key=lambda s: (order[s.place], s.count))


def circles(frame: gpd.GeoDataFrame) -> list[Circle]:
    """Return the circles of the drawn territory claims in km2, largest first.

    A range draws its two ends, a bound the end it gives.
    """
    rows = frame[frame["drawn"] & (frame["unit"] == "km2") & frame["category"].str.startswith("territory")]
    return sorted((c for row in rows.itertuples() for c in _circles(row)), key=lambda c: -c.km2)


def claim_line(row: Mapping[str, Any]) -> str:
    """Return a row in one line: figure, category and speaker."""
    if row["category"] == MENTION:
        return f"named, no figure: {ROLE_WORDS[row['role']]}"
    words = ROW_WORDS[str(row["category"])]
    stance = "" if row["stance"] == "asserted" else f", {row['stance']}"
    return f"{row['figure']} {words} — {row['speaker']}{stance}"


def _symbol(key: str, rows: pd.DataFrame) -> Symbol:
    first = rows.iloc[0]
    claims = rows[rows["category"] != MENTION]
    roles = set(rows["role"])
    role: Role = next((r for r in ROLE_ORDER if r in roles), "event")
    groups = {GROUP_OF[c] for c in claims["category"]} or {MENTION}
    told = claims if len(claims) else rows.iloc[:1]
    lines = list(dict.fromkeys(claim_line(row.to_dict()) for _, row in told.head(_LINES).iterrows()))
    if len(told) > _LINES:
        lines.append(f"and {counted(len(told) - _LINES, 'more claim')}")
    place: Place = (
        "point" if first["where_prec"] <= 2 else "area" if first["geometry"] is not None else "vague"
    )
    return Symbol(
        key=key,
        place=place,
        title=first["place"],
        lat=first["lat"],
        lon=first["lon"],
        shape=SHAPES.get(role, "disc"),
        group=groups.pop() if len(groups) == 1 else "mixed",
        count=len(claims),
        label=_label(claims),
        lines=tuple(lines),
        radius_km=first["radius_km"],
        country=first["place_kind"] == "country",
    )


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
            claim=claim_line(row._asdict()),
        )


def _ring_label(row: Any) -> str:
    derived = " (derived)" if row.derived_from else ""
    speaker = str(row.speaker)
    return f"{row.figure}{derived} — {speaker if len(speaker) <= 32 else speaker[:31] + '…'}"


def _label(claims: pd.DataFrame) -> str:
    if len(claims) != 1:
        return counted(len(claims), "claim") if len(claims) else ""
    line = claim_line(claims.iloc[0].to_dict())
    return line.removesuffix(f" — {REPORT_VOICE}")
