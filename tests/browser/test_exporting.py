"""The Export page in a browser: the file that is downloaded is the one that was previewed, and nothing leaves."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect


@pytest.fixture
def export(visit):
    visit.page.get_by_role("link", name="Export").click()
    visit.page.get_by_role("button", name="Download PNG").wait_for(timeout=30_000)
    visit.page.get_by_test_id("stImage").locator("img").wait_for(timeout=30_000)
    return visit


def downloaded(page, button: str) -> bytes:
    with page.expect_download(timeout=60_000) as told:
        page.get_by_role("button", name=button).click()
    return Path(told.value.path()).read_bytes()


def test_a_sheet_is_previewed_and_downloaded(export):
    page = export.page
    page.get_by_label("Title", exact=True).fill("Kursk this week")
    page.get_by_label("Title", exact=True).press("Enter")
    expect(page.get_by_test_id("stImage").locator("img")).to_be_visible()
    picture = Image.open(io.BytesIO(downloaded(page, "Download PNG")))
    assert picture.size == (1920, 1080)
    assert picture.info["Title"] == "Kursk this week"
    assert export.outside == []


def test_the_whole_set_is_made_and_downloaded(export):
    page = export.page
    page.get_by_role("radio", name="Everything").click()
    page.get_by_role("button", name="Make 15 files").click()
    page.get_by_role("button", name="Download").first.wait_for(timeout=60_000)
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "Download"))) as archive:
        assert len(archive.namelist()) == 15
        assert "claims.gpkg" in archive.namelist()
        assert archive.testzip() is None
    assert export.outside == []
    assert export.complaints == []
