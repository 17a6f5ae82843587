from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.publication import infer_published

SAYS_SO = [
    ("KYIV, Jan. 11, 2025 — Two men were captured near the border.", "2025-01-11", "dateline"),
    ("Kyiv, 11 January 2025. Two men were captured.", "2025-01-11", "dateline"),
    (
        "Troops enter the town\n\nPORT SUDAN, Sudan, June 20, 2024 (Wire) - Shells hit a market.",
        "2024-06-20",
        "dateline",
    ),
    (
        "Near ORIKHIV, Zaporizhzhia region (28 August 2023) – The village was retaken.",
        "2023-08-28",
        "dateline",
    ),
    ("GENEVA/GOMA (29 January 2025) – Hospitals are full, the agency said.", "2025-01-29", "dateline"),
    # the year comes from a whole date close by
    (
        "GOMA, Jan 29 (Agency) - The airport fell.\n\nThe rebels entered Sake on January 23, 2025.",
        "2025-01-29",
        "dateline",
    ),
    (
        "MOSCOW, January 3. The strike of 28 December 2024 was answered on Thursday night, the ministry said.",
        "2025-01-03",
        "dateline",
    ),
    (
        "BENI, June 14 — A village burned on Friday.\n\nThe offensive began in May 2024.",
        "2024-06-14",
        "dateline",
    ),
    ("SITREP No. 12, 3 May 2024\nShelling was reported.", "2024-05-03", "heading"),
    ("SITUATION REPORT #45 | 10 June 2025\n\nHighlights: 12,300 people reached.", "2025-06-10", "heading"),
    ("Sudan: Flash Update 3 (9 April 2024)\n\nHeavy rains fell on 7 April.", "2024-04-09", "heading"),
    ("Reporting period: 3-9 June 2025\n\nThree convoys crossed.", "2025-06-09", "heading"),
    ("11.01.2025 08:00\nOver the past day 147 clashes were counted.", "2025-01-11", "heading"),
    ("War in brief\n11 January 2025 | 18:05 GMT\nSirens sounded twice.", "2025-01-11", "heading"),
    ("Published: 13 May 2024, 09:14\nUpdated: 14 May 2024\nSirens sounded.", "2024-05-13", "label"),
    ("Bridge hit again\nLast updated 18:20 GMT on 2 October 2024\nNobody was hurt.", "2024-10-02", "label"),
    ("As of 10 June 2025, some 4.1 million people had crossed; 500 came on 8 June.", "2025-06-10", "as of"),
    ("Overview (as of 18:00 on 12 May 2024)\nWater is short.", "2024-05-12", "as of"),
    ("Today, 4 March 2022, the enemy shelled the plant.", "2022-03-04", "today"),
    (
        "The prisoners were shown on Saturday.\n\nA street on January 11, 2025. Photo: Handout via a news agency",
        "2025-01-11",
        "caption",
    ),
    ("Shells fell on Sunday, 7 April 2024, and 900 households fled.", "2024-04-07", "weekday"),
]

SAYS_NOTHING = [
    "",
    "Ukraine launched an incursion in August, and last month it claimed several towns.",
    "KYIV, Jan. 11 — Two men were captured on Saturday.",  # which year?
    "KYIV, Feb. 24 — The capital marked the invasion of February 24, 2022.",  # an anniversary
    "SANAA, Jan 12 — The war, which began in 2014, went on. Ships have been hit since 2023.",
    "The ceasefire of 27 July 1953 still holds, he said on Monday.",
    "He was released on 11 May 2024, and the town fell within weeks.",
    "Rebels took the base on Tuesday and left on Thursday.\n\nA street on Dec. 19, 2023. Photo: Handout",
    "A ruined street on 11 January 2025. File photo: Agency\n\nShells fell on Saturday.",
    "The funeral of 40 men in May 2024 was the largest.",
]


@pytest.mark.parametrize(("text", "day", "basis"), SAYS_SO)
def test_says_when_it_was_published(text, day, basis):
    assert infer_published(text) == (date.fromisoformat(day), basis)


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_is_never_guessed(text):
    assert infer_published(text) is None


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_dateline_in_any_form_gives_its_day(day, form):
    assert infer_published(f"LVIV, {day.strftime(form)} — It rained.") == (day, "dateline")


@given(st.text(max_size=300))
def test_any_text_is_survived(text):
    infer_published(text)
