"""Writes the files that the tests read: honest ones with the formats' own libraries, hostile ones by hand."""

import struct
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO

DAY = date(2025, 1, 11)
TITLE = "Shelling hits Zolochiv"
PARAGRAPHS = (
    "Shelling of Zolochiv in Kharkiv Oblast killed four people on Friday, the regional governor said.",
    "Another 12 people were wounded, and 1,500 households were without power by the evening.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))


def html(body: str = "", head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Steppe Gazette">
<meta property="article:published_time" content="{DAY}T09:30:00+02:00">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>{TITLE}</h1>{paragraphs}{body}</article>
<footer><p>All rights reserved</p></footer></body></html>""".encode()


def markdown() -> bytes:
    first, second = PARAGRAPHS
    first = first.replace("killed", "**killed**").replace(
        "on Friday", "on [Friday](https://example.org/a_(b))"
    )
    second = second.replace("the evening", "the *evening*").replace(", and ", ",\nand ")
    front = f"---\ntitle: {TITLE}\ndate: {DAY}\nsource: The Steppe Gazette\n---"
    return f"{front}\n\n# {TITLE}\n\n{first}\n\n{second}\n".encode()


def word(paragraphs: Sequence[str] = (TITLE, *PARAGRAPHS), *, modified: date | None = DAY) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if modified:
        document.core_properties.modified = datetime(modified.year, modified.month, modified.day)
        document.core_properties.title = TITLE
    return saved(document)


def saved(document: object) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def sheet(rows: Sequence[Sequence[object]], *more: Sequence[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for number, each in enumerate((rows, *more)):
        page = book.active if number == 0 else book.create_sheet()
        for row in each:
            page.append(list(row))
    return saved(book)


def mail(
    text: str | None = None, markup: str | None = None, attached: Sequence[tuple[str, bytes]] = ()
) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "Steppe Gazette <desk@example.org>"
    message["Date"] = "Sat, 11 Jan 2025 23:30:00 +0200"
    if text is not None:
        message.set_content(text)
    if markup is not None and text is None:
        message.set_content(markup, subtype="html")
    elif markup is not None:
        message.add_alternative(markup, subtype="html")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def rss(items: str | None = None, prolog: str = "") -> bytes:
    items = items or (
        f"<item><title>{TITLE}</title><guid>g1</guid><pubDate>Sat, 11 Jan 2025 09:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>"
        "<item><title>Quiet night</title><description>No shelling was heard.</description></item>"
    )
    return (
        f'<?xml version="1.0"?>{prolog}<rss version="2.0"><channel><title>Steppe Gazette</title>'
        f"<language>en-gb</language>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Steppe Gazette</title>'
        f'<entry><title>{TITLE}</title><published>{DAY}T09:00:00Z</published><content type="html">'
        f"&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;p&gt;{PARAGRAPHS[1]}&lt;/p&gt;</content></entry></feed>"
    ).encode()


def packed(members: Sequence[tuple[str, bytes]]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def replaced(package: bytes, member: str, content: bytes) -> bytes:
    """Return a .docx or .xlsx with one of its parts exchanged."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return packed([(n, content if n == member else archive.read(n)) for n in archive.namelist()])


def part(package: bytes, member: str) -> bytes:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return archive.read(member)


def locked(package: bytes) -> bytes:
    """Return an archive whose members say that they are encrypted."""
    data = bytearray(package)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


# PDF


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered objects, the first its catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, trailer, len(out),
    )  # fmt: skip


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def pdf(pages: Sequence[Sequence[str]], info: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return a PDF with these lines on its pages; an empty line leaves a paragraph's space."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s>>" % info,
    ]
    for i, lines in enumerate(pages):
        shown = b"".join(
            b"(%s) Tj T*\n"
            % line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            for line in lines
        )
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>" % (6 + 2 * i),
            stream(b"", b"BT /F 11 Tf 14 TL 60 780 Td\n%sET" % shown),
        ]  # fmt: skip
    return pdf_of(objects, b"/Info 4 0 R" + trailer)


def looping_pdf(levels: int = 30) -> bytes:
    """Return a page that draws a form that draws another twice, and so on: two to the 30th drawings."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"", b"/X Do"),
    ]
    for level in range(levels):
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)
        objects.append(stream(form, b"/X Do /X Do"))
    return pdf_of([*objects, stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 m")])


# Outlook messages: a compound file as in [MS-CFB], all its streams in the ministream

_SECTOR, _MINI, _END, _FREE = 512, 64, 0xFFFF_FFFE, 0xFFFF_FFFF


def outlook(properties: dict[str, bytes], attachments: Sequence[dict[str, bytes]] = ()) -> bytes:
    """Return a .msg with these streams, and a storage for each attachment."""
    names, parents, contents = ["Root Entry"], [-1], [b""]
    for name, content in properties.items():
        names.append(name), parents.append(0), contents.append(content)
    for number, attachment in enumerate(attachments):
        names.append(f"__attach_version1.0_#{number:08X}"), parents.append(0), contents.append(None)
        storage = len(names) - 1
        for name, content in attachment.items():
            names.append(name), parents.append(storage), contents.append(content)
    mini, mini_fat, starts = b"", [], []
    for content in contents:
        blocks = -(-len(content or b"") // _MINI)
        starts.append(len(mini_fat) if blocks else _END)
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + blocks), _END] if blocks else []
        mini += (content or b"").ljust(blocks * _MINI, b"\0")
    directory_sectors = -(-128 * len(names) // _SECTOR)
    mini_fat_sectors = -(-4 * len(mini_fat) // _SECTOR)
    starts[0] = 1 + directory_sectors + mini_fat_sectors  # after the FAT, the directory and the mini FAT
    directory = b"".join(_entry(i, names, parents, contents, starts[i], len(mini)) for i in range(len(names)))
    chains = [
        _sectors(directory),
        _sectors(struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff"),
        _sectors(mini),
    ]
    fat, first, body = [0xFFFF_FFFD], [], b""
    for chain in chains:
        first.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + len(chain)), _END]
        body += b"".join(chain)
    directory_at, mini_fat_at, _ = first
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, directory_at, 0, 4096,
        mini_fat_at, len(chains[1]), _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + body


def _sectors(data: bytes, fill: bytes = b"\0") -> list[bytes]:
    padded = data.ljust(-(-len(data) // _SECTOR) * _SECTOR, fill)
    return [padded[i : i + _SECTOR] for i in range(0, len(padded), _SECTOR)]


def _entry(
    i: int, names: list[str], parents: list[int], contents: list[bytes | None], start: int, mini_size: int
) -> bytes:
    name = names[i].encode("utf-16-le") + b"\0\0"
    kind = 5 if i == 0 else 1 if contents[i] is None else 2
    children = [j for j, parent in enumerate(parents) if parent == i]
    siblings = [j for j, parent in enumerate(parents) if parent == parents[i] and j > i]
    size = mini_size if i == 0 else len(contents[i] or b"")
    entry = struct.pack(
        "<64sHBBIII16sIQQ",
        name, len(name), kind, 1, _FREE, siblings[0] if siblings and i else _FREE, children[0] if children else _FREE,
        b"", 0, 0, 0,
    )  # fmt: skip
    return entry + struct.pack("<IQ", start, size)


def property_stream(sent: date) -> bytes:
    moment = datetime(sent.year, sent.month, sent.day, 9, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    return b"\0" * 32 + struct.pack("<IIQ", 0x0039_0040, 6, moment // timedelta(microseconds=1) * 10)
