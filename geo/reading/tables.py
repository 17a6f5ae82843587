"""Tables (CSV, Excel, OpenDocument): a report a row, its parts taken from columns that are named or guessed."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from geo.reading import archive, limits, plain_text
from geo.reading.errors import ReadError
from geo.reading.found import Found, compose, digest, stem


@dataclass(frozen=True, slots=True)
class Columns:
    """Which heading holds what; None lets the reader guess, an empty string leaves the part out."""

    text: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    id: str | None = None


GUESSED = Columns()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's headings, and which of them would be read as what."""

    name: str
    headings: tuple[str, ...]
    guess: Columns


Cells = Sequence[Any]
Sheets = Iterator[tuple[str, list[Cells]]]  # what to call it, its rows
_PARTS = ("text", "title", "source", "published", "id")
# Headings seen in exports of news archives, media monitors and event data, in the order of preference.
_HEADINGS = {
    "text": "text body content article fulltext report notes description story message post paragraph summary",
    "title": "title headline heading subject name",
    "source": "source publisher outlet publication newspaper site sitename author sender",
    "published": "published publisheddate pubdate publicationdate datepublished date eventdate created day timestamp",
    "id": "id guid reportid articleid eventid key",
}
_LEAST_LETTERS = 25  # a column of shorter entries holds no reports
_DAYS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d")
_SAMPLE_ROWS = 200


def csv_reports(data: bytes, name: str, columns: Columns = GUESSED) -> Iterator[Found]:
    """Yield a report for each row of a CSV or TSV file, or (id, what is wrong with it)."""
    yield from _reports(csv_sheets(data, name), columns)


def sheet_reports(data: bytes, name: str, columns: Columns = GUESSED) -> Iterator[Found]:
    """Yield a report for each row of each sheet, or (id, what is wrong with it).

    A formula counts as the value that was last saved for it; nothing is ever computed.
    """
    yield from _reports(spreadsheet_sheets(data, name), columns)


def tables(sheets: Sheets) -> Iterator[Table]:
    """Yield what a person needs to pick the columns of each sheet."""
    for label, rows in sheets:
        headings = _headings(rows[0])
        yield Table(label, headings, _guess(headings, rows[1:]))


def csv_sheets(data: bytes, name: str) -> Sheets:
    """Yield the one table of a CSV file."""
    text, _ = plain_text.decode(data, name, limits.DOCUMENT_BYTES)
    csv.field_size_limit(limits.TEXT_BYTES)
    rows: list[Cells] = []
    try:
        for row in csv.reader(StringIO(text), delimiter=_delimiter(text)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            _check_length(rows, name)
    except csv.Error as error:
        raise ReadError(f"{name}, row {len(rows) + 1}, is not CSV: {error}. Save the table again.") from error
    if rows:
        yield name, rows


def spreadsheet_sheets(data: bytes, name: str) -> Sheets:
    """Yield the tables of a spreadsheet that have any rows."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if data.startswith(b"PK"):
        archive.check(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet_name in book.sheet_names:
            rows: list[Cells] = []
            for row in book.get_sheet_by_name(sheet_name).iter_rows():
                if any(cell not in ("", None) for cell in row):
                    rows.append(row)
                _check_length(rows, name)
            if rows:
                yield (f"{name}, sheet “{sheet_name}”" if len(book.sheet_names) > 1 else name), rows
    except PasswordError as error:
        raise ReadError(
            f"{name} is locked with a password. Remove the password in Excel and try again."
        ) from error
    except CalamineError as error:
        raise ReadError(f"{name} is a damaged spreadsheet. Open it in Excel and save it again.") from error


def _delimiter(text: str) -> str:
    """Return what most divides the line of headings; texts further down hold commas of their own."""
    headings = text.lstrip().partition("\n")[0]
    return max(",;\t|", key=headings.count)


def _check_length(rows: list[Cells], name: str) -> None:
    if len(rows) > limits.ROWS:
        raise ReadError(
            f"{name} has more than {limits.ROWS:,} rows, the most that are read. Split it and try again."
        )


def _reports(sheets: Sheets, columns: Columns) -> Iterator[Found]:
    for label, rows in sheets:
        if len(rows) < 2:
            continue
        headings = _headings(rows[0])
        try:
            picked = _picked(headings, rows[1:], columns, label)
        except ReadError as error:
            yield stem(label), str(error)
            continue
        for number, row in enumerate(rows[1:], 2):
            cells = {part: row[at] if at < len(row) else "" for part, at in picked.items()}
            id = _shown(cells.get("id", "")) or f"{stem(label)}:{number}"
            try:
                yield _report(cells, f"{label}, row {number}", id)
            except ReadError as error:
                yield id, str(error)


def _report(cells: dict[str, Any], label: str, id: str) -> Found:
    text = _shown(cells["text"])
    stated = cells.get("published", "")
    published = _day(stated)
    return compose(
        label,
        text,
        id=id,
        title=_shown(cells.get("title", "")),
        source=_shown(cells.get("source", "")),
        published=published,
        warnings=(f"“{_shown(stated)[:60]}” is not a day that can be read for sure; write it as 2025-01-11.",)
        if _shown(stated) and not published
        else (),
        sha256=digest("\n".join(_shown(cell) for cell in cells.values())),
    )


def _headings(row: Cells) -> tuple[str, ...]:
    return tuple(_shown(cell) for cell in row)


def _picked(headings: tuple[str, ...], rows: list[Cells], asked: Columns, label: str) -> dict[str, int]:
    guess = asdict(_guess(headings, rows))
    picked = {}
    for part, heading in asdict(asked).items():
        wanted = guess[part] if heading is None else heading
        if wanted and wanted not in headings:
            raise ReadError(
                f"{label} has no column “{wanted}”; it has {_listed(headings)}. Pick one of them."
            )
        if wanted:
            picked[part] = headings.index(wanted)
    if "text" not in picked:
        raise ReadError(
            f"{label} has no column of report texts that can be told; it has {_listed(headings)}. "
            "Say which column holds the text."
        )
    return picked


def _listed(headings: tuple[str, ...]) -> str:
    return ", ".join(f"“{h[:40]}”" for h in headings[:20] if h) or "no headings"


def _guess(headings: tuple[str, ...], rows: list[Cells]) -> Columns:
    """Return the headings that say what they hold; else the text is the column of the longest entries."""
    plain = [re.sub(r"[^a-z]", "", heading.casefold()) for heading in headings]
    found: dict[str, str] = {}
    for part in _PARTS:
        for word in _HEADINGS[part].split():
            at = next((i for i, heading in enumerate(plain) if heading == word), None)
            if (
                at is not None
                and headings[at] not in found.values()
                and (part != "text" or _length(at, rows))
            ):
                found[part] = headings[at]
                break
    if "text" not in found and headings:
        free = [i for i, heading in enumerate(headings) if heading and heading not in found.values()]
        longest = max(free, key=lambda i: _length(i, rows), default=None)
        if longest is not None and _length(longest, rows) >= _LEAST_LETTERS:
            found["text"] = headings[longest]
    return Columns(**found)


def _length(column: int, rows: list[Cells]) -> float:
    entries = [_shown(row[column]) for row in rows[:_SAMPLE_ROWS] if column < len(row)]
    filled = [len(entry) for entry in entries if entry]
    return sum(filled) / len(filled) if filled else 0.0


def _shown(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _day(cell: Any) -> date | None:
    """Return a day that can be read in one way only; "03/04/2025" cannot."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = _shown(cell)
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        pass
    for form in _DAYS:
        try:
            return datetime.strptime(said, form).date()
        except ValueError:
            continue
    return None
