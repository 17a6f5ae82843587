"""What only a browser shows: the map is drawn, answers clicks, follows filters, and stays on this machine."""

from playwright.sync_api import expect

HOSTILE = (
    "SUMY, Jan. 11. The mayor <img src=x onerror=alert(1)> of Sumy said ${alert(2)} that 12 people </script>"
    "<script>alert(3)</script> were killed in Sumy. `${alert(4)}` ![x](http://outside.example/x.png)"
)


def test_the_map_is_drawn_with_nothing_from_outside(visit):
    assert visit.drawn() >= 4
    colours = visit.in_map(
        """const seen = new Set();
        document.querySelectorAll('.leaflet-tile-pane canvas').forEach((tile) => {
          const data = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data;
          for (let i = 0; i < data.length; i += 4 * 97) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
        });
        return [...seen];"""
    )
    assert "250,248,243" in colours  # land
    assert len(colours) > 3  # and its borders
    inked = visit.in_map(
        """const canvas = document.querySelector('canvas[data-drawn]');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let n = 0;
        for (let i = 3; i < data.length; i += 4) n += data[i] > 0;
        return n;"""
    )
    assert inked > 2_000
    visit.map.locator(".legend").wait_for()
    assert "equivalent area, not footprint" in visit.map.locator(".legend").inner_text()
    assert visit.outside == []
    assert visit.complaints == []


def test_a_click_opens_the_evidence_and_a_phrase_leads_back(visit):
    visit.drawn()
    visit.click_symbol("Kursk Oblast")
    panel = visit.page.locator(".st-key-evidence .panel")
    expect(panel.get_by_role("heading", name="Kursk Oblast")).to_be_visible()
    assert "match score" in panel.locator("article").first.inner_text()
    panel.get_by_role("button", name="984 km² territory seized").first.click()
    marked = panel.locator(".text .selected")
    expect(marked).to_contain_text("984")
    panel.locator(".text .place", has_text="Kyiv").first.click()
    expect(panel.get_by_role("heading", name="Kyiv")).to_be_visible()
    assert "place=geonames" in visit.page.url
    assert visit.in_map("return map_div.dateline.claims.selected") == visit.in_map(
        "return map_div.dateline.claims.symbols.find((s) => s.title === 'Kyiv').key"
    )


def test_a_filter_changes_the_map_and_the_url_and_nothing_moves(visit):
    before = visit.drawn()
    view = "const c = map_div.getCenter(); return [c.lat, c.lng, map_div.getZoom(), window.started ??= Math.random()]"
    stood = visit.in_map(view)
    visit.page.get_by_label("Find").fill("Zolochiv")
    visit.page.keyboard.press("Enter")
    visit.map.locator(f"canvas[data-drawn]:not([data-drawn='{before}'])").wait_for()
    assert 0 < visit.drawn() < before
    assert visit.in_map(view)[3] == stood[3]  # the same map, not a new one
    assert "find=Zolochiv" in visit.page.url
    expect(visit.page.get_by_text("with “Zolochiv”")).to_be_visible()


def test_panning_tells_the_server_nothing(visit):
    visit.drawn()
    visit.page.wait_for_timeout(700)
    told = len(visit.sent)
    box = visit.map.locator("#map_div")
    box.hover(position={"x": 300, "y": 150})
    visit.page.mouse.down()
    visit.page.mouse.move(700, 420, steps=6)
    visit.page.mouse.up()
    visit.in_map("map_div.zoomIn()")
    visit.page.wait_for_timeout(900)
    assert len(visit.sent) == told


def test_words_of_a_report_are_shown_and_never_run(visit):
    visit.drawn()
    visit.page.get_by_role("link", name="Reports").click()
    visit.page.get_by_label("Paste a report").fill(HOSTILE)
    visit.page.get_by_role("button", name="Read", exact=True).click()
    expect(visit.page.get_by_text("mention", exact=False).first).to_be_visible()
    visit.page.get_by_role("link", name="Map").click()
    visit.drawn()
    visit.click_symbol("Sumy")
    panel = visit.page.locator(".st-key-evidence .panel")
    expect(panel.get_by_role("heading", name="Sumy")).to_be_visible()
    assert "<img src=x onerror=alert(1)>" in panel.inner_text()
    panel.get_by_role("tab", name="Report text").click()
    assert "<script>alert(3)</script>" in panel.inner_text()
    assert "${alert(4)}" in panel.inner_text()
    visit.page.get_by_role("link", name="Claims").click()
    visit.page.wait_for_timeout(500)
    assert visit.dialogs == []
    assert visit.outside == []
    assert [c for c in visit.complaints if "404" not in c] == []
