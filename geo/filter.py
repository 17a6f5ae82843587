"""What a person chose to see: a filter over the claims frame, and the same choice in words."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.wording import ROLE_WORDS, ROW_WORDS, day, listed

_SEARCHED = ("place", "quote", "speaker", "figure", "noun", "side", "report_title", "source")


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows must meet every condition that is set; an empty one does not restrict.

    `earliest` and `latest` keep rows whose interval of days touches theirs: rows without a date are
    left out as soon as either is set. `text` is looked for, case ignored, in place, sentence, speaker,
    figure, report title and source. `sources` are names as `source_names` gives them.
    """

    earliest: date | None = None
    latest: date | None = None
    categories: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()  # report ids
    sources: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    text: str = ""

    def apply(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the rows of a claims frame that meet every condition, in their order."""
        conditions = []
        if self.earliest:
            conditions.append(frame["latest"] >= pd.Timestamp(self.earliest))
        if self.latest:
            conditions.append(frame["earliest"] <= pd.Timestamp(self.latest))
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
        if self.earliest and self.latest:
            parts.append(f"{day(self.earliest)} to {day(self.latest)}")
        elif self.earliest:
            parts.append(f"from {day(self.earliest)}")
        elif self.latest:
            parts.append(f"until {day(self.latest)}")
        if self.text.strip():
            parts.append(f"with “{self.text.strip()}”")
        return " · ".join(parts) or "everything"


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
