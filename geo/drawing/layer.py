"""The claims layer: what the browser draws over the base map, sent as columns in one script.

This is the one place where words from a report enter the map's script. streamlit-folium evaluates that
script, so every character that means something to HTML, JavaScript or its templates is escaped here.
"""

import json
from collections.abc import Sequence, Set
from dataclasses import asdict
from math import log2, log10
from typing import Any

import folium
import geopandas as gpd
import shapely
from branca.element import MacroElement
from folium.template import Template

from geo.drawing.circles import Circle, circle, circles
from geo.drawing.flows import Flow, flows
from geo.drawing.grid import MANY, Viewport, thinned
from geo.drawing.legend import colour, legend
from geo.drawing.online import ONLINE
from geo.drawing.proportional import MOST, Bubble, bubbles, full_scale, radius_of
from geo.drawing.style import GROUPS, LARGEST_BUBBLE, THEMES
from geo.drawing.symbols import Symbol, contradicted, symbols
from geo.movements import Movement
from geo.wording import number

_ESCAPED = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&'`$_/\u2028\u2029"})
_HIDDEN = 10.0  # pixels: smaller rings lie under their place's symbol
_LARGEST_REACH = 5.0  # degrees: a place vaguer than this does not decide what the first view shows


def script_json(value: Any) -> str:
    r"""Return `value` as JSON that is inert inside a script, a template literal or an HTML comment.

    >>> script_json("</script>${alert(1)}")
    '"\\u003c\\u002fscript\\u003e\\u0024{alert(1)}"'
    """
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


class ClaimsLayer(MacroElement):
    """Shows `payload` (see `payload`) on the map its feature group is added to."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        dateline.show({{ this._parent._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "claims"
        self.data = script_json(data)


def claims_layer(data: dict[str, Any]) -> folium.FeatureGroup:
    """Return the feature group to hand to `st_folium(feature_group_to_add=...)`."""
    group = folium.FeatureGroup(name="claims")
    group.add_child(ClaimsLayer(data))
    return group


def payload(
    frame: gpd.GeoDataFrame,
    selected: str | None = None,
    fit: str = "",
    theme: str = "light",
    borders: str = "un",
    viewport: Viewport | None = None,
    known_outlines: frozenset[str] | None = None,
    whole: bool = False,
    contradictory: Set[str] = frozenset(),
    moved: Sequence[Movement] = (),
    online: str | None = None,
    frame_on: tuple[float, float, float, float] | None = None,
    remember: bool = True,
) -> dict[str, Any]:
    """Return what the browser needs to draw the drawn rows of a claims frame.

    selected: the place id to mark. fit: the map goes to the claims when this changes and stays where it
    is otherwise, so it names the reports and not the filter. borders: the view of borders that the base
    map shows. viewport: what the map shows now; beyond `grid.MANY` places only this part is sent, and
    counted. known_outlines: place ids whose polygon the base map holds already; None means all, others
    are sent along. contradictory: place ids whose figures contradict one another. moved: what the reports
    say went from one place to another. online: the name of an online layer that is switched on. whole:
    every place is sent, however many, for a page that cannot ask again. frame_on: west, south, east, north
    in degrees that the map goes to, instead of the claims; west > east crosses 180°. remember: where the
    reader has moved to is found again when the map is drawn anew.
    """
    thin = None
    bounds = None
    if not whole and frame.loc[frame["drawn"], "place_id"].nunique() > MANY:
        view = viewport or (_view_of(frame_on) if frame_on else _around(frame))
        shown, seen = thinned(frame, view)
        thin = {**asdict(view.padded()), "zoom": round(view.zoom)}
        bounds = [[view.south, view.west], [view.north, view.east]]
    else:
        shown, seen = symbols(frame), frame
        bounds = first_view(shown)
    shown = [contradicted(s) if s.key in contradictory else s for s in shown]
    if frame_on:
        west, south, east, north = frame_on
        bounds = [[south, west], [north, east + 360 if west > east else east]]
    rings = circles(seen)
    told = bubbles(seen)
    full = full_scale(told)
    sized = [b for b in told[:MOST] if radius_of(b.largest, full, LARGEST_BUBBLE) > _HIDDEN]
    arrows = flows(moved, seen, shown) if moved and len(seen) else []
    names = list(GROUPS)
    return {
        "theme": theme,
        "view": borders,
        "online": _online(online),
        "selected": selected,
        "themes": {
            name: {
                "palette": [{"colour": colour(g, name), "glyph": g.glyph} for g in GROUPS.values()],
                "legend": legend(shown, rings, name, sized, arrows),
            }
            for name in THEMES
        },
        "symbols": {
            "key": [s.key for s in shown],
            "lat": [round(s.lat, 5) for s in shown],
            "lon": [round(s.lon, 5) for s in shown],
            "shape": [s.shape for s in shown],
            "area": [s.place != "point" for s in shown],
            "group": [names.index(s.group) for s in shown],
            "count": [s.count for s in shown],
            "title": [s.title for s in shown],
            "label": [s.label for s in shown],
            "lines": [s.lines for s in shown],
            "r": [_radius_px(s) for s in shown],
            "conflict": [s.conflict for s in shown],
        },
        "areas": [_area(s, seen, names, known_outlines) for s in shown if s.place == "area"],
        "rings": [
            *(_fuzzy(s, names) for s in shown if s.place == "vague" or s.fuzzy_km),
            *(_claimed_area(c, names) for c in rings),
        ],
        "bubbles": [_bubble(b, full, names) for b in sized],
        "flows": [_arrow(f) for f in arrows],
        "bounds": bounds,
        "framed": frame_on is not None,
        "remember": remember,
        "fit": fit,
        "thin": thin,
    }


def _online(name: str | None) -> dict[str, Any] | None:
    """What the browser needs to ask for an online layer: nothing of it is sent while none is on."""
    if name is None:
        return None
    layer = ONLINE[name]
    return {"name": name, "host": layer.host, **asdict(layer)}


def _around(frame: gpd.GeoDataFrame) -> Viewport:
    """The view that holds all drawn rows on a map of about 640 pixels, before the browser has told its own."""
    rows = frame["drawn"]
    south, north = frame.loc[rows, "lat"].min(), frame.loc[rows, "lat"].max()
    west, east = frame.loc[rows, "lon"].min(), frame.loc[rows, "lon"].max()
    return _view_of((west, south, east, north))


def _view_of(bounds: tuple[float, float, float, float]) -> Viewport:
    west, south, east, north = bounds
    if west > east:
        east += 360
    zoom = log2(640 / 256 * 360 / max(east - west, 2 * (north - south), 0.5))
    return Viewport(south, west, north, east, max(2.0, zoom))


def first_view(shown: list[Symbol]) -> list[list[float]] | None:
    """Return [[south, west], [north, east]] round where things happened; None when nothing is shown.

    Countries and places that only are where somebody came from do not widen it, unless there is
    nothing else.
    """
    near = [s for s in shown if s.shape != "ring" and not (s.place != "point" and s.radius_km > 400)]
    chosen = near or shown
    if not chosen:
        return None
    reach = [min(s.radius_km / 111, _LARGEST_REACH) if s.place != "point" else 0.4 for s in chosen]
    return [
        [
            min(s.lat - r for s, r in zip(chosen, reach, strict=True)),
            min(s.lon - r for s, r in zip(chosen, reach, strict=True)),
        ],
        [
            max(s.lat + r for s, r in zip(chosen, reach, strict=True)),
            max(s.lon + r for s, r in zip(chosen, reach, strict=True)),
        ],
    ]


def _radius_px(symbol: Symbol) -> int:
    if symbol.key.startswith("cell:"):
        return round(9 + 3.5 * log10(symbol.count))
    return 7 if symbol.count == 0 else 9 if symbol.count == 1 else 11


def _area(
    symbol: Symbol, frame: gpd.GeoDataFrame, names: list[str], known: frozenset[str] | None
) -> dict[str, Any]:
    area: dict[str, Any] = {
        "key": symbol.key,
        "outline": symbol.key,
        "shape": symbol.shape,
        "group": names.index(symbol.group),
        "title": symbol.title,
        "lines": symbol.lines,
        "quiet": symbol.country,
        "confirmed": symbol.confirmed,
    }
    if known is not None and symbol.key not in known:
        polygon = frame.geometry[frame["place_id"] == symbol.key].iloc[0]
        rings = shapely.get_rings(shapely.get_parts(polygon))
        area |= {"outline": None, "rings": [shapely.get_coordinates(r).round(4).tolist() for r in rings]}
    return area


def _fuzzy(symbol: Symbol, names: list[str]) -> dict[str, Any]:
    return {
        "key": symbol.key,
        "points": circle(symbol.lat, symbol.lon, symbol.fuzzy_km or symbol.radius_km),
        "group": names.index(symbol.group),
        "title": symbol.title,
        "lines": symbol.lines,
        "dash": [1, 5],
        "fill": False,
        "open": "",
        "label": "",
    }


def _bubble(bubble: Bubble, full: float, names: list[str]) -> dict[str, Any]:
    inner, outer = (
        None if figure is None else round(radius_of(figure, full, LARGEST_BUBBLE), 1)
        for figure in (bubble.inner, bubble.outer)
    )
    return {
        "key": bubble.key,
        "row": bubble.row_id,
        "group": names.index(bubble.group),
        "inner": inner,
        "outer": outer,
        "open": bubble.open,
        "title": bubble.claim,
        "lines": [],
    }


def _arrow(flow: Flow) -> dict[str, Any]:
    return {
        "from": flow.origin,
        "to": flow.destination,
        "row": flow.row_id,
        "title": flow.title,
        "lines": flow.lines,
        "vague": flow.vague,
    }


def _claimed_area(ring: Circle, names: list[str]) -> dict[str, Any]:
    end = {"low": "low end, ", "high": "high end, ", "best": ""}[ring.part]
    return {
        "key": ring.key,
        "row": ring.row_id,
        "points": ring.rim,
        "group": names.index("territory"),
        "title": f"{number(ring.km2)} km²",
        "lines": [f"{end}radius {ring.radius_km:.1f} km: equivalent area, not footprint", ring.claim],
        "dash": [] if ring.part == "best" else [6, 4],
        "fill": True,
        "open": ring.open,
        "label": ring.label,
    }
