from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.model import Report
from geo.reading import NearDuplicate, near_duplicates

STORY = Report(
    "first",
    " ".join(
        f"In village {name} the council counted {number} damaged houses and asked the oblast for glass, boards and two crews."
        for number, name in enumerate(("Lypivka", "Berestove", "Kamianka", "Ridkodub", "Novosilka"), 11)
    ),
)
OTHER = Report(
    "other",
    "Talks in Jeddah ended without a date for the next round, two diplomats told reporters on Tuesday.",
)


def test_wire_copy_under_another_headline_is_found() -> None:
    copy = Report("copy", f"Villages count the damage\n\n{STORY.text}")
    assert near_duplicates([STORY, OTHER, copy]) == [NearDuplicate("copy", "first", 0.93, True)]


def test_an_update_of_a_figure_is_told_from_a_copy() -> None:
    update = replace(STORY, id="update", text=STORY.text.replace("counted 13", "counted 31"))
    (found,) = near_duplicates([STORY, update])
    assert (found.repeats, found.same_figures) == ("first", False)


def test_a_longer_report_that_quotes_an_earlier_one_says_something_new() -> None:
    longer = Report(
        "longer", STORY.text + " " + " ".join(f"Then came paragraph {i} of news." for i in range(60))
    )
    assert near_duplicates([STORY, longer]) == []
    assert [d.report for d in near_duplicates([longer, STORY])] == ["first"]


def test_very_short_texts_match_only_themselves() -> None:
    short = [
        Report("a", "Six killed."),
        Report("b", "Six died."),
        Report("c", "six KILLED"),
        Report("d", "..."),
    ]
    assert [(d.report, d.repeats) for d in near_duplicates(short)] == [("c", "a")]


@given(st.lists(st.text(alphabet="ab 1.", max_size=40), max_size=12))
def test_a_report_repeats_an_earlier_one_and_every_exact_copy_is_found(texts: list[str]) -> None:
    reports = [Report(str(i), text) for i, text in enumerate(texts)]
    found = {d.report: d for d in near_duplicates(reports)}
    for i, text in enumerate(texts):
        if str(i) in found:
            assert int(found[str(i)].repeats) < i
            assert 0.8 <= found[str(i)].shared <= 1
        elif any(c.isalnum() for c in text):
            assert text not in texts[:i]
