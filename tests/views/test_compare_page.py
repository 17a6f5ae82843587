"""The compare page without a browser, and the HTML it writes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.comparison import Source, Statement, TerritorySeries
from views.interval_bars import bars, scale_end, ticks
from views.time_chart import area_square, chart, numbered

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")
HOSTILE = "<img src=x onerror=alert(1)></details><script>${alert(2)}</script>\"'"
FEB3 = date(2025, 2, 3)


def statement(bound="exact", low=None, best=None, high=None, **more) -> Statement:
    quote = more.pop("quote", "They held 984 km² of it.")
    fields = {
        "id": "r:claim:c1", "category": "territory_controlled", "low": low, "best": best, "high": high, "unit": "km2",
        "bound": bound, "figure": "984 km²", "noun": None, "side": None, "speaker": "the army", "stance": "asserted",
        "earliest": FEB3, "latest": FEB3, "place_id": "p", "place": "Kursk Oblast", "place_kind": "admin1",
        "country": "RU", "admin1": None, "derived": None, "part": False,
        "sources": (Source("r:claim:c1", "r", more.pop("report", "Gazette"), FEB3, quote, (10, 17)),),
    }  # fmt: skip
    return Statement(**fields | more)


def drawn(*statements: Statement, disagreeing=frozenset()) -> str:
    return bars(statements, "km²", disagreeing, {}, lambda _: "#000")


EXACT = statement(low=500, best=500, high=500)
MORE = statement("at_least", low=393.6)
LESS = statement("at_most", high=590)
RANGE = statement("range", low=300, high=400)
VAGUE = statement("vague", low=300, high=999)
ABOUT = statement("about", best=480)


@pytest.mark.parametrize(
    ("shown", "mark"),
    [
        (EXACT, '<i class="dot exact" style="left:89.286%">'),
        (ABOUT, '<i class="dot about"'),
        (ABOUT, '<i class="haze"'),
        (RANGE, '<i class="bar range" style="left:66.964%;width:22.321%">'),
        (VAGUE, '<i class="bar vague"'),
        # an open end reaches the end of the scale
        (MORE, '<i class="bar at_least" style="left:89.286%;width:10.714%">'),
        (LESS, '<i class="bar at_most" style="left:0.000%;width:89.286%">'),
        (statement(low=5, best=5, high=5, derived="7 − 2"), '<i class="dot exact derived"'),
        (statement(low=5, best=5, high=5, stance="denied"), '<i class="dot exact denied"'),
    ],
)
def test_each_bound_has_its_mark(shown, mark):
    assert mark in drawn(shown)


def test_a_row_opens_to_its_sentence_with_the_figure_marked():
    page = drawn(EXACT)
    assert page.count("<details") == page.count("<summary") == 1
    assert "They held <mark>984 km²</mark> of it." in page
    assert "the army · on 3 Feb 2025" in page
    assert "Gazette, 3 Feb 2025" in page


def test_what_disagrees_or_has_one_origin_says_so():
    shared = statement(low=5, best=5, high=5, sources=EXACT.sources * 2)
    assert "≠ disagrees" in drawn(EXACT, disagreeing=frozenset([EXACT.id]))
    assert "disagrees" not in drawn(EXACT)
    assert "2 reports, one origin" in drawn(shared)


@pytest.mark.parametrize("name", ["figure", "speaker", "quote", "report", "derived", "place"])
def test_words_of_a_report_never_become_markup(name):
    shown = statement("vague", low=300, high=999, **{name: HOSTILE})
    series = TerritorySeries("p", shown.place, None, 30117.2, (shown,), ())
    black = lambda _: "#000"  # noqa: E731
    for page in (drawn(shown), chart(series, black), numbered(series, black), area_square(series, black)):
        assert "<img" not in page
        assert "<script" not in page
        assert "</details><" not in page.replace("</div></details></div>", "").replace(
            "</div></details><", "<"
        )


@given(st.floats(min_value=1e-3, max_value=1e9))
def test_ticks_are_few_round_and_within_the_scale(end):
    found = ticks(end)
    assert found[0] == 0
    assert 3 <= len(found) <= 13
    assert found[-1] <= end * 1.000001


def test_a_scale_of_nothing_is_still_a_scale():
    assert scale_end([]) > 0
    assert scale_end([statement(low=0, best=0, high=0)]) > 0


def test_the_time_chart_draws_each_statement_where_it_holds():
    early = statement(low=984, best=984, high=984, earliest=date(2024, 8, 1), latest=date(2024, 8, 31))
    undated = statement("at_least", low=393.6, earliest=None, latest=None)
    series = TerritorySeries("p", "Kursk Oblast", None, 30117.2, (early, undated), ())
    page = chart(series, lambda _: "#000")
    assert page.count('class="mark ') == 2
    assert 'class="mark exact span flat"' in page
    assert 'class="mark at_least day tall"' in page
    assert page.count('class="tail"') == 1  # only what is given no date
    assert "<small>3.3 %</small>" in page  # of the division, beside 1,000 km²
    assert "30,117 km²" in area_square(series, lambda _: "#000")


def test_an_area_without_outline_has_no_square():
    assert area_square(TerritorySeries("p", "Somewhere", None, None, (EXACT,), ()), lambda _: "#000") == ""


@pytest.fixture
def app():
    return AppTest.from_file(ENTRY, default_timeout=60).run().switch_page("compare.py").run()


def html(app) -> str:
    return "\n".join(str(e.proto.body) for e in app.get("html"))


def paste(app, text):
    app.switch_page("reports.py").run()
    app.text_area[0].set_value(text)
    next(b for b in app.button if b.label == "Read").click().run()
    return app.switch_page("compare.py").run()


def test_the_samples_are_compared(app):
    assert not app.exception
    titles = app.radio[0].options
    assert any("Kursk Oblast" in t for t in titles)
    assert '<div class="bars">' in html(app)


def test_two_voices_that_disagree_are_said_to(app):
    page = paste(
        app,
        "SUMY, Feb. 3, 2025. Fourteen people were killed in Poltava on Saturday, the governor said. "
        "Nine people were killed in Poltava on Saturday, the police said.",
    )
    assert not page.exception
    assert "do not agree" in "\n".join(str(m.value) for m in page.markdown)
    assert "≠ disagrees" in html(page)


def test_territory_over_time_opens(app):
    app.session_state["compare"] = "time"
    app.run()
    assert not app.exception
    assert 'class="overtime"' in html(app)
    assert "Kursk Oblast" in html(app)


def test_an_empty_table_and_an_empty_filter_say_so(app):
    app.text_input(key="find").set_value("no such word anywhere").run()
    assert "Nothing to compare here" in "\n".join(str(m.value) for m in app.markdown)
