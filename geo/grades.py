"""The Admiralty scale: how far a source and a claim can be relied on. Only a person sets a grade."""

from collections.abc import Mapping
from types import MappingProxyType

UNGRADED = "F6"  # what everything is until a person has judged it

SOURCE_GRADES: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
CLAIM_GRADES: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)


def grade_words(grade: str) -> str:
    """Return a grade such as "B2" in words; raises ValueError for anything else.

    >>> grade_words("B2")
    'source usually reliable, claim probably true'
    """
    if len(grade) != 2 or grade[0] not in SOURCE_GRADES or grade[1] not in CLAIM_GRADES:
        raise ValueError(f"Expected a grade from A1 to F6 but got {grade!r}.")
    source, claim = SOURCE_GRADES[grade[0]], CLAIM_GRADES[grade[1]]
    return f"source {source}, claim {claim}" if grade[0] != "F" else f"source's {source}, claim's {claim}"
