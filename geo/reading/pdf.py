"""PDF: the text layer, its lines joined to paragraphs, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from geo.model import Report
from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.found import compose

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line's end, the line break removed
_HYPHENATED = re.compile(r"(\w+)(?:\ufffe|(?<=\w)[-‐]\n)(\w+)")
_MADE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_RUNNING_FROM = 3  # pages: a line at the same edge of as many is a running head or foot
_PARAGRAPH_PITCH = 1.35  # of the usual distance between lines; more is a paragraph's space
_SHORT_LINE = 0.85  # of the widest; a shorter one that closes a sentence closes its paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its box in points, the origin at the page's lower left."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def reports(data: bytes, name: str) -> Iterator[Report]:
    """Yield the report that a PDF holds.

    Its creation day is that of the file, perhaps of a printout: basis "file", weaker than a dateline.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise ReadError(
                f"{name} is locked with a password. Save a copy without one and try again."
            ) from error
        raise ReadError(
            f"{name} is a damaged PDF. Open it in a PDF viewer and print it to a new PDF."
        ) from error
    if len(document) > limits.PDF_PAGES:
        raise ReadError(
            f"{name} has {len(document):,} pages; at most {limits.PDF_PAGES:,} are read. Split it and try again."
        )
    pages, faulty = [], []
    for number in range(len(document)):
        try:
            pages.append(_lines(document[number].get_textpage()))
        except pypdfium2.PdfiumError:
            faulty.append(number + 1)
    text = _dehyphenated(_joined([_paragraphs(page) for page in _without_running(pages)]))
    if not text.strip() and faulty:
        raise ReadError(f"{name} is a damaged PDF. Open it in a PDF viewer and print it to a new PDF.")
    if not text.strip():
        raise ReadError(
            f"{name} has no text layer: its pages are pictures, as of a scan. Run text recognition (OCR) on it first."
        )
    properties = document.get_metadata_dict()
    title = " ".join(str(properties.get("Title", "")).split())
    yield compose(
        name,
        text,
        title=title if title and title.casefold() in " ".join(text[:3000].split()).casefold() else None,
        published=_made(str(properties.get("CreationDate", ""))),
        basis="file",
        warnings=(f"Damaged and not read: page {', '.join(map(str, faulty[:20]))}.",) if faulty else (),
    )


def _lines(page: Any) -> list[_Line]:
    """Return a page's lines in the order of its content."""
    found = []
    start = 0
    for piece in page.get_text_range().split("\r\n"):
        text = piece.strip()
        if text:
            first = start + piece.index(text[0])
            last = start + len(piece.rstrip()) - 1
            left, bottom, _, top = page.get_charbox(min(first, page.count_chars() - 1), loose=True)
            right = page.get_charbox(min(last, page.count_chars() - 1), loose=True)[2]
            found.append(_Line(text, left, right, bottom, top - bottom))
        start += len(piece) + 2
    return found


def _without_running(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Return the pages without lines that stand at the same edge of several, but for their numbers."""
    edges = [[_shape(line) for line in (*page[:2], *page[2:][-2:])] for page in pages]
    seen = Counter(shape for edge in edges for shape in set(edge))
    running = {shape for shape, count in seen.items() if count >= max(_RUNNING_FROM, len(pages) / 2)}
    numbers = re.compile(r"[-–— ]*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?[-–— ]*", re.IGNORECASE)

    def kept(index: int, line: _Line, last: int) -> bool:
        at_edge = index < 2 or index > last - 2
        return not (
            at_edge and (_shape(line) in running or (len(pages) > 1 and numbers.fullmatch(line.text)))
        )

    return [[line for i, line in enumerate(page) if kept(i, line, len(page) - 1)] for page in pages]


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())


def _paragraphs(lines: list[_Line]) -> list[str]:
    if not lines:
        return []
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    downward = sorted(s for s in steps if s > 0) or [lines[0].height]
    pitch = downward[len(downward) // 4]  # lines within paragraphs are the closer ones
    widest = max(line.right for line in lines)
    paragraphs = [lines[0].text]
    for above, below, step in zip(lines, lines[1:], steps, strict=False):
        apart = step > _PARAGRAPH_PITCH * pitch or step < -0.5 * above.height
        column_goes_on = step < -0.5 * above.height and not _CLOSED.search(above.text)
        ended = _CLOSED.search(above.text) and above.right < _SHORT_LINE * widest
        indented = _CLOSED.search(above.text) and 4 < below.left - above.left < 60
        larger = not 0.8 < above.height / max(below.height, 0.1) < 1.25
        if (apart and not column_goes_on) or ended or indented or (larger and step > 0.5 * above.height):
            paragraphs.append(below.text)
        else:
            paragraphs[-1] += "\n" + below.text
    return paragraphs


def _joined(pages: list[list[str]]) -> str:
    """Return the pages as one text; a paragraph that runs over a page's end stays one."""
    paragraphs: list[str] = []
    for page in pages:
        runs_on = page and paragraphs and page[0][:1].islower() and not _CLOSED.search(paragraphs[-1])
        if runs_on:
            paragraphs[-1] += "\n" + page[0]
        paragraphs += page[1:] if runs_on else page
    return "\n\n".join(paragraphs)


def _dehyphenated(text: str) -> str:
    """Return the text with words whole that were divided at line ends, and its lines running on."""
    words = set(re.findall(r"\w+(?:-\w+)*", text.casefold()))

    def whole(match: re.Match[str]) -> str:
        before, after = match.groups()
        compound = (
            not after[:1].islower() or not before[-1:].islower() or f"{before}-{after}".casefold() in words
        )
        return f"{before}-{after}" if compound else before + after

    text = _HYPHENATED.sub(whole, text).replace(_HYPHEN, "-")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def _made(stamp: str) -> date | None:
    parts = _MADE.match(stamp)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None
