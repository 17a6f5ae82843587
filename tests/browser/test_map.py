"""The map itself in a browser: keys, borders, online layers, and what a pan or a filter costs the server."""

import re

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.dashboard import server as server_of
from tests.browser.conftest import Visit

VIEW = "const c = map_div.getCenter(); return [c.lat, c.lng, map_div.getZoom()]"
STARTED = "return (window.started ??= Math.random())"  # a new number wherever the map's frame was loaded anew
MOVED = "Some 40 people were evacuated from Sumy to Poltava on Sunday, the governor said."


def runs(visit, since: int) -> list[str]:
    """The reruns that the page asked for: "" for the whole script, else the fragment's id."""
    told = [BackMsg.FromString(frame) for frame in visit.frames[since:]]
    return [m.rerun_script.fragment_id for m in told if m.HasField("rerun_script")]


def settled(visit) -> None:
    visit.drawn()
    visit.page.wait_for_timeout(900)


def test_symbols_are_reached_and_opened_by_keyboard(visit):
    visit.drawn()
    visit.map.locator("#map_div").focus()
    titles = []
    for _ in range(visit.in_map("return map_div.dateline.claims.symbols.length")):
        visit.page.keyboard.press("n")
        titles.append(visit.map.locator(".aloud").inner_text().split(".")[0])
    assert len(set(titles)) == len(titles)
    assert {"Kyiv", "Kursk Oblast", "Zolochiv"} <= set(titles)
    visit.page.keyboard.press("n")  # and round again
    assert visit.map.locator(".aloud").inner_text().split(".")[0] == titles[0]
    visit.page.keyboard.press("p")
    visit.page.keyboard.press("p")
    before_last = titles[-2]
    assert visit.map.locator(".claim-tip strong").inner_text() == before_last
    visit.page.keyboard.press("Enter")
    panel = visit.page.locator(".st-key-evidence .panel")
    expect(panel.get_by_role("heading", name=before_last)).to_be_visible()
    assert visit.complaints == []


def test_the_map_moves_and_zooms_by_keyboard_and_tells_readers_how(visit):
    settled(visit)
    box = visit.map.locator("#map_div")
    expect(box).to_have_attribute("aria-label", re.compile("Claims page has the same as a table"))
    before = visit.in_map(VIEW)
    box.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("+")
    visit.page.wait_for_timeout(900)
    after = visit.in_map(VIEW)
    assert after[1] > before[1]
    assert after[2] > before[2]


def test_the_map_has_a_table_of_the_same(visit):
    visit.drawn()
    visit.page.get_by_label("Find").fill("Zolochiv")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("with “Zolochiv”")).to_be_visible()
    visit.page.get_by_role("link", name="As a table").click()
    expect(visit.page.get_by_text("with “Zolochiv”")).to_be_visible()
    expect(visit.page.locator(".st-key-claims_box")).to_be_visible()


def test_borders_change_on_the_same_map_and_stand_in_the_address(visit):
    settled(visit)
    started, view = visit.in_map(STARTED), visit.in_map(VIEW)
    visit.page.get_by_role("button", name="Map settings").click()
    visit.page.get_by_text("Who holds the ground", exact=True).click()
    visit.map.locator("#map_div[data-view=defacto]").wait_for()
    assert "borders=Who+holds+the+ground" in visit.page.url
    assert "who holds the ground" in visit.map.locator(".leaflet-control-attribution").inner_text()
    assert (visit.in_map(STARTED), visit.in_map(VIEW)) == (started, view)
    visit.page.reload()
    visit.map.locator("#map_div[data-view=defacto]").wait_for(timeout=60_000)


ASK = """const picture = new Image();
return new Promise((done) => {
  document.addEventListener("securitypolicyviolation", (event) => done(event.blockedURI));
  picture.onload = picture.onerror = () => setTimeout(() => done("let through"), 300);
  picture.src = argument;
});"""


def test_with_layers_off_the_browser_itself_refuses_their_hosts(visit):
    settled(visit)
    for host in ("tile.openstreetmap.org", "a.tile.opentopomap.org", "gibs.earthdata.nasa.gov"):
        assert host in visit.in_map(ASK, f"https://{host}/1/1/1.png")
    assert visit.outside == []


def test_a_layer_that_is_switched_on_asks_its_one_host_and_no_other(visit):
    settled(visit)
    view = visit.in_map(VIEW)
    visit.page.get_by_role("button", name="Map settings").click()
    expect(visit.page.get_by_text("Tells tile.openstreetmap.org which part of the world")).to_be_visible()
    visit.page.get_by_text("Streets (OpenStreetMap)").click()
    notice = visit.page.get_by_text("is told to tile.openstreetmap.org")
    expect(notice).to_be_visible()
    visit.map.locator("#map_div[data-online='tile.openstreetmap.org']").wait_for(timeout=60_000)
    settled(visit)
    assert visit.outside
    assert {url.split("/")[2] for url in visit.outside} == {"tile.openstreetmap.org"}
    assert "a.tile.opentopomap.org" in visit.in_map(ASK, "https://a.tile.opentopomap.org/1/1/1.png")
    assert visit.in_map(VIEW)[:2] == pytest.approx(view[:2], abs=0.2)
    assert "OpenStreetMap contributors" in visit.map.locator(".leaflet-control-attribution").inner_text()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Switch it off").click()
    expect(notice).to_be_hidden()
    settled(visit)
    asked = len(visit.outside)
    visit.in_map("map_div.zoomOut()")
    visit.page.wait_for_timeout(700)
    assert len(visit.outside) == asked
    assert "openstreetmap" in visit.in_map(ASK, "https://tile.openstreetmap.org/1/1/1.png")


def test_a_link_cannot_switch_a_layer_on(visit, server):
    visit.page.goto(f"{server}/?online=OpenStreetMap.Mapnik&online_layer=OpenStreetMap.Mapnik")
    settled(visit)
    assert visit.map.locator("#map_div[data-online]").count() == 0
    assert visit.outside == []


def only_captured(visit):
    visit.page.get_by_label("Category").click()
    visit.page.get_by_role("option", name="Captured").click()
    expect(visit.page.get_by_text("· captured")).to_be_visible()
    visit.page.keyboard.press("Escape")


def test_a_filter_reruns_one_fragment_once_and_a_pan_nothing(visit):
    settled(visit)
    started = visit.in_map(STARTED)
    since = len(visit.frames)
    visit.in_map("map_div.panBy([180, 60], { animate: false }); map_div.zoomIn(1, { animate: false })")
    visit.page.wait_for_timeout(700)
    assert runs(visit, since) == []
    only_captured(visit)
    visit.page.wait_for_timeout(700)
    (only,) = runs(visit, since)
    assert only  # a fragment's id: not the whole script
    assert visit.in_map(STARTED) == started


def test_nothing_but_the_claims_changes_with_filter_click_and_theme(visit):
    settled(visit)
    visit.in_map("map_div.setView([51, 26], 6, { animate: false })")
    started, view = visit.in_map(STARTED), visit.in_map(VIEW)
    visit.in_map(
        """window.removed = 0;
        new MutationObserver((all) => all.forEach((m) => m.removedNodes.forEach((n) => {
          if (n.tagName === "CANVAS" && !n.closest(".legend")) window.removed += 1;
        }))).observe(map_div.getPane("overlayPane"), { childList: true, subtree: true });"""
    )
    only_captured(visit)
    visit.click_symbol("Kyiv")
    expect(visit.page.locator(".st-key-evidence .panel").get_by_role("heading", name="Kyiv")).to_be_visible()
    visit.page.emulate_media(color_scheme="dark")
    visit.map.locator("#map_div[data-theme=dark]").wait_for()
    visit.page.wait_for_timeout(600)
    assert (visit.in_map(STARTED), visit.in_map(VIEW)) == (started, view)
    assert visit.in_map("return window.removed") == 0


def test_what_moved_is_an_arrow_that_opens_its_sentence(visit):
    visit.drawn()
    visit.page.get_by_role("link", name="Reports").click()
    visit.page.get_by_label("Paste a report").fill(f"SUMY, March 3, 2025 — {MOVED}")
    visit.page.get_by_role("button", name="Read", exact=True).click()
    expect(visit.page.get_by_text("mention", exact=False).first).to_be_visible()
    visit.page.get_by_role("link", name="Map").click()
    settled(visit)
    middle = visit.in_map(
        """const layer = map_div.dateline.claims;
        const flow = layer._hits.find((h) => h.stroke);
        if (!flow) return null;
        const [x, y] = flow.along[Math.floor(flow.along.length / 2)];
        const p = map_div.layerPointToContainerPoint(L.point(x, y).add(layer._bounds.min));
        return { x: p.x, y: p.y };"""
    )
    assert middle
    box = visit.map.locator("#map_div")
    box.hover(position=middle)
    expect(visit.map.locator(".claim-tip")).to_contain_text("Sumy → Poltava")
    expect(visit.map.locator(".claim-tip")).to_contain_text("evacuated from Sumy to Poltava")
    box.click(position=middle)
    expect(visit.page.locator(".st-key-evidence .panel")).to_contain_text("evacuated from Sumy to Poltava")


def test_of_many_places_the_server_hears_only_when_the_level_or_the_part_in_view_changes(browser):
    with server_of("benchmarks/synthetic_map.py") as running:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        many = Visit(page)
        page.on(
            "websocket",
            lambda socket: socket.on(
                "framesent",
                lambda data: many.frames.append(data if isinstance(data, bytes) else data.encode()),
            ),
        )
        page.goto(f"{running.address}/?n=4000&kind=ours")
        settled(many)
        many.in_map("map_div.setZoom(6, { animate: false })")
        page.wait_for_timeout(2500)
        cells = many.drawn()
        since = len(many.frames)
        for step in ([60, 20], [-40, 30], [30, -30]):
            many.in_map("map_div.panBy(argument, { animate: false })", step)
            page.wait_for_timeout(500)
        assert runs(many, since) == []
        many.in_map("map_div.setZoom(7, { animate: false })")
        page.wait_for_timeout(2500)
        assert len(runs(many, since)) == 1
        assert all(runs(many, since))  # a fragment, never the whole script
        assert many.drawn() != cells
        since = len(many.frames)
        many.in_map("map_div.panBy([900, 0], { animate: false })")
        page.wait_for_timeout(2500)
        assert len(runs(many, since)) == 1
        page.close()
