"""Markdown: its text without the marks, and what its front matter says."""

import re
from collections.abc import Iterator
from datetime import date

from geo.model import Report
from geo.reading import plain_text
from geo.reading.found import compose
from geo.reading.html_text import to_text

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(
    r"""^(title|date|published|source|lang|language):[ \t]*["']?(.*?)["']?[ \t]*$""", re.M | re.I
)


def reports(data: bytes, name: str) -> Iterator[Report]:
    """Yield the report that a Markdown file holds."""
    from markdown_it import MarkdownIt

    text, warnings = plain_text.decode(data, name)
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {key.casefold(): value for key, value in _FIELD.findall(front.group(1)) if value}
        text = text[front.end() :]
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    yield compose(
        name,
        to_text(html),
        title=fields.get("title"),
        source=fields.get("source"),
        language=fields.get("lang") or fields.get("language"),
        published=_day(fields.get("published") or fields.get("date") or ""),
        warnings=warnings,
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
