"""Every format that is read, in one table."""

from dataclasses import dataclass

from geo.reading import (
    archive,
    feeds,
    html,
    json_lines,
    limits,
    mail,
    markdown,
    outlook,
    pdf,
    plain_text,
    tables,
    word,
)
from geo.reading.found import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, its file names, its reader and the most bytes of it that are read.

    `apart`: its reader runs in a process of its own with limits on time and memory.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Reader
    limit: int
    apart: bool = True


FORMATS: dict[str, Format] = {
    "text": Format("plain text", (".txt", ".text"), plain_text.reports, limits.TEXT_BYTES, apart=False),
    "jsonl": Format("JSON lines", (".jsonl", ".ndjson"), json_lines.reports, limits.LINES_BYTES, apart=False),
    "markdown": Format("Markdown", (".md", ".markdown"), markdown.reports, limits.TEXT_BYTES),
    "html": Format("a web page", (".html", ".htm", ".xhtml"), html.reports, limits.PAGE_BYTES),
    "feed": Format("a feed", (".rss", ".atom", ".rdf", ".xml"), feeds.reports, limits.PAGE_BYTES),
    "pdf": Format("PDF", (".pdf",), pdf.reports, limits.DOCUMENT_BYTES),
    "word": Format("a Word document", (".docx", ".docm", ".dotx"), word.reports, limits.DOCUMENT_BYTES),
    "mail": Format("a mail", (".eml",), mail.reports, limits.DOCUMENT_BYTES),
    "outlook": Format("an Outlook message", (".msg",), outlook.reports, limits.DOCUMENT_BYTES),
    "csv": Format("a table", (".csv", ".tsv"), tables.csv_reports, limits.DOCUMENT_BYTES),
    "sheet": Format(
        "a spreadsheet",
        (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
        tables.sheet_reports,
        limits.DOCUMENT_BYTES,
    ),
    "zip": Format("a zip archive", (".zip",), archive.members, limits.ARCHIVE_BYTES),
}

SUFFIXES = {suffix: kind for kind, form in FORMATS.items() for suffix in form.suffixes}
