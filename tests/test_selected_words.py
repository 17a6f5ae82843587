"""What selected words say by themselves, and that nothing more is said for them."""

from datetime import date

import pytest

from geo import extract
from geo.extraction.pipeline import default_gazetteer
from geo.model import Extraction, Report
from geo.selected_words import place_by_words, said_by_words

TEXT = (
    "KHARKIV, Jan. 12, 2025. Shells fell on Zolochiv overnight. The mayor of Lyptsi said on Saturday that at least 14 "
    "sheds burned and some 30 people were hurt. Several roads are closed.\nBetween 200 and 300 refugees came to Lyptsi."
)


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(Report("a", TEXT, published=date(2025, 1, 12), published_basis="given"))


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    ("words", "low", "best", "high", "bound", "category", "unit"),
    [
        ("at least 14 sheds burned", 14, None, None, "at_least", "other", "items"),
        (" some 30 people were ", None, 30, None, "about", "wounded", "persons"),
        ("Between 200 and 300", 200, None, 300, "range", "displaced", "persons"),
        ("200 and 300 refugees came", 200, None, 300, "range", "displaced", "persons"),
    ],
)
def test_a_figure_is_read_with_its_bound(extraction, words, low, best, high, bound, category, unit):
    details = said_by_words(extraction, *span(words)).details
    assert (details["low"], details["best"], details["high"], details["bound"]) == (low, best, high, bound)
    assert (details["category"], details["unit"]) == (category, unit)


def test_the_claim_has_the_figures_own_words_and_its_sentence(extraction):
    said = said_by_words(extraction, *span(" some 30 people were hurt"))
    assert TEXT[said.start : said.end] == "some 30 people"
    assert said.quote.startswith("The mayor of Lyptsi")
    assert said.quote.endswith("were hurt.")
    assert said.details["speaker"] == "mayor of Lyptsi"
    assert said.details["earliest"] == said.details["latest"] == date(2025, 1, 11)


@pytest.mark.parametrize(
    "words", ["Shells fell", "roads are closed", "14 sheds burned and some 30 people", "Jan. 12, 2025"]
)
def test_words_without_one_figure_of_their_own_give_none(extraction, words):
    said = said_by_words(extraction, *span(words))
    assert said.details == {}
    assert said.place is None
    assert TEXT[said.start : said.end] == words


def test_a_place_is_tied_only_where_the_sentence_names_one(extraction):
    tied = said_by_words(extraction, *span("Between 200 and 300")).place
    assert tied is not None
    assert extraction.places[tied].text == "Lyptsi"
    assert said_by_words(extraction, *span("Several roads")).place is None


def test_a_name_is_weighed_with_the_reports_other_places(extraction):
    gazetteer, _ = default_gazetteer()
    found = place_by_words(extraction, *span("Zolochiv"), gazetteer)
    assert found.place is not None
    assert found.place.admin1 == "Kharkiv Oblast"
    nothing = place_by_words(extraction, *span("overnight"), gazetteer)
    assert nothing.place is None
    assert nothing.text == "overnight"
