"""CSV that spreadsheets open as data: UTF-8 with a byte-order mark, and no cell that runs as a formula."""

import csv
import io

import geopandas as gpd

from geo.export.columns import COLUMN_TYPES, plain_columns

# A spreadsheet reads a cell that begins with one of these as a formula
# (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = frozenset("=+-@\t\r＝＋－＠")


def to_csv(frame: gpd.GeoDataFrame) -> bytes:
    """Return a header and a row per row, RFC 4180; an area's geometry is left to the other formats.

    A text cell that a spreadsheet would run gets a leading apostrophe, which spreadsheets do not show.
    """
    columns = plain_columns(frame)
    written = [
        [v and inert(v) for v in values] if COLUMN_TYPES[name] == "text" else values
        for name, values in columns.items()
    ]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(zip(*written, strict=True))
    return out.getvalue().encode("utf-8-sig")


def inert(words: str) -> str:
    """Return words as a cell that no spreadsheet runs as a formula."""
    return "'" + words if words.lstrip(" ")[:1] in _FORMULA else words
