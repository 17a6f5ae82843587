"""CSV that spreadsheets open as data: UTF-8 with a byte-order mark, and no cell that runs as a formula."""

import csv
import io
from typing import Any

import geopandas as gpd

from geo.export.columns import EXPORTED, plain_rows

# A spreadsheet reads a cell that begins with one of these as a formula
# (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(frame: gpd.GeoDataFrame) -> bytes:
    """Return a header and a row per row, RFC 4180; an area's geometry is left to the other formats.

    A text cell that a spreadsheet would run gets a leading apostrophe, which spreadsheets do not show.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(EXPORTED)
    for row in plain_rows(frame):
        writer.writerow([_inert(row[name]) for name in EXPORTED])
    return out.getvalue().encode("utf-8-sig")


def _inert(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value
