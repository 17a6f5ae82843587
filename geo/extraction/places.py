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
    out = []
    for i, (m, r, p) in enumerate(zip(mentions, resolutions, parts, strict=True)):
        place, why, relative = r.place, r.why, computed.get(i)
        if place is None and relative is not None:
            place, why, relative = (
                relative,
                "known to no gazetteer; it lies where the words beside it say",
                None,
            )
        if place is not None:
            place = as_said(text, m, place)
        out.append(
            PlaceMention(
                m.start, m.end, m.text, p.role, p.on_map, place, r.score, why, r.alternatives, relative
            )
        )
    return out
