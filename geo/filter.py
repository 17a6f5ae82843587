"""What a person chose to see: a filter over the claims frame, and the same choice in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any, Literal

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.wording import ROLE_WORDS, ROW_WORDS, STATUS_WORDS, WHEN_WORDS, WHERE_WORDS, day, listed

DatedBy = Literal["event", "report"]  # the days that a claim is about, or the day its report was published
Undated = Literal["drop", "keep"]

_SEARCHED = ("place", "quote", "speaker", "figure", "noun", "side", "report_title", "source")
_SHORTEST_KIND = 4  # letters of a word in Find that may mean a category


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows must meet every condition that is set; an empty one does not restrict.

    `earliest` and `latest` keep rows whose interval of days (see `days_of`) touches theirs. As soon as either
    is set, rows without any day are left out, or kept where `undated` is "keep". `text` is looked for, case
    ignored, in place, sentence, speaker, figure, report title and source, and as a word of the category; `named`
    are ids of places that bear it in another spelling, and are kept with it. `sources` are names as
    `source_names` gives them. `where` and `when` are UCDP codes as in `WHERE_WORDS` and `WHEN_WORDS`.
    """

    earliest: date | None = None
    latest: date | None = None
    categories: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()  # report ids
    sources: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    text: str = ""
    named: frozenset[str] = frozenset()
    dated_by: DatedBy = "event"
    undated: Undated = "drop"

    def apply(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the rows of a claims frame that meet every condition, in their order."""
        conditions = []
        if self.earliest or self.latest:
            conditions.append(self._in_time(frame))
        for column, chosen in (
            ("category", self.categories),
            ("report_id", self.reports),
            ("role", self.roles),
            ("speaker", self.speakers),
            ("side", self.sides),
            ("status", self.statuses),
            ("grade", self.grades),
        ):
            if chosen:
                conditions.append(frame[column].isin(chosen))
        for column, chosen in (("where_prec", self.where), ("date_prec", self.when)):
            if chosen:
                codes = frame[column].isin([int(code) for code in chosen if code.isdecimal()])
                conditions.append(codes | frame[column].isna() if "none" in chosen else codes)
        if self.sources:
            conditions.append(source_names(frame).isin(self.sources))
        if self.text.strip():
            conditions.append(self._holding(frame))
        return frame[reduce(and_, conditions)] if conditions else frame

    def human_clause(self) -> str:
        """Return the choice in words for a caption, "everything" when nothing is restricted.

        >>> Filter(categories=frozenset({"killed"}), earliest=date(2025, 1, 1)).human_clause()
        'killed · from 1 Jan 2025'
        """
        parts = [
            before + listed(words, "or")
            for before, words in (
                ("", _in_words(self.categories, ROW_WORDS)),
                ("", _in_words(self.roles, ROLE_WORDS)),
                ("of the side ", sorted(self.sides)),
                ("said by ", sorted(self.speakers)),
                ("published by ", sorted(self.sources)),
                ("in ", sorted(self.reports)),
                ("", _in_words(self.where, WHERE_WORDS)),
                ("", _in_words(self.when, WHEN_WORDS)),
                ("graded ", sorted(self.grades)),
                ("", _in_words(self.statuses, STATUS_WORDS)),
            )
            if words
        ]
        if self.earliest or self.latest:
            parts.append(self._time_clause())
        if self.text.strip():
            parts.append(f"with “{self.text.strip()}”")
        return " · ".join(parts) or "everything"

    def _in_time(self, frame: gpd.GeoDataFrame) -> "pd.Series[bool]":
        first, last = days_of(frame, self.dated_by)
        undated = first.isna() & last.isna()
        kept = ~undated
        if self.earliest:
            kept &= (last >= pd.Timestamp(self.earliest)) | last.isna()
        if self.latest:
            kept &= (first <= pd.Timestamp(self.latest)) | first.isna()
        return kept | undated if self.undated == "keep" else kept

    def _time_clause(self) -> str:
        if self.earliest and self.latest:
            words = f"{day(self.earliest)} to {day(self.latest)}"
        elif self.earliest:
            words = f"from {day(self.earliest)}"
        else:
            words = f"until {day(self.latest)}" if self.latest else ""
        published = "published " if self.dated_by == "report" else ""
        return f"{published}{words}{' or undated' if self.undated == 'keep' else ''}"

    def _holding(self, frame: gpd.GeoDataFrame) -> "pd.Series[bool]":
        """Which rows hold the text, are of the kind it names, or are at a place that bears it."""
        words = self.text.strip()
        found = _written(frame, words)
        kinds = [
            c for c, w in ROW_WORDS.items() if len(words) >= _SHORTEST_KIND and words.lower() in w.split()
        ]
        if kinds:
            found |= frame["category"].isin(kinds)
        return found | frame["place_id"].isin(self.named) if self.named else found


def days_of(
    frame: gpd.GeoDataFrame, dated_by: DatedBy
) -> tuple["pd.Series[pd.Timestamp]", "pd.Series[pd.Timestamp]"]:
    """Return each row's first and last day, NaT where that end is open; both are NaT for a row without a day."""
    if dated_by == "report":
        return frame["published"], frame["published"]
    return frame["earliest"], frame["latest"]


def source_names(frame: gpd.GeoDataFrame) -> "pd.Series[str]":
    """Return who published each row's report; where that is unknown its title, else its id."""
    return frame["source"].fillna(frame["report_title"]).fillna(frame["report_id"])


def _in_words(chosen: frozenset[str], words: Mapping[Any, str]) -> list[str]:
    return [word for code, word in words.items() if code in chosen]


def _written(frame: gpd.GeoDataFrame, words: str) -> "pd.Series[bool]":
    """Which rows hold the words in a searched column; Arrow, because 100,000 sentences take a while in Python."""
    found = pa.array([False] * len(frame), type=pa.bool_())
    for name in _SEARCHED:
        column = pa.array(frame[name], type=pa.string(), from_pandas=True)
        found = pc.or_(found, pc.fill_null(pc.match_substring(column, words, ignore_case=True), False))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=frame.index)
