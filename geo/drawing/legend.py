"""The legend's entries for what a map shows, and only that."""

from typing import Any

from geo.drawing.circles import Circle
from geo.drawing.style import GROUPS, ROLE_LEGEND, Group
from geo.drawing.symbols import Symbol


def colour(group: Group, theme: str) -> str:
    """Return a group's colour in a theme."""
    return group.on_dark if theme == "dark" else group.colour


def legend(shown: list[Symbol], rings: list[Circle], theme: str = "light") -> list[dict[str, Any]]:
    """Return the legend's entries for what is shown, and only that."""
    entries: list[dict[str, Any]] = []
    for name, group in GROUPS.items():
        if any(s.group == name for s in shown):
            entries.append(
                {
                    "kind": "symbol",
                    "shape": "disc",
                    "colour": colour(group, theme),
                    "glyph": group.glyph,
                    "words": group.name,
                }
            )
    grey = colour(GROUPS["mixed"], theme)
    for shape, words in ROLE_LEGEND.items():
        if shape != "disc" and any(s.shape == shape for s in shown):
            entries.append({"kind": "symbol", "shape": shape, "colour": grey, "glyph": "dot", "words": words})
    if any(s.place == "area" for s in shown):
        entries.append(
            {
                "kind": "area",
                "shape": "disc",
                "colour": grey,
                "dash": [5, 3],
                "words": "Area named by a report; not all of it is meant",
            }
        )
    if any(s.place == "vague" for s in shown):
        entries.append(
            {"kind": "circle", "colour": grey, "dash": [1, 4], "words": "Somewhere in this circle"}
        )
    if rings:
        entries.append(
            {
                "kind": "circle",
                "colour": colour(GROUPS["territory"], theme),
                "fill": True,
                "words": "Claimed territory: equivalent area, not footprint",
            }
        )
    return entries
