"""Numbers that are no figures: ages, years, durations, money, weights, labels, list markers, codes."""

import re

from geo.extraction.sentence_tokens import last_word

# what a number may stand before without being a figure of ours: money, time, weight, power, calibre, ...
_MEASURE = re.compile(
    r"""[\s-]*(?:(?:(?:full|whole|more|straight|consecutive|long|successive|further|calendar)\s+)*
        (?:seconds|minutes|mins|hours|hrs|days|nights|weeks|weekends|months|years|yrs|decades|centuries|
           generations|mornings|evenings)\b
      | (?:-|(?<=ne)\s|(?<=an)\s|(?<=alf)\s)
        (?:second|minute|min|hour|day|night|week|weekend|month|year|decade|century|generation)\b
      | (?:more\s+)?times?\b | -?fold\b | y/?o\b | o[’']clock | [ap]\.?m\b\.? | (?:hrs|hours)?\s?(?:GMT|UTC|local\stime)\b
      | (?:[A-Z][\w.]*\s)?(?:dollars?|euros?|hryvnias?|r(?:o?u)bles?|shekels?|liras?|rials?|riyals?|yuan|yen|francs?|
           cents?|USD|EUR|UAH|RUB|kyats?|birr|dinars?|naira|gourdes?|sterling|pounds?)\b
      | (?:metric\s)?ton(?:ne)?s?\b | kg\b | kilos?\b | kilogram(?:me)?s?\b | grams?\b | lit(?:er|re)s?\b | gallons?\b
      | barrels?\b | bpd\b | (?:mega|kilo|giga|tera)?watts?(?:-hours?)?\b | [MGkT]Wh?\b | volts?\b | kV\b | [KMG]B\b
      | °|degrees?\b | mm\b | cm\b | millimet(?:er|re)s?\b | centimet(?:er|re)s?\b | inch(?:es)?\b | f(?:ee|oo)t\b
      | knots?\b | km/h | kph\b | mph\b | kilomet(?:er|re)s\s(?:per|an)\shour | decibels?\b | hertz\b | MHz\b | GHz\b
      | calib(?:er|re)\b | (?:percentage|per\s?cent)\spoints?\b | (?:st|nd|rd|th)\b | storey\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₴₽₪]|\b(?:US|USD|EUR|UAH|RUB|GBP|Rs|SDG|CHF|NIS))\.?\s?$")
_MONEY_REACH = 6  # "USD. " and the character before it
_MONEY_AFTER = re.compile(r"\s?[$€£¥₴₽₪]")
# "Brigade 12", "Resolution 1701", "paragraph 2", "No. 6"
_LABELS = frozenset(
    """art article resolution resolutions paragraph paragraphs para page p pp chapter section clause annex figure fig table
    no nos nr brigade brigades battalion battalions regiment regiments division divisions corps unit phase stage step level
    category tier class grade group route highway road hwy motorway room flat apartment building block house gate zone
    sector area district ward school hospital channel camp hangar pier berth reactor bus tram flight line lines day week
    version protocol order decree law act bill point item option plan scenario checkpoint post position hill height mine
    shaft store tower kilometer kilometre mile km psalm verse issue volume vol episode season part appendix square form
    release call text pass permit extension hotline telephone tel phone ring dial number numbered code factor update
    report bulletin sitrep ipc force # №""".split()
)
_NAME_BEFORE = re.compile(r"[A-Z#№][\w.]*\s*$")
_AGE_BEFORE = re.compile(
    r"\b(?:ages?d?(?:\s+(?:of|as|was|is|between|from|under|over))*|turn(?:ed|ing|s)|children|boys|girls|minors|"
    r"(?:people|persons|men|women|those|males|residents|civilians|adults)(?=\s+(?:aged|over|under)))"
    r"\s+(?:(?:over|under|below|above|between|up\s+to|from|about|aged)\s+)*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[-\s]years?[-\s](?:old|of\s+age)", re.IGNORECASE)
_APPOSITION = re.compile(r"[^\W\d_][\w’'.-]*[”\"’)]?,\s*$")
_TOLL = re.compile(
    r"\b(?:toll|count|total|number|figure|tally|estimate|strength|losses|casualties),\s*$", re.IGNORECASE
)
_PERSON_IS = re.compile(
    r"(?:\b(?:I\s+am|I[’']m|I\s+was|he\s+(?:is|was)|she\s+(?:is|was)|who\s+(?:is|was)|only))\s*$",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(r"\s*(?:[,.;)”\"—–]|$)")
_STATED_AGE_ENDS = re.compile(r"\s*(?:[,.;!?”\"]|and\b|when\b|years\b|$)")
_IN_BRACKETS = re.compile(r"[^\W\d_]\s\($")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|during|late|early|mid|of|before|after|the|spring|summer|autumn|fall|winter|to)[\s-]*$",
    re.IGNORECASE,
)
_MARKER_BEFORE = re.compile(r"(?:^|\n)[ \t]*\(?$")
_MARKER_AFTER = re.compile(r"(?:[.)]|\s?/)(?=\s)")
_CODE = re.compile(r"0\d+|\d{7,}")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+$")
_MONTH_AFTER = re.compile(rf"\s+(?:of\s+)?(?:{_MONTHS})\b")
# "the first of the regime's 14 commands": the total is no figure of its own
_ONE_OF = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|one|another)\s+of\s+|(?:last|latest|largest|biggest|some|most|many|none|any|"
    r"each|part|rest|remainder|majority|either|neither)\s+of\s+(?=the\s|its\s|their\s|his\s|these\s|those\s|\S+[’']s?\s))"
    r"(?:the\s+|its\s+|their\s+|his\s+|these\s+|those\s+|[\w\s-]{1,30}[’']s?\s+)?$",
    re.IGNORECASE,
)
_OLDEST = 110


def is_money(before: str, after: str) -> bool:
    """Whether a currency sign or code stands next to the number."""
    return bool(_MONEY_BEFORE.search(before[-_MONEY_REACH:]) or _MONEY_AFTER.match(after))


def is_other_measure(text: str, end: int) -> bool:
    """Whether a unit of time, money, weight, power and the like follows the number that ends at `end`."""
    return bool(_MEASURE.match(text, end) or _AGE_AFTER.match(text, end))


def is_list_marker(before: str, after: str) -> bool:
    """Whether the number opens a line as "1." or "2)"."""
    return bool(_MARKER_BEFORE.search(before) and _MARKER_AFTER.match(after))


def is_code(digits: str) -> bool:
    """Whether digits are a telephone, pass or serial number: "0047719"."""
    return bool(_CODE.fullmatch(digits))


def is_day(digits: str, before: str, after: str) -> bool:
    """Whether a number of one or two digits is the day of a month that was not read as a date."""
    return len(digits) <= 2 and bool(_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before))


def is_total_of_one(before: str) -> bool:
    """Whether "the first of the", "most of the" stands before the number."""
    return bool(_ONE_OF.search(before))


def is_label(before: str, digits: str, counts_people: bool | None) -> bool:
    """Whether the number names something ("Resolution 1701"); `counts_people` is None when no noun follows.

    "In Zone 5 people died" is rare, "Resolution 1701 leaves ..." the rule; a comma makes a count.
    """
    word = last_word(before)
    if word.rstrip(".:") not in _LABELS and word[-1:] not in ("#", "№"):
        return False
    return counts_people is None or (
        not counts_people and "," not in digits and bool(_NAME_BEFORE.search(before))
    )


def is_age(before: str, digits: str, after: str) -> bool:
    """Whether a number with no noun is an age: "Lviv, 39, a spokesman", "I am 52", "Ivanov (34)"."""
    if not digits.isdigit() or not 0 < int(digits) <= _OLDEST:
        return False
    if _APPOSITION.search(before) and _AGE_ENDS.match(after) and not _TOLL.search(before):
        return True
    if after.startswith(")") and _IN_BRACKETS.search(before):
        return True
    return bool(_PERSON_IS.search(before) and _STATED_AGE_ENDS.match(after))


def is_age_bound(before: str, value: float) -> bool:
    """Whether the number limits an age: "children under 5", "aged 18 to 60"."""
    return value <= _OLDEST and bool(_AGE_BEFORE.search(before))


def is_year(digits: str, before: str, counts: bool) -> bool:
    """Whether four digits are a year; `counts`: people or things of a known kind follow."""
    return bool(_YEAR.fullmatch(digits)) and (not counts or bool(_YEAR_BEFORE.search(before)))
