"""Movements as arrows between the symbols of a map."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd

from geo.drawing.symbols import Symbol, claim_line
from geo.movements import Movement

_LINES = 4  # of a tooltip
_QUOTE = 180  # characters of a sentence in a tooltip


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow from one symbol to another. Its width says nothing: a figure, if there is one, is in its lines."""

    origin: str  # place ids
    destination: str
    row_id: str | None  # the first claim that tells of it
    title: str
    lines: tuple[str, ...]
    vague: bool  # an end is an area: the arrow points into it, not at a spot


def flows(told: Iterable[Movement], frame: gpd.GeoDataFrame, shown: Sequence[Symbol]) -> list[Flow]:
    """Return one arrow per pair of shown places between which something moved.

    `frame` holds the rows that the filters keep: a movement goes when its report no longer has a row at both
    places, or when all the figures that tell of it are filtered out.
    """
    by_key = {s.key: s for s in shown}
    rows = frame[frame["drawn"]]
    present = set(zip(rows["report_id"], rows["place_id"], strict=True))
    kept = set(rows["row_id"])
    pairs: defaultdict[tuple[str, str], list[Movement]] = defaultdict(list)
    for movement in told:
        ends = movement.origin.id, movement.destination.id
        if not all((movement.report_id, end) in present and end in by_key for end in ends):
            continue
        if movement.row_ids and kept.isdisjoint(movement.row_ids):
            continue
        pairs[ends].append(movement)
    wanted = {r for several in pairs.values() for m in several for r in m.row_ids}
    claims = {row.row_id: claim_line(row._asdict()) for row in rows[rows["row_id"].isin(wanted)].itertuples()}
    return [_flow(by_key[a], by_key[b], several, claims) for (a, b), several in pairs.items()]


def _flow(origin: Symbol, destination: Symbol, told: Sequence[Movement], claims: dict[str, str]) -> Flow:
    row_ids = [r for m in told for r in m.row_ids if r in claims]
    lines = dict.fromkeys([claims[r] for r in row_ids] + [_cut(m.quote) for m in told])
    return Flow(
        origin=origin.key,
        destination=destination.key,
        row_id=row_ids[0] if row_ids else None,
        title=f"{origin.title} → {destination.title}",
        lines=tuple(lines)[:_LINES],
        vague=origin.place != "point" or destination.place != "point",
    )


def _cut(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _QUOTE else f"“{words[: _QUOTE - 1]}…”"
