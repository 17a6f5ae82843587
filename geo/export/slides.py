"""PowerPoint slides (PPTX) from saved views: map, figures, sentences and sources, all but the map native."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from geo.drawing.snapshot import ATTRIBUTION, BORDER_NOTES, draw_panel
from geo.drawing.snapshot.figures import Told, grade_note, summary
from geo.drawing.snapshot.paper import PaperName
from geo.drawing.snapshot.typography import Face, shortened, width
from geo.drawing.style import THEMES
from geo.export.archive import zip_archive
from geo.export.briefing import BriefingStep, main_figures
from geo.wording import counted, day, without_controls

_WIDE, _HIGH = 40 / 3, 7.5  # inches
_MARGIN = 0.5
_NO_CLOCK = datetime(2000, 1, 1)
_QUOTES = 4  # on one slide
_LONGEST_PROPERTY = 255  # characters: the format's own limit
_LONGEST_TITLE = 130  # characters: two lines
_ROWS = 9  # of sources on one slide
_THEME = THEMES["light"]


def to_slides(
    views: Sequence[BriefingStep], *, title: str = "", marking: str = "", theme: PaperName = "light"
) -> bytes:
    """Return a deck: per view a slide with its map and main figures and one with sentences, then the sources.

    Text and tables are native, so that they can be edited; `marking` stands at the head of each slide. The
    same views give the same bytes. Raises ValueError without a view.
    """
    if not views:
        raise ValueError("A deck needs at least one view.")
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDE), Inches(_HIGH)
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = (
        without_controls(title or views[0].title)[:_LONGEST_PROPERTY],
        "Dateline",
        "Dateline",
    )
    core.created = core.modified = _NO_CLOCK
    for view in views:
        words = view.told()
        _map_slide(deck, view, words, marking, theme)
        if words.places:
            _quotes_slide(deck, view, words, marking)
    told_already = []
    for view in views:
        words = view.told()
        if words.sources not in told_already:
            told_already.append(words.sources)
            _source_slides(deck, view, words, marking)
    out = io.BytesIO()
    deck.save(out)
    return _without_clock(out.getvalue())


def _map_slide(deck: Any, view: BriefingStep, words: Told, marking: str, theme: PaperName) -> None:
    slide = _slide(deck, view.title, _line(view, words), marking)
    top, high = 1.45, 5.25
    wide = 8.0
    picture = slide.shapes.add_picture(
        io.BytesIO(draw_panel(view.frame, inches=(wide, high), dpi=160, view=view.borders, bounds=view.bounds,
                              theme=theme, moved=view.moved)),
        Inches(_MARGIN), Inches(top), Inches(wide), Inches(high),
    )  # fmt: skip
    chosen = main_figures(words)
    told = "; ".join(f"{f.headline}, {place}, says {f.speaker}" for place, f in chosen)
    picture._element.nvPicPr.cNvPr.set(
        "descr", without_controls(f"Map of {counted(words.claims, 'claim')}. {told}")
    )
    left = _MARGIN + wide + 0.25
    if chosen:
        rows = [
            (str(f.number), f.headline, f"{place}\n{f.speaker}\n{f.day} · {f.source} {f.grade}")
            for place, f in chosen
        ]
        _table(
            slide,
            ("No.", "Figure", "Where, who, when"),
            rows,
            left,
            top,
            _WIDE - left - _MARGIN,
            (0.5, 1.75, 1.83),
            11,
        )
    else:
        _text(slide, words.kinds, left, top, _WIDE - left - _MARGIN, 0.6, 13, _THEME.text)
    notes = f"Claimed is not confirmed. {BORDER_NOTES[view.borders]} {ATTRIBUTION}"
    _text(slide, notes, _MARGIN, 6.85, _WIDE - 2 * _MARGIN, 0.4, 9, _THEME.muted)


def _quotes_slide(deck: Any, view: BriefingStep, words: Told, marking: str) -> None:
    slide = _slide(deck, "In the words of the reports", view.title, marking)
    seen: dict[tuple[str, str], list[tuple[str, Any]]] = {}
    for place, figure in main_figures(words):
        seen.setdefault((figure.quote, figure.source), []).append((place, figure))
    top = 1.5
    for (quote, source), said in list(seen.items())[:_QUOTES]:
        box = slide.shapes.add_textbox(
            Inches(_MARGIN), Inches(top), Inches(_WIDE - 2 * _MARGIN), Inches(1.25)
        )
        frame = box.text_frame
        frame.word_wrap = True
        short = quote if len(quote) <= 330 else quote[:329].rsplit(" ", 1)[0] + " …"
        _run(frame.paragraphs[0], f"“{short}”", 15, _THEME.text, italic=True)
        numbers = ("claim " if len(said) == 1 else "claims ") + ", ".join(str(f.number) for _, f in said)
        speakers = ", ".join(dict.fromkeys(f.speaker for _, f in said))
        _run(frame.add_paragraph(), f"{speakers} · {source} · {numbers}", 11, _THEME.muted)
        top += 1.35


def _source_slides(deck: Any, view: BriefingStep, words: Told, marking: str) -> None:
    for start in range(0, len(words.sources), _ROWS):
        slide = _slide(deck, "Sources", view.title, marking)
        rows = [
            (s.label, s.title, s.publisher, s.published, s.grade)
            for s in words.sources[start : start + _ROWS]
        ]
        head = ("", "Report", "Publisher", "Published", "Grade")
        _table(slide, head, rows, _MARGIN, 1.5, _WIDE - 2 * _MARGIN, (0.6, 5.2, 2.6, 3.1, 0.83), 12)
        _text(
            slide, f"Grades: {grade_note(words)}.", _MARGIN, 6.85, _WIDE - 2 * _MARGIN, 0.4, 9, _THEME.muted
        )


def _line(view: BriefingStep, words: Told) -> str:
    """The selection, as much of it as one line holds, and whole how much is shown and from when."""
    as_of = f"As of {day(words.as_of)}" if words.as_of else "As of an unknown day"
    rest = f"{as_of} · {summary(words, view.frame)}"
    face = Face(13, _THEME.muted)
    room = (_WIDE - 2 * _MARGIN) * 72 - width(f" · {rest}", face)
    return " · ".join(p for p in (shortened(view.subtitle, face, room), rest) if p)


def _slide(deck: Any, title: str, subtitle: str, marking: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    shape = slide.shapes.title
    shape.left, shape.top = Inches(_MARGIN), Inches(0.35)
    shape.width, shape.height = Inches(_WIDE - 2 * _MARGIN), Inches(0.65)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Emu(0)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
    _run(frame.paragraphs[0], short, 28 if len(title) < 60 else 20, _THEME.text, bold=True)
    _text(
        slide,
        shortened(subtitle, Face(13, _THEME.muted), (_WIDE - 2 * _MARGIN) * 72),
        _MARGIN,
        0.98,
        _WIDE - 2 * _MARGIN,
        0.35,
        13,
        _THEME.muted,
    )
    if marking:
        _text(
            slide, marking, _MARGIN, 0.06, _WIDE - 2 * _MARGIN, 0.3, 11, _THEME.text, bold=True, centre=True
        )
        _text(
            slide, marking, _MARGIN, 7.18, _WIDE - 2 * _MARGIN, 0.3, 11, _THEME.text, bold=True, centre=True
        )
    return slide


def _table(
    slide: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    left: float,
    top: float,
    wide: float,
    shares: Sequence[float],
    size: int,
) -> None:
    high = 0.36 * (len(rows) + 1)
    shape = slide.shapes.add_table(
        len(rows) + 1, len(head), Inches(left), Inches(top), Inches(wide), Inches(high)
    )
    table = shape.table
    for at, share in enumerate(shares):
        table.columns[at].width = Inches(wide * share / sum(shares))
    for number, row in enumerate([head, *rows]):
        for at, words in enumerate(row):
            cell = table.cell(number, at)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(
                "#1F2933" if number == 0 else "#FFFFFF" if number % 2 else "#F4F2EC"
            )
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.035)
            for n, line in enumerate(words.split("\n")):
                paragraph = cell.text_frame.paragraphs[0] if n == 0 else cell.text_frame.add_paragraph()
                bold = number == 0 or (at == 1 and n == 0)
                _run(paragraph, line, size, "#FFFFFF" if number == 0 else _THEME.text, bold=bold)


def _text(
    slide: Any,
    words: str,
    left: float,
    top: float,
    wide: float,
    high: float,
    size: int,
    colour: str,
    bold: bool = False,
    centre: bool = False,
) -> None:
    frame = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    if centre:
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    _run(frame.paragraphs[0], words, size, colour, bold=bold)


def _run(
    paragraph: Any, words: str, size: int, colour: str, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run()
    run.text = " ".join(without_controls(words).split())
    run.font.size = Pt(size)
    run.font.bold, run.font.italic = bold, italic
    run.font.color.rgb = _colour(colour)


def _colour(css: str) -> Any:
    return RGBColor(*bytes.fromhex(css.lstrip("#")))  # type: ignore[no-untyped-call]


def _without_clock(deck: bytes) -> bytes:
    """The same zip file with every entry dated alike."""
    with zipfile.ZipFile(io.BytesIO(deck)) as old:
        return zip_archive([(name, old.read(name)) for name in old.namelist()])
