"""The key of an item: how history, reviews and corrections name a finding of a report.

A key is the report's id, the kind, the span of the words and, for a claim, the machine's category::

    kursk:place:12-24
    kursk:claim:40-55:killed
    kursk:claim:40-55:killed#2          the second such claim of the same words
    kursk:claim:40-55:killed+1f0c9a2e   added by a person (the start of that correction's id)
    kursk:report                        the report itself
    case                                the whole case file

It names what the *machine* said, so it stays when a person edits the category or the place. When another
pipeline reads the words differently, corrections find their finding again (see `anchoring`) and its key is
then the new one.
"""

import re
from dataclasses import dataclass
from typing import Literal

from geo.casefile.errors import CaseError

ItemKind = Literal["case", "report", "place", "claim"]
_KEY = re.compile(
    r"(?:(?P<report>.*):)?(?P<kind>case|report|place|claim)"
    r"(?::(?P<start>\d+)-(?P<end>\d+)(?::(?P<category>\w+))?(?:#(?P<number>\d+))?(?:\+(?P<added>\w+))?)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ItemKey:
    """A key taken apart; `report` is the report's id, "" for the case."""

    report: str
    kind: ItemKind
    start: int = 0
    end: int = 0
    category: str = ""
    number: int = 1
    added: str = ""

    @property
    def within(self) -> str:
        """The key without the report: "claim:40-55:killed"."""
        if self.kind in ("case", "report"):
            return self.kind
        category = f":{self.category}" if self.category else ""
        number = f"#{self.number}" if self.number > 1 else ""
        added = f"+{self.added}" if self.added else ""
        return f"{self.kind}:{self.start}-{self.end}{category}{number}{added}"

    def __str__(self) -> str:
        return f"{self.report}:{self.within}" if self.kind != "case" else "case"


def parse_key(key: str) -> ItemKey:
    """Return a key taken apart. Raises CaseError where it is none.

    >>> parse_key("a:b:claim:4-9:killed").report
    'a:b'
    """
    found = _KEY.fullmatch(key)
    kind = found["kind"] if found else ""
    spanned = kind in ("place", "claim")
    if (
        not found
        or (found["start"] is not None) != spanned
        or (kind == "case") == (found["report"] is not None)
    ):
        raise CaseError(
            f"“{key}” names no item; a key looks like report:claim:40-55:killed or report:place:12-24."
        )
    return ItemKey(
        found["report"] or "",
        found["kind"],  # type: ignore[arg-type]  # the pattern admits only these
        int(found["start"] or 0),
        int(found["end"] or 0),
        found["category"] or "",
        int(found["number"] or 1),
        found["added"] or "",
    )
