import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extraction.recogniser_model import MODELS, ROLES, ModelRecogniser, RecogniserUnavailable, label_path

RECOGNISER = ModelRecogniser()


def found(text: str) -> dict[str, str]:
    return {m.text: m.sense for m in RECOGNISER.find(text)}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Three shells landed in Kupiansk on Friday.", {"Kupiansk": "literal"}),
        (
            "The governor of Kharkiv Oblast spoke to reporters in Dergachi.",
            {"Kharkiv Oblast": "institution", "Dergachi": "literal"},  # within an office's title
        ),
        ("Paris said it would send no troops to Mali.", {"Paris": "actor", "Mali": "literal"}),
        ("Sudanese soldiers crossed the river near Kosti.", {"Sudanese": "demonym", "Kosti": "literal"}),
        ("Marsabit residents fled to Isiolo.", {"Marsabit": "literal", "Isiolo": "literal"}),
        ("The talks failed and nobody was surprised.", {}),
        ("", {}),
        (" \n\t ", {}),
    ],
)
def test_mentions_and_their_sense(text: str, mentions: dict[str, str]) -> None:
    assert found(text) == mentions


def test_a_newspaper_named_after_a_city_is_an_institution() -> None:
    assert found("The Chicago Tribune reported the fires on Monday.") == {"Chicago": "institution"}


def test_a_role_is_hinted_at() -> None:
    (mention,) = RECOGNISER.find("Shelling in Homs killed four people on Sunday, medics said.")
    assert (mention.text, mention.hint) == ("Homs", "event")
    assert sum(mention.beliefs) == pytest.approx(1)


def test_a_far_mention_is_found_at_its_place() -> None:
    filler = "The committee met again and discussed the budget for a long time. " * 80
    text = filler + "Shelling was reported in Bakhmut. " + filler
    (mention,) = [m for m in RECOGNISER.find(text) if m.text == "Bakhmut"]
    assert mention.start == len(filler) + len("Shelling was reported in ")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read_and_spans_point_into_it(text: str) -> None:
    mentions = RECOGNISER.find(text)
    assert all(text[m.start : m.end] == m.text != "" for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


@pytest.mark.parametrize(
    "text",
    [
        "Fighting near \ud83d Goma \udc00.",
        "Fighting near 🪖🪖 Goma.",
        "Fighting near\u200b Goma\u0000.",
        "e\u0301\u0301\u0301 Goma",
    ],
)
def test_odd_characters_do_not_shift_offsets(text: str) -> None:
    assert "Goma" in [text[m.start : m.end] for m in RECOGNISER.find(text)]


def test_many_is_each() -> None:
    texts = ["Rain fell in Lisbon.", "", "Oslo denied it."]
    assert RECOGNISER.find_many(texts) == [RECOGNISER.find(text) for text in texts]


@pytest.mark.parametrize("name", ["recogniser.onnx", "tokenizer.json", "names.npz"])
def test_a_missing_or_broken_file_is_named_as_unavailable(name: str, tmp_path: Path) -> None:
    for part in ("recogniser.onnx", "tokenizer.json", "names.npz"):
        if part != name:
            shutil.copy(MODELS / part, tmp_path / part)
    with pytest.raises(RecogniserUnavailable, match="cannot be loaded"):
        ModelRecogniser(tmp_path)
    (tmp_path / name).write_bytes(b"not a model")
    with pytest.raises(RecogniserUnavailable, match="cannot be loaded"):
        ModelRecogniser(tmp_path)


def scores(*rows: dict[str, float]) -> np.ndarray:
    labels = ["O", *(f"{part}-{role}" for role in ROLES for part in "BI")]
    out = np.full((len(rows), len(labels)), -9.0, np.float32)
    for i, row in enumerate(rows):
        for label, score in row.items():
            out[i, labels.index(label)] = score
    return out


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [
        ([{"O": 3}, {"B-event": 3}, {"I-event": 3}, {"O": 3}], [(1, 3)]),
        ([{"B-event": 3}, {"B-actor": 3}], [(0, 1), (1, 2)]),
        ([{"O": 3}, {"I-event": 3, "O": 1}], []),
        ([{"O": 3, "B-event": 2.5}, {"I-event": 5}], [(0, 2)]),
        ([{"O": 1.2, "B-event": 1, "B-context": 1, "B-origin": 1}], [(0, 1)]),
        ([{"B-event": 3}, {"I-actor": 3}, {"I-event": 3}], [(0, 3)]),
    ],
    ids=[
        "plain",
        "side by side",
        "never inside without a begin",
        "begun late",
        "roles add up",
        "roles may differ",
    ],
)
def test_label_path(rows: list[dict[str, float]], ranges: list[tuple[int, int]]) -> None:
    assert label_path(scores(*rows))[0] == ranges
