import sqlite3
from pathlib import Path

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.outlines import load_outlines, outline
from geo.gazetteer.sqlite import SqliteGazetteer

FIRST = [  # name, id of the first candidate
    ("Kursk Oblast", "geonames:538555"),
    ("Kursk region", "geonames:538555"),
    ("Kursk border region", "geonames:538555"),
    ("Korenevo district", "geonames:544901"),
    ("Tuva", "geonames:1488873"),
    ("Tyva", "geonames:1488873"),
    ("Crimea", "geonames:703883"),
    ("Ukraine", "geonames:690791"),
    ("Україна", "geonames:690791"),
    ("Россия", "geonames:2017370"),
    ("UK", "geonames:2635167"),
    ("U.S.", "geonames:6252001"),
    ("Turkey", "geonames:298795"),
    ("Deir el-Balah", "geonames:281141"),
    ("Kiev", "geonames:703448"),
]


@pytest.fixture(scope="module")
def gazetteer() -> SqliteGazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(("name", "place_id"), FIRST)
def test_a_name_in_any_spelling_finds_its_place(gazetteer: SqliteGazetteer, name: str, place_id: str) -> None:
    assert place_id in [p.id for p in gazetteer.candidates(name)][:4]


def test_both_zolochivs_are_candidates_with_their_divisions(gazetteer: SqliteGazetteer) -> None:
    found = {p.id: p.admin1 for p in gazetteer.candidates("Zolochiv")}
    assert found["geonames:686895"] == "Kharkiv Oblast"
    assert found["geonames:686896"] == "Lviv Oblast"


def test_cyrillic_and_former_names_find_the_place_of_today(gazetteer: SqliteGazetteer) -> None:
    assert [p.name for p in gazetteer.candidates("Артемівськ")][:1] == ["Bakhmut"]
    assert "geonames:686895" in [p.id for p in gazetteer.candidates("Золочів")]


def test_an_unknown_name_has_no_candidates(gazetteer: SqliteGazetteer) -> None:
    assert list(gazetteer.candidates("Qwertyuiop")) == []
    assert list(gazetteer.candidates("")) == []


def test_precision_says_what_is_an_area(gazetteer: SqliteGazetteer) -> None:
    by_kind = {
        p.kind: p.where_prec
        for n in ("Kursk", "Ukraine", "Korenevo district", "Black Sea")
        for p in gazetteer.candidates(n)
    }
    assert (
        by_kind["city"],
        by_kind["admin1"],
        by_kind["country"],
        by_kind["admin2"],
        by_kind["natural"],
    ) == (1, 4, 6, 3, 7)


def test_capitals_and_residences_stand_for_their_state(gazetteer: SqliteGazetteer) -> None:
    seats = gazetteer.governments()
    assert seats["geonames:703448"] == ("geonames:690791", "capital")
    kremlin = gazetteer.candidates("Kremlin")[0]
    assert seats[kremlin.id][0] == "geonames:2017370"


def test_a_missing_or_foreign_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.sqlite"):
        SqliteGazetteer(tmp_path / "none.sqlite")
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"not a database at all, only text" * 50)
    with pytest.raises(ValueError, match=r"other\.sqlite"):
        SqliteGazetteer(other)
    with sqlite3.connect(tmp_path / "old.sqlite") as old:
        old.execute("CREATE TABLE meta (name, value)")
        old.execute("INSERT INTO meta VALUES ('version', '0')")
    with pytest.raises(ValueError, match="another version"):
        SqliteGazetteer(tmp_path / "old.sqlite")


def test_outlines_follow_the_un_view_unless_asked() -> None:
    simferopol = (34.1, 44.95)
    from shapely import Point

    un, held = outline("geonames:690791"), outline("geonames:690791", "defacto")
    assert un is not None
    assert held is not None
    assert un.contains(Point(simferopol))
    assert not held.contains(Point(simferopol))


def test_kursk_oblast_is_as_large_as_it_is() -> None:
    area = load_outlines().loc["geonames:538555", "area_km2"]
    assert area == pytest.approx(29_997, rel=0.02)  # km2, as the federation's statistics give it


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Артемівськ", "geonames:713174"),
        ("Артемовск", "geonames:713174"),
        ("артем", "geonames:713174"),  # while it is typed
        ("Artemivsk", "geonames:713174"),
        ("BAKHMUT", "geonames:713174"),
        ("Kursk region", "geonames:538555"),
        ("Курская область", "geonames:538555"),
        ("Kiev", "geonames:703448"),
    ],
)
def test_a_search_finds_a_place_in_any_spelling(gazetteer: SqliteGazetteer, typed: str, found: str) -> None:
    assert found in gazetteer.ids_spelled(typed)


def test_two_letters_find_whole_names_only(gazetteer: SqliteGazetteer) -> None:
    assert "geonames:713174" not in gazetteer.ids_spelled("ba")
    assert gazetteer.ids_spelled("no such name") == frozenset()
