"""Text to place mentions: found, resolved over the whole report, and given their roles."""

from collections.abc import Sequence

from geo.extraction.relative import as_said, relative_places
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
    computed = relative_places(text, mentions, [r.place for r in resolutions])
    return [
        PlaceMention(
            m.start, m.end, m.text, p.role, p.on_map, as_said(text, m, r.place) if r.place else None, r.score, r.why,
            r.alternatives, computed.get(i),
        )
        for i, (m, r, p) in enumerate(zip(mentions, resolutions, parts, strict=True))
    ]  # fmt: skip
