from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geo.filter import Filter
from geo.frame import claims_frame


@pytest.fixture
def frame(extraction):
    other = replace(extraction.report, id="r2", source="Courier")
    of_russia = tuple(replace(c, side="Russia") if c.id == "c3" else c for c in extraction.claims)
    return claims_frame([extraction, replace(extraction, report=other, claims=of_russia)])


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), 14),
        (Filter(categories=frozenset({"killed"})), 2),
        (Filter(categories=frozenset({"killed", "captured"})), 4),
        (Filter(sources=frozenset({"Courier"})), 7),
        (Filter(sources=frozenset({"A morning report"})), 0),  # its source is known
        (Filter(reports=frozenset({"r1"}), roles=frozenset({"origin"})), 1),
        (Filter(speakers=frozenset({"a general"})), 2),
        (Filter(earliest=date(2025, 1, 1)), 2),
        (Filter(latest=date(2024, 8, 1)), 2),  # August begins on it
        (Filter(earliest=date(2024, 9, 1), latest=date(2024, 12, 31)), 0),
        (Filter(latest=date(2024, 8, 1), undated="keep"), 12),  # ten say no day
        (Filter(undated="keep"), 14),
        (Filter(earliest=date(2025, 1, 11), dated_by="report"), 14),
        (Filter(earliest=date(2025, 1, 12), dated_by="report"), 0),
        (Filter(text="TYVA"), 2),
        (Filter(text=" azov ", sources=frozenset({"Courier"})), 1),
        (Filter(text=".*"), 0),
        (Filter(text="KILLED"), 2),  # a word of the category
        (Filter(text="kill"), 0),
        (Filter(text="Курська область", named=frozenset({"geonames:538555"})), 6),
        (Filter(named=frozenset({"geonames:538555"})), 14),  # without text there is nothing to name
        (Filter(statuses=frozenset({"machine"})), 14),
        (Filter(statuses=frozenset({"confirmed"})), 0),
        (Filter(grades=frozenset({"F6", "B2"})), 14),
        (Filter(grades=frozenset({"B2"})), 0),
        (Filter(sides=frozenset({"Russia"})), 1),
        (Filter(where=frozenset({"4"})), 8),
        (Filter(where=frozenset({"none"})), 2),
        (Filter(where=frozenset({"7", "none"})), 4),
        (Filter(where=frozenset({"no such code"})), 0),
        (Filter(when=frozenset({"1"})), 2),
        (Filter(when=frozenset({"4"})), 2),
        (Filter(when=frozenset({"none"})), 10),
    ],
)
def test_rows_kept(frame, chosen, expected):
    assert len(chosen.apply(frame)) == expected


def test_a_filter_on_an_empty_frame_keeps_it_empty():
    assert Filter(text="x", categories=frozenset({"killed"})).apply(claims_frame([])).empty


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filter(), "everything"),
        (Filter(categories=frozenset({"wounded", "killed"})), "killed or wounded"),
        (Filter(earliest=date(2025, 1, 1), latest=date(2025, 1, 31)), "1 Jan 2025 to 31 Jan 2025"),
        (Filter(latest=date(2025, 1, 31)), "until 31 Jan 2025"),
        (Filter(latest=date(2025, 1, 31), undated="keep"), "until 31 Jan 2025 or undated"),
        (Filter(earliest=date(2025, 1, 31), dated_by="report"), "published from 31 Jan 2025"),
        (Filter(undated="keep", dated_by="report"), "everything"),
        (Filter(roles=frozenset({"origin"}), text=" Kyiv "), "where from · with “Kyiv”"),
        (Filter(speakers=frozenset({"a general"})), "said by a general"),
        (Filter(sides=frozenset({"Russia", "Ukraine"})), "of the side Russia or Ukraine"),
        (
            Filter(statuses=frozenset({"corrected", "confirmed"})),
            "confirmed by a person or corrected by a person",
        ),
        (Filter(grades=frozenset({"B2"})), "graded B2"),
        (Filter(where=frozenset({"1", "4"})), "at an exact place or in a province"),
        (Filter(when=frozenset({"none", "1"})), "on a day or undated"),
    ],
)
def test_the_choice_in_words(chosen, expected):
    assert chosen.human_clause() == expected


def test_a_report_without_a_source_goes_by_its_title(extraction):
    anonymous = replace(extraction.report, source=None)
    frame = claims_frame([replace(extraction, report=anonymous)])
    assert len(Filter(sources=frozenset({"A morning report"})).apply(frame)) == 7


@pytest.mark.parametrize(
    ("open_end", "chosen", "kept"),
    [
        ("latest", Filter(earliest=date(2026, 1, 1)), True),  # since 10 Jan 2025: it may go on
        ("latest", Filter(latest=date(2025, 1, 9)), False),
        ("earliest", Filter(latest=date(2020, 1, 1)), True),  # until 10 Jan 2025: it may have begun
        ("earliest", Filter(earliest=date(2025, 1, 11)), False),
    ],
)
def test_an_interval_without_one_end_reaches_on(frame, open_end, chosen, kept):
    rows = frame[frame["category"] == "killed"].copy()
    rows[open_end] = pd.NaT
    assert len(chosen.apply(rows)) == (2 if kept else 0)
