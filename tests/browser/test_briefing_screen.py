"""A briefing in a real Chromium: saved on the map page, stepped through by keys, drawn from this machine alone."""

import re

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=20_000)  # several of these tests may run on one core
BOUNDS = "const b = map_div.getBounds(); return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];"
SMALLEST = """(root) => {
  const sizes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim()) sizes.push(parseFloat(getComputedStyle(node.parentElement).fontSize));
  }
  return Math.min(...sizes);
}"""


def save(visit, number: int, headline: str, note: str = "", marking: str = "") -> None:
    visit.page.get_by_role("button", name="Save this view").click()
    visit.page.get_by_label("Headline").fill(headline)
    visit.page.get_by_label("Note").fill(note)
    visit.page.get_by_label("Marking").fill(marking)
    visit.page.get_by_role("button", name="Save", exact=True).click()
    expect(visit.page.get_by_role("button", name=re.compile(r"Views \(\d\)"))).to_contain_text(str(number))
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")


@pytest.fixture
def briefed(visit):
    """Two views were saved, the second of a frame round Kyiv, and the briefing stands at the first."""
    visit.drawn()
    save(visit, 1, "All of it", "Told at length. " * 18)  # leaves less room for figures
    visit.page.get_by_label("Find").fill("prisoners")
    expect(visit.page.get_by_text("with “prisoners”").first).to_be_visible()
    visit.in_map("map_div.setView([50.5, 30.5], 7.5, { animate: false })")
    visit.frame = visit.in_map(BOUNDS)
    save(visit, 2, "Brought to <b>Kyiv</b>", "Shown on ${Saturday}", "OFFICIAL")
    visit.page.get_by_role("button", name="Views (2)").click()
    visit.page.get_by_role("button", name="Brief these views").click()
    expect(visit.page.get_by_role("heading", name="All of it")).to_be_visible()
    visit.drawn()
    return visit


def test_keys_step_through_the_views_and_the_map_is_drawn_at_each(briefed):
    page = briefed.page
    assert briefed.drawn() >= 4
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Brought to <b>Kyiv</b>")).to_be_visible()
    expect(page.get_by_text("Shown on ${Saturday}")).to_be_visible()
    expect(page.get_by_text("OFFICIAL", exact=True)).to_be_visible()
    briefed.map.locator("canvas[data-shown]").wait_for()
    page.wait_for_function("() => document.querySelector('.st-key-briefing_steps')")
    expect(page.get_by_text("2 / 2")).to_be_visible()
    assert briefed.drawn() >= 1
    shown, saved = briefed.in_map(BOUNDS), briefed.frame
    west, south, east, north = (s - k for s, k in zip(shown, saved, strict=True))
    assert max(west, south, -east, -north) < 0.01  # all of the saved frame
    # and no more than the next half step of the zoom, on the side that decides it
    assert (
        min((shown[2] - shown[0]) / (saved[2] - saved[0]), (shown[3] - shown[1]) / (saved[3] - saved[1]))
        < 1.5
    )
    briefed.map.locator("#map_div").focus()
    page.keyboard.press("ArrowLeft")  # the map has the focus, and is not moved by it
    expect(page.get_by_role("heading", name="All of it")).to_be_visible()
    page.keyboard.press("PageDown")  # a presenter's remote
    expect(page.get_by_text("2 / 2")).to_be_visible()
    page.get_by_role("button", name="Previous step").click()
    expect(page.get_by_text("1 / 2")).to_be_visible()
    assert briefed.outside == []
    assert briefed.complaints == []
    assert briefed.dialogs == []


def test_a_legend_that_would_hide_a_claim_is_closed_and_open_again_on_the_next_slide(briefed):
    legend = briefed.map.locator(".legend")
    briefed.page.keyboard.press("ArrowRight")
    expect(briefed.page.get_by_text("2 / 2")).to_be_visible()
    opened = "return document.querySelector('.legend').open"
    hidden = "return map_div.dateline.claims._underLegend()"
    for key in ("ArrowLeft", "ArrowRight"):
        briefed.page.keyboard.press(key)
        expect(briefed.page.get_by_text("1 / 2" if key == "ArrowLeft" else "2 / 2")).to_be_visible()
        briefed.page.wait_for_timeout(500)
        assert not (briefed.in_map(opened) and briefed.in_map(hidden))
    # a frame in which Kyiv lies in the legend's corner
    briefed.in_map(
        """const layer = map_div.dateline.claims;
        layer.setData({ ...layer.data, fit: 'corner', bounds: [[50, 30], [54, 38]] });"""
    )
    expect(legend).not_to_have_attribute("open", "")
    briefed.in_map(
        """const layer = map_div.dateline.claims;
        layer.setData({ ...layer.data, fit: 'clear of it', bounds: [[44, 20], [51, 31]] });"""
    )
    expect(legend).to_have_attribute("open", "")


def test_nothing_of_the_page_round_it_is_seen_and_escape_leads_back(briefed):
    page = briefed.page
    assert not page.get_by_role("link", name="Gazetteer").is_visible()
    assert not page.get_by_label("Find").is_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Gazetteer")).to_be_visible()
    expect(page.get_by_text("with “prisoners”").first).to_be_visible()  # the filters are as they were
    assert briefed.drawn() >= 1


def test_it_is_read_from_the_back_of_the_room(briefed):
    page = briefed.page
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_timeout(300)
    for part in ("head", "figures", "foot"):
        assert page.locator(f".st-key-briefing_{part}").evaluate(SMALLEST) >= 24
    amounts = page.locator(".st-key-briefing_figures .amount b:visible")
    assert 3 <= amounts.count() < 5  # the last has no room
    assert amounts.first.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)") >= 56
    for width, height in ((1920, 1080), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        foot = page.locator(".st-key-briefing_foot").bounding_box()
        assert foot["y"] + foot["height"] <= height
        for box in [f.bounding_box() for f in page.locator(".st-key-briefing_figures .figure").all()]:
            assert box is None or box["y"] + box["height"] <= foot["y"]  # whole, or left out


def test_a_view_is_opened_renamed_moved_and_deleted(briefed):
    page = briefed.page
    page.keyboard.press("Escape")
    briefed.drawn()
    page.get_by_role("button", name="Views (2)").click()
    page.get_by_role("button", name="Move up: Brought to <b>Kyiv</b>").click()
    expect(page.locator("li .open").first).to_contain_text("Brought to <b>Kyiv</b>")
    page.get_by_role("button", name="Rename: All of it").click()
    page.get_by_label("New headline of All of it").fill("The whole")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="The whole everything").click()
    expect(page.get_by_label("Find")).to_have_value("")
    page.get_by_role("button", name="Delete: Brought to <b>Kyiv</b>").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("button", name="Views (1)")).to_be_visible()
    assert briefed.complaints == []
