"""Web pages: the main text without menus and adverts, with the title, site and date that the page states."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.model import Report
from geo.reading import limits, plain_text
from geo.reading.errors import ReadError
from geo.reading.found import compose, tidy
from geo.reading.html_text import declared_charset, to_text

_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\slang=["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
_LEAST_CHARACTERS = 25  # a main text shorter than that was missed, not found


def reports(data: bytes, name: str) -> Iterator[Report]:
    """Yield the report that a page holds; the parser is loaded here, by the process that parses."""
    from trafilatura import bare_extraction

    page, warnings = _decode(data, name)
    main: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    text = (main.text or "") if main else ""
    if len(tidy(text)) < _LEAST_CHARACTERS:
        text = to_text(page)
        warnings += (f"{name} has no recognisable main text; all its text was read, menus included.",)
    else:
        text = "\n\n".join(text.split("\n"))
    if not tidy(text):
        raise ReadError(
            f"{name} is a web page without text, perhaps filled in by scripts. Open it in a browser, copy the "
            "text and paste it."
        )
    yield compose(
        name,
        text,
        title=main.title if main else None,
        source=(main.sitename or main.hostname) if main else None,
        language=_language(page),
        published=_day(main.date) if main else None,
        warnings=warnings,
    )


def _language(page: str) -> str | None:
    stated = _LANGUAGE.search(page[:4096])
    return stated.group(1).casefold() if stated else None


def _decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    charset = declared_charset(data)
    if charset and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(charset), ()
        except UnicodeDecodeError:
            pass  # pages often lie; what follows detects
    return plain_text.decode(data, name, limits.PAGE_BYTES)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
