import io
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from geo.export import to_xlsx
from geo.export.columns import EXPORTED


def book(frame):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(frame)))


def rows(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_claims_reports_and_columns(frame):
    sheets = book(frame)
    assert sheets.sheetnames == ["Claims", "Reports", "Columns"]
    claims = rows(sheets["Claims"])
    assert [r["row_id"] for r in claims] == frame["row_id"].tolist()
    assert (claims[0]["best"], claims[0]["denied"], claims[0]["noun"]) == (984, False, None)
    assert rows(sheets["Reports"])[0]["source"] == "Gazette"
    assert [r["column"] for r in rows(sheets["Columns"])] == list(EXPORTED)


def test_days_are_excel_days_shown_as_iso(frame):
    cell = book(frame)["Claims"].cell(2, EXPORTED.index("earliest") + 1)
    assert cell.value in (date(2024, 8, 1), datetime(2024, 8, 1))
    assert cell.number_format == "yyyy-mm-dd"


def test_a_day_that_excel_cannot_hold_is_text(frame):
    old = frame.assign(earliest=pd.Series([pd.Timestamp("1855-09-11")] * len(frame)).astype("datetime64[s]"))
    assert rows(book(old)["Claims"])[0]["earliest"] == "1855-09-11"


def test_no_cell_is_a_formula_or_a_link(hostile):
    for sheet in book(hostile):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_a_sentence_too_long_for_a_cell_is_cut(frame):
    long = frame.assign(quote="x" * 40_000)
    assert len(rows(book(long)["Claims"])[0]["quote"]) == 32_767


def test_too_many_rows_say_what_to_do(frame, monkeypatch):
    monkeypatch.setattr("geo.export.xlsx._MOST", 3)
    with pytest.raises(ValueError, match="export GeoParquet or CSV"):
        to_xlsx(frame)


def test_the_same_claims_give_the_same_bytes(frame):
    assert to_xlsx(frame) == to_xlsx(frame)
