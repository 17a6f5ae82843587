"""A claims frame as symbols: one per place, with its count, its label and the lines of its tooltip."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.drawing.style import GROUP_OF, GROUPS, ROLE_ORDER, SHAPES, Shape
from geo.wording import MENTION, REPORT_VOICE, ROLE_WORDS, ROW_WORDS, counted

_LINES = 5  # how many claims a tooltip tells; the panel beside the map tells them all
_GROUP_NAMES = list(GROUPS)
_GROUP_CODE = {category: _GROUP_NAMES.index(group) for category, group in GROUP_OF.items()}
_OF_PLACE = ("place", "where_prec", "geometry", "lat", "lon", "radius_km", "place_kind")
_NEAR_POINT = 2  # UCDP's where_prec of a place said by way of another: "near Pokrovsk"
_ROLE_CODE = {role: code for code, role in enumerate(ROLE_ORDER)}


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
    fuzzy_km: float = 0.0  # how far a point may be off; 0 where the report names the spot itself
    confirmed: bool = False  # a person confirmed all that is claimed here
    conflict: bool = False  # figures here contradict one another


def symbols(frame: gpd.GeoDataFrame) -> list[Symbol]:
    """Return one symbol per place of the drawn rows: areas first, then vague places, then points.

    Within each the places with more claims come later, so that they are drawn on top.
    """
    drawn = frame[frame["drawn"]]
    if drawn.empty:
        return []
    code, keys = pd.factorize(drawn["place_id"])
    claim = (drawn["category"] != MENTION).to_numpy()
    count = np.bincount(code[claim], minlength=len(keys))
    role = _extreme(drawn["role"].map(_ROLE_CODE).fillna(0).to_numpy(int), code, len(keys))[0]
    group = drawn["category"].map(_GROUP_CODE).to_numpy(int)
    low, high = _extreme(group[claim], code[claim], len(keys))
    lines = _tooltips(drawn, code, claim)
    confirmed = _confirmed(drawn, code, claim, len(keys))
    first = drawn.iloc[np.unique(code, return_index=True)[1]]
    found = []
    columns = (first[c].to_numpy() for c in _OF_PLACE)
    for at, (title, prec, geometry, lat, lon, radius, kind) in enumerate(zip(*columns, strict=True)):
        place: Place = "point" if prec <= 2 else "area" if geometry is not None else "vague"
        told = lines[at]
        found.append(
            Symbol(
                key=str(keys[at]),
                place=place,
                title=title,
                lat=float(lat),
                lon=float(lon),
                shape=SHAPES[ROLE_ORDER[role[at]]],
                group=MENTION if not count[at] else _GROUP_NAMES[low[at]] if low[at] == high[at] else "mixed",
                count=int(count[at]),
                label=_label(int(count[at]), told),
                lines=tuple(told),
                radius_km=float(radius),
                country=kind == "country",
                fuzzy_km=float(radius) if prec == _NEAR_POINT else 0.0,
                confirmed=bool(confirmed[at]),
            )
        )
    order = {"area": 0, "vague": 1, "point": 2}
    return sorted(found, key=lambda s: (order[s.place], s.count))


def contradicted(symbol: Symbol) -> Symbol:
    """Return the symbol of a place whose figures contradict one another, saying so in its label and tooltip."""
    label = f"≠ {symbol.label}, contradictory"
    lines = (*symbol.lines, "≠ figures here contradict one another: see Compare")
    return replace(symbol, label=label, lines=lines, conflict=True)


def claim_line(row: Mapping[str, Any]) -> str:
    """Return a row in one line: figure, category and speaker."""
    if row["category"] == MENTION:
        return f"named, no figure: {ROLE_WORDS[row['role']]}"
    words = ROW_WORDS[str(row["category"])]
    stance = "" if row["stance"] == "asserted" else f", {row['stance']}"
    return f"{row['figure']} {words} — {row['speaker']}{stance}"


def _confirmed(
    drawn: gpd.GeoDataFrame, code: NDArray[np.int_], claim: NDArray[np.bool_], size: int
) -> NDArray[np.bool_]:
    """Whether a person confirmed every claim at a place, or every mention of one without claims."""
    counts = claim | ~np.isin(code, code[claim])
    open_still = counts & (drawn["status"] != "confirmed").to_numpy()
    confirmed: NDArray[np.bool_] = np.bincount(code[open_still], minlength=size) == 0
    return confirmed


def _extreme(
    values: NDArray[np.int_], code: NDArray[np.int_], size: int
) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Smallest and largest value per code; codes without a value keep the bounds of nothing."""
    low = np.full(size, len(_GROUP_NAMES))
    high = np.full(size, -1)
    np.minimum.at(low, code, values)
    np.maximum.at(high, code, values)
    return low, high


def _tooltips(
    drawn: gpd.GeoDataFrame, code: NDArray[np.int_], claim: NDArray[np.bool_]
) -> defaultdict[int, list[str]]:
    """The lines of each place: its first claims, or its first mention when it has none."""
    with_claims = np.isin(code, code[claim])
    told = claim | ~with_claims
    number = pd.Series(code[told]).groupby(code[told]).cumcount().to_numpy()
    size = np.bincount(code[told])
    chosen = np.flatnonzero(told)[number < np.where(with_claims[told], _LINES, 1)]
    lines: defaultdict[int, list[str]] = defaultdict(list)
    columns = ["category", "role", "figure", "speaker", "stance"]
    for at, *values in zip(code[chosen], *(drawn[c].to_numpy()[chosen] for c in columns), strict=True):
        line = claim_line(dict(zip(columns, values, strict=True)))
        if line not in lines[at]:
            lines[at].append(line)
    for at in np.flatnonzero(size > _LINES):
        if with_claims[code == at].any():
            lines[int(at)].append(f"and {counted(int(size[at]) - _LINES, 'more claim')}")
    return lines


def _label(count: int, lines: list[str]) -> str:
    if count > 1:
        return counted(count, "claim")
    return lines[0].removesuffix(f" — {REPORT_VOICE}") if count else ""
