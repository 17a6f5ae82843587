import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.origins import origin_groups, same_statement, words

LONG = (
    "The regional governor said on Monday that 12 people were killed in the shelling of the market in Sudzha"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LONG, LONG, True),
        # layout, case and the form of quotes do not matter
        (
            "“They’re  holding\n984 km² of Kursk,” he said.",
            '"They\'re holding 984 km² of kursk", he said',
            True,
        ),
        ("\u00a0The brigade lost six tanks.", "The brigade lost six tanks", True),
        # a word or two apart, in a sentence long enough to tell
        (LONG, LONG.replace("said", "stated"), True),
        (LONG, LONG.replace("The regional", "Regional"), True),
        # the shorter stands in the longer
        (LONG, LONG + ", adding that rescue work went on through the night and shelters stayed open", True),
        # what changes the statement keeps them apart
        (LONG, LONG.replace("12", "14"), False),
        (LONG, LONG.replace("Monday", "Tuesday"), False),
        (LONG, LONG.replace("were killed", "were not killed"), False),
        (LONG, LONG.replace("12 people", "12 people and three dogs"), False),
        (LONG, LONG.replace("said", "didn't say"), False),
        # a shared stock phrase is no shared sentence
        (LONG, "The regional governor said on Monday that schools in the district would open again", False),
        # short ones must be the same; very short ones are anyone's
        ("The army lost six tanks.", "The army lost six tanks", True),
        ("The army lost six tanks.", "Our army lost six tanks.", False),
        ("Two people died.", "Two people died.", False),
        ("", "", False),
        # one announcement, told in two reports' own words
        (
            "The ministry announced in autumn that its ally had sent 10,000 to 12,000 men to the border.",
            "Months ago, the ministry announced that its ally had sent 10,000 to 12,000 soldiers there.",
            False,
        ),
    ],
)
def test_one_origin(one, other, same):
    assert same_statement(one, other) is same
    assert same_statement(other, one) is same


def test_groups_name_their_first_member():
    other = "Nothing of the kind was reported by anybody else in the district that week"
    assert origin_groups([other, LONG, "x", LONG.upper(), other + "."]) == [0, 1, 2, 1, 0]


def test_likeness_carries_on():
    steps = [
        LONG,
        LONG.replace("said", "stated"),
        LONG.replace("said", "stated").replace("shelling", "bombing"),
    ]
    assert origin_groups(steps) == [0, 0, 0]


def test_words_keep_numbers_whole():
    assert words("1,200 men; 3.5 km at 10:30") == ("1,200", "men", "3.5", "km", "at", "10:30")


@given(st.lists(st.text(alphabet="ab c1", max_size=40), max_size=12))
def test_groups_point_to_an_earlier_member_that_leads_itself(sentences):
    groups = origin_groups(sentences)
    assert all(g <= i and groups[g] == g for i, g in enumerate(groups))


@given(st.lists(st.sampled_from(["one", "two", "men", "held", "the", "hill", "7"]), min_size=4, max_size=20))
def test_a_sentence_has_the_origin_of_its_copy_however_laid_out(told):
    assert same_statement(" ".join(told), "\n ".join(told).upper() + " !")
