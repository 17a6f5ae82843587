"""Words made to do harm, in every field that a report or a person can fill: shown as words on every page."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geo import extract
from geo.casefile import AddPlace, EditClaim, Note, SetPlace, amount, moved, open_case
from geo.model import Report
from tests.browser.conftest import dashboard

HARM = "<img src=x onerror=harm()><script>harm()</script>${harm()}`{{harm()}}</style>](javascript:harm())"
TEXT = (
    f"SUMY, Jan. 11, 2025. The mayor {HARM} of Sumy said that 12 people were killed in Sumy. "
    "Some 40 more fled from Konotop to Kyiv. The general staff put its gains in Kursk Oblast at 984 square kilometres."
)
PAGES = ("map", "claims", "review", "compare", "actors", "reports", "gazetteer")


def hostile_case(path: Path) -> None:
    """Make a case whose report, places, claims, people and notes all carry the words."""
    report = Report("hostile", TEXT, title=f"Title {HARM}", source=f"Source {HARM}")
    found = extract(report)
    with open_case(path, create=True, who=f"Olena {HARM}") as case:
        claims = tuple(replace(c, speaker=HARM, noun=HARM, side=HARM, formula=HARM) for c in found.claims)
        case.add(report, replace(found, claims=claims, warnings=(HARM,)), pipeline="1")
        reviewed = case.reviewed("hostile")
        places = [r for r in reviewed.reviews if r.kind == "place" and r.index is not None]
        [sumy] = [r.value.place for r in places if r.value and r.value.text == "Sumy"][:1]
        case.correct(
            places[1].key, SetPlace(replace(moved(sumy, 50.9, 34.7), name=f"Place {HARM}", admin1=HARM))
        )
        claim = next(r.key for r in reviewed.reviews if r.kind == "claim")
        case.correct(claim, EditClaim({**amount("exact", 13), "speaker": f"Speaker {HARM}"}))
        for item in (claim, places[1].key, "hostile:report"):
            case.correct(item, Note(f"Note {HARM}"))
        start = TEXT.index(HARM)
        case.correct("hostile:report", AddPlace(start, start + len(HARM), replace(sumy, name=HARM)))


@pytest.fixture
def page(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def test_words_are_words_on_every_page(page: Page, tmp_path: Path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "open-last.txt").write_text("hostile")
    hostile_case(tmp_path / "cases" / "hostile.dateline")
    harmed: list[str] = []
    page.expose_function("harm", lambda: harmed.append(page.url))
    page.add_init_script("window.alert = window.harm")
    outside: list[str] = []
    page.on("dialog", lambda dialog: (harmed.append(dialog.message), dialog.dismiss()))
    with dashboard(tmp_path) as address:
        page.on(
            "request",
            lambda r: None if r.url.startswith((address, "data:", "blob:")) else outside.append(r.url),
        )
        shown = {}
        for name in PAGES:
            page.goto(f"{address}/{name}")
            page.locator(".stMainBlockContainer").wait_for(timeout=30_000)
            page.get_by_text("Case file: hostile").wait_for(timeout=30_000)
            page.wait_for_timeout(2_500)
            assert page.locator(".stException").count() == 0, name
            assert page.locator("img[src='x']").count() == 0, name
            shown[name] = page.locator("body").inner_text()
            for frame in page.frames[1:]:
                assert frame.locator("img[src='x']").count() == 0, name
        frame = page.frame_locator("iframe[title^='views.place_map']")
        page.goto(f"{address}/review")
        page.locator(".st-key-findings .item", has_text="Sumy").first.click(timeout=30_000)
        frame.locator(".name", has_text="Place <img").first.wait_for(timeout=20_000)  # a tooltip, as text
        findings = page.locator(".st-key-findings .panel").inner_text()
        page.goto(f"{address}/map")
        told = page.frame_locator("iframe[title^='streamlit_folium']")
        told.locator("canvas[data-drawn]").wait_for(timeout=30_000)
        titles = told.locator("body").evaluate("() => map_div.dateline.claims.symbols.map((s) => s.title)")
    assert any("<img" in title for title in titles)
    assert "<script>harm()</script>" in shown["review"]
    assert "Olena <img" in shown["review"]
    assert "Speaker <img" in findings
    assert harmed == []
    assert outside == []
