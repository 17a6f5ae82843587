"""Files of what is seen: each exporter turns a claims frame into bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd

from geo.export.csv import to_csv
from geo.export.geojson import to_geojson
from geo.export.geopackage import to_geopackage
from geo.export.geoparquet import to_geoparquet
from geo.export.json_lines import to_json_lines
from geo.export.kml import to_kml, to_kmz
from geo.export.xlsx import to_xlsx


@dataclass(frozen=True, slots=True)
class Exporter:
    """A file format: how it is called, and the function that writes a claims frame as its bytes."""

    label: str
    mime: str
    help: str
    write: Callable[[gpd.GeoDataFrame], bytes]


# By the file's extension.
EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "geojson": Exporter(
            "GeoJSON", "application/geo+json", "For QGIS, ArcGIS and other map software", to_geojson
        ),
        "gpkg": Exporter(
            "GeoPackage",
            "application/geopackage+sqlite3",
            "For QGIS, styled: claims, places, areas, reports",
            to_geopackage,
        ),
        "kml": Exporter("KML", "application/vnd.google-earth.kml+xml", "For Google Earth", to_kml),
        "kmz": Exporter("KMZ", "application/vnd.google-earth.kmz", "For Google Earth, zipped", to_kmz),
        "csv": Exporter("CSV", "text/csv", "For Excel, LibreOffice and other tables", to_csv),
        "xlsx": Exporter(
            "Excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "For Excel and LibreOffice: claims, reports, columns",
            to_xlsx,
        ),
        "parquet": Exporter(
            "GeoParquet", "application/vnd.apache.parquet", "For Python, R and DuckDB", to_geoparquet
        ),
    }
)

__all__ = [
    "EXPORTERS",
    "Exporter",
    "to_csv",
    "to_geojson",
    "to_geopackage",
    "to_geoparquet",
    "to_json_lines",
    "to_kml",
    "to_kmz",
    "to_xlsx",
]
