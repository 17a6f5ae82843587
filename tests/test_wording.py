from datetime import date

import pytest

from geo.wording import amount, interval, listed, number


@pytest.mark.parametrize(
    ("low", "best", "high", "unit", "bound", "text", "expected"),
    [
        (984, 984, 984, "km2", "exact", "984 square kilometers", "984 km²"),
        (40, None, None, "percent", "at_least", "more than 40% of the area", "more than 40 %"),
        (40, None, None, "percent", "at_least", "40 percent or more", "at least 40 %"),
        (10000, None, 12000, "persons", "range", "10,000 to 12,000", "10,000 to 12,000"),
        (None, 200, None, "persons", "about", "some 200", "about 200"),
        (300, None, 999, "km2", "vague", "several hundred square km", "several hundred km² (300–999)"),
        (24, None, 99, "persons", "vague", "dozens of men", "dozens (24–99)"),
        (2000, None, 9999, "persons", "vague", "thousands more", "thousands (2,000–9,999)"),
        (3, None, 9, "items", "vague", "кілька", "3–9"),
        (None, None, 50, "persons", "at_most", "up to 50", "up to 50"),
        (None, None, 50, "persons", "at_most", "fewer than 50", "fewer than 50"),
        (393.6, None, None, "km2", "at_least", "", "at least 393.6 km²"),
        (20, 20, 20, "km", "exact", "20 km", "20 km"),
        (None, None, None, "persons", "vague", "an unknown number", "no figure"),
    ],
)
def test_amount_keeps_its_bound(low, best, high, unit, bound, text, expected):
    assert amount(low, best, high, unit, bound, text) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, "undated"),
        (date(2025, 1, 11), date(2025, 1, 11), "11 Jan 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "Dec 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 8, 1), date(2025, 1, 31), "Aug 2024 – Jan 2025"),
        (date(2024, 8, 6), date(2025, 1, 11), "6 Aug 2024 – 11 Jan 2025"),
        (date(2025, 1, 1), date(2025, 1, 30), "1–30 Jan 2025"),
        (None, date(2025, 1, 11), "until 11 Jan 2025"),
        (date(2025, 1, 11), None, "from 11 Jan 2025"),
    ],
)
def test_interval(earliest, latest, expected):
    assert interval(earliest, latest) == expected


def test_number_drops_empty_decimals_but_no_zeros_of_a_whole_number():
    assert [number(v) for v in (10.0, 100, 0.5, 1234567.891)] == ["10", "100", "0.5", "1,234,567.89"]


def test_listed():
    assert [listed([]), listed(["a"]), listed(["a", "b"], "or")] == ["", "a", "a or b"]
