"""Claims over time: how many are of each day, week or month, and how vague their days are.

A claim of a month is no spike on the first of it: its weight of one is spread evenly over the month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.filter import DatedBy, days_of
from geo.frame import stated_once
from geo.wording import MENTION, day

Step = Literal["day", "week", "month", "year"]
Days = npt.NDArray[np.int64]  # days since 1970-01-01

_MOST_BINS = 100  # a strip of 700 pixels has room for no more
_FEWEST_BINS = 7
_BULK = 0.75  # where this share of the claims lies in a small part of all the days, the axis shows that part
_SMALL = 8  # ... smaller than the whole by this
_MOST_INTERVALS = 60
_EPOCH = date(1970, 1, 1)
_CALENDAR = (
    (date(100, 1, 1) - _EPOCH).days,
    (date(9900, 1, 1) - _EPOCH).days,
)  # so that bins have room beside it


@dataclass(frozen=True, slots=True)
class Interval:
    """How many claims say just these days, which are longer than a bin. None: that end is open."""

    first: date | None
    last: date | None
    claims: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims told once, in bins of equal kind; places named without a figure are only counted as undated.

    `starts` are the bins' first days, `last` is the last day of the last one. `within` counts the claims whose days
    lie in one bin; `spread` is the weight of the others, evenly over their days, `touching` how many of them may be
    of the bin. `intervals` are the days that these say, unless they are too many to be drawn: then it is empty, and
    `unlisted` counts them. `earlier` and `later` lie wholly outside the axis. `undated` claims have no day, as have
    `undated_places`, rows without a figure. Empty, with no bins and `last` None, where no claim has a day.
    """

    step: Step
    starts: tuple[date, ...]
    last: date | None
    within: tuple[int, ...]
    spread: tuple[float, ...]
    touching: tuple[int, ...]
    intervals: tuple[Interval, ...]  # most claims first
    unlisted: int
    earlier: int
    later: int
    dated: int
    undated: int
    undated_places: int


def timeline(frame: gpd.GeoDataFrame, dated_by: DatedBy = "event") -> Timeline:
    """Return the claims of a claims frame over time, in at most about a hundred bins.

    The axis shows all their days; where three quarters of the claims lie in less than an eighth of these,
    only that part and as much again on either side, and the rest is counted as earlier or later.
    """
    rows = stated_once(frame)
    first, last = days_of(rows, dated_by)
    undated = (first.isna() & last.isna()).to_numpy()
    mention = (rows["category"] == MENTION).to_numpy()
    missing = int((undated & ~mention).sum()), int((undated & mention).sum())
    kept = ~undated & ~mention
    if not kept.any():
        return Timeline("day", (), None, (), (), (), (), 0, 0, 0, 0, *missing)
    first, last = first[kept], last[kept]
    is_open = (first.isna() | last.isna()).to_numpy()
    begin, end = _day_numbers(first.fillna(last)), _day_numbers(last.fillna(first))
    low, high = _axis(begin, end)
    step = _step(low, high)
    edges = _edges(low, high, step)
    bins = len(edges) - 1
    at, until = np.searchsorted(edges, begin, "right") - 1, np.searchsorted(edges, end, "right") - 1
    earlier, later = until < 0, at >= bins
    seen = ~(earlier | later)
    sharp = seen & (at == until) & ~is_open
    vague = seen & ~sharp
    return Timeline(
        step,
        tuple(_date(d) for d in edges[:-1]),
        _date(edges[-1] - 1),
        tuple(np.bincount(at[sharp], minlength=bins).tolist()),
        tuple(np.round(_spread(begin[vague], end[vague], edges), 6).tolist()),
        tuple(_touching(at[vague].clip(0), until[vague].clip(max=bins - 1), bins).tolist()),
        *_intervals(first[vague], last[vague]),
        int(earlier.sum()),
        int(later.sum()),
        int(kept.sum()),
        *missing,
    )


def bin_words(start: date, step: Step) -> str:
    """Return a bin in words.

    >>> bin_words(date(2025, 1, 6), "week"), bin_words(date(2025, 1, 1), "month")
    ('week of 6 Jan 2025', 'Jan 2025')
    """
    return {
        "day": day(start),
        "week": f"week of {day(start)}",
        "month": f"{start:%b %Y}",
        "year": str(start.year),
    }[step]


def _axis(begin: Days, end: Days) -> tuple[int, int]:
    """Return the first and the last day to be shown."""
    low, high = int(begin.min()), int(end.max())
    told = np.concatenate(([0.0], np.cumsum(_daily(begin, end, low, high))))  # weight before each day
    starts = np.arange(len(told) - 1)
    stops = np.searchsorted(told, told[:-1] + _BULK * len(begin) - 1e-6)
    lengths = np.where(stops < len(told), stops - starts, len(told))
    shortest = int(lengths.argmin())
    length = int(lengths[shortest])
    if (high - low + 1) < _SMALL * (length + _FEWEST_BINS):
        return low, high
    return max(low, low + shortest - length), min(high, low + shortest + 2 * length)


def _daily(begin: Days, end: Days, low: int, high: int) -> npt.NDArray[np.float64]:
    """Return the weight of each day from `low` to `high`: one for a claim, evenly over its days."""
    change = np.zeros(high - low + 2)
    weight = 1 / (end - begin + 1)
    np.add.at(change, begin - low, weight)
    np.add.at(change, end - low + 1, -weight)
    return np.cumsum(change)[:-1].clip(0)


def _spread(begin: Days, end: Days, edges: Days) -> npt.NDArray[np.float64]:
    """Return each bin's share of the claims: from each the part of its days that lie in the bin."""
    if not len(begin):
        return np.zeros(len(edges) - 1)
    low, high = min(int(begin.min()), int(edges[0])), max(int(end.max()), int(edges[-1]))
    told = np.concatenate(([0.0], np.cumsum(_daily(begin, end, low, high))))
    found: npt.NDArray[np.float64] = np.diff(told[edges - low])
    return found


def _touching(at: Days, until: Days, bins: int) -> Days:
    change = np.bincount(at, minlength=bins + 1) - np.bincount(until + 1, minlength=bins + 1)
    return np.cumsum(change)[:-1].astype(np.int64)


def _intervals(
    first: "pd.Series[pd.Timestamp]", last: "pd.Series[pd.Timestamp]"
) -> tuple[tuple[Interval, ...], int]:
    counts = pd.DataFrame({"first": first, "last": last}).groupby(["first", "last"], dropna=False).size()
    found = [Interval(_day(begin), _day(end), int(n)) for (begin, end), n in counts.items()]
    found.sort(key=lambda i: (-i.claims, i.first or i.last, i.last or date.max))
    if len(found) > _MOST_INTERVALS:
        return (), sum(i.claims for i in found)
    return tuple(found), 0


def _step(low: int, high: int) -> Step:
    days = high - low + 1
    lengths: Sequence[tuple[Step, int]] = (("day", 1), ("week", 7), ("month", 30))
    return next((name for name, length in lengths if days <= _MOST_BINS * length), "year")


def _edges(low: int, high: int, step: Step) -> Days:
    """Return the bins' first days and the day after the last, with a little room at both ends."""
    if step in ("day", "week"):
        length = 1 if step == "day" else 7
        start = low - (_date(low).weekday() if step == "week" else 0)
        bins = (high - start) // length + 1
        spare = max(1, -((bins - _FEWEST_BINS) // 2))
        return np.arange(start - spare * length, start + (bins + spare) * length + 1, length)
    months = 1 if step == "month" else 12
    begin, end = _date(low), _date(high)
    number = (begin.year * 12 + begin.month - 1) // months
    stop = (end.year * 12 + end.month - 1) // months + 1
    firsts = [date(n * months // 12, n * months % 12 + 1, 1) for n in range(number, stop + 1)]
    return np.array([(d - _EPOCH).days for d in firsts], dtype=np.int64)


def _day_numbers(days: "pd.Series[pd.Timestamp]") -> Days:
    numbers: Days = days.to_numpy().astype("datetime64[D]").astype(np.int64).clip(*_CALENDAR)
    return numbers


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


def _date(number: int) -> date:
    return _EPOCH + timedelta(days=int(number))
