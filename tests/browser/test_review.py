"""A person puts the samples right, closes, and finds everything as it was left."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.casefile import open_case
from tests.browser.conftest import dashboard

WAIT = 10_000


@pytest.fixture
def page(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    yield page
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


def test_what_is_put_right_stays_so_and_the_history_says_who(browser: Browser, page: Page, tmp_path: Path):
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Start a case file").click()
        editor(page).get_by_role("button", name="Confirm").wait_for()
        move_zolochiv(page)
        edit_a_figure(page)
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
        page.goto(f"{address}/claims")
        expect(page.locator(".st-key-evidence .panel")).to_contain_text("about 250 killed or wounded")
    with open_case(tmp_path / "cases" / "Case 1.dateline") as case:
        assert [e.verb for e in case.history()] == ["added", "added", "set place", "edit claim"]
