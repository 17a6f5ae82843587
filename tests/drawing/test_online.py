"""Online layers: few, open, from one named host each, and unknown to a map that has none switched on."""

import json

import pytest

from dashboard import POLICY, policy_for
from geo.drawing.layer import payload
from geo.drawing.online import ONLINE
from geo.frame import claims_frame


@pytest.mark.parametrize("layer", ONLINE.values(), ids=list(ONLINE))
def test_a_layer_comes_from_one_host_over_https_without_a_key(layer):
    assert layer.origin == f"https://{layer.host}"
    assert all(part in layer.url for part in ("{z}", "{x}", "{y}"))
    assert "{" not in layer.host
    assert "key" not in layer.url.lower()
    assert layer.credit


def test_nothing_of_a_layer_is_sent_while_none_is_on(extraction):
    frame = claims_frame([extraction])
    assert payload(frame)["online"] is None
    assert "http" not in json.dumps(payload(frame))
    assert payload(frame, online="OpenTopoMap")["online"]["host"] == "a.tile.opentopomap.org"


@pytest.mark.parametrize(
    "query", [b"", b"online=", b"online=https://evil.example", b"online=x&y=%0d%0aset", b"\xff"]
)
def test_the_policy_lets_no_host_in_that_is_not_on_the_list(query):
    assert policy_for(query) == POLICY
    assert "http" not in POLICY


def test_the_policy_lets_in_pictures_of_the_one_host_that_is_asked_for():
    policy = policy_for(b"streamlitUrl=x&online=OpenStreetMap.Mapnik")
    assert policy == f"{POLICY}; img-src 'self' data: blob: https://tile.openstreetmap.org"
