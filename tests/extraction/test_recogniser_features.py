import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from geo.extraction.recogniser_features import (
    CASES,
    NAME_KINDS,
    Names,
    case_of,
    features,
    folded,
    name_hash,
    pieces,
    possible,
    window_bounds,
    words,
)
from geo.extraction.recogniser_model import MODELS

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
NO_NAMES = Names(np.zeros(0, np.uint32), np.zeros(0, np.uint8))


def table(**kinds: str) -> Names:
    rows = sorted(
        (name_hash(name.replace("_", " ").split()), NAME_KINDS.index(kind.replace("_", " ")) + 1)
        for name, kind in kinds.items()
    )
    return Names(np.array([k for k, _ in rows], np.uint32), np.array([k for _, k in rows], np.uint8))


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("river", "lower"),
        ("Kosti", "title"),
        ("KYIV", "upper"),
        ("K", "initial"),
        ("McAllen", "mixed"),
        ("2025", "digits"),
        ("—", "none"),
        ("北京", "none"),
        ("Київ", "title"),
    ],
)
def test_case(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


@pytest.mark.parametrize(
    ("word", "plain"), [("KYIV", "kyiv"), ("Tillabéri", "tillaberi"), ("Straße", "strasse")]
)
def test_folded(word: str, plain: str) -> None:
    assert folded(word) == plain


def marks(text: str, names: Names) -> dict[str, int]:
    spans = words(text)
    return {text[a:b]: int(n) for (a, b), n in zip(spans, features(text, spans, names)[1], strict=True) if n}


def test_the_longest_name_wins_and_its_first_word_differs_from_the_rest() -> None:
    names = table(port="village", port_sudan="town", sudan="country")
    begin = 2 * (NAME_KINDS.index("town") + 1) - 1
    assert marks("in Port Sudan", names) == {"Port": begin, "Sudan": begin + 1}
    assert marks("in PORT SUDAN", names) == {"PORT": begin, "SUDAN": begin + 1}


def test_a_lower_case_word_begins_no_name() -> None:
    assert marks("the port of call", table(port="village")) == {}


def test_a_mark_may_stand_inside_a_name() -> None:
    assert len(marks("Port-au-Prince fell silent", table(**{"port_-_au_-_prince": "large_city"}))) == 4


@given(st.text(max_size=300))
def test_words_hold_every_visible_character_once(text: str) -> None:
    spans = words(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    left = set(range(len(text))) - {i for a, b in spans for i in range(a, b)}
    assert all(text[i].isspace() for i in left)


@given(st.text(max_size=300), st.integers(min_value=1, max_value=20))
def test_windows_cover_all_pieces_in_order(text: str, size: int) -> None:
    read = pieces(text, TOKENIZER, NO_NAMES)
    bounds = window_bounds(text, read, size)
    assert [i for a, b in bounds for i in range(a, b)] == list(range(len(read.ids)))
    assert all(0 < b - a <= size for a, b in bounds)


def test_a_window_ends_after_a_sentence() -> None:
    text = "The bridge fell. The road stayed open all night long."
    read = pieces(text, TOKENIZER, NO_NAMES)
    (_, end), *_ = window_bounds(text, read, 7)
    assert text[: read.ends[end - 1]] == "The bridge fell."


def test_a_window_without_a_sentence_end_is_not_cut_inside_a_name() -> None:
    text = "they went by road from the old quarter to New York"
    read = pieces(text, TOKENIZER, NO_NAMES)
    (_, end), *_ = window_bounds(text, read, 10)
    assert text[read.ends[end - 1] :].strip().startswith("to")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells fell in Kursk", "Kursk"),
        ("the Kursk nuclear power plant was hit", "Kursk nuclear power plant"),
        ("a camp at al-Hol stood empty for years", "al - Hol stood empty for"),
        ("north of Sur, by the sea and the road", "Sur , by the"),
        ("kyiv says it held\nNobody else was there at all", "kyiv says it held Nobody else was there"),
        ("北京 fell", "北京 fell"),
        ("", ""),
    ],
)
def test_possible_words_of_a_name(text: str, expected: str) -> None:
    bounds = words(text)
    asked = possible(text, bounds)
    assert " ".join(text[a:b] for (a, b), yes in zip(bounds, asked, strict=True) if yes) == expected
