"""The reader of the markup, and the rules every annotated report under reports/ keeps (README.md)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.gold.parse_markup import REPORTS, MarkupError, load, main, parse

FILES = sorted(REPORTS.glob("*.txt"))
HEADER = "published: 2024-08-17\nconflict: none\nregister: wire\n\n"
TEXT = (
    "[[Zolochiv|event|city|UA|Kharkiv Oblast]] was shelled on Friday and on Friday night. "
    "[[Kyiv|actor]] said two men died in [[Zolochiv|event]], two of them on Friday."
)


def report(notes: str = "", text: str = TEXT) -> dict[str, Any]:
    return parse(f"{HEADER}{text}\n---\n{notes}\n", "x")


def test_tags_leave_the_text_and_become_places() -> None:
    places = report()["places"]
    text = report()["text"]
    assert text.startswith("Zolochiv was shelled")
    assert [text[p["start"] : p["end"]] for p in places] == ["Zolochiv", "Kyiv", "Zolochiv"]
    assert [(p["role"], p["on_map"]) for p in places] == [("event", True), ("actor", False), ("event", True)]


def test_a_name_keeps_its_identity_until_told_otherwise() -> None:
    first, _, again = report()["places"]
    assert (again["kind"], again["country"], again["admin1"]) == ("city", "UA", "Kharkiv Oblast")
    moved = report(text="[[Kursk|event|city|RU]] and then [[Kursk|event|admin1|RU||Kursk Oblast]].")["places"]
    assert [(p["kind"], p["name"]) for p in moved] == [("city", "Kursk"), ("admin1", "Kursk Oblast")]
    assert first["lat"] is None


def test_off_and_no_country() -> None:
    sea, home = report(text="In the [[Red Sea|event|natural|-]], a man from [[Perm|origin|off]].")["places"]
    assert sea["country"] is None
    assert sea["on_map"]
    assert not home["on_map"]


@pytest.mark.parametrize(
    ("note", "start_of", "nth"), [("Friday#1", "Friday", 0), ("Friday night", "Friday night", 0)]
)
def test_a_surface_is_found_where_it_stands(note: str, start_of: str, nth: int) -> None:
    found = report(f"D: {note} | 2024-08-16")
    starts = [m.start() for m in re.finditer(start_of, found["text"])]
    assert found["dates"][0]["start"] == starts[nth]
    assert (found["dates"][0]["earliest"], found["dates"][0]["latest"]) == ("2024-08-16", "2024-08-16")


@pytest.mark.parametrize(
    ("value", "low", "best", "high"),
    [
        ("exact 2 persons", 2, 2, 2),
        ("about 2 persons", None, 2, None),
        ("at_least 2 persons", 2, None, None),
        ("at_most 2.5 percent", None, None, 2.5),
        ("range 2..3 items", 2, None, 3),
        ("vague 3..9 km2", 3, None, 9),
    ],
)
def test_a_bound_fills_its_own_numbers(
    value: str, low: float | None, best: float | None, high: float | None
) -> None:
    claim = report(f"C: two men | killed | {value} | place=Zolochiv | speaker=Kyiv")["claims"][0]
    assert (claim["low"], claim["best"], claim["high"]) == (low, best, high)
    assert (claim["place"], claim["speaker"], claim["denied"]) == ("Zolochiv", "Kyiv", False)


@pytest.mark.parametrize(
    ("notes", "complaint"),
    [
        ("D: Sunday | 2024-08-11", "does not occur"),
        ("D: Friday | 2024-08-16", "say which"),
        ("D: Friday#4 | 2024-08-16", "does not occur"),
        ("D: Friday#1 | 2024-02-30", "no date"),
        ("D: Friday#1 | 2024-08-16..2024-08-15", "ends before it starts"),
        ("D: Friday#2 | 2024-08-16\nD: Friday night | 2024-08-16", "overlap"),
        ("C: two men | slain | exact 2 persons", "category"),
        ("C: two men | killed | exact 2..3 persons", "does not go with"),
        ("C: two men | killed | range 2 persons", "does not go with"),
        ("C: two men | killed | range 3..2 persons", "downwards"),
        ("C: two men | killed | exact two persons", "no 'bound value unit'"),
        ("C: two men | killed | exactly 2 persons", "no 'bound value unit'"),
        ("C: two men | killed | exact 2 men", "unit"),
        ("C: two men | killed | exact 2 persons | place=Sumy", "no place of the report"),
        ("C: two men | killed | exact 2 persons | speaker=Moscow", "does not occur"),
        ("C: two men | killed | exact 2 persons | sure", "interval"),
        ("C: two men | killed | exact 2 persons\nC: two men | killed | about 2 persons", "same span"),
        ("X: Friday#1 | 2024-08-16", "neither"),
    ],
)
def test_a_fault_in_the_notes_is_named(notes: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=re.escape(complaint)):
        report(notes)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[Sumy|scene]] burned.", "unknown role"),
        ("[[Sumy|event|town|UA]] burned.", "unknown kind"),
        ("[[Sumy|event|city|Ukraine]] burned.", "no ISO country code"),
        ("[[Sumy|event]] burned.", "no kind and country"),
        ("[[Sumy|context|off]] burned.", "never drawn"),
        ("[[Sumy burned.", "not well formed"),
    ],
)
def test_a_fault_in_a_tag_is_named(text: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint):
        report(text=text)


def test_a_header_key_is_missed_and_the_file_named(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("published: 2024-08-17\n\nText\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"short\.txt: the header lacks 'conflict'"):
        load(path)


def test_without_a_rule_a_report_has_places_only() -> None:
    places_only = parse(HEADER + "[[Sumy|event]] burned.\n", "x")
    assert places_only["places"][0]["on_map"]
    assert places_only["claims"] == places_only["dates"] == []


def test_the_reports_are_written_as_json_lines(tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    main(str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [path.stem for path in FILES]
    for row in rows:
        for item in row["places"] + row["dates"] + row["claims"]:
            assert row["text"][item["start"] : item["end"]] == item["surface"]


# What a bound word in front of a figure says; a figure without one is exact.
WORDING = {
    "at_least": r"(?i)(at least|more than|over|upwards of|no fewer than|no less than)\b|.* or more\b",
    "about": r"(?i)(some|about|around|roughly|nearly|almost|close to|estimated|approximately|a dozen)\b"
    r"|.*(-odd| or so)\b",
    "at_most": r"(?i)(up to|as many as|fewer than|less than|no more than|within)\b",
    "vague": r"(?i)(several|dozens|scores|hundreds|thousands)\b",
    "range": r"(?i)(between|from)\b|[\w,.]+ to [\w,.]+",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestAnnotatedReport:
    def test_is_of_the_agreed_size(self, path: Path) -> None:
        report = load(path)
        assert report["id"] == path.stem
        assert 115 <= len(report["text"].split()) <= 230
        assert 6 <= len(report["claims"]) <= 14
        assert 4 <= len(report["dates"]) <= 9

    def test_the_bound_is_what_the_words_say(self, path: Path) -> None:
        for claim in load(path)["claims"]:
            said = next((b for b, words in WORDING.items() if re.match(words, claim["surface"])), "exact")
            assert claim["bound"] == said, claim["surface"]

    def test_a_claim_takes_its_days_from_the_report(self, path: Path) -> None:
        report = load(path)
        days = {report["published"], *(d[end] for d in report["dates"] for end in ("earliest", "latest"))}
        for claim in report["claims"]:
            assert {claim["earliest"], claim["latest"]} - {None} <= days, claim["surface"]

    def test_a_unit_fits_its_category(self, path: Path) -> None:
        people = {"killed", "wounded", "killed_or_wounded", "captured", "missing"}
        for claim in load(path)["claims"]:
            if claim["category"] in people:
                assert claim["unit"] == "persons", claim["surface"]
            elif claim["category"] == "distance":
                assert claim["unit"] == "km", claim["surface"]
            elif claim["category"] == "territory_share":
                assert claim["unit"] == "percent", claim["surface"]


def test_there_are_forty_reports_and_none_shares_a_sentence_with_another() -> None:
    assert len(FILES) == 40
    seen: dict[str, str] = {}
    for path in FILES:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", load(path)["text"]):
            if len(sentence.split()) >= 6:
                assert seen.setdefault(sentence, path.stem) == path.stem
