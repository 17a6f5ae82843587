"""How long a case of 1,000 reports takes to open, and a correction to be saved.

    python -m benchmarks.casefile [--reports 1000] [--corrections 100]

The case is made of synthetic reports of about 430 words with 30 places and 15 claims each, which is more than most news
reports hold. "Opened" is from `open_case` to every extraction and review in memory with all corrections applied, in
a fresh process; "saved" is from the call to the return of `correct`, when the correction is on the disk.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from geo.casefile import EditClaim, GradeClaim, SetPlace, amount, moved, open_case
from geo.model import Claim, Extraction, Place, PlaceMention, Ranked, Report

TOWN = Place("geonames:1", "Town", "city", "UA", 49.5, 36.2, 1, 3.0, "Some Oblast", "geonames:2", None, 9000)
PLACES = 2000  # different ones in the case
_SENTENCE = "Shells fell on Town {n} overnight and officials in the area said that {n} people were killed there by noon."
_OPEN = """
import sys, time
from geo.casefile import open_case
began, used = time.perf_counter(), time.process_time()
case = open_case(sys.argv[1])
count = len(case.extractions()), len(case.reviews())
print(time.perf_counter() - began, time.process_time() - used)
"""


def report_of(number: int, sentences: int = 22) -> Extraction:
    """Return a synthetic extraction, its sentences numbered so that no two texts are the same."""
    parts, places, claims, at = [], [], [], 0
    for n in range(number * 100, number * 100 + sentences):
        sentence = _SENTENCE.format(n=n)
        start = at + sentence.index("Town")
        places.append(
            PlaceMention(
                start, start + 4, "Town", "event", True, TOWN, 0.8, "the only one", (Ranked(TOWN, 0.3),)
            )
        )
        if len(places) % 3:
            words = at + sentence.index(f"{n} people")
            claims.append(
                Claim(
                    f"c{len(claims) + 1}", words, words + len(f"{n} people"), f"{n} people", sentence, "killed", n, n, n,
                    "persons", "exact", len(places) - 1, "officials", earliest=date(2025, 1, 10), latest=date(2025, 1, 11),
                )
            )  # fmt: skip
        parts.append(sentence)
        at += len(sentence) + 1
    extra = places[:8]  # the same words said again, as the recogniser would list them
    return Extraction(
        Report(f"r{number}", " ".join(parts), source="Gazette"), (*places, *extra), (), tuple(claims)
    )


def _opened(path: Path) -> list[float]:
    """Seconds to open the case in a fresh process: by the clock, and of the processor."""
    said = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=True
    )
    return [float(seconds) for seconds in said.stdout.split()]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--corrections", type=int, default=100)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.dateline"
        began = time.perf_counter()
        with open_case(path, create=True) as case:
            for number in range(given.reports):
                extraction = report_of(number)
                case.add(extraction.report, extraction, pipeline="1")
            print(
                f"added {given.reports:,} reports in {time.perf_counter() - began:.1f} s, {path.stat().st_size / 1e6:.0f} MB"
            )
            took = []
            for number in range(given.corrections):
                extraction = report_of(number * 7 % given.reports)
                claim, place = extraction.claims[number % 5], extraction.places[number % 5]
                key = f"{extraction.report.id}:claim:{claim.start}-{claim.end}:killed"
                began = time.perf_counter()
                if number % 3 == 0:
                    case.correct(key, EditClaim(amount("at_least", number)))
                elif number % 3 == 1:
                    case.correct(key, GradeClaim(2))
                else:
                    words = f"{extraction.report.id}:place:{place.start}-{place.end}"
                    case.correct(words, SetPlace(moved(TOWN, 49.6, 36.3), "mention"))
                took.append(time.perf_counter() - began)
        took.sort()
        print(
            f"saving a correction: median {statistics.median(took) * 1000:.1f} ms, "
            f"95 % within {took[len(took) * 95 // 100] * 1000:.1f} ms, longest {took[-1] * 1000:.1f} ms (target 50 ms)"
        )
        opened = [_opened(path) for _ in range(5)]
        wall, cpu = zip(*opened, strict=True)
        print(
            f"opening a case of {given.reports:,} reports: {min(wall):.2f} to {max(wall):.2f} s (target 1.5 s), "
            f"of which the processor {min(cpu):.2f} to {max(cpu):.2f} s"
        )


if __name__ == "__main__":
    main()
