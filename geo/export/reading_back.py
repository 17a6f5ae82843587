"""What Dateline wrote, read back: claims from data files, and whole records from JSON lines."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
import shapely

from geo.export.columns import COLUMN_TYPES, EXPORTED, Type
from geo.export.csv import inert
from geo.frame import FrameError, OutlineOf, frame_of_rows, no_outlines, point_of
from geo.model import Extraction
from geo.record import from_record

_FIRST_FAULTS = 5  # told of in one message
Row = dict[str, Any]


def read_claims(path: str | Path, outlines: OutlineOf = no_outlines) -> gpd.GeoDataFrame:
    """Return the claims frame that a GeoJSON, GeoPackage, GeoParquet, CSV or XLSX file of ours holds.

    A CSV or XLSX file holds no outlines: `outlines` gives an area's polygon by its place id. Grades, notes and
    status come back as they were; columns that are not ours are ignored. Raises `FrameError`, which names each
    fault with its line or feature, where the file is of another kind, lacks columns or contradicts itself.
    """
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise FrameError(f"{path.name}: expected a file of {', '.join(_READERS)}.")
    try:
        rows = list(reader(path))
    except FrameError as error:
        raise FrameError(f"{path.name}: {error}") from error
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, StopIteration) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise FrameError(f"{path.name} cannot be read as {path.suffix[1:].upper()}: {reason}.") from error
    lacking = [name for name in EXPORTED if rows and name not in rows[0]]
    if lacking:
        raise FrameError(
            f"{path.name} lacks the columns {', '.join(lacking)}: is it a file of Dateline's claims?"
        )
    faults: list[str] = []
    for number, row in enumerate(rows, 1):
        for name in EXPORTED:
            try:
                row[name] = _READ[COLUMN_TYPES[name]](row[name])
            except (ValueError, TypeError, KeyError):
                faults.append(
                    f"{name} of row {number:,} is “{row[name]}”, expected {_EXPECTED[COLUMN_TYPES[name]]}"
                )
        if "geometry" not in row and not faults:
            row["geometry"] = point_of(row["lon"], row["lat"], row["where_prec"]) or (
                outlines(row["place_id"]) if row["place_id"] else None
            )
    if faults:
        more = f" and {len(faults) - _FIRST_FAULTS:,} more" if len(faults) > _FIRST_FAULTS else ""
        raise FrameError(f"{path.name}: {'; '.join(faults[:_FIRST_FAULTS])}{more}.")
    return frame_of_rows(rows)


def read_records(path: str | Path) -> list[Extraction]:
    """Return the extractions that a JSON lines file of records holds, one a line; see `geo.record`.

    Raises `FrameError`, which names the line, where one is no record.
    """
    path = Path(path)
    found = []
    with path.open(encoding="utf-8", errors="surrogatepass") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append(from_record(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise FrameError(
                    f"{path.name}, line {number:,}, is not one of Dateline's records: {error}."
                ) from error
    return found


def holds_records(path: str | Path) -> bool:
    """Return whether a JSON lines file holds records rather than reports: its first line says what was found."""
    with suppress(OSError, ValueError), Path(path).open(encoding="utf-8", errors="surrogatepass") as lines:
        first = json.loads(next((line for line in lines if line.strip()), "null"))
        return (
            isinstance(first, dict)
            and isinstance(first.get("claims"), list)
            and isinstance(first.get("places"), list)
        )
    return False


def _geojson(path: Path) -> Iterator[Row]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    for feature in collection["features"]:
        shape = feature["geometry"]
        yield {**feature["properties"], "geometry": shapely.geometry.shape(shape) if shape else None}


def _geopackage(path: Path) -> Iterator[Row]:
    """Rows of the layer claims; the outline of an area stands in the layer areas."""
    names = {str(name) for name, _ in pyogrio.list_layers(path)}
    if "claims" not in names:
        raise FrameError("it has no layer “claims”")
    areas: dict[str, Any] = {}
    if "areas" in names:
        for row in _of_arrow(pyogrio.read_arrow(path, layer="areas")[1], "geom"):
            parts = shapely.get_parts(row["geometry"])  # the layer holds multipolygons alone
            areas[row["place_id"]] = parts[0] if len(parts) == 1 else row["geometry"]
    for row in _of_arrow(pyogrio.read_arrow(path, layer="claims")[1], "geom"):
        yield {**row, "geometry": areas.get(row["place_id"]) if row["geometry"] is None else row["geometry"]}


def _geoparquet(path: Path) -> Iterator[Row]:
    return _of_arrow(pq.read_table(path), "geometry")


def _of_arrow(table: Any, geometry: str) -> Iterator[Row]:
    shapes = shapely.from_wkb(table.column(geometry).to_numpy(zero_copy_only=False))
    for row, shape in zip(table.drop_columns([geometry]).to_pylist(), shapes, strict=True):
        yield {**row, "geometry": shape}


def _csv(path: Path) -> Iterator[Row]:
    text = path.read_text(encoding="utf-8-sig")
    csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {name: _plain_again(value) if value else None for name, value in row.items() if name}


def _xlsx(path: Path) -> Iterator[Row]:
    from python_calamine import load_workbook

    head, *rows = load_workbook(path).get_sheet_by_name("Claims").to_python()
    for row in rows:
        yield {str(name): None if value == "" else value for name, value in zip(head, row, strict=True)}


def _plain_again(value: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it."""
    return value[1:] if value.startswith("'") and inert(value[1:]) == value else value


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _whole(value: Any) -> int | None:
    if value is not None and float(value) != int(float(value)):
        raise ValueError
    return None if value is None else int(float(value))


def _day(value: Any) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value))


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False, "1": True, "0": False, "1.0": True, "0.0": False}[
        str(value).lower()
    ]


_READERS: Mapping[str, Callable[[Path], Iterator[Row]]] = MappingProxyType(
    {".geojson": _geojson, ".gpkg": _geopackage, ".parquet": _geoparquet, ".csv": _csv, ".xlsx": _xlsx}
)
_READ: Mapping[Type, Callable[[Any], Any]] = MappingProxyType(
    {"text": _text, "number": _number, "whole": _whole, "day": _day, "flag": _flag}
)
_EXPECTED: Mapping[Type, str] = MappingProxyType(
    {
        "text": "words",
        "number": "a number",
        "whole": "a whole number",
        "day": "a day such as 2025-01-11",
        "flag": "true or false",
    }
)
