"""Outlines of countries and first-order divisions, EPSG:4326, read once from `data/`."""

from functools import cache
from pathlib import Path
from typing import Literal

import geopandas as gpd
import shapely

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
    frame = load_outlines(view)
    return frame.geometry[place_id] if place_id in frame.index else None
