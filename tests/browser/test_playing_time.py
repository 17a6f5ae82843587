"""The time strip in a browser: dragged, played and read at a day, it moves the map and the filters beside it."""

from playwright.sync_api import expect


def strip(visit):
    found = visit.page.locator(".st-key-time_strip")
    found.locator(".bar").first.wait_for(timeout=20_000)
    return found


def at(visit, share):
    """Where a share of the axis lies on the page."""
    box = strip(visit).locator(".chart").bounding_box()
    return box["x"] + share * box["width"], box["y"] + 20


def field(visit, label):
    return visit.page.get_by_test_id("stDateInput").filter(has_text=label).inner_text().replace("\n", "")


def clean(visit):
    return visit.outside == [] and visit.complaints == []


def test_a_drawn_window_is_told_once_and_moves_the_map_the_filters_and_the_address(visit):
    before = visit.drawn()
    found = strip(visit)
    visit.page.wait_for_timeout(800)
    told = len(visit.sent)
    visit.page.mouse.move(*at(visit, 0.04))
    visit.page.mouse.down()
    for share in (0.05, 0.1, 0.2, 0.3):
        visit.page.mouse.move(*at(visit, share), steps=4)
    expect(found.locator(".says")).to_contain_text(" – ")  # said while it is dragged
    assert len(visit.sent) == told
    visit.page.mouse.up()
    expect(found.locator(".says")).to_contain_text("1 claim")
    visit.map.locator(f"canvas[data-drawn]:not([data-drawn='{before}'])").wait_for()
    assert "from=2024-07" in visit.page.url
    assert "until=2024-0" in visit.page.url
    assert "2024-07" in field(visit, "From")
    assert len(visit.sent) == told + 1
    brush = found.locator(".brush").bounding_box()
    visit.page.mouse.move(brush["x"] + brush["width"] / 2, brush["y"] + 10)
    visit.page.mouse.down()
    visit.page.mouse.move(*at(visit, 0.9), steps=6)
    visit.page.mouse.up()
    expect(found.locator(".says")).to_contain_text("3 claims")
    moved = found.locator(".brush").bounding_box()
    assert abs(moved["width"] - brush["width"]) < 3  # the window keeps its length
    assert clean(visit)


def test_playing_moves_the_window_a_week_a_step_and_stops_when_told(visit):
    whole = visit.drawn()
    found = strip(visit)
    found.get_by_role("button", name="Play").click()
    expect(found.locator(".says")).to_contain_text("22 Jul 2024 – 11 Aug 2024")
    visit.map.locator(f"canvas[data-drawn]:not([data-drawn='{whole}'])").wait_for()
    expect(found.locator(".says")).to_contain_text("29 Jul 2024 – 18 Aug 2024")
    expect(found.locator(".says")).to_contain_text("5 Aug 2024 – 25 Aug 2024")
    found.get_by_role("button", name="Pause").click()
    visit.page.wait_for_timeout(1500)
    expect(found.locator(".says")).to_contain_text("5 Aug 2024 – 25 Aug 2024 · 1 claim")
    assert field(visit, "Until").startswith("Until2024-08-25")
    assert "from=2024-08-05" in visit.page.url
    assert clean(visit)


def test_as_of_a_day_by_keyboard_and_by_report(visit):
    visit.drawn()
    whole = visit.in_map("return map_div.dateline.claims.symbols.length")
    found = strip(visit)
    found.get_by_role("button", name="As of").click()
    handle = found.get_by_role("slider", name="Until")
    expect(found.locator(".says")).to_contain_text("As of")
    handle.focus()
    visit.page.keyboard.press("Home")
    expect(found.locator(".says")).to_contain_text("As of 22 Jul 2024 · 0 claims")
    visit.map.locator("canvas[data-drawn='0']").wait_for()
    for _ in range(3):
        visit.page.keyboard.press("ArrowRight")
    expect(found.locator(".says")).to_contain_text("As of 11 Aug 2024 · 1 claim")
    visit.map.locator("canvas[data-drawn]:not([data-drawn='0'])").wait_for()
    expect(found.locator(".foot")).to_contain_text(
        "Undated: 10 claims and 3 places without a figure, not shown"
    )
    found.get_by_role("button", name="Show what is undated").click()
    expect(found.locator(".says")).to_contain_text("11 claims")
    expect(visit.page.get_by_text("until 11 Aug 2024 or undated")).to_be_visible()
    found.get_by_role("button", name="By report").click()
    expect(found.locator(".says")).to_contain_text("As of 11 Aug 2024 · 0 claims")
    found.get_by_role("button", name="Clear").click()
    expect(found.locator(".says")).to_have_text("All dates · 14 claims")
    visit.map.locator("canvas[data-drawn]:not([data-drawn='0'])").wait_for()
    assert visit.in_map("return map_div.dateline.claims.symbols.length") == whole
    assert clean(visit)


def test_two_dates_side_by_side_and_back(visit):
    visit.drawn()
    found = strip(visit)
    visit.in_map("window.same = 'the map that was there'")
    found.get_by_role("button", name="Compare two dates").click()
    told = visit.page.locator(".changes")
    expect(told).to_contain_text(
        "Of events up to 25 Nov 2024 the reports tell 1 figure; by 19 Jan 2025, 3 more"
    )
    line = told.locator("details", has_text="about 200").last
    line.locator("summary").click()
    expect(line.locator("blockquote")).to_contain_text("some 200 North Korean soldiers")
    assert "beside=2024-11-25" in visit.page.url
    before = visit.page.locator(".st-key-map_before_frame iframe").element_handle().content_frame()
    before.wait_for_selector("canvas[data-drawn]", timeout=20_000)
    assert visit.in_map("return window.same") == "the map that was there"
    looks_at = (
        "const c = map.getCenter(); return [c.lat, c.lng, map.getZoom()].map((n) => n.toFixed(6)).join()"
    )
    visit.in_map(
        "map_div.getContainer().dispatchEvent(new PointerEvent('pointerdown')); map.setView([51.5, 36], 7, { animate: false })"
    )
    before.wait_for_function(
        f"() => {{ {looks_at} }}".replace("return", "return '51.500000,36.000000,7.000000' ===")
    )
    assert visit.in_map(looks_at) == "51.500000,36.000000,7.000000"
    found.get_by_role("slider", name="Compared with").focus()
    visit.page.keyboard.press("Home")
    expect(told).to_contain_text("up to 22 Jul 2024 the reports tell 0 figures; by 19 Jan 2025, 4 more")
    visit.click_symbol("Kursk Oblast")
    panel = visit.page.locator(".st-key-evidence .panel")
    expect(panel.get_by_role("heading", name="Kursk Oblast")).to_be_visible()
    panel.get_by_role("button", name="Show all").click()
    expect(told).to_be_visible()
    found.get_by_role("button", name="Stop comparing").click()
    expect(panel.get_by_role("heading", name="What the reports claim")).to_be_visible()
    assert "beside" not in visit.page.url
    expect(visit.page.locator(".st-key-map_before_frame")).to_have_count(0)
    assert visit.in_map("return window.same") == "the map that was there"
    assert clean(visit)
