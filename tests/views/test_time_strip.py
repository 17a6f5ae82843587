"""The map's time strip without a browser: what it is told, and that it and the filters of time are one truth."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ENTRY = str(Path(__file__).parents[2] / "views" / "navigation.py")


def opened(**address):
    app = AppTest.from_file(ENTRY, default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def strip(app):
    found = next(
        e.proto for e in app.get("bidi_component") if e.proto.component_name == "dateline_time_strip"
    )
    return json.loads(found.json)


def said(app):
    return "\n".join(str(m.value) for m in app.markdown).replace("\\", "")


def day(number):
    return date.fromordinal(number + date(1970, 1, 1).toordinal()).isoformat() if number is not None else None


def test_it_tells_of_every_claim_and_of_the_undated():
    told = strip(opened())
    assert told["claims"] == told["all"] == 14
    assert sum(told["within"]) + sum(told["spread"]) == pytest.approx(4, abs=1e-4)
    assert told["undated"] == "10 claims and 3 places without a figure"
    assert [i[2] for i in told["intervals"]] == ["Dec 2024: 2 claims", "Aug 2024: 1 claim"]


@pytest.mark.parametrize(
    ("address", "claims", "clause"),
    [
        ({"until": "2024-12-20"}, 3, "until 20 Dec 2024"),
        ({"from": "2025-01-01"}, 1, "from 1 Jan 2025"),
        ({"from": "2024-08-10", "until": "2024-08-12"}, 1, "10 Aug 2024 to 12 Aug 2024"),
        ({"until": "2024-12-20", "undated": "true"}, 13, "until 20 Dec 2024 or undated"),
        ({"until": "2024-12-20", "dates": "Report"}, 0, "published until 20 Dec 2024"),
        ({"until": "2025-01-11", "dates": "Report"}, 14, "published until 11 Jan 2025"),
    ],
)
def test_a_view_in_time_is_a_link_and_the_sentence_says_it(address, claims, clause):
    app = opened(**address)
    told = strip(app)
    assert told["claims"] == claims
    assert f"{claims} claim" in said(app)
    assert f"· {clause}" in said(app)
    assert day(told["from"]) == address.get("from")
    assert day(told["until"]) == address.get("until")


def test_the_sidebar_moves_the_strip():
    app = opened()
    app.date_input(key="until").set_value(date(2024, 9, 1)).run()
    told = strip(app)
    assert (day(told["until"]), told["mode"], told["claims"]) == ("2024-09-01", "asof", 1)
    app.date_input(key="from").set_value(date(2024, 8, 1)).run()
    assert strip(app)["mode"] == "window"
    next(b for b in app.button if b.label == "Clear filters").click().run()
    assert strip(app)["claims"] == 14


def test_the_axis_stays_when_a_window_is_chosen():
    whole, part = strip(opened()), strip(opened(until="2024-08-20"))
    assert whole["starts"] == part["starts"]
    assert whole["within"] == part["within"]


def test_other_filters_change_the_bars():
    app = opened(find="Zelenskyy")
    assert sum(strip(app)["within"]) == 1
    assert strip(app)["spread"] == [0] * len(strip(app)["starts"])


def test_with_nothing_dated_it_says_so_and_nothing_breaks():
    told = strip(opened(find="Zolochiv"))
    assert (told["starts"], told["last"]) == ([], None)
    assert "place without a figure" in told["undated"]


@pytest.mark.parametrize(
    "address",
    [{"beside": "no day"}, {"beside": "2024-10-01"}, {"until": "2024-08-20", "beside": "2024-10-01"}],
)
def test_a_comparison_that_cannot_be_is_none(address):
    assert strip(opened(**address))["beside"] is None


def html(app):
    return "\n".join(str(e.proto.body) for e in app.get("html"))


def test_two_dates_are_compared_by_link():
    app = opened(until="2025-01-11", beside="2024-10-01")
    assert day(strip(app)["beside"]) == "2024-10-01"
    assert "**A** · 1 Oct 2024 · 1 claim" in said(app)
    assert "**B** · 11 Jan 2025 · 4 claims" in said(app)
    assert "Of events up to 1 Oct 2024 the reports tell 1 figure; by 11 Jan 2025, 3 more at 1 place" in html(
        app
    )
    assert "Kursk Oblast, killed or wounded, North Korean: about 200, in Dec 2024" in html(app)
    assert "Not compared: 10 figures without a day." in html(app)


def test_words_of_a_report_are_escaped_in_the_comparison():
    app = opened()
    app.switch_page("reports.py").run()
    app.text_area[0].set_value(
        "SUMY, Jan. 11, 2025. The mayor said 12 people <img src=x onerror=alert(1)> were killed in Sumy on Thursday."
    )
    next(b for b in app.button if b.label == "Read").click().run()
    app.query_params["beside"] = "2025-01-02"
    app.switch_page("map.py").run()
    app.date_input(key="until").set_value(date(2025, 1, 11)).run()
    assert "Sumy, killed" in html(app)
    assert "&lt;img src=x" in html(app)
    assert "<img src=x" not in html(app)
