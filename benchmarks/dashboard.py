"""Times what a person waits for: `python -m benchmarks.dashboard`, in Chromium, beside stock streamlit-folium.

Every figure is the median of `REPEATS` runs of the whole way: start, page, map; or a filter and the map that
follows it. Nothing but localhost can be reached. A stock map of 10,000 markers takes minutes: `--all` runs it, once.
Stock is not asked for more.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = """--no-sandbox --disable-background-networking --disable-component-update --disable-sync
--no-first-run --disable-gpu""".split()
REPEATS = 3
SIZES = (1_000, 10_000, 100_000)
MOST_STOCK = 10_000
PATIENCE = 240_000  # milliseconds
MAP = "iframe[title^='streamlit_folium']"


@dataclass(frozen=True)
class Running:
    """A Streamlit server on this machine: its address, its process, and the moment that was started."""

    address: str
    pid: int
    started: float


@contextmanager
def server(script: str) -> Iterator[Running]:
    """Run a Streamlit script; yield once it answers, stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port),
         "--server.address", "127.0.0.1", "--server.headless", "true"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                urlopen(f"{address}/_stcore/health")
                break
            except OSError:
                time.sleep(0.02)
        yield Running(address, process.pid, started)
    finally:
        process.kill()
        process.wait()


def wait(page: Page, condition: str, argument: object = None) -> float:
    """Wait until `condition` holds inside the map's frame; return the moment it did."""
    frame = page.wait_for_selector(MAP, timeout=PATIENCE).content_frame()
    frame.wait_for_function(condition, arg=argument, timeout=PATIENCE, polling="raf")
    return time.perf_counter()


OURS = "(n) => Number(document.querySelector('canvas[data-shown]')?.dataset.shown || 0) > n"
SHOWN = "document.querySelector('canvas[data-shown]')?.dataset.shown || 0"
STOCK = "(n) => document.querySelectorAll('.leaflet-marker-icon').length === n"


def shown(page: Page) -> int:
    return int(page.query_selector(MAP).content_frame().evaluate(SHOWN))


def dashboard(browser) -> dict[str, float]:
    """The product itself: process start to drawn map, then a filter to the redrawn map, in seconds."""
    starts, warm, filters = [], [], []
    for _ in range(REPEATS):
        with server("dashboard.py") as running:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(running.address)
            starts.append(wait(page, OURS, 0) - running.started)
            page.wait_for_timeout(1500)
            before = shown(page)
            find = page.get_by_label("Find")
            find.fill("Zolochiv")
            begun = time.perf_counter()
            find.press("Enter")
            filters.append(wait(page, OURS, before) - begun)
            page.close()
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            begun = time.perf_counter()
            page.goto(running.address)
            warm.append(wait(page, OURS, 0) - begun)
            page.close()
    return {
        "server start to drawn map": statistics.median(starts),
        "second visitor's first map": statistics.median(warm),
        "filter to redrawn map": statistics.median(filters),
    }


def synthetic(browser, address: str, n: int, kind: str) -> tuple[float, float]:
    """First map and filter, in seconds, for n claims."""
    first, after = [], []
    for _ in range(1 if kind == "stock" and n > 1000 else REPEATS):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        begun = time.perf_counter()
        page.goto(f"{address}/?n={n}&kind={kind}")
        condition, target = (STOCK, n) if kind == "stock" else (OURS, 0)
        first.append(wait(page, condition, target) - begun)
        page.wait_for_timeout(2500)
        before = shown(page) if kind == "ours" else 0
        page.get_by_label("Category").click()
        option = page.get_by_role("option", name="killed")
        option.wait_for()
        begun = time.perf_counter()
        option.click()
        if kind == "stock":
            changed = "(n) => { const k = document.querySelectorAll('.leaflet-marker-icon').length; return k && k < n }"
            after.append(wait(page, changed, n) - begun)
        else:
            after.append(wait(page, OURS, before) - begun)
        page.close()
    return statistics.median(first), statistics.median(after)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, seconds in dashboard(browser).items():
            print(f"{name:<32}{seconds:7.2f} s", flush=True)
        with server("benchmarks/synthetic_map.py") as running:
            for n in SIZES:
                for kind in ("ours", "stock"):
                    if kind == "stock" and n > (MOST_STOCK if "--all" in sys.argv else SIZES[0]):
                        continue
                    first, after = synthetic(browser, running.address, n, kind)
                    print(
                        f"{kind:<6}{n:>8,} claims   first map {first:7.2f} s   filter {after:7.2f} s",
                        flush=True,
                    )
        browser.close()


if __name__ == "__main__":
    main()
