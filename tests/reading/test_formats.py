"""Honest files of every format, written with the formats' own libraries: the same report comes out of each."""

from datetime import date
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import documents
import pytest
from docx import Document
from docx.oxml import parse_xml

from geo.extraction.pipeline import extract
from geo.model import Mention, Report
from geo.reading import FORMATS, read, read_all, read_many
from geo.reading.found import digest

DAY, TITLE, TEXT, PARAGRAPHS = documents.DAY, documents.TITLE, documents.TEXT, documents.PARAGRAPHS
LINES = (TITLE, "", *(line for p in PARAGRAPHS for line in (*wrap(p, 60), "")))
GAZETTE = "The Steppe Gazette"


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


OUTLOOK = {
    "__properties_version1.0": documents.property_stream(DAY),
    "__substg1.0_0037001F": utf16(TITLE),
    "__substg1.0_0C1A001F": utf16("Steppe Gazette"),
    "__substg1.0_1000001F": utf16("\r\n\r\n".join(PARAGRAPHS)),
}
BODY = "\n\n".join(PARAGRAPHS)
SAME = [  # file, its source, its day and how that is known
    ("a.txt", TEXT.encode(), None, None, None),
    ("a.md", documents.markdown(), GAZETTE, DAY, "metadata"),
    ("a.html", documents.html(), GAZETTE, DAY, "metadata"),
    ("a.pdf", documents.pdf([LINES], b"/CreationDate(D:20250111080000Z)"), None, DAY, "file"),
    ("a.docx", documents.word(), None, DAY, "file"),
    ("a.eml", documents.mail(BODY), "Steppe Gazette", DAY, "metadata"),
    (
        "b.eml",
        documents.mail(markup=f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>"),
        "Steppe Gazette",
        DAY,
        "metadata",
    ),
    ("a.msg", documents.outlook(OUTLOOK), "Steppe Gazette", DAY, "metadata"),
]


@pytest.mark.parametrize(("name", "data", "source", "published", "basis"), SAME, ids=[row[0] for row in SAME])
def test_every_format_gives_the_same_text(
    name: str, data: bytes, source: str | None, published: date | None, basis: str | None, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    report = read(tmp_path / name)
    assert report.text == TEXT
    assert report.title == TITLE
    assert (report.source, report.published, report.published_basis) == (source, published, basis)
    assert report.id == name[0]
    assert report.sha256 == digest(data)
    assert report.warnings == ()


def test_the_files_cover_every_format_of_one_report() -> None:
    suffixes = {Path(row[0]).suffix for row in SAME}
    many = {"jsonl", "feed", "csv", "sheet", "zip"}
    assert {kind for kind, form in FORMATS.items() if suffixes & set(form.suffixes)} == set(FORMATS) - many


def test_a_given_day_yields_to_what_the_page_states_but_not_to_the_day_of_the_file() -> None:
    given = date(2024, 2, 2)
    assert read(documents.html(), name="a.html", published=given).published == DAY
    report = read(documents.word(), name="a.docx", published=given)
    assert (report.published, report.published_basis) == (given, "given")


def test_a_word_document_without_properties_states_no_day() -> None:
    bare = documents.word(modified=None)
    assert read(bare, name="a.docx").published is None


def test_word_keeps_insertions_tables_and_notes_and_leaves_deletions_out() -> None:
    document = Document()
    name_space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document.element.body.insert(0, parse_xml(
        f"<w:p {name_space}><w:r><w:t>Killed: </w:t></w:r><w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>six</w:t></w:r></w:ins></w:p>"
    ))  # fmt: skip
    document.element.body.insert(1, parse_xml(
        f"<w:sdt {name_space}><w:sdtContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Lyman", "7"
    assert read(documents.saved(document), name="a.docx").text == "Killed: six\n\nIn a box.\n\nLyman | 7"


def test_a_pdf_loses_running_heads_page_numbers_and_line_ends_but_no_words() -> None:
    pages = [
        (
            "Steppe Gazette 11",
            "Four people were killed in Zolo-",
            "chiv by long-",
            "range drones, and the governor",
            "1",
        ),
        (
            "Steppe Gazette 11",
            "said that 12 others were hurt. A long-range drone",
            "fell on a school.",
            "",
            "2",
        ),
        ("Steppe Gazette 11", "The second paragraph of it.", "", "Page 3"),
    ]
    text = read(documents.pdf(pages), name="a.pdf").text
    assert text == (
        "Four people were killed in Zolochiv by long-range drones, and the governor said that 12 others were hurt. "
        "A long-range drone fell on a school.\n\nThe second paragraph of it."
    )


def test_a_page_in_an_old_encoding_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Обстріл Золочева: загинули четверо людей.</p>'
    assert "Обстріл Золочева" in read(page.encode("cp1251"), name="a.html").text


def test_a_mail_says_what_was_attached_and_reads_what_it_can() -> None:
    data = documents.mail(
        "See below.", attached=[("report.docx", documents.word()), ("photo.jpg", b"\xff\xd8\xff")]
    )
    mail, attached = read_many(data, name="a.eml")
    assert isinstance(mail, Report)
    assert mail.warnings == ("Attached and not read: photo.jpg.",)
    assert isinstance(attached, Report)
    assert (attached.id, attached.text) == ("a.eml/report", TEXT)


def test_an_outlook_message_with_html_alone_and_an_attachment() -> None:
    only = {k: v for k, v in OUTLOOK.items() if "1000001F" not in k}
    only["__substg1.0_10130102"] = b"<html><body><p>Six died.</p></body></html>"
    attachment = {"__substg1.0_3707001F": utf16("n.txt"), "__substg1.0_37010102": b"Five died."}
    found = list(read_many(documents.outlook(only, [attachment]), name="a.msg"))
    assert [(r.id, r.text) for r in found if isinstance(r, Report)] == [
        ("a", f"{TITLE}\n\nSix died."),
        ("a.msg/n", "Five died."),
    ]


@pytest.mark.parametrize(("name", "data"), [("a.rss", documents.rss()), ("a.atom", documents.atom())])
def test_each_entry_of_a_feed_is_a_report(name: str, data: bytes) -> None:
    first, *others = read_many(data, name=name)
    assert isinstance(first, Report)
    assert first.text.startswith(f"{TITLE}\n\n{PARAGRAPHS[0]}")
    assert "alert" not in first.text
    assert (first.source, first.published, first.published_basis) == ("Steppe Gazette", DAY, "metadata")
    for other in others:
        assert isinstance(other, Report)
        assert other.published is None
        assert "summary" in other.warnings[0]
        assert other.sha256 != first.sha256


def test_an_archive_is_read_through_with_archives_and_mails_in_it() -> None:
    inner = documents.packed([("c.docx", documents.word())])
    data = documents.packed([
        ("folder/a.pdf", documents.pdf([LINES])), ("folder/b.zip", inner), ("__MACOSX/._a.pdf", b"\0\5"),
        ("d.jsonl", b'{"id": "one", "text": "One."}\n{broken'), ("e.png", b"\x89PNG\r\n"), ("f.txt", b"  "),
    ])  # fmt: skip
    found = list(read_many(data, name="week.zip", published=date(2024, 2, 2)))
    assert [r.id if isinstance(r, Report) else r[0] for r in found] == [
        "week.zip/folder/a", "week.zip/folder/b.zip/c", "one", "week.zip/d.jsonl:2", "week.zip/e", "week.zip/f",
    ]  # fmt: skip
    assert [r.text for r in found if isinstance(r, Report)] == [TEXT, TEXT, "One."]
    problems = [r[1] for r in found if isinstance(r, tuple)]
    for problem, said in zip(
        problems, ("d.jsonl, line 2, is not JSON", "is a picture", "empty"), strict=True
    ):
        assert said in problem


WRONG_NAMES = [
    ("a.pdf", documents.html(), "a.pdf is named like PDF, but its content is a web page"),
    ("a.txt", documents.word(), "a.txt is named like plain text, but its content is a Word document"),
    ("a.docx", TEXT.encode(), "a.docx is named like a Word document, but its content is plain text"),
    ("a.html", documents.pdf([LINES]), "a.html is named like a web page, but its content is PDF"),
]


@pytest.mark.parametrize(("name", "data", "warning"), WRONG_NAMES)
def test_a_wrong_suffix_is_read_by_content_and_said(name: str, data: bytes, warning: str) -> None:
    report = read(data, name=name)
    assert report.text == TEXT
    assert report.warnings[0].startswith(warning)


def test_many_files_are_read_side_by_side_in_their_order(tmp_path: Path) -> None:
    paths = []
    for number in range(12):
        name, data, *_ = SAME[number % len(SAME)]
        path = tmp_path / f"{number:02} {name}"
        path.write_bytes(data)
        paths.append(path)
    found = list(read_all([*paths, ("bad.pdf", b"%PDF-1.4 nothing")]))
    assert [name for name, _ in found] == [*(p.name for p in paths), "bad.pdf"]
    assert all(isinstance(items[0], Report) and items[0].text == TEXT for _, items in found[:-1])
    assert "damaged PDF" in found[-1][1][0][1]


def test_a_stream_of_bytes_and_a_path_are_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(documents.word())
    assert read(path) == read(BytesIO(path.read_bytes()).getvalue(), name="a.docx") == read(str(path))


def test_what_a_text_says_of_its_day_outweighs_the_day_its_file_was_made() -> None:
    class NoPlaces:
        def find(self, text: str) -> list[Mention]:
            return []

    later = date(2025, 3, 1)
    for text, day, basis in (
        ("KYIV, Ukraine, January 11, 2025 (Steppe Gazette) — Four people were killed.", DAY, "dateline"),
        ("Four people were killed.", later, "file"),
    ):
        report = extract(
            read(documents.word([text], modified=later), name="a.docx"), recogniser=NoPlaces()
        ).report
        assert (report.published, report.published_basis) == (day, basis)
