"""What travels with a figure: its place, its days, its side, and whether it is denied, unverified or only possible."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extraction.claims import find_claims
from geo.extraction.sentences import split
from tests.extraction.annotated_places import claims_of

PLACES = [
    ("Shells killed 12 people in [Orlivka|event].", ["Orlivka"]),
    ("In [Orlivka|event], in [Sumska|context] region, 12 people were killed.", ["Orlivka"]),
    ("In [Orlivka|event] and [Velyke|event], 12 homes were damaged.", ["Orlivka"]),
    ("Raids killed 12 people in [Orlivka|event] and wounded five in [Velyke|event].", ["Orlivka", "Velyke"]),
    ("The strike hit [Orlivka|event]. Twelve people were killed.", ["Orlivka"]),
    ("About 900 people fled [Orlivka|origin] for [Velyke|destination].", ["Orlivka"]),
    ("About 900 people have been taken to [Velyke|destination] and [Hirne|destination].", ["Velyke"]),
    ("The town lies 20 km east of [Orlivka|context].", ["Orlivka"]),
    ("They took [Orlivka|event], some 20 km to the south.", ["Orlivka"]),
    ("[Lebanon|actor]’s health ministry said 25 people had been killed nationwide.", ["Lebanon"]),
    ("Rebels hold 14 of 17 townships in [Karen|context] state, including [Myo|event].", ["Karen"]),
    ("[Warsaw|actor] said 12 people were killed.", [None]),
    ("[VELYKE|origin] — Twelve people were killed.", [None]),
]


@pytest.mark.parametrize(("marked", "expected"), PLACES)
def test_the_place_of_a_claim(marked: str, expected: list[str | None]) -> None:
    if marked.startswith("[VELYKE"):
        marked = marked.replace("origin", "institution")  # a dateline: off the map, nowhere anything happens
    claims, places = claims_of(marked)
    assert [None if c.place is None else places[c.place].text for c in claims] == expected


PUBLISHED = date(2024, 5, 20)
DAYS = [
    ("Shells killed 12 people on {2024-05-18|Saturday}.", [("2024-05-18", "2024-05-18")]),
    ("Some 900 people have fled since {2024-05-10|May 10}.", [("2024-05-10", "2024-05-20")]),
    ("The town had 900 inhabitants before {2022-02-24|the invasion}.", [(None, "2022-02-24")]),
    (
        "Gains came to 9 km² {2024-05-13..2024-05-19|last week} and 51 km² since {2024-05-01|May 1}.",
        [("2024-05-13", "2024-05-19"), ("2024-05-01", "2024-05-20")],
    ),
    ("The army said on {2024-05-18|Saturday} that 12 shops had been looted.", [(None, None)]),
    ("The army said on {2024-05-18|Saturday} it controlled 12 villages.", [("2024-05-18", "2024-05-18")]),
    (
        "Russia fired 20 drones {2024-05-17..2024-05-18|overnight}. It lost 12 of them: 12 drones were shot down.",
        [("2024-05-17", "2024-05-18")] * 2,
    ),
    ("Twelve people were killed.", [(None, None)]),
]


@pytest.mark.parametrize(("marked", "expected"), DAYS)
def test_the_days_of_a_claim(marked: str, expected: list[tuple[str | None, str | None]]) -> None:
    claims, _ = claims_of(marked, PUBLISHED)
    days = [tuple(d.isoformat() if d else None for d in (c.earliest, c.latest)) for c in claims]
    assert days
    assert days[: len(expected)] == expected[: len(days)]


DENIED = [
    ("The army said it destroyed 15 rebel vehicles. The rebels denied losing any.", [True]),
    ("Moscow said it had killed 60 servicemen. Kyiv denied this.", [True]),
    ("The rebels hold 25 prisoners and the bridge, they said. The junta denied both claims.", [True]),
    ("The navy claims to have downed two jets; Kyiv denied any losses.", [True]),
    ("The group boasts of having killed 300 soldiers, a figure that the capital denied.", [True]),
    (
        "The monitors said 48 people had been killed, 12 of them children. The army denied that total.",
        [True, False],
    ),
    (
        "Villagers accused the militia of killing 12 farmers and of abducting nine women. It denied the abductions.",
        [False, True],
    ),
    ("The army denied that it had lost 40 men.", [True]),
    ("A drone killed 12 people, the rebels said; the army called that a fabrication.", [True]),
    ("The toll was 12 dead, officials said, correcting an earlier toll of 20 dead.", [False, True]),
    ("The mission has 2,000 soldiers, not the 900 it had always cited.", [False, True]),
    ("Not 40, as first reported, but 14 people were killed.", [True, False]),
    ("The army said it killed 12 rebels. The rebels spoke of four dead.", [False, False]),
    ("The rebels said 300 soldiers surrendered. The army denied that the town had fallen.", [False]),
    ("The ministry said 30 men were killed. It did not provide evidence.", [False]),
    ("Police said 12 people were killed. The gang denied responsibility.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_what_is_denied(text: str, expected: list[bool]) -> None:
    claims, _ = claims_of(text)
    assert [c.denied for c in claims] == expected
    assert all((c.stance == "denied") == c.denied for c in claims)


STANCES = [
    ("The ministry said 30 men were killed. It did not provide evidence.", ["unverified"]),
    ("The ministry said 30 men were killed. The claim could not be independently verified.", ["unverified"]),
    ("The ministry said 30 men were killed. The deaths have been confirmed.", ["asserted"]),
    ("A flood could displace 9,000 people.", ["hypothetical"]),
    ("The alliance promised a force of 5,000 men.", ["hypothetical"]),
    ("The army said it killed 12 rebels. The rebels disputed that figure.", ["disputed"]),
    ("Twelve people were killed.", ["asserted"]),
]


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_the_stance_of_a_claim(text: str, expected: list[str]) -> None:
    claims, _ = claims_of(text)
    assert [c.stance for c in claims] == expected


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("They captured two [North Korean|demonym] soldiers.", "North Korean"),
        ("The army destroyed 15 RSF vehicles.", "RSF"),
        ("Shells killed 12 people.", None),
    ],
)
def test_whose_the_counted_are(marked: str, side: str | None) -> None:
    claims, _ = claims_of(marked)
    assert [c.side for c in claims] == [side]


def test_a_claim_quotes_its_sentence_and_its_span_holds_bound_and_noun() -> None:
    text = "It rained. Shells killed no fewer than 38 people there. It rained."
    (claim,) = find_claims(text, split(text), [], [], None)
    assert claim.text == "no fewer than 38 people"
    assert claim.quote == "Shells killed no fewer than 38 people there."
    assert claim.noun == "people"


WORDS = """killed 12 people said that the army 45 km² of and , ( ) ; . 3 to 5 more than between “ ” not but who which
denied two of them 40% half a million lost were wounded in Kyiv 1,200 tanks drones shot down - : one several ± 7""".split()
FRAGMENTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(FRAGMENTS, st.text(max_size=200)))
def test_spans_align_and_values_are_ordered_on_any_text(text: str) -> None:
    claims = find_claims(text, split(text), [], [], None)
    for claim in claims:
        assert claim.text
        assert text[claim.start : claim.end] == claim.text
        values = [v for v in (claim.low, claim.best, claim.high) if v is not None]
        assert values
        assert values == sorted(values)
    own = [c for c in claims if not c.derived_from]
    assert all(a.start <= b.start for a, b in pairwise(own))
    assert [c.id for c in claims] == [f"c{i}" for i in range(1, len(claims) + 1)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([s for s, _ in DENIED] + [s for s, _ in STANCES]), min_size=1, max_size=4))
def test_an_unrelated_sentence_at_the_end_changes_no_earlier_claim(sentences: list[str]) -> None:
    text = " ".join(sentences)
    longer = text + "\n\nThe museum opens at nine and its garden is quiet."
    assert find_claims(text, split(text), [], [], None) == find_claims(longer, split(longer), [], [], None)


@pytest.mark.parametrize(
    "unit", ["12 people were killed. ", "12 killed and ", "“12 men ", "(12 km ", "1 ", "\0 5 "]
)
def test_no_repetition_takes_more_than_linear_time(unit: str) -> None:
    text = unit * (12_000 // len(unit))
    assert find_claims(text, split(text), [], [], None) is not None
