"""A person puts the samples right, closes, and finds everything as it was left."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo import extract
from geo.casefile import EditClaim, amount, open_case
from geo.model import Report
from tests.browser.conftest import dashboard

WAIT = 20_000  # a laden machine is slow to start a server


@pytest.fixture
def page(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    yield page
    expect.set_options(timeout=5_000)
    context.close()


def finding(page: Page, words: str) -> Locator:
    return page.locator(".st-key-findings .item", has_text=words).first


def editor(page: Page) -> Locator:
    return page.locator(".st-key-review_editor")


def move_zolochiv(page: Page) -> None:
    finding(page, "Zolochiv").click()
    editor(page).get_by_text("Zolochiv, Lviv Oblast").click()
    editor(page).get_by_role("button", name="Set this place").click()
    expect(finding(page, "Zolochiv")).to_contain_text("Lviv Oblast")


def edit_a_figure(page: Page) -> None:
    finding(page, "about 200").click()
    number = editor(page).get_by_label("Number", exact=True)
    expect(number).to_have_value("200")
    number.fill("250")
    editor(page).get_by_role("button", name="Save").click()
    expect(finding(page, "about 250 killed or wounded")).to_contain_text("corrected")


def place_map(page: Page, title: str) -> Locator:
    """The map beside the editor, once it shows this place."""
    frame = page.frame_locator("iframe[title^='views.place_map']")
    frame.locator(".name:not(.quiet)", has_text=title).wait_for()
    return frame.locator("#map_div")


def shown_at(drawn: Locator) -> tuple[float, float]:
    lat, lon = (drawn.get_attribute("data-at") or "").split(",")
    return float(lat), float(lon)


def drag_the_marker(page: Page, drawn: Locator, right: int, down: int) -> None:
    box = drawn.locator(".pin").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=6)
    page.mouse.up()


def test_the_marker_is_dragged_clicked_and_chosen_and_the_map_stays(
    browser: Browser, page: Page, tmp_path: Path
):
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Start a case file").click()
        editor(page).get_by_role("button", name="Confirm").wait_for()
        finding(page, "Zolochiv").click()
        drawn = place_map(page, "Zolochiv")
        began = shown_at(drawn)
        drawn.evaluate("(box) => { box.here = box.querySelector('.leaflet-map-pane'); }")
        drag_the_marker(page, drawn, 60, 0)
        expect(finding(page, "Zolochiv")).to_contain_text("corrected")
        expect(drawn).not_to_have_attribute("data-at", f"{began[0]},{began[1]}")
        moved = shown_at(drawn)
        assert moved[0] == pytest.approx(began[0], abs=0.02)
        assert 0.3 < moved[1] - began[1] < 1.2  # 60 of 256 · 2^7.5 pixels round the Earth
        assert drawn.evaluate(
            "(box) => box.here === box.querySelector('.leaflet-map-pane')"
        )  # not drawn anew
        page.get_by_role("button", name="Undo").click()
        expect(drawn).to_have_attribute("data-at", f"{began[0]},{began[1]}")
        drawn.click(position={"x": 60, "y": 200})
        expect(finding(page, "Zolochiv")).to_contain_text("corrected")
        expect(drawn).not_to_have_attribute("data-at", f"{began[0]},{began[1]}")
        page.frame_locator("iframe[title^='views.place_map']").get_by_role(
            "button", name="2 other places it might be"
        ).click()
        drawn.get_by_role("button", name="Choose Zolochiv, Lviv Oblast").click()
        expect(finding(page, "Zolochiv")).to_contain_text("Zolochiv, Lviv Oblast")
        drawn.locator(".pin").focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(finding(page, "Zolochiv")).to_contain_text("Zolochiv, Lviv Oblast, moved by hand")
        finding(page, "Russia").click()
        expect(drawn).to_have_attribute("data-subject", re.compile("place"))
        expect(drawn.locator("canvas[data-outlined='geonames:2017370']")).to_be_attached()
        expect(drawn.locator(".pin")).to_have_count(0)  # a country is no point
    with open_case(tmp_path / "cases" / "Case 1.dateline") as case:
        verbs = [e.verb for e in case.history()]
        assert verbs == ["added", "added", "set place", "undo", "set place", "set place", "set place"]


def select_words(page: Page, words: str) -> None:
    """Draw the pointer over words that stand in one piece and on one line of the text."""
    ends = page.locator(".st-key-findings .text").evaluate(
        """(text, words) => {
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
            const [box] = range.getClientRects();
            return [box.left, box.right, (box.top + box.bottom) / 2];
          }
        }""",
        words,
    )
    left, right, y = ends
    page.mouse.move(left + 1, y)
    page.mouse.down()
    page.mouse.move(right - 1, y, steps=8)
    page.mouse.up()


def test_what_was_missed_is_added_by_selecting_words(browser: Browser, page: Page, tmp_path: Path):
    text = (
        "🔴 SUMY, Jan. 12, 2025.\n\nA drone hit the bakery.\n\nThe mayor said 9 ovens were lost.\n\n"
        "Crews then drove on to Berezivka Mala."
    )
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Start a case file").click()
        editor(page).get_by_role("button", name="Confirm").wait_for()
        page.get_by_role("link", name="Reports").click()
        page.get_by_label("Paste a report").fill(text)
        page.get_by_role("button", name="Read", exact=True).click()
        expect(page.get_by_text("pasted text")).to_be_visible()
        page.get_by_role("link", name="Review").click()
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name="SUMY").click()
        expect(page.locator(".st-key-findings .text")).to_contain_text("bakery")
        select_words(page, "bakery")
        page.get_by_role("button", name="Add place").click()
        expect(editor(page)).to_contain_text("New place")
        frame = page.frame_locator("iframe[title^='views.place_map']")
        frame.locator("#map_div[data-subject^='new ']").click(position={"x": 150, "y": 100})
        expect(finding(page, "bakery")).to_contain_text("moved by hand")
        expect(page.locator(".st-key-findings .item.selected")).to_contain_text("bakery")
        select_words(page, "A drone")
        page.get_by_role("button", name="Add claim").click()
        expect(editor(page)).to_contain_text("New claim")
        editor(page).get_by_role("button", name="Add this claim").click()
        expect(page.get_by_text("A new claim lacks its")).to_be_visible()  # nothing is made up
        editor(page).get_by_role("button", name="Cancel").click()
        expect(editor(page)).not_to_contain_text("New claim")
    with open_case(tmp_path / "cases" / "Case 1.dateline") as case:
        added = case.extraction(case.reports()[-1].report.id)
        assert [m.text for m in added.places if m.why.startswith("added by")] == ["bakery"]
        assert [e.verb for e in case.history()][-1] == "add place"


def test_a_lost_correction_is_attached_to_words(browser: Browser, page: Page, tmp_path: Path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "open-last.txt").write_text("flood")
    text = "SUMY, Jan. 12, 2025. The governor said 14 people were killed at the mill in Sumy."
    reworded = text.replace("14 people were killed", "the dead number fourteen, not more,")
    with open_case(tmp_path / "cases" / "flood.dateline", create=True) as case:
        for name, words in (("first", text), ("later", reworded)):
            report = Report(name, words)
            case.add(
                report,
                replace(extract(report), claims=extract(report).claims[: name == "first"]),
                pipeline="x",
            )
        key = next(r.key for r in case.reviewed("first").reviews if r.kind == "claim")
        case.correct(key, EditClaim(amount("exact", 15)))
        case.supersede("first", "later")
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_text("No longer certain where these belong").wait_for()
        select_words(page, "fourteen")
        page.get_by_role("button", name="Attach “14 people").click()
        expect(finding(page, "15 killed")).to_contain_text("corrected")
        expect(page.get_by_text("No longer certain")).to_have_count(0)
    with open_case(tmp_path / "cases" / "flood.dateline") as case:
        (made,) = case.extraction("later").claims
        assert (made.text, made.best) == ("fourteen", 15)


def test_what_is_put_right_stays_so_and_the_history_says_who(browser: Browser, page: Page, tmp_path: Path):
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Start a case file").click()
        editor(page).get_by_role("button", name="Confirm").wait_for()
        move_zolochiv(page)
        edit_a_figure(page)
        finding(page, "Zolochiv").click()
        drawn = place_map(page, "Zolochiv")
        chosen = shown_at(drawn)
        drag_the_marker(page, drawn, 12, -8)
        expect(finding(page, "Zolochiv")).to_contain_text("moved by hand")
        expect(drawn).not_to_have_attribute("data-at", f"{chosen[0]},{chosen[1]}")
        moved = shown_at(drawn)
        page.goto(f"{address}/review")  # anew, with nothing remembered in the address
        expect(page.get_by_text("Case file: Case 1")).to_be_visible()
        expect(finding(page, "Zolochiv")).to_contain_text("Lviv Oblast")
        finding(page, "about 250").click()
        history = editor(page)
        expect(history).to_contain_text("edited: about 200 killed or wounded")
        expect(history).to_contain_text("The machine said: about 200 killed or wounded")
        finding(page, "Zolochiv").click()
        expect(history).to_contain_text("chose the place")
        expect(history).to_contain_text("The machine said: Zolochiv, Kharkiv Oblast")
        expect(history).to_contain_text(f"put at {moved[0]:.3f}, {moved[1]:.3f}")
        expect(drawn).to_have_attribute("data-at", f"{moved[0]},{moved[1]}")
        page.goto(f"{address}/claims")
        expect(page.locator(".st-key-evidence .panel")).to_contain_text("about 250 killed or wounded")
    with open_case(tmp_path / "cases" / "Case 1.dateline") as case:
        assert [e.verb for e in case.history()] == ["added", "added", "set place", "edit claim", "set place"]
        places = {(m.place.lat, m.place.lon) for e in case.extractions() for m in e.places if m.place}
        assert moved in places
