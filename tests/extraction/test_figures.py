"""Figures and their categories, sentence by sentence, over the registers reports come in."""

import re

import pytest

from geo.extraction.claims import find_claims
from geo.extraction.sentences import split
from geo.model import Claim
from tests.extraction.counted_sentences import ROWS


def value(claim: Claim) -> str:
    """The claim's value in the notation of the table."""
    if claim.bound == "exact":
        return f"={claim.best:.15g}"
    if claim.bound == "about":
        return f"~{claim.best:.15g}"
    if claim.bound == "at_least":
        return f">={claim.low:.15g}"
    if claim.bound == "at_most":
        return f"<={claim.high:.15g}"
    return f"{claim.low:.15g}..{claim.high:.15g}"


def claims_of(text: str) -> list[Claim]:
    return [c for c in find_claims(text, split(text), [], [], None) if c.restates is None]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[re.sub(r"\W+", "-", s)[:50] for s, _ in ROWS])
def test_a_sentence_yields_its_claims(sentence: str, expected: list[str]) -> None:
    assert [f"{c.category} {value(c)} {c.unit}" for c in claims_of(sentence)] == expected
