"""Files of what is seen: each exporter turns a claims frame into bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd

from geo.export.csv import to_csv
from geo.export.geojson import to_geojson


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
        "csv": Exporter("CSV", "text/csv", "For Excel, LibreOffice and other tables", to_csv),
    }
)

__all__ = ["EXPORTERS", "Exporter", "to_csv", "to_geojson"]
