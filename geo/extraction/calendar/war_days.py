"""Days counted from the first day of a war: "day 1,052 of the full-scale invasion", "the second anniversary"."""

import re
from datetime import date, timedelta
from functools import lru_cache

from geo.extraction.calendar.expressions import Fixed
from geo.extraction.calendar.rules import Atom, rule, whole
from geo.extraction.calendar.values import shifted
from geo.extraction.calendar.words import (
    NUMBER_BEGINS,
    NUMBER_WORD,
    ORDINAL_BEGINS,
    ORDINAL_WORD,
    cardinal,
    ordinal,
)

# Wars that reports count days and anniversaries of. Day 1 is the first day. Sources: UCDP/PRIO conflict
# list and the UN's own chronologies of each war.
_FIRST_DAYS = {
    "full-scale invasion of Ukraine": date(2022, 2, 24),
    "Gaza war": date(2023, 10, 7),
    "Sudan war": date(2023, 4, 15),
}
_CUES = {
    "full-scale invasion of Ukraine": r"\b(?:ukrain\w*|russia\w*|kyiv|kiev|moscow|zelensk\w*|putin)\b",
    "Gaza war": r"\b(?:gaza\w*|israel\w*|hamas|rafah|palestinian\w*)\b",
    "Sudan war": r"\b(?:sudan\w*|khartoum|darfur|rsf|el fasher)\b",
}


@lru_cache(maxsize=16)
def _wars_named(text: str) -> tuple[str, ...]:
    """Return the wars a text is about, by name."""
    return tuple(name for name, cue in _CUES.items() if re.search(cue, text, re.IGNORECASE))


def _war(match: re.Match[str]) -> str | None:
    if "full" in match.group().casefold():
        return "full-scale invasion of Ukraine"
    named = _wars_named(match.string)
    return named[0] if len(named) == 1 else None


# Days that are names: "the September 11 attacks" needs no year. (month, day): (year, words beside it, war it belongs to)
_NAMED_DAYS = {
    (9, 11): (2001, r"attacks|hijack\w*|terror\w*|commission", None),
    (10, 7): (2023, r"attacks?|assault|massacres?|raids?|onslaught|killings|hostages?", "Gaza war"),
    (2, 24): (2022, r"(?:full-scale\s+)?invasion", "full-scale invasion of Ukraine"),
}


def named_year(text: str, start: int, end: int, month: int, day: int) -> int | None:
    """Return the year of a day that an attack is named after, where `text[start:end]` stands in that name."""
    if (month, day) not in _NAMED_DAYS:
        return None
    year, words, war = _NAMED_DAYS[month, day]
    if war and war not in _wars_named(text):
        return None
    after = re.match(rf"(?:['’]s)?\s+(?:[\w-]+\s+)?(?:{words})\b", text[end : end + 40], re.IGNORECASE)
    before = re.search(rf"\b(?:{words})\s+(?:of|on)\s+$", text[max(0, start - 30) : start], re.IGNORECASE)
    return year if after or before else None


def _read_war_day(match: re.Match[str]) -> list[Atom]:
    number = int(re.sub(r"\D", "", match["number"]) or ordinal(match["number"]))
    name = _war(match)
    if name is None or not 1 <= number <= 20_000:
        return []
    day = _FIRST_DAYS[name] + timedelta(days=number - 1)
    return whole(match, Fixed((day, day), name))


def _read_anniversary(match: re.Match[str]) -> list[Atom]:
    name = _war(match)
    if name is None:
        return []
    years = ordinal(match["nth"]) if match["nth"] else cardinal(match["years"])
    day = _of_war(_FIRST_DAYS[name], years)
    return whole(match, Fixed((day, day), name)) if day else []


def _of_war(epoch: date, years: int) -> date | None:
    return shifted(epoch, "year", years) if years < 200 else None


_WAR = (
    r"(?:the\s+|its\s+|(?:russia|moscow|putin)['’]s\s+)?(?:current\s+|ongoing\s+|russian\s+|russia-ukraine\s+|full[\s-]+scale\s+|gaza\s+|sudan(?:ese)?\s+){0,3}"
    r"(?:invasion|war|conflict|aggression)(?!\w)"
)
_SINCE = r"(?:the\s+(?:start|beginning|outbreak)\s+of\s+)?"
WAR_DAY_RULES = (
    rule(
        frozenset(("day",)),
        r"day\s+(?P<number>\d{1,2}[,.]?\d{3}|\d{1,3})(?:\s*[,:–—-])?\s+(?:of|since)\s+" + _SINCE + _WAR,
        _read_war_day,
    ),
    rule(
        frozenset("0"),
        r"(?P<number>\d{1,2},?\d{3}|\d{1,3})(?:st|nd|rd|th)\s+day\s+of\s+" + _WAR,
        _read_war_day,
    ),
    rule(
        ORDINAL_BEGINS | NUMBER_BEGINS,
        rf"(?:(?P<nth>{ORDINAL_WORD})[\s-]+(?:year\s+)?anniversary\s+of\s+"
        rf"|(?P<years>{NUMBER_WORD})\s+years?\s+to\s+the\s+day\s+(?:after|since)\s+){_SINCE}{_WAR}",
        _read_anniversary,
    ),
)
