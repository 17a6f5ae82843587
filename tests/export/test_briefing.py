"""Slides and the PDF briefing: what they say, natively, and that they open."""

import io
import subprocess
import zipfile
from shutil import which

import pytest
from PIL import Image
from pptx import Presentation

from geo.drawing.snapshot.typography import Face, width
from geo.export.briefing import BriefingStep, main_figures
from geo.export.briefing_pdf import to_briefing_pdf
from geo.export.slides import to_slides
from tests.export.conftest import HOSTILE


@pytest.fixture
def deck(frame):
    return to_slides([BriefingStep(frame, "Losses", "all of January")], marking="OFFICIAL")


def texts(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_a_map_its_figures_its_sentences_and_its_sources(deck):
    first, second, third = Presentation(io.BytesIO(deck)).slides
    said = list(texts(first))
    assert said[0] == "Losses"
    assert any("As of 11 Jan 2025" in t and "all of January" in t for t in said)
    assert "about 200 killed" in said
    assert any(t.startswith("Kursk Oblast\na general\n10 Jan 2025 · S1 F6") for t in said)
    assert any("“A general said some 200 men died there.”" in t for t in texts(second))
    assert "Gazette" in list(texts(third))
    assert all("OFFICIAL" in list(texts(slide)) for slide in (first, second, third))


def test_the_map_is_a_picture_with_words_for_who_cannot_see_it(deck):
    (picture,) = (s for s in Presentation(io.BytesIO(deck)).slides[0].shapes if s.shape_type == 13)
    assert "says a general" in picture._element.nvPicPr.cNvPr.get("descr")
    assert Image.open(io.BytesIO(picture.image.blob)).size == (1280, 840)


def test_three_to_five_figures_of_different_kinds_the_derived_ones_last(frame):
    chosen = main_figures(BriefingStep(frame).told())
    assert [f.what for _, f in chosen] == ["territory seized", "killed", "captured"]


def test_nothing_leaves_the_slide(deck):
    presentation = Presentation(io.BytesIO(deck))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


def test_views_of_the_same_reports_share_their_sources(frame):
    views = [BriefingStep(frame), BriefingStep(frame[frame["category"] == "killed"], "Killed")]
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(to_slides(views))).slides]
    assert titles.count("Sources") == 1


def test_the_same_views_give_the_same_bytes(frame, deck):
    assert deck == to_slides([BriefingStep(frame, "Losses", "all of January")], marking="OFFICIAL")
    assert to_briefing_pdf([BriefingStep(frame)]) == to_briefing_pdf([BriefingStep(frame)])


def test_hostile_words_are_only_words(hostile):
    deck = to_slides([BriefingStep(hostile)])
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert not any(b"<script" in archive.read(name) for name in archive.namelist())
    said = "".join(t for slide in Presentation(io.BytesIO(deck)).slides for t in texts(slide))
    assert HOSTILE.split("\x07")[0] in said


def test_no_view_is_an_error():
    for write in (to_slides, to_briefing_pdf):
        with pytest.raises(ValueError, match="at least one view"):
            write([])


def test_an_empty_view_is_a_slide_that_says_so(frame):
    deck = Presentation(io.BytesIO(to_slides([BriefingStep(frame.iloc[:0])])))
    assert "0 claims" in "".join(texts(deck.slides[0]))
    assert "nothing to show" in "".join(texts(deck.slides[0]))


def test_long_headlines_and_selections_keep_to_their_lines(frame):
    view = BriefingStep(frame, "A headline that goes on " * 20, "said by somebody · " * 40)
    said = list(texts(Presentation(io.BytesIO(to_slides([view]))).slides[0]))
    assert len(said[0]) <= 130
    assert said[0].endswith("…")
    line = next(t for t in said if "As of 11 Jan 2025" in t)
    assert "… · As of" in line
    assert width(line, Face(13, "#000000")) < 12.4 * 72


def test_the_briefing_has_the_map_and_every_sentence(frame):
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(to_briefing_pdf([BriefingStep(frame, "Losses")]))
    said = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert len(pages) == 2
    for words in ("Losses", "984 km² territory seized", "a general", "Gazette"):
        assert words in said


@pytest.mark.skipif(
    which("soffice") is None, reason="LibreOffice is not installed: apt-get install libreoffice-impress"
)
def test_libreoffice_opens_the_deck(deck, tmp_path):
    (tmp_path / "deck.pptx").write_bytes(deck)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")], check=True, timeout=120,
                   capture_output=True)  # fmt: skip
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(tmp_path / "deck.pdf")
    assert len(pages) == 3
    assert "about 200 killed" in pages[0].get_textpage().get_text_bounded().replace("\r\n", " ")
