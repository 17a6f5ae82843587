"""JSON lines: one report a line, as {"id", "text"[, "published", "title", "source", "language"]}."""

import json
from collections.abc import Iterator
from datetime import date

from geo.model import Report
from geo.reading.errors import ReadError


def reports(text: str, name: str) -> Iterator[Report | tuple[str, str]]:
    """Yield a Report for each line, or (id, what is wrong with it); blank lines are skipped."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _report(line, number, name)
            except ReadError as error:
                yield _id_of(line, number, name), str(error)


def _report(line: str, number: int, name: str) -> Report:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"{name}, line {number}, is not JSON: {error.msg}.") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise ReadError(f'{name}, line {number}, has no "text".')
    if not fields["text"].strip():
        raise ReadError(f"{name}, line {number}, has an empty text.")
    published = parse_day(fields["published"], f"{name}, line {number}") if fields.get("published") else None
    return Report(
        id=str(fields.get("id") or f"{name}:{number}"),
        text=fields["text"],
        title=fields.get("title"),
        source=fields.get("source"),
        language=fields.get("language") or "en",
        published=published,
        published_basis="given" if published else None,
    )


def parse_day(value: str, name: str) -> date:
    """Return an ISO day; raises ReadError where it is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ReadError(f"{name}: “{value}” is not a date. Write it as 2025-01-11.") from error


def _id_of(line: str, number: int, name: str) -> str:
    try:
        found = json.loads(line)
        return str(found.get("id") or f"{name}:{number}") if isinstance(found, dict) else f"{name}:{number}"
    except json.JSONDecodeError:
        return f"{name}:{number}"
