import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.sentences import split

TABLE = [
    ("It rained. It poured.", ["It rained.", "It poured."]),
    ("Gen. Oleksandr spoke. He left.", ["Gen. Oleksandr spoke.", "He left."]),
    ("The U.S. Army moved.", ["The U.S. Army moved."]),
    ("He came from the U.S. The visit was short.", ["He came from the U.S.", "The visit was short."]),
    ("“We hold.” He left.", ["“We hold.”", "He left."]),
    ("KYIV, Jan. 11 — Troops moved.", ["KYIV, Jan. 11 — Troops moved."]),
    ("A title\n\nA paragraph", ["A title", "A paragraph"]),
    ("held positions.Ukraine answered.", ["held positions.", "Ukraine answered."]),
    ("It cost 3.5 million. They paid.", ["It cost 3.5 million.", "They paid."]),
    ("- one item\n- another item", ["- one item", "- another item"]),
    ("Is it true? No! Maybe…", ["Is it true?", "No!", "Maybe…"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in split(text)] == expected


@given(st.text(max_size=300))
def test_sentences_hold_every_character_but_blanks_and_never_overlap(text: str) -> None:
    end = 0
    outside = ""
    for sentence in split(text):
        assert end <= sentence.start < sentence.end
        outside += text[end : sentence.start]
        end = sentence.end
    assert not (outside + text[end:]).strip()
