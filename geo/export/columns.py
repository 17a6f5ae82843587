"""The columns of a claims frame as plain values that every file format can hold."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.frame import COLUMNS

Type = Literal["text", "number", "whole", "day", "flag"]

EXPORTED = tuple(c for c in COLUMNS if c != "geometry")
_NUMBER = ("low", "best", "high", "radius_km", "score", "lat", "lon")
_WHOLE = ("quote_start", "start", "end", "date_prec", "where_prec")
_DAY = ("published", "earliest", "latest")
_FLAG = ("denied", "drawn")


def column_type(name: str) -> Type:
    """Return what a column of the claims frame holds."""
    if name in _NUMBER:
        return "number"
    if name in _WHOLE:
        return "whole"
    if name in _DAY:
        return "day"
    return "flag" if name in _FLAG else "text"


COLUMN_TYPES: Mapping[str, Type] = MappingProxyType({name: column_type(name) for name in EXPORTED})


def plain_columns(frame: gpd.GeoDataFrame) -> dict[str, list[Any]]:
    """Return each column's values as str, int, float, bool or None; days are ISO 8601, whole numbers are ints."""
    return {name: _plain(frame[name], COLUMN_TYPES[name]) for name in EXPORTED}


def plain_rows(frame: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Return each row with the values of `plain_columns`."""
    columns = plain_columns(frame).values()
    return [dict(zip(EXPORTED, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(values: "pd.Series[Any]", kind: Type) -> list[Any]:
    missing = values.isna().to_numpy()
    if kind == "flag":
        flags: list[Any] = values.to_numpy(bool).tolist()
        return flags
    if kind == "day":
        days = values.to_numpy().astype("datetime64[D]").astype(str)
        return _without(days.tolist(), missing)
    if kind == "text":
        return _without(values.astype(object).tolist(), missing)
    numbers = values.to_numpy("float64", na_value=np.nan)
    found = numbers.tolist()
    # a whole number is written without a point
    for at in np.flatnonzero(np.isfinite(numbers) & (numbers == np.floor(numbers))).tolist():
        found[at] = int(found[at])
    return _without(found, missing)


def _without(values: list[Any], missing: Any) -> list[Any]:
    for at in np.flatnonzero(missing).tolist():
        values[at] = None
    return values
