"""Several sheets in one PDF: the map of each view, followed by its figures with their whole sentences."""

import io
from collections.abc import Iterator, Sequence

import geopandas as gpd
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from geo.drawing.snapshot import PDF_METADATA, Bounds, blank, compose, order_of, saving
from geo.drawing.snapshot.figure_list import Block, column_of, draw_blocks, full_blocks
from geo.drawing.snapshot.figures import told
from geo.drawing.snapshot.paper import Paper
from geo.drawing.snapshot.sheet import Orientation, Sheet, Size, laid_out
from geo.drawing.snapshot.typography import Face, write
from geo.drawing.symbols import symbols
from geo.gazetteer.outlines import View as Borders
from geo.movements import Movement
from geo.wording import without_controls

# frame, title, subtitle, borders, bounds, what moved
View = tuple[gpd.GeoDataFrame, str, str, Borders, Bounds | None, Sequence[Movement]]


def briefing_pages(
    views: Sequence[View],
    size: Size,
    orientation: Orientation,
    marking: str,
    theme: Paper,
    logo: bytes | None,
) -> bytes:
    """Return the PDF of a briefing; see `geo.export.briefing_pdf`."""
    figures: list[Figure] = []
    for frame, title, subtitle, borders, bounds, moved in views:
        figures.append(
            compose(frame, size, orientation, title, subtitle, marking, logo, borders, bounds, theme, moved)
        )
        figures += _figure_pages(frame, title, size, orientation, marking, theme)
    out = io.BytesIO()
    metadata = PDF_METADATA | {"Title": without_controls(views[0][1])}
    with saving, rc_context({"text.hinting": "no_hinting"}), PdfPages(out, metadata=metadata) as pages:
        for figure in figures:
            pages.savefig(figure)
    return out.getvalue()


def _figure_pages(
    frame: gpd.GeoDataFrame, title: str, size: Size, orientation: Orientation, marking: str, theme: Paper
) -> Iterator[Figure]:
    words = told(frame, order_of(symbols(frame)))
    if not words.places:
        return
    sheet = laid_out(size, orientation, bool(marking), 1, 0)
    left, bottom, right, top = sheet.map[0], sheet.foot[1], sheet.foot[2], sheet.map[3]
    gutter = 22 * sheet.unit
    middle = (left + right) / 2
    columns = ((left, bottom, middle - gutter / 2, top), (middle + gutter / 2, bottom, right, top))
    heights = [top - bottom] * 2
    page: list[Block] = []
    for block in full_blocks(words, columns[0][2] - left, theme, sheet.unit):
        if page and column_of([*page, block], heights) is None:
            yield _page(page, columns, sheet, title, marking, theme)
            page = []
        page.append(block)
    yield _page(page, columns, sheet, title, marking, theme)


def _page(
    blocks: Sequence[Block], columns: Sequence[tuple[float, float, float, float]], sheet: Sheet, title: str,
    marking: str, theme: Paper,
) -> Figure:  # fmt: skip
    figure, axes = blank(sheet)
    write(
        axes,
        sheet.head[0],
        sheet.head[3] - 19 * sheet.unit,
        title,
        Face(15 * sheet.unit, theme.text, bold=True),
    )
    draw_blocks(axes, blocks, columns, theme, sheet.unit)
    for y in sheet.marking:
        write(axes, sheet.width / 2, y, marking, Face(8.5 * sheet.unit, theme.text, bold=True), "center")
    return figure
