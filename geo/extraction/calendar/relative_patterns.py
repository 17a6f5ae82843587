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


def _read_unit(match: re.Match[str]) -> list[Atom]:
    """Read "last week", "this year", "the same day", "late last month", "later that year", "the following night"."""
    text, word = match.string, match["which"].casefold()
    unit, size = _unit(match["unit"])
    part = part_word(match)
    side = match["side"].casefold() if match["side"] else None
    article = _before(match).endswith("the ")
    after = text[match.end() : match.end() + 10]
    if (
        size > 1
        or re.match(r"\s*-", after)
        or (unit == "day" and word in ("last", "this", "coming", "past", "current") and word != "past")
    ):
        return []
    if word in ("last", "past", "previous", "coming", "next") and re.match(
        r"\s+of\s+(?!last|this|next)", after
    ):
        return []
    window = (
        word == "past"
        or (word == "last" and article and unit != "decade")
        or (
            word in ("next", "coming")
            and article
            and unit != "day"
            and re.search(r"\b(?:over|within|for|during)\s+the\s+$", _before(match)) is not None
        )
    )
    if word == "last" and article and unit in ("week", "month", "year") and match["part"]:
        window = False
    if window:
        count = 1 if word in ("next", "coming") else -1
        return whole(match, Window(unit, count))
    named = word in ("that", "same", "previous", "preceding", "following") or (
        word == "next" and (unit == "day" or (article and _told(match)))
    )
    offset = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(
        word, 0
    )
    return whole(match, UnitFrom(unit, offset, named, part, cast(Literal["earlier", "later"] | None, side)))


def _told(match: re.Match[str]) -> bool:
    return tense(match.string, match.start(), match.end()) != "future"


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
    part: Literal["end", "mid"] = "mid" if match.group().casefold().startswith("mid") else "end"
    unit = (
        "month"
        if "month" in match.group().casefold()
        else "week"
        if "week" in match.group().casefold()
        else "year"
    )
    return whole(match, UnitFrom(cast(Unit, unit), 0, False, part))


def _read_week_before_last(match: re.Match[str]) -> list[Atom]:
    unit, _ = _unit(match["unit"])
    return whole(match, UnitFrom(unit, -2 if match["way"].casefold() == "before last" else 2))


def _read_distance(match: re.Match[str]) -> list[Atom]:
    """Read "three weeks ago", "two days later", "a year earlier", "the day before", "two days after" + a date."""
    way = " ".join(match["way"].casefold().split())
    if match["count"].casefold().startswith("half a") and "dozen" not in match["count"].casefold():
        halves: dict[str, tuple[Unit, int]] = {
            "year": ("month", 6),
            "decade": ("year", 5),
            "century": ("year", 50),
        }
        if match["unit"].casefold() not in halves:
            return []
        unit, count = halves[match["unit"].casefold()]
    else:
        count = cardinal(match["count"])
        unit, size = _unit(match["unit"])
        count *= size
    if match["unit"].casefold() in ("hour", "hr"):
        if count < 24 or count % 24:
            return []
        unit, count = "day", count // 24
    if match["half"] or match["half_after"]:
        if unit != "year":
            return []
        unit, count = "month", count * 12 + 6
    back = way in ("ago", "earlier", "before", "previously", "prior", "back")
    sign = -1 if back else 1
    if way in ("ago", "from now", "hence"):
        if way == "ago" and re.match(
            r"\s+(?:today|yesterday|this\s|last\s|on\s+\w+day|\w+day\b|tomorrow)",
            match.string[match.end() : match.end() + 14],
        ):
            return whole(match, Dangling(unit, sign * count))
        return whole(match, Distance(unit, sign * count))
    if way in ("earlier", "later", "afterward", "afterwards", "previously"):
        if re.match(r"\s+than\b", match.string[match.end() : match.end() + 6]):
            return []
        return whole(match, Distance(unit, sign * count, named=True))
    if way in ("before", "after", "from", "prior", "prior to", "following", "ahead of"):
        if way == "from" and not re.match(
            r"\s+(?:now|today|tomorrow|next|\w+day)\b", match.string[match.end() : match.end() + 14]
        ):
            return []  # "64 days from November 21": how long it lasted
        if way in ("before", "after", "prior") and _alone(match):
            return whole(match, Distance(unit, sign * count, named=True))
        return whole(match, Dangling(unit, (-1 if way in ("before", "prior to", "ahead of") else 1) * count))
    return []


def _read_day_beside(match: re.Match[str]) -> list[Atom]:
    """Read "the day before", "the year after": with the article, alone or with the date that follows."""
    if not _before(match, 5).endswith("the "):
        return []
    unit, size = _unit(match["unit"])
    sign = -1 if match["way"].casefold() in ("before", "earlier") else 1
    if _alone(match):
        return whole(match, Distance(unit, sign * size, named=True))
    return whole(match, Dangling(unit, sign * size))


def _read_year_ago(match: re.Match[str]) -> list[Atom]:
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


_POINTING = r"(?P<which>last|this|next|that|past|previous|preceding|following|coming|same|current)"
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
        r"year-(?:ago|earlier)(?:\s+(?:period|quarter|half|month|figure|level))?(?!\w)|year\s+(?:ago|earlier)(?!\w)",
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
        r"(?:mid-?(?:year|month|week)|year-end|(?:year|month)['’]s\s+end|month-end)(?!\w)",
        _read_year_end,
    ),
    rule(
        NUMBER,
        r"(?P<nth>\d{1,2}(?:st|nd|rd|th))(?:(?P<month>\s+(?:day\s+)?of\s+(?:this|last|that|the(?:\s+same)?)\s+month)(?!\w)"
        r"|(?=\s*(?:[.,;:)]|$|\s+(?:and|but|at|when|inst)\b)))",
        _read_day_of_month,
    ),
)
