"""Comparable sets, contradictions, and the words for how claims differ."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import compare
from geo.comparison import (
    conflicting_places,
    differences,
    origin_of_rows,
    statements,
    territory_series,
    when,
)
from geo.frame import claims_frame
from geo.model import Claim, Extraction, Place, PlaceMention, Report

KURSK = Place("geonames:538555", "Kursk Oblast", "admin1", "RU", 51.6, 35.6, 4, 98, iso="RU-KRS")
SUDZHA = Place("geonames:486136", "Sudzha", "city", "RU", 51.2, 35.3, 1, 5, admin1="Kursk Oblast")
RYLSK = Place("geonames:500059", "Rylsk", "city", "RU", 51.6, 34.7, 1, 5, admin1="Kursk Oblast")
SUMY = Place("geonames:692194", "Sumy", "city", "UA", 50.9, 34.8, 1, 10, admin1="Sumy Oblast")
FEB3, FEB4 = date(2025, 2, 3), date(2025, 2, 4)
AUGUST = date(2024, 8, 1), date(2024, 8, 31)


@dataclass
class Said:
    """One claim in a report of its own, in the fewest words."""

    figure: str  # "exact 984 km2", "at_least 12 persons", "range 10..12 persons"
    category: str
    place: Place | None = KURSK
    speaker: str | None = None
    days: tuple[date, date] | None = None
    report: str | None = None
    published: date | None = FEB4
    quote: str | None = None
    more: dict[str, object] = field(default_factory=dict)


def claim(report: str, number: int, said: Said) -> Claim:
    bound, amount, unit = said.figure.split()
    ends = [float(v) for v in amount.split("..")]
    low, best, high = {
        "exact": (ends[0], ends[0], ends[0]),
        "about": (None, ends[0], None),
        "at_least": (ends[0], None, None),
        "at_most": (None, None, ends[0]),
        "range": (ends[0], None, ends[-1]),
        "vague": (ends[0], None, ends[-1]),
    }[bound]
    text = {"at_least": "more than ", "at_most": "up to "}.get(bound, "") + amount
    quote = said.quote or f"{said.speaker} in {report}, {number}: {text}"
    first, last = said.days or (None, None)
    index = None if said.place is None else number
    return Claim(f"c{number}", 0, len(text), text, quote, said.category, low, best, high, unit, bound,
                 index, said.speaker, earliest=first, latest=last, **said.more)  # fmt: skip


def extractions(*told: Said) -> list[Extraction]:
    """One report a claim, except where claims name the same one."""
    reports: dict[str, list[Said]] = {}
    for number, said in enumerate(told):
        reports.setdefault(said.report or f"r{number}", []).append(said)
    found = []
    for name, group in reports.items():
        places = tuple(PlaceMention(0, 1, "x", "event", True, s.place, 1.0, "") for s in group)
        claims = tuple(claim(name, i, s) for i, s in enumerate(group))
        report = Report(name, "x" * 400, published=group[0].published, source=f"Gazette {name}")
        found.append(Extraction(report, places, (), claims))
    return found


def pair(one: Said, other: Said):
    return statements(extractions(one, other))


def on(day: date) -> tuple[date, date]:
    return day, day


def killed(figure: str, speaker: str = "governor", **more) -> Said:
    return Said(figure, "killed", SUMY, speaker, on(FEB3), **more)


# (one, other, a difference in words that must be among theirs)
DIFFER = [
    (Said("exact 900 km2", "territory_controlled", speaker="Kyiv", days=on(FEB3)),
     Said("exact 984 km2", "territory_controlled", speaker="Moscow", days=on(FEB3)),
     "900 vs. 984 km²: 9 % apart"),
    (Said("exact 984 km2", "territory_seized", days=(date(2024, 8, 6), FEB4)),
     Said("vague 300..999 km2", "territory_controlled", days=AUGUST),
     "different time: seized since 6 Aug 2024 vs. held in Aug 2024"),
    (Said("exact 984 km2", "territory_seized"), Said("vague 300..999 km2", "territory_controlled", days=AUGUST),
     "different time: seized by 4 Feb 2025 (undated) vs. held in Aug 2024"),
    (Said("exact 984 km2", "territory_seized"), Said("exact 984 km2", "territory_controlled"),
     "one says seized, the other held"),
    (Said("at_least 393.6 km2", "territory_lost"), Said("exact 500 km2", "territory_lost"),
     "a bound, not a figure: more than 393.6 km²"),
    (Said("exact 50 persons", "killed", KURSK, days=on(FEB3)), Said("exact 40 persons", "killed", SUDZHA, days=on(FEB3)),
     "different place: all of Kursk Oblast vs. Sudzha"),
    (killed("exact 12 persons"), Said("exact 20 persons", "killed_or_wounded", SUMY, days=on(FEB3)),
     "one counts killed, the other killed or wounded"),
    (Said("range 10000..12000 persons", "troops", speaker="Kyiv"), Said("range 10000..12000 persons", "troops", speaker="Kyiv"),
     "same speaker, same figure: 10,000 to 12,000"),
    (killed("exact 12 persons", "governor"), killed("exact 12 persons", "police"), "the same figure: 12"),
    (killed("exact 12 persons"), killed("exact 40 persons"), "12 vs. 40: the larger is 3.3 times the smaller"),
    (killed("at_least 14 persons"), killed("exact 11 persons"), "more than 14 vs. 11: at least 3 apart"),
    (killed("range 10..12 persons"), killed("exact 11 persons"), "10 to 12 vs. 11: both can be true"),
    (killed("about 200 persons"), killed("at_most 150 persons"), "about 200 vs. up to 150: some 50 apart"),
    (killed("at_least 14 persons"), killed("at_most 40 persons"), "two bounds, no figure: more than 14 and up to 40"),
    (killed("exact 12 persons", more={"noun": "soldiers"}), killed("exact 12 persons", more={"noun": "civilians"}),
     "one counts soldiers, the other civilians"),
    (killed("exact 12 persons", more={"side": "Russian"}), killed("exact 12 persons", more={"side": "Ukrainian"}),
     "different side: Russian vs. Ukrainian"),
    (killed("exact 12 persons", more={"denied": True}), killed("exact 12 persons"), "12 is denied"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "words"), DIFFER)
def test_words_for_how_two_claims_differ(one, other, words):
    a, b = pair(one, other)
    assert words in [d.words for d in differences(a, b)]


def test_the_same_told_by_two_differs_in_nothing_but_who():
    a, b = pair(killed("exact 12 persons", "governor"), killed("exact 12 persons", "police"))
    assert [d.kind for d in differences(a, b)] == ["amount"]


# (one, other, whether they cannot both be right)
CONFLICT = [
    (killed("exact 12 persons"), killed("exact 14 persons", "police"), True),
    (killed("exact 12 persons"), killed("exact 14 persons"), True),  # one office, two reports: an update at best
    (killed("exact 12 persons"), killed("exact 12 persons", "police"), False),
    (killed("at_least 12 persons"), killed("exact 14 persons", "police"), False),
    (killed("at_least 15 persons"), killed("exact 14 persons", "police"), True),
    (killed("about 200 persons"), killed("exact 210 persons", "police"), False),
    (killed("about 200 persons"), killed("exact 250 persons", "police"), True),
    (killed("range 10..12 persons"), killed("exact 13 persons", "police"), True),
    (killed("vague 24..99 persons"), killed("exact 40 persons", "police"), False),
    # two figures of one voice in one report are two events; of two voices they are not
    (killed("exact 5 persons", report="r"), killed("exact 3 persons", report="r"), False),
    (killed("exact 5 persons", report="r"), killed("exact 3 persons", "police", report="r"), True),
    # another day, another category, another side, a part of a total, a denied or computed figure
    (killed("exact 12 persons"), Said("exact 14 persons", "killed", SUMY, "police", on(FEB4)), False),
    (killed("exact 12 persons"), Said("exact 14 persons", "killed", SUMY, "police", on(date(2025, 1, 3))), False),
    (killed("exact 12 persons"), Said("exact 90 persons", "killed", SUMY, "police", AUGUST), False),
    (killed("exact 12 persons"), Said("exact 14 persons", "wounded", SUMY, "police", on(FEB3)), False),
    (killed("exact 12 persons"), Said("exact 14 persons", "killed", RYLSK, "police", on(FEB3)), False),
    (killed("exact 12 persons"), killed("exact 3 persons", "police", more={"part_of": "c0"}), False),
    (killed("exact 12 persons"), killed("exact 14 persons", "police", more={"denied": True}), False),
    (killed("exact 12 persons"), killed("exact 14 persons", "police", more={"derived_from": ("c0",)}), False),
    (killed("exact 12 persons"), killed("exact 14 persons", "police", more={"stance": "unverified"}), True),
    # how things stand holds for some days; rounding and other units are no contradiction
    (Said("exact 480 km2", "territory_controlled", speaker="Kyiv", days=on(FEB3)),
     Said("exact 190 km2", "territory_controlled", speaker="Moscow", days=on(FEB4)), True),
    (Said("exact 480 km2", "territory_controlled", speaker="Kyiv", days=on(FEB3)),
     Said("exact 190 km2", "territory_controlled", speaker="Moscow", days=AUGUST), False),
    (Said("exact 984 km2", "territory_controlled", speaker="Kyiv", days=on(FEB3)),
     Said("exact 980 km2", "territory_controlled", speaker="Moscow", days=on(FEB3)), False),
    # undated: comparable within a report, or of reports a day apart
    (Said("exact 12 km2", "territory_seized", speaker="Moscow", days=on(FEB3), report="r"),
     Said("about 7.5 km2", "territory_seized", report="r"), True),
    (Said("exact 12 km2", "territory_seized", speaker="Moscow", days=on(FEB3)), Said("about 7.5 km2", "territory_seized"),
     False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), CONFLICT)
def test_contradictions(one, other, expected):
    found = compare(extractions(one, other))
    assert any(s.conflicts for s in found) is expected
    assert conflicting_places(extractions(one, other)) == ({one.place.id} if expected else set())


# (one, other, whether they stand in one set)
TOGETHER = [
    (killed("exact 12 persons"), killed("exact 14 persons"), True),
    (killed("exact 12 persons"), Said("exact 14 persons", "killed", RYLSK, days=on(FEB3)), False),
    (killed("exact 12 persons"), Said("exact 14 persons", "wounded", SUMY, days=on(FEB3)), False),
    (killed("exact 12 persons"), Said("exact 14 persons", "killed", SUMY, days=on(date(2025, 1, 3))), False),
    (killed("exact 12 persons"), Said("exact 900 persons", "killed", SUMY, days=(date(2024, 1, 1), FEB4)), False),
    (Said("exact 3 persons", "killed", SUDZHA, days=on(FEB3)), Said("exact 9 persons", "killed", KURSK, days=on(FEB3)), True),
    (Said("exact 3 persons", "killed", SUDZHA, days=on(FEB3)), Said("exact 9 persons", "killed", RYLSK, days=on(FEB3)), False),
    (Said("exact 984 km2", "territory_seized"), Said("exact 300 km2", "territory_controlled", days=AUGUST), True),
    (Said("exact 984 km2", "territory_seized"), Said("exact 300 km2", "territory_lost"), False),
    (Said("exact 984 km2", "territory_seized"), Said("exact 9 items", "territory_seized"), False),
    (Said("exact 30 items", "weapons_launched", more={"noun": "Shahed drones"}),
     Said("exact 40 items", "weapons_launched", more={"noun": "attack drones"}), True),
    (Said("exact 30 items", "weapons_launched", more={"noun": "drones"}),
     Said("exact 40 items", "weapons_launched", more={"noun": "missiles"}), False),
    (Said("exact 30 items", "equipment_destroyed", more={"noun": "lorries"}),
     Said("exact 40 items", "equipment_destroyed", more={"noun": "vehicles"}), True),
    (Said("exact 3 persons", "captured", more={"noun": "North Koreans", "side": "North Koreans"}),
     Said("exact 2 persons", "captured", more={"noun": "North Korean soldiers", "side": "North Korean"}), True),
    (Said("exact 3 persons", "captured", more={"noun": "soldiers", "side": "Russian"}),
     Said("exact 2 persons", "captured", more={"noun": "soldiers", "side": "Ukrainian"}), False),
    (Said("exact 3 persons", "captured", more={"noun": "soldiers", "side": "Russian"}),
     Said("exact 2 persons", "captured", more={"noun": "troops"}), True),
    (Said("exact 3 km", "distance"), Said("exact 4 km", "distance"), False),
    (Said("exact 3 items", "other"), Said("exact 4 items", "other"), False),
    (Said("exact 3 persons", "killed", None), Said("exact 4 persons", "killed", None), False),
    (killed("exact 12 persons"), killed("exact 14 persons", more={"stance": "hypothetical"}), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), TOGETHER)
def test_what_stands_in_one_set(one, other, expected):
    assert len(compare(extractions(one, other))) == (1 if expected else 0)


def test_an_unnamed_side_joins_none_of_two():
    troops = {"noun": "soldiers"}
    found = compare(extractions(*(
        Said(f"exact {n} persons", "captured", more=troops | {"side": side})
        for n, side in ((3, "Russian"), (4, "Russian"), (5, "Ukrainian"), (6, "Ukrainian"), (7, None))
    )))  # fmt: skip
    assert sorted(sorted(s.figure for s in f.statements) for f in found) == [["3", "4"], ["5", "6"]]


SHARED = "Rescue workers pulled 22 wounded people from the ruins of the building in Sumy on Sunday."


def wounded(quote: str = SHARED, **more) -> Said:
    return Said("exact 22 persons", "wounded", SUMY, quote=quote, **{"days": on(FEB3)} | more)


def test_a_sentence_in_three_reports_counts_once():
    told = extractions(
        wounded(), wounded(SHARED.upper(), published=FEB3), wounded(SHARED.replace("the ruins", "ruins"))
    )
    (found,) = compare(told)
    (only,) = found.statements
    assert [s.report for s in only.sources] == ["Gazette r1", "Gazette r0", "Gazette r2"]
    assert found.sources == 3
    assert found.conflicts == ()
    assert set(origin_of_rows(told).values()) == {only.id}


@pytest.mark.parametrize(
    "other",
    [
        wounded("Hospitals say they have taken in twenty-two people since the strike."),  # own words
        wounded(report="r0"),  # the same report says it of a second event
        wounded(days=on(date(2024, 12, 1))),  # the stock sentence of another day
        wounded(speaker="police", quote=SHARED),
    ],
)
def test_two_statements_stay_two(other):
    first = wounded(speaker="governor", report="r0")
    assert len(statements(extractions(first, other))) == 2


def test_what_restates_or_repeats_is_left_out():
    again = {"restates": "c0"}, {"repeats": "c0"}
    told = [Said("exact 984 km2", "territory_seized", report="r", more=m) for m in ({}, *again)]
    assert len(statements(extractions(*told))) == 1
    # told again of another place, it is a claim about that place
    elsewhere = [
        Said("exact 2 persons", "captured", p, report="r", more=m) for p, m in ((SUMY, {}), (KURSK, again[1]))
    ]
    assert len(statements(extractions(*elsewhere))) == 2


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (["exact 900 km2", "exact 984 km2"], "900 to 984 km²"),
        (["vague 300..999 km2", "exact 984 km2"], "300 to 999 km²"),
        (["about 480 km2", "at_most 190 km2"], "190 or less to 480 km²"),
        (["at_least 500 km2", "exact 300 km2"], "300 to 500 km² or more"),
        (["at_least 500 km2", "exact 600 km2"], "500 to 600 km²"),
        (["exact 500 km2", "exact 500 km2"], "500 km²"),
    ],
)
def test_spread(figures, words):
    told = [Said(f, "territory_controlled", speaker=f"voice {i}") for i, f in enumerate(figures)]
    (found,) = compare(extractions(*told))
    assert found.spread.words() == words


def test_a_denied_or_computed_figure_does_not_widen_the_spread():
    told = [
        killed("exact 12 persons"),
        killed("exact 14 persons"),
        killed("exact 90 persons", more={"denied": True}),
    ]
    (found,) = compare(extractions(*told))
    assert found.spread.words() == "12 to 14"
    assert found.denied


def test_sets_with_contradictions_come_first():
    calm = [Said("exact 9 persons", "missing", RYLSK, f"voice {i}", on(FEB3)) for i in range(3)]
    found = compare(extractions(*calm, killed("exact 12 persons"), killed("exact 14 persons")))
    assert [s.title for s in found] == ["Killed: Sumy", "Missing: Rylsk"]
    assert found[0].contradictions() == ["12 vs. 14: 14 % apart (governor, governor)"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (on(FEB3), "on 3 Feb 2025"),
        (AUGUST, "in Aug 2024"),
        ((date(2024, 8, 6), FEB4), "since 6 Aug 2024"),
        ((date(2025, 1, 6), date(2025, 1, 11)), "from 6–11 Jan 2025"),
        ((date(2024, 1, 1), date(2024, 12, 31)), "in 2024"),
        (None, "by 4 Feb 2025 (undated)"),
    ],
)
def test_when(days, words):
    (only,) = statements(extractions(Said("exact 5 persons", "killed", days=days)))
    assert when(only) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("exact 984 km2", "3.3 % of Kursk Oblast"),
        ("at_least 393.6 km2", "1.3 % or more of Kursk Oblast"),
        ("at_most 590.4 km2", "2 % or less of Kursk Oblast"),
        ("about 480 km2", "about 1.6 % of Kursk Oblast"),
        ("vague 300..999 km2", "1 to 3.3 % of Kursk Oblast"),
        ("exact 1 km2", "under 0.01 % of Kursk Oblast"),
        ("exact 40000 km2", "132.8 % of Kursk Oblast, more than all of it"),
    ],
)
def test_share_of_the_division(figure, words):
    (series,) = territory_series(extractions(Said(figure, "territory_seized")), {KURSK.id: 30117.2})
    assert series.share(series.statements[0]) == words


def test_a_series_for_each_side_earliest_first_and_undated_apart():
    told = [
        Said("exact 500 km2", "territory_controlled", days=on(FEB3)),
        Said("exact 984 km2", "territory_seized", days=AUGUST),
        Said("exact 7 km2", "territory_lost", published=None),
        Said("exact 9 km2", "territory_controlled", more={"side": "Russian"}),
        Said("exact 9 items", "territory_controlled"),
        Said("exact 40 percent", "territory_share"),
    ]
    first, second = territory_series(extractions(*told), {})
    assert [s.figure for s in first.statements] == ["984 km²", "500 km²"]
    assert [s.figure for s in first.undated] == ["7 km²"]
    assert (second.title, second.share(second.statements[0])) == ("Kursk Oblast, Russian", None)


def test_nothing_compares_to_nothing():
    assert compare([]) == []
    assert conflicting_places(claims_frame([])) == set()
    assert territory_series([], {}) == []


FIGURES = st.builds(
    Said,
    st.sampled_from(["exact 5 persons", "about 7 persons", "at_least 9 persons", "at_most 4 persons", "range 3..8 persons"]),
    st.sampled_from(["killed", "wounded", "killed_or_wounded", "troops"]),
    st.sampled_from([KURSK, SUDZHA, RYLSK, SUMY]),
    st.sampled_from([None, "governor", "police"]),
    st.sampled_from([None, on(FEB3), on(FEB4), AUGUST]),
    st.sampled_from([None, "r", "s"]),
)  # fmt: skip


@settings(deadline=None, max_examples=40)  # a frame a time
@given(st.lists(FIGURES, max_size=8))
def test_each_claim_stands_in_one_set_at_most_and_the_order_of_reports_does_not_matter(told):
    given_order = compare(extractions(*told))
    ids = [source.row_id for found in given_order for s in found.statements for source in s.sources]
    assert len(ids) == len(set(ids))
    turned = compare(list(reversed(extractions(*told))))
    assert {frozenset(s.id for s in f.statements) for f in turned} == {
        frozenset(s.id for s in f.statements) for f in given_order
    }
    assert {frozenset(c) for f in turned for c in f.conflicts} == {
        frozenset(c) for f in given_order for c in f.conflicts
    }
