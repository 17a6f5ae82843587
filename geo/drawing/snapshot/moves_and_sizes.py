"""What a sheet shows besides symbols and areas: arrows of what moved, rings sized by a figure, fuzzy places."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle as Disc
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from geo.drawing.flows import Flow
from geo.drawing.proportional import Bubble, full_scale, radius_of
from geo.drawing.snapshot.marks import Mark, draw_glyph
from geo.drawing.snapshot.typography import put
from geo.drawing.style import GROUPS, LARGEST_BUBBLE, Theme
from geo.wording import number

_HEAD = 7.0  # points: the length of an arrow's head
_BEND = 0.2  # of the distance: how far an arrow swings out, so that there and back do not coincide
_TICK = 4.5
SAMPLE_SHARE = 50  # of the whole scale: the figure of the legend's one ring, which fits its line


def legend_words(sized: Sequence[Bubble], arrows: Sequence[Flow]) -> list[tuple[str, str]]:
    """Return the legend's entries, (kind, words), for what of this is on the sheet."""
    entries = []
    if arrows:
        tail = "; dashed where an end is an area" if any(f.vague for f in arrows) else ""
        entries.append(("flow", f"Moved, as a report says{tail}"))
    if sized:
        figure = full_scale(sized) / SAMPLE_SHARE
        of_this = f"A ring of this area: {number(figure)}" if figure >= 1 else "Rings: area by figure"
        two = "; a range has two" if any(b.inner != b.outer and not b.open for b in sized) else ""
        entries.append(("sized", f"{of_this} troops or casualties{two}"))
    if any(b.open for b in sized):
        entries.append(("open", "Open-ended: at least (ticks outwards), at most (inwards)"))
    return entries


def reach(mark: Mark, sized: Sequence[Bubble], unit: float) -> float:
    """Return how far a mark's rings go from its middle, in points; its own radius where it has none."""
    full = full_scale(sized)
    own = [radius_of(b.largest, full, LARGEST_BUBBLE) * unit for b in sized if b.key == mark.symbol.key]
    return max([mark.r, *own])


def draw_bubbles(
    axes: Axes, marks: Sequence[Mark], sized: Sequence[Bubble], theme: Theme, unit: float
) -> None:
    """Draw the rings of troops and casualties round their place's mark; those it would hide are left out."""
    full = full_scale(sized)
    at = {m.symbol.key: m for m in marks}
    turns: dict[str, int] = {}
    for bubble in sized:
        mark = at.get(bubble.key)
        if mark is None or radius_of(bubble.largest, full, LARGEST_BUBBLE) * unit < mark.r + 1.2:
            continue
        colour = GROUPS[bubble.group].colour
        inner, outer = (
            None if figure is None else radius_of(figure, full, LARGEST_BUBBLE) * unit
            for figure in (bubble.inner, bubble.outer)
        )
        if inner is not None:
            fill = Disc((mark.x, mark.y), inner, facecolor=(*to_rgb(colour), 0.16), edgecolor="none")
            fill.set_zorder(2.6)
            put(axes, fill)
            _ring(axes, mark.x, mark.y, inner, colour, "-")
        if outer is not None and outer != inner:
            _ring(axes, mark.x, mark.y, outer, colour, (0, (4, 2.4)))
        if bubble.open:
            side = 1 if bubble.open == "upwards" else -1
            draw_ticks(axes, mark.x, mark.y, (inner or outer or 0.0), side * _TICK * unit, colour)
        if mark.symbol.group != bubble.group:
            turn = turns[bubble.key] = turns.get(bubble.key, 0) + 1
            angle = 0.5 + (turn - 1) * 0.9
            r = outer or inner or 0.0
            x, y = mark.x + r * cos(angle), mark.y + r * sin(angle)
            chip = Disc(
                (x, y), 4.6 * unit, facecolor=theme.land, edgecolor=colour, linewidth=1.0, zorder=2.75
            )
            put(axes, chip)
            draw_glyph(axes, GROUPS[bubble.group].glyph, x, y, 2.4 * unit, colour, 2.76)


def draw_ticks(axes: Axes, x: float, y: float, r: float, long: float, colour: str) -> None:
    """Draw short strokes across a ring's rim: the claim gives no bound on that side."""
    for step in range(8):
        angle = (step + 0.5) * pi / 4
        ends = [(x + s * cos(angle), y + s * sin(angle)) for s in (r, r + long)]
        put(axes, PathPatch(Path(ends), edgecolor=colour, facecolor="none", linewidth=1.1, zorder=2.7))


def draw_flows(
    axes: Axes, marks: Sequence[Mark], arrows: Sequence[Flow], theme: Theme, unit: float
) -> list[tuple[float, float]]:
    """Draw an arrow per movement between marks on the sheet; return points along them, to keep words off."""
    at = {m.symbol.key: m for m in marks}
    along: list[tuple[float, float]] = []
    for flow in arrows:
        start, end = at.get(flow.origin), at.get(flow.destination)
        if start is not None and end is not None:
            along += draw_arrow(
                axes, (start.x, start.y), (end.x, end.y), start.r, end.r, theme, unit, flow.vague
            )
    return along


def draw_arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    from_rim: float,
    to_rim: float,
    theme: Theme,
    unit: float,
    dashed: bool,
    layer: float = 2.8,
) -> list[tuple[float, float]]:
    """Draw a curved arrow from one rim to another; return points along it, none where the two all but touch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = hypot(dx, dy)
    if far < from_rim + to_rim + 1.4 * _HEAD * unit:
        return []
    middle = ((start[0] + end[0]) / 2 - dy * _BEND, (start[1] + end[1]) / 2 + dx * _BEND)
    a = _towards(start, middle, from_rim + 2 * unit)
    tip = _towards(end, middle, to_rim + 2 * unit)
    neck = _towards(tip, middle, 0.7 * _HEAD * unit)
    path = Path([a, middle, neck], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    style = (0, (4, 3)) if dashed else "-"
    for colour, width, line in ((theme.land, 3.4, "-"), (theme.text, 1.2, style)):
        put(axes, PathPatch(path, edgecolor=colour, facecolor="none", linewidth=width, linestyle=line,
                            capstyle="butt", zorder=layer))  # fmt: skip
    back = (tip[0] - neck[0]) / (0.7 * unit), (tip[1] - neck[1]) / (0.7 * unit)
    head = [tip]
    for side in (-0.38, 0.38):
        turned = back[0] * cos(side) - back[1] * sin(side), back[0] * sin(side) + back[1] * cos(side)
        head.append((tip[0] - turned[0] * unit, tip[1] - turned[1] * unit))
    put(axes, Polygon(head, facecolor=theme.text, edgecolor=theme.land, linewidth=0.6, zorder=layer + 0.01))
    steps = max(2, int(far / (8 * unit)))
    return [_on_curve(a, middle, tip, i / steps) for i in range(steps + 1)]


def _ring(axes: Axes, x: float, y: float, r: float, colour: str, line: object) -> None:
    for edge, width, style in (("white", 2.4, "-"), (colour, 1.2, line)):
        put(axes, Disc((x, y), r, fill=False, edgecolor=edge, linewidth=width, linestyle=style, zorder=2.65))


def _towards(a: tuple[float, float], b: tuple[float, float], by: float) -> tuple[float, float]:
    far = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return a[0] + (b[0] - a[0]) * by / far, a[1] + (b[1] - a[1]) * by / far


def _on_curve(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], t: float
) -> tuple[float, float]:
    u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return u * a[0] + v * b[0] + w * c[0], u * a[1] + v * b[1] + w * c[1]
