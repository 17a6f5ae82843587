from datetime import date, datetime

import documents
import pytest

from geo.model import Report
from geo.reading import Columns, ReadError, read_many, read_tables

LONG = documents.PARAGRAPHS[0]
ROWS = [
    ["Ref", "Headline", "Article text", "Publisher", "Published"],
    [7, "One", LONG, "Gazette", date(2025, 1, 11)],
    [8, "Two", "=HYPERLINK(1)", "Gazette", "12 January 2025"],
    [9, "Three", documents.PARAGRAPHS[1], "", "03/04/2025"],
]


def csv(rows: list[list[object]], delimiter: str = ",") -> bytes:
    return "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_guessed_from_their_headings(delimiter: str) -> None:
    found = list(read_many(csv(ROWS, delimiter), name="a.csv"))
    assert [r.title for r in found if isinstance(r, Report)] == ["One", "Two", "Three"]
    first, formula, third = found
    assert isinstance(first, Report)
    assert first.text == f"One\n\n{LONG}"
    assert (first.id, first.source, first.published, first.published_basis) == (
        "a:2", "Gazette", date(2025, 1, 11), "metadata",
    )  # fmt: skip
    assert isinstance(formula, Report)
    assert formula.text == "Two\n\n=HYPERLINK(1)"
    assert isinstance(third, Report)
    assert third.published is None
    assert "03/04/2025" in third.warnings[0]


def test_a_spreadsheet_gives_values_and_never_computes() -> None:
    found = list(read_many(documents.sheet(ROWS), name="a.xlsx"))
    assert isinstance(found[0], Report)
    assert found[0].published == date(2025, 1, 11)
    # a formula has the value that a program saved for it; the library that wrote this one saved none
    assert found[1] == ("a:3", "a.xlsx, row 3 has no text. Open it and paste the text, if it shows any.")


def test_a_command_written_as_text_stays_text() -> None:
    rows = [["text"], [LONG], ["'=cmd|' /C calc'!A0"], ["+1+cmd|' /C calc'!A0"]]
    texts = [r.text for r in read_many(documents.sheet(rows), name="a.xlsx") if isinstance(r, Report)]
    assert texts == [LONG, "'=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0"]


def test_columns_can_be_picked() -> None:
    rows = [["a", "b", "when"], ["First report.", "Second report.", "2025-01-11"]]
    picked = Columns(text="b", title="a", published="when", source="")
    (found,) = read_many(csv(rows), name="a.csv", columns=picked)
    assert isinstance(found, Report)
    assert (found.text, found.published) == ("First report.\n\nSecond report.", date(2025, 1, 11))


def test_without_headings_that_tell_the_longest_column_is_the_text() -> None:
    rows = [["x", "y"], ["short", LONG]]
    (found,) = read_many(csv(rows), name="a.csv")
    assert isinstance(found, Report)
    assert found.text == LONG


@pytest.mark.parametrize(
    ("columns", "message"),
    [(Columns(text="z"), "no column “z”; it has “x”, “y”"), (Columns(), "Say which column holds the text")],
)
def test_a_table_without_texts_names_its_columns(columns: Columns, message: str) -> None:
    ((id, problem),) = read_many(csv([["x", "y"], [1, 2]]), name="numbers.csv", columns=columns)
    assert id == "numbers"
    assert message in problem


def test_every_sheet_is_read_and_its_columns_told() -> None:
    data = documents.sheet(ROWS[:2], [["Body", "Date"], [LONG, datetime(2025, 1, 12, 8)]])
    found = [r for r in read_many(data, name="a.xlsx") if isinstance(r, Report)]
    assert [r.published for r in found] == [date(2025, 1, 11), date(2025, 1, 12)]
    first, second = read_tables(data, name="a.xlsx")
    assert first.headings == tuple(ROWS[0])
    assert first.guess == Columns("Article text", "Headline", "Publisher", "Published", None)
    assert second.guess == Columns(text="Body", published="Date")


def test_only_tables_have_columns() -> None:
    with pytest.raises(ReadError, match=r"a\.html is a web page, not a table"):
        read_tables(documents.html(), name="a.html")
    with pytest.raises(ReadError, match="damaged spreadsheet"):
        read_tables(documents.replaced(documents.sheet(ROWS), "xl/workbook.xml", b"<"), name="a.xlsx")
