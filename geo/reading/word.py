"""Word documents: paragraphs, tables and notes in reading order, insertions kept and deletions left out."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from geo.model import Report
from geo.reading import archive
from geo.reading.errors import ReadError
from geo.reading.found import compose

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"})  # a fallback says it twice
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes")


def reports(data: bytes, name: str) -> Iterator[Report]:
    """Yield the report that a .docx holds.

    Its "created" day is that of the file, often of a template's: basis "file", weaker than a dateline.
    """
    from docx import Document
    from docx.oxml import parse_xml

    archive.check(data, name)
    try:
        document = Document(BytesIO(data))
    except Exception as error:  # the library raises whatever a broken part makes it raise
        raise ReadError(f"{name} is a damaged Word document. Open it in Word and save it again.") from error
    if document.element.getroottree().docinfo.doctype:
        raise ReadError(
            f"{name} declares entities of its own, as no word processor does but files made to do harm. "
            "It was not read. Save it again in Word if you trust it."
        )
    blocks = list(_blocks(document.element.body))
    for relation in document.part.rels.values():
        if relation.reltype.rsplit("/", 1)[-1] in _NOTES and not relation.is_external:
            blocks += _blocks(parse_xml(relation.target_part.blob))
    properties = document.core_properties if _has_properties(document) else None
    made = properties and (properties.modified or properties.created)
    yield compose(
        name,
        "\n\n".join(b for b in blocks if b.strip()),
        title=_stated(properties.title, blocks) if properties else None,
        published=made.date() if made and made.year > 2013 else None,  # the library's own template is of 2013
        basis="file",
        warnings=("Pictures in it were not read.",) if document.inline_shapes else (),
    )


def _blocks(element: Any) -> Iterator[str]:
    """Yield each paragraph, and each table row with its cells after one another."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _text(child)
        elif child.tag == f"{_W}tr":
            cells = (" ".join(_blocks(cell)).strip() for cell in child.iter(f"{_W}tc"))
            yield " | ".join(cell for cell in cells if cell)
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _text(paragraph: Any) -> str:
    parts = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag in _LEFT_OUT:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}p":  # of a text box
            parts.append("\n\n")
        parts.append(_BREAKS.get(node.tag, "") if isinstance(node.tag, str) else "")
        waiting.extend(reversed(node))
    return "".join(parts)


def _has_properties(document: Any) -> bool:
    """Return whether the file states any; the library would make some up, of this very moment."""
    return any(r.reltype.endswith("/core-properties") for r in document.part.package.rels.values())


def _stated(title: str | None, blocks: list[str]) -> str | None:
    """Return the title property only where the document shows it: many keep their template's."""
    opening = " ".join(" ".join(blocks[:10]).split()).casefold()
    return title if title and " ".join(title.split()).casefold() in opening else None
