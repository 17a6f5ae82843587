"""Dates: every calendar expression of a report, as a span of text and an interval of days."""

import re
from collections import defaultdict
from datetime import date

from geo.extraction.calendar.cues import tense
from geo.extraction.calendar.day_patterns import DAY_RULES
from geo.extraction.calendar.expressions import Anchor, Expression
from geo.extraction.calendar.joins import joined
from geo.extraction.calendar.period_patterns import PERIOD_RULES
from geo.extraction.calendar.relative import Dangling, Window
from geo.extraction.calendar.relative_patterns import RELATIVE_RULES
from geo.extraction.calendar.rules import Atom, Rule
from geo.extraction.calendar.values import Interval, precision
from geo.extraction.calendar.war_days import WAR_DAY_RULES
from geo.model import DateMention

# The first rule that reads a word wins: the longer forms come first.
_RULES: tuple[Rule, ...] = (*WAR_DAY_RULES, *RELATIVE_RULES, *DAY_RULES, *PERIOD_RULES)
_WORD = re.compile(r"(?<!\w)(?:['’]?\d+|[^\W\d_]+)")


def _rules_by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in _RULES:
        for word in rule.begins:
            table[word].append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


_BY_FIRST_WORD = _rules_by_first_word()


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
    for atom in joined(text, _atoms(text)):
        if isinstance(atom.expression, Dangling):
            continue
        anchor = Anchor(published, last, tense(text, atom.start, atom.end), narrative)
        days = _interval(atom.expression, anchor)
        if days and not isinstance(atom.expression, Window):
            last = days
        mentions.append(
            DateMention(
                atom.start,
                atom.end,
                text[atom.start : atom.end],
                days[0] if days else None,
                days[1] if days else None,
                precision(days) if days else 5,
            )  # fmt: skip
        )
    return mentions


def _interval(expression: Expression, anchor: Anchor) -> Interval | None:
    try:
        return expression.interval(anchor)
    except (ValueError, OverflowError):  # 29 February of a common year, a century before the calendar
        return None


def _atoms(text: str) -> list[Atom]:
    atoms: list[Atom] = []
    position = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position:
            continue
        first = word.group().casefold()
        for rule in _BY_FIRST_WORD.get("0" if first[-1].isdigit() else first, ()):
            if (match := rule.pattern.match(text, start)) and (found := list(rule.read(match))):
                atoms += found
                position = found[-1].end
                break
    return atoms
