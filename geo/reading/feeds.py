"""RSS and Atom: every entry a report, with the day it was published and the feed's name as its source."""

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.found import Found, compose, digest, line, stem
from geo.reading.html_text import to_text


def reports(data: bytes, name: str) -> Iterator[Found]:
    """Yield a report for each entry, or (id, what is wrong with it).

    Entries often hold only the first lines of an article; a warning says so where the feed calls it a summary.
    """
    import feedparser

    feed = feedparser.parse(
        BytesIO(data)
    )  # a file object: given text, the library would open paths and addresses
    if not feed.entries:
        raise ReadError(f"{name} is not a feed, or a feed without entries. Choose an RSS or Atom file.")
    for number, entry in enumerate(feed.entries[: limits.ROWS], 1):
        label = f"{name}, entry {number}"
        try:
            yield _report(entry, feed.feed, label, f"{stem(name)}:{number}")
        except ReadError as error:
            yield f"{stem(name)}:{number}", str(error)


def _report(entry: Any, feed: Any, label: str, id: str) -> Found:
    whole = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), None)
    body = to_text(whole or entry.get("summary") or "")
    title = line(to_text(entry.get("title") or ""))
    origin = entry.get("source") or {}
    return compose(
        label,
        body or title or "",
        id=id,
        title=title,
        source=line(origin.get("title") or feed.get("title") or entry.get("author")),
        language=(feed.get("language") or "en").split("-")[0].strip()[:8] or "en",
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        warnings=() if whole else ("The feed gives only this summary; open the article for the rest.",),
        sha256=digest(f"{title}\n{body}"),
    )


def _day(moment: Any) -> date | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).date() if moment else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
