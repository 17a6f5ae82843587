"""Where a case file is kept: a database that answers portable SQL. SQLite is the built-in one."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Value = str | int | float | None
Row = tuple[Any, ...]


class Store(Protocol):
    """A database with the tables of `schema`. Values are given as `?`; all else is plain SQL.

    Every method raises CaseError, in words for the user, where the database cannot do it.
    """

    name: str  # how the user knows it: the file's path

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a SELECT."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Open a write transaction: all that is written within is kept, or nothing of it.

        On leaving, what was written is on the disk. Other threads and processes wait.
        """
        ...

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run an INSERT, UPDATE or DELETE within `writing`; return how many rows it touched."""
        ...

    def copy(self, path: Path) -> None:
        """Write all to a new file."""
        ...

    def compact(self) -> None:
        """Give the room of what was deleted back to the disk."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
