"""What a file is, by its content first and its name second."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from geo.reading import limits
from geo.reading.errors import ReadError
from geo.reading.formats import FORMATS, SUFFIXES

HEAD_BYTES = 65_536

_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_PACKED = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_XML = re.compile(rb"\s*<(?:\?xml|!doctype|rss|feed|rdf)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def kind(data: bytes, name: str) -> str:
    """Return the key in FORMATS of a file's bytes; raises ReadError for formats known and not read.

    Text without a mark of its own goes by its name's suffix, and without that is plain text.
    """
    suffix = SUFFIXES.get(PurePosixPath(name.casefold()).suffix, "text")
    head = data[:HEAD_BYTES].removeprefix(_BYTE_ORDER_MARK)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, name)
    if head.startswith(_OLE):
        return _compound(data, name)
    if head.lstrip().startswith(b"%PDF-") or (suffix == "pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    _refuse_known(head, name)
    if suffix in ("text", "jsonl") and b"\0" in head:
        return suffix  # its reader says what is wrong, or knows the encoding
    if suffix in ("markdown", "csv", "jsonl", "mail"):
        return suffix  # any of them may begin with a tag and still be what they are called
    if _HTML.match(head):
        return "html"
    if _XML.match(head) and _FEED.search(head):
        return "feed"
    if suffix in ("html", "feed") and b"<" in head:
        return suffix
    return "text"


def limit(head: bytes, name: str) -> int:
    """Return the most bytes that are read of a file with this beginning."""
    if head.startswith(b"PK"):
        return limits.ARCHIVE_BYTES  # which kind of package it is, only its end tells
    if head.startswith(_OLE):
        return limits.DOCUMENT_BYTES
    return FORMATS[kind(head, name)].limit


def mismatch(found: str, name: str) -> tuple[str, ...]:
    """Return a warning where a file's name says another format than its content."""
    said = SUFFIXES.get(PurePosixPath(name.casefold()).suffix)
    if said is None or said == found:
        return ()
    return (f"{name} is named like {FORMATS[said].title}, but its content is {FORMATS[found].title}; "
            "it was read as that.",)  # fmt: skip


def _packed(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:200] if _small(archive, names) else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ReadError(
            f"{name} is a zip archive that is cut short or damaged. Copy or download it again."
        ) from error
    if "word/document.xml" in names:
        return "word"
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or b"opendocument.spreadsheet" in mimetype:
        return "sheet"
    for sign, what, instead in (
        ("ppt/presentation.xml", "a PowerPoint file", "PDF"),
        ("content.xml", "an OpenDocument file", "Word (.docx)"),
        ("META-INF/container.xml", "an e-book", "PDF or plain text"),
    ):
        if sign in names and (sign != "content.xml" or mimetype):
            raise ReadError(f"{name} is {what}, which is not read. Save it as {instead} and try again.")
    return "zip"


def _small(archive: zipfile.ZipFile, names: set[str]) -> bool:
    return "mimetype" in names and archive.getinfo("mimetype").file_size < 200


def _compound(data: bytes, name: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise ReadError(f"{name} is locked with a password. Remove the password in Office and try again.")
    if holds("__properties_version1.0"):
        return "outlook"
    if holds("WordDocument"):
        raise ReadError(f"{name} is a Word 97–2003 document (.doc). Save it as .docx and try again.")
    if holds("Workbook") or holds("Book"):
        return "sheet"
    raise ReadError(f"{name} is an old Office file of a kind that is not read. Save it as PDF and try again.")


def _refuse_known(head: bytes, name: str) -> None:
    for sign, what in _PICTURES:
        if head.startswith(sign):
            raise ReadError(
                f"{name} is a picture ({what}), not a text file. Type or paste the text that it shows."
            )
    for sign, what in _PACKED:
        if head.startswith(sign):
            raise ReadError(f"{name} is packed with {what}, which is not read. Unpack it, or pack it as zip.")
    if head.startswith(b"{\\rtf"):
        raise ReadError(f"{name} is rich text (RTF), which is not read. Save it as .docx or plain text.")
