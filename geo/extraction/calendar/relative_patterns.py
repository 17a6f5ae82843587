"""How expressions that count from another day are written: "yesterday", "two weeks ago", "the past 24 hours"."""

import re
from typing import Literal, cast

from geo.extraction.calendar import cues
from geo.extraction.calendar.expressions import DayOfMonth, Weekend
from geo.extraction.calendar.relative import Dangling, Distance, Overnight, UnitFrom, Window
from geo.extraction.calendar.rules import (
    NUMBER,
    PART,
    PART_BEGINS,
    WHICH,
    WHICH_BEGINS,
    Atom,
    part_word,
    rule,
    which_word,
    whole,
)
from geo.extraction.calendar.tense import tense
from geo.extraction.calendar.values import Unit
from geo.extraction.calendar.words import (
    NUMBER_BEGINS,
    NUMBER_WORD,
    PART_OF_DAY_WORD,
    UNIT_BEGINS,
    UNIT_WORD,
    cardinal,
    ordinal,
)

_UNITS: dict[str, tuple[Unit, int]] = {
    "night": ("day", 1), "fortnight": ("week", 2), "weeknight": ("day", 1), "day": ("day", 1),
    "morning": ("day", 1), "afternoon": ("day", 1), "evening": ("day", 1),
}  # fmt: skip


def _unit(word: str) -> tuple[Unit, int]:
    plain = word.casefold().removesuffix("s")
    return _UNITS.get(plain) or (cast(Unit, "century" if plain.startswith("centur") else plain), 1)


def _before(match: re.Match[str], reach: int = 24) -> str:
    return match.string[max(0, match.start() - reach) : match.start()].casefold()


_STANDS_ALONE = re.compile(
    r"['’]?s?\s*(?:[.,;:!?)\]\n”\"–—]|$)|\s+(?:and|but|or|in|at|on|by|as|for|with|near|from|to|when|while|over|under|was|were"
    r"|had|has|is|said|killed|wounded|because|that|which|inside|outside|across|between|around|into|amid)\b",
    re.IGNORECASE,
)


def _alone(match: re.Match[str]) -> bool:
    """Tell "the day before" and no more from "the day before the attack"."""
    return _STANDS_ALONE.match(match.string, match.end(), match.end() + 12) is not None


def _read_day_word(match: re.Match[str]) -> list[Atom]:
    word = " ".join(match.group().casefold().split())
    if word.startswith("day "):
        return whole(match, UnitFrom("day", -2 if "before" in word else 2))
    days = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0, "last night": -1, "this": 0}
    key = next(k for k in days if word.startswith(k))
    return whole(match, UnitFrom("day", days[key]))


def _read_overnight(match: re.Match[str]) -> list[Atom]:
    if re.match(
        r"[\s-]+(?:stay|success|flight|train|bus|trip|accommodation|bag|low|high|temperature)",
        match.string[match.end() : match.end() + 16],
    ):
        return []
    return whole(match, Overnight())


_OFFSETS = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
_NOT_A_DAY = frozenset(("last", "this", "coming", "current"))  # "this day", "last day": no calendar day
_OF_SOMETHING = re.compile(r"\s+of\s+(?!last|this|next)")  # "the last year of the war"
_THROUGHOUT = re.compile(r"\b(?:over|within|for|during)\s+the\s+$")


def _read_unit(match: re.Match[str]) -> list[Atom]:
    """Read "last week", "this year", "the same day", "late last month", "later that year", "the following night"."""
    which = " ".join(match["which"].casefold().split())
    unit, size = _unit(match["unit"])
    after = match.string[match.end() : match.end() + 10]
    if size > 1 or after.lstrip().startswith("-") or (unit == "day" and which in _NOT_A_DAY):
        return []
    if which in ("last", "past", "previous", "coming", "next") and _OF_SOMETHING.match(after):
        return []
    before = _before(match)
    article, part = before.endswith("the "), part_word(match)
    if which == "past" or (which == "last" and article and unit != "decade" and not part):
        return whole(match, Window(unit, -1))
    if which in ("next", "coming") and unit != "day" and _THROUGHOUT.search(before) and not _told(match):
        return whole(match, Window(unit, 1))
    named = which in ("that", "same", "that same", "previous", "preceding", "following") or (
        which == "next" and (unit == "day" or (article and _told(match)))
    )
    side = cast(Literal["earlier", "later"] | None, match["side"].casefold() if match["side"] else None)
    return whole(match, UnitFrom(unit, _OFFSETS.get(which, 0), named, part, side))


def _told(match: re.Match[str]) -> bool:
    return tense(match.string, match.start(), match.end()) == "past"


def _read_part_of_unit(match: re.Match[str]) -> list[Atom]:
    """Read "the end of the year", "later in the week", "early in the day"."""
    unit, size = _unit(match["unit"])
    if size > 1 or unit == "day":
        return []
    if re.match(r"\s+(?:of|\d)", match.string[match.end() : match.end() + 4]):
        return []
    side = match["side"].casefold() if match["side"] else None
    if side:
        return whole(match, UnitFrom(unit, 0, False, None, cast(Literal["earlier", "later"], side)))
    return whole(match, UnitFrom(unit, 0, False, part_word(match)))


def _read_year_end(match: re.Match[str]) -> list[Atom]:
    """Read "mid-year", "month's end", "year-end"."""
    part: Literal["mid", "end"] = "mid" if match["mid"] else "end"
    return whole(match, UnitFrom(_unit(match["mid"] or match["unit"])[0], 0, False, part))


def _read_week_before_last(match: re.Match[str]) -> list[Atom]:
    unit, _ = _unit(match["unit"])
    return whole(match, UnitFrom(unit, -2 if match["way"].casefold() == "before last" else 2))


_HALF_OF: dict[str, tuple[Unit, int]] = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
_BACK = frozenset("ago earlier before previously prior".split())
_NAMED_DAY_AFTER = re.compile(r"\s+(?:today|yesterday|this\s|last\s|on\s+\w+day|\w+day\b|tomorrow)")
_FROM_A_DAY = re.compile(r"\s+(?:now|today|tomorrow|next|\w+day)\b")


def _length(match: re.Match[str]) -> tuple[Unit, int] | None:
    """Return the unit and count of "three weeks", "half a year", "48 hours"; None where it is no whole days."""
    count, word = match["count"].casefold(), match["unit"].casefold()
    if count.startswith("half a") and "dozen" not in count:
        return _HALF_OF.get(word)
    number = cardinal(count)
    if word in ("hour", "hr"):
        return ("day", number // 24) if number and number % 24 == 0 else None
    unit, size = _unit(word)
    if match["half"] or match["half_after"]:
        return ("month", number * 12 + 6) if unit == "year" else None
    return unit, number * size


def _read_distance(match: re.Match[str]) -> list[Atom]:
    """Read "three weeks ago", "two days later", "a year earlier", "the day before", "two days after" + a date."""
    length, way = _length(match), " ".join(match["way"].casefold().split())
    if length is None:
        return []
    unit, count = length[0], -length[1] if way in _BACK else length[1]
    text, end = match.string, match.end()
    if way in ("ago", "from now", "hence"):
        if way == "ago" and _NAMED_DAY_AFTER.match(text, end, end + 14):
            return whole(match, Dangling(unit, count))
        return whole(match, Distance(unit, count))
    if way in ("earlier", "later", "afterward", "afterwards", "previously"):
        return (
            []
            if re.match(r"\s+than\b", text[end : end + 6])
            else whole(match, Distance(unit, count, named=True))
        )
    if way in ("before", "after", "prior") and _alone(match):
        return whole(match, Distance(unit, count, named=True))
    if way == "from" and not _FROM_A_DAY.match(text, end, end + 14):
        return []  # "64 days from November 21": how long it lasted
    return whole(match, Dangling(unit, -count if way in ("prior to", "ahead of") else count))


def _read_day_beside(match: re.Match[str]) -> list[Atom]:
    """Read "the day before", "the year after": with the article, alone or with the date that follows."""
    if not _before(match, 5).endswith("the "):
        return []
    unit, size = _unit(match["unit"])
    sign = -1 if match["way"].casefold() in ("before", "earlier") else 1
    if _alone(match):
        return whole(match, Distance(unit, sign * size, named=True))
    return whole(match, Dangling(unit, sign * size))


_IN_A_YEAR: dict[Unit, int] = {"quarter": 4, "half": 2, "month": 12}


def _read_year_ago(match: re.Match[str]) -> list[Atom]:
    unit = _unit(match["unit"])[0] if match["unit"] else None
    if unit in _IN_A_YEAR:
        return whole(match, UnitFrom(unit, -_IN_A_YEAR[unit], named=True))
    return whole(match, Distance("year", -1, named=True))


_OF_A_PERIOD = re.compile(
    r"\s+of\s+(?:(?:19|20)\d\d|(?:last|this|next|the|that)\s+(?:year|month|week|war))", re.IGNORECASE
)


def _read_window(match: re.Match[str]) -> list[Atom]:
    """Read "the past 24 hours", "the next three months"."""
    if _OF_A_PERIOD.match(match.string, match.end(), match.end() + 16):
        return []
    count = cardinal(match["count"])
    unit, size = _unit(match["unit"])
    count *= size
    if match["unit"].casefold() in ("hour", "hr"):
        unit, count = "day", -(-count // 24)
    ahead = match["which"].casefold() in ("next", "coming", "following")
    if match["which"].casefold() == "following" or not count:
        return []
    return whole(match, Window(unit, count if ahead else -count))


def _read_weekend(match: re.Match[str]) -> list[Atom]:
    which = which_word(match)
    before = _before(match)
    if which is None and not re.search(r"\b(?:the|over|this|during)\s+$", before):
        return []
    if re.match(r"\s+of\s+\w*\s*\d|-", match.string[match.end() : match.end() + 16]) or cues.is_repeated(
        match.string, match.start()
    ):
        return []
    return whole(match, Weekend(which))


def _read_day_of_month(match: re.Match[str]) -> list[Atom]:
    if not re.search(r"\b(?:on|of|by|until|since|from|before|after)\s+the\s+$", _before(match)):
        return []
    day = ordinal(match["nth"])
    if match["month"]:
        pointing = match["month"].casefold().split()[-2]
        month = UnitFrom("month", -1 if pointing == "last" else 0, pointing in ("that", "same"))
        return whole(match, DayOfMonth(day, month)) if 1 <= day <= 31 else []
    if not 1 <= day <= 31 or not match["nth"][0].isdigit():
        return []
    return whole(match, DayOfMonth(day))


_POINTING = (
    r"(?P<which>last|this|next|that|past|previous|preceding|following|coming|same|that\s+same|current)"
)
_AHEAD_OR_BACK = r"before(?!\s+(?:last|yesterday))|after(?!\s+(?:next|tomorrow))"
RELATIVE_RULES = (
    rule(
        frozenset("yesterday today tomorrow tonight day last this".split()),
        r"(?:yesterday|today|tomorrow|tonight|day\s+before\s+yesterday|day\s+after\s+tomorrow|last\s+night"
        rf"|this\s+(?:very\s+)?{PART_OF_DAY_WORD})(?!\w)",
        _read_day_word,
    ),
    rule(frozenset(("overnight",)), r"overnight(?!\w)", _read_overnight),
    rule(
        UNIT_BEGINS,
        rf"(?P<unit>{UNIT_WORD})\s+(?P<way>before\s+last|after\s+next)(?!\w)",
        _read_week_before_last,
    ),
    rule(
        WHICH_BEGINS,
        rf"(?P<which>last|past|previous|preceding|next|coming|following)\s+(?P<count>{NUMBER_WORD})[\s-]"
        rf"(?:(?:full|whole|consecutive|calendar)\s+)?(?P<unit>{UNIT_WORD})s?(?!\w)",
        _read_window,
    ),
    rule(WHICH_BEGINS | {"weekend"}, rf"(?:{WHICH}\s+)?weekend(?!\w)", _read_weekend),
    rule(
        frozenset(("year",)),
        r"year-(?:ago|earlier)(?:\s+(?:period|(?P<unit>quarter|half|month)))?(?!\w)|year\s+(?:ago|earlier)(?!\w)",
        _read_year_ago,
    ),
    rule(
        NUMBER_BEGINS,
        rf"(?P<count>half\s+an?(?=\s+(?:year|decade|century))|{NUMBER_WORD})(?P<half>½|[\s-]+and[\s-]+a[\s-]+half)?\s+(?:(?:full|whole|short)\s+)?"
        rf"(?P<unit>{UNIT_WORD}|centur(?:y|ie))s?(?P<half_after>\s+and\s+a\s+half)?\s+(?P<way>ago|earlier|later"
        rf"|{_AHEAD_OR_BACK}|afterwards?|previously|prior\s+to|prior|from\s+now|hence|from|following)(?!\w)",
        _read_distance,
    ),
    rule(
        UNIT_BEGINS,
        rf"(?P<unit>day|night|week|month|year|morning|evening)\s+(?P<way>{_AHEAD_OR_BACK}|earlier)(?!\w)",
        _read_day_beside,
    ),
    rule(
        WHICH_BEGINS | PART_BEGINS | {"same", "current", "earlier", "later"},
        rf"(?:(?P<side>earlier|later)\s+)?(?:{PART})?{_POINTING}\s+(?P<unit>day|night|week|month|quarter|year|decade"
        r"|century|fortnight|morning|afternoon|evening)(?!\w)",
        _read_unit,
    ),
    rule(
        PART_BEGINS | {"earlier", "later"},
        rf"(?:(?P<side>earlier|later)\s+in\s+|{PART})the\s+(?P<unit>week|month|quarter|year|decade|century)(?!\w)",
        _read_part_of_unit,
    ),
    rule(
        frozenset("mid midyear midmonth midweek year month".split()),
        r"(?:mid-?(?P<mid>year|month|week)|(?P<unit>year|month|week)(?:-end|['’]s\s+end))(?!\w)",
        _read_year_end,
    ),
)
# Tried last: "the 18th" alone, where no month follows.
DAY_OF_MONTH_RULE = rule(
    NUMBER,
    r"(?P<nth>\d{1,2}(?:st|nd|rd|th))(?:(?P<month>\s+(?:day\s+)?of\s+(?:this|last|that|the(?:\s+same)?)\s+month)(?!\w)"
    r"|(?=\s*(?:[.,;:)]|$|\s+(?:and|but|at|when|inst)\b)))",
    _read_day_of_month,
)
