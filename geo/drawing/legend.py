"""The legend's entries for what a map shows, and only that."""

from collections.abc import Sequence
from typing import Any

from geo.drawing.circles import Circle
from geo.drawing.flows import Flow
from geo.drawing.proportional import MOST, Bubble, full_scale, legend_figures, radius_of
from geo.drawing.style import GROUPS, LARGEST_BUBBLE, ROLE_LEGEND, Group
from geo.drawing.symbols import Symbol
from geo.wording import listed, number


def colour(group: Group, theme: str) -> str:
    """Return a group's colour in a theme."""
    return group.on_dark if theme == "dark" else group.colour


def legend(
    shown: Sequence[Symbol],
    rings: Sequence[Circle],
    theme: str = "light",
    sized: Sequence[Bubble] = (),
    arrows: Sequence[Flow] = (),
) -> list[dict[str, Any]]:
    """Return the legend's entries for what is shown, and only that."""
    grey = colour(GROUPS["mixed"], theme)
    entries: list[dict[str, Any]] = [
        _symbol("disc", colour(group, theme), group.glyph, group.name)
        for name, group in GROUPS.items()
        if any(s.group == name for s in shown)
    ]
    entries += [
        _symbol(shape, grey, "dot", words)
        for shape, words in ROLE_LEGEND.items()
        if shape != "disc" and any(s.shape == shape for s in shown)
    ]
    if any(s.conflict for s in shown):
        entries.append({"kind": "conflict", "colour": grey, "words": "Figures that contradict one another"})
    if arrows:
        tail = "; dashed where an end is an area" if any(f.vague for f in arrows) else ""
        entries.append({"kind": "flow", "colour": grey, "words": f"Moved, as a report says{tail}"})
    areas = [s for s in shown if s.place == "area"]
    if any(not s.confirmed for s in areas):
        words = "Area named by a report; not all of it is meant"
        entries.append({"kind": "area", "shape": "disc", "colour": grey, "dash": [5, 3], "words": words})
    if any(s.confirmed for s in areas):
        words = "Area confirmed by a person"
        entries.append({"kind": "area", "shape": "confirmed", "colour": grey, "dash": [], "words": words})
    if any(s.place == "vague" or s.fuzzy_km for s in shown):
        words = "Somewhere in this circle"
        entries.append({"kind": "circle", "fuzzy": True, "colour": grey, "dash": [1, 4], "words": words})
    if rings:
        entries.append(
            {
                "kind": "circle",
                "colour": colour(GROUPS["territory"], theme),
                "fill": True,
                "words": "Claimed territory: equivalent area, not footprint",
            }
        )
    if sized:
        entries.append(_nested(sized, grey))
    if any(b.open for b in sized):
        words = "Open-ended: at least (ticks outwards), at most (inwards)"
        entries.append({"kind": "open", "colour": grey, "words": words})
    return entries


def _symbol(shape: str, hue: str, glyph: str, words: str) -> dict[str, Any]:
    return {"kind": "symbol", "shape": shape, "colour": hue, "glyph": glyph, "words": words}


def _nested(sized: Sequence[Bubble], grey: str) -> dict[str, Any]:
    """Three sizes of proportional symbols, one inside another; a range has a ring for each of its ends."""
    full = full_scale(sized)
    named = {"troops": "troops", "harmed": "casualties"}
    kinds = listed([named[g] for g in GROUPS if any(b.group == g for b in sized)])
    range_too = "; a range has two rings" if any(b.inner != b.outer and not b.open for b in sized) else ""
    only = f"; the {MOST} largest" if len(sized) == MOST else ""
    figures = [f for f in legend_figures(full) if f >= 1]
    return {
        "kind": "nested",
        "colour": grey,
        "radii": [round(radius_of(f, full, LARGEST_BUBBLE), 1) for f in figures],
        "figures": [number(f) for f in figures],
        "words": f"{kinds[0].upper()}{kinds[1:]}, by area{range_too}{only}",
    }
