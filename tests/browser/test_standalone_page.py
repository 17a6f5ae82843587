"""The page of one file, opened from the disk in a Chromium that can reach nothing."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.export.standalone_html import to_standalone_html
from geo.frame import claims_frame
from geo.gazetteer.outlines import outline

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>${alert(3)}`{{4}}<!-- ]]>\u2028"


@dataclass
class Opened:
    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path):
    contexts = []

    def open_page(frame, **words) -> Opened:
        path = tmp_path / "map.html"
        path.write_bytes(to_standalone_html(frame, **words))
        context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
        contexts.append(context)
        seen = Opened(context.new_page())
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("console", lambda m: seen.complaints.append(m.text) if m.type == "error" else None)
        seen.page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        seen.page.goto(path.as_uri())
        seen.page.locator("html[data-ready]").wait_for(timeout=20_000)
        seen.page.locator("canvas[data-drawn]").wait_for(timeout=20_000)
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def frame(extraction):
    return claims_frame([extraction], outline)


def drawn(page: Page) -> int:
    return int(page.locator("canvas[data-drawn]").get_attribute("data-drawn") or 0)


def test_it_draws_the_map_and_asks_nobody(opened, frame):
    seen = opened(frame, title="Kursk", marking="OFFICIAL")
    expect(seen.page.get_by_role("heading", name="Kursk")).to_be_visible()
    assert drawn(seen.page) >= 4
    seen.page.wait_for_function("window.map_div.dateline.detail && window.map_div.dateline.towns")
    seen.page.wait_for_timeout(300)
    colours = seen.page.evaluate(
        """() => { const seen = new Set();
        document.querySelectorAll('.leaflet-tile-pane canvas').forEach((tile) => {
          const data = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data;
          for (let i = 0; i < data.length; i += 4 * 97) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
        }); return seen.size; }"""
    )
    assert colours > 3  # land and its borders
    assert [u for u in seen.asked if not u.startswith("file:")] == []
    assert len(seen.asked) == 1
    assert seen.complaints == []


def test_a_row_opens_the_place_with_its_evidence(opened, frame):
    page = opened(frame).page
    expect(page.locator("tbody tr")).to_have_count(len(frame))
    page.locator("tbody tr", has_text="about 200").click()
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("a general")
    expect(popup).to_contain_text("A general said some 200 men died there.")
    expect(page.locator("tr.selected")).to_have_count(1)


def test_a_click_on_the_map_opens_the_place(opened, frame):
    page = opened(frame).page
    at = page.evaluate(
        """() => { const layer = map_div.dateline.claims;
        const hit = layer._hits.find((h) => h.r && h.title === 'Kyiv');
        const p = map_div.layerPointToContainerPoint(L.point(hit.x, hit.y).add(layer._bounds.min));
        return { x: p.x, y: p.y }; }"""
    )
    page.locator("#map_div").click(position=at)
    expect(page.locator(".leaflet-popup")).to_contain_text("Kyiv")


def test_time_narrows_the_table_and_the_map(opened, frame):
    page = opened(frame).page
    before = drawn(page)
    page.locator(".time input").fill("0")
    expect(page.locator(".time output")).to_have_text("Dated up to 2024-08-01")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert 0 < drawn(page) < before
    page.locator(".time input").fill("2")
    expect(page.locator("tbody tr")).to_have_count(len(frame))
    assert drawn(page) == before


def test_words_of_a_report_are_shown_and_never_run(opened, extraction):
    report = replace(extraction.report, title=HOSTILE, source=HOSTILE)
    claims = tuple(replace(c, speaker=HOSTILE, quote=HOSTILE) for c in extraction.claims)
    seen = opened(
        claims_frame([replace(extraction, report=report, claims=claims)], outline),
        title=HOSTILE,
        subtitle=HOSTILE,
    )
    seen.page.locator("tbody tr").first.click()
    shown = "<script>alert(1)</script><img src=x onerror=alert(2)>${alert(3)}"
    assert shown in seen.page.locator(".leaflet-popup").inner_text()
    assert shown in seen.page.locator("h1").inner_text()
    assert seen.page.locator("img").count() == 0
    assert seen.dialogs == []
    assert len(seen.asked) == 1
    assert seen.complaints == []


def test_a_script_that_is_not_ours_is_refused(opened, frame):
    seen = opened(frame)
    seen.page.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';
        document.body.appendChild(s); }"""
    )
    assert seen.page.evaluate("window.ran") is None


def test_the_same_claims_give_the_same_bytes(frame):
    assert to_standalone_html(frame) == to_standalone_html(frame)
