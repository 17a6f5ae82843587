"""The columns of a claims frame as plain values that every file format can hold."""

from typing import Any

import geopandas as gpd
import pandas as pd

from geo.frame import COLUMNS

EXPORTED = tuple(c for c in COLUMNS if c != "geometry")


def plain_rows(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return each row as str, int, float, bool or None; days are ISO 8601, whole numbers are ints."""
    return [
        {name: _plain(value) for name, value in zip(EXPORTED, row, strict=True)}
        for row in frame[list(EXPORTED)].itertuples(index=False, name=None)
    ]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
