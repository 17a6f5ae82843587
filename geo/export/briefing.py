"""What a briefing says: steps in order, each with the few figures and sentences that matter most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import geopandas as gpd

from geo.drawing.snapshot import Bounds, order_of
from geo.drawing.snapshot.figures import Figure, Told, told
from geo.drawing.symbols import symbols
from geo.filter import Filter
from geo.gazetteer.outlines import View as Borders
from geo.movements import Movement
from geo.saved_views import SavedView

_FEW = 5


@dataclass(frozen=True, slots=True)
class BriefingStep:
    """A claims frame as somebody chose to see it; `subtitle` is the selection in words."""

    frame: gpd.GeoDataFrame
    title: str = "What the reports claim"
    subtitle: str = ""
    borders: Borders = "un"
    bounds: Bounds | None = None
    moved: Sequence[Movement] = ()  # what the reports say went from one place to another

    def told(self) -> Told:
        """Return the claims in words, numbered as the map numbers them."""
        return told(self.frame, order_of(symbols(self.frame)))


def step(view: SavedView, frame: gpd.GeoDataFrame, moved: Sequence[Movement] = ()) -> BriefingStep:
    """Return a saved view as a step of a briefing: what it shows of a claims frame, with its note and selection."""
    selection = "" if view.filter == Filter() else view.human_clause()
    subtitle = " · ".join(part for part in (view.note.strip(), selection) if part)
    return BriefingStep(view.rows(frame), view.headline, subtitle, view.borders, view.bounds, moved)


def marking_of(views: Iterable[SavedView]) -> str:
    """Return the markings of saved views that go into one file together, each once: none of them may be lost."""
    return " / ".join(dict.fromkeys(view.marking.strip() for view in views if view.marking.strip()))


def main_figures(words: Told) -> list[tuple[str, Figure]]:
    """Return up to five figures with their places: one of each kind first, said by somebody before derived.

    The order of places and claims is kept, so the choice is no judgement of what is true.
    """
    every = [(place.title, figure) for place in words.places for figure in place.figures]
    stated = [item for item in every if "derived" not in item[1].caveat] or every
    first_of_kind: dict[str, tuple[str, Figure]] = {}
    for item in stated:
        first_of_kind.setdefault(item[1].what, item)
    chosen = list(first_of_kind.values())[:_FEW]
    chosen += [item for item in stated if item not in chosen][: _FEW - len(chosen)]
    return sorted(chosen, key=lambda item: item[1].number)
