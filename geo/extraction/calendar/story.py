"""The running date of a history: what "in October" counts from where there is no publication date."""

import re
from datetime import timedelta

from geo.extraction.calendar.rules import Atom
from geo.extraction.calendar.values import Interval

_REACH = 40  # characters looked at before a date
_OPENS_SENTENCE = re.compile(
    r"(?:^|\A|[.!?;]['\"”’)\]]*\s+|\n\s*)"
    r"(?:(?:but|and|then|finally|meanwhile|later|only|early|late)\s+)?"
    r"(?:(?:in|on|by|during|from|since|until|throughout|at|between|beginning|starting|after|before|around|over|late|early|for)"
    r"\s+){0,2}(?:the\s+)?$",
    re.IGNORECASE,
)
_MONTH = 31  # days
_NEAR = 400  # days that a story moves on, or back, in mid-sentence


def advanced(story: Interval | None, text: str, atom: Atom, days: Interval) -> Interval:
    """Return where the story stands after a date: asides ("as in 1812", "until 1989") do not move it.

    A heading and a date that opens a sentence do, as does one within about a year of the story.
    """
    if story is None or _is_heading(text, atom):
        return days
    opens = _OPENS_SENTENCE.search(text, max(0, atom.start - _REACH), atom.start) is not None
    length = (days[1] - days[0]).days
    if length > 366:
        return days if opens and days[0] > story[1] else story
    if length > _MONTH:
        inside = days[0] <= story[0] and story[1] <= days[1]
        return days if opens and not inside else story
    near = abs(days[0] - story[0]) < timedelta(days=_NEAR)
    return days if near or opens else story


def _is_heading(text: str, atom: Atom) -> bool:
    line_start = text.rfind("\n", max(0, atom.start - 80), atom.start) + 1
    line_end = text.find("\n", atom.end, atom.end + 80)
    if not line_start or line_end < 0:
        return False
    line = text[line_start:line_end].rstrip()
    return len(line) < 80 and not line.endswith((".", ",", ":", ";"))
