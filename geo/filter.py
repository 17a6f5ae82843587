"""What a person chose to see: a filter over the claims frame, and the same choice in words."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Literal

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.wording import ROLE_WORDS, ROW_WORDS, day, listed

DatedBy = Literal["event", "report"]  # the days that a claim is about, or the day its report was published
Undated = Literal["drop", "keep"]

_SEARCHED = ("place", "quote", "speaker", "figure", "noun", "side", "report_title", "source")


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows must meet every condition that is set; an empty one does not restrict.

    `earliest` and `latest` keep rows whose interval of days (see `days_of`) touches theirs. As soon as either
    is set, rows without any day are left out, or kept where `undated` is "keep". `text` is looked for, case
    ignored, in place, sentence, speaker, figure, report title and source. `sources` are names as
    `source_names` gives them.
    """

    earliest: date | None = None
    latest: date | None = None
    categories: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()  # report ids
    sources: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    text: str = ""
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
        ):
            if chosen:
                conditions.append(frame[column].isin(chosen))
        if self.sources:
            conditions.append(source_names(frame).isin(self.sources))
        if self.text.strip():
            conditions.append(_holding(frame, self.text.strip()))
        return frame[reduce(and_, conditions)] if conditions else frame

    def human_clause(self) -> str:
        """Return the choice in words for a caption, "everything" when nothing is restricted.

        >>> Filter(categories=frozenset({"killed"}), earliest=date(2025, 1, 1)).human_clause()
        'killed · from 1 Jan 2025'
        """
        parts = []
        if self.categories:
            parts.append(listed([w for c, w in ROW_WORDS.items() if c in self.categories], "or"))
        if self.roles:
            parts.append(listed([w for r, w in ROLE_WORDS.items() if r in self.roles], "or"))
        if self.speakers:
            parts.append("said by " + listed(sorted(self.speakers), "or"))
        if self.sources:
            parts.append("published by " + listed(sorted(self.sources), "or"))
        if self.reports:
            parts.append("in " + listed(sorted(self.reports), "or"))
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


def _holding(frame: gpd.GeoDataFrame, words: str) -> "pd.Series[bool]":
    """Which rows hold the words in a searched column; Arrow, because 100,000 sentences take a while in Python."""
    found = pa.array([False] * len(frame), type=pa.bool_())
    for name in _SEARCHED:
        column = pa.array(frame[name], type=pa.string(), from_pandas=True)
        found = pc.or_(found, pc.fill_null(pc.match_substring(column, words, ignore_case=True), False))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=frame.index)
