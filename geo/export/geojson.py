"""GeoJSON as RFC 7946 has it: EPSG:4326, rings right-handed, positions of six decimals at most."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.export.columns import plain_rows

_DECIMALS = 6  # about 0.1 m


def to_geojson(frame: gpd.GeoDataFrame) -> bytes:
    """Return a FeatureCollection, UTF-8: a feature per row, its `id` the row id.

    A row without a geometry is a feature whose geometry is null, so nothing is lost; `note` says why.
    """
    geometries = _geometries(frame.geometry.to_numpy())
    features = [
        {"type": "Feature", "id": properties["row_id"], "geometry": geometry, "properties": properties}
        for properties, geometry in zip(plain_rows(frame), geometries, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _geometries(shapes: NDArray[np.object_]) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = [None] * len(shapes)
    points = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.POINT)
    points = points[~shapely.is_empty(shapes[points])]
    for at, xy in zip(points, shapely.get_coordinates(shapes[points]).round(_DECIMALS).tolist(), strict=True):
        found[at] = {"type": "Point", "coordinates": xy}
    others = np.setdiff1d(np.flatnonzero(~shapely.is_missing(shapes)), points)
    known: dict[int, dict[str, Any] | None] = {}  # claims about one area share its outline
    for at in others.tolist():
        shape = shapes[at]
        if id(shape) not in known:
            known[id(shape)] = _geometry(shape)
        found[at] = known[id(shape)]
    return found


def _geometry(shape: BaseGeometry) -> dict[str, Any] | None:
    if shape.is_empty:
        return None
    # RFC 7946 section 3.1.6: exterior rings counter-clockwise
    wound = shapely.orient_polygons(shape, exterior_cw=False)
    rounded = shapely.transform(wound, lambda xy: xy.round(_DECIMALS))
    return dict(shapely.geometry.mapping(rounded))
