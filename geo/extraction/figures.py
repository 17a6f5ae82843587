"""Figures: amounts with what they count or measure, and the numbers that are no figures left out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.extraction.counted import Counted, NounClass, counted_after
from geo.extraction.quantities import LABEL_BEFORE, Amount, find_amounts, with_bound
from geo.model import Bound, DateMention, Unit

_KM2 = {"km": 1.0, "ha": 0.01, "mi": 2.589988, "acre": 0.0040468564, "dunam": 0.001, "m": 1e-6}
_KM = {"km": 1.0, "mi": 1.609344, "nmi": 1.852, "m": 0.001, "yd": 0.0009144}
_AREA = re.compile(
    r"""[\s-]*(?:(?P<km>sq(?:uare|\.)?[\s-]?(?:kilomet(?:er|re)s?|kms?\b)|kms?²|kms?\^?2\b|km\.?\s?sq\b)
      | (?P<ha>hectares?\b|ha\b) | (?P<mi>sq(?:uare|\.)?[\s-]?(?:miles?|mi\b)|mi²)
      | (?P<acre>acres?\b) | (?P<dunam>d[uo]n[ua]ms?\b)
      | (?P<m>sq(?:uare|\.)?[\s-]?(?:met(?:er|re)s?|m\b)|m²))""",
    re.IGNORECASE | re.VERBOSE,
)
_LENGTH = re.compile(
    r"""[\s-]*(?:(?P<km>kilomet(?:er|re)s?\b|kms?\b(?!\s?/|ph|²|\^)) | (?P<nmi>nautical[\s-]miles?\b|nmi\b)
      | (?P<mi>miles?\b|mi\b(?!-))(?!\s(?:per|an)\b) | (?P<m>met(?:er|re)s?\b|m\b(?=\s+(?:from|of|away|deep|wide|north|south|east|west|into|long)\b))
      | (?P<yd>yards?\b))(?!\s(?:per|an)\s(?:hour|second)|/h|-per-hour)""",
    re.IGNORECASE | re.VERBOSE,
)
_PERCENT = re.compile(r"\s?(?:%|pct\b|per\s?cent\b)(?!age|\spoints?)|-per-?cent\b", re.IGNORECASE)
# what a number may stand before without being a figure of ours: money, time, weight, power, calibre, ...
_OTHER_MEASURE = re.compile(
    r"""[\s-]*(?:(?:(?:full|whole|more|straight|consecutive|long|successive|further|calendar)\s+)*
        (?:seconds|minutes|mins|hours|hrs|days|nights|weeks|weekends|months|years|yrs|decades|centuries|
           generations|mornings|evenings)\b
      | (?:-|(?<=ne)\s|(?<=an)\s|(?<=alf)\s)(?:second|minute|min|hour|day|night|week|weekend|month|year|decade|century|generation)\b
      | (?:more\s+)?times?\b | -?fold\b | y/?o\b | o[’']clock | [ap]\.?m\b\.? | (?:hrs|hours)?\s?(?:GMT|UTC|local\stime)\b
      | (?:US\s|U\.S\.\s|Canadian\s|Australian\s|Egyptian\s|Syrian\s|Lebanese\s|Sudanese\s|Turkish\s)?
        (?:dollars?|euros?|hryvnias?|r(?:o?u)bles?|shekels?|liras?|rials?|riyals?|yuan|yen|francs?|cents?|USD|EUR|UAH|
           RUB|kyats?|birr|dinars?|naira|gourdes?|sterling|pounds?)\b
      | (?:metric\s)?ton(?:ne)?s?\b | kg\b | kilos?\b | kilogram(?:me)?s?\b | grams?\b | lit(?:er|re)s?\b | gallons?\b
      | barrels?\b | bpd\b | (?:mega|kilo|giga|tera)?watts?(?:-hours?)?\b | [MGkT]Wh?\b | volts?\b | kV\b | [KMG]B\b
      | °|degrees?\b | mm\b | cm\b | millimet(?:er|re)s?\b | centimet(?:er|re)s?\b | inch(?:es)?\b | f(?:ee|oo)t\b
      | knots?\b | km/h | kph\b | mph\b | kilomet(?:er|re)s\s(?:per|an)\shour | decibels?\b | hertz\b | MHz\b | GHz\b
      | calib(?:er|re)\b | percentage\spoints?\b | per\s?cent\spoints?\b | st\b | nd\b | rd\b | th\b | story\b | storey\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_HYPHENATED = re.compile(r"-([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
_HYPHEN_COUNT = {"member": "members", "man": "men", "person": "people", "bed": "beds", "vehicle": "vehicles",
    "truck": "trucks", "ship": "ships", "tank": "tanks", "soldier": "soldiers", "drone": "drones", "boat": "boats",
    "vessel": "vessels", "missile": "missiles", "rocket": "rockets"}  # fmt: skip
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₴₽₪]|\b(?:US|USD|EUR|UAH|RUB|GBP|Rs|SDG|CHF|NIS))\.?\s?$")
_MONEY_AFTER_NAME = re.compile(r"^\s?(?:[$€£¥₴₽₪])")
_AGE_BEFORE = re.compile(
    r"\b(?:ages?d?(?:\s+(?:of|as|was|is|between|from|under|over))*|turn(?:ed|ing|s)|children|boys|girls|minors|"
    r"(?:people|persons|men|women|those|males|residents|civilians|adults)(?=\s+(?:aged|over|under)))"
    r"\s+(?:(?:over|under|below|above|between|up\s+to|from|about|aged)\s+)*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[-\s]years?[-\s](?:old|of\s+age)", re.IGNORECASE)
_AGE_LIST = re.compile(r"[^\W\d_][\w’'.-]*[”\"’)]?,\s*$")
_TOLL_WORD = re.compile(
    r"\b(?:toll|count|total|number|figure|tally|estimate|strength|losses|casualties),\s*$", re.IGNORECASE
)
_AM_AGE = re.compile(
    r"(?:\b(?:I\s+am|I[’']m|I\s+was|he\s+(?:is|was)|she\s+(?:is|was)|who\s+(?:is|was)|only))\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|during|late|early|mid|of|before|after|the|spring|summer|autumn|fall|winter|to)[\s-]*$",
    re.IGNORECASE,
)
_MARKER_BEFORE = re.compile(r"(?:^|\n)[ \t]*\(?$")
_MARKER_AFTER = re.compile(r"(?:[.)]|\s?/)(?=\s)")
_CODE_NUMBER = re.compile(r"0\d+|\d{7,}")
_MONTH_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?\s+$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r"\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_OF_WHOLE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those|some|all|our|a\s+total\s+of|an\s+estimated|about|"
    r"roughly|around|promised|planned|pledged|reported|\w+’s)\s+)*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|whom|which|these|those)|among\s+them)\b", re.IGNORECASE)
_OF_NOUN = re.compile(
    r"\s+(?:more\s+|others?\s+)?(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those|our|[\w-]+[’']s?)\s+)?(?!which|whom|them|the\s+same)",
    re.IGNORECASE,
)
_ONE_AS_WORD = re.compile(
    r"(?:\b(?:no|any|every|some|each|this|that|only|not|the|which|another|day)\s+)$", re.IGNORECASE
)
_ONE_NOT_COUNT = re.compile(
    r"\s+(?:of\b(?!\s+(?:them|whom)\b)|another\b|day\b|side\b|thing\b|way\b|by\s+one\b|can\b|must\b|should\b|point\b|in\b|on\b)|-|[’']",
    re.IGNORECASE,
)
# "the first of the regime's 14 commands": the total is no figure of its own
_ONE_OF = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|one|another)\s+of\s+|(?:last|latest|largest|biggest|some|most|many|none|any|each|part|rest|"
    r"remainder|majority|either|neither)\s+of\s+(?=the\s|its\s|their\s|his\s|these\s|those\s|\S+[’']s?\s))"
    r"(?:the\s+|its\s+|their\s+|his\s+|these\s+|those\s+|[\w\s-]{1,30}[’']s?\s+)?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s+(?:more|others?|further|additional)\b", re.IGNORECASE)
_AFTER_NOUN: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"\s+or\s+(?:more|over)\b|\s+at\s+least\b(?!\s+\w*\d)|\s+minimum\b", re.I)),
    ("about", re.compile(r"\s+or\s+so\b", re.I)),
    ("at_most", re.compile(r"\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b|\s+maximum\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and what it counts; areas in km2, lengths in km, shares in percent.

    `start` to `end` is the smallest span that holds number, bound words and unit or noun. A `noun_class`
    of None means that no noun follows: "wounded more than 200". `whole` is the index of the figure this
    one is a share of ("four of six drones"); `of_them` marks "45 of them children". `hyphenated` is a
    number that describes a noun ("a 270-km border", "a 5,000-strong force").
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    unit: Unit | None
    noun: str | None
    noun_class: NounClass | None
    noun_start: int
    modifiers: tuple[str, ...] = ()
    number_start: int = 0
    number_end: int = 0
    written: str = "digits"
    whole: int | None = None
    of_them: bool = False
    hyphenated: bool = False
    base: tuple[int, int] | None = None  # span of what a percentage is of

    @property
    def head(self) -> str:
        """The last word of the noun in lower case, empty when there is none."""
        return self.noun.split()[-1].casefold().strip("“”\"'‘’") if self.noun else ""


def find_figures(text: str, dates: Sequence[DateMention]) -> list[Figure]:
    """Return every figure of `text` in order; spans of `dates` are never read as numbers.

    Ages, years, durations, money, times, labels ("Resolution 1701"), calibres, weights and telephone
    numbers yield none.
    """
    blanked = blank_dates(text, dates)
    amounts = find_amounts(blanked)
    starts = [a.start for a in amounts]
    figures: list[Figure] = []
    for amount in amounts:
        following = bisect_right(starts, amount.start)
        limit = min(amounts[following].start if following < len(amounts) else len(text), amount.end + 160)
        figure = _figure(blanked, amount, limit)
        if figure:
            figures.append(figure)
    return _join_wholes(blanked, figures)


def blank_dates(text: str, dates: Sequence[DateMention]) -> str:
    """Return the text with every date written over by NUL characters, offsets unchanged."""
    parts: list[str] = []
    at = 0
    for mention in sorted(dates, key=lambda d: d.start):
        if mention.start < at:
            continue
        parts += [text[at : mention.start], "\0" * (mention.end - mention.start)]
        at = mention.end
    return "".join((*parts, text[at:]))


def _figure(text: str, amount: Amount, limit: int) -> Figure | None:
    before = text[max(0, amount.start - 60) : amount.start]
    close = text[max(0, amount.number_start - 40) : amount.number_start]
    end = amount.end
    if _MONEY_BEFORE.search(close) or _MONEY_AFTER_NAME.match(text[end : end + 3]):
        return None
    if found := _AREA.match(text, end):
        return _measured(text, amount, found, _KM2, "km2", limit)
    if found := _LENGTH.match(text, end):
        return _measured(text, amount, found, _KM, "km", limit)
    if found := _PERCENT.match(text, end):
        return _share(text, amount, found.end(), limit)
    if amount.written == "fraction":
        return _share(text, amount, end, limit)
    if _OTHER_MEASURE.match(text, end) or _AGE_AFTER.match(text, end):
        return None
    if strong := _STRONG.match(text, end):
        return _with(amount, replace_end=strong.end(), noun=None, noun_class=None, hyphenated=True)
    if hyphen := _HYPHENATED.match(text, end):
        head = _HYPHEN_COUNT.get(hyphen[1].casefold())
        if not head:
            return None
        counted = counted_after(text, hyphen.start() + 1, hyphen.end(), singular=True)
        return replace(
            _with(
                amount,
                replace_end=hyphen.end(),
                noun=head,
                noun_class=counted.noun_class if counted else "other",
            ),
            hyphenated=True,
        )
    return _count(text, amount, before, close, limit)


def _count(text: str, amount: Amount, before: str, close: str, limit: int) -> Figure | None:
    digits = text[amount.number_start : amount.number_end]
    rest = text[amount.end : amount.end + 40]
    one = digits.casefold() == "one" and amount.bound == "exact"
    if one and (_ONE_AS_WORD.search(close) or _ONE_NOT_COUNT.match(text, amount.end)):
        return None
    if _CODE_NUMBER.fullmatch(digits) or _ONE_OF.search(before):
        return None
    if len(digits) <= 2 and (
        _MONTH_AFTER.match(rest) or (_MONTH_BEFORE.search(close) and close[-2:] != "y ")
    ):
        return None
    if _MARKER_BEFORE.search(close) and _MARKER_AFTER.match(rest):
        return None
    if "%" in text[amount.end : amount.end + 2]:
        return None
    position = amount.end
    if _OF_THEM.match(text, position):
        return _of_them(text, amount, limit)
    of_noun = _OF_NOUN.match(text, position)
    counted = None
    if of_noun and not one:
        counted = counted_after(text, of_noun.end(), limit)
        if counted is None and amount.written != "vague":
            of_noun = None
    if counted is None:
        counted = counted_after(text, position, limit, singular=one)
    if amount.written == "digits" and amount.bound != "range" and _is_label(close, digits, rest, counted):
        return None
    if amount.number_start == amount.start and counted is None and _is_age(before, digits, rest):
        return None
    if (
        _AGE_BEFORE.search(before)
        and counted is None
        and (amount.low or amount.best or amount.high or 0) < 110
    ):
        return None
    if _is_year(digits, close, counted):
        return None
    if counted is None:
        others = _OTHERS.match(text, position)
        return _with(amount, replace_end=others.end() if others else amount.end, noun=None, noun_class=None)
    figure = _with(
        amount, replace_end=counted.end, noun=text[counted.start : counted.end], noun_class=counted.noun_class
    )
    figure = replace(figure, noun_start=counted.start, modifiers=counted.modifiers)
    return _late_bound(text, amount, figure)


def _late_bound(text: str, amount: Amount, figure: Figure) -> Figure:
    """Read bound words that follow the noun: "50 bombs or so", "200 people or more"."""
    for bound, pattern in _AFTER_NOUN:
        if found := pattern.match(text, figure.end):
            changed = with_bound(amount, bound)
            return replace(
                figure,
                end=found.end(),
                low=changed.low,
                best=changed.best,
                high=changed.high,
                bound=changed.bound,
            )
    return figure


def _is_label(close: str, digits: str, rest: str, counted: Counted | None) -> bool:
    if not LABEL_BEFORE.search(close):
        return False
    # "in Zone 5 people died" is rare, "Resolution 1701 leaves ..." is the rule; a comma or people make a count
    return counted is None or (
        "," not in digits and counted.noun_class == "other" and bool(re.search(r"[A-Z#№][\w.]*\s*$", close))
    )


def _is_age(before: str, digits: str, rest: str) -> bool:
    if not digits.isdigit() or not 0 < int(digits) <= 110:
        return False
    if _AGE_LIST.search(before) and re.match(r"\s*(?:[,.;)”\"—–]|$)", rest) and not _TOLL_WORD.search(before):
        return True
    if re.search(r"[^\W\d_]\s\($", before) and rest.startswith(")"):
        return True
    return bool(_AM_AGE.search(before) and re.match(r"\s*(?:[,.;!?”\"]|and\b|when\b|years\b|$)", rest))


def _is_year(digits: str, close: str, counted: Counted | None) -> bool:
    if not re.fullmatch(r"1[89]\d\d|20\d\d", digits):
        return False
    return counted is None or bool(_YEAR_BEFORE.search(close)) or counted.noun_class == "other"


def _measured(
    text: str, amount: Amount, found: re.Match[str], factors: dict[str, float], unit: Unit, limit: int
) -> Figure | None:
    kind = found.lastgroup or "km"
    if kind in ("m", "yd") and re.match(
        r"\s+(?:long|wide|high|tall|deep|thick)\b", text[found.end() : found.end() + 8]
    ):
        return None
    figure = _with(
        amount, replace_end=found.end(), noun=None, noun_class=None, unit=unit, factor=factors[kind]
    )
    hyphen = text[amount.end : found.end()].startswith("-")
    figure = _late_bound_measured(text, amount, figure, factors[kind])
    if unit == "km2" and (of := re.match(r"\s+of\s+(?!the\b|its\b|their\b)", text[figure.end : limit])):
        counted = re.match(r"[a-z]+", text[figure.end + of.end() : limit])
        if counted:
            start = figure.end + of.end()
            return replace(figure, noun=counted.group(), noun_start=start, hyphenated=hyphen)
    return replace(figure, hyphenated=hyphen)


def _late_bound_measured(text: str, amount: Amount, figure: Figure, factor: float) -> Figure:
    for bound, pattern in _AFTER_NOUN:
        if found := pattern.match(text, figure.end):
            return _with(
                with_bound(amount, bound),
                replace_end=found.end(),
                noun=None,
                noun_class=None,
                unit=figure.unit,
                factor=factor,
            )
    return figure


def _share(text: str, amount: Amount, end: int, limit: int) -> Figure | None:
    figure = _with(amount, replace_end=end, noun=None, noun_class=None, unit="percent")
    of = re.compile(
        r"\s+(?:or\s+so\s+)?(?:of\s+|(?=the\s|its\s|their\s|his\s))(?!which|whom|them|it\b|this\b|that\b|these\b|those\b)(?:the\s+|its\s+|his\s+|their\s+|our\s+)?"
    ).match(text, end, limit)
    if amount.written == "fraction" and " " not in text[amount.number_start : amount.number_end].replace(
        "a ", ""
    ):
        if not of and not re.match(
            r"\s+(?:of\b|are\b|were\b|had\b|have\b|since\b|in\b|on\b|[,.;)])|[,.;)]", text[end : end + 10]
        ):
            # "a third drone", "half hidden": no share of anything
            if text[figure.number_start : figure.number_end].casefold() != "half" or figure.bound == "exact":
                return None
        if (
            not of
            and figure.bound == "exact"
            and text[figure.number_start : end].casefold() == "half"
            and not _OF_THEM.match(text, end)
        ):
            return None
        if _OTHER_MEASURE.match(text, of.end() if of else end):
            return None
    if not of:
        if amount.written == "fraction" and (counted := counted_after(text, end, limit)):
            return replace(
                figure, end=counted.end, noun=text[counted.start : counted.end], noun_start=counted.start
            )
        return figure
    words = re.compile(r"[^,.;:()\d“”\"]{1,60}").match(text, of.end(), limit)
    noun = (
        re.split(
            r"\s+(?:in|on|at|that|which|who|had|has|have|was|were|is|are|and|to|for|by|with|from|as|since|will|would|could)\b",
            words.group(),
        )[0]
        if words
        else ""
    )
    if not noun.strip():
        return figure
    return replace(
        figure,
        end=of.end() + len(noun.rstrip()),
        noun=noun.strip(),
        noun_start=of.end(),
        base=(of.end(), of.end() + len(noun.rstrip())),
    )


def _of_them(text: str, amount: Amount, limit: int) -> Figure | None:
    of = _OF_THEM.match(text, amount.end)
    assert of
    article = re.compile(r"\s+(?:an?\s+)?").match(text, of.end(), limit)
    position = article.end() if article else of.end()
    counted = counted_after(
        text, position, limit, singular=text[amount.number_start : amount.number_end].casefold() == "one"
    )
    figure = _with(
        amount,
        replace_end=counted.end if counted else of.end(),
        noun=text[counted.start : counted.end] if counted else None,
        noun_class=counted.noun_class if counted else None,
    )
    return replace(figure, of_them=True, noun_start=counted.start if counted else of.end())


def _with(
    amount: Amount,
    replace_end: int,
    noun: str | None,
    noun_class: NounClass | None,
    unit: Unit | None = None,
    factor: float = 1.0,
    hyphenated: bool = False,
) -> Figure:
    def scaled(value: float | None) -> float | None:
        return None if value is None else round(value * factor, 6)

    return Figure(
        start=amount.start,
        end=replace_end,
        low=scaled(amount.low),
        best=scaled(amount.best),
        high=scaled(amount.high),
        bound=amount.bound,
        unit=unit,
        noun=noun,
        noun_class=noun_class,
        noun_start=replace_end,
        number_start=amount.number_start,
        number_end=amount.number_end,
        written=amount.written,
        hyphenated=hyphenated,
    )


def _join_wholes(text: str, figures: list[Figure]) -> list[Figure]:
    """Tie "four of six drones" together: the part takes the whole's noun and knows which figure it is."""
    joined = list(figures)
    for i in range(len(figures) - 1):
        part, whole = joined[i], joined[i + 1]
        between = text[part.end : whole.start]
        if part.end <= whole.start and len(between) < 60 and _OF_WHOLE.fullmatch(between):
            if part.unit == "percent" or whole.unit is None:
                joined[i] = replace(
                    part,
                    end=whole.end,
                    noun=whole.noun if part.unit is None else part.noun,
                    noun_class=whole.noun_class if part.unit is None else None,
                    whole=i + 1,
                )
    return joined
