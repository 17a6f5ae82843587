"""The words of a comparison are a report's too: none of them is markup."""

from dataclasses import replace
from datetime import date

from geo.comparison import changes, statements
from geo.frame import claims_frame
from views.time_changes import _page

HOSTILE = "<img src=x onerror=alert(1)>"


def test_no_speaker_place_or_source_is_markup(extraction):
    told = [
        replace(
            s, speaker=HOSTILE, place=HOSTILE, side=HOSTILE, sources=(replace(s.sources[0], report=HOSTILE),)
        )
        for s in statements(claims_frame([extraction]))
    ]
    told[0] = replace(told[0], stance="denied")  # so that it is told of in a sentence of its own
    page = _page(changes(told, date(2024, 7, 1), date(2025, 1, 11)), 0)
    assert page.count("&lt;img") >= 4
    assert "<img" not in page
