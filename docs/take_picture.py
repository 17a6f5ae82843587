"""Takes the README's picture of the dashboard on the samples: `python -m docs.take_picture`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.dashboard import CHROMIUM, FLAGS, MAP, server

PICTURE = Path(__file__).parent / "dashboard.png"


def main() -> None:
    """Start the dashboard, wait for its map and save what a person sees."""
    with server("dashboard.py") as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=1.5)
        page.goto(running.address)
        page.frame_locator(MAP).locator("canvas[data-drawn]").wait_for(timeout=60_000)
        page.wait_for_timeout(3_000)  # names fade in
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
