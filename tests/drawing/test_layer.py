import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from geo.drawing.layer import claims_layer, payload, script_json
from geo.drawing.style import GROUPS
from geo.frame import claims_frame

HOSTILE = ["${alert(1)}", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{'map_div'}}",
           "`;alert(1);`", "\u2028alert(1)", "<!--", "map_div_0 feature_group", "alert(coords);"]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_inert_and_come_back_whole(words):
    script = script_json({"title": words})
    assert not set("<>&'`$_") & set(script)
    assert json.loads(script)["title"] == words


@given(st.text())
def test_any_text_survives(words):
    script = script_json(words)
    assert json.loads(script) == words
    assert script.isascii()


def test_a_hostile_speaker_reaches_the_map_only_escaped(extraction):
    claims = tuple(replace(c, speaker="</script>${alert(1)}") for c in extraction.claims)
    group = claims_layer(payload(claims_frame([replace(extraction, claims=claims)])))
    script = next(iter(group._children.values())).data
    assert "${" not in script
    assert "</" not in script
    assert "</script>${alert(1)}" in json.dumps(json.loads(script))


def test_the_legend_lists_what_is_shown_and_nothing_else(extraction):
    frame = claims_frame([extraction], lambda i: Polygon([(34, 51), (37, 51), (37, 52)]))
    words = [e["words"] for e in payload(frame)["themes"]["light"]["legend"]]
    assert GROUPS["mixed"].name in words
    assert "Where to" in words
    assert any("equivalent area, not footprint" in w for w in words)
    only_kyiv = frame[frame["place"] == "Kyiv"]
    assert [e["words"] for e in payload(only_kyiv)["themes"]["light"]["legend"]] == [
        GROUPS["mention"].name,
        "Where to",
    ]


def test_nothing_to_draw(extraction):
    data = payload(claims_frame([]))
    assert data["bounds"] is None
    assert data["themes"]["light"]["legend"] == []
    assert data["symbols"]["key"] == []


def test_the_first_view_holds_events_and_not_where_people_came_from(extraction):
    (south, west), (north, east) = payload(claims_frame([extraction]))["bounds"]
    assert south < 50.45 < north
    assert west < 30.5 < east
    assert east < 60  # Tyva, an origin, lies at 96 degrees


def test_an_outline_the_base_map_lacks_is_sent_along(extraction):
    frame = claims_frame([extraction], lambda i: Polygon([(34, 51), (37, 51), (37, 52)]))
    sent = payload(frame, known_outlines=frozenset())["areas"][0]
    assert sent["outline"] is None
    assert len(sent["rings"][0]) == 4
    assert payload(frame)["areas"][0]["outline"] is not None
