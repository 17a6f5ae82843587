"""Expressions that count from another day: "last week", "two days earlier", "the past 24 hours"."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from geo.extraction.calendar.expressions import Anchor, Expression
from geo.extraction.calendar.values import Interval, Part, Unit, months_from, part_of, shifted, unit_holding


@dataclass(frozen=True, slots=True)
class UnitFrom:
    """ "last week" (offset -1), "this year" (0), "the following month" (1, named), "later this month" (`side`)."""

    unit: Unit
    offset: int
    named: bool = False
    part: Part | None = None
    side: Literal["earlier", "later"] | None = None

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the calendar unit; the current one runs to publication unless the clause is in the future."""
        base = (
            (anchor.named[-1 if self.offset > 0 else 0] if anchor.named else None)
            if self.named
            else anchor.base
        )
        if base is None:
            return None
        whole = unit_holding(base, self.unit, self.offset)
        if self.part:
            return part_of(whole, self.unit, self.part)
        if self.offset or self.named:
            return whole
        if self.side == "later":
            return base, whole[1]
        if self.side == "earlier" or anchor.tense != "future":
            return whole if anchor.story else (whole[0], base)
        return whole


@dataclass(frozen=True, slots=True)
class Distance:
    """ "three weeks ago" (-3 weeks), "two days later" (+2 days, named): the calendar unit that far off."""

    unit: Unit
    count: int
    named: bool = False

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the unit; a year from a named month or quarter is that month or quarter of the other year."""
        if not self.named:
            return self._from(anchor.base) if anchor.base else None
        if anchor.named is None:
            return None
        start, end = anchor.named
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if self.unit == "year" and abs(self.count) == 1 and start != end and start.day == 1 and months < 12:
            other = start.year + self.count, start.month, months
            return months_from(*other) if (end + timedelta(days=1)).day == 1 else self._from(start)
        brief = (end - start).days < 7
        return self._from(end if self.count > 0 and (brief or self.unit in ("year", "decade")) else start)

    def _from(self, day: date) -> Interval:
        return unit_holding(shifted(day, self.unit, self.count), self.unit)


@dataclass(frozen=True, slots=True)
class Window:
    """ "the past 24 hours" (-1 day), "the next three months" (+3 months): from or up to publication."""

    unit: Unit
    count: int

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the days between publication and the same day `count` units off."""
        if anchor.base is None:
            return None
        other = shifted(anchor.base, self.unit, self.count)
        return (other, anchor.base) if self.count < 0 else (anchor.base, other)


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that ends on the day of publication."""

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the day before and the day itself."""
        return (anchor.base - timedelta(days=1), anchor.base) if anchor.base else None


@dataclass(frozen=True, slots=True)
class NightOf:
    """ "overnight Saturday": the night that begins, or that ends ("overnight into Sunday"), on a day named with it."""

    day: Expression
    ends: bool

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return both days the night touches; a night given by its two days is those."""
        days = self.day.interval(anchor)
        if days is None or days[0] != days[1]:
            return days
        still_to_come = days[0] == anchor.published and anchor.tense != "future"
        if self.ends or still_to_come:
            return shifted(days[0], "day", -1), days[0]
        return days[0], shifted(days[0], "day", 1)


@dataclass(frozen=True, slots=True)
class Dangling:
    """ "two days after" before its date: it means something only with the date that follows."""

    unit: Unit
    count: int

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return None: nothing to count from."""
        return None


@dataclass(frozen=True, slots=True)
class Counted:
    """ "two days after Christmas", "a week from Friday", "ten years ago this week": a distance from `origin`."""

    unit: Unit
    count: int
    origin: Expression

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return the days of `origin`, moved; a week of another year is the calendar week."""
        days = self.origin.interval(anchor)
        if days is None:
            return None
        start = shifted(days[0], self.unit, self.count)
        if isinstance(self.origin, UnitFrom) and self.origin.unit != "day":
            return unit_holding(start, self.origin.unit)
        return start, shifted(days[1], self.unit, self.count)


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another: "Monday to Wednesday", "30 May - 2 June"."""

    first: Expression
    second: Expression

    def interval(self, anchor: Anchor) -> Interval | None:
        """Return from the start of the first to the end of the second, the first read as before the second."""
        if anchor.tense == "future" or anchor.story:
            start = self.first.interval(anchor)
            if start is None:
                return None
            end = self.second.interval(
                replace(anchor, published=start[0], story=anchor.story and start, tense="future")
            )
        else:
            end = self.second.interval(anchor)
            if end is None:
                return None
            start = self.first.interval(replace(anchor, published=end[0], tense="past"))
        if start is None or end is None or start[0] > end[1]:
            return None
        return start[0], end[1]
