"""Amounts in words and digits, with the bound words around them: "no fewer than 38", "a couple of hundred".

An amount is only a number; what it counts, and whether it counts anything, is for `figures`.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from geo.extraction.bounds import bound_after, bounds_before
from geo.model import Bound

_UNIT = {w: i for i, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEEN = {
    w: i
    for i, w in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SMALL = {**_UNIT, **_TEEN, **_TENS}
_SCALE = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000,
    "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
# "dozens" is 24 to 99, "thousands" 2,000 to 9,999: from two of them up to the next order of magnitude.
_PLURAL = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "millions": (2_000_000, 9_999_999),
}  # fmt: skip
# "several" is 3 to 9, "several hundred" 300 to 999.
_CEILING = {"": 9, "dozen": 99, "score": 99, "hundred": 999, "thousand": 9_999, "million": 9_999_999}
_FRACTION = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PARTS = {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_u = "|".join(_UNIT)
_ten = "two|three|four|five|six|seven|eight|nine|ten"
_small = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_u}))?|{'|'.join(_TEEN)}|{_u})"
_hundreds = rf"(?:(?:{_small}|an?)[\s-]hundred(?:\s(?:and\s)?{_small})?|{_small})"
_scales = "hundred|thousand|million|billion"
_words = (
    rf"(?:(?:{_hundreds}|an?)[\s-](?:thousand|million|billion)(?:,?\s(?:and\s)?{_hundreds})?|{_hundreds})"
)
_digits = (
    r"\d{1,3}(?:[,\u00a0\u2009\u202f’']\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\x20\d{3})+(?!\d|\x20\d)"
    r"|\d+\.\d+|\d+,\d{1,2}(?!\d)|\d+"
)
_fractions = (
    rf"(?P<ratio>(?:{_u})\s(?:in|out\sof)\s(?:every\s)?(?:{_ten}|10|100)(?=\s))"
    r"|(?:(?:an?|one)[\s-](?P<one>half|third|quarter|fifth|tenth)"
    r"|(?P<top>one|two|three|four|five|six|seven|eight|nine)[\s-](?P<parts>thirds|quarters|fifths|tenths))"
    r"|half(?![\s-](?:an?\b|hour|way|day|brother|sister|time|year|century|past|mast|dozen))"
)
_CORE = re.compile(
    rf"""(?<![\w$€£¥₴₽₪№\#^])(?=[\d½¼¾acdefhmnost])(?:
      (?P<digits>(?=[\d½¼¾])(?:
          (?P<scaled>(?:{_digits})[\s-]?(?:{_scales}|mn|mln|bn|dozen)\b|\d+(?:\.\d+)?(?:k|m)(?![\w²2]))
        | (?P<digitandhalf>\d+\sand\sa\shalf\s(?:{_scales})\b)
        | (?:{_digits})[½¼¾]?|[½¼¾](?=\s)))
    | (?P<halfof>half[\s-]an?[\s-](?:dozen|score|hundred|thousand|million|billion)\b)
    | (?P<andhalf>(?:{_u}|an?)\sand\sa\shalf\s(?:{_scales})\b)
    | (?P<vaguescale>(?:several|(?:an?\s)?few|(?:an?\s)?couple(?:\sof)?)[\s-](?:dozen|score|hundred|thousand|million)s?\b)
    | (?P<tensof>(?:many\s|several\s)?(?:tens|dozens|scores|hundreds)\sof\s(?:thousands|millions)\b)
    | (?P<plural>(?:many\s|several\s)?(?:dozens|scores|hundreds|thousands|millions|tens(?=\sof\s))\b)
    | (?P<few>several\b|a\sfew\b(?!\s+(?:more\s)?of\sthe)|(?:an?\s)couple\sof\b|(?:an?\s)handful\sof\b)
    | (?P<fraction>(?:{_fractions})\b)
    | (?P<dozens>(?:{_small}|an?)[\s-]dozen\b)
    | (?P<words>{_words}\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATOR = re.compile(
    r"(?:\s?(?:%|per\s?cent|km|kms|kilomet(?:er|re)s|miles|ha|hectares))?"
    r"(?P<sign>[-–‒−]|\s[–-]\s|\s+to\s+(?:as\s+many\s+as\s+)?|\s+or\s+(?:even\s+)?|\s+and\s+|\s?(?:±|\+/-)\s?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+estimated\s+|about\s+|around\s+|some\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
# "rose from 20 to 45" are two amounts, "from 20 to 45 people" is one
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|climb\w*|increas\w*|gr[eo]w\w*|jump\w*|f[ae]ll\w*|drop\w*|"
    r"declin\w*|revis\w*|lower\w*|updat\w*|went|up|down|correct\w*|chang\w*|cut|reduc\w*|swell\w*|shr[aiu]nk)\b[^.;]*$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\b(?:paragraph|page|article|chapter|section|line)s?\s+$", re.IGNORECASE)
# three or more groups of digits that are no thousands: "28 44 170", "0 800 50 14 61"
_TELEPHONE = re.compile(r"(?<![\w.,])\+?\d{1,4}(?:[ -]\d{2,4}){2,}(?!\w)")
_TABLE_ROW = re.compile(
    r"(?<![\w.,])\d{1,12}(?:[ \t]+\d{1,12}){5,}(?![\w.,])"
)  # bare numbers in a row count nothing
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_RANGE_SO_FAR = re.compile(r"\d(?:km|kms|mi|ha|m|k|%)?[-–]$")
_UNIT_TAIL = re.compile(r"(?:km|kms|mi|nm|ha|m|k|bn|mn|mln|sq)(?:[²2]|\b)", re.IGNORECASE)
_ARTICLE = re.compile(r"an?\s+(?=\w{3,})", re.IGNORECASE)

Written = Literal["digits", "words", "vague", "fraction"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written; `start` to `end` holds its bound words, `number_start` to `number_end` does not.

    A fraction ("two-thirds") has its values in percent. `scaled` is one with a word of magnitude ("12 thousand").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    written: Written
    scaled: bool = False


def find_amounts(text: str) -> list[Amount]:
    """Return every amount in `text` in order, ranges joined, bound words read; they do not overlap.

    >>> [(a.low, a.best, a.high) for a in find_amounts("some 200 men and between 10 and 12 tanks")]
    [(None, 200.0, None), (10.0, None, 12.0)]
    """
    text = _TELEPHONE.sub(_unless_thousands, _TABLE_ROW.sub(_unless_thousands, text))
    cores = [core for match in _CORE.finditer(text) if (core := _core(text, match))]
    amounts: list[Amount] = []
    index = 0
    while index < len(cores):
        amount = cores[index]
        if index + 1 < len(cores) and (joined := _range(text, amount, cores[index + 1])):
            amount, index = joined, index + 1
        amounts.append(_bounded(text, amount, amounts[-1].end if amounts else 0))
        index += 1
    return amounts


def with_bound(amount: Amount, bound: Bound) -> Amount:
    """Return the amount under another bound: "about" keeps best, "at_least" low and "at_most" high only."""
    if amount.bound == "range":
        return amount
    if bound == "at_least":
        low = amount.best if amount.low is None else amount.low
        return replace(amount, low=low, best=None, high=None, bound=bound)
    if bound == "at_most":
        high = amount.best if amount.high is None else amount.high
        return replace(amount, low=None, best=None, high=high, bound=bound)
    if bound == "about" and amount.best is not None:
        return replace(amount, low=None, high=None, bound=bound)
    return amount


def _unless_thousands(match: re.Match[str]) -> str:
    return match.group() if _THOUSANDS.fullmatch(match.group()) else "\0" * len(match.group())


def _core(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    words = match.group().casefold()
    if match["digits"]:
        if _inside_a_code(text, start, end):
            return None
        if match["scaled"]:
            scaled = re.fullmatch(r"(.*?)[\s-]?([a-z]+)", words, re.DOTALL)
            assert scaled
            value = _value(scaled[1]) * _SCALE[scaled[2]]
            return (
                _about(start, end, value)
                if scaled[2] == "dozen"
                else _exact(start, end, value, "digits", True)
            )
        if match["digitandhalf"]:
            first, *_, scale = words.split()
            return _exact(start, end, (_value(first) + 0.5) * _SCALE[scale], "digits", True)
        return _exact(start, end, _value(words), "digits")
    if match["fraction"]:
        return _exact(start, end, _share(words, match), "fraction")
    if match["tensof"]:
        few, many = re.split(r"\sof\s", re.sub(r"^(?:many|several)\s", "", words))
        unit = 1_000 if many == "thousands" else 1_000_000
        low, high = _PLURAL[few]
        return _vague(start, end, low * unit, high * unit + unit - 1)
    if match["plural"]:
        return _vague(start, end, *_PLURAL[words.split()[-1]])
    if match["vaguescale"] or match["few"]:
        scale = next((s for s in _CEILING if s and s in words), "")
        factor = _SCALE[scale] if scale else 1
        return (
            _about(start, end, 2 * factor)
            if "couple" in words
            else _vague(start, end, 3 * factor, _CEILING[scale])
        )
    if match["halfof"]:
        return _about(start, end, _SCALE[re.split(r"[\s-]", words)[-1]] / 2)
    if match["andhalf"]:
        first, *_, scale = words.split()
        return _exact(start, end, (_value(first) + 0.5) * _SCALE[scale], "words", True)
    if match["dozens"]:
        return _about(start, end, 12 * _value(re.split(r"[\s-]dozen", words)[0]))
    return _exact(start, end, _value(words), "words", bool(re.search(_scales, words)))


def _exact(start: int, end: int, value: float, written: Written, scaled: bool = False) -> Amount:
    return Amount(start, end, start, end, value, value, value, "exact", written, scaled)


def _about(start: int, end: int, value: float) -> Amount:
    """A round number by its wording: "two dozen", "half a million", "a couple of hundred"."""
    return Amount(start, end, start, end, None, float(value), None, "about", "words", True)


def _vague(start: int, end: int, low: float, high: float) -> Amount:
    return Amount(start, end, start, end, float(low), None, float(high), "vague", "vague")


def _share(words: str, match: re.Match[str]) -> float:
    if match["ratio"]:
        part, whole = re.split(r"\s(?:in|out\sof)\s(?:every\s)?", words)
        return round(100 * _value(part) / _value(whole), 1)
    if match["parts"]:
        return round(100 * _UNIT[match["top"].casefold()] / _PARTS[match["parts"].casefold()], 1)
    return _FRACTION[match["one"].casefold()] if match["one"] else 50.0


def _value(words: str) -> float:
    words = words.strip()
    if words[0].isdigit() or words[0] in _VULGAR:
        extra = _VULGAR.get(words[-1], 0.0)
        digits = re.sub(r"[\s’'½¼¾]", "", words)
        if re.fullmatch(r"\d+,\d{1,2}", digits):
            digits = digits.replace(",", ".")
        return float(digits.replace(",", "") or 0) + extra
    total = current = 0.0
    for word in re.split(r"[\s,-]+", words):
        if word in ("a", "an"):
            current += 1
        elif word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALE:
            total += max(current, 1) * _SCALE[word]
            current = 0
    return total + current


def _inside_a_code(text: str, start: int, end: int) -> bool:
    """Whether digits are part of something larger: "Su-24", "14:30", "3.2.1", "24/7", "T-90M", "155-mm", "24-016"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    joined = len(before) == 2 and before[1] in "-–./:_" and before[0].isalnum()
    # the second half of a range ("100-150") is joined later
    if joined and not _RANGE_SO_FAR.search(text, max(0, start - 12), start):
        return True
    if before and before[-1] in ",.:/+" and before[:-1].isdigit():
        return True
    if after[:1] == "°" or re.match(r"[.:/]\d|[-–]0\d", after):
        return True
    return bool(after and (after[0].isalpha() or after[0] == "_") and not _UNIT_TAIL.match(text, end))


def _range(text: str, first: Amount, second: Amount) -> Amount | None:
    """Return the two joined when they are the ends of a range: "10 to 12", "40-50", "between 3 and 5", "120 ± 10"."""
    gap = _SEPARATOR.fullmatch(text, first.end, second.start)
    low, high = first.best, second.best
    if not gap or "fraction" in (first.written, second.written) or low is None or high is None:
        return None
    sign = gap["sign"].strip().casefold()
    before = text[max(0, first.start - 60) : first.start]
    opening = _BETWEEN.search(before)
    if sign in ("±", "+/-"):
        return replace(
            first,
            end=second.end,
            number_end=second.end,
            low=low - high,
            best=None,
            high=low + high,
            bound="range",
        )
    if sign == "and" and not opening:
        return None
    if sign.startswith("to"):
        start_word = _FROM.search(before)
        if _PARAGRAPH.search(before) or (start_word and _CHANGE.search(before)):
            return None
        opening = opening or start_word
    if second.scaled and not first.scaled and (mantissa := _mantissa(text, second)) and low < mantissa:
        low *= high / mantissa  # "10 to 12 thousand"
    if not low < high or (sign.startswith("or") and high > 2 * low + 1):
        return None
    start = first.start - (len(before) - opening.start() if opening else 0)
    return replace(
        second, start=start, number_start=first.number_start, low=low, best=None, high=high, bound="range"
    )


def _mantissa(text: str, amount: Amount) -> float | None:
    """The number before a word of magnitude: 12 in "12 thousand"."""
    found = re.match(
        r"(?:\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\b",
        text[amount.number_start : amount.number_end],
        re.IGNORECASE,
    )
    return _value(found.group().casefold()) or None if found else None


def _bounded(text: str, amount: Amount, floor: int) -> Amount:
    """Return the amount with its bound words; `floor` is where the amount before it ends."""
    start, said = bounds_before(text, amount.start, floor)
    end = amount.end
    if after := bound_after(text, end):
        end = after[0]
        said.append(after[1])
    if start < amount.number_start and (article := _ARTICLE.match(text, start, amount.number_start)):
        start = article.end()  # "an estimated 310,000"
    amount = replace(amount, start=start, end=end)
    strongest = next((b for b in said if b != "about"), said[0] if said else None)
    if strongest is None or (amount.bound == "vague" and strongest == "about"):
        return amount
    return with_bound(amount, strongest)
