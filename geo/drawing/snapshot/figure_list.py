"""The list of figures beside the map: as much of it, as large and with as long quotes, as the columns hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from geo.drawing.snapshot.figures import Figure, PlaceFigures, Source, Told
from geo.drawing.snapshot.paper import Paper
from geo.drawing.snapshot.projection import Box
from geo.drawing.snapshot.typography import LEADING, Face, put, shortened, width, wrapped, write
from geo.wording import counted

# What is tried, best first: (size of the type, characters of a quote).
_ATTEMPTS = (
    (1.06, 320),
    (1.0, 320),
    (1.0, 190),
    (0.93, 190),
    (0.93, 120),
    (0.87, 120),
    (0.87, 75),
    (0.82, 75),
    (0.82, 0),
)
_LAST = (0.85, 75)  # where not everything fits
_SOURCES_SHARE = 0.34  # of the last column


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its words with their faces, left to right, and what it needs."""

    height: float
    indent: float
    runs: tuple[tuple[str, Face], ...]
    number: int | None = None  # set in a badge before the line
    right: str = ""  # at the right edge, muted
    rule: bool = False  # a hairline above


Block = tuple[Line, ...]  # lines that stay together in one column


def draw_list(axes: Axes, told: Told, columns: Sequence[Box], theme: Paper, unit: float, keyed: bool) -> None:
    """Set the figures and, at the foot of the last column, the sources; `keyed` numbers them for the map.

    What does not fit is counted in a last line, never dropped in silence.
    """
    last = columns[-1]
    sources = _source_lines(told, last[2] - last[0], (last[3] - last[1]) * _SOURCES_SHARE, theme, unit)
    high = sum(line.height for line in sources)
    room = [*columns[:-1], (last[0], last[1] + high + (8 * unit if high else 0), last[2], last[3])]
    draw_blocks(axes, _fitting(told, room, theme, unit, keyed), room, theme, unit)
    top = last[1] + high
    for line in sources:
        _draw(axes, line, last[0], last[2], top, theme, unit)
        top -= line.height


def _fitting(told: Told, columns: Sequence[Box], theme: Paper, unit: float, keyed: bool) -> list[Block]:
    wide = columns[0][2] - columns[0][0]
    heights = [c[3] - c[1] for c in columns]
    listed = sum(len(p.figures) for p in told.places)
    if listed == told.claims and listed:
        for scale, quote in _ATTEMPTS:
            blocks = list(_blocks(told.places, told.named, wide, theme, unit * scale, quote, keyed))
            if _holds(blocks, heights):
                return blocks
    scale, quote = _LAST
    face = Face(7.4 * unit, theme.text)
    lines = wrapped(told.kinds, face, wide)
    overview = tuple(
        Line(face.size * LEADING + (6 * unit if i == len(lines) - 1 else 0), 0, ((words, face),))
        for i, words in enumerate(lines)
    )
    blocks = [overview, *_blocks(told.places, "", wide, theme, unit * scale, quote, keyed)]
    body = Face(7.4 * unit * scale, theme.muted, italic=True)

    if not told.claims:
        return blocks

    def with_rest(kept: list[Block]) -> list[Block]:
        said = sum(bool(line.right) for block in kept for line in block)
        words = f"and {counted(told.claims - said, 'more claim')}: the data files hold them all."
        return [*kept, (Line(body.size * 2, 0, ((words, body),)),)]

    kept = len(blocks)
    while kept and not _holds(with_rest(blocks[:kept]), heights):
        kept -= 1
    return with_rest(blocks[:kept])


def _blocks(
    places: Sequence[PlaceFigures],
    named: str,
    wide: float,
    theme: Paper,
    unit: float,
    quote: int,
    keyed: bool,
) -> Iterator[Block]:
    for at, place in enumerate(places):
        head = _place_line(place, wide, theme, unit, first=at == 0)
        for n, figure in enumerate(place.figures):
            after = place.figures[n + 1] if n + 1 < len(place.figures) else None
            shared = after is not None and (after.quote, after.source) == (figure.quote, figure.source)
            lines = _figure_lines(figure, wide, theme, unit, 0 if shared else quote, keyed)
            yield (head, *lines) if n == 0 else lines
    if named:
        face = Face(6.9 * unit, theme.muted)
        yield tuple(
            Line(face.size * LEADING + (6 * unit if i == 0 else 0), 0, ((words, face),), rule=i == 0)
            for i, words in enumerate(wrapped(named, face, wide))
        )


def _place_line(place: PlaceFigures, wide: float, theme: Paper, unit: float, first: bool) -> Line:
    name = Face(8.4 * unit, theme.text, bold=True)
    where = Face(6.9 * unit, theme.muted)
    title = shortened(place.title, name, wide)
    left = wide - width(title, name) - 8 * unit
    runs = (
        ((title, name), ("  " + shortened(place.where, where, left), where))
        if place.where
        else ((title, name),)
    )
    return Line(name.size * 1.5 + (1 if first else 7) * unit, 0, runs, rule=not first)


def _figure_lines(figure: Figure, wide: float, theme: Paper, unit: float, quote: int, keyed: bool) -> Block:
    bold = Face(7.6 * unit, theme.text, bold=True)
    plain = Face(7.1 * unit, theme.text)
    soft = Face(6.9 * unit, theme.muted, italic=True)
    indent = (19 if keyed else 0) * unit
    room = wide - indent
    mark = f"{figure.source} · {figure.grade}"
    beside = width(mark, Face(6.6 * unit, theme.muted)) + 8 * unit
    who = ", ".join(p for p in (figure.speaker, figure.day) if p)
    words = [(w, bold) for w in figure.headline.split()]
    words += [
        (w, plain) for w in f"{figure.noun} — {who}{f'; {figure.caveat}' if figure.caveat else ''}".split()
    ]
    lines = [
        Line(
            bold.size * LEADING,
            indent,
            runs,
            figure.number if i == 0 and keyed else None,
            mark if i == 0 else "",
        )
        for i, runs in enumerate(_mixed(words, room - beside, room))
    ]
    if quote and figure.quote:
        said = figure.quote
        if len(said) > quote:
            said = said[:quote].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + " …"
        lines += [Line(soft.size * LEADING, indent, ((w, soft),)) for w in wrapped(f"“{said}”", soft, room)]
    last = lines[-1]
    lines[-1] = Line(last.height + 2.6 * unit, last.indent, last.runs, last.number, last.right)
    return tuple(lines)


def _mixed(
    words: Sequence[tuple[str, Face]], first: float, room: float
) -> list[tuple[tuple[str, Face], ...]]:
    """Break words of several faces into lines, the first of them `first` wide, joining runs of one face."""
    lines: list[list[tuple[str, Face]]] = [[]]
    used = 0.0
    for word, face in words:
        gap = width(" ", face) if lines[-1] else 0.0
        need = gap + width(word, face)
        if used + need > (first if len(lines) == 1 else room) and lines[-1]:
            lines.append([])
            used, need = 0.0, width(word, face)
        line = lines[-1]
        used += need
        if line and line[-1][1] == face:
            line[-1] = (f"{line[-1][0]} {word}", face)
        else:
            line.append((f" {word}" if line else word, face))
    return [tuple(line) for line in lines]


def _source_lines(told: Told, wide: float, high: float, theme: Paper, unit: float) -> list[Line]:
    if not told.sources:
        return []
    head = Face(8.4 * unit, theme.text, bold=True)
    label = Face(6.8 * unit, theme.text, bold=True)
    face = Face(6.8 * unit, theme.muted)
    lines = [Line(head.size * 1.5, 0, (("Sources", head),), rule=True)]
    used = lines[0].height
    for at, source in enumerate(told.sources):
        rows = _source_rows(source, wide - 19 * unit, face)
        need = len(rows) * face.size * LEADING
        left = len(told.sources) - at
        if used + need + (face.size * LEADING if left > 1 else 0) > high:
            words = f"and {counted(left, 'more report')}: the data files name them all."
            lines.append(Line(face.size * LEADING, 0, ((words, face),)))
            break
        used += need
        for i, words in enumerate(rows):
            runs = ((source.label, label), (words, face)) if i == 0 else ((words, face),)
            lines.append(Line(face.size * LEADING, 0 if i == 0 else 19 * unit, runs))
    return lines


def _source_rows(source: Source, room: float, face: Face) -> list[str]:
    """Three lines at the most; of a long title what there is room for, then its publisher, day and grade whole."""

    def words(title: str, publisher: str) -> str:
        return f"“{title}”, {publisher}, {source.published}, grade {source.grade}."

    title, publisher = source.title, source.publisher
    while len(rows := wrapped(words(title, publisher), face, room)) > 3:
        if len(title) > 40:
            title = title[:-9].rstrip(" …") + "…"
        elif len(publisher) > 20:
            publisher = publisher[:-9].rstrip(" …") + "…"
        else:
            break
    return rows[:3]


def _holds(blocks: Sequence[Block], heights: Sequence[float]) -> bool:
    return column_of(blocks, heights) is not None


def full_blocks(told: Told, wide: float, theme: Paper, unit: float) -> list[Block]:
    """Return every listed figure with its whole sentence, and the sources, in lines of a width."""
    blocks = list(_blocks(told.places, told.named, wide, theme, unit, 2_000, keyed=True))
    lines = _source_lines(told, wide, float("inf"), theme, unit)
    return [*blocks, *((line,) for line in lines)]


def column_of(blocks: Sequence[Block], heights: Sequence[float]) -> list[int] | None:
    """Return the column of each block; None when they do not fit."""
    column, used = 0, 0.0
    where = []
    for block in blocks:
        need = sum(line.height for line in block)
        if used + need > heights[column]:
            column, used = column + 1, 0.0
            if column == len(heights) or need > heights[column]:
                return None
        used += need
        where.append(column)
    return where


def draw_blocks(
    axes: Axes, blocks: Sequence[Block], columns: Sequence[Box], theme: Paper, unit: float
) -> None:
    """Set blocks into columns, one after the other; they must fit (see `column_of`)."""
    where = column_of(blocks, [c[3] - c[1] for c in columns]) or []
    tops = [c[3] for c in columns]
    for block, column in zip(blocks, where, strict=False):
        box = columns[column]
        for line in block:
            at_top = tops[column] == box[3]
            _draw(axes, line, box[0], box[2], tops[column], theme, unit, rule=line.rule and not at_top)
            tops[column] -= line.height


def _draw(
    axes: Axes,
    line: Line,
    left: float,
    right: float,
    top: float,
    theme: Paper,
    unit: float,
    rule: bool = True,
) -> None:
    tallest = max(face.size for _, face in line.runs)
    base = top - line.height + tallest * 0.49 if line.rule else top - tallest * 0.98
    if line.rule and rule:
        put(
            axes,
            Line2D([left, right], [top - 2 * unit, top - 2 * unit], color=theme.panel_line, linewidth=0.6),
        )
    x = left + line.indent
    if line.number is not None:
        badge(axes, left + 7.5 * unit, base + tallest * 0.36, str(line.number), theme, unit)
    for i, (words, face) in enumerate(line.runs):
        write(axes, x, base, words, face)
        x += width(words, face)
        if i == 0 and len(line.runs) == 2 and words.startswith("S") and words[1:].isdigit():
            x = left + 19 * unit
    if line.right:
        write(axes, right, base, line.right, Face(6.6 * unit, theme.muted), "right")


def badge_width(words: str, unit: float) -> float:
    """Return how wide the badge of a number is."""
    return max(10.5 * unit, width(words, Face(6.2 * unit, "#ffffff", bold=True)) + 5 * unit)


def badge(axes: Axes, x: float, y: float, words: str, theme: Paper, unit: float) -> None:
    """Draw a claim's number, centred, as the list and the map both show it."""
    face = Face(6.2 * unit, "#ffffff", bold=True)
    wide, high = badge_width(words, unit), 9.6 * unit
    put(axes,
        FancyBboxPatch((x - wide / 2, y - high / 2), wide, high, boxstyle=f"round,pad=0,rounding_size={high / 2}",
                       facecolor=theme.text, edgecolor="none", zorder=4.5)
    )  # fmt: skip
    write(axes, x, y - face.size * 0.36, words, face, "center", layer=4.6)
