"""Where the words a person judged stand now: by offset, else by the words and what surrounds them."""

from dataclasses import dataclass
from typing import Any

from geo.casefile.keys import ItemKey, parse_key

CONTEXT = 40  # characters kept on either side of the words
NEARBY = (
    400  # characters: farther off, one of several places with the same words is not taken for the old one
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An item's key (without its report) and the words it stood on, with what came before and after."""

    key: ItemKey
    text: str
    before: str
    after: str

    def to_json(self) -> dict[str, str]:
        """Return the anchor as JSON values."""
        return {"key": self.key.within, "text": self.text, "before": self.before, "after": self.after}


def read_anchor(payload: dict[str, Any]) -> Anchor:
    """Return the anchor that `Anchor.to_json` gave."""
    return Anchor(parse_key(f":{payload['key']}"), payload["text"], payload["before"], payload["after"])


def anchor(key: ItemKey, text: str) -> Anchor:
    """Return the anchor of an item of the report with this text."""
    before = text[max(0, key.start - CONTEXT) : key.start]
    return Anchor(key, text[key.start : key.end], before, text[key.end : key.end + CONTEXT])


def find_words(anchored: Anchor, text: str) -> tuple[int, int] | None:
    """Return where the anchored words stand in `text`, or None where that is not certain.

    The old offset counts when the words still stand there; else the only occurrence; else the only one with
    the most of the old surroundings, when that lies near the old offset.
    """
    words, start = anchored.text, anchored.key.start
    if not words:
        return None
    if text.startswith(words, start) and anchor(anchored.key, text) == anchored:
        return start, start + len(words)
    found = _occurrences(words, text)
    if not found:
        return None
    if len(found) == 1:
        return found[0], found[0] + len(words)
    likeness = {at: _likeness(anchored, text, at) for at in found}
    most = max(likeness.values())
    best = [at for at in found if likeness[at] == most]
    if len(best) > 1 and start in best:
        best = [start]
    if len(best) == 1 and (most > CONTEXT // 2 or abs(best[0] - start) <= NEARBY):
        return best[0], best[0] + len(words)
    return None


def _occurrences(words: str, text: str) -> list[int]:
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _likeness(anchored: Anchor, text: str, at: int) -> int:
    """How many characters right before and right after the words are as they were."""
    end = at + len(anchored.text)
    before = _same(anchored.before[::-1], text[max(0, at - CONTEXT) : at][::-1])
    return before + _same(anchored.after, text[end : end + CONTEXT])


def _same(old: str, new: str) -> int:
    shorter = min(len(old), len(new))
    return next((i for i in range(shorter) if old[i] != new[i]), shorter)
