"""Many files are handed in at once, and the person goes on looking around meanwhile."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geo.casefile import open_case
from tests.browser.conftest import dashboard

WAIT = 30_000
PLACES = (
    "Lyptsi",
    "Kupiansk",
    "Sumy",
    "Konotop",
    "Izium",
    "Lyman",
    "Bakhmut",
    "Chasiv Yar",
    "Toretsk",
    "Huliaipole",
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "files"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        text = f"{place.upper()}, Jan. 12, 2025. The mayor of {place} said {number + 11} people were hurt near the mill."
        (folder / f"{number:02}.txt").write_text(text)
    (folder / "copy.txt").write_text((folder / "00.txt").read_text())
    (folder / "picture.txt").write_bytes(b"\xff\xd8\xff\xe0 not words")
    return sorted(folder.iterdir())


def test_many_files_are_read_while_the_person_looks_around(
    browser: Browser, tmp_path: Path, files: list[Path]
):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Start a case file").click()
        page.get_by_role("button", name="Confirm").wait_for()
        page.get_by_role("link", name="Reports").click()
        page.locator("input[type=file]").first.set_input_files(files)
        expect(page.get_by_text("copy.txt")).to_be_attached(timeout=WAIT)
        page.get_by_role("button", name="Read", exact=True).click()
        page.get_by_text(re.compile("Reading: |10 read")).first.wait_for()  # it may be quicker than the eye
        page.get_by_role("link", name="Claims").click()
        expect(page.locator(".st-key-stop_reading")).to_have_count(0, timeout=2 * WAIT)
        expect(page.get_by_text("from 12 reports")).to_be_visible(timeout=WAIT)  # with the two samples
        page.get_by_role("link", name="Reports").click()
        expect(page.get_by_text("10 read · 1 skipped · 1 refused")).to_be_visible(timeout=WAIT)
    context.close()
    with open_case(tmp_path / "cases" / "Case 1.dateline") as case:
        assert {kept.report.id for kept in case.reports()} >= {f"{n:02}" for n in range(len(PLACES))}
