from datetime import date

import pytest

from geo.extraction.dates import find_dates
from tests.extraction.dated_sentences import HISTORIES, SENTENCES


def _day(iso):
    return date.fromisoformat(iso) if iso else None


def _found(text, published, **mode):
    return [(d.text, d.earliest, d.latest) for d in find_dates(text, _day(published), **mode)]


def _expected(rows):
    return [(row[0], _day(row[1]), _day(row[-1])) for row in rows]


@pytest.mark.parametrize(("published", "text", "rows"), SENTENCES)
def test_sentence(published, text, rows):
    assert _found(text, published) == _expected(rows)


@pytest.mark.parametrize(("published", "text", "rows"), HISTORIES)
def test_history(published, text, rows):
    assert _found(text, published, narrative=True) == _expected(rows)
