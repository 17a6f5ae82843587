"""The pages without a browser: what they say, and what becomes of what is handed in."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")


@pytest.fixture
def app():
    return AppTest.from_file(ENTRY, default_timeout=30).run()


def said(app):
    elements = (*app.markdown, *app.caption, *app.error, *app.info, *app.success, *app.warning)
    return "\n".join(str(e.value) for e in elements)


def paste(app, text):
    app.switch_page("reports.py").run()
    app.text_area[0].set_value(text)
    return next(b for b in app.button if b.label == "Read").click().run()


def test_it_opens_on_the_samples(app):
    assert not app.exception
    assert "from 2 reports" in said(app)


@pytest.mark.parametrize("page", ["map", "claims", "actors", "reports"])
def test_every_page_opens(app, page):
    assert not app.switch_page(f"{page}.py").run().exception


def test_actors_are_listed_and_not_drawn(app):
    app.switch_page("actors.py").run()
    named = set(app.dataframe[0].value["actor"])
    assert {"Ukraine", "Pentagon"} <= named


def test_a_filter_says_what_it_keeps(app):
    app.multiselect(key="category").set_value(["troops"]).run()
    assert "troops" in said(app)
    assert "· troops" in said(app).replace("\\", "")


def test_a_filter_that_keeps_nothing_leaves_an_empty_map_and_no_error(app):
    app.text_input(key="find").set_value("no such word anywhere").run()
    assert not app.exception
    assert "0 claims" in said(app)


def test_filters_come_from_the_address():
    app = AppTest.from_file(ENTRY, default_timeout=30)
    app.query_params["find"] = "Zolochiv"
    app.run()
    assert "with “Zolochiv”" in said(app).replace("\\", "")


def test_a_place_is_found_in_any_spelling(app):
    paste(app, "KYIV, Jan. 11, 2025. Three soldiers were killed in Bakhmut on Friday, the mayor said.")
    app.switch_page("map.py").run()
    app.text_input(key="find").set_value("Артемівськ").run()
    words = said(app).replace("\\", "")
    assert "from 1 report · with “Артемівськ”" in words
    assert "Another spelling of Bakhmut." in words
    app.text_input(key="find").set_value("Bakhmut").run()
    assert "Another spelling" not in said(app)


def test_filters_offer_what_the_reports_hold_and_say_how_many_are_set(app):
    offered = {m.key: m.options for m in app.multiselect}
    assert "SBU" in offered["speaker"]
    assert "status" not in offered  # nothing is reviewed yet: there is nothing to choose from
    assert "grade" not in offered
    assert app.expander[0].label == "More filters"
    app.multiselect(key="speaker").set_value(["SBU"])
    app.multiselect(key="where").set_value(["6"]).run()
    assert app.expander[0].label == "More filters · 2 set"
    assert "said by SBU · in a country" in said(app).replace("\\", "")


def test_a_link_may_ask_for_what_no_report_holds():
    app = AppTest.from_file(ENTRY, default_timeout=30)
    app.query_params["status"] = "confirmed"
    app.query_params["speaker"] = "Nobody"
    app.run()
    assert not app.exception
    assert "0 claims" in said(app)


def test_the_same_report_twice_is_recognised(app):
    text = "LVIV, Jan. 11, 2025. Three people were killed in Lviv, the mayor said."
    assert "from 3 reports" in said(paste(app, text).switch_page("map.py").run())
    again = paste(app, text.replace(". ", ".\n\n"))
    assert "on the table already" in said(again)
    assert "from 3 reports" in said(again.switch_page("map.py").run())


def test_a_report_without_places_says_so(app):
    assert "No places found in this report." in said(paste(app, "Nothing happened anywhere at all today."))


def test_nothing_handed_in_is_answered(app):
    assert "Paste a text or choose a file first." in said(paste(app, "  \n "))


def test_how_a_report_was_dated_is_shown(app):
    page = paste(app, "LVIV, Jan. 11, 2025. Three people were killed in Lviv, the mayor said.")
    assert "worked out from its dateline" in said(page)


def test_an_empty_table_explains_itself(app):
    app.switch_page("reports.py").run()
    next(b for b in app.button if b.label == "Remove all").click().run()
    app.switch_page("map.py").run()
    assert "No reports yet" in said(app)
    assert any(b.label == "Add a report" for b in app.button)


def test_markdown_in_a_title_is_shown_as_it_is(app):
    page = paste(app, "# ![x](http://outside.example/x.png) :red[title] $x$\n\nThree people died in Lviv.")
    titles = [m.value for m in page.markdown if "outside" in m.value]
    assert titles
    assert all("\\!\\[x\\]" in t and "\\:red\\[" in t and "\\$x\\$" in t for t in titles)


def test_every_export_format_is_offered(app):
    from geo.export import EXPORTERS

    labels = {b.label for b in app.get("download_button")}
    assert {e.label for e in EXPORTERS.values()} | {"PNG", "PDF", "SVG"} <= labels


def test_a_selection_comes_from_the_address_and_unknown_ones_do_no_harm():
    app = AppTest.from_file(ENTRY, default_timeout=30)
    app.query_params["place"] = "geonames:0"
    app.query_params["claim"] = "gone:claim:c1"
    assert not app.run().exception


def read(app, *files, address=""):
    app.switch_page("reports.py").run()
    app.file_uploader[0].set_value(list(files)) if files else None
    next(t for t in app.text_input if t.label.startswith("or read a web page")).set_value(address)
    return next(b for b in app.button if b.label == "Read").click().run()


def test_a_table_is_asked_about_before_it_is_read(app):
    rows = "when,what,more\n2025-01-11,Three people were killed in Lviv the mayor said on Friday,nothing else to say\n"
    page = read(app, ("day.csv", rows.encode(), "text/csv"))
    assert "Which columns hold what?" in said(page)
    chosen = {s.label: s.value for s in page.selectbox if s.label in ("Text", "Title", "Published")}
    assert chosen["Text"] in ("what", "more")
    next(s for s in page.selectbox if s.label == "Text").set_value("what")
    page.button(key="tables_read").click().run()
    assert "from 3 reports" in said(page.switch_page("map.py").run())
    assert any(
        "Three people were killed in Lviv" in str(t.value) for t in page.switch_page("reports.py").run().text
    )


def test_what_is_no_text_is_refused_with_a_remedy(app):
    page = read(app, ("scan.txt", b"\xff\xd8\xff\xe0 not words", "text/plain"))
    assert not page.exception
    assert "is a picture" in said(page)


def test_a_web_address_of_this_machine_is_not_opened(app):
    page = read(app, address="http://localhost:9/story")
    assert "was not opened" in said(page).replace("\\", "")
