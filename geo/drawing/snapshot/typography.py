"""Type on a sheet: how wide words are, where lines break, and how they are set; all lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.text import Text

from geo.wording import without_controls

FAMILY = "DejaVu Sans"  # matplotlib ships it: Latin, Cyrillic, Greek, and the same on every machine
LEADING = 1.32  # line height, in sizes
_MISSING = 0.6  # width of a letter the face lacks, in sizes

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


def put(axes: Axes, artist: Artist, clip: Path | None = None) -> None:
    """Add an artist to the sheet, cut to a path in sheet coordinates where one is given.

    `Axes.add_patch` and the like measure every curve to scale the axes; a sheet's never change.
    """
    axes.add_artist(artist)
    if clip is not None:
        artist.set_clip_path(clip, axes.transData)


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
    text = Text(
        x,
        y,
        without_controls(words),
        fontproperties=_properties(face.bold, face.italic),
        fontsize=face.size,
        color=face.colour,
        ha=align,
        va="baseline",
        zorder=layer,
        parse_math=False,
        clip_on=False,
    )
    axes.add_artist(text)
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
    advance = _advances(bold, italic)
    return sum(advance(c) for c in words)


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

    def __call__(self, letter: str) -> float:
        known = self._known.get(letter)
        if known is None:
            known = _MISSING
            if self._font.get_char_index(ord(letter)):
                glyph = self._font.load_char(ord(letter), flags=LoadFlags.NO_SCALE)
                known = glyph.horiAdvance / self._font.units_per_EM
            self._known[letter] = known
        return known
