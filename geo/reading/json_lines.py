"""JSON lines: one report a line, as {"id", "text"[, "published", "title", "source", "language"]}."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.model import Report
from geo.reading import limits, plain_text
from geo.reading.errors import ReadError
from geo.reading.found import Found, digest, line


def reports(data: bytes, name: str) -> Iterator[Found]:
    """Yield a Report for each line, or (id, what is wrong with it); blank lines are skipped."""
    text, _ = plain_text.decode(data, name, limits.LINES_BYTES)
    for number, written in enumerate(text.split("\n"), 1):
        if written.strip():
            label, id = f"{name}, line {number}", f"{name}:{number}"
            try:
                fields = _fields(written, label)
                id = line(fields.get("id")) or id
                yield _report(fields, label, id, digest(written))
            except ReadError as error:
                yield id, str(error)


def _fields(written: str, label: str) -> dict[str, Any]:
    try:
        fields = json.loads(written)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{label}, is not JSON: {error.msg}. Write each report as one line of JSON."
        ) from error
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of thousands of digits, lists in lists without end
        raise ReadError(f"{label}, is JSON that is too large to read. Write it anew.") from error
    if not isinstance(fields, dict):
        raise ReadError(f'{label}, has no "text". Write each report as {{"id": …, "text": …}}.')
    return fields


def _report(fields: dict[str, Any], label: str, id: str, sha256: str) -> Report:
    text = fields.get("text")
    if not isinstance(text, str):
        raise ReadError(f'{label}, has no "text". Write each report as {{"id": …, "text": …}}.')
    if not text.strip():
        raise ReadError(f"{label}, has an empty text. Give its text or leave the line out.")
    if len(text) > limits.TEXT_BYTES:
        raise ReadError(
            f"{label}, is longer than {limits.TEXT_BYTES / 1e6:.0f} million characters. Split it."
        )
    published = parse_day(fields["published"], label) if fields.get("published") else None
    return Report(
        id=id,
        text=text.encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        ),  # \ud83d alone is no character
        title=line(fields.get("title")),
        source=line(fields.get("source")),
        language=line(fields.get("language")) or "en",
        published=published,
        published_basis="given" if published else None,
        sha256=sha256,
    )


def parse_day(value: str, name: str) -> date:
    """Return an ISO day; raises ReadError where it is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise ReadError(f"{name}: “{value}” is not a date. Write it as 2025-01-11.") from error
