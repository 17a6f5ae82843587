"""The words that bound a number: "no fewer than", "up to", "some", "or so", "-odd"."""

import re

from geo.extraction.sentence_tokens import last_word
from geo.model import Bound

_PATTERNS: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"at\s+(?:the\s+very\s+)?least|at\s+a\s+minimum|not?\s+(?:fewer|less)\s+than|"
        r"(?:(?:far|many|much|slightly|a\s+little|well|significantly|considerably)\s+)?(?<!no\s)(?<!not\s)more\s+than|"
        r"(?:just\s+|well\s+|a\s+little\s+|slightly\s+)?(?:over|above)|upwards?\s+of|in\s+excess\s+of|"
        r"(?:a\s+)?minimum(?:\s+of)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|north\s+of|"
        r"greater\s+than|larger\s+than|as\s+few\s+as|>=?|≥|beyond",
    ),
    (
        "at_most",
        r"at\s+(?:the\s+)?most|up\s+to|as\s+(?:many|much|far|high)\s+as|not?\s+more\s+than|"
        r"(?:far\s+|slightly\s+|a\s+little\s+|many\s+)?(?:fewer|less)\s+than|(?:just\s+|well\s+)?(?:under|below)|"
        r"(?:a\s+)?maximum(?:\s+of)?|within|<=?|≤",
    ),
    (
        "about",
        r"about|(?:somewhere\s+)?around|some|roughly|approximately|approx\.?|circa|ca\.|nearly|almost|"
        r"(?:very\s+)?close\s+to|(?:an\s+)?estimated|perhaps|in\s+the\s+(?:region|order|vicinity)\s+of|"
        r"on\s+the\s+order\s+of|something\s+like|virtually|(?<=\s)c\.|~|≈|±|approaching|(?<=\ba\s)(?:reported|rumoured)",
    ),
)  # fmt: skip
_BEFORE = re.compile(
    r"(?<![\w-])(?<!\w[’'])(?:"
    + "|".join(f"(?P<{bound}>{pattern})" for bound, pattern in _PATTERNS)
    + r")\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
# The last word of any of them: most numbers have none before them, and this is cheap to see.
_LAST_WORDS = frozenset(
    """least minimum than over above of exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped
    topping tops as beyond most to under below maximum within about around some roughly approximately approx approx.
    circa ca. c. nearly almost estimated perhaps like virtually approaching reported rumoured""".split()
)
_SIGNS = frozenset("<>≤≥~≈±=")
_MARKS = "“\"‘'(–—-"
# "control over 40 villages", "took over 12 posts": a preposition or particle, no bound
_OVER_NO_BOUND = re.compile(
    r"\b(?:(?:claim\w*|ha[sd]|have|gain\w*|t[ao]k\w+|los\w+|assert\w*|establish\w*|exercis\w*|full|effective|total|"
    r"complete|regain\w*|retain\w*|maintain\w*|consolidat\w*|of|its|their|seiz\w+|extend\w*|tighten\w*)\s+control|"
    r"sovereignty|authority|rule|power|jurisdiction|influence|dominance|"
    r"tak(?:e|en|es|ing)|took|hand(?:ed|ing)?|flew|fly(?:ing)?|flown)\s+over\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<at_least>\s?\+(?!\s?[/\d-])|[\s-]plus\b|\s+(?:or|and)\s+(?:more|over)\b(?!\s+than))"
    r"|(?P<about>[\s-]odd\b|\s+or\s+so\b|\s+give\s+or\s+take\b)"
    r"|(?P<at_most>\s+or\s+(?:fewer|less)\b)",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(
    r"(?P<at_least>\s+or\s+(?:more|over)\b|\s+at\s+least\b(?!\s+\w*\d)|\s+minimum\b)"
    r"|(?P<about>\s+or\s+so\b)"
    r"|(?P<at_most>\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b|\s+maximum\b)",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {bound: bound for bound, _ in _PATTERNS}
_REACH = 40  # characters: the longest bound phrase, twice


def bounds_before(text: str, start: int, floor: int) -> tuple[int, list[Bound]]:
    """Return where the bound words before `start` begin, not before `floor`, and the bounds they name, nearest first.

    >>> bounds_before("killing no fewer than 38 people", 22, 0)
    (8, ['at_least'])
    """
    said: list[Bound] = []
    while len(said) < 3:
        window = text[max(floor, start - _REACH) : start]
        word = last_word(window)
        may_bound = word.lstrip(_MARKS) in _LAST_WORDS or word[-1:] in _SIGNS
        found = _BEFORE.search(window) if may_bound else None
        if not found or (found.group().casefold().strip().endswith("over") and _OVER_NO_BOUND.search(window)):
            break
        said.append(_BOUNDS[str(found.lastgroup)])
        start -= len(window) - found.start()
    return start, said


def bound_after(text: str, end: int, *, noun: bool = False) -> tuple[int, Bound] | None:
    """Return where the bound words after `end` end and the bound, or None; `noun`: a noun came between.

    >>> bound_after("200-odd drones", 3)
    (7, 'about')
    """
    found = (_AFTER_NOUN if noun else _AFTER).match(text, end)
    return (found.end(), _BOUNDS[str(found.lastgroup)]) if found else None
