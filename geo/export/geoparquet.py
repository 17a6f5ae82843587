"""GeoParquet 1.1: the claims frame as columns, for Python, R, DuckDB and QGIS."""

import io
import json

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import shapely

from geo.export.arrow import arrow_table, well_known


def to_geoparquet(frame: gpd.GeoDataFrame) -> bytes:
    """Return a row per row; the geometry is well-known binary in longitude and latitude (OGC:CRS84)."""
    geometries = frame.geometry.to_numpy()
    table = arrow_table(frame).append_column("geometry", well_known(geometries))
    known = geometries[~shapely.is_missing(geometries)]
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": sorted({g.geom_type for g in known}),
    }
    if len(known):
        column["bbox"] = [float(v) for v in np.asarray(shapely.total_bounds(known))]
    told = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(told)}), out, compression="zstd")
    return out.getvalue()
