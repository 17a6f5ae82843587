"""The whole set: the map, the slides, the briefing, the data and an index page, one file after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import geopandas as gpd

from geo.drawing.snapshot import Bounds, Format, draw_snapshot
from geo.drawing.snapshot.paper import PaperName
from geo.drawing.snapshot.sheet import Size
from geo.export import EXPORTERS, to_geopackage, to_json_lines
from geo.export.briefing import BriefingStep
from geo.export.briefing_pdf import to_briefing_pdf
from geo.export.index_page import index_page
from geo.export.slides import to_slides
from geo.export.standalone_html import to_standalone_html
from geo.gazetteer.outlines import View as Borders
from geo.model import Extraction
from geo.movements import Movement

_SHEETS: tuple[tuple[Format, Size, str], ...] = (
    ("png", "16:9", "The map as a picture"),
    ("pdf", "A4", "The map for print"),
    ("svg", "16:9", "The map for drawing programs"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is written out: the claims, the records behind them, the saved views and a case's history."""

    frame: gpd.GeoDataFrame
    extractions: Sequence[Extraction] = ()
    views: Sequence[
        BriefingStep
    ] = ()  # each a section of the slides and the briefing; none: all claims in one
    history: Sequence[Mapping[str, str | None]] = ()
    moved: Sequence[Movement] = ()


@dataclass(frozen=True, slots=True)
class Looks:
    """How it is written out; the words and the logo stand on every sheet."""

    title: str = "What the reports claim"
    subtitle: str = ""
    marking: str = ""
    borders: Borders = "un"
    theme: PaperName = "light"
    logo: bytes | None = field(default=None, repr=False)
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One file of the set: its name, what it is for, and its bytes."""

    name: str
    meaning: str
    content: bytes


def whole_set(told: Told, looks: Looks) -> Iterator[File]:
    """Yield each file as soon as it is made, the index page last; `planned` says how many come.

    The same claims and options give the same bytes. Raises ValueError for options that no sheet has.
    """
    made: list[tuple[str, str, int]] = []
    for name, meaning, write in _plan(told, looks):
        content = write()
        made.append((name, meaning, len(content)))
        yield File(name, meaning, content)
    page = index_page(told.frame, made, title=looks.title, subtitle=looks.subtitle, marking=looks.marking)
    yield File("index.html", "The index of these files", page)


def planned(told: Told, looks: Looks) -> list[str]:
    """Return the names of the files that `whole_set` yields, in its order."""
    return [*(name for name, _, _ in _plan(told, looks)), "index.html"]


def _plan(told: Told, looks: Looks) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    frame = told.frame
    words = {"title": looks.title, "subtitle": looks.subtitle, "marking": looks.marking}
    whole = BriefingStep(frame, looks.title, looks.subtitle, looks.borders, looks.bounds, told.moved)
    steps = list(told.views) or [whole]

    def sheet(step: BriefingStep, form: Format, size: Size) -> Callable[[], bytes]:
        return lambda: draw_snapshot(
            step.frame, format=form, size=size, title=step.title, subtitle=step.subtitle, marking=looks.marking,
            logo=looks.logo, view=step.borders, bounds=step.bounds, theme=looks.theme, moved=step.moved,
        )  # fmt: skip

    for form, size, meaning in _SHEETS:
        yield f"snapshot.{form}", meaning, sheet(whole, form, size)
    for number, step in enumerate(told.views, 1):
        yield f"view-{number:02}.png", f"Saved view: {step.title}", sheet(step, "png", "16:9")
    yield (
        "map.html",
        "The interactive map; needs no network",
        lambda: to_standalone_html(frame, view=looks.borders, **words),
    )
    yield (
        "briefing.pptx",
        "Slides, to be edited",
        lambda: to_slides(steps, title=looks.title, marking=looks.marking, theme=looks.theme),
    )
    yield (
        "briefing.pdf",
        "The briefing, every figure with its sentence",
        lambda: to_briefing_pdf(steps, marking=looks.marking, theme=looks.theme, logo=looks.logo),
    )
    for extension, exporter in EXPORTERS.items():
        meaning = f"{exporter.label}: {exporter.help}"
        if extension == "gpkg":
            yield f"claims.{extension}", meaning, lambda: to_geopackage(frame, told.history)
        else:
            yield f"claims.{extension}", meaning, partial(exporter.write, frame)
    yield "records.jsonl", "JSON lines: a record per report", lambda: to_json_lines(told.extractions)
