"""What makes two claims be about the same thing: the kind of figure, what is counted, whose, where and when."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from geo.comparison.statements import Statement
from geo.model import Category

Family = Literal["held", "lost", "share", "harmed", "captured", "missing", "troops", "displaced",
                 "equipment_destroyed", "weapons_launched", "weapons_intercepted"]  # fmt: skip

# Categories of one family can be told side by side; "other" figures and distances have nothing in common.
FAMILY: Mapping[Category, Family] = MappingProxyType(
    {
        "territory_controlled": "held",
        "territory_seized": "held",
        "territory_lost": "lost",
        "territory_share": "share",
        "killed": "harmed",
        "wounded": "harmed",
        "killed_or_wounded": "harmed",
        "captured": "captured",
        "missing": "missing",
        "troops": "troops",
        "displaced": "displaced",
        "equipment_destroyed": "equipment_destroyed",
        "weapons_launched": "weapons_launched",
        "weapons_intercepted": "weapons_intercepted",
    }
)
STATES: frozenset[Family] = frozenset({"held", "lost", "share", "troops", "displaced"})
"""Families that tell how things stand, or add up, rather than what one event did: compared across time."""

UNDATED_REACH = timedelta(days=7)  # what a report gives no date for is taken to be of the week before it
STATE_HOLDS = 3  # days: how things stood on Monday is compared with how they stood on Wednesday
STATE_REACH = timedelta(days=366)  # how far apart two accounts of how things stand may be
_SHORT = 3  # days: events told of within them are of one time
_LONG = 14  # days: a longer total is not compared with one a quarter as long
_WORDS_OF = {
    "people": "people person persons dead body bodies victim casualty death fatality resident inhabitant other",
    "civilian": "civilian villager bystander",
    "soldier": """soldier troop serviceman servicemen fighter militant marine officer recruit attacker prisoner captive
               men military personnel militiaman militiamen insurgent rebel gunman gunmen combatant pow volunteer guard""",
    "child": "child children boy girl infant baby minor schoolchild schoolchildren student pupil",
    "woman": "woman women",
    "vehicle": "vehicle lorry truck tanker car van bus convoy",
    "armour": "tank apc ifv bmp armour armor",
    "drone": "drone uav shahed fpv quadcopter",
    "missile": "missile rocket projectile",
    "settlement": "settlement village town hamlet city",
}
_CLASS = {word: name for name, listed in _WORDS_OF.items() for word in listed.split()}


def counted(statement: Statement) -> str | None:
    """Return a name for what is counted: a class for common words, else the noun's own last word.

    Persons of whom no more is said than whose they are ("two North Koreans") are "people"; of things of which
    nothing is said it is None.
    """
    unsaid = "people" if statement.unit == "persons" else None
    if statement.noun is None or _side_key(statement.noun) == side(statement):
        return unsaid
    words = [_singular(w) for w in re.findall(r"[^\W\d_]+", statement.noun.casefold())]
    named = [_CLASS[w] for w in words if w in _CLASS]
    return named[-1] if named else words[-1] if words else unsaid


def _singular(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) > 3:
            return word[: -len(ending)] + instead
    return word


def side(statement: Statement) -> str | None:
    """Return whose it is, the same for "North Korean", "North Koreans" and "North Koreans'".

    >>> _side_key("North Koreans’"), _side_key("the RSF's")
    ('north korean', 'rsf')
    """
    return _side_key(statement.side) if statement.side else None


def _side_key(name: str) -> str:
    plain = re.sub(r"[’']s?$", "", name.casefold().removeprefix("the ").strip())
    return plain.removesuffix("s") if len(plain) > 4 else plain


def within(part: Statement, whole: Statement) -> bool:
    """Whether a statement's place lies in the other's: a settlement in its division, for territory also in its country."""
    if part.country is None or part.country != whole.country or part.place_id == whole.place_id:
        return False
    if whole.place_kind == "admin1":
        return part.admin1 == whole.place and part.place_kind != "country"
    is_land = FAMILY.get(part.category) in ("held", "lost")
    return whole.place_kind == "country" and part.place_kind == "admin1" and is_land


def window(statement: Statement) -> tuple[date, date] | None:
    """Return the days a statement is about; undated, the week up to its publication; None when that is unknown too."""
    if statement.earliest and statement.latest:
        return statement.earliest, statement.latest
    known = statement.earliest or statement.latest
    if known:
        return known, known
    if statement.published:
        return statement.published - UNDATED_REACH, statement.published
    return None


def dated(statement: Statement) -> bool:
    """Whether the report says when."""
    return statement.earliest is not None or statement.latest is not None


def same_days(one: Statement, other: Statement) -> bool:
    """Whether two statements are about the same time, well enough to contradict one another.

    How things stand: the days overlap, or are `STATE_HOLDS` apart at most. Events: both are told of within
    a few days, or half of all the days are common to both. Where one is undated: in one report, or in reports
    a day apart at most.
    """
    a, b = window(one), window(other)
    if not (dated(one) and dated(other)):
        if {s.report_id for s in one.sources} & {s.report_id for s in other.sources}:
            return True
        if dated(one) or dated(other) or one.published is None or other.published is None:
            return False
        return abs(one.published - other.published) <= timedelta(days=1)
    if a is None or b is None:
        return False
    shared = _shared_days(a, b)
    if FAMILY.get(one.category) in STATES:
        return shared > -STATE_HOLDS
    if shared <= 0:
        return False
    longest = max(_length(a), _length(b))
    return longest <= _SHORT or shared / (_length(a) + _length(b) - shared) >= 0.5


def near_in_time(one: Statement, other: Statement) -> bool:
    """Whether two statements may stand side by side: see `STATES` and the reaches above."""
    a, b = window(one), window(other)
    if a is None or b is None:
        return True
    if FAMILY.get(one.category) in STATES:
        return max(a[0], b[0]) - min(a[1], b[1]) <= STATE_REACH
    short, long = sorted((_length(a), _length(b)))
    return _shared_days(a, b) > 0 and (long <= _LONG or short * 4 >= long)


def _length(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days + 1


def _shared_days(a: tuple[date, date], b: tuple[date, date]) -> int:
    return (min(a[1], b[1]) - max(a[0], b[0])).days + 1
