"""QGIS styles (QML) for the layers of a GeoPackage: the map's colours, with marker shapes of their own."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from geo.drawing.style import GROUPS, Glyph

# QGIS's simple markers that stand for the map's glyphs, so that grey prints still tell the kinds apart.
_MARKERS: Mapping[Glyph, str] = {
    "area": "square",
    "cross": "cross2",
    "bracket": "hexagon",
    "chevron": "triangle",
    "arrow": "arrowhead",
    "diamond": "diamond",
    "bolt": "star",
    "dot": "circle",
    "ring": "circle",
    "many": "pentagon",
}


def styles() -> dict[str, str]:
    """Return a QML document per drawn layer: claims, places and areas, categorised by their `kind`."""
    return {
        "claims": _categorised("marker", {g: _marker(g, 2.6) for g in GROUPS}, label="figure"),
        "places": _categorised("marker", {g: _marker(g, 3.4) for g in GROUPS}, label="place"),
        "areas": _categorised("fill", {g: _fill(g) for g in GROUPS}, label="place"),
    }


def _categorised(symbol: str, bodies: Mapping[str, str], label: str) -> str:
    categories = "".join(
        f'<category value={quoteattr(group)} symbol="{n}" label={quoteattr(GROUPS[group].name)} render="true"/>'
        for n, group in enumerate(bodies)
    )
    symbols = "".join(
        f'<symbol name="{n}" type="{symbol}" alpha="1" clip_to_extent="1" force_rhr="0">{body}</symbol>'
        for n, body in enumerate(bodies.values())
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="Symbology|Labeling">'
        '<renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0" enableorderby="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
        f'<labeling type="simple"><settings><text-style fieldName="{label}" fontSize="8" fontFamily="Sans Serif"/>'
        '<text-format/><placement placement="6"/></settings></labeling></qgis>'
    )


def _marker(group: str, size: float) -> str:
    style = GROUPS[group]
    hollow = style.glyph == "ring"
    return _layer(
        "SimpleMarker",
        name=_MARKERS[style.glyph],
        color="255,255,255,255" if hollow else _rgba(style.colour, 255),
        outline_color=_rgba(style.colour if hollow else "#ffffff", 255),
        outline_width="0.4",
        size=f"{size}",
        size_unit="MM",
    )


def _fill(group: str) -> str:
    colour = GROUPS[group].colour
    line = _layer(
        "SimpleLine", line_color=_rgba(colour, 220), line_width="0.35", use_custom_dash="1", customdash="2;1"
    )
    hatch = (
        '<layer class="LinePatternFill" enabled="1" locked="0" pass="0"><Option type="Map">'
        + _option("angle", "45")
        + _option("distance", "2")
        + _option("line_width", "0.2")
        + _option("color", _rgba(colour, 120))
        + "</Option></layer>"
    )
    return hatch + line


def _layer(kind: str, **options: str) -> str:
    inside = "".join(_option(name, value) for name, value in options.items())
    return (
        f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{inside}</Option></layer>'
    )


def _option(name: str, value: str) -> str:
    return f'<Option name="{name}" value={quoteattr(value)} type="QString"/>'


def _rgba(colour: str, alpha: int) -> str:
    return ",".join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5)) + f",{alpha}"
