"""A PDF briefing from saved views: a sheet with the map for each, then every figure with its whole sentence."""

from collections.abc import Sequence

from geo.drawing.snapshot.pages import briefing_pages
from geo.drawing.snapshot.paper import PaperName, paper_of
from geo.drawing.snapshot.sheet import Orientation, Size
from geo.export.briefing import BriefingStep


def to_briefing_pdf(
    views: Sequence[BriefingStep],
    *,
    size: Size = "A4",
    orientation: Orientation = "landscape",
    marking: str = "",
    theme: PaperName = "light",
    logo: bytes | None = None,
) -> bytes:
    """Return a PDF; the same views give the same bytes. Raises ValueError without a view."""
    if not views:
        raise ValueError("A briefing needs at least one view.")
    return briefing_pages(
        [(v.frame, v.title, v.subtitle, v.borders, v.bounds, v.moved) for v in views],
        size,
        orientation,
        marking,
        paper_of(theme),
        logo,
    )
