"""What a rule for calendar expressions is, and the fragments that the rules of all kinds share.

A rule is a pattern with named groups and a reader, which turns a match into the atoms it holds, or into none
where the words are no date here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from geo.extraction.calendar.expressions import Expression, RelativeYear, Which
from geo.extraction.calendar.values import Part


@dataclass(frozen=True, slots=True)
class Atom:
    """An expression where it stands in a text."""

    start: int
    end: int
    expression: Expression


Reader = Callable[[re.Match[str]], Iterable[Atom]]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of expression is written; `begins` holds the words it can begin with, "0" for any number."""

    begins: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader


def rule(begins: frozenset[str], pattern: str, read: Reader) -> Rule:
    """Return the rule with its pattern compiled, blind to case."""
    return Rule(begins, re.compile(pattern, re.IGNORECASE), read)


NUMBER = frozenset("0")
PART_BEGINS = frozenset("early mid middle late beginning start end close first second latter".split())
WHICH_BEGINS = frozenset("last this next that same past previous preceding following coming".split())


YEAR = r"(?:1\d|20)\d\d(?!\d)"
PART = (
    r"(?P<part>early|mid|middle|late|(?:beginning|start|end|close|first\s+half|second\s+half|latter\s+half|early\s+part"
    r"|latter\s+part|middle)(?=-|\s+of\b))(?:-|\s+(?:(?:of|in)\s+(?:the\s+)?)?)"
)
YEAR_REF = rf"(?P<year>{YEAR})|(?P<whose>last|this|next|that|the\s+(?:same|previous|preceding|following|next)|the)\s+year(?!\w)"
WHICH = r"(?P<which>last|this|next|that(?:\s+same)?|same|past|previous|preceding|following|coming)"
_PARTS: dict[str, Part] = {
    "middle": "mid", "beginning": "start", "close": "end", "latter half": "second half", "early part": "early",
    "latter part": "late",
}  # fmt: skip
_WHICH_WORDS: dict[str, Which] = {
    "past": "last",
    "preceding": "previous",
    "coming": "next",
    "same": "that",
    "that same": "that",
}


YEAR_TAIL = rf"(?P<tail>,?\s+(?:of\s+)?(?:{YEAR_REF}))?"


def part_word(match: re.Match[str]) -> Part | None:
    """Return the part of a unit that the group `part` names."""
    word = match["part"]
    if word is None:
        return None
    plain = " ".join(word.casefold().split())
    return _PARTS.get(plain) or cast(Part, plain)


def which_word(match: re.Match[str]) -> Which | None:
    """Return the group `which` as one of six words."""
    plain = " ".join((match["which"] or "").casefold().split())
    return (_WHICH_WORDS.get(plain) or cast(Which, plain)) if plain else None


def year_of_match(match: re.Match[str]) -> int | RelativeYear | None:
    """Return the year that the groups of `YEAR_REF` name, None without one."""
    if match["year"]:
        return int(match["year"])
    if not match["whose"]:
        return None
    whose = match["whose"].casefold().split()[-1]
    if whose in ("last", "this") or (whose == "next" and match["whose"].casefold() == "next"):
        return RelativeYear({"last": -1, "this": 0, "next": 1}[whose])
    if whose == "the":
        return RelativeYear(0)
    return RelativeYear(
        {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(whose, 0), named=True
    )


def whole(match: re.Match[str], expression: Expression) -> list[Atom]:
    """Return the match as one atom."""
    return [Atom(match.start(), match.end(), expression)]


def span_start(match: re.Match[str]) -> int:
    """Leave "this" and "that" out of the span: they point, they name nothing."""
    pointing = re.match(r"(?:this|that)\s+(?:same\s+)?|same\s+", match.group(), re.IGNORECASE)
    return match.start() + (pointing.end() if pointing else 0)
