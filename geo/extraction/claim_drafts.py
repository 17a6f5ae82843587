"""A claim in the making: what is settled stage by stage before it becomes a `Claim`."""

from dataclasses import dataclass
from datetime import date

from geo.extraction.figures import Figure
from geo.extraction.governors import Governor
from geo.model import Category, Stance, Unit


@dataclass(slots=True)
class Draft:
    """A figure with all that has been worked out about it so far; `sentence` is the index of its sentence.

    `part_of`, `restates` and `repeats` point at other drafts; `inherited` says that category and unit come
    from another draft, not from the figure's own words.
    """

    figure: Figure
    sentence: int
    category: Category
    unit: Unit
    governor: Governor | None = None
    inherited: bool = False
    place: int | None = None
    speaker: str | None = None
    denied: bool = False
    stance: Stance = "asserted"
    earliest: date | None = None
    latest: date | None = None
    side: str | None = None
    part_of: "Draft | None" = None
    restates: "Draft | None" = None
    repeats: "Draft | None" = None
    counted_before: str | None = None  # the noun of "the number of drones", when it stands before the figure

    @property
    def start(self) -> int:
        """Where the figure begins in the text."""
        return self.figure.start

    @property
    def end(self) -> int:
        """Where the figure ends in the text."""
        return self.figure.end
