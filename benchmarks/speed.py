"""Speed beside installable peers in one run: `python -m benchmarks.speed`.

Absolute times differ between machines; the ratios to geotext and flashgeotext, taken in the same
process and minute, are what to compare.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPEATS = 30


def report_of(words: int) -> str:
    """Return a report of about so many words, from the samples."""
    samples = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "data" / "samples").glob("*.txt"))]
    text = ""
    while len(text.split()) < words:
        text += samples[len(text) % len(samples)] + "\n\n"
    return " ".join(text.split(" ")[: words + 20])


def milliseconds(act: Callable[[], object]) -> float:
    """Return the median time of an act after a warm-up."""
    for _ in range(3):
        act()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> list[str]:
    """Return the lines of a Markdown section."""
    from geo.extraction.claims import find_claims
    from geo.extraction.dates import find_dates
    from geo.extraction.pipeline import default_recogniser, extract
    from geo.extraction.places import place_mentions
    from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
    from geo.extraction.sentences import split
    from geo.gazetteer import open_gazetteer
    from geo.model import Report

    text = report_of(400)
    gazetteer = open_gazetteer()
    by_names = GazetteerRecogniser(gazetteer)
    recogniser, _ = default_recogniser(gazetteer)
    report = Report("speed", text)
    extraction = extract(report)
    published = extraction.report.published
    sentences, mentions = split(text), recogniser.find(text)
    places, dates = extraction.places, extraction.dates
    stages = {
        "recogniser (default)": lambda: recogniser.find(text),
        "recogniser (gazetteer only)": lambda: by_names.find(text),
        "resolving and roles": lambda: place_mentions(text, sentences, mentions, gazetteer),
        "dates": lambda: find_dates(text, published),
        "figures, speakers, claims, links": lambda: find_claims(text, sentences, places, dates, published),
        "all, default": lambda: extract(report),
        "all, gazetteer only": lambda: extract(report, recogniser=by_names),
    }
    timed = {name: milliseconds(act) for name, act in stages.items()}
    timed |= {name: milliseconds(act) for name, act in peers(text).items()}
    lines = [
        f"A report of {len(text.split())} words, one process, median of {REPEATS}:",
        "",
        "| what | ms | times geotext |",
    ]
    lines += ["|---|---|---|"]
    base = timed.get("geotext 0.4.0") or float("nan")
    lines += [f"| {name} | {ms:.1f} | {ms / base:.1f} |" for name, ms in timed.items()]
    lines += [
        "",
        f"`python -m geo extract` on one report, process start included: {cli_seconds():.2f} s (median of 5).",
    ]
    lines += ["", "Length against time (all, default): " + curve(extract)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += ["", f"Resident at most {peak:.0f} MB, the peers' data included."]
    return lines


def peers(text: str) -> dict[str, Callable[[], object]]:
    """Return the peers that are installed, ready to run."""
    found: dict[str, Callable[[], object]] = {}
    try:
        from geotext import GeoText

        found["geotext 0.4.0"] = lambda: GeoText(text).cities
    except ImportError:
        pass
    try:
        from flashgeotext.geotext import GeoText as FlashGeoText

        flash = FlashGeoText()
        found["flashgeotext 0.5.5"] = lambda: flash.extract(text)
    except ImportError:
        pass
    return found


def cli_seconds() -> float:
    """Return the median time of one command line run."""
    sample = next((ROOT / "data" / "samples").glob("*.txt"))
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "geo", "extract", str(sample)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def curve(extract: Callable[..., object]) -> str:
    """Return the time per thousand words at growing lengths."""
    from geo.model import Report

    said = []
    for words in (400, 1600, 6400):
        text = report_of(words)
        start = time.perf_counter()
        extract(Report("length", text))
        said.append(
            f"{words} words {1e6 * (time.perf_counter() - start) / len(text.split()):.0f} ms per thousand"
        )
    return ", ".join(said) + "."


if __name__ == "__main__":
    print("\n".join(main()))
