"""Which mention says, in the words beside it, where another lies ("Zolochiv, Kharkiv Oblast")."""

import re
from collections.abc import Sequence

from geo.model import Mention

_AFTER = re.compile(
    r"""\s*(?:
        ,\s*(?:in|in\ the|on|part\ of)?\s*(?:the\s+)?            # Banibangou, in Tillaberi
      | \s(?:in|inside|of)\s(?:the\s+)?                            # Sake in North Kivu
      | ,?\s(?:which\s|that\s|but\s|and\s)?(?:lies|lay|is|located|situated)\s(?:in|inside)\s(?:the\s+)?
      | \s*\((?:in\s+)?                                            # Adre (Chad
      | ,?\s(?:the|a|an)\s[^,.;:()]{0,45}?\s(?:of|in)\s(?:the\s+)? # Goma, the capital of North Kivu
      | ,\s(?:capital|centre|center|administrative\s\w+)\sof\s(?:the\s+)?
    )(?:(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?\s)?$""",
    re.X | re.I,
)
_POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}$")
_ADJECTIVE = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:city|town|village|port|capital|district|region|province|state|island|county|"
    r"territory|settlement|suburb|camp|enclave|exclave|peninsula|hamlet|oblast)\s+(?:of\s+)?(?:the\s+)?$"
)
_LIST = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&)\s|\s?/\s?)$")
FARTHEST = 60  # characters between a mention and its container


def find_containers(text: str, mentions: Sequence[Mention]) -> list[list[int]]:
    """Return, for each mention, the indices of the mentions that the adjacent words make its container.

    Nearest first; whether one truly contains the other is the resolver's to check.
    """
    out: list[list[int]] = [[] for _ in mentions]
    for i, mention in enumerate(mentions):
        previous = mention
        for j in range(i + 1, min(i + 4, len(mentions))):
            gap = text[previous.end : mentions[j].start]
            if len(gap) > FARTHEST or "\n\n" in gap or not _AFTER.fullmatch(gap):
                break
            out[i].append(j)
            previous = mentions[j]
        if (
            i
            and len(before := text[mentions[i - 1].end : mention.start]) <= FARTHEST
            and (
                _POSSESSIVE.fullmatch(before)
                or (mentions[i - 1].sense == "demonym" and _ADJECTIVE.fullmatch(before))
            )
        ):
            out[i].append(i - 1)
    # "Sudzha, Guevo and Kazachya Loknya in Kursk region": what holds the last of a list holds them all
    for i in range(len(mentions) - 2, -1, -1):
        if not out[i] and out[i + 1] and _LIST.fullmatch(text[mentions[i].end : mentions[i + 1].start]):
            out[i] = [j for j in out[i + 1] if j > i + 1]
    return out
