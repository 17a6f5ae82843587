"""Who says each figure: before it, after it, across sentences, or nobody but the report."""

import pytest

from tests.extraction.annotated_places import claims_of

SAID = [
    # before the figure, over asides
    ("The defence ministry said 12 soldiers were killed.", ["defence ministry"]),
    ("Kyiv claims that 12 soldiers were killed.", ["Kyiv"]),
    ("The KNU, the main armed group in the state, said 17 soldiers had surrendered.", ["KNU"]),
    (
        "A captain of the coast guard, who gave only his first name, said 12 men were killed.",
        ["captain of the coast guard"],
    ),
    ("Anton Bilous, 46, told a radio station that 30 houses had burned.", ["Anton Bilous"]),
    ("In its daily bulletin Moscow put the enemy's losses at 300 men.", ["Moscow"]),
    ("The Free Valley Army (FVA) said it had taken 40 prisoners.", ["Free Valley Army"]),
    ("Residents of the upper town, reached by phone, spoke of 20 dead.", ["Residents of the upper town"]),
    # after it, inverted or not
    ("At least 12 people were killed, officials said.", ["officials"]),
    ("At least 12 people were killed, said a nurse who asked not to be named.", ["nurse"]),
    ("Some 12 people were killed, residents told a local station.", ["residents"]),
    ("“We buried 14 men,” said an imam, Yusuf Adan, 61.", ["Yusuf Adan"]),
    ("Shells killed two women, according to the provincial police.", ["provincial police"]),
    ("By the committee’s own count, 40 houses burned.", ["committee"]),
    ("About 9,000 people fled, as aid workers estimate.", ["aid workers"]),
    # in the middle
    ("In the north, the army said, rebels killed 12 soldiers.", ["army"]),
    # one speaker, two verbs
    ("The army denied any retreat and said it had killed 40 rebels.", ["army"]),
    ("Hamra's police reported three dead, adding that 12 were wounded.", ["Hamra's police"] * 2),
    # carried on
    ("The Air Force reported a raid. It said 30 drones were shot down.", ["Air Force"]),
    ("Mayor Olha Sydir visited the school. She said 12 pupils were wounded.", [None]),
    (
        "Mayor Olha Sydir spoke to reporters, Olha Sydir said. She added that 12 pupils were wounded.",
        ["Olha Sydir"],
    ),
    (
        "The Russian Defence Ministry said the night was calm. The ministry said it shot down 12 drones.",
        ["Russian Defence Ministry"],
    ),
    ("“They took everything,” said Ali Dirar. “They burned 12 huts.”", ["Ali Dirar"]),
    # two speakers
    ("Rebels say they killed 50 soldiers; the army says 12 rebels died.", ["Rebels", "army"]),
    ("Satellite pictures suggest that 40 houses burned, says the group Terrawatch.", ["group Terrawatch"]),
    ("The army denied claims by the rebels that 150 soldiers had defected.", ["rebels"]),
    # nobody
    ("Twelve people were killed in the raid.", [None]),
    ("It was reported that 12 people were killed.", [None]),
    ("Both claims are old. Twelve people were killed.", [None]),
    ("The soldiers were told to wait; 12 of their comrades were killed.", [None]),
    ("The village, about 8 km south of the river, is empty, the army said.", [None]),
    ("The front is now 8 km from the river, the army said.", ["army"]),
]


@pytest.mark.parametrize(("text", "speakers"), SAID)
def test_the_speaker_of_each_figure(text: str, speakers: list[str | None]) -> None:
    claims, _ = claims_of(text)
    assert [c.speaker for c in claims] == speakers
