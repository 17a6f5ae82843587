"""The words English calendar expressions are made of: numbers of months, weekdays, feasts, named epochs.

The `..._WORD` strings are regular expression fragments without capturing groups, to be compiled with
`re.IGNORECASE`; the functions beside them read what such a fragment matched.
"""

import re
from datetime import date, timedelta

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
          "sixteen seventeen eighteen nineteen").split()  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_ORDINALS = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
             "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth").split()  # fmt: skip

MONTH_WORD = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)"
)
WEEKDAY_WORD = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY_ABBREVIATED = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:\.|(?!\w))"
NUMBER_WORD = (
    r"(?:\d{1,3}|an?|half\s+a\s+dozen|a\s+couple(?:\s+of)?|a\s+dozen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen)"
)
ORDINAL_WORD = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth)"
)
PART_OF_DAY_WORD = r"(?:morning|afternoon|evening|night|midday|noon|midnight|lunchtime|dawn)(?!\w)"
SEASON_WORD = r"(?:spring|summer|autumn|fall|winter)(?!\w)"
UNIT_WORD = r"(?:hour|hr|day|night|week|fortnight|month|quarter|year|decade)"

# A number straight before one of these counts things: "2000 soldiers", "of 1995 prisoners".
COUNTED_WORD = (
    r"(?:soldiers?|troops|servicemen|personnel|men|women|people|persons|civilians|children|families|households"
    r"|refugees|returnees|idps|prisoners|pows|captives|hostages|detainees|fighters|militants|rebels|policemen"
    r"|officers|recruits|conscripts|volunteers|workers|staff|patients|residents|inhabitants|victims|casualties"
    r"|dead|deaths|wounded|injured|bodies|survivors|migrants|students|pupils|members|employees|protesters"
    r"|tanks|vehicles|drones|uavs|missiles|rockets|shells|rounds|bombs|mines|munitions|aircraft|planes|jets"
    r"|helicopters|ships|vessels|boats|guns|howitzers|systems|pieces|houses|homes|buildings|apartments|flats"
    r"|shelters|schools|villages|settlements|towns|sorties|attacks|strikes|incidents|violations|cases|sites|targets"
    r"|km2?|km²|kms|kilomet(?:re|er)s?|met(?:re|er)s?|m|miles?|mi|yards|feet|ft|hectares|ha|acres|sq|square|dunams?"
    r"|kg|tonn?es|tons|lit(?:re|er)s|barrels|mw|kw|gw|kwh|rpm|dollars|euros|rubles|roubles|hryvnias?|pounds|percent|per\s+cent"
    r"|hours|hrs|hr|h|gmt|utc|local|est|edt|eet|msk|a\.?m|p\.?m|words|pages|copies|shares|points|cattle|sheep|camels)(?![\w-])"
)

MONTH_BEGINS = frozenset(_MONTHS) | {m[:3] for m in _MONTHS} | {"sept"}
WEEKDAY_BEGINS = frozenset(_WEEKDAYS) | {d[:3] for d in _WEEKDAYS} | {"tues", "thur", "thurs"}
SEASON_BEGINS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
UNIT_BEGINS = frozenset("hour hr day night week fortnight month quarter year decade morning evening".split())
NUMBER_BEGINS = frozenset((*_UNITS, *_TENS, "a", "an", "half", "0"))
ORDINAL_BEGINS = frozenset((*_ORDINALS, *_TENS, *(tens[:-1] + "ieth" for tens in _TENS), "0"))

_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_FIXED_FEASTS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "new year": (1, 1),
    "orthodox christmas eve": (1, 6), "orthodox christmas": (1, 7), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "epiphany": (1, 6),
    "valentine's day": (2, 14), "st. patrick's day": (3, 17), "april fools' day": (4, 1),
    "international women's day": (3, 8), "may day": (5, 1), "juneteenth": (6, 19), "bastille day": (7, 14),
    "fourth of july": (7, 4), "ukraine's independence day": (8, 24), "ukrainian independence day": (8, 24),
    "independence day of ukraine": (8, 24), "halloween": (10, 31), "all saints' day": (11, 1),
    "armistice day": (11, 11), "veterans day": (11, 11), "remembrance day": (11, 11),
}  # fmt: skip
_NTH_WEEKDAY_FEASTS = {  # United States federal holidays: (month, weekday, which; -1 the last)
    "martin luther king day": (1, 0, 3), "presidents' day": (2, 0, 3), "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1), "columbus day": (10, 0, 2), "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4), "black friday": (11, 3, 4),
}  # fmt: skip
_EASTER_FEASTS = {  # days from Easter Sunday
    "orthodox easter": 0, "easter sunday": 0, "easter monday": 1, "easter": 0, "good friday": -2,
    "maundy thursday": -3, "palm sunday": -7, "ash wednesday": -46, "ascension day": 39, "whit sunday": 49,
    "pentecost": 49,
}  # fmt: skip
_FEASTS = sorted({*_FIXED_FEASTS, *_NTH_WEEKDAY_FEASTS, *_EASTER_FEASTS}, key=len, reverse=True)
FEAST_WORD = (
    "(?:"
    + "|".join(name.replace(".", r"\.?").replace("'", "['’]").replace(" ", r"\s+") for name in _FEASTS)
    + r")(?![\w-])"
)

FEAST_BEGINS = frozenset(re.split(r"\W", name)[0] for name in _FEASTS)


def month_number(word: str) -> int:
    """Return 1..12 for a month name or its abbreviation ("Sept." is 9)."""
    start = word.casefold()[:3]
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) .. 6 (Sunday) for a weekday name or its abbreviation."""
    start = word.casefold()[:3]
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(start))


def season_start(word: str) -> int:
    """Return the first month of a season, northern and meteorological: spring is March to May."""
    return _SEASON_START[word.casefold()]


def cardinal(words: str) -> int:
    """Return the number that `NUMBER_WORD` matched: "12", "a", "twenty-one", "a couple of"."""
    plain = " ".join(words.casefold().replace("-", " ").split())
    if plain.isdigit():
        return int(plain)
    if plain in {"a", "an"}:
        return 1
    if plain.startswith("a couple"):
        return 2
    if plain == "half a dozen":
        return 6
    if plain == "a dozen":
        return 12
    return sum(_TENS[w] if w in _TENS else _UNITS.index(w) for w in plain.split())


def ordinal(words: str) -> int:
    """Return the number that `ORDINAL_WORD` matched: "19th", "third", "twenty-first"."""
    plain = words.casefold().replace("-", " ").split()
    if plain[0][0].isdigit():
        return int(plain[0][:-2])
    total = _TENS.get(plain[0], 0)
    last = plain[-1]
    if last.endswith("ieth"):
        return _TENS[last[:-4] + "y"]
    return total + _ORDINALS.index(last)


def feast_in(words: str, year: int) -> date:
    """Return the day in `year` of the feast that `FEAST_WORD` matched.

    Easter is the Western one unless called Orthodox, by the algorithms of Meeus, Astronomical Algorithms, ch. 8.
    """
    name = " ".join(words.casefold().replace("’", "'").split())
    if name not in _FIXED_FEASTS and name not in _NTH_WEEKDAY_FEASTS and name not in _EASTER_FEASTS:
        name = name.replace("st patrick", "st. patrick")
    if name in _FIXED_FEASTS:
        month, day = _FIXED_FEASTS[name]
        return date(year, month, day)
    if name in _NTH_WEEKDAY_FEASTS:
        month, weekday, which = _NTH_WEEKDAY_FEASTS[name]
        return _nth_weekday(year, month, weekday, which) + timedelta(days=name == "black friday")
    easter = _orthodox_easter(year) if name.startswith("orthodox") else _western_easter(year)
    return easter + timedelta(days=_EASTER_FEASTS[name])


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _western_easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian_lag = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=julian_lag)
