"""The Export page: what it offers for what is seen, and what it says where that cannot be."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from geo import extract
from geo.export import EXPORTERS
from geo.filter import Filter
from geo.frame import claims_frame
from geo.saved_views import SavedView
from views import export_choice, export_files, state
from views.export_choice import Chosen, Paper

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")


@pytest.fixture
def app():
    return AppTest.from_file(ENTRY, default_timeout=60).run().switch_page("export.py").run()


def kind(app, name):
    return app.segmented_control(key="export_kind").set_value(name).run()


def labels(app):
    return {b.label for b in (*app.get("download_button"), *app.button)}


def said(app):
    return "\n".join(str(e.value) for e in (*app.markdown, *app.caption, *app.info, *app.error, *app.warning))


@pytest.mark.parametrize(
    ("name", "offered"),
    [("sheet", "Download PNG"), ("slides", "Download PowerPoint"), ("briefing", "Download PDF"),
     ("page", "Download HTML"), ("everything", "Make 15 files")],
)  # fmt: skip
def test_each_kind_is_offered(app, name, offered):
    page = kind(app, name)
    assert not page.exception
    assert offered in labels(page)


def test_every_data_format_is_offered_with_what_it_is_for(app):
    page = kind(app, "data")
    assert {e.label for e in EXPORTERS.values()} | {"JSON lines"} <= labels(page)
    assert all(e.help in said(page) for e in EXPORTERS.values())


def test_the_preview_is_the_sheet_that_was_asked_for(app):
    app.segmented_control(key="export_picture").set_value("pdf").run()
    app.selectbox(key="export_size").set_value("A4").run()
    page = app.selectbox(key="export_orientation").set_value("portrait").run()
    assert not page.exception
    assert "Download PDF" in labels(page)
    assert len(page.get("image")) == 1
    assert "pixels" not in said(page)


def test_the_subtitle_is_the_selection_in_words_until_it_is_changed(app):
    app.multiselect(key="category").set_value(["killed_or_wounded"]).run()
    assert app.text_input(key="export_subtitle").value == "killed or wounded"
    app.text_input(key="export_subtitle").set_value("Losses alone").run()
    app.multiselect(key="category").set_value([]).run()
    assert app.text_input(key="export_subtitle").value == "Losses alone"


def test_what_was_typed_is_there_after_a_visit_elsewhere(app):
    app.text_input(key="export_title").set_value("Kursk this week").run()
    app.selectbox(key="export_theme").set_value("black-and-white").run()
    app.switch_page("claims.py").run()
    page = app.switch_page("export.py").run()
    assert page.text_input(key="export_title").value == "Kursk this week"
    assert page.selectbox(key="export_theme").value == "black-and-white"


def test_nothing_to_export_is_said(app):
    page = app.text_input(key="find").set_value("no such word anywhere").run()
    assert "a file would be empty" in said(page)
    assert not page.get("download_button")


def test_saved_views_are_chosen_one_by_one(app):
    app.session_state["saved_views"] = {}
    for view in ("Captured", "Troops"):
        chosen = SavedView(view, filter=Filter(categories=frozenset({view.lower()})))
        app.session_state["saved_views"][view] = chosen.to_json()
    app.run()
    page = app.segmented_control(key="export_what").set_value(export_choice.VIEWS).run()
    assert "Download 2 sheets" in labels(page)
    page = page.multiselect(key="export_views").set_value(["Troops"]).run()
    assert "Download PNG" in labels(page)
    assert "Make 16 files" in labels(kind(page, "everything"))


def test_what_is_downloaded_is_what_was_previewed():
    frame = claims_frame([extract(report) for report in state.read_samples()])
    step = export_files.BriefingStep(frame, "Losses")
    chosen = Chosen(frame, [step, step], True, export_choice.Looks(), "k")
    form = Paper("png", "A4", "portrait", 96)
    with zipfile.ZipFile(io.BytesIO(export_files.sheets(chosen, form))) as archive:
        assert archive.namelist() == ["view-01.png", "view-02.png"]
        assert Image.open(io.BytesIO(archive.read("view-01.png"))).size == (793, 1122)
    assert export_files.preview.__wrapped__("k", step, chosen.looks, "A4", "portrait") == export_files.sheet(
        step, chosen.looks, form
    )
