"""Outlines of countries and first-order divisions, EPSG:4326, read once from `data/`."""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import geopandas as gpd
import shapely
from pyarrow import parquet

DATA = Path(__file__).parents[2] / "data"
View = Literal["un", "defacto"]
_OFF_THE_COAST = 0.1  # degrees: outlines are simplified, and a harbour may stand just outside


@cache
def load_outlines(view: View = "un") -> gpd.GeoDataFrame:
    """Return all outlines in one border view, indexed by place id.

    Columns: iso, kind ("country" | "admin1"), name, country, lat, lon (a point where a label can stand),
    area_km2, geometry. "un" follows the UN and ISO 3166 (Crimea is UA-43); "defacto" draws who holds it.
    """
    frame = gpd.read_parquet(DATA / "outlines.parquet")
    return frame[frame["view"].isin(["both", view])].drop(columns="view").set_index("id")


@cache
def disputed_lines() -> gpd.GeoDataFrame:
    """Return disputed boundary lines: columns name, geometry."""
    return gpd.read_parquet(DATA / "disputed.parquet")


def outline(place_id: str, view: View = "un") -> shapely.Geometry | None:
    """Return the outline of a country or division by its place id; None where there is none."""
    stored = _stored_outlines(view).get(place_id)
    return None if stored is None else shapely.from_wkb(stored)


class Holder(NamedTuple):
    """The country (ISO 3166-1 alpha-2) and first-order division that a point lies in; None where it is in none."""

    country: str | None
    admin1: str | None
    admin1_id: str | None


def holder_of(lat: float, lon: float, view: View = "un") -> Holder:
    """Return the country and division that hold a point, or that it lies a few kilometres off."""
    frame, tree = _tree(view)
    point = shapely.Point(lon, lat)
    found = list(tree.query(point, predicate="intersects"))
    found = found or list(tree.query_nearest(point, max_distance=_OFF_THE_COAST))
    rows = frame.iloc[found]
    divisions = rows[rows["kind"] == "admin1"]
    if len(divisions):
        return Holder(divisions["country"].iloc[0], divisions["name"].iloc[0], str(divisions.index[0]))
    return Holder(rows["country"].iloc[0] if len(rows) else None, None, None)


@cache
def _tree(view: View) -> tuple[gpd.GeoDataFrame, shapely.STRtree]:
    frame = load_outlines(view)
    return frame, shapely.STRtree(frame.geometry.values)


@cache
def _stored_outlines(view: View) -> dict[str, bytes]:
    """Outlines as they are stored, by place id: a few are asked for, and building all takes five times as long."""
    table = parquet.read_table(DATA / "outlines.parquet", columns=["id", "view", "geometry"])
    rows = zip(*(table[name].to_pylist() for name in ("id", "view", "geometry")), strict=True)
    return {place_id: wkb for place_id, seen_by, wkb in rows if seen_by in ("both", view)}
