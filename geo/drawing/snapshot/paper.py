"""What a sheet is drawn with: the screen's light colours, ones that save ink, or black and greys alone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Literal

from geo.drawing.style import GROUPS, THEMES, Theme

PaperName = Literal["light", "print", "black-and-white"]


@dataclass(frozen=True, slots=True)
class Paper(Theme):
    """A theme, and the one colour of all symbols; None where each kind of claim has its own."""

    ink: str | None = None

    def colour(self, group: str) -> str:
        """Return the CSS colour of a group of `geo.drawing.style.GROUPS`."""
        return self.ink or GROUPS[group].colour


_LIGHT = Paper(**asdict(THEMES["light"]))
_PRINT = replace(
    _LIGHT,
    sea="#EDF3F7",
    land="#FFFFFF",
    country_line="#7C7A74",
    division_line="#CCC8BE",
    disputed_line="#7C7A74",
    country_name="#63625D",
    division_name="#807D74",
    town_name="#5F5D57",
    text="#111827",
    muted="#414B55",
    panel_line="#BDB9AE",
)
PAPERS: Mapping[PaperName, Paper] = MappingProxyType(
    {
        "light": _LIGHT,
        "print": _PRINT,
        "black-and-white": replace(
            _PRINT,
            sea="#ECECEC",
            country_line="#707070",
            division_line="#C4C4C4",
            disputed_line="#707070",
            country_name="#595959",
            division_name="#767676",
            town_name="#595959",
            text="#000000",
            muted="#3A3A3A",
            panel_line="#B5B5B5",
            ink="#000000",
        ),
    }
)


def paper_of(name: str) -> Paper:
    """Return a paper by its name. Raises ValueError for another name."""
    found = {str(known): paper for known, paper in PAPERS.items()}.get(name)
    if found is None:
        raise ValueError(f"Expected a theme of {', '.join(PAPERS)} but got {name!r}.")
    return found
