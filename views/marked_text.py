"""A report's text cut into plain and marked pieces, none of which overlap."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Mark = tuple[int, int, dict[str, str | None]]  # from, to (half-open), and what the piece is to carry


def marked_pieces(text: str, marks: Sequence[Mark], first: int, last: int) -> Iterator[dict[str, str | None]]:
    """Yield the pieces of `text[first:last]`; where marks overlap, the earlier in `marks` wins."""
    inside = [m for m in marks if first <= m[0] < m[1] <= last]
    edges = sorted({first, last, *(m[0] for m in inside), *(m[1] for m in inside)})
    over: dict[str, str | None] = {}
    begun = first
    for start, end in pairwise(edges):
        here = next((m[2] for m in inside if m[0] <= start and end <= m[1]), {})
        if here is not over and start > begun:
            yield {"text": text[begun:start], **over}
            begun = start
        over = here
    yield {"text": text[begun:last], **over}
