import pytest

from geo.grades import UNGRADED, grade_words


def test_a_grade_in_words():
    assert grade_words("B2") == "source usually reliable, claim probably true"
    assert "cannot be judged" in grade_words(UNGRADED)


@pytest.mark.parametrize("wrong", ["", "B", "G1", "A7", "2B", "A11"])
def test_what_is_no_grade_is_refused(wrong):
    with pytest.raises(ValueError, match="A1 to F6"):
        grade_words(wrong)
