"""The default recogniser: the trained one, with the names inside organisations that only the gazetteer's rules see."""

from dataclasses import replace

from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
from geo.extraction.recogniser_model import ModelRecogniser
from geo.model import Mention


class CombinedRecogniser:
    """A `Recogniser` of both kinds of evidence.

    The trained model finds nearly every place and, unlike the gazetteer, tells Jordan the man from Jordan the
    country. What it passes over are places in the names of treaties and bodies ("Geneva Conventions") and buildings
    that governments are called by ("the Pentagon"), which the gazetteer's rules find with few errors; its other finds
    would be wrong more often than right.
    """

    def __init__(self, model: ModelRecogniser, by_names: GazetteerRecogniser) -> None:
        self._model = model
        self._by_names = by_names

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order, not overlapping."""
        found = [m for m in map(_trimmed, self._model.find(text)) if m.text]
        sure = [
            m
            for m in self._by_names.find(text)
            if m.sense == "institution" or self._by_names.stands_for_power(m.text)
        ]
        missed = [m for m in sure if not any(f.start < m.end and m.start < f.end for f in found)]
        return sorted([*found, *missed], key=lambda m: m.start)


def _trimmed(mention: Mention) -> Mention:
    """Return a mention without the brackets, dashes and blanks that a model may take along."""
    end = mention.start + len(mention.text.rstrip(" \t\n([{,;:–—-\"“‘'"))
    start = end - len(mention.text[: end - mention.start].lstrip(" \t\n)]},;:–—-\"”’'"))
    return replace(
        mention, start=start, end=end, text=mention.text[start - mention.start : end - mention.start]
    )
