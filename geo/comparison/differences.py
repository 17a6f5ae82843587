"""How two statements about the same thing differ, in plain words; and whether they contradict one another."""

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from geo.comparison.statements import Statement, same_speaker
from geo.comparison.things import FAMILY, counted, dated, same_days, side, within
from geo.model import Category
from geo.wording import CATEGORY_WORDS, day, interval, number

Kind = Literal["amount", "bound", "time", "place", "category", "counted", "side", "denied", "derived"]

ROUGHLY = 0.1  # "about 200" is taken to reach a tenth either way when asked whether it contradicts 250
MEASURED = 0.01  # areas and distances a hundredth apart are one figure, rounded or converted

_DONE = {
    "territory_controlled": "held", "territory_seized": "seized", "territory_lost": "lost", "territory_share": "share",
    "captured": "captured", "displaced": "displaced",
}  # fmt: skip
SUFFIX = {"km2": " km²", "km": " km", "percent": " %", "persons": "", "items": ""}


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two statements, given by their ids, differ; `words` is a clause without a full stop."""

    first: str
    second: str
    kind: Kind
    words: str


def differences(one: Statement, other: Statement) -> list[Difference]:
    """Return every way in which two statements differ, the most telling first; empty when only the wording does."""
    told: list[tuple[Kind, str | None]] = [
        ("category", _category(one, other)),
        ("counted", _counted(one, other)),
        ("side", _side(one, other)),
        ("place", _place(one, other)),
        ("time", _time(one, other)),
        ("derived", _derived(one, other)),
        ("denied", _denied(one, other)),
        ("bound", _bound(one, other)),
        ("amount", _amount(one, other)),
    ]
    return [Difference(one.id, other.id, kind, words) for kind, words in told if words]


def conflicting(one: Statement, other: Statement) -> bool:
    """Whether two voices give figures for the same thing at the same time that cannot both be right.

    Never so for a denied or computed figure, a part of a total, and two figures of one voice in one report
    (which are two events). "About" and the rounding of areas get `ROUGHLY` and `MEASURED`.
    """
    if one.denied or other.denied or one.derived or other.derived or one.part != other.part:
        return False
    if (one.category, one.unit, one.place_id) != (other.category, other.unit, other.place_id):
        return False
    if counted(one) != counted(other) or side(one) != side(other):
        return False
    same_report = {s.report_id for s in one.sources} & {s.report_id for s in other.sources}
    same_voice = (one.own_voice and other.own_voice) or same_speaker(one.speaker, other.speaker)
    if (same_report and same_voice) or not same_days(one, other):
        return False
    (low, high), (other_low, other_high) = reach(one), reach(other)
    slack = MEASURED * max(low, other_low) if one.unit in ("km2", "km") else 0.0
    return low > other_high + slack or other_low > high + slack


def reach(statement: Statement) -> tuple[float, float]:
    """Return the least and the most that a statement's words allow; `inf` for what has no upper end."""
    low, best, high = statement.low, statement.best, statement.high
    if statement.bound == "about" and best is not None and low is None and high is None:
        return best * (1 - ROUGHLY), best * (1 + ROUGHLY)
    if statement.bound == "at_least":
        return low or best or 0.0, inf
    if statement.bound == "at_most":
        return 0.0, high if high is not None else best if best is not None else inf
    least = low if low is not None else best
    most = high if high is not None else best
    return least if least is not None else 0.0, most if most is not None else inf


def when(statement: Statement) -> str:
    """Return when it holds, with its preposition: "in Aug 2024", "since 1 Aug 2024", "by 11 Jan 2025 (undated)"."""
    earliest, latest = statement.earliest, statement.latest
    if not dated(statement):
        return f"by {day(statement.published)} (undated)" if statement.published else "at a time not given"
    if earliest and latest and _runs_up_to(earliest, latest, statement.published):
        return f"since {day(earliest)}"
    words = interval(earliest, latest)
    if earliest is None or latest is None:
        return words
    return (
        f"on {words}"
        if earliest == latest
        else f"from {words}"
        if words[0].isdigit() and " " in words
        else f"in {words}"
    )


def _runs_up_to(earliest: date, latest: date, published: date | None) -> bool:
    return published is not None and (latest - earliest).days > 6 and 0 <= (published - latest).days <= 1


def done(category: Category) -> str:
    """Return the verb of a category: "held", "seized", "killed or wounded"."""
    return _DONE.get(category, CATEGORY_WORDS[category])


def _category(one: Statement, other: Statement) -> str | None:
    if one.category == other.category:
        return None
    a, b = done(one.category), done(other.category)
    verb = "counts" if FAMILY.get(one.category) == "harmed" else "says"
    return f"one {verb} {a}, the other {b}"


def _counted(one: Statement, other: Statement) -> str | None:
    if counted(one) == counted(other) or not (one.noun or other.noun):
        return None
    if one.noun is None or other.noun is None:
        return f"one counts {one.noun or other.noun}, the other does not say what it counts"
    return f"one counts {one.noun}, the other {other.noun}"


def _side(one: Statement, other: Statement) -> str | None:
    if side(one) == side(other):
        return None
    if one.side is None or other.side is None:
        return f"one says whose they are ({one.side or other.side}), the other does not"
    return f"different side: {one.side} vs. {other.side}"


def _place(one: Statement, other: Statement) -> str | None:
    if one.place_id == other.place_id:
        return None
    return f"different place: {_whole(one, other)} vs. {_whole(other, one)}"


def _whole(one: Statement, other: Statement) -> str:
    return f"all of {one.place}" if within(other, one) else one.place


def _time(one: Statement, other: Statement) -> str | None:
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return None
    verb, other_verb = _verb(one), _verb(other)
    return f"different time: {verb}{when(one)} vs. {other_verb}{when(other)}"


def _verb(statement: Statement) -> str:
    return (
        f"{_DONE[statement.category]} "
        if statement.category in ("territory_controlled", "territory_seized")
        else ""
    )


def _derived(one: Statement, other: Statement) -> str | None:
    if bool(one.derived) == bool(other.derived):
        return None
    computed = one if one.derived else other
    return f"{computed.figure} is computed, not said: {computed.derived}"


def _denied(one: Statement, other: Statement) -> str | None:
    named = [s for s in (one, other) if s.stance in ("denied", "disputed", "unverified")]
    if one.stance == other.stance or not named:
        return None
    return " and ".join(f"{s.figure} is {s.stance}" for s in named)


def _bound(one: Statement, other: Statement) -> str | None:
    open_ones = [s for s in (one, other) if s.bound in ("at_least", "at_most")]
    if len(open_ones) == 2:
        if one.bound == other.bound:
            return None
        return f"two bounds, no figure: {one.figure} and {other.figure}"
    return f"a bound, not a figure: {open_ones[0].figure}" if open_ones else None


def _amount(one: Statement, other: Statement) -> str | None:
    if (one.low, one.best, one.high, one.bound) == (other.low, other.best, other.high, other.bound):
        if same_speaker(one.speaker, other.speaker) and not one.own_voice:
            return f"same speaker, same figure: {one.figure}"
        return f"the same figure: {one.figure}"
    both = f"{_short(one)} vs. {other.figure}"
    a, b = _point(one), _point(other)
    if a is not None and b is not None:
        return f"{both}: {_apart(a, b)}" if a != b else both
    (low, high), (other_low, other_high) = given_ends(one), given_ends(other)
    gap = max(low - other_high, other_low - high)
    if gap <= 0:
        return f"{both}: both can be true"
    least = "some" if "about" in (one.bound, other.bound) else "at least"
    return f"{both}: {least} {number(gap)}{SUFFIX[one.unit]} apart"


def given_ends(statement: Statement) -> tuple[float, float]:
    """Return the lowest and the highest figure as given: "about 200" stands for itself; 0 and `inf` for open ends."""
    if statement.bound == "about" and statement.best is not None:
        return statement.best, statement.best
    return reach(statement)


def _point(statement: Statement) -> float | None:
    if statement.bound in ("exact", "about"):
        return statement.best if statement.best is not None else statement.low
    return None


def _apart(a: float, b: float) -> str:
    small, large = sorted((a, b))
    if small <= 0:
        return f"{number(large - small)} apart"
    if large / small >= 2:
        return f"the larger is {number(round(large / small, 1))} times the smaller"
    share = 100 * (large - small) / large
    return f"{share:.0f} % apart" if share >= 1 else "less than 1 % apart"


def _short(statement: Statement) -> str:
    """The figure without its unit, as the one after it carries the same."""
    return (
        statement.figure.removesuffix(SUFFIX[statement.unit]) if SUFFIX[statement.unit] else statement.figure
    )
