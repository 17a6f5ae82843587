"""Reported areas over event date, in HTML of our own: days across, km² upwards, and nothing drawn in between.

A figure is drawn where it is said to hold: a disc for a day, a line for a longer time, a box for a range,
hatched for a vague one; a box that fades has no figure at that end. A tail to the left means "by that day",
of figures that are given no date. Every word from a report is escaped here.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from math import inf, sqrt

from geo.comparison import Statement, TerritorySeries, done, given_ends, when
from geo.wording import day, listed, number
from views.interval_bars import ABOUT, scale_end, sentences, ticks

_MARGIN = 0.04  # of the time shown, free at both ends
_ASIDE = 2.2  # percent of the chart: as far as the style sheet moves a mark past one of the same day
_CLOSE = 4.0  # percent of the chart: numbers of marks nearer than that are moved apart


def chart(series: TerritorySeries, colour: Callable[[Statement], str]) -> str:
    """Return the chart of a series of at least one dated statement, its marks numbered in order."""
    first, last = _span(series.statements)
    top = scale_end(series.statements)
    grid = "".join(
        f'<i class="h" style="bottom:{100 * t / top:.3f}%"></i>'
        f'<span class="y" style="bottom:{100 * t / top:.3f}%">{escape(number(t))}{_share(t, series.area_km2)}</span>'
        for t in ticks(top)
    )
    months = "".join(
        f'<i class="v" style="left:{_across(d, first, last):.3f}%"></i>'
        f'<span class="x" style="left:{_across(d, first, last):.3f}%">{escape(words)}</span>'
        for d, words in _days(first, last)
    )
    marks, taken, at_day = [], list[tuple[float, float]](), Counter[date]()
    for index, s in enumerate(series.statements, 1):
        day_only = _drawn_days(s)[0] == _drawn_days(s)[1]
        aside = at_day[_drawn_days(s)[0]] if day_only else 0
        at_day[_drawn_days(s)[0]] += day_only
        marks.append(_mark(s, index, aside, (first, last, top), colour(s), taken))
    return (
        f'<div class="overtime" role="img" aria-label="{escape(_alt(series))}">'
        f'<div class="field">{grid}{months}{"".join(marks)}</div></div>'
    )


def numbered(series: TerritorySeries, colour: Callable[[Statement], str]) -> str:
    """Return the statements as a list that opens to their sentences, with the numbers of the chart's marks."""
    rows = []
    for index, s in enumerate((*series.statements, *series.undated), 1):
        share = series.share(s)
        who = "computed" if s.derived else s.speaker
        tag = f' <b class="tag">{escape(s.stance)}</b>' if s.stance != "asserted" else ""
        facts = " · ".join(p for p in (who, when(s), share) if p)
        formula = f"<p>{escape(s.derived)}</p>" if s.derived else ""
        rows.append(
            f'<details class="row" style="--mark:{colour(s)}"><summary><b class="number">{index}</b>'
            f'<span class="label"><span class="amount">{escape(s.figure)}</span> {escape(done(s.category))}{tag}'
            f'<span class="who">{escape(facts)}</span></span></summary>'
            f'<div class="evidence">{sentences(s)}{formula}</div></details>'
        )
    return f'<div class="overtime list">{"".join(rows)}</div>'


def area_square(series: TerritorySeries, colour: Callable[[Statement], str]) -> str:
    """Return the division as a square and its largest and smallest claimed figure as squares in it, all true to area."""
    if not series.area_km2:
        return ""
    told = (*series.statements, *series.undated)
    found = sorted({v: s for s in told for v in given_ends(s) if 0 < v < inf}.items(), key=lambda f: f[0])
    if not found:
        return ""
    inner = "".join(
        f'<i style="width:{100 * sqrt(min(1, v / series.area_km2)):.2f}%;border-color:{colour(s)}"></i>'
        for v, s in (found[0], found[-1])
    )
    low, high = found[0][0], found[-1][0]
    ends = [
        f"{number(v)} km² ({_percent(v, series.area_km2)})" for v in ((low,) if low == high else (low, high))
    ]
    which = "the only figure given" if low == high else "the lowest and the highest figure given"
    return (
        f'<div class="areasquare"><div class="whole">{inner}</div><p><b>{escape(series.place)}: '
        f"{series.area_km2:,.0f} km²</b></p><p>Inside it, true to scale, {which}: {escape(listed(ends))}.</p></div>"
    )


def _mark(
    s: Statement,
    index: int,
    aside: int,
    frame: tuple[date, date, float],
    colour: str,
    taken: list[tuple[float, float]],
) -> str:
    """Return one mark with its number, moved aside past as many others of the same day."""
    first, last, top = frame
    begin, end = _drawn_days(s)
    left, right = _across(begin, first, last), _across(end + timedelta(days=1), first, last)
    low, high = given_ends(s)
    bottom, height = 100 * low / top, 100 * (min(high, top) - low) / top
    figure_at = bottom + height if s.bound == "at_most" else bottom
    undated = not (s.earliest or s.latest)
    kinds = [s.bound, "day" if begin == end else "span", "flat" if low == high else "tall"]
    kinds += [kind for kind, on in (("derived", s.derived), ("denied", s.denied)) if on]
    haze = ""
    if s.bound == "about" and low == high:
        haze = (
            f'<i class="haze" style="left:{left:.3f}%;width:{max(right - left, 1.6):.3f}%;'
            f'bottom:{bottom * (1 - ABOUT):.3f}%;height:{2 * ABOUT * bottom:.3f}%"></i>'
        )
    tail = f'<i class="tail" style="right:{100 - left:.3f}%;bottom:{figure_at:.3f}%"></i>' if undated else ""
    at, up = _free(right + aside * _ASIDE, bottom + height if high != inf else bottom, taken)
    title = f"{index}. {s.figure} {done(s.category)} {when(s)}, {s.speaker}"
    return (
        f'<span style="--mark:{colour};--aside:{aside}">{haze}{tail}<i class="mark {" ".join(kinds)}" '
        f'title="{escape(title)}" style="left:{left:.3f}%;width:{right - left:.3f}%;bottom:{bottom:.3f}%;'
        f'height:{height:.3f}%"></i><b class="number" style="left:{at:.3f}%;bottom:{up:.3f}%">{index}</b></span>'
    )


def _drawn_days(s: Statement) -> tuple[date, date]:
    """Return the days that a statement says, else the day it was published."""
    begin, end = s.earliest or s.latest or s.published, s.latest or s.earliest or s.published
    if begin is None or end is None:
        raise ValueError(f"Statement {s.id} has no day to be drawn at.")
    return begin, end


def _free(left: float, bottom: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return where a number can stand: beside its mark, moved down past those that stand there."""
    while any(abs(left - x) < _CLOSE and abs(bottom - y) < _CLOSE for x, y in taken):
        bottom -= _CLOSE
    taken.append((left, bottom))
    return left, bottom


def _span(statements: Sequence[Statement]) -> tuple[date, date]:
    days = [d for s in statements for d in (s.earliest, s.latest) if d]
    days += [s.published for s in statements if s.published and not (s.earliest or s.latest)]
    first, last = min(days), max(days)
    spare = max(timedelta(days=3), (last - first) * _MARGIN)
    return first - spare, last + spare


def _across(value: date, first: date, last: date) -> float:
    return 100 * (value - first).days / (last - first).days


def _days(first: date, last: date) -> list[tuple[date, str]]:
    """Return the days to be named below the chart: years, months, or days where it is short."""
    length = (last - first).days
    if length <= 45:
        step = max(1, length // 6)
        return [(d, day(d)) for d in (first + timedelta(days=i) for i in range(1, length, step))]
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [m for m in months if first <= m <= last]
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(months) / n <= 9)
    chosen = [m for m in months if (m.year * 12 + m.month - 1) % every == 0]
    return [(m, str(m.year) if every >= 12 else f"{m:%b %Y}") for m in chosen]


def _share(value: float, area: float | None) -> str:
    if not area or value == 0:
        return ""
    return f"<small>{_percent(value, area)}</small>"


def _percent(value: float, area: float) -> str:
    share = 100 * value / area
    return f"{number(round(share, 1 if share >= 0.1 else 2))} %"


def _alt(series: TerritorySeries) -> str:
    told = "; ".join(f"{s.figure} {done(s.category)} {when(s)}" for s in series.statements[:12])
    return f"Reported areas of {series.title} over time: {told}"
