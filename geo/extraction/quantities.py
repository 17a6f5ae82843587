"""Amounts in words and digits, with the bound words around them: "no fewer than 38", "a couple of hundred".

An amount is only a number; what it counts, and whether it counts anything, is for `figures`.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from geo.model import Bound

_UNIT = {w: i for i, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEEN = {
    w: i
    for i, w in enumerate(
        """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split(), 10
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
_CEILING = {"": 9, "dozen": 99, "score": 99, "hundred": 999, "thousand": 9_999, "million": 9_999_999}
_FRACTION = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_u = "|".join(_UNIT)
_small = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_u}))?|{'|'.join(_TEEN)}|{_u})"
_hundreds = rf"(?:(?:{_small}|an?)[\s-]hundred(?:\s(?:and\s)?{_small})?|{_small})"
_scales = "hundred|thousand|million|billion"
_words = (
    rf"(?:(?:{_hundreds}|an?)[\s-](?:thousand|million|billion)(?:,?\s(?:and\s)?{_hundreds})?|{_hundreds})"
)
_digits = r"\d{1,3}(?:[,\u00a0\u2009\u202f’']\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\x20\d{3})+(?!\d|\x20\d)|\d+\.\d+|\d+,\d{1,2}(?!\d)|\d+"
_ten = "two|three|four|five|six|seven|eight|nine|ten"
_fractions = (
    rf"(?P<in_all>(?:{_u})\s(?:in|out\sof)\s(?:every\s)?(?:{_ten}|10|100)(?=\s))|"
    r"(?:(?:an?|one)[\s-](?P<one>half|third|quarter|fifth|tenth)"
    r"|(?P<top>one|two|three|four|five|six|seven|eight|nine)[\s-](?P<many>thirds|quarters|fifths|tenths))"
    r"|(?P<half>half)(?![\s-](?:an?\b|hour|way|day|brother|sister|time|year|century|past|mast|dozen))"
)
_CORE = re.compile(
    rf"""(?<![\w$€£¥₴₽₪№\#^])(?:
      (?P<halfof>half[\s-]an?[\s-](?:dozen|score|hundred|thousand|million|billion)\b)
    | (?P<andhalf>(?:\d+|{_u}|an?)\sand\sa\shalf\s(?:{_scales})\b)
    | (?P<vaguescale>(?:several|(?:an?\s)?few|(?:an?\s)?couple(?:\sof)?)[\s-]
        (?:dozen|score|hundred|thousand|million)s?\b)
    | (?P<tensof>(?:many\s|several\s)?(?:tens|dozens|scores|hundreds)\sof\s(?:thousands|millions)\b)
    | (?P<plural>(?:many\s|several\s|(?:(?<=in\s)|(?<=into\s))the\s(?=hundreds|thousands))?
        (?:dozens|scores|hundreds|thousands|millions|tens(?=\sof\s))\b)
    | (?P<few>several\b|(?:a\s)few\b(?!\s+(?:more\s)?of\sthe)|(?:an?\s)couple\sof\b|(?:an?\s)handful\sof\b)
    | (?P<fraction>(?:{_fractions})\b)
    | (?P<scaled>(?:{_digits}|{_small}|an?)[\s-]dozen\b
        |(?:{_digits})[\s-]?(?:{_scales}|mn|mln|bn)\b
        |(?:\d+(?:\.\d+)?)(?:k|m)(?![\w²2]))
    | (?P<words>{_words}\b)
    | (?P<digits>(?:{_digits})[½¼¾]?|[½¼¾](?=\s))
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"at\s+(?:the\s+very\s+)?least|at\s+a\s+minimum|no(?:t)?\s+(?:fewer|less)\s+than|"
        r"(?:(?:far|many|much|slightly|a\s+little|well|significantly|considerably)\s+)?(?<!no\s)(?<!not\s)more\s+than|"
        r"(?:just\s+|well\s+|a\s+little\s+|slightly\s+)?(?:over|above)|upwards?\s+of|in\s+excess\s+of|"
        r"(?:a\s+)?minimum(?:\s+of)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|north\s+of|"
        r"greater\s+than|larger\s+than|as\s+few\s+as|>=?|≥|beyond",
    ),
    (
        "at_most",
        r"at\s+(?:the\s+)?most|up\s+to|as\s+(?:many|much|far|high)\s+as|no(?:t)?\s+more\s+than|"
        r"(?:far\s+|slightly\s+|a\s+little\s+|many\s+)?(?:fewer|less)\s+than|(?:just\s+|well\s+)?(?:under|below)|"
        r"(?:a\s+)?maximum(?:\s+of)?|within|<=?|≤",
    ),
    (
        "about",
        r"about|(?:somewhere\s+)?around|some|roughly|approximately|approx\.?|circa|ca\.|nearly|almost|"
        r"(?:very\s+)?close\s+to|(?:an\s+)?estimated|(?:estimated|put)\s+at\s+about|perhaps|"
        r"in\s+the\s+(?:region|order|vicinity)\s+of|on\s+the\s+order\s+of|something\s+like|virtually|"
        r"(?<=\s)c\.|~|≈|±|approaching|(?<=\ba\s)(?:reported|rumoured)",
    ),
)  # fmt: skip
_WORD_BOUND = [
    (bound, re.compile(rf"(?:(?<![\w’'-])|(?<=^))(?:{pattern})\s*(?:an?\s+(?=$))?$", re.IGNORECASE))
    for bound, pattern in _BEFORE
]
# "control over 40 villages", "took over 12 posts": a preposition or particle, no bound
_OVER_NO_BOUND = re.compile(
    r"\b(?:(?:claim\w*|ha[sd]|have|gain\w*|t[ao]k\w+|los\w+|assert\w*|establish\w*|exercis\w*|full|effective|total|"
    r"complete|regain\w*|retain\w*|maintain\w*|consolidat\w*|of|its|their|seiz\w+|extend\w*|tighten\w*)\s+control|sovereignty|authority|rule|power|jurisdiction|influence|dominance|"
    r"tak(?:e|en|es|ing)|took|hand(?:ed|ing)?|flew|fly(?:ing)?|flown)\s+over\s*$",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(r"\s?\+(?!\s?[/\d-])|[\s-]plus\b|\s+(?:or|and)\s+(?:more|over)\b(?!\s+than)", re.I),
    ),
    ("about", re.compile(r"[\s-]odd\b|\s+or\s+so\b|\s+give\s+or\s+take\b", re.I)),
    ("at_most", re.compile(r"\s+or\s+(?:fewer|less)\b", re.I)),
)
_SEPARATOR = re.compile(
    r"(?P<gap>\s?(?:%|per\s?cent|km|kms|kilomet(?:er|re)s|miles|ha|hectares))?"
    r"(?P<sign>[-–‒−]|\s[–-]\s|\s+to\s+(?:as\s+many\s+as\s+)?|\s+or\s+(?:even\s+)?|\s+and\s+|\s?(?:±|\+/-)\s?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+estimated\s+|about\s+|around\s+|some\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|climb\w*|increas\w*|gr[eo]w\w*|jump\w*|f[ae]ll\w*|drop\w*|"
    r"declin\w*|revis\w*|lower\w*|updat\w*|went|up|down|correct\w*|chang\w*|cut|reduc\w*|swell\w*|shr[aiu]nk)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)


# "Brigade 12", "Resolution 1701", "paragraph 2", "No. 6": a label, not a count
LABEL_BEFORE = re.compile(
    r"""(?:\b(?:art(?:icle)?|resolutions?|paragraphs?|para|page|pp?|chapter|section|clause|annex|figure|fig|table|no|nos|nr|
        brigades?|battalions?|regiments?|divisions?|corps|unit|phase|stage|step|level|category|tier|class|grade|group|
        route|highway|road|hwy|motorway|room|flat|apartment|building|block|house|gate|zone|sector|area|district|ward|
        school|hospital|channel|camp|hangar|pier|berth|reactor|bus|tram|flight|line|day|week|version|protocol|order|
        decree|law|act|bill|point|item|option|plan|scenario|checkpoint|post|position|hill|height|mine|shaft|store|
        kilomet(?:er|re)|mile|km|psalm|verse|issue|volume|vol|episode|season|part|appendix|square|task\sforce|form|
        (?:emergency|phone|telephone|contact|serial|case|file|registration)\s+number|call|text|pass|permit|extension|hotline|telephone|tel|phone|ring|dial|number(?:ed)?|code|factor|update|report|bulletin|
        flash\supdate|sitrep|ipc|lines)\.?:?\s*|\#\s?|№\s?)$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written; `start` to `end` holds its bound words, `number_start` to `number_end` does not.

    A `fraction` ("two-thirds") has its values in percent. `written` tells digits from words.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    written: Literal["digits", "words", "vague", "fraction"]
    scaled: bool = False


def find_amounts(text: str) -> list[Amount]:
    """Return every amount in `text` in order, ranges joined, bound words read; they do not overlap.

    >>> [(a.low, a.best, a.high) for a in find_amounts("some 200 men and between 10 and 12 tanks")]
    [(None, 200.0, None), (10.0, None, 12.0)]
    """
    text = _TELEPHONE.sub(
        lambda m: m.group() if _THOUSANDS.fullmatch(m.group()) else "\0" * len(m.group()), text
    )
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


def _core(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    words = match.group().casefold()
    if match["fraction"]:
        share = _FRACTION[match["one"].casefold()] if match["one"] else 50.0
        if match["in_all"]:
            part, whole = re.split(r"\s(?:in|out\sof)\s(?:every\s)?", words)
            share = round(100 * _value(part) / _value(whole), 1)
        if match["many"]:
            parts = {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}[match["many"].casefold()]
            share = round(100 * _UNIT[match["top"].casefold()] / parts, 1)
        return Amount(start, end, start, end, share, share, share, "exact", "fraction")
    if match["tensof"]:
        few, many = re.split(r"\sof\s", re.sub(r"^(?:many|several)\s", "", words))
        unit = 1_000 if many == "thousands" else 1_000_000
        low, high = _PLURAL[few]
        return Amount(start, end, start, end, low * unit, None, high * unit + unit - 1, "vague", "vague")
    if match["plural"]:
        low, high = _PLURAL[words.split()[-1]]
        return Amount(start, end, start, end, low, None, high, "vague", "vague")
    if match["vaguescale"] or match["few"]:
        scale = (re.search(r"(dozen|score|hundred|thousand|million)", words) or [""])[0]
        factor = _SCALE[scale] if scale else 1
        if "couple" in words:
            return Amount(start, end, start, end, None, 2 * factor, None, "about", "vague")
        return Amount(start, end, start, end, 3 * factor, None, _CEILING[scale], "vague", "vague")
    if match["halfof"]:
        half = _SCALE[re.split(r"[\s-]", words)[-1]] / 2
        return Amount(start, end, start, end, None, half, None, "about", "words", True)
    if match["andhalf"]:
        first, *_, scale = words.split()
        value = (_value(first) + 0.5) * _SCALE[scale]
        return _exact(start, end, value, "words", True)
    if words[0].isdigit() and _inside_a_code(text, start, end):
        return None
    if match["scaled"]:
        found = re.match(r"(.*?)[\s-]?([a-z]+)$", words, re.DOTALL)
        assert found
        value = _value(found[1]) * _SCALE[found[2]]
        if found[2] in ("dozen", "score"):
            return Amount(start, end, start, end, None, value, None, "about", "words", True)
        return _exact(start, end, value, "digits" if words[0].isdigit() else "words", True)
    if match["words"]:
        return _exact(start, end, _value(words), "words", bool(re.search(_scales, words)))
    return _exact(start, end, _value(words), "digits")


def _exact(
    start: int, end: int, value: float, written: Literal["digits", "words"], scaled: bool = False
) -> Amount:
    return Amount(start, end, start, end, value, value, value, "exact", written, scaled)


def _value(words: str) -> float:
    words = words.strip()
    if words in ("a", "an"):
        return 1.0
    if words[0].isdigit() or words[0] in _VULGAR:
        extra = _VULGAR.get(words[-1], 0.0)
        digits = words.rstrip("½¼¾")
        if not digits:
            return extra
        digits = re.sub(r"[\s’']", "", digits)
        if re.fullmatch(r"\d+,\d{1,2}", digits):
            digits = digits.replace(",", ".")
        return float(digits.replace(",", "")) + extra
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
    """Whether digits are part of something larger: "Su-24", "14:30", "3.2.1", "24/7", "T-90M", "155-mm"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and before[-1] in "-–./:_" and len(before) == 2 and before[0].isalnum():
        # the second half of a range ("100-150") is joined later; "Su-24", "9/11" and "14:30" are not numbers
        if not _RANGE_SO_FAR.search(text, max(0, start - 12), start):
            return True
    if before and before[-1] in ",.:/+" and before[:-1].isdigit():
        return True
    if len(after) == 2 and after[0] in ".:/" and after[1].isdigit():
        return True
    if re.match(r"[-–]0\d", text[end : end + 3]):
        return True
    if after and after[0] == "°":
        return True
    return bool(after and (after[0].isalpha() or after[0] == "_") and not _UNIT_TAIL.match(text, end))


# three or more groups of digits that are no thousands: "28 44 170", "0 800 50 14 61"
_TELEPHONE = re.compile(r"(?<![\w.,])\+?\d{1,4}(?:[ -]\d{2,4}){2,}(?![\w])")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_RANGE_SO_FAR = re.compile(r"\d(?:km|kms|mi|ha|m|k|%)?[-–]$")
_UNIT_TAIL = re.compile(r"(?:km|kms|mi|nm|ha|m|k|bn|mn|mln|sq)(?:[²2]|\b)", re.IGNORECASE)


def _range(text: str, first: Amount, second: Amount) -> Amount | None:
    gap = _SEPARATOR.fullmatch(text, first.end, second.start)
    if not gap or "fraction" in (first.written, second.written):
        return None
    sign = gap["sign"].strip().casefold()
    low, high = first.best, second.best
    if low is None or high is None:
        return None
    before = text[max(0, first.start - 60) : first.start]
    if sign.startswith("to") and LABEL_BEFORE.search(before):
        return None
    between = _BETWEEN.search(before)
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
    if sign == "and" and not between:
        return None
    if sign.startswith("to") and _FROM.search(before) and _CHANGE.search(before):
        return None
    if second.scaled and not first.scaled:
        mantissa = _mantissa(text, second)
        if mantissa and low < mantissa:
            low *= high / mantissa
    if not low < high or (sign.startswith("or") and high > 2 * low + 1):
        return None
    if sign.startswith("or") and first.written == "words" and first.best == 1 and high > 2:
        return None
    start = first.start
    if between or (sign.startswith("to") and (between := _FROM.search(before))):
        start -= len(before) - between.start()
    return replace(
        second, start=start, number_start=first.number_start, low=low, best=None, high=high, bound="range"
    )


def _mantissa(text: str, amount: Amount) -> float | None:
    found = re.match(
        r"(\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\b", text[amount.number_start : amount.number_end], re.I
    )
    if not found:
        return None
    return _value(found[1].casefold()) or None


def _bounded(text: str, amount: Amount, floor: int) -> Amount:
    """Return the amount with its bound words; `floor` is where the amount before it ends."""
    start, end, bound = amount.start, amount.end, amount.bound
    said: list[Bound] = []
    for _ in range(3):
        window = text[max(floor, start - 40) : start]
        for kind, pattern in _WORD_BOUND:
            found = pattern.search(window)
            if found and not (
                found.group().casefold().strip().endswith("over") and _OVER_NO_BOUND.search(window)
            ):
                said.append(kind)
                start -= len(window) - found.start()
                break
        else:
            break
    for kind, pattern in _AFTER:
        if after := pattern.match(text, end):
            said.append(kind)
            end = after.end()
            break
    start += len(text[start : amount.number_start]) - len(
        re.sub(r"^(?:an?)\s+(?=\w{3,})", "", text[start : amount.number_start])
    )
    if (
        text[start : start + 2].casefold() == "a "
        and amount.written == "vague"
        and start == amount.number_start
    ):
        start += 0  # "a couple of hundred": the article belongs to the amount
    amount = replace(amount, start=start, end=end)
    if amount.bound == "range":
        return amount
    strong = next((b for b in said if b != "about"), None) or (said[0] if said else None)
    if strong is None:
        return amount
    return with_bound(amount, strong) if bound != "vague" or strong != "about" else amount


def with_bound(amount: Amount, bound: Bound) -> Amount:
    """Return the amount under another bound: "about" keeps best, "at_least" low and "at_most" high only."""
    if amount.bound in ("range",):
        return amount
    if bound == "at_least":
        return replace(
            amount,
            low=amount.low if amount.low is not None else amount.best,
            best=None,
            high=None,
            bound=bound,
        )
    if bound == "at_most":
        return replace(
            amount,
            high=amount.high if amount.high is not None else amount.best,
            best=None,
            low=None,
            bound=bound,
        )
    if bound == "about" and amount.best is not None:
        return replace(amount, low=None, high=None, bound=bound)
    return amount
