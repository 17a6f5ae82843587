"""Dates: every calendar expression of a report, as a span of text and an interval of days."""

from datetime import date

from geo.extraction.calendar.expressions import Anchor, Expression, Fixed
from geo.extraction.calendar.relative import Between, Distance, Overnight, Window
from geo.extraction.calendar.scan import scan
from geo.extraction.calendar.story import advanced
from geo.extraction.calendar.tense import tense
from geo.extraction.calendar.values import Interval, precision
from geo.model import DateMention


def find_dates(text: str, published: date | None, *, narrative: bool = False) -> list[DateMention]:
    """Return the calendar expressions of `text` in order, not overlapping, as closed intervals of days.

    Relative ones count from `published`; without it they come back with both ends None. With `narrative`,
    the running date of a history takes its place. Durations, ages, habits ("every Friday") and vague times
    ("recently") are no calendar expressions.

    >>> [(d.text, str(d.earliest)) for d in find_dates("Shelling on Saturday", date(2025, 1, 11))]
    [('Saturday', '2025-01-11')]
    """
    mentions = []
    last: Interval | None = None
    story: Interval | None = None
    for atom in scan(text):
        when = tense(text, atom.start, atom.end) if _may_lie_ahead(atom.expression) else "open"
        days = _interval(atom.expression, Anchor(published, last, when, story))
        if days and not isinstance(atom.expression, Window):
            last = days
            story = advanced(story, text, atom, days) if narrative else None
        earliest, latest = days or (None, None)
        prec = precision(days) if days else 5
        epoch = atom.expression.epoch if isinstance(atom.expression, Fixed) else None
        words = text[atom.start : atom.end]
        mentions.append(DateMention(atom.start, atom.end, words, earliest, latest, prec, epoch))
    return mentions


def _may_lie_ahead(expression: Expression) -> bool:
    """Tell whether the clause has a say in which days are meant."""
    if isinstance(expression, Between):
        return _may_lie_ahead(expression.first) or _may_lie_ahead(expression.second)
    if isinstance(expression, Fixed | Distance | Window | Overnight):
        return False
    return getattr(expression, "year", None) is None


def _interval(expression: Expression, anchor: Anchor) -> Interval | None:
    try:
        return expression.interval(anchor)
    except (ValueError, OverflowError):  # 29 February of a common year, a century before the calendar
        return None
