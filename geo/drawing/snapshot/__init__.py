"""A claims frame as a finished sheet: one map that stands alone, as PNG, SVG or PDF, drawn with no browser."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal

import geopandas as gpd
import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import BboxImage
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox, TransformedBbox
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.drawing.circles import Circle, circle, circles
from geo.drawing.flows import Flow, flows
from geo.drawing.proportional import Bubble, bubbles
from geo.drawing.snapshot.basemap import base_of, draw_base, draw_names
from geo.drawing.snapshot.captions import draw_captions, draw_circle_captions, key_of
from geo.drawing.snapshot.crowds import MANY, binned, crowded
from geo.drawing.snapshot.figure_list import draw_list
from geo.drawing.snapshot.figures import Told, grade_note, summary, told
from geo.drawing.snapshot.furniture import (
    draw_legend,
    draw_locator,
    draw_outside,
    draw_scale,
    legend_height,
)
from geo.drawing.snapshot.labels import Room
from geo.drawing.snapshot.marks import Mark, draw_areas, draw_circles, draw_fuzzy, draw_symbols, stand
from geo.drawing.snapshot.moves_and_sizes import draw_bubbles, draw_flows, legend_words, reach
from geo.drawing.snapshot.projection import Box, Floats, View, fitted
from geo.drawing.snapshot.sheet import Orientation, Sheet, Size, laid_out
from geo.drawing.snapshot.typography import Face, paragraph, put, shortened, width, wrapped, write
from geo.drawing.style import THEMES, Theme
from geo.drawing.symbols import Symbol, symbols
from geo.gazetteer.outlines import View as Borders
from geo.movements import Movement
from geo.wording import day, without_controls

Format = Literal["png", "svg", "pdf"]
Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees; west > east crosses 180°

BORDER_NOTES = {
    "un": "Borders follow the UN and ISO 3166 (Crimea: Ukraine, UA-43); dashed lines are disputed. "
    "Showing a border endorses nothing.",
    "defacto": "Borders show who holds the ground, not who owns it; dashed lines are disputed. "
    "Showing a border endorses nothing.",
}
ATTRIBUTION = "Outlines: Natural Earth. Places: GeoNames (CC BY 4.0). Made with Dateline."
_CLAIMED = "Claimed is not confirmed: each figure is what its speaker says."
_WIDE_AREA_KM = 400.0  # a vaguer place does not decide what the map shows
_LARGE_CIRCLE = 160.0  # points: names may stand inside a larger one
saving = Lock()  # matplotlib's settings are global
PDF_METADATA = {"Creator": "Dateline", "Producer": None, "CreationDate": None}
_SVG = {"Creator": "Dateline", "Date": None}


@dataclass(frozen=True, slots=True)
class _Content:
    """What goes on the map of one sheet."""

    view: View
    marks: list[Mark]
    areas: list[Symbol]
    outside: list[Symbol]
    rings: list[Circle]
    told: Told
    keyed: bool  # symbols stand for single places, so that numbers lead from the list to the map
    sized: list[Bubble]
    arrows: list[Flow]


def draw_snapshot(
    frame: gpd.GeoDataFrame,
    *,
    size: Size = "16:9",
    orientation: Orientation = "landscape",
    dpi: int = 144,
    format: Format = "png",
    title: str = "What the reports claim",
    subtitle: str = "",
    marking: str = "",
    logo: bytes | None = None,
    view: Borders = "un",
    bounds: Bounds | None = None,
    moved: Sequence[Movement] = (),
) -> bytes:
    """Return a sheet with a map of the drawn rows of a claims frame, and all that it takes to read it.

    The map is drawn in an equal-area projection fitted to the claims, or to `bounds` where given; claims
    the world over are drawn in Equal Earth. 16:9 at the default 144 dpi is 1920 by 1080 pixels; `dpi` sets
    the pixels of a PNG only. `subtitle` is the selection in words, `marking` a classification set at the
    head and the foot, `logo` a PNG or JPEG image, `view` the view of borders, which the sheet states, `moved`
    what the reports say went from one place to another, drawn as arrows. The
    same frame and options give the same bytes. Raises ValueError for options the docstring does not name.
    """
    if format not in ("png", "svg", "pdf"):
        raise ValueError(f"Expected png, svg or pdf but got {format!r}.")
    if not 96 <= dpi <= 600:
        raise ValueError(f"Expected 96 to 600 dpi but got {dpi}.")
    if view not in BORDER_NOTES:
        raise ValueError(f"Expected the view of borders un or defacto but got {view!r}.")
    theme = THEMES["light"]
    figure = compose(frame, size, orientation, title, subtitle, marking, logo, view, bounds, theme, moved)
    return saved(figure, format, dpi, title)


def draw_panel(
    frame: gpd.GeoDataFrame,
    *,
    inches: tuple[float, float],
    dpi: int = 144,
    format: Format = "png",
    view: Borders = "un",
    bounds: Bounds | None = None,
) -> bytes:
    """Return the map and its legend alone, for a page that has its own title and list of figures.

    The numbers on it are those of `geo.drawing.snapshot.figures.told` with the order of `order_of`.
    """
    wide, high = inches[0] * 72, inches[1] * 72
    edge = (0.0, 0.0, 0.0, 0.0)
    sheet = Sheet(wide, high, 1.0, edge, (1.0, 1.0, wide - 1, high - 1), (), edge, ())
    theme = THEMES["light"]
    figure, axes = blank(sheet)
    shown = symbols(frame)
    content, legend_box = _content(frame, shown, sheet, view, bounds, told(frame, order_of(shown)))
    _draw_map(axes, content, view, theme, sheet.unit)
    _draw_legend(axes, content, legend_box, theme, sheet.unit)
    return saved(figure, format, dpi, "Map")


def compose(
    frame: gpd.GeoDataFrame,
    size: Size,
    orientation: Orientation,
    title: str,
    subtitle: str,
    marking: str,
    logo: bytes | None,
    borders: Borders,
    bounds: Bounds | None,
    theme: Theme,
    moved: Sequence[Movement] = (),
) -> Figure:
    """Return the sheet as a matplotlib figure; see `draw_snapshot`."""
    shown = symbols(frame)
    told_in_order = told(frame, order_of(shown))
    notes = [_CLAIMED, BORDER_NOTES[borders], ATTRIBUTION]
    grades = grade_note(told_in_order)
    first = laid_out(size, orientation, bool(marking), 1, 1)
    face = Face(6.4 * first.unit, theme.muted)
    foot = wrapped(
        " ".join([f"Grades ({grades})." if grades else "", *notes]), face, first.width - 40 * first.unit
    )
    words = wrapped(subtitle, Face(9.4 * first.unit, theme.muted), first.width * 0.8)[:2]
    sheet = laid_out(size, orientation, bool(marking), len(foot), len(words))
    figure, axes = blank(sheet)
    content, legend_box = _content(frame, shown, sheet, borders, bounds, told_in_order, moved)
    _draw_head(axes, figure, sheet, title, words, content.told, frame, logo, theme)
    _draw_map(axes, content, borders, theme, sheet.unit)
    _draw_legend(axes, content, legend_box, theme, sheet.unit)
    draw_list(axes, content.told, sheet.columns, theme, sheet.unit, content.keyed)
    paragraph(axes, sheet.foot[0], sheet.foot[3] - 2 * sheet.unit, foot, face)
    for y in sheet.marking:
        write(axes, sheet.width / 2, y, marking, Face(8.5 * sheet.unit, theme.text, bold=True), "center")
    return figure


def saved(figure: Figure, format: Format, dpi: int, title: str) -> bytes:
    """Return a figure as a file, with nothing in it that changes from one run to the next."""
    out = io.BytesIO()
    title = without_controls(title)
    # hinting would round each letter to the pixels of one resolution: lines would no longer end where measured
    with saving, rc_context({"text.hinting": "no_hinting", "svg.hashsalt": "dateline"}):
        if format == "png":
            _write_png(figure, out, dpi, title)
        elif format == "pdf":
            figure.savefig(out, format="pdf", metadata=PDF_METADATA | {"Title": title})
        else:
            figure.savefig(out, format="svg", metadata=_SVG | {"Title": title})
    return out.getvalue()


def _write_png(figure: Figure, out: io.BytesIO, dpi: int, title: str) -> None:
    """`savefig` would keep the alpha channel, which a white sheet does not need and which takes time to pack."""
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels).convert("RGB")
    words = PngInfo()
    words.add_text("Software", "Dateline")
    words.add_text("Title", title) if title.isascii() else words.add_itxt("Title", title)
    picture.save(out, "PNG", dpi=(dpi, dpi), pnginfo=words, compress_level=1)


def blank(sheet: Sheet) -> tuple[Figure, Axes]:
    """Return an empty sheet: one pair of axes that counts in points from the lower left corner."""
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(0, sheet.height)
    axes.set_autoscale_on(False)
    axes.axis("off")
    return figure, axes


def _content(
    frame: gpd.GeoDataFrame,
    shown: list[Symbol],
    sheet: Sheet,
    borders: Borders,
    bounds: Bounds | None,
    words: Told,
    moved: Sequence[Movement] = (),
) -> tuple[_Content, Box]:
    """What the map shows, and the strip under it that the legend needs."""
    left, bottom, right, top = sheet.map
    rings = circles(frame) if len(shown) <= MANY else []
    sized = bubbles(frame) if len(shown) <= MANY else []
    arrows = flows(moved, frame, shown) if moved and len(shown) <= MANY else []
    extra = [*_extra(shown, shown), *legend_words(sized, arrows)]
    high = legend_height(sheet.map, shown, rings, extra, sheet.unit)
    view = fitted(*(_ground_of(bounds) if bounds else _ground(shown)), (left, bottom + high, right, top))
    points = [s for s in shown if s.place == "point"]
    keyed = not crowded(points, view, sheet.unit)
    if keyed:
        marks, outside = stand(shown, rings, view, borders, sheet.unit)
    else:
        rings, sized, arrows = [], [], []
        marks, outside = binned(points, view, sheet.unit)
        some, away = stand([s for s in shown if s.place != "point"], rings, view, borders, sheet.unit)
        marks, outside = [*some, *marks], [*away, *outside]
    there = {m.symbol.key for m in marks}
    rings = [r for r in rings if r.key in there]
    areas = [s for s in shown if s.place != "point" and s.key in there]
    sized = [b for b in sized if b.key in there]
    arrows = [f for f in arrows if {f.origin, f.destination} <= there]
    content = _Content(view, marks, areas, outside, rings, words, keyed, sized, arrows)
    return content, (left, bottom, right, bottom + high - 2 * sheet.unit)


def _draw_map(axes: Axes, content: _Content, borders: Borders, theme: Theme, unit: float) -> None:
    view = content.view
    room = Room(view.frame)
    for m in content.marks:
        far_out = reach(m, content.sized, unit) + 2
        room.take((m.x - far_out, m.y - far_out, m.x + far_out, m.y + far_out))
    for ring in content.rings:
        lat, lon = np.array(ring.rim).T
        xy = view.place(lon, lat)
        if np.isfinite(xy).all() and np.ptp(xy, axis=0).max() < _LARGE_CIRCLE * unit:
            room.take((*xy.min(axis=0), *xy.max(axis=0)))
    base = base_of(view, borders)
    draw_base(axes, view, base, theme)
    draw_areas(axes, content.areas, view, borders, theme, unit)
    draw_fuzzy(axes, content.marks, view)
    draw_circles(axes, content.rings, view)
    draw_bubbles(axes, content.marks, content.sized, theme, unit)
    for x, y in draw_flows(axes, content.marks, content.arrows, theme, unit):
        room.take((x - 2, y - 2, x + 2, y + 2))
    draw_symbols(axes, content.marks, theme)
    far = sorted(content.outside, key=lambda s: -s.count)
    draw_locator(axes, view, room, borders, theme, unit, far)
    draw_scale(axes, view, room, theme, unit)
    if content.keyed:
        draw_captions(axes, [m for m in content.marks if m.symbol.count], content.told, room, theme, unit)
        draw_circle_captions(axes, content.rings, view, content.told, room, theme, unit)
        draw_captions(axes, [m for m in content.marks if not m.symbol.count], content.told, room, theme, unit)
    draw_outside(axes, view, room, [(s, key_of(content.told, s.key)) for s in far], theme, unit)
    draw_names(axes, view, base, room, theme, unit, frozenset(m.symbol.key for m in content.marks))
    left, bottom, right, top = view.frame
    put(axes,
        Rectangle((left, bottom), right - left, top - bottom, fill=False, edgecolor=theme.muted, linewidth=0.9, zorder=7)
    )  # fmt: skip


def _draw_legend(axes: Axes, content: _Content, box: Box, theme: Theme, unit: float) -> None:
    shown = [m.symbol for m in content.marks]
    extra = [*_extra(shown, content.areas), *legend_words(content.sized, content.arrows)]
    draw_legend(axes, box, shown + content.areas, content.rings, extra, theme, unit)


def _draw_head(
    axes: Axes,
    figure: Figure,
    sheet: Sheet,
    title: str,
    subtitle: list[str],
    words: Told,
    frame: gpd.GeoDataFrame,
    logo: bytes | None,
    theme: Theme,
) -> None:
    left, _, right, top = sheet.head
    unit = sheet.unit
    if logo is not None:
        right -= _draw_logo(axes, figure, logo, right, top, 34 * unit, 150 * unit) + 12 * unit
    head = Face(18.5 * unit, theme.text, bold=True)
    if width(title, head) > right - left:
        head = head.scaled(max(0.62, (right - left) / width(title, head)))
    write(axes, left, top - 19 * unit, shortened(title, head, right - left), head)
    y = paragraph(axes, left, top - 26 * unit, subtitle, Face(9.4 * unit, theme.muted)) - 1 * unit
    small = Face(8.2 * unit, theme.text, bold=True)
    as_of = f"As of {day(words.as_of)}" if words.as_of else "As of an unknown day"
    write(axes, left, y - small.size, as_of, small)
    rest = Face(8.2 * unit, theme.muted)
    write(axes, left + width(as_of, small) + 6 * unit, y - small.size, "· " + summary(words, frame), rest)


def _draw_logo(
    axes: Axes, figure: Figure, logo: bytes, right: float, top: float, most_high: float, most_wide: float
) -> float:
    """Draw the logo into the corner and return its width."""
    try:
        with Image.open(io.BytesIO(logo)) as opened:
            picture = np.asarray(opened.convert("RGBA"))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValueError("The logo is not an image that can be read; give a PNG or a JPEG.") from error
    high, wide = picture.shape[:2]
    scale = min(most_high / high, most_wide / wide)
    box = Bbox.from_bounds(right - wide * scale, top - high * scale, wide * scale, high * scale)
    image = BboxImage(TransformedBbox(box, axes.transData), interpolation="antialiased", zorder=5)
    image.set_data(picture)
    axes.figure.add_artist(image)
    return float(wide * scale)


def _extra(shown: Sequence[Symbol], areas: Sequence[Symbol]) -> list[tuple[str, str]]:
    """The legend's entries that only a sheet has."""
    extra = []
    counts = {s.count for s in shown} - {0}
    if len(counts) > 1:
        extra.append(("size", f"Symbol size: number of claims (1 to {max(counts):,})"))
    if any(s.place == "area" and s.shape != "disc" for s in areas):
        extra.append(("quiet", "Area that somebody comes from or goes to"))
    return extra


def order_of(shown: Sequence[Symbol]) -> list[str]:
    """Place ids in the order of the list: what happened first, places with most claims first."""
    return [s.key for s in sorted(shown, key=lambda s: (s.shape == "ring", s.country, -s.count))]


def _ground(shown: list[Symbol]) -> tuple[Floats, Floats]:
    """Longitudes and latitudes that the map must show.

    Countries, very vague places and those where somebody only came from do not widen it, unless there is
    nothing else.
    """
    near = [
        s for s in shown if s.shape != "ring" and not (s.place != "point" and s.radius_km > _WIDE_AREA_KM)
    ]
    lon: list[float] = []
    lat: list[float] = []
    for s in near or shown:
        if s.place == "point":
            lon.append(s.lon)
            lat.append(s.lat)
            continue
        reach = min(s.radius_km, 900.0)
        for at, on in circle(s.lat, s.lon, reach)[::8]:
            lat.append(at)
            lon.append(on)
    return np.array(lon), np.array(lat)


def _ground_of(bounds: Bounds) -> tuple[Floats, Floats]:
    west, south, east, north = bounds
    if not (-90 <= south < north <= 90):
        raise ValueError(f"Expected bounds of west, south, east, north in degrees but got {bounds}.")
    across = (east - west) % 360 or 360.0
    steps = np.linspace(0, 1, 13)
    lon = np.concatenate([west + across * steps, west + across * steps, np.full(13, west), np.full(13, east)])
    lat = np.concatenate([np.full(13, south), np.full(13, north), *2 * [south + (north - south) * steps]])
    return (lon + 180) % 360 - 180, lat


__all__ = [
    "ATTRIBUTION",
    "BORDER_NOTES",
    "PDF_METADATA",
    "Bounds",
    "Format",
    "blank",
    "compose",
    "draw_panel",
    "draw_snapshot",
    "order_of",
    "saved",
    "saving",
]
