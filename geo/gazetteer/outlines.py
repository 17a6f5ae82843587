"""Outlines of countries and first-order divisions, EPSG:4326, read once from `data/`."""

from functools import cache
from pathlib import Path
from typing import Literal

import geopandas as gpd
import shapely
from pyarrow import parquet

DATA = Path(__file__).parents[2] / "data"
View = Literal["un", "defacto"]


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


@cache
def _stored_outlines(view: View) -> dict[str, bytes]:
    """Outlines as they are stored, by place id: a few are asked for, and building all takes five times as long."""
    table = parquet.read_table(DATA / "outlines.parquet", columns=["id", "view", "geometry"])
    rows = zip(*(table[name].to_pylist() for name in ("id", "view", "geometry")), strict=True)
    return {place_id: wkb for place_id, seen_by, wkb in rows if seen_by in ("both", view)}
