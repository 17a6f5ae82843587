"""The review page and the case file without a browser: what is kept, what is refused, what comes back."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo import extract
from geo.casefile import open_case
from geo.extraction.pipeline import PIPELINE
from geo.model import Report

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")
TEXT = "LVIV, Jan. 11, 2025. Three people were killed in Lviv, the mayor said."


@pytest.fixture
def app():
    return AppTest.from_file(ENTRY, default_timeout=30).run()


def said(app) -> str:
    elements = (*app.markdown, *app.caption, *app.error, *app.info, *app.success, *app.warning)
    return "\n".join(str(e.value) for e in elements).replace("\\", "")


def keep(app, name: str):
    app.text_input(key="case_name").set_value(name).run()
    return app.button(key="case_create").click().run()


def labelled(app, label: str):
    return next(b for b in app.button if b.label == label)


def select(app, words: str):
    """Open the review page on the first finding of the open case file's first report that has these words."""
    app.switch_page("review.py").run()
    case = open_case(next(Path(app.session_state["folder"]).glob("*.dateline")))
    report = case.reviewed(case.reports()[0].report.id)
    key = next(r.key for r in report.reviews if r.value is not None and words in r.value.text)
    case.close()
    app.session_state["finding"] = key
    return app.run()


@pytest.fixture
def reviewing(app, data_folder):
    keep(app, "kursk")
    app.session_state["folder"] = str(data_folder / "cases")
    return select(app, "Zolochiv")


def kept(data_folder: Path):
    return open_case(data_folder / "cases" / "kursk.dateline")


def test_without_a_case_file_the_page_offers_one(app):
    app.switch_page("review.py").run()
    assert not app.exception
    labelled(app, "Start a case file").click().run()
    assert labelled(app, "Confirm")


def test_a_name_with_a_path_in_it_is_refused(app, data_folder):
    keep(app, "../outside")
    assert "cannot name a case file" in said(app)
    assert not (data_folder / "outside.dateline").exists()


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(app, data_folder):
    keep(app, "kursk")
    keep(app, "kursk")
    assert "is there already" in said(app)
    with kept(data_folder) as case:
        assert len(case.reports()) == 2


def test_a_damaged_case_file_is_told_and_the_samples_stay(app, data_folder):
    keep(app, "kursk")
    (data_folder / "cases" / "kursk.dateline").unlink()
    app.run()
    assert "There is no case file" in said(app)
    assert "from 2 reports" in said(app)


def test_confirm_then_undo(reviewing, data_folder):
    labelled(reviewing, "Confirm").click().run()
    assert "confirmed" in said(reviewing)
    labelled(reviewing, "Undo").click().run()
    with kept(data_folder) as case:
        assert [e.verb for e in case.history()][2:] == ["confirm", "undo"]
        assert {r.status for r in case.reviews()} == {"machine"}


def test_a_rejected_place_leaves_the_frame_and_undo_brings_it_back(reviewing):
    labelled(reviewing, "Reject").click().run()
    assert "on no map" in said(reviewing)
    assert "from 2 reports" in said(reviewing.switch_page("map.py").run())
    reviewing.switch_page("claims.py").run()
    assert not reviewing.exception
    reviewing.switch_page("review.py").run()
    select(reviewing, "Zolochiv")
    labelled(reviewing, "Undo").click().run()
    assert labelled(reviewing, "Set this place")


def test_a_typed_point_is_offered_and_set(reviewing, data_folder):
    look_up = next(t for t in reviewing.text_input if t.label.startswith("Another place"))
    look_up.set_value("49.9, 35.5").run()
    point = "dateline:point:49.90000,35.50000"
    reviewing.radio[0].set_value(point).run()
    labelled(reviewing, "Set this place").click().run()
    with kept(data_folder) as case:
        assert point in {m.place.id for e in case.extractions() for m in e.places if m.place}


def test_a_point_off_the_earth_is_refused(reviewing):
    look_up = next(t for t in reviewing.text_input if t.label.startswith("Another place"))
    look_up.set_value("95, 35.5").run()
    assert "no point on Earth" in said(reviewing)


def test_a_place_once_changed_can_be_set_back_to_what_the_machine_said(reviewing):
    before = reviewing.radio[0].options[0]
    assert "Kharkiv" in before
    reviewing.radio[0].set_value("geonames:686896").run()
    labelled(reviewing, "Set this place").click().run()
    assert before in reviewing.radio[0].options
    assert "The machine said: " in said(reviewing)


def test_grades_and_a_note_are_kept(reviewing, data_folder):
    claim = select(reviewing, "a couple of hundred")
    next(s for s in claim.selectbox if s.label == "Claim").set_value(2).run()
    next(s for s in claim.selectbox if s.label == "Source").set_value("B").run()
    next(t for t in claim.text_input if t.label == "Note").set_value("seen elsewhere <b>too</b>").run()
    with kept(data_folder) as case:
        item = next(r for r in case.reviews() if r.note)
        assert (item.grade, item.note) == ("B2", "seen elsewhere <b>too</b>")


def test_a_figure_that_does_not_fit_its_bound_is_refused_in_words(reviewing, data_folder):
    claim = select(reviewing, "a couple of hundred")
    next(s for s in claim.selectbox if s.label == "Figure").set_value("range")
    labelled(claim, "Save").click().run()
    assert "range" in said(claim)
    with kept(data_folder) as case:
        assert len(case.history()) == 2


def test_a_report_taken_out_comes_back_when_it_is_added_again(app, data_folder):
    keep(app, "kursk")
    for _ in range(2):
        app.switch_page("reports.py").run()
        app.text_area[0].set_value(TEXT)
        labelled(app, "Read").click().run()
        with kept(data_folder) as case:
            assert len(case.extractions()) == 3
        [remove] = [b for b in app.button if b.label == "Remove" and "pasted" in str(b.key)]
        remove.click().run()
        with kept(data_folder) as case:
            assert len(case.extractions()) == 2


def test_the_next_visit_opens_the_case_file_that_was_open(app):
    keep(app, "kursk")
    again = AppTest.from_file(ENTRY, default_timeout=30).run()
    assert again.button(key="case_close")
    assert again.button(key="case_create").label == "Make an empty one"
    assert not again.exception


def test_closing_goes_back_to_the_samples(app):
    keep(app, "kursk")
    app.button(key="case_close").click().run()
    assert not app.exception
    assert app.button(key="case_create").label == "Keep these reports in it"
    assert app.selectbox(key="case_open").options == ["kursk"]


def test_reports_that_an_earlier_version_read_are_read_anew_with_their_corrections(
    app, data_folder, monkeypatch
):
    with monkeypatch.context() as earlier:
        earlier.setattr("views.state.PIPELINE", "0")
        keep(app, "kursk")
    app.session_state["folder"] = str(data_folder / "cases")
    select(app, "Zolochiv")
    labelled(app, "Confirm").click().run()
    assert "An earlier version of Dateline read 2 reports" in said(app)
    app.button(key="case_reextract").click().run()
    assert "An earlier version" not in said(app)
    assert "confirmed" in said(app)


def test_another_day_of_publication_moves_what_is_counted_from_it(reviewing, data_folder):
    def last_month():
        with kept(data_folder) as case:
            claims = case.extraction("ground-lost-in-kursk").claims
            return next(c.earliest.isoformat() for c in claims if "couple of hundred" in c.text)

    assert last_month() == "2024-12-01"
    next(d for d in reviewing.date_input if d.label == "Published on").set_value(date(2025, 3, 11)).run()
    assert last_month() == "2025-02-01"
    assert "gave the day of publication" in said(reviewing)


def test_a_place_put_elsewhere_lies_in_the_division_that_holds_the_point():
    from geo.model import Place, PlaceMention
    from views.review_place import at_point

    east = Place(
        "geonames:1", "Zolochiv", "city", "UA", 50.28, 35.98, 1, 2.5, "Kharkiv Oblast", "geonames:706482"
    )
    mention = PlaceMention(0, 8, "Zolochiv", "event", True, east, 0.9, "the only one")
    held = at_point(mention, 49.81, 24.90)
    assert (held.name, held.country, held.admin1) == ("Zolochiv", "UA", "Lviv Oblast")
    assert at_point(mention, 50.59, 36.58).country == "RU"
    assert at_point(mention, 44.60, 33.52).country == "UA"  # Crimea, by the UN's view
    at_sea = at_point(mention, 43.0, 34.0)
    assert (at_sea.country, at_sea.admin1) == (None, None)


def test_a_place_put_far_away_bears_the_name_that_the_report_gives_it():
    from geo.model import Place, PlaceMention
    from views.review_place import at_point

    taken_for = Place("geonames:1", "Borshchiv", "city", "UA", 48.80, 26.04, 1, 2.5, "Ternopil Oblast")
    mention = PlaceMention(0, 10, "Borshchova", "event", True, taken_for, 0.8, "spelt like Borshchiv")
    assert at_point(mention, 50.09, 36.52).name == "Borshchova"
    assert at_point(mention, 48.85, 26.05).name == "Borshchiv"  # the same place, put right by a little


def add_words(app, words: str, kind: str):
    app.text_input(key="add_words").set_value(words).run()
    return app.button(key=f"add_{kind}").click().run()


def test_words_are_added_as_a_claim_without_a_pointer(reviewing, data_folder):
    select(reviewing, "a couple of hundred")
    add_words(reviewing, "10,000 to 12,000 troops to Russia", "claim")
    form = {n.label: n.value for n in (*reviewing.number_input, *reviewing.selectbox)}
    assert (form["Figure"], form["Number"], form["to"]) == ("range", 10_000, 12_000)
    assert (form["Category"], form["Unit"]) == ("troops", "persons")
    labelled(reviewing, "Add this claim").click().run()
    with kept(data_folder) as case:
        [made] = [c for e in case.extractions() for c in e.claims if c.id.startswith("p")]
        assert (made.text, made.low, made.best, made.high) == (
            "10,000 to 12,000 troops",
            10_000,
            None,
            12_000,
        )
        assert case.history()[-1].verb == "add claim"
    labelled(reviewing, "Undo").click().run()
    with kept(data_folder) as case:
        assert not [c for e in case.extractions() for c in e.claims if c.id.startswith("p")]


def test_words_are_added_as_a_place_without_a_pointer(reviewing, data_folder):
    reviewing.text_input(key="add_words").set_value("words of another report").run()
    assert "does not have these words" in said(reviewing)
    assert reviewing.button(key="add_place").disabled
    add_words(reviewing, "Ukrainian forces", "place")
    look_up = next(t for t in reviewing.text_input if t.label.startswith("Another place"))
    look_up.set_value("51.2, 35.3").run()
    reviewing.radio[0].set_value("dateline:point:51.20000,35.30000").run()
    labelled(reviewing, "Add this place").click().run()
    with kept(data_folder) as case:
        [added] = [m for e in case.extractions() for m in e.places if m.why.startswith("added by")]
        assert (added.text, added.place.admin1) == ("Ukrainian forces", "Kursk Oblast")
        assert case.history()[-1].verb == "add place"


def reworded(data_folder, old: str, new: str) -> str:
    """Let a later wording of the first report stand in for it; return the later one's id."""
    with kept(data_folder) as case:
        first = case.reports()[0].report
        later = Report(f"{first.id} later", first.text.replace(old, new), title="Later wording")
        case.add(later, extract(later), pipeline=PIPELINE)
        case.supersede(first.id, later.id)
    return later.id


def test_a_lost_correction_is_attached_to_another_finding(reviewing, data_folder):
    claim = select(reviewing, "a couple of hundred")
    next(s for s in claim.selectbox if s.label == "Figure").set_value("at_least")
    labelled(claim, "Save").click().run()
    later = reworded(data_folder, "a couple of hundred North Korean troops", "an unknown number of troops")
    reviewing.run()
    reviewing.selectbox(key="review_report").set_value(later).run()
    assert "No longer certain where these belong" in said(reviewing)
    with kept(data_folder) as case:
        other = next(r.key for r in case.reviewed(later).reviews if r.value and "two North" in r.value.text)
    reviewing.session_state["finding"] = other
    reviewing.run()
    attach = next(b for b in reviewing.button if b.label.startswith("Attach to “2 captured"))
    attach.click().run()
    assert "No longer certain" not in said(reviewing)
    with kept(data_folder) as case:
        assert case.needs_look() == []
        claims = case.extraction(later).claims
        assert [(c.bound, c.low) for c in claims if c.text == "two North Korean soldiers"] == [
            ("at_least", 200)
        ]


def test_a_lost_correction_is_let_go(reviewing, data_folder):
    labelled(select(reviewing, "a couple of hundred"), "Confirm").click().run()
    later = reworded(data_folder, "a couple of hundred North Korean troops", "an unknown number of troops")
    reviewing.run()
    reviewing.selectbox(key="review_report").set_value(later).run()
    labelled(reviewing, "Let go").click().run()
    with kept(data_folder) as case:
        assert case.needs_look() == []
    assert "No longer certain" not in said(reviewing)


def test_a_later_wording_stands_in_and_is_taken_back(reviewing, data_folder):
    with kept(data_folder) as case:
        first, second = (k.report.id for k in case.reports())
    later = next(s for s in reviewing.selectbox if s.label.startswith("A later wording"))
    later.set_value(second).run()
    assert not reviewing.exception
    assert reviewing.selectbox(key="review_report").value == second
    with kept(data_folder) as case:
        assert [e.report.id for e in case.extractions()] == [second]
    labelled(reviewing, "Let both stand").click().run()
    with kept(data_folder) as case:
        assert [e.report.id for e in case.extractions()] == [first, second]
