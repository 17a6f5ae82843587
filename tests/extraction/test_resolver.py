"""Each case: a text whose places are marked with [brackets], and what each must resolve to."""

import re

import pytest

from geo.extraction.resolver import Resolution, resolve
from geo.gazetteer import open_gazetteer
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention

CASES = [  # the words of our own; ids are GeoNames'
    ("A drone fell in [Zolochiv], [Kharkiv Oblast].", ["geonames:686895", "geonames:706482"]),
    ("A drone fell in [Zolochiv], [Lviv Oblast].", ["geonames:686896", "geonames:702549"]),
    ("[Zolochiv] was shelled; [Kharkiv] and [Vovchansk] were quiet.", ["geonames:686895", None, None]),
    (
        "He moved from [Paris], [Texas], to [Paris], [France].",
        ["geonames:4717560", None, "geonames:2988507", None],
    ),
    ("[Paris] was calm on Sunday.", ["geonames:2988507"]),
    ("[Russia]’s [Kursk region] lies beyond the border.", ["geonames:2017370", "geonames:538555"]),
    ("Mayor of [Kursk] said a block of flats burned.", ["geonames:538560"]),
    ("Fighting goes on in the [Kursk region]. Troops attacked in [Kursk].", [None, "geonames:538555"]),
    ("[Tripoli] port, in [Lebanon], reopened; [Beirut] did not.", ["geonames:266826", None, None]),
    ("[Tripoli] and [Benghazi] are at odds again in [Libya].", ["geonames:2210247", None, None]),
    ("Shells hit [Pokrovsk] in [Donetsk Oblast].", ["geonames:704422", None]),
    ("[Georgia] and [Armenia] closed their border.", ["geonames:614540", None]),
    ("Voters in [Georgia], [Alabama] and [Florida] queued.", ["geonames:4197000", None, None]),
    ("[Washington] said it would send aid.", ["geonames:4140963"]),
    ("[Kyiv] and [Moscow] traded blame.", ["geonames:703448", "geonames:524901"]),
    (
        "Demand in [Asia] fell; [Africa] and [Europe] bought more.",
        ["geonames:6255147", "geonames:6255146", "geonames:6255148"],
    ),
    ("[Canada] must look to [Asia].", [None, "geonames:6255147"]),
    ("The flu began in [Mexico].", ["geonames:3996063"]),
    ("[Mexico City] declared an emergency.", ["geonames:3530597"]),
    ("[Ottawa] and [Quebec] agreed on [Monday].", ["geonames:6094817", "geonames:6115047", None]),
    ("Ships left [New York] for [Boston].", ["geonames:5128581", None]),
    (
        "Storms crossed [Kursk], [Belgorod] and [Bryansk] regions.",
        ["geonames:538555", "geonames:578071", "geonames:571473"],
    ),
]


@pytest.fixture(scope="module")
def gazetteer() -> SqliteGazetteer:
    return open_gazetteer()


def resolved(marked: str, gazetteer: SqliteGazetteer) -> list[Resolution]:
    text, mentions = "", []
    for part in re.split(r"(\[[^]]+\])", marked):
        if part.startswith("["):
            mentions.append(Mention(len(text), len(text) + len(part) - 2, part[1:-1]))
            part = part[1:-1]
        text += part
    return resolve(text, mentions, gazetteer)


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_places(marked: str, expected: list[str | None], gazetteer: SqliteGazetteer) -> None:
    found = [r.place.id if r.place else None for r in resolved(marked, gazetteer)]
    assert [f if e else None for f, e in zip(found, expected, strict=True)] == expected


def test_a_resolution_says_why_and_what_else_it_might_be(gazetteer: SqliteGazetteer) -> None:
    first = resolved("A drone fell in [Zolochiv], [Kharkiv Oblast].", gazetteer)[0]
    assert first.why == "named in Kharkiv Oblast, in the words beside it"
    assert "geonames:686896" in [a.place.id for a in first.alternatives]
    assert 0.5 < first.score <= 1
    assert all(first.score >= a.score for a in first.alternatives)


def test_an_unknown_name_is_left_open_with_a_reason(gazetteer: SqliteGazetteer) -> None:
    (found,) = resolved("Nobody knows [Qwertyuiop].", gazetteer)
    assert found.place is None
    assert found.why == "no place of this name is known"


def test_a_likeness_of_spelling_needs_places_beside_it(gazetteer: SqliteGazetteer) -> None:
    far = resolved("[Borshchova] burned. [Kharkiv], [Lyptsi] and [Vovchansk] were shelled.", gazetteer)[0]
    assert far.place is None
    assert "Borshchiv" in [a.place.name for a in far.alternatives]


def test_one_name_has_one_sense_in_a_report(gazetteer: SqliteGazetteer) -> None:
    found = resolved(
        "[Zolochiv], [Kharkiv Oblast], burned. People left [Zolochiv]. [Zolochiv] is empty.", gazetteer
    )
    assert {found[0].place, found[2].place, found[3].place} == {found[0].place}


def test_a_distance_in_the_text_decides(gazetteer: SqliteGazetteer) -> None:
    near_yakutsk = resolved("[Pokrovsk], a river port about 70 km south-west of [Yakutsk], froze.", gazetteer)
    assert near_yakutsk[0].place is not None
    assert near_yakutsk[0].place.country == "RU"
    assert near_yakutsk[0].why == "it lies where the words beside it say"
