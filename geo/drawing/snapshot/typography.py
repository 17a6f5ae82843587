"""Type on a sheet: how wide words are, where lines break, and how they are set; all lengths are points."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from types import MappingProxyType
from typing import Any, Literal
from unicodedata import bidirectional

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.patheffects import AbstractPathEffect, PathEffectRenderer, withStroke
from matplotlib.text import Text
from matplotlib.textpath import TextToPath, text_to_path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from geo.drawing.snapshot.projection import Floats
from geo.wording import without_controls

FAMILY = "DejaVu Sans"  # matplotlib ships it: Latin, Cyrillic, Greek, and the same on every machine
LEADING = 1.32  # line height, in sizes
_LARGE = 100.0  # points: the size that shaped lines are measured at
_MISSING = 0.6  # width of a letter the face lacks, in sizes
_BEFORE: Mapping[str, float] = MappingProxyType(
    {"left": 0.0, "center": 0.5, "right": 1.0}
)  # of a line's width
_JOINED = frozenset({"R", "AL", "NSM", "RLE", "RLO", "RLI"})  # Unicode's classes of such letters

Horizontal = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: size in points, a CSS colour, and the cut of the face."""

    size: float
    colour: str
    bold: bool = False
    italic: bool = False

    def scaled(self, by: float) -> "Face":
        """Return the same face, larger or smaller."""
        return Face(self.size * by, self.colour, self.bold, self.italic)


def width(words: str, face: Face) -> float:
    """Return the width of one line."""
    return face.size * _ems(words, face.bold, face.italic)


def wrapped(words: str, face: Face, room: float) -> list[str]:
    """Break words into lines no wider than `room`; a word that is wider is cut where the line ends."""
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    space = width(" ", face)
    for word in words.split():
        need = width(word, face)
        if line and used + space + need > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        while need > room and len(word) > 1:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], face) <= room)
            lines.append(word[:cut])
            word = word[cut:]
            need = width(word, face)
        used += need + (space if line else 0.0)
        line.append(word)
    return [*lines, " ".join(line)] if line else lines


def shortened(words: str, face: Face, room: float) -> str:
    """Return one line no wider than `room`, with an ellipsis where it had to end."""
    words = " ".join(words.split())
    if width(words, face) <= room:
        return words
    while words and width(words + "…", face) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def limited(words: str, face: Face, room: float, most: int) -> list[str]:
    """Break words into `most` lines at the most, with an ellipsis where they had to end."""
    lines = wrapped(words, face, room)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), face, room)]


def put(axes: Axes, artist: Artist, clip: Path | None = None) -> None:
    """Add an artist to the sheet, cut to a path in sheet coordinates where one is given.

    It goes to the figure, which neither measures it, as `Axes.add_patch` does, nor cuts it to the sheet.
    """
    artist.set_transform(axes.transData)
    axes.figure.add_artist(artist)
    if clip is not None:
        artist.set_clip_path(clip, axes.transData)


class Words(Text):
    """One line of words. `Text` would lay out a paragraph first, and draw pixels letter by letter."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line with its baseline at `y`: as letters in a PDF or SVG, as outlines in a picture."""
        words = self.get_text()
        if not words:
            return
        face = self.get_fontproperties()
        renderer.open_group("text")
        x, y = self.get_transform().transform(self.get_position())
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        effects = self.get_path_effects()
        pen = PathEffectRenderer(effects, renderer) if effects else renderer
        align = self.get_horizontalalignment()
        if isinstance(renderer, RendererAgg):
            outline, wide = outlined(words, face.get_weight() == "bold", face.get_style() == "italic")
            scale = face.get_size_in_points() * renderer.dpi / 72 / TextToPath.FONT_SCALE
            x -= scale * wide * _BEFORE[align]
            gc.set_linewidth(0.0)
            gc.set_snap(False)
            pen.draw_path(gc, outline, Affine2D().scale(scale).translate(x, y), gc.get_rgb())
        else:
            if align != "left":
                x -= renderer.get_text_width_height_descent(words, face, False)[0] * _BEFORE[align]
            if renderer.flipy():
                y = renderer.get_canvas_width_height()[1] - y
            pen.draw_text(gc, x, y, words, face, 0.0, mtext=self)
        gc.restore()
        renderer.close_group("text")


@lru_cache(maxsize=2_000)
def outlined(words: str, bold: bool, italic: bool) -> tuple[Path, float]:
    """Return the outlines of a line's letters and its width, at a size of `TextToPath.FONT_SCALE`.

    Word by word, for most words come again; where letters join or run from right to left the line is one piece.
    """
    if _are_joined(words):
        outline, kinds, _ = _shaped(words, bold, italic)
        return Path(outline, kinds), _ems(words, bold, italic) * TextToPath.FONT_SCALE
    vertices, codes = [np.empty((0, 2))], [np.empty(0, np.uint8)]
    x = 0.0
    gap = _ems(" ", bold, italic) * TextToPath.FONT_SCALE
    for word in words.split(" "):
        if word:
            outline, kinds, wide = _shaped(word + " ", bold, italic)  # the space begins where the word ends
            vertices.append(outline + np.array([x, 0.0]))
            codes.append(kinds)
            x += wide
        x += gap
    return Path(np.concatenate(vertices), np.concatenate(codes)), x - gap


@lru_cache(maxsize=10_000)
def _shaped(words: str, bold: bool, italic: bool) -> tuple[Floats, NDArray[np.uint8], float]:
    """The outlines of some letters as vertices and path codes, and where the last letter begins."""
    font, known = _letters(bold, italic)
    font.set_size(TextToPath.FONT_SCALE, TextToPath.DPI)
    letters, _, _ = text_to_path.get_glyphs_with_font(font, words, glyph_map=known)
    vertices = [known[letter][0] * scale + np.array([x, y]) for letter, x, y, scale in letters]
    codes = [known[letter][1] for letter, *_ in letters]
    return np.concatenate(vertices), np.concatenate(codes), float(letters[-1][1])


@cache
def _letters(bold: bool, italic: bool) -> tuple[FT2Font, OrderedDict[str, Any]]:
    """A face and the outlines of its letters that were drawn before; used under the lock that saving holds."""
    return FT2Font(findfont(_properties(bold, italic))), OrderedDict()


def write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    face: Face,
    align: Horizontal = "left",
    halo: str | None = None,
    layer: float = 5,
) -> Text:
    """Set one line with its baseline at y. Nothing in it is read as mathematics; `halo` is a CSS colour."""
    text = Words(
        x,
        y,
        without_controls(words),
        fontproperties=_properties(face.bold, face.italic and _slanted(words)),
        fontsize=face.size,
        color=face.colour,
        ha=align,
        va="baseline",
        zorder=layer,
        parse_math=False,
        clip_on=False,
    )
    put(axes, text)
    if halo:
        text.set_path_effects(_halo(halo, round(face.size * 0.3, 2)))
    return text


def paragraph(
    axes: Axes, x: float, top: float, lines: Sequence[str], face: Face, align: Horizontal = "left"
) -> float:
    """Set lines under each other from `top` down; return where the next line may begin."""
    for line in lines:
        write(axes, x, top - face.size * 0.98, line, face, align)
        top -= face.size * LEADING
    return top


@lru_cache(maxsize=20_000)
def _ems(words: str, bold: bool, italic: bool) -> float:
    italic = italic and _slanted(words)
    advance = _advances(bold, italic)
    if _are_joined(words):
        return advance.of_joined(words)
    return sum(advance(c) for c in words)


@lru_cache(maxsize=20_000)
def _slanted(words: str) -> bool:
    """Whether the slanted face has every letter that the upright one has: it lacks Arabic and Hebrew."""
    return words.isascii() or all(
        _advances(False, True).has(c) or not _advances(False, False).has(c) for c in words
    )


def _are_joined(words: str) -> bool:
    return not words.isascii() and not _JOINED.isdisjoint(map(bidirectional, words))


@cache
def _properties(bold: bool, italic: bool) -> FontProperties:
    return FontProperties(
        family=FAMILY, weight="bold" if bold else "normal", style="italic" if italic else "normal"
    )


@cache
def _advances(bold: bool, italic: bool) -> "_Advances":
    return _Advances(FT2Font(findfont(_properties(bold, italic))))


@cache
def _halo(colour: str, width: float) -> list[AbstractPathEffect]:
    return [withStroke(linewidth=width, foreground=colour)]


class _Advances:
    """Widths of a face's letters in sizes, looked up once each."""

    def __init__(self, font: FT2Font) -> None:
        self._font = font
        self._known: dict[str, float] = {}
        self._shaping = Lock()

    def has(self, letter: str) -> bool:
        """Return whether the face has a letter."""
        return bool(self._font.get_char_index(ord(letter)))

    def of_joined(self, words: str) -> float:
        """Return the width of a line whose letters take their shape from one another."""
        with self._shaping:
            self._font.set_size(_LARGE, 72)
            self._font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
            return float(self._font.get_width_height()[0]) / 64 / _LARGE

    def __call__(self, letter: str) -> float:
        known = self._known.get(letter)
        if known is None:
            known = _MISSING
            if self._font.get_char_index(ord(letter)):
                glyph = self._font.load_char(ord(letter), flags=LoadFlags.NO_SCALE)
                known = glyph.horiAdvance / self._font.units_per_EM
            self._known[letter] = known
        return known
