import json
from dataclasses import replace
from datetime import date

from geo.model import Claim, DateMention, Extraction, Place, PlaceMention, Ranked, Report
from geo.record import from_record, to_record

TOWN = Place(
    "geonames:1", "Town", "city", "UA", 50.0, 36.0, 1, 1.5, "Some Oblast", "geonames:2", None, 900, None
)
FULL = Extraction(
    report=Report("r1", "Two men in Town.", "A title", "Agency", "en", date(2025, 1, 11), "given"),
    places=(
        PlaceMention(11, 15, "Town", "event", True, TOWN, 0.75, "the only place", (Ranked(TOWN, 0.25),), TOWN),
        PlaceMention(0, 3, "Two", "context", False, None, 0.0, "no place of this name is known"),
    ),
    dates=(DateMention(0, 3, "Two", date(2025, 1, 1), date(2025, 1, 31), 4), DateMention(4, 7, "men", None, None, 1)),
    claims=(
        Claim("c1", 0, 7, "Two men", "Two men in Town.", "captured", 2, 2, 2, "persons", "exact", 0, "the army"),
        Claim("c2", 0, 7, "Two men", "Two men in Town.", "other", 1, None, None, "items", "at_least",
              derived_from=("c1",), earliest=date(2025, 1, 1), formula="half of c1"),
    ),
    warnings=("check this",),
)  # fmt: skip


def test_a_record_survives_json_and_comes_back_whole() -> None:
    assert from_record(json.loads(json.dumps(to_record(FULL)))) == FULL


def test_a_record_has_every_field_of_the_contract() -> None:
    record = to_record(FULL)
    assert list(record) == [
        "id", "title", "source", "language", "published", "published_basis", "text", "places", "dates", "claims",
        "warnings", "errors",
    ]  # fmt: skip
    assert {"start", "end", "text", "role", "on_map", "place", "score", "why", "alternatives"} <= set(
        record["places"][0]
    )
    assert {"id", "name", "kind", "country", "admin1", "lat", "lon", "where_prec", "radius_km"} <= set(
        record["places"][0]["place"]
    )
    assert record["published"] == "2025-01-11"
    assert record["claims"][1]["derived_from"] == ["c1"]


def test_unknown_fields_of_a_newer_record_are_passed_over() -> None:
    record = to_record(FULL)
    record["claims"][0]["invented_later"] = 1
    record["places"][0]["place"]["invented_later"] = 1
    assert from_record(record) == FULL


def test_the_reports_own_warnings_are_told_too() -> None:
    warned = replace(FULL, report=replace(FULL.report, warnings=("read as cp1251",)))
    assert to_record(warned)["warnings"] == ["read as cp1251", "check this"]
