from datetime import date
from pathlib import Path

import pytest

from geo.extraction.pipeline import extract
from geo.model import Extraction, Report
from geo.reading import read

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture(scope="module")
def samples() -> list[Extraction]:
    return [extract(read(path)) for path in sorted(SAMPLES.glob("*.txt"))]


def drawn(extraction: Extraction) -> set[tuple[str, str]]:
    return {(m.place.name, m.role) for m in extraction.places if m.on_map and m.place}


def test_the_samples_draw_what_they_report_and_nothing_else(samples: list[Extraction]) -> None:
    ground, prisoners = samples
    assert drawn(ground) == {
        ("Kursk Oblast", "event"), ("Kyiv", "destination"), ("Tuva Republic", "origin"), ("Zolochiv", "event"),
        ("Russia", "destination"),
    }  # fmt: skip
    assert drawn(prisoners) == {
        ("Kursk Oblast", "event"), ("Kyiv", "destination"), ("Tuva Republic", "origin"), ("Russia", "destination"),
    }  # fmt: skip


def test_the_samples_name_who_speaks_as_actors(samples: list[Extraction]) -> None:
    actors = {m.text for e in samples for m in e.places if m.role == "actor"}
    assert {"Kyiv", "Moscow", "Pentagon", "White House", "Ukraine", "Pyongyang"} <= actors


def test_the_zolochiv_of_the_samples_is_the_one_in_kharkiv_oblast(samples: list[Extraction]) -> None:
    (place,) = {m.place for e in samples for m in e.places if m.text == "Zolochiv"}
    assert place is not None
    assert place.admin1 == "Kharkiv Oblast"


def test_the_samples_are_dated_by_what_they_say(samples: list[Extraction]) -> None:
    assert {e.report.published for e in samples} == {date(2025, 1, 11)}
    assert [e.report.published_basis for e in samples] == ["caption", "dateline"]


def test_the_figures_of_the_samples(samples: list[Extraction]) -> None:
    figures = {(c.category, c.bound, c.low, c.best, c.high) for e in samples for c in e.claims}
    assert {
        ("territory_seized", "exact", 984, 984, 984),
        ("territory_share", "at_least", 40, None, None),
        ("territory_controlled", "vague", 300, None, 999),
        ("troops", "range", 10000, None, 12000),
        ("killed_or_wounded", "about", None, 200, None),
    } <= figures
    lost = next(c for e in samples for c in e.claims if c.category == "territory_lost")
    assert lost.low == pytest.approx(393.6)
    assert lost.derived_from


def test_a_report_with_no_place_says_so() -> None:
    assert "No places found in this report." in extract(Report("r", "Nothing was said.")).warnings


def test_without_a_publication_date_relative_dates_stay_open_and_say_so() -> None:
    found = extract(Report("r", "Shells hit Kharkiv on Saturday."))
    assert found.report.published is None
    assert [d.earliest for d in found.dates] == [None]
    assert any("publication date" in w for w in found.warnings)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "🙂" * 50, "A" * 5000, "’" * 500, "[[(((", "1 2 3 4 5 6 7 8 9 10 " * 300]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    extract(Report("r", text, published=date(2025, 1, 11)))


def test_hostile_text_is_kept_as_it_is() -> None:
    text = "<script>alert(1)</script> ${alert(1)} Shells hit Kharkiv, killing 3 people <img src=x onerror=alert(1)>."
    found = extract(Report("r", text, published=date(2025, 1, 11)))
    assert all(text[m.start : m.end] == m.text for m in found.places)
    assert found.claims[0].quote in text
