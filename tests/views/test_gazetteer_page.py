"""The gazetteer page without a browser: look up, add from a server on this machine, remove."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.extraction.pipeline import default_gazetteer
from tests.gazetteer import geonames_lines as lines
from tests.gazetteer.loopback import Loopback, serving

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    default_gazetteer.cache_clear()
    yield AppTest.from_file(ENTRY, default_timeout=30).run().switch_page("gazetteer.py").run()
    default_gazetteer.cache_clear()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = lines.write_zip(tmp_path / "DJ.zip", lines.whole_text()).read_bytes()
    with serving(content) as loopback:
        monkeypatch.setenv("DATELINE_GEONAMES", loopback.url)
        yield loopback


def said(app) -> str:
    elements = (*app.markdown, *app.caption, *app.error, *app.info, *app.success, *app.warning)
    return "\n".join(str(e.value) for e in elements).replace("\\", "")


def add(app):
    app.selectbox(key="layer_country").set_value("DJ").run()
    return app.button(key="layer_add").click().run()


def test_it_opens_with_what_ships_and_says_what_leaves_the_machine(app) -> None:
    assert not app.exception
    assert "No country added yet." in said(app)
    assert "This leaves your machine" in said(app)
    assert app.button(key="layer_add").disabled


def test_a_name_is_found_in_any_spelling(app) -> None:
    app.text_input(key="layer_find").set_value("Артемівськ").run()
    assert "Bakhmut" in set(app.dataframe[0].value["Name"])


def test_an_unknown_name_says_what_to_try(app) -> None:
    app.text_input(key="layer_find").set_value("Qwertyuiop*").run()
    assert "No place is known as “Qwertyuiop*”" in said(app)


def test_a_country_is_added_found_and_removed(app, server: Loopback) -> None:
    add(app)
    assert not app.exception
    assert "5 places under" in said(app)
    assert "GeoNames as of 2026-01-05" in said(app)
    app.text_input(key="layer_find").set_value("Bankouale Haut").run()
    assert list(app.dataframe[0].value["Division"]) == ["Obock Region"]
    assert app.button(key="layer_add").label == "Renew from GeoNames"
    app.button(key="remove_layer_DJ").click().run()
    assert "No country added yet." in said(app)
    assert "No place is known as" in said(app)


def test_what_the_server_lacks_is_told_and_nothing_is_added(app, server: Loopback) -> None:
    server.statuses = [404]
    add(app)
    assert "There is nothing at" in said(app)
    assert "No country added yet." in said(app)


def test_reports_are_read_again_with_the_new_places(app, server: Loopback) -> None:
    app.switch_page("reports.py").run()
    app.text_area[0].set_value("OBOCK, Jan. 11, 2025. Three people were killed in Bankouale Haut.")
    next(b for b in app.button if b.label == "Read").click().run()
    before = placed(app)
    add(app.switch_page("gazetteer.py").run())
    assert placed(app.switch_page("reports.py").run()) == before + 1


def placed(app) -> int:
    """How many places of the pasted report are known, as its line on the reports page says."""
    (told,) = [
        c.value for c in app.caption if "2025" in c.value and "place" in c.value and "dateline" in c.value
    ][-1:]
    return int(told.rsplit("·", 1)[1].split()[0])
