"""Each case: a sentence with [name|role] marks; a star after the role says it is drawn."""

import re

import pytest

from geo.extraction.places import place_mentions
from geo.extraction.sentences import split
from geo.gazetteer import open_gazetteer
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Sense

CASES = [
    "[Kyiv|actor] said its troops held [Sudzha|event*].",
    "[Moscow|actor]’s counterattack cost it ground.",
    "The [Kremlin|actor] denied it.",
    "[Ukraine|actor] has repeatedly claimed the town.",
    "Officials told [Washington|actor] that talks had failed.",
    "[Islamabad|actor] and [Kabul|actor] each claimed to have won.",
    "Shells hit [Kyiv|event*] overnight.",
    "Three people died in [Zolochiv|event*], [Kharkiv Oblast|context].",
    "[Russia|context]’s [Kursk region|event*] was shelled.",
    "KYIV, Jan. 11 — Nothing happened.".replace("KYIV", "[KYIV|origin]"),
    "[POKROVSK|origin], [Donetsk Oblast|context] — Shells fell on [Myrnohrad|event*].",
    "The prisoners were taken to [Kyiv|destination*].",
    "Some 500 people fled from [Vovchansk|origin*] to [Kharkiv|destination*].",
    "Troops are advancing on [Lyptsi|destination].",
    "A bus was hit 20 km east of [Pokrovsk|context].",
    "It lies in [Tuva|event*], which borders [Mongolia|context].",
    "He is a resident of [Marjayoun|origin].",
    "Talks in [Jeddah|context] broke down.",
    "[Russian|demonym] forces shelled [Nikopol|event*], [Marhanets|event*] and [Kherson|event*].",
    "Both are held under the [Geneva|institution] Conventions.",
]


@pytest.fixture(scope="module")
def gazetteer() -> SqliteGazetteer:
    return open_gazetteer()


@pytest.mark.parametrize("marked", CASES)
def test_roles(marked: str, gazetteer: SqliteGazetteer) -> None:
    text, mentions, expected = "", [], []
    for part in re.split(r"(\[[^]]+\])", marked):
        if part.startswith("["):
            name, role = part[1:-1].split("|")
            sense: Sense = (
                "demonym" if role == "demonym" else "institution" if role == "institution" else "literal"
            )
            mentions.append(Mention(len(text), len(text) + len(name), name, sense))
            expected.append(role)
            part = name
        text += part
    found = place_mentions(text, split(text), mentions, gazetteer)
    assert [m.role + "*" * m.on_map for m in found] == expected
