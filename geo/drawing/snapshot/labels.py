"""Room on a sheet for words: rectangles that are taken, so that no label covers a symbol or another label."""

from collections import defaultdict
from collections.abc import Iterable

from geo.drawing.snapshot.projection import Box

_CELL = 48.0  # points


class Room:
    """The frame that labels must stay in, and what is taken of it."""

    def __init__(self, frame: Box, inset: float = 4.0) -> None:
        left, bottom, right, top = frame
        self._frame = (left + inset, bottom + inset, right - inset, top - inset)
        self._taken: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def free(self, box: Box) -> bool:
        """Return whether a rectangle lies in the frame and touches nothing taken."""
        left, bottom, right, top = self._frame
        if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top:
            return False
        return not any(
            box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1]
            for cell in _cells(box)
            for b in self._taken.get(cell, ())
        )

    def take(self, box: Box) -> None:
        """Mark a rectangle as taken."""
        for cell in _cells(box):
            self._taken[cell].append(box)

    def crowding(self, box: Box) -> float:
        """Return how much of a rectangle is taken, in square points; overlaps count twice."""
        seen = {b for cell in _cells(box) for b in self._taken.get(cell, ())}
        return sum(
            max(0.0, min(box[2], b[2]) - max(box[0], b[0])) * max(0.0, min(box[3], b[3]) - max(box[1], b[1]))
            for b in seen
        )

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """Take and return the first free one of several rectangles; None when all are taken."""
        for box in boxes:
            if self.free(box):
                self.take(box)
                return box
        return None


def beside(x: float, y: float, gap: float, wide: float, high: float) -> list[Box]:
    """Return rectangles of a size round a symbol, best first: right, left, below, above, then the corners."""
    half = high / 2
    near = gap * 0.75
    corners = [
        (x + gap, y - half),
        (x - gap - wide, y - half),
        (x - wide / 2, y - gap - high),
        (x - wide / 2, y + gap),
        (x + near, y + near),
        (x + near, y - near - high),
        (x - near - wide, y + near),
        (x - near - wide, y - near - high),
    ]
    return [(left, bottom, left + wide, bottom + high) for left, bottom in corners]


def _cells(box: Box) -> list[tuple[int, int]]:
    return [
        (i, j)
        for i in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1)
        for j in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1)
    ]
