import pytest

from geo.gazetteer.names import bare, key

SAME = [
    ("Kyiv", "KYIV"),
    ("Tillabéri", "Tillaberi"),
    ("Nov'yy Oskol", "Novyy-Oskol"),
    ("Ivano–Frankivsk", "Ivano-Frankivsk"),
    ("Côte d’Ivoire", "Cote d'Ivoire"),
    ("U.S.", "U. S."),
    ("ОДЕСА", "Одеса"),
    ("Łódź", "Lodz"),
]
BARE = [
    ("Kharkivs'ka Oblast'", "kharkivska"),
    ("Republic of Dagestan", "dagestan"),
    ("North Kivu", "north kivu"),
    ("Primorskiy Kray", "primorskiy"),
    ("Курская область", "курская"),
    ("Region", "region"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("name", "expected"), BARE)
def test_a_bare_name_has_no_type_word(name: str, expected: str) -> None:
    assert bare(name) == expected
