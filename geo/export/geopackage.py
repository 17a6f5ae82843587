"""GeoPackage: one file with the layers of `geo.export.layers`, styled for QGIS."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pyogrio

from geo.export.layers import Layer, layers
from geo.export.qgis_style import styles

_NO_CLOCK = "2000-01-01T00:00:00.000Z"  # written where the format asks for the time of writing
_SQL = {"string": "TEXT", "int32": "INTEGER", "double": "REAL", "date32[day]": "DATE", "bool": "BOOLEAN"}


def to_geopackage(frame: gpd.GeoDataFrame, history: Sequence[Mapping[str, str | None]] = ()) -> bytes:
    """Return a GeoPackage in EPSG:4326 with the layers claims, places, areas, reports and history.

    Its `layer_styles` table holds a style per drawn layer, which QGIS applies on opening. The same frame
    gives the same bytes.
    """
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "claims.gpkg"
        whole = layers(frame, history)
        for number, layer in enumerate(drawn := [x for x in whole if x.geometry]):
            pyogrio.write_arrow(
                layer.table,
                path,
                layer=layer.name,
                driver="GPKG",
                append=0 < number < len(drawn),
                geometry_type=layer.geometry,
                geometry_name="geom",
                crs="EPSG:4326",
            )
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            for layer in whole:
                if not layer.geometry:
                    _add_table(connection, layer)
            _add_styles(connection)
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (_NO_CLOCK,))
        finally:
            connection.close()
        return path.read_bytes()


def _add_table(connection: sqlite3.Connection, layer: Layer) -> None:
    """Add a table without a geometry and list it among the contents."""
    types = ", ".join(f'"{f.name}" {_SQL[str(f.type)]}' for f in layer.table.schema)
    connection.execute(
        f'CREATE TABLE "{layer.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {types})'
    )
    columns = ", ".join(f'"{name}"' for name in layer.table.column_names)
    slots = ", ".join("?" * len(layer.table.column_names))
    rows = [tuple(_sql_value(v) for v in row.values()) for row in layer.table.to_pylist()]
    connection.execute("BEGIN")
    connection.executemany(f'INSERT INTO "{layer.name}" ({columns}) VALUES ({slots})', rows)
    _list(connection, layer.name)
    connection.execute("COMMIT")


def _sql_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _list(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(
        """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
        VALUES (?, 'attributes', ?, '', ?)""",
        (name, name, _NO_CLOCK),
    )


def _add_styles(connection: sqlite3.Connection) -> None:
    """The table that QGIS makes when a person saves styles into a database."""
    connection.execute(
        """CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
        f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
        update_time DATETIME DEFAULT CURRENT_TIMESTAMP)"""
    )
    connection.executemany(
        """INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
        styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
        VALUES ('', '', ?, 'geom', 'Dateline', ?, '', 1, 'Symbols as on the map', '', '', ?)""",
        [(name, qml, _NO_CLOCK) for name, qml in styles().items()],
    )
    _list(connection, "layer_styles")
