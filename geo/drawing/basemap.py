"""The base map: outlines packed for the browser, and the folium map that draws them with no network.

`python -m geo.drawing.basemap` packs the outlines of `data/` into `data/basemap/`: `world` (countries,
coarse, drawn at once) and `detail` (countries and divisions, fetched next). Each is a JSON file of
features and a binary file of their rings: little-endian int32 triples (x, y, number of vertices) per
ring, then int16 pairs of differences from vertex to vertex, in units of 1/1000 degree. `towns.tsv` has a
line per town, largest first: name, latitude, longitude, thousands of inhabitants.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import shapely
from branca.element import MacroElement
from folium.template import Template
from numpy.typing import NDArray

from geo.drawing.style import THEMES

UNITS_PER_DEGREE = 1000
SMALLEST_TOWN = 5_000  # inhabitants
COARSE_DEG = 0.06  # tolerance of the world drawn below zoom 5, where a pixel is 0.04 degrees or more
BROWSER_FILES = Path(__file__).parent / "browser"
BASEMAP_FILES = Path(__file__).parents[2] / "data" / "basemap"
SCRIPTS = (
    "paint.js",
    "marks.js",
    "basemap.js",
    "online.js",
    "controls.js",
    "naming.js",
    "framing.js",
    "keyboard.js",
    "claims.js",
)
_LARGEST_STEP = 32_000  # int16 differences; longer edges get vertices in between


def pack(outlines: gpd.GeoDataFrame, disputed: gpd.GeoDataFrame, folder: Path) -> None:
    """Write the base map's four files into `folder`.

    outlines: columns id, kind ("country" or "admin1"), name, country, lat, lon, view, geometry.
    disputed: lines. Both EPSG:4326.
    """
    folder.mkdir(parents=True, exist_ok=True)
    countries = outlines[outlines["kind"] == "country"]
    coarse = countries.copy()
    coarse["geometry"] = [_largest_parts(g) for g in _coarse(coarse.geometry.values)]
    _write(folder, "world", [*_features(coarse), *_lines(disputed)])
    divisions = outlines[outlines["kind"] == "admin1"]
    _write(folder, "detail", [*_features(countries), *_features(divisions)])


def pack_towns(gazetteer: Path, folder: Path) -> None:
    """Write `towns.tsv` into `folder` from the gazetteer file's settlements of `SMALLEST_TOWN` and more."""
    with closing(sqlite3.connect(f"file:{gazetteer}?mode=ro", uri=True)) as file:
        rows = file.execute(
            "SELECT name, lat, lon, population FROM place WHERE kind = 'city' AND population >= ?"
            " ORDER BY population DESC, id",
            (SMALLEST_TOWN,),
        ).fetchall()
    lines = (f"{name}\t{lat:.3f}\t{lon:.3f}\t{round(people / 1000)}" for name, lat, lon, people in rows)
    (folder / "towns.tsv").write_text("\n".join(lines), encoding="utf-8")


def _coarse(geometries: NDArray[Any]) -> list[shapely.Geometry]:
    return list(shapely.coverage_simplify(geometries, COARSE_DEG))


def _largest_parts(geometry: shapely.Geometry) -> shapely.Geometry:
    """Drop the islands too small to see when the world is drawn coarsely, but never the whole country."""
    parts = shapely.get_parts(geometry)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[(areas > COARSE_DEG**2 * 4) | (areas == areas.max())])


def _features(frame: gpd.GeoDataFrame) -> list[tuple[dict[str, Any], list[NDArray[np.float64]]]]:
    area = frame.geometry.to_crs("EPSG:6933").area / 1e6
    return [
        (
            {
                "id": row.id,
                "kind": row.kind,
                "name": row.name if isinstance(row.name, str) else "",
                "lat": round(row.lat, 3),
                "lon": round(row.lon, 3),
                "view": row.view,
                "km2": round(km2),
            },
            [shapely.get_coordinates(ring) for ring in _rings(row.geometry)],
        )
        for row, km2 in zip(frame.itertuples(index=False), area, strict=True)
    ]


def _lines(frame: gpd.GeoDataFrame) -> list[tuple[dict[str, Any], list[NDArray[np.float64]]]]:
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(frame.geometry.values)]
    return [({"id": "disputed", "kind": "disputed", "name": "", "view": "both"}, parts)]


def _rings(geometry: shapely.Geometry) -> Sequence[shapely.Geometry]:
    return list(shapely.get_rings(shapely.get_parts(geometry)))


def _write(folder: Path, name: str, features: list[tuple[dict[str, Any], list[NDArray[np.float64]]]]) -> None:
    starts: list[tuple[int, int, int]] = []
    steps: list[NDArray[np.int16]] = []
    described = []
    for properties, rings in features:
        packed = [p for p in map(_quantised, rings) if len(p) > 1]
        starts += [(int(p[0, 0]), int(p[0, 1]), len(p)) for p in packed]
        steps += [np.diff(p, axis=0).astype("<i2") for p in packed]
        described.append({**properties, "rings": len(packed)})
    (folder / f"{name}.json").write_text(
        json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    body = np.concatenate(steps) if steps else np.empty((0, 2), "<i2")
    (folder / f"{name}.bin").write_bytes(
        np.uint32(len(starts)).astype("<u4").tobytes()
        + np.array(starts, dtype="<i4").tobytes()
        + body.tobytes()
    )


def _quantised(ring: NDArray[np.float64]) -> NDArray[np.int64]:
    """The ring on the grid, without repeated vertices and without a step too long for int16."""
    grid = np.rint(ring * UNITS_PER_DEGREE).astype(np.int64)
    grid = grid[np.r_[True, np.any(np.diff(grid, axis=0) != 0, axis=1)]]
    pieces = [grid[:1]]
    for start, end in pairwise(grid):
        count = int(np.ceil(np.abs(end - start).max() / _LARGEST_STEP))
        fractions = np.arange(1, count + 1)[:, None] / count
        pieces.append(np.rint(start + (end - start) * fractions).astype(np.int64))
    return np.concatenate(pieces)


class BaseMap(folium.Map):
    """A Leaflet map with no tiles and nothing from the network: it draws the packed outlines.

    `leaflet`, `scripts` and `outlines` are the URLs, relative to the page that shows the map, under
    which Leaflet's folder, `BROWSER_FILES` and `BASEMAP_FILES` are served.
    """

    def __init__(self, leaflet: str, scripts: str, outlines: str) -> None:
        # folium keeps these on the class, where they name a CDN
        self.default_js = [
            ("leaflet", f"{leaflet}/leaflet.js"),
            *((name.removesuffix(".js"), f"{scripts}/{name}") for name in SCRIPTS),
        ]
        self.default_css = [
            ("leaflet_css", f"{leaflet}/leaflet.css"),
            ("dateline_css", f"{scripts}/map.css"),
        ]
        super().__init__(
            location=[40, 40],
            zoom_start=3,
            tiles=None,
            zoom_control="topright",
            prefer_canvas=True,
            fade_animation=False,
            min_zoom=2,
            zoom_snap=0.5,
            world_copy_jump=False,
        )
        self.options["maxZoom"] = 13  # folium swallows max_zoom when there are no tiles
        self.add_child(_Outlines(leaflet, outlines))


class _Outlines(MacroElement):
    """Starts the packed outlines on the map it is a child of."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        L.Icon.Default.imagePath = {{ this.icons|tojson }};
        dateline.base({{ this._parent.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, leaflet: str, outlines: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "outlines"
        self.icons = f"{leaflet}/images/"
        self.settings = {
            "files": outlines,
            "themes": {name: asdict(theme) for name, theme in THEMES.items()},
        }


if __name__ == "__main__":
    data = BASEMAP_FILES.parent
    pack_towns(data / "gazetteer.sqlite", BASEMAP_FILES)
    pack(
        gpd.read_parquet(data / "outlines.parquet"),
        gpd.read_parquet(data / "disputed.parquet"),
        BASEMAP_FILES,
    )
