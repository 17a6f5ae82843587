"""Symbols and colours, in one place: the map, its legend, the tables and snapshots all read these.

Colours are Okabe and Ito's set for colour-blind readers (https://jfly.uni-koeln.de/color/), darkened
where white must stand on them with a contrast of 3:1 or more. Colour never stands alone: each group has
its own glyph, and each role its own shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from geo.model import Category, Role
from geo.wording import MENTION

Glyph = Literal["area", "cross", "bracket", "chevron", "arrow", "diamond", "bolt", "dot", "ring", "many"]
Shape = Literal["disc", "ring", "square"]


@dataclass(frozen=True, slots=True)
class Group:
    """Categories that share a symbol: its name in the legend, its colours (hex) and its glyph."""

    name: str
    colour: str  # on a light map
    on_dark: str
    glyph: Glyph


GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        "territory": Group("Territory", "#0072B2", "#56B4E9", "area"),
        "harmed": Group("Killed, wounded, missing", "#C4500A", "#F08A4B", "cross"),
        "captured": Group("Captured", "#A8478A", "#E39CCB", "bracket"),
        "troops": Group("Troops", "#00795A", "#35C49A", "chevron"),
        "displaced": Group("Displaced", "#8A6D00", "#E5C84B", "arrow"),
        "weapons": Group("Weapons launched, intercepted", "#B35F00", "#E69F00", "bolt"),
        "equipment": Group("Equipment destroyed", "#7A5230", "#C9A27E", "diamond"),
        "other": Group("Distance, other figures", "#4B5563", "#B6C2CC", "dot"),
        MENTION: Group("Named, no figure", "#6B7280", "#9AA6B0", "ring"),
        "mixed": Group("Several kinds (number of claims)", "#1F2937", "#E4E9ED", "many"),
    }
)

GROUP_OF: Mapping[Category | Literal["mention"], str] = MappingProxyType(
    {
        "territory_controlled": "territory",
        "territory_seized": "territory",
        "territory_lost": "territory",
        "territory_share": "territory",
        "killed": "harmed",
        "wounded": "harmed",
        "killed_or_wounded": "harmed",
        "missing": "harmed",
        "captured": "captured",
        "troops": "troops",
        "displaced": "displaced",
        "weapons_launched": "weapons",
        "weapons_intercepted": "weapons",
        "equipment_destroyed": "equipment",
        "distance": "other",
        "other": "other",
        "mention": MENTION,
    }
)

LARGEST_BUBBLE = 32.0  # pixels, or points on a sheet: the radius of the largest proportional symbol

SHAPES: Mapping[Role, Shape] = MappingProxyType(
    {"event": "disc", "origin": "ring", "destination": "square", "context": "ring"}
)
ROLE_LEGEND: Mapping[Shape, str] = MappingProxyType(
    {"disc": "Where it happened", "square": "Where to", "ring": "Where from"}
)
# Of several roles at one place the symbol shows the first of these.
ROLE_ORDER: tuple[Role, ...] = ("event", "destination", "origin", "context")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of the base map and of text over it, as CSS colours."""

    sea: str
    land: str
    country_line: str
    division_line: str
    disputed_line: str
    country_name: str
    division_name: str
    town_name: str
    halo: str
    text: str
    muted: str
    panel: str
    panel_line: str


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(
            sea="#DDE6EB",
            land="#FAF8F3",
            country_line="#807E77",
            division_line="#DEDACF",
            disputed_line="#807E77",
            country_name="#5F5E58",
            division_name="#68665D",
            town_name="#62615B",
            halo="rgba(250,248,243,0.92)",
            text="#1F2933",
            muted="#56616B",
            panel="rgba(255,255,255,0.94)",
            panel_line="#D8D5CC",
        ),
        "dark": Theme(
            sea="#10171D",
            land="#1D262D",
            country_line="#69757D",
            division_line="#2C3840",
            disputed_line="#76828A",
            country_name="#9AA5AC",
            division_name="#86929A",
            town_name="#8E9AA2",
            halo="rgba(22,29,35,0.92)",
            text="#EEF2F4",
            muted="#AEB9C0",
            panel="rgba(26,34,41,0.94)",
            panel_line="#37434B",
        ),
    }
)
