from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geo.frame import claims_frame
from geo.timeline import Interval, bin_words, timeline


def days(words):
    """A day "2025-01-06", an interval "2025-01-01..2025-01-31", one with an open end "2025-01-01..", or "" for none."""
    first, _, last = words.partition("..")
    return tuple(
        date.fromisoformat(d) if d else None for d in ((first, last) if ".." in words else (first, first))
    )


@pytest.fixture
def told(extraction):
    """Make a frame with one claim for each interval of days."""

    def frame(*intervals, published="2025-01-11"):
        claims = tuple(
            replace(extraction.claims[0], id=f"c{i}", earliest=days(words)[0], latest=days(words)[1])
            for i, words in enumerate(intervals)
        )
        report = replace(extraction.report, published=days(published)[0])
        return claims_frame([replace(extraction, report=report, claims=claims, places=extraction.places[:2])])

    return frame


def binned(found):
    """What is not empty, by the first day of its bin."""
    return {
        str(start): (within, round(spread, 3), touching)
        for start, within, spread, touching in zip(
            found.starts, found.within, found.spread, found.touching, strict=True
        )
        if within or spread or touching
    }


@pytest.mark.parametrize(
    ("intervals", "step", "expected"),
    [
        (("2025-01-06",), "day", {"2025-01-06": (1, 0, 0)}),
        (("2025-01-06", "2025-01-06"), "day", {"2025-01-06": (2, 0, 0)}),
        (
            ("2025-01-06..2025-01-07", "2025-01-07"),
            "day",
            {"2025-01-06": (0, 0.5, 1), "2025-01-07": (1, 0.5, 1)},
        ),
        # 24 and 7 of the 31 days of January; the week of Mon 27 Jan holds 5 of them
        (
            ("2024-11-25", "2025-01-06..2025-01-12", "2025-01-27..2025-02-05"),
            "day",
            {
                "2024-11-25": (1, 0, 0),
                **{f"2025-01-{d:02}": (0, 0.143, 1) for d in range(6, 13)},
                **{f"2025-01-{d:02}": (0, 0.1, 1) for d in range(27, 32)},
                **{f"2025-02-{d:02}": (0, 0.1, 1) for d in range(1, 6)},
            },
        ),
        (
            ("2024-08-05..2024-08-11", "2025-01-05..2025-01-06"),
            "week",
            {"2024-08-05": (1, 0, 0), "2024-12-30": (0, 0.5, 1), "2025-01-06": (0, 0.5, 1)},
        ),
        (("2023-01-01..2023-01-31", "2025-03-31..2025-04-01"), "month",
         {"2023-01-01": (1, 0, 0), "2025-03-01": (0, 0.5, 1), "2025-04-01": (0, 0.5, 1)}),
        (("2010-02-03", "2024-12-31..2025-01-01"), "year",
         {"2010-01-01": (1, 0, 0), "2024-01-01": (0, 0.5, 1), "2025-01-01": (0, 0.5, 1)}),
        # an open end is vague, at the day that is known
        (("2025-01-06..", "..2025-01-08"), "day", {"2025-01-06": (0, 1, 1), "2025-01-08": (0, 1, 1)}),
    ],
)  # fmt: skip
def test_claims_stand_where_they_are_dated_and_vague_ones_are_spread(told, intervals, step, expected):
    found = timeline(told(*intervals))
    assert found.step == step
    assert binned(found) == expected
    assert sum(found.within) + sum(found.spread) == pytest.approx(len(intervals), abs=1e-4)


def test_a_month_is_no_spike_on_its_first_day(told):
    found = timeline(told("2025-01-01..2025-01-31"))
    assert max(found.spread) == pytest.approx(1 / 31, abs=1e-6)
    assert found.intervals == (Interval(date(2025, 1, 1), date(2025, 1, 31), 1),)


def test_claims_of_the_same_vague_days_are_one_interval_the_most_told_first(told):
    found = timeline(
        told("2025-01-01..2025-01-31", "2025-01-01..2025-01-10", "2025-01-01..2025-01-10", "2025-01-05")
    )
    assert [(i.claims, i.last) for i in found.intervals] == [(2, date(2025, 1, 10)), (1, date(2025, 1, 31))]


@pytest.mark.parametrize(
    ("intervals", "by", "counts"),
    [  # dated, undated claims, undated places
        (("2025-01-06", "", ""), "event", (1, 2, 0)),
        (("2025-01-06", "", ""), "report", (3, 0, 0)),
        (("", ""), "event", (0, 2, 0)),
        ((), "event", (0, 0, 1)),
        ((), "report", (0, 0, 0)),
    ],
)
def test_what_has_no_day_is_counted(told, intervals, by, counts):
    found = timeline(told(*intervals), by)
    assert (found.dated, found.undated, found.undated_places) == counts
    assert bool(found.starts) == bool(found.dated)


def test_an_unpublished_report_has_no_day_of_its_own(told):
    assert timeline(told("2025-01-06", published=""), "report").undated == 1


def test_a_restatement_is_not_counted(extraction):
    found = timeline(claims_frame([extraction]))
    assert (found.dated, found.undated, found.undated_places) == (2, 1, 3)


def test_one_old_claim_does_not_flatten_the_others(told):
    found = timeline(told("1941-06-22", *(f"2025-01-{d:02}" for d in range(1, 11)), "2099-01-01"))
    assert found.step == "day"
    assert (found.earlier, found.later) == (1, 1)
    assert sum(found.within) == 10
    assert found.starts[0] > date(2024, 12, 1)


@pytest.mark.parametrize("strange", ["0001-01-01", "9999-12-31", "0001-01-01..9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(told, strange):
    assert timeline(told(strange)).dated == 1


@pytest.mark.parametrize(
    "dates", [("2025-01-06",), ("2025-01-06", "2025-04-30"), ("2020-02-29", "2025-01-01")]
)
def test_bins_follow_one_another_without_a_gap(told, dates):
    found = timeline(told(*dates))
    assert list(found.starts) == sorted(set(found.starts))
    assert found.starts[0] <= days(dates[0])[0] <= found.last
    assert found.starts[0] <= days(dates[-1])[0] <= found.last


def test_an_empty_frame_has_no_bins():
    found = timeline(claims_frame([]))
    assert (found.starts, found.last, found.dated) == ((), None, 0)


def test_a_hundred_thousand_claims_keep_their_weight(told):
    frame = told(*["2025-01-06"] * 50)
    many = pd.concat([frame] * 2000, ignore_index=True)
    many["row_id"] = [f"r:{i}" for i in range(len(many))]
    many["latest"] = many["earliest"] + pd.to_timedelta([i % 400 for i in range(len(many))], unit="D")
    found = timeline(many)
    assert sum(found.within) + sum(found.spread) == pytest.approx(100_000, rel=1e-4)
    assert found.intervals == ()  # 400 of them would be no lines but a blur
    assert found.unlisted + sum(found.within) == 100_000


def test_a_bin_in_words():
    assert bin_words(date(2025, 1, 6), "day") == "6 Jan 2025"
    assert bin_words(date(2025, 1, 1), "year") == "2025"
