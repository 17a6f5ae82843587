"""How long the files take: `python -m benchmarks.export`. A headless browser's screenshot of the map stands beside.

Each time is the least of some runs after a first one, which loads the outlines and is told apart; "cpu" is what the
process itself used, which other work on the machine lengthens less.
"""

import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.drawing.snapshot import draw_snapshot, typography
from geo.export import EXPORTERS
from geo.export.briefing import BriefingStep
from geo.export.briefing_pdf import to_briefing_pdf
from geo.export.slides import to_slides
from geo.export.standalone_html import to_standalone_html
from geo.extraction.pipeline import extract
from geo.frame import claims_frame, validate
from geo.gazetteer.outlines import outline
from geo.model import Report

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def samples() -> gpd.GeoDataFrame:
    reports = [Report(p.stem, p.read_text(encoding="utf-8"), p.stem) for p in sorted(SAMPLES.glob("*.txt"))]
    return claims_frame([extract(report) for report in reports], outline)


def many(frame: gpd.GeoDataFrame, count: int) -> gpd.GeoDataFrame:
    """Return so many claims at half as many towns, of the kinds and words that the samples have."""
    random = np.random.default_rng(7)
    claims = frame[frame["category"] != "mention"]
    rows = claims.iloc[random.integers(0, len(claims), count)].reset_index(drop=True)
    towns = count // 2
    at = random.integers(0, towns, count)
    lon, lat = random.normal(33, 4, towns)[at], random.normal(49, 1.6, towns)[at]
    rows = rows.assign(
        row_id=[f"many:claim:{n}" for n in range(count)],
        place_id=[f"synthetic:{n}" for n in at],
        place=[f"Town {n}" for n in at],
        place_kind="city",
        where_prec=pd.array([1] * count, dtype="Int64"),
        lon=lon,
        lat=lat,
        drawn=True,
        restates=None,
        repeats=None,
        derived_from=None,
        part_of=None,
        geometry=gpd.points_from_xy(lon, lat, crs="EPSG:4326"),
    )
    return validate(gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326"))


def timed(act: Callable[[], bytes], runs: int) -> tuple[float, float, int]:
    """Return the least wall time and the least CPU time in seconds, and the size of the file."""
    walls, cpus, size = [], [], 0
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        size = len(act())
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return min(walls), min(cpus), size


def screenshot(frame: gpd.GeoDataFrame) -> Callable[[], bytes] | None:
    """Return what takes a 1920 by 1080 picture of the same map in a browser; None where there is none."""
    if not CHROMIUM.exists():
        return None
    from playwright.sync_api import sync_playwright

    page = Path(tempfile.mkdtemp(prefix="dateline-")) / "map.html"
    page.write_bytes(to_standalone_html(frame))

    def shot() -> bytes:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            window = browser.new_page(viewport={"width": 1920, "height": 1080})
            window.goto(page.as_uri())
            window.locator("canvas[data-drawn]").wait_for()
            picture = window.screenshot()
            browser.close()
        return picture

    return shot


def main() -> list[str]:
    """Return the lines of a Markdown section."""
    few = samples()
    first = time.perf_counter()
    draw_snapshot(few)
    first = time.perf_counter() - first
    ten_thousand = many(few, 10_000)
    hundred_thousand = many(few, 100_000)
    five = [BriefingStep(few, f"View {n}") for n in range(4)] + [BriefingStep(many(few, 60), "View 5")]
    rows: list[tuple[str, str, Callable[[], bytes], int]] = [
        ("PNG 1920×1080, samples", "0.6", lambda: draw_snapshot(few), 7),
        ("PNG 1920×1080, samples, words not drawn before", "", lambda: _unread(few), 3),
        ("PNG 1920×1080, 10,000 claims", "1.2", lambda: draw_snapshot(ten_thousand), 5),
        ("PDF A4, samples", "", lambda: draw_snapshot(few, size="A4", format="pdf"), 3),
        ("SVG A4, samples", "", lambda: draw_snapshot(few, size="A4", format="svg"), 3),
        ("PNG A3 300 dpi, samples", "", lambda: draw_snapshot(few, size="A3", dpi=300), 2),
        (f"deck of {_slides(five)} slides", "6", lambda: to_slides(five), 2),
        ("PDF briefing, 5 views", "", lambda: to_briefing_pdf(five), 1),
        ("standalone HTML, samples", "", lambda: to_standalone_html(few), 3),
        ("standalone HTML, 10,000 claims", "", lambda: to_standalone_html(ten_thousand), 2),
        ("GeoPackage, 100,000 claims", "3", lambda: EXPORTERS["gpkg"].write(hundred_thousand), 3),
        ("GeoParquet, 100,000 claims", "", lambda: EXPORTERS["parquet"].write(hundred_thousand), 3),
    ]
    rows += [
        (f"{EXPORTERS[x].label}, 10,000 claims", "", lambda x=x: EXPORTERS[x].write(ten_thousand), 2)  # type: ignore[misc]
        for x in ("geojson", "csv", "xlsx", "kml")
    ]
    rows += [
        (f"{EXPORTERS[x].label}, 100,000 claims", "", lambda x=x: EXPORTERS[x].write(hundred_thousand), 1)  # type: ignore[misc]
        for x in ("geojson", "csv", "xlsx", "kml")
    ]
    for words, frame in (("samples", few), ("10,000 claims", ten_thousand)):
        if shot := screenshot(frame):
            rows.append((f"headless Chromium screenshot 1920×1080, {words}", "", shot, 2))
    lines = [
        f"First snapshot of a process, outlines loaded: {first:.2f} s. Load average {os.getloadavg()[0]:.1f}.",
        "",
        "| file | s | cpu s | bar s | kB |",
        "|---|---|---|---|---|",
    ]
    for words, bar, act, runs in rows:
        wall, cpu, size = timed(act, runs)
        lines.append(f"| {words} | {wall:.2f} | {cpu:.2f} | {bar} | {size / 1000:,.0f} |")
    return [
        *lines,
        "",
        "Chromium's own processes are not in its cpu time.",
    ]


def _unread(frame: gpd.GeoDataFrame) -> bytes:
    """A sheet whose every word is laid out anew, as the first sheet of a process does."""
    for kept in (typography.outlined, typography._shaped, typography._letters, typography._ems):
        kept.cache_clear()
    return draw_snapshot(frame)


def _slides(views: list[BriefingStep]) -> int:
    from pptx import Presentation

    return len(Presentation(io.BytesIO(to_slides(views))).slides)


if __name__ == "__main__":
    print("\n".join(main()))
