import json
from datetime import date
from pathlib import Path

import pytest

from geo.model import Report
from geo.reading import ReadError, read, read_many

REFUSED = [  # name, bytes, what the message says
    ("empty.txt", b"", "empty.txt is empty"),
    ("blank.txt", b" \n\t ", "empty"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 40, "not a text file"),
    ("long.txt", b"word " * 1_200_000, "larger than 5 MB"),
    ("half.txt", b"\xff\xfe\x00", "utf-16"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_what_is_no_report_is_refused_with_its_name_and_a_remedy(
    name: str, data: bytes, message: str
) -> None:
    with pytest.raises(ReadError, match=message) as refusal:
        read(data, name=name)
    assert name in str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_a_declared_encoding_reads_without_warning(encoding: str) -> None:
    report = read("Обстріл Золочева.".encode(encoding), name="a.txt")
    assert report.text == "Обстріл Золочева."
    assert report.warnings == ()


def test_another_encoding_is_detected_and_said() -> None:
    text = "Российские войска обстреляли посёлок Золочев в Харьковской области, сообщили местные власти. " * 5
    report = read(text.encode("cp1251"), name="old.txt")
    assert "Золочев" in report.text
    assert "old.txt is not UTF-8" in report.warnings[0]


def test_line_ends_become_newlines_and_a_headline_becomes_the_title() -> None:
    report = read(b"A headline\r\n\r\nThe text.\r", name="a.txt", published=date(2025, 1, 11))
    assert report.text == "A headline\n\nThe text.\n"
    assert report.title == "A headline"
    assert (report.published, report.published_basis) == (date(2025, 1, 11), "given")


def test_one_bad_line_of_many_reports_loses_only_itself() -> None:
    lines = [
        json.dumps({"id": "one", "text": "First\u2028line.", "published": "2025-01-11"}),
        "{broken",
        json.dumps({"id": "three", "text": ""}),
        json.dumps({"id": "four", "text": "Fourth.", "published": "yesterday"}),
        json.dumps({"id": 5, "text": "Fifth."}),
    ]
    found = list(read_many("\n".join(lines).encode(), name="many.jsonl", published=date(2024, 2, 2)))
    assert [r.id if isinstance(r, Report) else r[0] for r in found] == [
        "one",
        "many.jsonl:2",
        "three",
        "four",
        "5",
    ]
    first, second, _, fourth, fifth = found
    assert isinstance(first, Report)
    assert first.published == date(2025, 1, 11)
    assert isinstance(second, tuple)
    assert "line 2" in second[1]
    assert isinstance(fourth, tuple)
    assert "yesterday" in fourth[1]
    assert isinstance(fifth, Report)
    assert fifth.published == date(2024, 2, 2)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no file"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)
