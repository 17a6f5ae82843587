"""The default recogniser: the trained model with what the gazetteer's rules surely know."""

import pytest

from geo.extraction.pipeline import default_gazetteer, default_recogniser


@pytest.mark.parametrize("name", ["Pentagon", "Kremlin", "White House"])
def test_buildings_that_stand_for_a_government_are_found(name: str) -> None:
    recogniser, trouble = default_recogniser(default_gazetteer()[0])
    assert trouble is None
    assert name in [
        m.text for m in recogniser.find(f"Talks went on.\n\nThe {name} said 150 munitions were used.")
    ]
