"""Figures: amounts with what they count or measure, and the numbers that are no figures left out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.extraction import other_numbers
from geo.extraction.bounds import bound_after
from geo.extraction.counted import Counted, counted_after
from geo.extraction.nouns import NounClass, noun_class
from geo.extraction.quantities import Amount, Written, find_amounts, with_bound
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
      | (?P<mi>miles?\b|mi\b(?!-)) | (?P<m>met(?:er|re)s?\b|m\b(?=\s+(?:from|of|away|deep|north|south|east|west|into)\b))
      | (?P<yd>yards?\b))(?!\s(?:per|an)\s(?:hour|second)|/h|-per-hour)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIZE = re.compile(r"\s+(?:long|wide|high|tall|deep|thick)\b")  # of a ship or a wall, when in metres
_PERCENT = re.compile(r"\s?(?:%|pct\b|per\s?cent\b)(?!age|\spoints?)|-per-?cent\b", re.IGNORECASE)
_HYPHENATED = re.compile(r"-([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
# "a 12-member crew", "a 30-vehicle convoy"
_HYPHEN_COUNT: dict[str, tuple[str, NounClass]] = {
    "member": ("members", "people"), "man": ("men", "men"), "person": ("people", "people"), "bed": ("beds", "other"),
    "soldier": ("soldiers", "fighters"), "vehicle": ("vehicles", "equipment"), "truck": ("trucks", "equipment"),
    "ship": ("ships", "equipment"), "tank": ("tanks", "equipment"), "boat": ("boats", "equipment"),
    "vessel": ("vessels", "equipment"), "drone": ("drones", "weapons"), "missile": ("missiles", "weapons"),
    "rocket": ("rockets", "weapons"),
}  # fmt: skip
_OF_WHOLE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those|some|all|our|a\s+total\s+of|an\s+estimated|about|"
    r"roughly|around|promised|planned|pledged|reported|\w+’s)\s+)*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|whom|which|these|those)|among\s+them)\b", re.IGNORECASE)
_OF_NOUN = re.compile(
    r"\s+(?:more\s+|others?\s+)?(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those|our|[\w-]+[’']s?)\s+)?"
    r"(?!which|whom|them|the\s+same)",
    re.IGNORECASE,
)
_ONE_AS_WORD = re.compile(
    r"(?:\b(?:no|any|every|some|each|this|that|only|not|the|which|another|day)\s+)$", re.IGNORECASE
)
_ONE_NOT_COUNT = re.compile(
    r"\s+(?:of\b(?!\s+(?:them|whom)\b)|another\b|day\b|side\b|thing\b|way\b|by\s+one\b|can\b|must\b|should\b|point\b|"
    r"in\b|on\b)|-|[’']",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s+(?:more|others?|further|additional)\b", re.IGNORECASE)
_LABEL_NOUN = re.compile(
    r"(?:^|[,;:.\n•(–-]\s*)(?P<noun>[A-Za-z][A-Za-z’'/ -]{1,45}?)\s*(?::|\s[-–—‒]|[–—])\s*(?:about\s+)?$"
)
_OF_MATERIAL = re.compile(r"\s+of\s+(?!the\b|its\b|their\b)([a-z]+)")
_OF_BASE = re.compile(
    r"\s+(?:or\s+so\s+)?(?:of\s+|(?=the\s|its\s|their\s|his\s))(?!which|whom|them|it\b|this\b|that\b|these\b|those\b)"
    r"(?:the\s+|its\s+|his\s+|their\s+|our\s+)?"
)
_BASE_WORDS = re.compile(r"[^,.;:()\d“”\"]{1,60}")
_BASE_ENDS = re.compile(
    r"\s+(?:in|on|at|that|which|who|had|has|have|was|were|is|are|and|to|for|by|with|from|as|since|after|treated|will|would|could)\b"
)
_FRACTION_ALONE = re.compile(r"\s+(?:of\b|are\b|were\b|had\b|have\b|since\b|in\b|on\b|[,.;)])|[,.;)]")
_ONE_ARTICLE = re.compile(r"\s+(?:an?\s+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount and what it counts; areas in km2, lengths in km, shares in percent.

    `start` to `end` is the smallest span that holds number, bound words and unit or noun. A `unit` of None is a
    count; a `noun_class` of None means that no noun follows it ("wounded more than 200"). `whole` is the index of
    the figure this one is a share of ("four of six drones"); `of_them` marks "45 of them children"; `hyphenated`
    a number that describes a noun ("a 270-km border", "a 5,000-strong force"); the noun of a `labelled` one stands
    before it ("tanks - 12").
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
    number_start: int
    number_end: int
    written: Written
    modifiers: tuple[str, ...] = ()
    whole: int | None = None
    of_them: bool = False
    hyphenated: bool = False
    labelled: bool = False

    @property
    def head(self) -> str:
        """The last word of the noun in lower case, empty when there is none."""
        return self.noun.split()[-1].casefold().strip("“”\"'‘’") if self.noun else ""

    @property
    def size(self) -> float:
        """The least the figure can mean, 0 when it has no number at all."""
        return next((v for v in (self.low, self.best, self.high) if v is not None), 0.0)


def find_figures(text: str, dates: Sequence[DateMention]) -> list[Figure]:
    """Return every figure of `text` in order; spans of `dates` are never read as numbers.

    Ages, years, durations, money, times, labels ("Resolution 1701"), calibres, weights and telephone
    numbers yield none.

    >>> [(f.best, f.noun) for f in find_figures("Shelling wounded 12 people in 40 minutes.", [])]
    [(12.0, 'people')]
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
    close = text[max(0, amount.number_start - 40) : amount.number_start]
    end = amount.end
    if other_numbers.is_money(close, text[end : end + 3]):
        return None
    if found := _AREA.match(text, end):
        return _measured(text, amount, found, _KM2, "km2", limit)
    if found := _LENGTH.match(text, end):
        return _measured(text, amount, found, _KM, "km", limit)
    if found := _PERCENT.match(text, end):
        return _share(text, amount, found.end(), limit)
    if amount.written == "fraction":
        return _fraction(text, amount, limit)
    if other_numbers.is_other_measure(text, end):
        return None
    if strong := _STRONG.match(text, end):
        return replace(_plain(amount, strong.end()), hyphenated=True)
    if hyphen := _HYPHENATED.match(text, end):
        known = _HYPHEN_COUNT.get(hyphen[1].casefold())
        figure = _plain(amount, hyphen.end())
        return replace(figure, noun=known[0], noun_class=known[1], hyphenated=True) if known else None
    return _count(text, amount, close, limit)


def _count(text: str, amount: Amount, close: str, limit: int) -> Figure | None:
    before = text[max(0, amount.start - 60) : amount.start]
    after = text[amount.end : amount.end + 40]
    digits = text[amount.number_start : amount.number_end]
    one = digits.casefold() == "one" and amount.bound == "exact"
    if one and (_ONE_AS_WORD.search(close) or _ONE_NOT_COUNT.match(text, amount.end)):
        return None
    if (
        other_numbers.is_code(digits)
        or other_numbers.is_total_of_one(before)
        or other_numbers.is_day(digits, close, after)
        or other_numbers.is_list_marker(close, after)
    ):
        return None
    if _OF_THEM.match(text, amount.end):
        return _of_them(text, amount, one, limit)
    counted = _counted(text, amount, one, limit)
    figure = _plain(amount, amount.end)
    if amount.written == "digits" and amount.bound != "range":
        people = counted.noun_class != "other" if counted else None
        if other_numbers.is_label(close, digits, people) or other_numbers.is_year(
            digits, close, bool(people)
        ):
            return None
    if counted is None:
        if amount.number_start == amount.start and other_numbers.is_age(before, digits, after):
            return None
        if other_numbers.is_age_bound(before, figure.size):
            return None
        others = _OTHERS.match(text, amount.end)
        figure = _plain(amount, others.end()) if others else figure
        return _labelled(figure, before)
    return _late_bound(text, amount, _with_noun(text, amount, counted))


def _labelled(figure: Figure, before: str) -> Figure:
    """Take the noun from a label before the number: "tanks - 12 (+3)", "IDPs: 45,000"."""
    label = _LABEL_NOUN.search(before)
    if not label:
        return figure
    written = label["noun"].split()[-1]
    known = noun_class(written)
    if known == "other" or not written.lower().endswith(
        ("s", "personnel", "men", "people", "aircraft", "mlrs", "artillery")
    ):
        return figure
    return replace(figure, noun=label["noun"].strip(), noun_class=known, labelled=True)


def _counted(text: str, amount: Amount, one: bool, limit: int) -> Counted | None:
    """The noun counted, over an "of" ("dozens of shops", "12 of the group's fighters")."""
    if (
        not one
        and (of := _OF_NOUN.match(text, amount.end))
        and (counted := counted_after(text, of.end(), limit))
    ):
        return counted
    return counted_after(text, amount.end, limit, singular=one)


def _plain(amount: Amount, end: int, unit: Unit | None = None, factor: float = 1.0) -> Figure:
    def scaled(value: float | None) -> float | None:
        return None if value is None else round(value * factor, 6)

    return Figure(
        amount.start, end, scaled(amount.low), scaled(amount.best), scaled(amount.high), amount.bound, unit,
        None, None, end, amount.number_start, amount.number_end, amount.written,
    )  # fmt: skip


def _with_noun(text: str, amount: Amount, counted: Counted) -> Figure:
    return replace(
        _plain(amount, counted.end), noun=text[counted.start : counted.end], noun_class=counted.noun_class,
        noun_start=counted.start, modifiers=counted.modifiers,
    )  # fmt: skip


def _late_bound(text: str, amount: Amount, figure: Figure, factor: float = 1.0) -> Figure:
    """Read bound words that follow the noun or unit: "50 bombs or so", "200 people or more"."""
    late = bound_after(text, figure.end, noun=True)
    if late is None:
        return figure
    values = _plain(with_bound(amount, late[1]), late[0], figure.unit, factor)
    return replace(
        figure, end=late[0], low=values.low, best=values.best, high=values.high, bound=values.bound
    )


def _measured(
    text: str, amount: Amount, found: re.Match[str], factors: dict[str, float], unit: Unit, limit: int
) -> Figure | None:
    kind = str(found.lastgroup)
    if unit == "km" and kind in ("m", "yd") and _SIZE.match(text, found.end()):
        return None
    figure = _late_bound(text, amount, _plain(amount, found.end(), unit, factors[kind]), factors[kind])
    figure = replace(figure, hyphenated=text[amount.end] == "-")
    if unit == "km2" and (material := _OF_MATERIAL.match(text, figure.end, limit)):
        figure = replace(figure, noun=material[1], noun_start=material.start(1))
    return figure


def _share(text: str, amount: Amount, end: int, limit: int) -> Figure:
    figure = _plain(amount, end, "percent")
    of = _OF_BASE.match(text, end, limit)
    words = _BASE_WORDS.match(text, of.end(), limit) if of else None
    base = _BASE_ENDS.split(words.group())[0].rstrip() if words else ""
    if not of or not base.strip():
        return figure
    return replace(figure, end=of.end() + len(base), noun=base.strip(), noun_start=of.end())


def _fraction(text: str, amount: Amount, limit: int) -> Figure | None:
    """A fraction is a share only of something: "a third of", "half the city"; not "a third drone", "half hidden"."""
    digits = text[amount.number_start : amount.number_end].casefold()
    of = _OF_BASE.match(text, amount.end, limit)
    if other_numbers.is_other_measure(text, of.end() if of else amount.end):
        return None
    if of is None and " in " not in digits and " out of " not in digits:
        if not _FRACTION_ALONE.match(text, amount.end):
            return None
        if digits == "half" and amount.bound == "exact" and not _OF_THEM.match(text, amount.end):
            return None
    if of is None and (counted := counted_after(text, amount.end, limit)):
        figure = _with_noun(text, amount, counted)
        return replace(figure, unit="percent", noun_class=None, modifiers=())
    return _share(text, amount, amount.end, limit)


def _of_them(text: str, amount: Amount, one: bool, limit: int) -> Figure:
    of = _OF_THEM.match(text, amount.end)
    assert of
    article = _ONE_ARTICLE.match(text, of.end(), limit)
    counted = counted_after(text, article.end() if article else of.end(), limit, singular=one)
    figure = _with_noun(text, amount, counted) if counted else _plain(amount, of.end())
    return replace(figure, of_them=True)


def _join_wholes(text: str, figures: list[Figure]) -> list[Figure]:
    """Tie "four of six drones" together: the part takes the whole's noun and knows which figure it is."""
    joined = list(figures)
    for i in range(len(figures) - 1):
        part, whole = joined[i], joined[i + 1]
        if not (0 <= whole.start - part.end < 60 and _OF_WHOLE.fullmatch(text, part.end, whole.start)):
            continue
        if part.unit == "percent":
            joined[i] = replace(part, end=whole.end, whole=i + 1)
        elif whole.unit is None:
            joined[i] = replace(
                part, end=whole.end, noun=whole.noun, noun_class=whole.noun_class, whole=i + 1
            )
    return joined
