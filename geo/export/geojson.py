"""GeoJSON as RFC 7946 has it: EPSG:4326, rings right-handed, positions of six decimals at most."""

import json
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.export.columns import plain_rows

_DECIMALS = 6  # about 0.1 m


def to_geojson(frame: gpd.GeoDataFrame) -> bytes:
    """Return a FeatureCollection, UTF-8: a feature per row, its `id` the row id.

    A row without a geometry is a feature whose geometry is null, so nothing is lost; `note` says why.
    """
    features = [
        {
            "type": "Feature",
            "id": properties["row_id"],
            "geometry": _geometry(geometry),
            "properties": properties,
        }
        for properties, geometry in zip(plain_rows(frame), frame.geometry, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _geometry(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    if geometry is None or geometry.is_empty:
        return None
    # RFC 7946 section 3.1.6: exterior rings counter-clockwise
    wound = shapely.orient_polygons(geometry, exterior_cw=False)
    rounded = shapely.transform(wound, lambda xy: xy.round(_DECIMALS))
    return dict(shapely.geometry.mapping(rounded))
