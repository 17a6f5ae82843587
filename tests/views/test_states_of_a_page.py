"""Every page when there is nothing to show, and when something in it fails: words a person can act on."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.casefile import CaseError
from views import evidence, side_by_side
from views.intake import Table

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")
PAGES = ["map", "claims", "review", "compare", "briefing", "actors", "reports", "gazetteer"]


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "error", "info", "success", "warning")
    words = [str(e.value) for kind in kinds for e in getattr(app, kind)]
    titles = [str(getattr(e.proto, "title", "")) for e in (*app.error, *app.info)]
    bodies = [str(e.proto.body) for e in app.get("html")]
    return "\n".join([*words, *titles, *bodies]).replace("\\", "")


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    app = AppTest.from_file(ENTRY, default_timeout=60)
    app.session_state["case"] = Table()
    return app.run()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_empty_case_says_what_to_do(empty: AppTest, page: str) -> None:
    empty.switch_page(f"{page}.py").run()
    assert not empty.exception
    words = said(empty)
    assert any(
        w in words
        for w in ("No reports yet", "Nothing yet. Paste a text", "No country added yet", "Nothing yet")
    ), words


def test_an_empty_case_explains_itself_in_three_lines_and_one_button(empty: AppTest) -> None:
    text = next(m.value for m in empty.main.markdown if "Give Dateline reports" in m.value)
    assert len(text.splitlines()) == 3
    assert [b.label for b in empty.main.button] == ["Add a report"]
    next(b for b in empty.button if b.label == "Add a report").click().run()
    assert not empty.exception
    assert "Add reports" in [h.value for h in empty.subheader]


def test_filters_in_the_address_are_no_obstacle_to_adding_reports() -> None:
    app = AppTest.from_file(ENTRY, default_timeout=60)
    app.session_state["case"] = Table()
    app.query_params["find"] = "x"
    app.run()
    next(b for b in app.button if b.label == "Add a report").click().run()
    assert "could not be shown" not in said(app)
    assert "Add reports" in [h.value for h in app.subheader]


@pytest.mark.parametrize("page", ["map", "claims", "compare", "briefing"])
def test_filters_that_keep_nothing_are_said_to(page: str) -> None:
    app = AppTest.from_file(ENTRY, default_timeout=60)
    app.switch_page(f"{page}.py")
    app.query_params["find"] = "no such word anywhere"
    app.run()
    assert not app.exception
    words = said(app)
    told = ("No claim matches", "Nothing to compare here", "No claim in the reports matches", "0 claims")
    assert any(w in words for w in told), words


@pytest.mark.parametrize(
    ("page", "module", "name"),
    [("map", evidence, "panel"), ("claims", evidence, "panel"), ("compare", side_by_side, "show")],
)
def test_a_failure_is_told_in_words_and_is_over_when_its_cause_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, page: str, module: object, name: str
) -> None:
    app = AppTest.from_file(ENTRY, default_timeout=60).run()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a <b>fault</b>")

    with monkeypatch.context() as broken:
        broken.setattr(module, name, fail)
        app.switch_page(f"{page}.py").run()
        assert not app.exception
        assert "Something here could not be shown" in said(app)
        assert "are as they were" in said(app)
        assert "Traceback" not in said(app)
        assert [c.value for c in app.code] == ["RuntimeError: a <b>fault</b>"]
        assert "Traceback" in caplog.text
    app.button(key=next(b.key for b in app.button if b.label == "Try again")).click().run()
    assert "could not be shown" not in said(app)


def test_what_a_case_file_says_of_itself_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppTest.from_file(ENTRY, default_timeout=60).run()

    def refuse(*_: object, **__: object) -> None:
        raise CaseError("north.dateline is read-only: copy it to another folder.")

    monkeypatch.setattr(evidence, "panel", refuse)
    app.switch_page("claims.py").run()
    assert not app.exception
    assert "north.dateline is read-only: copy it to another folder." in said(app)
