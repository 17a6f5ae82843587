"""Saved views and the briefing without a browser: what they keep, what they say, and where."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.casefile import CaseError, open_case
from geo.filter import Filter
from geo.saved_views import SavedView
from views import case_file, saved_views

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")
KILLED = SavedView(
    "Losses", "As told", Filter(categories=frozenset({"killed_or_wounded"})), marking="OFFICIAL"
)


def opened(*views: SavedView, step: str = "1") -> AppTest:
    app = AppTest.from_file(ENTRY, default_timeout=30)
    app.session_state["saved_views"] = {v.headline: v.to_json() for v in views}
    app.run()
    app.switch_page("briefing.py")
    app.query_params["step"] = step
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join(str(e.proto.body) for e in app.get("html"))


def test_without_a_saved_view_it_briefs_the_selection():
    app = opened()
    assert not app.exception
    assert "<h1>What the reports claim</h1>" in said(app)
    assert "984 km²" in said(app)
    assert "S1" in said(app)
    assert "F6" in said(app)


@pytest.mark.parametrize(
    ("step", "headline"), [("1", "Losses"), ("2", "North"), ("9", "North"), ("x", "Losses")]
)
def test_the_address_names_the_step(step, headline):
    assert f"<h1>{headline}</h1>" in said(opened(KILLED, SavedView("North"), step=step))


def test_a_step_shows_what_its_view_keeps_with_note_and_marking():
    words = said(opened(KILLED))
    assert "As told · killed or wounded · " in words
    assert "984 km²" not in words
    assert '<p class="marking">OFFICIAL</p>' in words


def test_a_view_that_nothing_matches_any_more_says_so():
    late = SavedView("Late", filter=Filter(earliest=date(2030, 1, 1)))
    app = opened(late)
    assert not app.exception
    assert "No claim in the reports matches this view now." in said(app)


def test_words_of_a_person_are_escaped():
    words = said(opened(SavedView("<script>alert(1)</script>", "<img src=x>", marking="</p><b>x")))
    assert "<script>alert" not in words
    assert "<img" not in words
    assert "</p><b>x" not in words


class Held:
    """A session's views without a page round them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session: dict[str, object] = {}
        monkeypatch.setattr(saved_views.st, "session_state", self.session)
        monkeypatch.setattr(case_file.st, "session_state", self.session)


@pytest.fixture(params=["in memory", "in a case file"])
def views(request, monkeypatch, tmp_path):
    Held(monkeypatch)
    if request.param == "in memory":
        monkeypatch.setattr(case_file, "opened", lambda: None)
        yield saved_views
        return
    with open_case(tmp_path / "a.dateline", create=True) as kept:
        monkeypatch.setattr(case_file, "opened", lambda: kept)
        yield saved_views


def test_views_are_kept_in_order_and_a_headline_once(views):
    for headline in ("North", "North", "  "):
        views.save(SavedView(headline))
    assert views.names() == ["North", "North (2)", "Untitled view"]
    views.move("Untitled view", -1)
    views.move("North", -1)  # it is the first already
    assert views.names() == ["North", "Untitled view", "North (2)"]
    views.rename("Untitled view", " South ")
    assert [v.headline for v in views.saved()] == ["North", "South", "North (2)"]
    with pytest.raises(CaseError, match="Another saved view is called"):
        views.rename("South", "North")
    views.delete("North")
    assert views.names() == ["South", "North (2)"]


def test_views_go_into_the_case_file_with_the_reports(monkeypatch, tmp_path):
    Held(monkeypatch)
    monkeypatch.setattr(case_file, "opened", lambda: None)
    saved_views.save(KILLED)
    saved_views.save(SavedView("North"))
    with open_case(tmp_path / "a.dateline", create=True) as kept:
        saved_views.keep_in(kept)
        assert list(kept.views()) == ["Losses", "North"]
        assert saved_views.names() == []
        monkeypatch.setattr(case_file, "opened", lambda: kept)
        assert saved_views.saved() == [KILLED, SavedView("North")]


def test_a_view_from_a_newer_version_is_told_and_kept(monkeypatch, tmp_path):
    Held(monkeypatch)
    with open_case(tmp_path / "a.dateline", create=True) as kept:
        monkeypatch.setattr(case_file, "opened", lambda: kept)
        kept.save_view("New", {"version": 99, "headline": "New"})
        saved_views.save(KILLED)
        assert saved_views.saved() == [KILLED]
        assert "newer version" in saved_views.unreadable()["New"]
        saved_views.move("Losses", -1)
        assert kept.views()["New"] == {"version": 99, "headline": "New"}
        with pytest.raises(CaseError, match="newer version"):
            saved_views.rename("New", "Old")
