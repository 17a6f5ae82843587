"""What is compared: a claim told once, with every report that carries it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias, cast

import geopandas as gpd
import pandas as pd

from geo.frame import claims_frame
from geo.model import Bound, Category, Extraction, Stance, Unit
from geo.origins import origin_groups
from geo.wording import MENTION, REPORT_VOICE


@dataclass(frozen=True, slots=True)
class Source:
    """One report that carries a statement: who published it, when, and the sentence as it stands there."""

    row_id: str
    report_id: str
    report: str  # the publisher's name; where that is unknown the report's title, else its id
    published: date | None
    quote: str
    marked: tuple[int, int]  # the figure within `quote`, half-open; (0, 0) where it is not in it


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of one origin. `low`, `best` and `high` are as in `geo.model.Claim`; `id` is its first row id."""

    id: str
    category: Category
    low: float | None
    best: float | None
    high: float | None
    unit: Unit
    bound: Bound
    figure: str
    noun: str | None
    side: str | None
    speaker: str
    stance: Stance
    earliest: date | None
    latest: date | None
    place_id: str
    place: str
    place_kind: str
    country: str | None
    admin1: str | None
    derived: str | None  # how it was computed; None for what a report says itself
    part: bool  # of a total that the same report gives
    sources: tuple[Source, ...]  # earliest publication first, never empty

    @property
    def published(self) -> date | None:
        """When it was first published."""
        return self.sources[0].published

    @property
    def own_voice(self) -> bool:
        """Whether the report says it itself."""
        return self.speaker == REPORT_VOICE

    @property
    def denied(self) -> bool:
        """Whether somebody named in the report denies it."""
        return self.stance == "denied"


Claims: TypeAlias = "gpd.GeoDataFrame | Iterable[Extraction]"


def statements(claims: Claims) -> list[Statement]:
    """Return the statements that can be compared, in the order in which the reports first make them.

    Left out: figures tied to no place, what is only restated in another unit or repeated in the same
    report of the same place, hypothetical figures, and those that a person has rejected. The same claim in
    sentences of one origin (`geo.origins`) is one statement with several sources.
    """
    found: list[Statement] = []
    told: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for key, statement in _rows(_frame(claims)):
        earlier = next((i for i in told[key] if _told_again(statement, found[i])), None)
        if earlier is None:
            told[key].append(len(found))
            found.append(statement)
        else:
            found[earlier] = _with_source(found[earlier], statement)
    return found


def origin_of_rows(claims: Claims) -> Mapping[str, str]:
    """Return for each row id of a compared claim the id of its statement: the same for rows of one origin."""
    return {source.row_id: s.id for s in statements(claims) for source in s.sources}


def _frame(claims: Claims) -> gpd.GeoDataFrame:
    return claims if isinstance(claims, gpd.GeoDataFrame) else claims_frame(claims)


def _rows(frame: gpd.GeoDataFrame) -> Iterator[tuple[tuple[Any, ...], Statement]]:
    place_of = dict(zip(frame["row_id"], frame["place_id"], strict=True))
    said_before = frame["repeats"].map(place_of) == frame["place_id"]
    kept = frame[
        (frame["category"] != MENTION)
        & frame["place_id"].notna()
        & frame["restates"].isna()
        & ~said_before
        & (frame["stance"] != "hypothetical")
        & (frame["status"] != "rejected")
    ].drop(columns="geometry")
    quotes = kept["quote"].tolist()
    for group, row in zip(origin_groups(quotes), kept.to_dict("records"), strict=True):
        s = _statement(cast(dict[str, Any], row))
        yield (group, s.category, s.unit, s.bound, s.low, s.best, s.high, s.place_id, s.stance), s


def _statement(row: dict[str, Any]) -> Statement:
    start = row["start"] - row["quote_start"]
    inside = row["quote_start"] >= 0 and 0 <= start < len(row["quote"])
    source = Source(
        row["row_id"],
        row["report_id"],
        _text(row["source"]) or _text(row["report_title"]) or row["report_id"],
        _day(row["published"]),
        row["quote"],
        (start, min(start + row["end"] - row["start"], len(row["quote"]))) if inside else (0, 0),
    )
    derived = _text(row["derived_from"]) is not None
    return Statement(
        id=row["row_id"], category=row["category"], low=_number(row["low"]), best=_number(row["best"]),
        high=_number(row["high"]), unit=row["unit"], bound=row["bound"], figure=row["figure"],
        noun=_text(row["noun"]), side=_text(row["side"]), speaker=row["speaker"], stance=row["stance"],
        earliest=_day(row["earliest"]), latest=_day(row["latest"]), place_id=row["place_id"],
        place=row["place"], place_kind=row["place_kind"], country=_text(row["country"]),
        admin1=_text(row["admin1"]), derived=(_text(row["formula"]) or "from other claims") if derived else None,
        part=_text(row["part_of"]) is not None and not derived, sources=(source,),
    )  # fmt: skip


def _told_again(one: Statement, earlier: Statement) -> bool:
    """Whether sentences of one origin make the same claim: of the same days, by the same voice, elsewhere."""
    if one.sources[0].report_id in {s.report_id for s in earlier.sources}:
        return False
    apart = (
        one.earliest and one.latest and earlier.earliest and earlier.latest
        and (one.latest < earlier.earliest or earlier.latest < one.earliest)
    )  # fmt: skip
    return not apart and (one.own_voice or earlier.own_voice or same_speaker(one.speaker, earlier.speaker))


def same_speaker(one: str, other: str) -> bool:
    """Whether one name is the other, or the other with more words: "Zelenskyy", "President Volodymyr Zelenskyy".

    >>> same_speaker("the SBU", "SBU"), same_speaker("Ukraine", "a senior Ukrainian officer")
    (True, False)
    """
    a, b = (set(name.casefold().split()) - {"the", "a", "an"} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _with_source(statement: Statement, again: Statement) -> Statement:
    sources = sorted((*statement.sources, *again.sources), key=lambda s: (s.published or date.max, s.row_id))
    return replace(
        statement,
        id=sources[0].row_id,
        sources=tuple(sources),
        speaker=again.speaker if statement.own_voice else statement.speaker,
        earliest=statement.earliest or again.earliest,
        latest=statement.latest or again.latest,
        noun=statement.noun or again.noun,
        side=statement.side or again.side,
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
