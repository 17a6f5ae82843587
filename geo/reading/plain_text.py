"""Plain text: bytes of any encoding to a string, or a clear refusal."""

import unicodedata
from collections.abc import Iterator

from charset_normalizer import from_bytes

from geo.model import Report
from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.found import headline, stem

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def reports(data: bytes, name: str) -> Iterator[Report]:
    """Yield the report that a text file holds, every character of it kept."""
    text, warnings = decode(data, name)
    yield Report(id=stem(name), text=text, title=headline(text), warnings=warnings)


def decode(data: bytes, name: str, limit: int = limits.TEXT_BYTES) -> tuple[str, tuple[str, ...]]:
    """Return the text with line ends as newlines, and warnings: UTF-8, then a byte order mark, then detection.

    Raises ReadError for an empty file, one over `limit` bytes, and bytes that are no text.
    """
    if len(data) > limit:
        raise ReadError(
            f"{name} is larger than {limit / 1e6:.0f} MB, the most that is read. Split it and try again."
        )
    if not data.strip():
        raise ReadError(f"{name} is empty. Choose a file with the report's text.")
    text, warnings = _text(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadError(f"{name} has no text, only blank space.")
    odd = sum(unicodedata.category(c) == "Cc" and c not in "\n\t\f\v" for c in text[:20_000])
    if odd > 0.02 * min(len(text), 20_000):
        raise ReadError(f"{name} is not a text file. Save it as plain text (UTF-8) and try again.")
    return text, warnings


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ReadError(f"{name} says it is {encoding}, but byte {error.start} is not.") from error
    if b"\0" in data[:100_000]:
        raise ReadError(f"{name} is not a text file. Save it as plain text (UTF-8) and try again.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    found = from_bytes(data[:200_000]).best()
    if found is None:
        raise ReadError(
            f"{name} is in an encoding that cannot be recognised. Save it as UTF-8 and try again."
        )
    text = data.decode(found.encoding, errors="replace")
    return text, (f"{name} is not UTF-8; it was read as {found.encoding}. Check names with accents.",)
