"""Files made to do harm: each is refused by name with what to do, or read without obeying it."""

import struct
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import documents
import pytest

from geo.model import Report
from geo.reading import limits, read_many
from geo.reading.found import Found
from geo.reading.workers import Workers

SECRET = "the-secret-of-this-machine"
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
ROWS = [["text"], [documents.PARAGRAPHS[0]]]


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return f'<!DOCTYPE x [<!ENTITY l11 SYSTEM "{path.as_uri()}">]>'


def with_entity(prolog: str) -> Iterator[tuple[str, bytes]]:
    """Yield a document of each XML format whose text is an entity that the prolog declares."""
    word, sheet = documents.word(), documents.sheet(ROWS)
    xml = documents.part(word, "word/document.xml").decode()
    bad = xml.replace("<w:document", f"{prolog}<w:document", 1).replace("Another", "&l11; Another")
    yield "a.docx", documents.replaced(word, "word/document.xml", bad.encode())
    strings = documents.part(sheet, "xl/worksheets/sheet1.xml").decode()
    bad = strings.replace("<worksheet", f"{prolog}<worksheet", 1).replace("Shelling", "&l11; Shelling")
    yield "a.xlsx", documents.replaced(sheet, "xl/worksheets/sheet1.xml", bad.encode())
    item = "<item><title>One</title><description>&l11; fell.</description></item>"
    yield "a.rss", documents.rss(item, prolog)
    yield "a.xml", documents.rss(item, prolog)
    yield "a.html", documents.html("<p>&l11;</p>").replace(b"<!DOCTYPE html>", prolog.encode())


def test_no_format_reads_a_file_that_a_document_names(secret: str) -> None:
    for name, data in with_entity(secret):
        found = list(read_many(data, name=name))
        assert found, name
        assert SECRET not in repr(found), name


def test_a_word_document_with_entities_is_refused_and_not_read_with_gaps(secret: str) -> None:
    name, data = next(with_entity(secret))
    assert "declares entities of its own" in refusal(list(read_many(data, name=name)))


def test_no_format_multiplies_laughter() -> None:
    for name, data in with_entity(LAUGHS):
        start = time.monotonic()
        found = list(read_many(data, name=name))
        assert found, name
        assert len(repr(found)) < 5_000, name
        assert "hahaha" not in repr(found), name
        assert time.monotonic() - start < 10, name


def refusal(found: list[Found]) -> str:
    ((_, problem),) = [item for item in found if isinstance(item, tuple)]
    return problem


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = documents.packed([(f"{i}.txt", b"0" * 9_000_000) for i in range(12)])
    problem = refusal(list(read_many(bomb, name="bomb.zip")))
    assert "bomb.zip unpacks to" in problem
    assert "not opened" in problem
    word = documents.replaced(documents.word(), "word/document.xml", b" " * 60_000_000)
    assert "made to do harm" in refusal(list(read_many(word, name="bomb.docx")))
    sheet = documents.replaced(documents.sheet(ROWS), "xl/worksheets/sheet1.xml", b" " * 60_000_000)
    assert "made to do harm" in refusal(list(read_many(sheet, name="bomb.xlsx")))


def test_a_bomb_that_lies_about_its_size_gives_only_what_it_says() -> None:
    bomb = bytearray(documents.packed([("a.txt", b"killed " * 5_000_000)]))
    at = bomb.find(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<I", 1_000)
    at = 0
    bomb[at + 22 : at + 26] = struct.pack("<I", 1_000)
    found = list(read_many(bytes(bomb), name="lie.zip"))
    assert len(repr(found)) < 5_000


def test_archives_within_archives_end_at_the_limit() -> None:
    data, name = b"Five killed in Lyman.", "a.txt"
    for level in range(limits.ARCHIVE_DEPTH + 1):
        data, name = documents.packed([(name, data)]), f"level{level}.zip"
        found = list(read_many(data, name=name))
        if level < limits.ARCHIVE_DEPTH:
            assert isinstance(found[0], Report)
        else:
            assert "too deep" in refusal(found)


def test_archives_side_by_side_share_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = documents.packed([("a.txt", b"Five killed. " * 100)])
    data = documents.packed([(f"{i}.zip", inner) for i in range(5)])
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 3_500)
    found = list(read_many(data, name="many.zip"))
    assert 1 <= sum(isinstance(item, Report) for item in found) < 5
    assert "the most that is read" in str(found[-1])


@pytest.mark.parametrize(
    "path", ["../../etc/cron.d/x.txt", "/etc/x.txt", "..\\..\\x.txt", "C:\\x.txt", "a/../../x.txt"]
)
def test_names_that_lead_out_of_an_archive_are_refused_and_nothing_is_written(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(read_many(documents.packed([(path, b"Five killed."), ("b.txt", b"Six.")]), name="a.zip"))
    assert "leads out of" in refusal(found)
    assert [item.text for item in found if isinstance(item, Report)] == ["Six."]
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_an_archive_is_not_followed() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "not followed" in refusal(list(read_many(file.getvalue(), name="a.zip")))


ENCRYPT = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[<00><00>]" % (b"o" * 32, b"u" * 32)
LOCKED_OFFICE = documents.outlook({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"x"})
KIDS = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]
REFUSED = [
    ("a.pdf", documents.pdf([["Five killed."]], trailer=ENCRYPT), "locked with a password"),
    ("a.docx", LOCKED_OFFICE, "locked with a password"),
    ("a.zip", documents.locked(documents.packed([("a.txt", b"Five killed.")])), "locked with a password"),
    ("a.pdf", documents.pdf([[]]), "no text layer"),
    ("a.pdf", documents.pdf_of(KIDS), "damaged PDF"),
    ("a.pdf", b"%PDF-1.7\n" + b"\0" * 100, "damaged PDF"),
    ("a.docx", documents.word()[:2_000], "cut short or damaged"),
    ("a.docx", documents.replaced(documents.word(), "word/document.xml", b"<w:document"), "damaged Word"),
    ("a.xlsx", documents.replaced(documents.sheet(ROWS), "xl/workbook.xml", b"<x"), "damaged spreadsheet"),
    ("a.msg", documents.outlook({"__properties_version1.0": b"\0" * 40}), "no plain or HTML text"),
    ("a.doc", documents.outlook({"WordDocument": b"x"}), "Save it as .docx"),
    ("a.rtf", b"{\\rtf1 Five killed.}", "Save it as .docx or plain text"),
    ("a.pptx", documents.packed([("ppt/presentation.xml", b"")]), "PowerPoint"),
    ("a.gz", b"\x1f\x8b\x08\0\0\0", "packed with gzip"),
    ("a.jpg", b"\xff\xd8\xff\xe0", "is a picture"),
    ("a.rss", b"<rss><channel></channel></rss>", "without entries"),
    ("a.html", b"<html><body><script>1</script></body></html>", "without text"),
    ("a.eml", b"no headers at all", "no mail headers"),
    ("a.txt", b"word " * 1_100_000, "larger than 5 MB"),
    ("a.html", b"<html>" + b" " * limits.PAGE_BYTES, "larger than 20 MB"),
    ("a.pdf", b"%PDF-1.7" + b" " * limits.DOCUMENT_BYTES, "larger than 50 MB"),
    ("a.xlsx", documents.packed([("xl/workbook.xml", b"<workbook/>")]), "damaged spreadsheet"),
    ("a.zip", documents.packed([]), "nothing in it to read"),
    ("a.zip", documents.packed([("__MACOSX/a", b"1")]), "nothing in it to read"),
    ("a.csv", b"id;text\n", "nothing in it to read"),
    ("a.csv", b";;;\n;;\n", "nothing in it to read"),
    ("a.xlsx", documents.sheet([]), "nothing in it to read"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED, ids=[f"{n} {m}" for n, _, m in REFUSED])
def test_what_cannot_be_read_is_named_with_a_remedy(name: str, data: bytes, message: str) -> None:
    problem = refusal(list(read_many(data, name=name)))
    assert message in problem
    assert problem.startswith(name)
    assert problem.count(". ") >= 1, "says what to do"
    assert problem.endswith(".")


def test_a_huge_file_is_not_even_read_whole(tmp_path: Path) -> None:
    for name, head, limit in (
        ("a.txt", b"Five killed.\n", 5),
        ("a.zip", b"PK\x03\x04", 200),
        ("a.pdf", b"%PDF-", 50),
    ):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(head)
            file.truncate(1_000_000_000)  # a hole, no bytes on the disk
        problem = refusal(list(read_many(path)))
        assert f"larger than {limit} MB" in problem or "not a text file" in problem or "damaged" in problem


def test_a_sheet_that_claims_a_cell_at_its_far_corner() -> None:
    sheet = documents.sheet(ROWS)
    xml = documents.part(sheet, "xl/worksheets/sheet1.xml").replace(b'r="A2"', b'r="XFD1048576"')
    found = list(read_many(documents.replaced(sheet, "xl/worksheets/sheet1.xml", xml), name="far.xlsx"))
    assert "far.xlsx" in refusal(found)


def test_rows_that_share_one_long_text_stop_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER_BYTES", 1_000_000)
    long = " ".join(str(number * number) for number in range(5_000))
    rows = [["text"], *[[long]] * 200]
    found = list(read_many(documents.sheet(rows), name="many.xlsx"))
    assert sum(isinstance(item, Report) for item in found) < 60
    assert "needs more time or memory" in refusal(found)


def test_a_page_nested_without_end() -> None:
    for tag in ("div", "table", "b", "ul"):
        data = f"<html><body>{f'<{tag}>' * 30_000}Five killed in Lyman.".encode()
        assert len(list(read_many(data, name="deep.html"))) == 1


def test_a_pdf_that_loops_is_given_up_and_the_next_file_is_read() -> None:
    workers = Workers(count=1, seconds=1.5)
    try:
        start = time.monotonic()
        ((id, problem),) = workers.read("pdf", documents.looping_pdf(), "loop.pdf")
        assert time.monotonic() - start < 8
        assert id == "loop"
        assert "loop.pdf took longer than 1.5 seconds" in problem
        (report,) = workers.read("word", documents.word(), "a.docx")
        assert isinstance(report, Report)
        assert report.text == documents.TEXT
    finally:
        workers.close()


def test_markup_in_a_report_is_text() -> None:
    code = "<script>alert(1)</script> ${1+1} {{x}} <img src=x onerror=alert(1)>"
    row = [["text", "title"], [f"{documents.PARAGRAPHS[0]} {code}", code]]
    (report,) = read_many(documents.sheet(row), name="a.xlsx")
    assert isinstance(report, Report)
    assert code in report.text
    assert report.title == code
