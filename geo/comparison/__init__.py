"""Claims about the same thing, side by side: never averaged, each with who says it and how it differs."""

from geo.comparison.changes import Change, Changes, Told, changes
from geo.comparison.comparable import ComparableSet, Spread, compare, conflicting_places
from geo.comparison.differences import Difference, conflicting, differences, done, given_ends, when
from geo.comparison.series import TerritorySeries, territory_series
from geo.comparison.statements import Source, Statement, origin_of_rows, statements

__all__ = [
    "Change",
    "Changes",
    "ComparableSet",
    "Difference",
    "Source",
    "Spread",
    "Statement",
    "TerritorySeries",
    "Told",
    "changes",
    "compare",
    "conflicting",
    "conflicting_places",
    "differences",
    "done",
    "given_ends",
    "origin_of_rows",
    "statements",
    "territory_series",
    "when",
]
