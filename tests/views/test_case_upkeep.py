"""Copying, merging and compacting the open case file from the sidebar."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from geo import extract
from geo.casefile import Pipeline, open_case
from tests.views.test_review_page import ENTRY, TEXT, keep, labelled, said


@pytest.fixture
def app():
    return keep(AppTest.from_file(ENTRY, default_timeout=30).run(), "kursk")


def test_a_copy_stands_beside_it(app, data_folder):
    app.text_input(key="case_copy_name").set_value("for the desk").run()
    app.button(key="case_copy").click().run()
    assert "Copied to for the desk.dateline" in said(app)
    with open_case(data_folder / "cases" / "for the desk.dateline") as copy:
        assert len(copy.reports()) == 2
    app.text_input(key="case_copy_name").set_value("../outside").run()
    app.button(key="case_copy").click().run()
    assert "cannot name a case file" in said(app)


def test_another_case_is_brought_in(app, data_folder):
    from geo.model import Report

    folder = data_folder / "cases"
    shutil.copy(folder / "kursk.dateline", folder / "other.dateline")
    with open_case(folder / "other.dateline", who="Marko") as other:
        other.add(Report("lviv", TEXT), extract(Report("lviv", TEXT)), pipeline="1")
    app.run()
    app.selectbox(key="case_merge").set_value("other").run()
    app.button(key="case_merge_now").click().run()
    assert "Merged other: 1 new report, 0 corrections" in said(app)
    with open_case(folder / "kursk.dateline") as case:
        assert [kept.report.id for kept in case.reports()][-1] == "lviv"
        assert case.history()[-2].who == "Marko"


def test_what_is_no_case_file_is_not_merged(app, data_folder):
    (data_folder / "cases" / "broken.dateline").write_bytes(b"not a case file at all")
    app.run()
    app.selectbox(key="case_merge").set_value("broken").run()
    app.button(key="case_merge_now").click().run()
    assert "is not a case file" in said(app)
    assert not app.exception


def test_compacting_says_what_it_dropped(app, data_folder):
    with open_case(data_folder / "cases" / "kursk.dateline") as case:
        case.reextract(Pipeline("a later one", extract))
    app.run()
    labelled(app, "Compact").click().run()
    assert "Compacted: 2 former readings dropped" in said(app)
    with open_case(data_folder / "cases" / "kursk.dateline") as case:
        assert len(case.extractions()) == 2
