"""Troops and casualties as rings whose area grows with the figure: one ring a claim, none summed or averaged."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10, sqrt
from typing import Any, Literal

import geopandas as gpd
import pandas as pd

from geo.drawing.style import GROUP_OF
from geo.drawing.symbols import claim_line

Open = Literal["", "upwards", "downwards"]

SIZED: frozenset[str] = frozenset({"troops", "killed", "wounded", "killed_or_wounded", "missing"})
_UNHELD = frozenset({"denied", "hypothetical"})  # nobody claims these figures: they get no size
_READ = "place_id row_id category role low best high bound figure speaker stance".split()
MOST = 400  # rings that are worth drawing: the largest
_LEAST = 1000.0  # persons: the least that the largest ring stands for


@dataclass(frozen=True, slots=True)
class Bubble:
    """A claim's figure in persons: its inner ring is the low end and its outer ring the high end.

    Both are the same for one figure; `inner` is None for "at most", `outer` for "at least", and `open` says
    on which side the claim gives no bound.
    """

    key: str  # the place id
    row_id: str
    group: str
    inner: float | None
    outer: float | None
    open: Open
    claim: str

    @property
    def largest(self) -> float:
        """The larger of the figures it draws."""
        return max(v for v in (self.inner, self.outer) if v is not None)


def bubbles(frame: gpd.GeoDataFrame) -> list[Bubble]:
    """Return the drawn claims of troops and casualties in persons, largest first."""
    sized = frame["drawn"] & frame["category"].isin(SIZED) & (frame["unit"] == "persons")
    rows = pd.DataFrame(frame)[_READ].loc[sized & ~frame["stance"].isin(_UNHELD)]
    found = (_bubble(row) for row in rows.itertuples())
    return sorted((b for b in found if b is not None), key=lambda b: -b.largest)


def full_scale(shown: Sequence[Bubble]) -> float:
    """Return the figure that is drawn largest: the first of 1,000, 2,000, 5,000, 10,000, ... that none exceeds.

    Steps keep the scale from moving with every filter, and small figures stay small though none is larger.

    >>> full_scale([])
    1000.0
    """
    most = max([_LEAST, *(b.largest for b in shown)])
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= most)


def radius_of(figure: float, full: float, largest: float) -> float:
    """Return the radius at which `figure` has its share of the area that `full` has with radius `largest`."""
    return largest * sqrt(figure / full)


def legend_figures(full: float) -> tuple[float, float, float]:
    """Return the three figures of the nested legend: the whole scale, a quarter, and a twentieth of it."""
    return full, full / 4, full / 20


def _bubble(row: Any) -> Bubble | None:
    low, best, high = (None if v != v or v <= 0 else float(v) for v in (row.low, row.best, row.high))
    if row.bound in ("exact", "about"):
        low = high = best if best is not None else low if low is not None else high
    if low is None and high is None:
        return None
    return Bubble(
        key=str(row.place_id),
        row_id=str(row.row_id),
        group=GROUP_OF[row.category],
        inner=low,
        outer=high,
        open="upwards" if high is None else "downwards" if low is None else "",
        claim=claim_line(row._asdict()),
    )
