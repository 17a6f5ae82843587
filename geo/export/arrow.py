"""A claims frame as an Arrow table: the typed columns that GeoPackage and GeoParquet write."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import shapely

from geo.export.columns import COLUMN_TYPES, EXPORTED, Type

_ARROW: Mapping[Type, pa.DataType] = MappingProxyType(
    {"text": pa.string(), "number": pa.float64(), "whole": pa.int32(), "day": pa.date32(), "flag": pa.bool_()}
)


def arrow_table(frame: gpd.GeoDataFrame) -> pa.Table:
    """Return every column but the geometry; what the frame does not know is null, days are date32."""
    return pa.table({name: _column(frame, name) for name in EXPORTED})


def well_known(geometries: Any) -> pa.Array:
    """Return geometries as well-known binary, null where there is none."""
    return pa.array(shapely.to_wkb(np.asarray(geometries, dtype=object)), type=pa.binary())


def _column(frame: gpd.GeoDataFrame, name: str) -> pa.Array:
    kind = COLUMN_TYPES[name]
    values = frame[name]
    if kind == "day":
        days = values.to_numpy().astype("datetime64[D]")
        return pa.array(days, type=pa.date32(), mask=np.isnat(days))
    if kind == "number":
        numbers = values.to_numpy(dtype="float64")
        return pa.array(numbers, mask=np.isnan(numbers))
    return pa.array(values, type=_ARROW[kind], from_pandas=True)
