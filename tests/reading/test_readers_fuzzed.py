"""Every reader on bytes that nobody meant: bounded here, longer with `make fuzz`.

Whatever comes in, what comes out is a whole report or a problem that names its item; nothing is raised,
and no process is lost to it.
"""

import json
import os

import documents
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Report
from geo.reading import FORMATS, limits, read_many
from geo.reading.found import Found

BOUNDED = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
ROWS = [
    ["text", "title", "date"],
    [documents.PARAGRAPHS[0], "One", "2025-01-11"],
    [documents.PARAGRAPHS[1], "", 45_000],
]
SEEDS: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", documents.TEXT.encode()),
    "jsonl": (
        "a.jsonl",
        b'{"id": "a", "text": "Five \\ud83d killed.", "published": "2025-01-11"}\n{"text": "Six."}',
    ),
    "markdown": ("a.md", documents.markdown()),
    "html": ("a.html", documents.html("<table><tr><td>7</td></tr></table><!-- x --><pre>a\n b</pre>")),
    "feed": ("a.rss", documents.rss()),
    "pdf": (
        "a.pdf",
        documents.pdf([[documents.TITLE, *documents.PARAGRAPHS], ["More (of) it."]], b"/Title(Shelling)"),
    ),
    "word": ("a.docx", documents.word()),
    "mail": ("a.eml", documents.mail("Five killed.", "<p>Six killed.</p>", [("b.txt", b"Seven killed.")])),
    "outlook": (
        "a.msg",
        documents.outlook(
            {
                "__properties_version1.0": documents.property_stream(documents.DAY),
                "__substg1.0_1000001F": documents.TEXT.encode("utf-16-le"),
                "__substg1.0_0037001E": b"Shelling",
            },
            [{"__substg1.0_3707001F": "b.txt".encode("utf-16-le"), "__substg1.0_37010102": b"Seven killed."}],
        ),
    ),
    "csv": ("a.csv", b'text;date\n"Five\nkilled in Lyman on Friday";2025-01-11\nSix killed.;x\n'),
    "sheet": ("a.xlsx", documents.sheet(ROWS)),
    "zip": (
        "a.zip",
        documents.packed([("a.txt", b"Five killed."), ("b.html", documents.html()), ("c/d.zip", b"PK")]),
    ),
}
# what parsers trip over: lengths, nesting, entities, encodings, references to themselves
SNAGS = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"99999999999", b"-1", b"<", b"&#x110000;", b"<!ENTITY a '&a;'>", b"<" * 300,
    b"{" * 300, b"[" * 300, b"2 0 R", b"<</Kids[2 0 R]>>", b"PK\x03\x04", b"\r\n", b'"', b"=?utf-8?b?////?=",
    b"Content-Type: multipart/mixed; boundary=x\n", b"charset=utf-7", b"charset=hex", "\u202e\u0000\ufeff".encode(),
    b"<div>" * 200, b"<svg><title>", b"]]>", b"%s%n{0}${x}", b"\x1b[2J", b"1" * 5_000,
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """Return a file with a few of its parts cut, doubled, overwritten or grown."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        with_what = draw(
            st.one_of(
                st.sampled_from(SNAGS),
                st.binary(max_size=12),
                st.just(b""),
                st.just(bytes(data[start:end]) * 2),
            )
        )
        data[start:end] = with_what
    return bytes(data)


def check(name: str, found: list[Found]) -> None:
    assert found
    for item in found:
        if isinstance(item, Report):
            assert item.text.strip()
            assert len(item.text) <= limits.TEXT_BYTES + 1_000
            assert item.id
            assert item.sha256
            assert (item.published is None) == (item.published_basis is None)
            assert item.title is None or "\n" not in item.title
            json.dumps([item.text, item.title, item.source, item.id], ensure_ascii=False).encode("utf-8")
        else:
            _, problem = item
            assert name in problem
            assert problem.endswith(".")
            assert "needs more time or memory" not in problem, "a process was lost"
            assert "took longer" not in problem, "a process hung"


def test_every_format_has_a_seed_that_reads() -> None:
    assert set(SEEDS) == set(FORMATS)
    for name, data in SEEDS.values():
        found = list(read_many(data, name=name))
        assert any(isinstance(item, Report) for item in found), name
        check(name, found)


@pytest.mark.parametrize("kind", SEEDS)
@BOUNDED
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    name, seed = SEEDS[kind]
    check(name, list(read_many(data.draw(damaged(seed)), name=name)))


PARTS = [
    ("word", "word/document.xml"), ("word", "docProps/core.xml"), ("word", "[Content_Types].xml"),
    ("sheet", "xl/worksheets/sheet1.xml"), ("sheet", "xl/workbook.xml"), ("sheet", "xl/styles.xml"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "part"), PARTS, ids=[part for _, part in PARTS])
@BOUNDED
@given(data=st.data())
def test_a_whole_package_with_a_damaged_part_is_read_or_refused(
    kind: str, part: str, data: st.DataObject
) -> None:
    name, seed = SEEDS[kind]
    inside = data.draw(damaged(documents.part(seed, part)))
    check(name, list(read_many(documents.replaced(seed, part, inside), name=name)))


@BOUNDED
@given(st.binary(max_size=300), st.sampled_from([name for name, _ in SEEDS.values()]), st.sampled_from(
    [b"", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<rss>", b"<html>", b"{\"text\": \"", b"---\n"]
))  # fmt: skip
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, name: str, sign: bytes) -> None:
    check(name, list(read_many(sign + data, name=name)))
