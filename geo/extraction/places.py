"""Text to place mentions: found, resolved over the whole report, and given their roles."""

from collections.abc import Sequence

from geo.extraction.resolver import resolve
from geo.extraction.roles import assign_roles
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, PlaceMention, Sentence


def place_mentions(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: SqliteGazetteer
) -> list[PlaceMention]:
    """Return the mentions with their role, place, match score and reason, in order."""
    resolutions = resolve(text, mentions, gazetteer)
    parts = assign_roles(text, sentences, mentions, resolutions, gazetteer)
    return [
        PlaceMention(m.start, m.end, m.text, p.role, p.on_map, r.place, r.score, r.why, r.alternatives)
        for m, r, p in zip(mentions, resolutions, parts, strict=True)
    ]
