"""The dashboard as a person has it: a server of its own, and a Chromium that can reach nothing but it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Dialog, FrameLocator, Page, Route, expect, sync_playwright

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
CHROMIUM = "/usr/bin/chromium"
FLAGS = """--no-sandbox --disable-background-networking --disable-component-update --disable-sync
--no-first-run --disable-gpu""".split()


@dataclass
class Visit:
    """One page of the dashboard, with all that it tried and complained about."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)  # sizes of what the page told the server
    frames: list[bytes] = field(default_factory=list)  # and all of it as it went

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(".st-key-map_frame iframe")

    def drawn(self) -> int:
        """Wait for the claims layer and return how many things it drew."""
        canvas = self.map.locator("canvas[data-drawn]")
        canvas.wait_for(timeout=60_000)
        return int(canvas.get_attribute("data-drawn") or 0)

    def in_map(self, script: str, argument: object = None) -> object:
        return self.map.locator("body").evaluate(f"(_, argument) => {{ {script} }}", argument)

    def click_symbol(self, title: str) -> None:
        """Click the symbol of a place, wherever the map has put it."""
        frame = self.page.wait_for_selector(".st-key-map_frame iframe").content_frame()
        found = frame.wait_for_function(
            """(title) => {
            const layer = map_div.dateline.claims;
            const hit = layer._hits.find((h) => h.r && h.title === title);
            if (!hit) return null;
            const p = map_div.layerPointToContainerPoint(L.point(hit.x, hit.y).add(layer._bounds.min));
            return { x: p.x, y: p.y };
            }""",
            arg=title,
            timeout=10_000,
        )
        at = found.json_value()
        self.map.locator("#map_div").click(position=at)


@contextmanager
def dashboard(folder: Path) -> Iterator[str]:
    """Start a dashboard that keeps its data in `folder`; yield its address, stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "log.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port),
         "--server.address", "127.0.0.1", "--server.headless", "true"],
        cwd=ROOT, stdout=log, stderr=log, env={**os.environ, "DATELINE_DATA": str(folder)},
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urlopen(f"{address}/_stcore/health")
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise RuntimeError(f"The dashboard did not start within 30 s; see {log.name}.")
        yield address
    finally:
        process.kill()  # what it keeps is on the disk already
        process.wait()
        log.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a dashboard started for these tests, stopped after them."""
    with dashboard(tmp_path_factory.mktemp("dashboard")) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(server: str, browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    seen = Visit(page)

    def only_here(route: Route) -> None:
        if route.request.url.startswith((server, "data:", "blob:")):
            route.continue_()
        else:
            seen.outside.append(route.request.url)
            route.abort()

    def answered(dialog: Dialog) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    def sent(data: str | bytes) -> None:
        seen.sent.append(len(data))
        seen.frames.append(data if isinstance(data, bytes) else data.encode())

    context.route("**/*", only_here)
    page.on("dialog", answered)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("console", lambda m: seen.complaints.append(m.text) if m.type == "error" else None)
    page.on("websocket", lambda socket: socket.on("framesent", sent))
    page.goto(server)
    yield seen
    context.close()
