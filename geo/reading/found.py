"""What reading finds: reports, what is wrong, and files inside files; and how a report is put together."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from geo.model import Report
from geo.reading import limits
from geo.reading.errors import ReadError

Found = Report | tuple[str, str]  # a report, or (id, what is wrong with it)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file: of an archive, or attached to a mail."""

    name: str
    data: bytes


Reader = Callable[[bytes, str], Iterator[Found | Member]]

_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n ?(?:\n ?){2,}")


def compose(
    name: str,
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    source: str | None = None,
    language: str | None = None,
    published: date | None = None,
    basis: str = "metadata",
    warnings: tuple[str, ...] = (),
    sha256: str | None = None,
) -> Report:
    """Return a report from the parts a format gives; a title that the text does not open with is set above it.

    Headlines make claims too, so they belong to the text. Raises ReadError where there is no text or too much.
    """
    text = tidy(text)
    title = line(title)
    if not text:
        raise ReadError(f"{name} has no text. Open it and paste the text, if it shows any.")
    if title and _letters(title) not in _letters(text[: 3 * len(title) + 500]):
        text = f"{title}\n\n{text}"
    if len(text) > limits.TEXT_BYTES:
        raise ReadError(
            f"{name} holds more than {limits.TEXT_BYTES / 1e6:.0f} million characters, the most that is read "
            "as one report. Split it and try again."
        )
    return Report(
        id=id or stem(name),
        text=text,
        title=title or headline(text),
        source=line(source),
        language=language or "en",
        published=published,
        published_basis=basis if published else None,
        warnings=warnings,
        sha256=sha256,
    )


def tidy(text: str) -> str:
    """Return text without what cannot be seen, its spaces single and its paragraphs one blank line apart."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _SPACES.sub(" ", _UNPRINTED.sub("", text.replace("\f", "\n\n").replace("\v", "\n")))
    return _BLANK_LINES.sub("\n\n", text).strip()


def line(text: object) -> str | None:
    """Return a title or a source as one line of at most 300 characters; None where it is blank."""
    said = " ".join(tidy(str(text)).split()) if text is not None else ""
    return said[:300] or None


def headline(text: str) -> str | None:
    """Return the first line where it reads like a headline: short, alone, and with no full stop."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    return first if rest.startswith("\n") and 0 < len(first) <= 120 and first[-1] not in '.:;,”"' else None


def stem(name: str) -> str:
    """Return a file's name without its last suffix, its folders kept."""
    path = PurePosixPath(name)
    return str(path.with_suffix("")) if path.name and path.suffix else name


def digest(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text in UTF-8."""
    return hashlib.sha256(data.encode("utf-8", "replace") if isinstance(data, str) else data).hexdigest()


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
