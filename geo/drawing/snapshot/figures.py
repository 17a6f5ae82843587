"""The claims of a sheet in words: numbered figures with speakers, days and sentences, and their sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.gazetteer.outlines import load_outlines
from geo.grades import grade_words
from geo.wording import MENTION, ROLE_WORDS, ROW_WORDS, counted, day, interval, listed, publication

_TOLD = (  # the columns that words are made of
    "row_id", "report_id", "category", "figure", "noun", "speaker", "stance", "earliest", "latest", "quote",
    "quote_start", "place_id", "place", "country", "role", "where_prec", "derived_from", "part_of", "formula", "grade",
)  # fmt: skip
LONGEST_LIST = 120  # claims: no sheet has room for more


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim as it is listed: `number` is its key on the map."""

    number: int
    row_id: str
    amount: str  # "at least 200"
    what: str  # "killed"
    noun: str  # "(soldiers)", ""
    speaker: str
    day: str  # "11 Jan 2025", "no day given"
    caveat: str  # "denied", "derived from 3 and 4: ...", ""
    source: str  # "S1"
    grade: str
    quote: str

    @property
    def headline(self) -> str:
        """The figure in words: "at least 200 killed"."""
        return f"{self.amount} {self.what}"


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """All listed claims at one place; `key` is the place id, None for claims tied to no place."""

    key: str | None
    title: str
    where: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the sheet's claims come from."""

    label: str  # "S1"
    title: str
    publisher: str
    published: str
    grade: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a claims frame says in words."""

    places: tuple[PlaceFigures, ...]
    kinds: str  # how many claims of each kind, in one sentence
    named: str  # the places without a figure, in one sentence; "" when there are none
    sources: tuple[Source, ...]
    claims: int  # in the frame, restatements and repetitions left out
    as_of: date | None  # the last day of publication
    first: date | None  # the first one

    def numbers(self, key: str) -> tuple[int, int] | None:
        """Return the first and last number listed at a place; None when none is."""
        for place in self.places:
            if place.key == key:
                return place.figures[0].number, place.figures[-1].number
        return None


def told(frame: gpd.GeoDataFrame, first: Sequence[str] = ()) -> Told:
    """Return the claims of a frame in words, the places named in `first` (place ids) before the others.

    Restatements and repetitions are left out: they say nothing new.
    """
    labels = {report: f"S{n}" for n, report in enumerate(frame["report_id"].unique(), 1)}
    said_once = (frame["category"] != MENTION) & frame["restates"].isna() & frame["repeats"].isna()
    claims = pd.DataFrame(frame.loc[said_once, list(_TOLD)])
    rank = {key: n for n, key in enumerate(first)}
    sizes: dict[str, int] = claims["place_id"].value_counts().to_dict()
    keys = sorted(sizes, key=lambda key: (rank.get(key, len(rank)), -sizes[key]))
    chosen = _chosen(claims, keys[:LONGEST_LIST])
    numbers = {r["row_id"]: n for n, r in enumerate((r for _, rows in chosen for r in rows), 1)}
    published = frame["published"].dropna()
    return Told(
        places=tuple(_place(key, rows, numbers, labels) for key, rows in chosen),
        kinds=_kinds(claims),
        named=_named(frame),
        sources=tuple(_sources(frame, labels)),
        claims=len(claims),
        as_of=published.max().date() if len(published) else None,
        first=published.min().date() if len(published) else None,
    )


def _chosen(claims: pd.DataFrame, keys: Sequence[str]) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """The first claims of each place, and of none, as many as a list may have; those of one sentence together."""
    ordered = claims.sort_values(["report_id", "quote_start"], kind="stable")
    at = ordered.groupby("place_id").indices
    homeless = np.flatnonzero(ordered["place_id"].isna().to_numpy())
    room = LONGEST_LIST
    picked: list[tuple[str | None, NDArray[np.int_]]] = []
    for key in [*keys, *([None] if len(homeless) else [])]:
        if room <= 0:
            break
        rows = (homeless if key is None else at[key])[:room]
        picked.append((key, rows))
        room -= len(rows)
    if not picked:
        return []
    records = iter(ordered.iloc[np.concatenate([rows for _, rows in picked])].to_dict("records"))
    return [(key, [next(records) for _ in rows]) for key, rows in picked]


@cache
def country_name(code: str) -> str:
    """Return a country's name by its ISO 3166-1 code; the code itself where no outline is known."""
    outlines = load_outlines()
    found = outlines[(outlines["kind"] == "country") & (outlines["iso"] == code)]
    return str(found["name"].iloc[0]) if len(found) else code


def _place(
    key: str | None, rows: Sequence[dict[str, Any]], numbers: Mapping[str, int], labels: Mapping[str, str]
) -> PlaceFigures:
    row = rows[0]
    title = "Tied to no place by the report"
    where = ""
    if key is not None:
        title = row["place"]
        country = country_name(row["country"]) if isinstance(row["country"], str) else ""
        roles = list(dict.fromkeys(ROLE_WORDS[r["role"]] for r in rows if not pd.isna(r["role"])))
        inside = "" if row["where_prec"] >= 6 or country == title else country
        where = " · ".join(p for p in (inside, listed(roles)) if p)
    return PlaceFigures(key, title, where, tuple(_figure(row, numbers, labels) for row in rows))


def _figure(row: Mapping[str, Any], numbers: Mapping[str, int], labels: Mapping[str, str]) -> Figure:
    what = ROW_WORDS[row["category"]]
    noun = f"({row['noun']})" if isinstance(row["noun"], str) and row["noun"] not in what else ""
    when = interval(_day(row["earliest"]), _day(row["latest"]))
    return Figure(
        number=numbers[row["row_id"]],
        row_id=row["row_id"],
        amount=row["figure"],
        what=what,
        noun=noun,
        speaker=row["speaker"],
        day="no day given" if when == "undated" else when,
        caveat=_caveat(row, numbers),
        source=labels[row["report_id"]],
        grade=row["grade"],
        quote=" ".join(str(row["quote"]).split()),
    )


def _caveat(row: Mapping[str, Any], numbers: Mapping[str, int]) -> str:
    parts = [] if row["stance"] == "asserted" else [str(row["stance"])]
    if row["derived_from"]:
        of = [str(numbers[r]) for r in row["derived_from"].split() if r in numbers]
        formula = f": {row['formula']}" if row["formula"] else ""
        parts.append(f"derived from {listed(of)}{formula}" if of else f"derived{formula}")
    if row["part_of"] in numbers:
        parts.append(f"part of {numbers[row['part_of']]}")
    return "; ".join(parts)


def _kinds(claims: pd.DataFrame) -> str:
    if claims.empty:
        return "No claim matches: there is nothing to show."
    places = counted(claims["place_id"].nunique(), "place")
    speakers = counted(claims["speaker"].nunique(), "speaker")
    kinds = [f"{ROW_WORDS[c]} {n:,}" for c, n in claims["category"].value_counts().items()]
    return f"{counted(len(claims), 'claim')} at {places} by {speakers}: {', '.join(kinds)}."


def _named(frame: gpd.GeoDataFrame) -> str:
    with_claims = set(frame.loc[frame["category"] != MENTION, "place_id"])
    rows = frame[(frame["category"] == MENTION) & ~frame["place_id"].isin(with_claims)]
    rows = rows.drop_duplicates(["place_id", "role"])
    if rows.empty:
        return ""
    some = [f"{r.place} ({ROLE_WORDS[r.role]})" for r in rows.head(12).itertuples()]
    more = len(rows) - len(some)
    return "Named without a figure: " + listed([*some, *([f"{more:,} more"] if more else [])]) + "."


def _sources(frame: gpd.GeoDataFrame, labels: Mapping[str, str]) -> list[Source]:
    columns = ["report_id", "report_title", "source", "published", "published_basis"]
    first = pd.DataFrame(frame[columns]).drop_duplicates("report_id").to_dict("records")
    grades = frame.groupby("report_id")["grade"].agg(set)
    return [
        Source(
            label=labels[row["report_id"]],
            title=row["report_title"] or row["report_id"],
            publisher=row["source"] or "publisher not stated",
            published=publication(_day(row["published"]), row["published_basis"]),
            grade=_common_grade(grades[row["report_id"]]),
        )
        for row in first
    ]


def _common_grade(grades: set[str]) -> str:
    """The source's letter, with the number too where all its claims share one."""
    known = sorted(grades)
    return known[0] if len(known) == 1 else known[0][0]


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()


def summary(told: Told, frame: gpd.GeoDataFrame) -> str:
    """Return in one line how much is shown and when it was published."""
    parts = [counted(told.claims, "claim"), counted(len(told.sources), "report")]
    if told.as_of and told.first:
        parts.append(
            f"published {day(told.as_of)}"
            if told.first == told.as_of
            else f"published {interval(told.first, told.as_of)}"
        )
        if frame["published"].isna().any():
            parts.append("some on an unknown day")
    else:
        parts.append("no day of publication known")
    return " · ".join(parts)


def grade_note(told: Told) -> str:
    """Explain the grades that occur, in one sentence."""
    used = sorted({f.grade for p in told.places for f in p.figures} | {s.grade for s in told.sources})
    return "; ".join(f"{g}: {grade_words(g)}" for g in used if len(g) == 2)
