"""The tables of natural features, facilities and small settlements are well formed and right where we can tell."""

import csv
import math
import re
from collections import Counter
from pathlib import Path

import pycountry
import pytest

TABLES = Path(__file__).parents[2] / "data" / "tables"
COLUMNS = "id,name,aliases,type,country,admin1,lat,lon,radius_km,where_prec,source".split(",")
NAMES = ("natural", "facilities", "settlements")
SEA_TYPES = {"ocean", "sea", "gulf", "bay", "strait"}
# Kosovo has no ISO code of its own; XK is the one in use.
COUNTRIES = {country.alpha_2 for country in pycountry.countries} | {"XK"}


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(row: dict[str, str]) -> list[str]:
    return [row["name"], *(alias for alias in row["aliases"].split("|") if alias)]


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    a, b = math.radians(lat), math.radians(other_lat)
    half = (
        1 - math.cos(b - a) + math.cos(a) * math.cos(b) * (1 - math.cos(math.radians(other_lon - lon)))
    ) / 2
    return 12742 * math.asin(math.sqrt(half))


@pytest.mark.parametrize("table", NAMES)
def test_header_and_cells_are_well_formed(table: str) -> None:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        # a settlement that names a GeoNames place in `members` only adds names to that place
        assert next(csv.reader(file)) == COLUMNS + ["members"] * (table == "settlements")
    for row in rows(table):
        assert None not in row
        assert None not in row.values(), row
        assert re.fullmatch(r"dateline:[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]
        assert all(cell == cell.strip() for cell in row.values()), row["id"]
        assert all(row[column] for column in ("name", "type", "source")), row["id"]
        assert not re.search(r"[()|;]", row["name"]), row["name"]


@pytest.mark.parametrize("table", NAMES)
def test_values_are_in_range(table: str) -> None:
    for row in rows(table):
        assert -90 <= float(row["lat"]) <= 90, row["id"]
        assert -180 <= float(row["lon"]) <= 180, row["id"]
        assert (float(row["lat"]), float(row["lon"])) != (0, 0), row["id"]
        assert row["where_prec"] in {"1", "2", "5", "7"}, row["id"]
        radius = float(row["radius_km"])
        assert radius > 0, row["id"]
        if row["where_prec"] == "1":
            assert radius <= 3, row["id"]
        if row["where_prec"] == "2":
            assert radius <= 25, row["id"]
        if row["country"]:
            assert row["country"] in COUNTRIES, row["id"]
        if row["admin1"]:
            assert re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", row["admin1"]), row["id"]
            assert row["admin1"].startswith(row["country"] + "-"), row["id"]


def test_ids_are_unique_across_the_tables() -> None:
    counts = Counter(row["id"] for table in NAMES for row in rows(table))
    assert [id_ for id_, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", NAMES)
def test_aliases_are_neither_empty_nor_repeated(table: str) -> None:
    for row in rows(table):
        names = names_of(row)
        assert len(set(names)) == len(names), row["id"]
        assert all(len(name) >= 2 and name == name.strip() for name in names), row["id"]


@pytest.mark.parametrize("table", ["facilities", "settlements"])
def test_a_pin_has_a_country(table: str) -> None:
    assert [row["id"] for row in rows(table) if row["where_prec"] in {"1", "2"} and not row["country"]] == []


def test_seas_and_straits_are_areas_without_a_pin() -> None:
    for row in rows("natural"):
        assert (row["where_prec"] == "7") == (row["type"] in SEA_TYPES), row["id"]


def test_shared_waters_have_no_country() -> None:
    country = {row["name"]: row["country"] for row in rows("natural")}
    shared = (
        "Black Sea,Sea of Azov,Kerch Strait,Strait of Hormuz,Dnipro,Siverskyi Donets,Euphrates,Nile,Lake Kivu"
    )
    assert {name: country[name] for name in shared.split(",")} == dict.fromkeys(shared.split(","), "")


def test_members_are_geonames_places_named_once() -> None:
    members = [row["members"] for row in rows("settlements") if row["members"]]
    assert all(re.fullmatch(r"geonames:[1-9]\d*", member) for member in members)
    assert len(set(members)) == len(members) > 100


def test_settlements_do_not_crowd_on_one_spot() -> None:
    spots = Counter((row["lat"], row["lon"]) for row in rows("settlements"))
    assert [spot for spot, count in spots.items() if count > 1] == []


# name or alias, country, latitude, longitude, tolerance in km; from encyclopaedias, not from the tables
KNOWN = [
    ("natural", "Snake Island", "UA", 45.255, 30.204, 2),
    ("natural", "Bab al-Mandab", "", 12.58, 43.33, 25),
    ("natural", "Dnieper", "", 48.7, 34.7, 300),
    ("natural", "Сіверський Донець", "", 49.0, 38.0, 120),
    ("natural", "Kharg", "IR", 29.25, 50.31, 5),
    ("natural", "Second Thomas Shoal", "", 9.75, 115.87, 10),
    ("facilities", "ZNPP", "UA", 47.512, 34.585, 2),
    ("facilities", "Kursk NPP", "RU", 51.675, 35.606, 2),
    ("facilities", "Fordo", "IR", 34.885, 50.996, 3),
    ("facilities", "Kakhovka HPP", "UA", 46.777, 33.371, 2),
    ("facilities", "GERD", "ET", 11.215, 35.093, 3),
    ("facilities", "Beirut airport", "LB", 33.821, 35.488, 3),
    ("facilities", "Engels-2", "RU", 51.482, 46.206, 4),
    ("facilities", "Khmeimim", "SY", 35.401, 35.949, 3),
    ("facilities", "Rafah crossing", "PS", 31.247, 34.261, 3),
    ("facilities", "Kerch Bridge", "UA", 45.308, 36.507, 6),
    ("facilities", "Azovstal", "UA", 47.097, 37.610, 3),
    ("facilities", "Zamzam", "SD", 13.487, 25.311, 4),
    ("facilities", "Al-Shifa Hospital", "PS", 31.524, 34.444, 1),
    ("facilities", "Torkham", "AF", 34.127, 71.093, 4),
    ("settlements", "Robotyne", "UA", 47.443, 35.826, 3),
    ("settlements", "Klishchiivka", "UA", 48.528, 37.957, 4),
    ("settlements", "Лобкове", "UA", 47.5228, 35.4397, 3),
    ("settlements", "Malaya Loknya", "RU", 51.3325, 35.2275, 3),
    ("settlements", "Khiam", "LB", 33.327, 35.614, 3),
    ("settlements", "Kfar Aza", "IL", 31.484, 34.534, 2),
]


@pytest.mark.parametrize(("table", "name", "country", "lat", "lon", "tolerance"), KNOWN)
def test_famous_places_are_where_they_are(
    table: str, name: str, country: str, lat: float, lon: float, tolerance: float
) -> None:
    found = [row for row in rows(table) if name.casefold() in map(str.casefold, names_of(row))]
    nearest = min(found, key=lambda row: kilometres(float(row["lat"]), float(row["lon"]), lat, lon))
    assert nearest["country"] == country
    assert kilometres(float(nearest["lat"]), float(nearest["lon"]), lat, lon) <= tolerance


def test_the_tables_are_as_large_as_their_coverage_promises() -> None:
    assert len(rows("natural")) > 900
    assert len(rows("facilities")) > 9000
    assert sum(row["type"] == "nuclear_power_plant" for row in rows("facilities")) > 200
    assert len(rows("settlements")) > 1000
