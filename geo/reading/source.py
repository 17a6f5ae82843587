"""Reads what a person gives: a path or bytes with a name, one report or many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.model import Report
from geo.reading import json_lines, plain_text
from geo.reading.errors import ReadError


def read(source: Path | str | bytes, *, name: str | None = None, published: date | None = None) -> Report:
    """Return one report from a file's path or its bytes.

    A `str` is a path; a pasted text is passed as bytes. Raises ReadError where it cannot be read.
    """
    found = list(read_many(source, name=name, published=published))
    if len(found) != 1:
        raise ReadError(f"{name or source} holds {len(found)} reports where one was expected.")
    if isinstance(found[0], tuple):
        raise ReadError(found[0][1])
    return found[0]


def read_many(
    source: Path | str | bytes, *, name: str | None = None, published: date | None = None
) -> Iterator[Report | tuple[str, str]]:
    """Yield each report of a file, or (id, what is wrong with it), in order.

    `published` is given to reports that do not say when they were published themselves.
    """
    path = None if isinstance(source, bytes) else Path(source)
    name = name or (path.name if path else "Pasted text")
    many = name.casefold().endswith((".jsonl", ".ndjson"))
    limit = plain_text.LIMIT_BYTES * (20 if many else 1)
    try:
        text, warnings = plain_text.decode(_bytes(source, name, limit), name, limit)
    except ReadError as error:
        yield Path(name).stem, str(error)
        return
    if many:
        for report in json_lines.reports(text, name):
            yield _published(report, published) if isinstance(report, Report) else report
        return
    yield _published(Report(id=Path(name).stem, text=text, title=_title(text), warnings=warnings), published)


def _bytes(source: Path | str | bytes, name: str, limit: int) -> bytes:
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)  # one more than the limit is enough to refuse it
    except FileNotFoundError as error:
        raise ReadError(f"There is no file {source}. Check the name and try again.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{source} is a folder. Name the files in it.") from error
    except PermissionError as error:
        raise ReadError(f"{source} may not be read. Check its permissions.") from error


def _published(report: Report, published: date | None) -> Report:
    if report.published is not None or published is None:
        return report
    return replace(report, published=published, published_basis="given")


def _title(text: str) -> str | None:
    """Return the first line where it reads like a headline: short, alone, and with no full stop."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    return first if rest.startswith("\n") and 0 < len(first) <= 120 and first[-1] not in '.:;,”"' else None
