"""Whose name the history shows: this machine's user, or who signed in; and that nobody gets past the door."""

import getpass

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.test_review_page import ENTRY, keep, kept, labelled, said, select


@pytest.fixture
def app():
    return AppTest.from_file(ENTRY, default_timeout=30)


def confirmed(app, data_folder):
    keep(app, "kursk") if app.button(key="case_create").label.startswith("Keep") else None
    app.session_state["folder"] = str(data_folder / "cases")
    select(app, "Zolochiv")
    labelled(app, "Confirm").click().run()
    with kept(data_folder) as case:
        return case.history()[-1]


def test_without_sign_in_it_is_the_user_of_this_machine(app, data_folder):
    entry = confirmed(app.run(), data_folder)
    assert (entry.verb, entry.who) == ("confirm", getpass.getuser())


def test_where_sign_in_is_set_up_nothing_is_shown_before(app):
    app.secrets["auth"] = {"client_id": "dateline", "client_secret": "x"}
    app.user = {"is_logged_in": False}
    app.run()
    assert not app.exception
    assert "Sign in" in said(app)
    assert [b.label for b in app.button] == ["Sign in"]
    assert "claims from" not in said(app)


def test_each_named_provider_has_a_button(app):
    app.secrets["auth"] = {"cookie_secret": "x", "office": {"client_id": "a"}, "partner": {"client_id": "b"}}
    app.user = {"is_logged_in": False}
    app.run()
    assert [b.label for b in app.button] == ["Sign in with Office", "Sign in with Partner"]


def test_the_history_has_the_name_of_who_signed_in(app, data_folder):
    app.user = {"is_logged_in": True, "name": "Olena <b>K.</b>", "email": "olena@example.org"}
    entry = confirmed(app.run(), data_folder)
    assert (entry.verb, entry.who) == ("confirm", "Olena <b>K.</b>")
    assert "Signed in as Olena <b>K.</b>" in said(app)
    again = AppTest.from_file(ENTRY, default_timeout=30)
    again.user = {"is_logged_in": True, "email": "marko@example.org"}
    again.run()
    again.session_state["folder"] = str(data_folder / "cases")
    select(again, "Zolochiv")
    labelled(again, "Reject").click().run()
    with kept(data_folder) as case:
        assert [e.who for e in case.history()][-2:] == ["Olena <b>K.</b>", "marko@example.org"]
