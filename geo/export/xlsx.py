"""Excel workbooks (XLSX): claims, reports, and what each column means; no cell is ever a formula."""

import io
from datetime import date, datetime
from typing import Any

import geopandas as gpd
import xlsxwriter

from geo.export.column_words import COLUMN_WORDS
from geo.export.columns import COLUMN_TYPES, EXPORTED, plain_rows
from geo.export.layers import REPORT_COLUMNS

_NO_CLOCK = datetime(2000, 1, 1)
_LONGEST = 32_767  # characters in a cell
_MOST = 1_048_575  # rows of a sheet, after the header
_FIRST_DAY = date(1900, 3, 1)  # Excel has no day before 1900 and a wrong one in February 1900
_WIDTHS = {"quote": 60, "figure": 22, "place": 22, "speaker": 24, "report_title": 32, "text": 24, "why": 28}


def to_xlsx(frame: gpd.GeoDataFrame) -> bytes:
    """Return a workbook with the sheets Claims, Reports and Columns.

    Words are written as text, never as formula or link; days are Excel days, which know no time zone, shown
    as ISO 8601. Raises ValueError for more rows than a sheet holds.
    """
    if len(frame) > _MOST:
        raise ValueError(
            f"An Excel sheet holds {_MOST:,} rows and the table has {len(frame):,}: export GeoParquet or CSV."
        )
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Dateline: what the reports claim", "created": _NO_CLOCK})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    rows = plain_rows(frame)
    _sheet(book, "Claims", EXPORTED, rows, head, day)
    reports = list({row["report_id"]: row for row in rows}.values())
    _sheet(book, "Reports", REPORT_COLUMNS, reports, head, day)
    words = [{"column": name, "meaning": COLUMN_WORDS[name]} for name in EXPORTED]
    _sheet(book, "Columns", ("column", "meaning"), words, head, day)
    book.close()
    return out.getvalue()


def _sheet(
    book: Any, title: str, columns: tuple[str, ...], rows: list[dict[str, Any]], head: Any, day: Any
) -> None:
    sheet = book.add_worksheet(title)
    for at, name in enumerate(columns):
        sheet.write_string(0, at, name, head)
        sheet.set_column(at, at, _WIDTHS.get(name, 90 if name == "meaning" else max(10, len(name) + 2)))
    for number, row in enumerate(rows, 1):
        for at, name in enumerate(columns):
            _cell(sheet, number, at, row[name], COLUMN_TYPES.get(name, "text"), day)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: Any, kind: str, day: Any) -> None:
    if value is None:
        return
    if kind == "day" and date.fromisoformat(value) >= _FIRST_DAY:
        sheet.write_datetime(row, column, date.fromisoformat(value), day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…")
