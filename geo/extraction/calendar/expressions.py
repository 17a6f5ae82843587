"""What a calendar expression says before it is anchored, and how it is: "Monday", "two days earlier", "12 March".

Every class has `interval(anchor)`, which gives the days meant or None where the anchor does not settle them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from geo.extraction.calendar.values import (
    Interval,
    Part,
    Unit,
    day_of,
    months_from,
    part_of,
    shifted,
    unit_holding,
)
from geo.extraction.calendar.words import feast_in

Which = Literal["last", "this", "next", "that", "following", "previous"]
Tense = Literal["past", "future", "open"]

# A day without a year is not one of ten months ago when it also lies within two months ahead: writers name
# the year of what is that far back ("the inauguration on Jan. 20", written on Jan. 11).
_LONG_AGO, _SOON = timedelta(days=300), timedelta(days=65)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions are counted from where they stand."""

    published: date | None
    last: Interval | None = None  # the last date named before, in the text
    tense: Tense = "open"  # of the clause
    story: Interval | None = None  # in a history, the running date: it takes the place of publication

    @property
    def base(self) -> date | None:
        """Return the day that "last month" counts from."""
        return self.story[0] if self.story else self.published

    @property
    def named(self) -> Interval | None:
        """Return the dates that "the next day" counts from."""
        return self.last or ((self.published, self.published) if self.published else None)


class Expression(Protocol):
    """An expression of time that names calendar days."""

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the days it means, both ends included; None when `anchor` does not settle it."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that need no anchor; None where the calendar of `datetime` does not reach (BC)."""

    days: Interval | None
    epoch: str | None = None  # what day 1 or the anniversary is counted from

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the days as they are."""
        return self.days


@dataclass(frozen=True, slots=True)
class RelativeYear:
    """ "last year" (offset -1) in "March last year", or "that year" (named) in "March of that year"."""

    offset: int
    named: bool = False

    def number(self, anchor: Anchor) -> int | None:
        """Return the year meant."""
        start = (anchor.named or (None,))[0] if self.named else anchor.base
        return start.year + self.offset if start else None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """ "12 March", with its year or without."""

    month: int
    day: int
    year: int | RelativeYear | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day: without a year the latest one not after publication, in the future the next."""
        if self.year is not None:
            year = self.year if isinstance(self.year, int) else self.year.number(anchor)
            return day_of(year, self.month, self.day) if year else None
        base = anchor.base
        if base is None:
            return None
        if anchor.story:
            return self._in(anchor.story[0].year + _next_year_in_story(self.month, anchor.story))
        past = next(d for y in range(9) if (d := self._in(base.year - y)) and d[0] <= base)
        ahead = next(d for y in range(9) if (d := self._in(base.year + y)) and d[0] >= base)
        if anchor.tense == "future":
            return ahead
        near = base - past[0] > _LONG_AGO and ahead[0] - base < _SOON
        return ahead if near and anchor.tense == "open" else past

    def _in(self, year: int) -> Interval | None:
        return None if (self.month, self.day) == (2, 29) and year % 4 else day_of(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DayRun:
    """Consecutive days of one month: "10-12 May"."""

    month: int
    first: int
    last: int
    year: int | RelativeYear | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the days from the first to the last."""
        days = MonthDay(self.month, self.first, self.year).interval(anchor)
        return (days[0], days[0].replace(day=self.last)) if days else None


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """Months of a year: a month, a season, a quarter, "the first nine months"; `part` narrows it."""

    first: int  # month the span begins in, 1..12
    count: int
    unit: Unit | Literal["season"]
    year: int | RelativeYear | None = None
    which: Which | None = None
    part: Part | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the span: without a year the latest begun by publication, in the future the next to end."""
        whole = self._whole(anchor)
        return part_of(whole, self.unit, self.part) if whole and self.part else whole

    def _whole(self, anchor: Anchor) -> Interval | None:
        if self.year is not None:
            year = self.year if isinstance(self.year, int) else self.year.number(anchor)
            return self._in(year) if year else None
        if self.which in ("that", "following", "previous"):
            return self._from_named(anchor)
        base = anchor.base
        if base is None:
            return None
        if anchor.story and self.which is None:
            year = anchor.story[0].year
            if (
                self.first + self.count > 13
                and anchor.story[0].month <= 3
                and anchor.story[0] != anchor.story[1]
            ):
                year -= 1  # the winter a story is in, in January, began the year before
            return self._in(year + _next_year_in_story(self.first, anchor.story))
        years = range(base.year - 2, base.year + 3)
        if self.which == "last":
            return next(s for y in reversed(years) if (s := self._in(y))[1] < base)
        if self.which == "next":
            return next(s for y in years if (s := self._in(y))[0] > base)
        if self.which == "this" and self.unit == "month":
            return self._in(base.year)
        if anchor.tense == "future":
            return next(s for y in years if (s := self._in(y))[1] >= base)
        return next(s for y in reversed(years) if (s := self._in(y))[0] <= base)

    def _from_named(self, anchor: Anchor) -> Interval | None:
        if anchor.named is None:
            return None
        start, end = anchor.named
        years = range(start.year - 2, end.year + 3)
        if self.which == "following":
            return next(s for y in years if (s := self._in(y))[0] > start)
        if self.which == "previous":
            return next(s for y in reversed(years) if (s := self._in(y))[1] < end)
        return self._in(start.year)

    def _in(self, year: int) -> Interval:
        return months_from(year, self.first, self.count)


def _next_year_in_story(month: int, last: Interval) -> int:
    """Return 1 where a story that stood at `last` has turned the year on reaching `month`, else 0."""
    whole_year = (last[1] - last[0]).days > 300
    return int(not whole_year and last[0].month - month >= 7)


@dataclass(frozen=True, slots=True)
class SliceOfMonth:
    """The nth stretch of `length` days in a month; 0 the last."""

    month: int
    nth: int
    length: int
    year: int | RelativeYear | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the stretch, cut at the month's end."""
        whole = MonthSpan(self.month, 1, "month", self.year).interval(anchor)
        if whole is None:
            return None
        first, last = whole
        if not self.nth:
            return first.replace(day=last.day - self.length + 1), last
        start = self.length * (self.nth - 1) + 1
        return first.replace(day=start), first.replace(day=min(last.day, start + self.length - 1))


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """ "the fourth Thursday in November": the nth such weekday of a month, 0 the last."""

    month: int
    weekday: int
    nth: int
    year: int | RelativeYear | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day in the month that a bare month would be."""
        whole = MonthSpan(self.month, 1, "month", self.year).interval(anchor)
        if whole is None:
            return None
        if not self.nth:
            return (whole[1] - timedelta(days=(whole[1].weekday() - self.weekday) % 7),) * 2
        first = whole[0] + timedelta(days=(self.weekday - whole[0].weekday()) % 7)
        return (first + timedelta(days=7 * (self.nth - 1)),) * 2


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `week` places it in last (-1), this (0) or next (1) week."""

    number: int  # 0 Monday .. 6 Sunday
    which: Which | None = None
    week: int | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day: a bare one is the latest not after publication, in the future the next."""
        from_named = self.which in ("that", "following", "previous")
        base = (anchor.named or (None,))[0] if from_named else anchor.base
        if base is None:
            return None
        if self.week is not None:
            monday = unit_holding(base, "week", self.week)[0]
            return (monday + timedelta(days=self.number),) * 2
        back = (base.weekday() - self.number) % 7
        ahead = (self.number - base.weekday()) % 7
        if self.which in ("last", "previous"):
            days = -(back or 7)
        elif self.which in ("next", "following"):
            days = ahead or 7
        elif self.which in ("this", "that") and anchor.tense != "past":
            days = ahead
        else:
            story = anchor.story is not None
            days = ahead if anchor.tense == "future" or story else -back
        return (base + timedelta(days=days),) * 2


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday."""

    which: Which | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the latest weekend begun by publication, or in the future the next to end."""
        base = (
            anchor.base
            if self.which not in ("that", "following", "previous")
            else (anchor.named or (None,))[0]
        )
        if base is None:
            return None
        saturday = unit_holding(base, "week")[0] + timedelta(days=5)  # of the week that holds base
        ahead = {"next": 7 if base >= saturday else 0, "following": 7 if base >= saturday else 0, "that": 0}
        if self.which in ahead:
            saturday += timedelta(days=ahead[self.which])
        elif self.which in ("last", "previous") or (
            base < saturday and anchor.tense != "future" and (self.which != "this" or anchor.tense == "past")
        ):
            saturday -= timedelta(days=7)
        return saturday, saturday + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 12th": of the month last named or of publication, or of another one ("the 12th of last month")."""

    day: int
    month: "Expression | None" = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day, a month earlier where it would lie after publication."""
        month = self.month.interval(anchor) if self.month else anchor.named
        if month is None:
            return None
        start = month[0]
        if self.month is None and anchor.last is None and anchor.tense != "future" and self.day > start.day:
            start = shifted(start, "month", -1)
        return day_of(start.year, start.month, self.day)


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or holiday that falls on a known day of the year."""

    name: str
    year: int | RelativeYear | None = None
    which: Which | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day: the latest not after publication, in the future the next."""
        if self.year is not None:
            year = self.year if isinstance(self.year, int) else self.year.number(anchor)
            return (feast_in(self.name, year),) * 2 if year else None
        base = anchor.base
        if base is None:
            return None
        days = [feast_in(self.name, base.year + y) for y in (-2, -1, 0, 1, 2)]
        past, ahead = max(d for d in days if d <= base), min(d for d in days if d >= base)
        if self.which in ("last", "next"):
            past, ahead = max(d for d in days if d < base), min(d for d in days if d > base)
            return (past if self.which == "last" else ahead,) * 2
        near = base - past > _LONG_AGO and ahead - base < _SOON
        return (ahead if anchor.tense == "future" or near else past,) * 2
