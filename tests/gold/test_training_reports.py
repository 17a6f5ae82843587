"""The annotated reports under training/reports/ keep to their own format (see the README there)."""

import re
from datetime import date
from pathlib import Path

import pytest

REPORTS = sorted((Path(__file__).parents[2] / "training" / "reports").glob("*.txt"))
ROLES = {"event", "origin", "destination", "context", "actor", "demonym", "institution"}
HEADER = ["published", "conflict", "register"]
MARK = re.compile(r"\[\[([^\[\]|]*)\|([^\[\]|]*)\]\]")
# In these names the article or the possessive is part of the name itself.
NAMED_WITH_ARTICLE = {"The Hague", "The Gambia", "The Bahamas", "The Bronx", "The Pas"}
NAMED_WITH_POSSESSIVE = {"St George’s", "Lord’s", "King’s Lynn", "St John’s"}


def head_and_text(path: Path) -> tuple[list[str], str]:
    head, text = path.read_text(encoding="utf-8").split("\n\n", 1)
    return head.split("\n"), text


def marks(path: Path) -> list[tuple[str, str]]:
    return MARK.findall(head_and_text(path)[1])


def test_there_are_reports_to_check() -> None:
    assert len(REPORTS) >= 18


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
class TestReport:
    def test_header_names_date_conflict_and_register(self, path: Path) -> None:
        head, _ = head_and_text(path)
        fields = [line.split(": ", 1) for line in head]
        assert [key for key, _ in fields] == HEADER
        assert all(value.strip() for _, value in fields)
        date.fromisoformat(fields[0][1])

    def test_file_name_is_topic_and_number(self, path: Path) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*-\d{3}", path.stem)

    def test_no_double_bracket_is_left_once_the_marks_are_read(self, path: Path) -> None:
        plain = MARK.sub(r"\1", head_and_text(path)[1])
        assert not re.search(r"\[\[|\]\]", plain)

    def test_every_role_is_one_of_the_seven(self, path: Path) -> None:
        assert {role for _, role in marks(path)} <= ROLES

    def test_marked_spans_are_bare_names(self, path: Path) -> None:
        for surface, _ in marks(path):
            assert surface == " ".join(surface.split())
            assert surface[0].isupper() or surface[0].isdigit() or surface.startswith("al-"), surface
            assert surface[-1].isalnum() or surface.endswith("."), surface
            if surface not in NAMED_WITH_POSSESSIVE:
                assert not re.search(r"['’]s?$", surface), surface
            if surface not in NAMED_WITH_ARTICLE:
                assert not re.match(r"(the|an?) ", surface, re.IGNORECASE), surface

    def test_marks_do_not_split_a_word(self, path: Path) -> None:
        text = head_and_text(path)[1]
        assert not re.search(r"\w\[\[|\]\]\w", text)

    def test_a_report_is_long_enough_to_learn_from_and_short_enough_to_review(self, path: Path) -> None:
        words = MARK.sub(r"\1", head_and_text(path)[1]).split()
        assert 90 <= len(words) <= 330
        assert marks(path)


def test_no_two_reports_share_a_sentence() -> None:
    seen: dict[str, str] = {}
    for path in REPORTS:
        plain = MARK.sub(r"\1", head_and_text(path)[1])
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", plain):
            if len(sentence.split()) >= 8:
                assert seen.setdefault(sentence, path.stem) == path.stem
