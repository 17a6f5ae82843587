"""Derives outlines of countries and first-order divisions from Natural Earth 10 m (public domain).

Natural Earth draws the world as it is held; the default here is the UN/ISO view. Each of its polygons
is given to the GeoNames division in which most of the settlements inside it lie, so Crimea goes to
UA-43 and Somaliland to Somalia, and the finer polygons of France or Italy melt into their regions.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

TOLERANCE_DEG = 0.01  # about 1 km: what a map of a front line needs and a few MB can hold
# (who holds it in Natural Earth, whose it is in ISO 3166): the only transfers between countries
UN_VIEW = frozenset(
    [("RU", "UA"), ("MA", "EH"), *(("FR", c) for c in ("GF", "GP", "MQ", "RE", "YT")), ("NL", "BQ")]
)


def divisions(world_map: Path, cities: pd.DataFrame, by_code: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return Natural Earth's polygons with the GeoNames division each belongs to.

    cities: columns lon, lat, country, admin1 (rowid of the division, may be null).
    by_code: index "RS41" (FIPS country + GeoNames code), column id: for polygons with no settlement.
    Result: columns id (rowid or NaN), country (ISO), de_facto (ISO), name, sharing (share of the votes), geometry.
    """
    shapes = gpd.read_file(world_map, layer="states_provinces")
    shapes["geometry"] = shapely.coverage_simplify(shapes.geometry.values, TOLERANCE_DEG)
    held_by = shapes["iso_a2"].where(shapes["iso_a2"].str.fullmatch("[A-Z]{2}"))
    points = gpd.GeoDataFrame(cities, geometry=gpd.points_from_xy(cities.lon, cities.lat), crs=shapes.crs)
    inside = gpd.sjoin(points, shapes[["geometry"]], predicate="within")
    inside["held_by"] = inside["index_right"].map(held_by)
    # a settlement just over a simplified border must not carry its neighbour's polygon away
    inside = inside[
        inside["held_by"].isna()
        | (inside["held_by"] == inside["country"])
        | pd.Series(list(zip(inside["held_by"], inside["country"], strict=True)), index=inside.index).isin(
            UN_VIEW
        )
    ]
    votes = inside.groupby(["index_right", "country", "admin1"], dropna=False).size().reset_index(name="n")
    totals = votes.groupby("index_right")["n"].sum()
    best = votes.sort_values("n").drop_duplicates("index_right", keep="last").set_index("index_right")
    out = gpd.GeoDataFrame(
        {
            "id": best["admin1"].reindex(shapes.index),
            "country": best["country"].reindex(shapes.index),
            "sharing": (best["n"] / totals).reindex(shapes.index),
            "de_facto": held_by,
            "name": shapes["name"],
            "local": shapes["gn_name"],
        },
        geometry=shapes.geometry.values,
        crs=shapes.crs,
    )
    silent = out["country"].isna() & shapes["fips"].isin(by_code.index)
    out.loc[silent, "id"] = shapes.loc[silent, "fips"].map(by_code["id"])
    out["country"] = out["country"].fillna(out["de_facto"])
    return out


def outlines(
    shapes: gpd.GeoDataFrame, countries: dict[str, str], names: dict[int, tuple[str, str]]
) -> gpd.GeoDataFrame:
    """Return the outlines to ship, EPSG:4326.

    countries: ISO code to name; names: division rowid to (display name, ISO 3166-2 or "").
    Result: columns id ("geonames:..." or "iso:.."), iso, kind, name, country, lat, lon, view, area_km2, geometry.
    """
    rows = []
    for rowid, group in shapes[shapes["id"].notna()].groupby("id"):
        name, iso = names[int(rowid)]
        rows.append(
            (f"geonames:{int(rowid)}", iso, "admin1", name, group["country"].iloc[0], "both", _union(group))
        )
    un = {iso: _union(group) for iso, group in shapes.groupby("country")}
    held = {iso: _union(group) for iso, group in shapes.groupby("de_facto")}
    for iso, geometry in un.items():
        same = iso in held and shapely.area(shapely.symmetric_difference(geometry, held[iso])) < 0.01
        rows.append(
            (f"iso:{iso}", iso, "country", countries.get(iso, iso), iso, "both" if same else "un", geometry)
        )
        if iso in held and not same:
            rows.append((f"iso:{iso}", iso, "country", countries.get(iso, iso), iso, "defacto", held[iso]))
    frame = gpd.GeoDataFrame(
        rows,
        columns=["id", "iso", "kind", "name", "country", "view", "geometry"],
        geometry="geometry",
        crs="EPSG:4326",
    )
    label = frame.geometry.map(_label_point)
    frame["lon"] = label.map(lambda p: round(p.x, 4))
    frame["lat"] = label.map(lambda p: round(p.y, 4))
    frame["area_km2"] = frame.geometry.to_crs("EPSG:6933").area.div(1e6).round(1)
    frame["geometry"] = shapely.set_precision(frame.geometry.values, 1e-4, mode="pointwise")
    return frame.sort_values(["kind", "id", "view"], ignore_index=True)


def disputed_lines(world_map: Path) -> gpd.GeoDataFrame:
    """Return Natural Earth's disputed boundary lines: columns name, geometry."""
    lines = gpd.read_file(world_map, layer="disputed_borders")[["name", "geometry"]]
    lines["geometry"] = shapely.simplify(lines.geometry.values, TOLERANCE_DEG)
    return lines


def _union(group: gpd.GeoDataFrame) -> shapely.Geometry:
    return shapely.coverage_union_all(group.geometry.values)


def _label_point(geometry: shapely.Geometry) -> shapely.Point:
    """Return a point well inside the largest part, where a name can stand."""
    parts = shapely.get_parts(geometry)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    return shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.05), 0)
