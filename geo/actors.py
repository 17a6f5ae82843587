"""Who speaks and who acts: what a report names without putting it on the map."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from geo.model import Extraction

SPEAKER = "speaker"
GOVERNMENT = "government or institution"
COLUMNS = ("actor", "kind", "place_id", "country", "claims", "mentions", "reports", "named_as")


@dataclass(slots=True)
class _Tally:
    place_id: str | None = None
    country: str | None = None
    claims: int = 0
    mentions: int = 0
    reports: set[str] = field(default_factory=set)
    named_as: dict[str, None] = field(default_factory=dict)  # an ordered set


def actors(extractions: Iterable[Extraction]) -> pd.DataFrame:
    """Return a row per speaker and per government or country that acts, most active first.

    A government that is quoted by its place's name ("Kyiv") is one row with that place.
    Columns: actor (name), kind (`SPEAKER` or `GOVERNMENT`), place_id and country (None for
    speakers), claims (figures it is quoted for), mentions (times named as an actor), reports (how
    many), named_as (the spellings used, joined by ", ").
    """
    tallies: defaultdict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for extraction in extractions:
        report = extraction.report.id
        acts: dict[str, str] = {}  # as written in this report -> the name of the place that acts
        for mention in extraction.places:
            if mention.role != "actor":
                continue
            name = mention.place.name if mention.place else mention.text
            acts[mention.text.casefold()] = name
            tally = tallies[name, GOVERNMENT]
            if mention.place:
                tally.place_id, tally.country = mention.place.id, mention.place.country
            tally.mentions += 1
            tally.reports.add(report)
            tally.named_as[mention.text] = None
        for claim in extraction.claims:
            if claim.speaker is None or claim.restates or claim.repeats:
                continue
            name = acts.get(claim.speaker.casefold().removeprefix("the "), claim.speaker)
            tally = tallies[name, GOVERNMENT if (name, GOVERNMENT) in tallies else SPEAKER]
            tally.claims += 1
            tally.reports.add(report)
            tally.named_as[claim.speaker] = None
    rows = [
        (name, kind, t.place_id, t.country, t.claims, t.mentions, len(t.reports), ", ".join(t.named_as))
        for (name, kind), t in tallies.items()
    ]
    rows.sort(key=lambda r: (-r[4], -r[5], r[0]))
    return pd.DataFrame(rows, columns=list(COLUMNS))
