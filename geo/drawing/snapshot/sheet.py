"""The sheet: its size, and where title, map, legend, figures, sources and notes lie on it; points."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import Literal

from geo.drawing.snapshot.projection import Box

Size = Literal["16:9", "A4", "A3", "letter"]
Orientation = Literal["landscape", "portrait"]
SIZES: Mapping[str, tuple[float, float]] = MappingProxyType(  # inches, landscape
    {"16:9": (40 / 3, 7.5), "A4": (11.693, 8.268), "A3": (16.535, 11.693), "letter": (11.0, 8.5)}
)
_LIST_SHARE = 0.365  # of a landscape sheet's width
_MAP_SHARE = 0.43  # of a portrait sheet's height


@dataclass(frozen=True, slots=True)
class Sheet:
    """Boxes on a sheet of `width` by `height` points; `unit` scales type and symbols with the paper."""

    width: float
    height: float
    unit: float
    head: Box
    map: Box  # map and legend together: the legend's strip is cut from its bottom
    columns: tuple[Box, ...]  # of the list of figures and, at the end, the sources
    foot: Box
    marking: tuple[float, ...]  # baselines of the marking; empty without one


def laid_out(
    size: Size, orientation: Orientation, marked: bool, foot_lines: int, subtitle_lines: int
) -> Sheet:
    """Return the boxes of a sheet; raises ValueError for an unknown size or orientation."""
    if size not in SIZES:
        raise ValueError(f"Expected a size of {', '.join(SIZES)} but got {size!r}.")
    if orientation not in ("landscape", "portrait"):
        raise ValueError(f"Expected landscape or portrait but got {orientation!r}.")
    wide, high = (72 * inches for inches in SIZES[size])
    if orientation == "portrait":
        wide, high = high, wide
    unit = sqrt(wide * high / (960 * 540))
    margin = 20 * unit
    band = 13 * unit if marked else 0.0
    top = high - margin * 0.8 - band
    bottom = margin * 0.7 + band
    head_high = (30 + 11.5 * subtitle_lines + 13) * unit
    head = (margin, top - head_high, wide - margin, top)
    foot_high = (foot_lines * 8.6 + 5) * unit
    foot = (margin, bottom, wide - margin, bottom + foot_high)
    body_top, body_bottom = head[1] - 4 * unit, foot[3] + 4 * unit
    gutter = 16 * unit
    if orientation == "landscape":
        split = wide - margin - (wide - 2 * margin) * _LIST_SHARE
        map_box = (margin, body_bottom, split - gutter, body_top)
        columns: tuple[Box, ...] = ((split, body_bottom, wide - margin, body_top),)
    else:
        cut = body_top - (body_top - body_bottom) * (_MAP_SHARE + 0.09)
        map_box = (margin, cut, wide - margin, body_top)
        each = (wide - 2 * margin - gutter) / 2
        columns = (
            (margin, body_bottom, margin + each, cut - 10 * unit),
            (margin + each + gutter, body_bottom, wide - margin, cut - 10 * unit),
        )
    marking = (high - band, 0.0 + 8 * unit) if marked else ()
    return Sheet(wide, high, unit, head, map_box, columns, foot, marking)
