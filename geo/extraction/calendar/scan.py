"""One pass over a text that reads its calendar expressions, not yet anchored."""

import re
from collections import defaultdict

from geo.extraction.calendar.day_patterns import DAY_RULES
from geo.extraction.calendar.joins import joined
from geo.extraction.calendar.period_patterns import PERIOD_RULES
from geo.extraction.calendar.relative import Dangling
from geo.extraction.calendar.relative_patterns import DAY_OF_MONTH_RULE, RELATIVE_RULES
from geo.extraction.calendar.rules import Atom, Rule
from geo.extraction.calendar.war_days import WAR_DAY_RULES

# The first rule that reads a word wins: the longer forms come first.
_RULES: tuple[Rule, ...] = (*WAR_DAY_RULES, *RELATIVE_RULES, *DAY_RULES, *PERIOD_RULES, DAY_OF_MONTH_RULE)
_WORD = re.compile(r"(?<!\w)(?:['’]?\d+|[^\W\d_]+)")


def _rules_by_first_word() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)
    for rule in _RULES:
        for word in rule.begins:
            table[word].append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


_BY_FIRST_WORD = _rules_by_first_word()


def scan(text: str) -> list[Atom]:
    """Return the calendar expressions of `text` in order, not overlapping."""
    return [atom for atom in joined(text, _atoms(text)) if not isinstance(atom.expression, Dangling)]


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
