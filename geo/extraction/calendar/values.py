"""Closed intervals of days and the arithmetic calendar expressions need. Weeks begin on Monday."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Interval = tuple[date, date]
Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "start", "end", "first half", "second half"]

# Earliest years that a date can be reckoned from without leaving what `date` holds.
_FIRST, _LAST = date.min.year + 200, date.max.year - 200
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class OutOfCalendarError(ValueError):
    """A date that lies before year 201 or after year 9799."""


def day_of(year: int, month: int, day: int) -> Interval:
    """Return one day; a ValueError when the calendar has no such day."""
    value = date(year, month, day)
    return value, value


def months_from(year: int, month: int, count: int) -> Interval:
    """Return `count` whole months from the first of `month`, which may lie outside 1..12."""
    first_year, first = divmod(year * 12 + month - 1, 12)
    last_year, last = divmod(year * 12 + month - 1 + count - 1, 12)
    if not _FIRST <= first_year <= last_year <= _LAST:
        raise OutOfCalendarError(f"year {first_year} is outside {_FIRST}..{_LAST}")
    return date(first_year, first + 1, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


def year_of(year: int) -> Interval:
    """Return 1 January to 31 December."""
    return months_from(year, 1, 12)


def unit_holding(day: date, unit: Unit, offset: int = 0) -> Interval:
    """Return the calendar unit that holds `day`, or the one `offset` units after it.

    >>> unit_holding(date(2025, 1, 11), "week", -1)
    (datetime.date(2024, 12, 30), datetime.date(2025, 1, 5))
    """
    if unit in ("day", "week"):
        step = 1 if unit == "day" else 7
        start = _shifted(day, offset * step) - timedelta(days=day.weekday() if unit == "week" else 0)
        return start, start + timedelta(days=step - 1)
    count = _MONTHS_IN[unit]
    if unit == "century":  # the 19th century is 1801 to 1900
        return months_from((day.year - 1) // 100 * 100 + 1 + 100 * offset, 1, count)
    if unit == "decade":
        return months_from(day.year // 10 * 10 + 10 * offset, 1, count)
    return months_from(day.year, (day.month - 1) // count * count + 1 + offset * count, count)


def shifted(day: date, unit: Unit, count: int) -> date:
    """Return the same day `count` units on, or the month's last day where it is shorter."""
    if unit in ("day", "week"):
        return _shifted(day, count * (7 if unit == "week" else 1))
    first, last = months_from(day.year, day.month + count * _MONTHS_IN[unit], 1)
    return first.replace(day=min(day.day, last.day))


def part_of(whole: Interval, unit: Unit | Literal["season"], part: Part) -> Interval:
    """Return a part of a calendar unit.

    Early, mid and late month are days 1-10, 11-20 and 21 to the end; longer units are cut in the same way
    into thirds (of months, years), a week into Monday-Tuesday, Wednesday-Thursday, Friday-Sunday.
    The start and end of a year, quarter or half are its first and last month.
    """
    first, last = whole
    if part in ("first half", "second half"):
        half = (last - first).days // 2
        middle = first + timedelta(days=half) if unit in ("week", "day") else _half_months(whole, unit)
        return (first, middle) if part == "first half" else (middle + timedelta(days=1), last)
    third = 0 if part in ("early", "start") else 1 if part == "mid" else 2
    if unit == "day":
        return whole
    if unit == "week":
        return ((first, first + timedelta(days=1)), (first + timedelta(days=2), first + timedelta(days=3)),
                (first + timedelta(days=4), last))[third]  # fmt: skip
    if unit == "month":
        return ((first, first.replace(day=10)), (first.replace(day=11), first.replace(day=20)),
                (first.replace(day=21), last))[third]  # fmt: skip
    if unit in ("decade", "century"):
        cuts = (0, 4, 7, 10) if unit == "decade" else (0, 34, 67, 100)
        return months_from(first.year + cuts[third], 1, 12 * (cuts[third + 1] - cuts[third]))
    count = _month_count(whole)
    if unit == "year" and part in ("early", "mid", "late"):
        return months_from(first.year, first.month + third * count // 3, count // 3)
    return months_from(first.year, first.month + (0, count // 2 - (count + 1) % 2, count - 1)[third], 1)


def _half_months(whole: Interval, unit: str) -> date:
    if unit == "month":
        return whole[0].replace(day=15)
    return months_from(whole[0].year, whole[0].month, max(_month_count(whole) // 2, 1))[1]


def _month_count(whole: Interval) -> int:
    first, last = whole
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _shifted(day: date, days: int) -> date:
    moved = day.toordinal() + days
    if not date(_FIRST, 1, 1).toordinal() <= moved <= date(_LAST, 12, 31).toordinal():
        raise OutOfCalendarError(f"{days} days from {day} is outside the years {_FIRST}..{_LAST}")
    return date.fromordinal(moved)


def precision(interval: Interval) -> int:
    """Return UCDP's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more.

    "The past week" counts eight days with both its ends; it is still a week.
    """
    days = (interval[1] - interval[0]).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days <= 8 else 4 if days <= 31 else 5
