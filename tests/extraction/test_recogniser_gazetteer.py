import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
from geo.gazetteer import open_gazetteer

FOUND = [  # text, the mentions, senses apart
    ("Shells hit Zolochiv.", ["Zolochiv"]),
    ("Troops are in the Kursk border region.", ["Kursk border region"]),
    ("The Pentagon and the White House agreed.", ["Pentagon", "White House"]),
    ("Ukraine’s army left Ivano-Frankivsk.", ["Ukraine", "Ivano-Frankivsk"]),
    ("They crossed the Siverskyi Donets river.", ["Siverskyi Donets river"]),
    ("DRC and the UK signed.", ["DRC", "UK"]),
    ("He lives in Reading.", ["Reading"]),
    # what must yield nothing
    ("Reading from a paper, he smiled.", []),
    ("Mayor Igor Belov spoke.", []),
    ("The soldier showed an ID card.", []),
    ("They march in May. March was cold.", []),
    ("President Lincoln spoke to Ms. Paris.", []),
]
SENSES = [
    ("Russian forces shelled it.", ["demonym"]),
    ("The Geneva Conventions apply.", ["institution"]),
    ("Students of the University of Kharkiv left.", ["institution"]),
    ("Ukrainians fled Kherson.", ["demonym", "literal"]),
]


@pytest.fixture(scope="module")
def recogniser() -> GazetteerRecogniser:
    return GazetteerRecogniser(open_gazetteer())


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_mentions(text: str, expected: list[str], recogniser: GazetteerRecogniser) -> None:
    assert [m.text for m in recogniser.find(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SENSES)
def test_senses(text: str, expected: list[str], recogniser: GazetteerRecogniser) -> None:
    assert [m.sense for m in recogniser.find(text)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_spans_align_are_ordered_and_never_overlap(text: str) -> None:
    end = 0
    for mention in GazetteerRecogniser(open_gazetteer()).find(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


def test_time_grows_with_length_alone(recogniser: GazetteerRecogniser) -> None:
    def seconds(words: int) -> float:
        text = " ".join(
            f"Abc{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}" for i in range(words)
        )
        start = time.perf_counter()
        recogniser.find(text)
        return time.perf_counter() - start

    seconds(500)
    assert seconds(10_000) < 12 * max(seconds(2_000), 0.002)  # five times the length, with room for noise
