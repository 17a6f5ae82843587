"""How often given spans resolve to the right GeoNames id: `python -m benchmarks.resolution SET.jsonl`.

A set holds a report a line: {"id", "text", "places": [{"start", "end", "geonameid"}]}. Beside ours: the most
populous candidate, which is what a look-up without the report can do. One process, gold spans.
"""

import json
import sys
import time
from pathlib import Path

from geo.extraction.resolver import resolve
from geo.gazetteer import open_gazetteer
from geo.model import Mention


def main(path: Path) -> list[str]:
    """Return the lines of a Markdown table."""
    gazetteer = open_gazetteer()
    right = by_population = known = total = 0
    seconds = 0.0
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for report in reports:
        gold = sorted((p for p in report["places"] if p.get("geonameid")), key=lambda p: p["start"])
        mentions = [Mention(p["start"], p["end"], report["text"][p["start"] : p["end"]]) for p in gold]
        began = time.perf_counter()
        found = resolve(report["text"], mentions, gazetteer)
        seconds += time.perf_counter() - began
        for place, resolution in zip(gold, found, strict=True):
            wanted = f"geonames:{place['geonameid']}"
            candidates = gazetteer.candidates(report["text"][place["start"] : place["end"]])
            total += 1
            right += resolution.place is not None and resolution.place.id == wanted
            by_population += bool(candidates) and max(candidates, key=lambda p: p.population).id == wanted
            known += any(p.id == wanted for p in candidates)
    return [
        "| set | mentions | exact id | population alone | in our gazetteer by that name | ms a report |",
        "|---|---|---|---|---|---|",
        f"| {path.stem} | {total} | {right / total:.3f} | {by_population / total:.3f} | {known / total:.3f} "
        f"| {1000 * seconds / len(reports):.1f} |",
    ]


if __name__ == "__main__":
    print("\n".join(main(Path(sys.argv[1]))))
