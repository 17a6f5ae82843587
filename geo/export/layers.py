"""A claims frame as the layers of a GIS: claims, places, areas and reports, each a table of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from geo.drawing.style import GROUP_OF, GROUPS
from geo.export.arrow import arrow_table, well_known
from geo.wording import MENTION

GeometryType = Literal["Point", "MultiPolygon"]

PLACE_COLUMNS = (
    "place_id",
    "place",
    "place_kind",
    "country",
    "admin1",
    "where_prec",
    "radius_km",
    "lat",
    "lon",
)
COUNT_COLUMNS = ("claims", "reports", "kind")
REPORT_COLUMNS = ("report_id", "report_title", "source", "published", "published_basis", "report_sha256")
REPORT_COUNTS = ("claims", "places")
HISTORY: Mapping[str, pa.DataType] = {
    "at": pa.string(),
    "by": pa.string(),
    "item": pa.string(),
    "action": pa.string(),
    "machine": pa.string(),
    "now": pa.string(),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """A table and, unless `geometry` is None, its well-known binary column "geom" in EPSG:4326."""

    name: str
    table: pa.Table
    geometry: GeometryType | None


def layers(frame: gpd.GeoDataFrame, history: Sequence[Mapping[str, str | None]] = ()) -> list[Layer]:
    """Return the layers of a frame and of a case's history, each of whose lines has the keys of `HISTORY`.

    Claims are points where their place is one, and without a geometry where it is an area: the outline
    stands once, in the layer of areas, with the same place_id.
    """
    geometries = frame.geometry.to_numpy()
    points = np.where(shapely.get_type_id(geometries) == 0, geometries, None)
    claims = arrow_table(frame).append_column("kind", pa.array(_kinds(frame["category"]), pa.string()))
    first, counts = _places(frame)
    outlined = (
        ~shapely.is_missing(first.geometry.to_numpy()) & (first.geometry.geom_type != "Point").to_numpy()
    )
    return [
        Layer("claims", claims.append_column("geom", well_known(points)), "Point"),
        _place_layer("places", first[~outlined], counts[~outlined], "Point"),
        _place_layer("areas", first[outlined], counts[outlined], "MultiPolygon"),
        Layer("reports", _reports(frame), None),
        Layer(
            "history",
            pa.table({n: pa.array([line[n] for line in history], t) for n, t in HISTORY.items()}),
            None,
        ),
    ]


def _kinds(categories: "pd.Series[str]") -> list[str]:
    return [GROUP_OF[c] for c in categories]


def _places(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """The first row of each place, and how many claims and reports are behind it."""
    placed = frame[frame["place_id"].notna()]
    code, keys = pd.factorize(placed["place_id"])
    first = placed.iloc[np.unique(code, return_index=True)[1]]
    is_claim = (placed["category"] != MENTION).to_numpy()
    names = list(GROUPS)
    kinds = np.array([names.index(k) for k in _kinds(placed["category"])], dtype=int)
    low, high = np.full(len(keys), len(names)), np.full(len(keys), -1)
    np.minimum.at(low, code[is_claim], kinds[is_claim])
    np.maximum.at(high, code[is_claim], kinds[is_claim])
    pairs = pd.DataFrame({"code": code, "report": placed["report_id"].to_numpy()}).drop_duplicates()
    counts = pd.DataFrame(
        {
            "claims": np.bincount(code[is_claim], minlength=len(keys)),
            "reports": np.bincount(pairs["code"], minlength=len(keys)),
            "kind": [
                MENTION if last < 0 else names[last] if least == last else "mixed"
                for least, last in zip(low, high, strict=True)
            ],
        }
    )
    return first, counts


def _place_layer(name: str, first: gpd.GeoDataFrame, counts: pd.DataFrame, geometry: GeometryType) -> Layer:
    table = arrow_table(first).select(list(PLACE_COLUMNS))
    for column in COUNT_COLUMNS:
        kind = pa.string() if column == "kind" else pa.int32()
        table = table.append_column(column, pa.array(counts[column].tolist(), kind))
    shapes = first.geometry.to_numpy()
    if geometry == "MultiPolygon":
        shapes = np.array([shapely.multipolygons(shapely.get_parts(g)) for g in shapes], dtype=object)
    return Layer(name, table.append_column("geom", well_known(shapes)), geometry)


def _reports(frame: gpd.GeoDataFrame) -> pa.Table:
    first = frame.drop_duplicates("report_id")
    table = arrow_table(first).select(list(REPORT_COLUMNS))
    claims = frame[frame["category"] != MENTION].groupby("report_id").size()
    places = frame.groupby("report_id")["place_id"].nunique()
    for name, values in zip(REPORT_COUNTS, (claims, places), strict=True):
        counted: Any = values.reindex(first["report_id"], fill_value=0).to_numpy()
        table = table.append_column(name, pa.array(counted, pa.int32()))
    return table
