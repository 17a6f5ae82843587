"""How often given spans resolve to the right place: `python -m benchmarks.resolution SET.jsonl ...`.

A set holds a report a line: {"id", "text", "places": [{"start", "end", "geonameid", "lat", "lon"}]}; places with
neither an id nor coordinates are left out. Right is the same GeoNames id, and beside it, a point within 161 km
(100 miles, as is usual in the field). The rival is the most populous candidate, which is what a look-up without
the report can do. One process, gold spans.
"""

import json
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.extraction.resolver import resolve
from geo.gazetteer import open_gazetteer
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Place

FAR_KM = 161


@dataclass(slots=True)
class Counts:
    """How many mentions there are, and how many of them are right."""

    mentions: int = 0
    with_id: int = 0
    with_point: int = 0
    same_id: int = 0
    near: int = 0
    unresolved: int = 0
    populous_id: int = 0
    populous_near: int = 0
    candidate: int = 0  # the right id is among the candidates

    def add(self, gold: dict[str, Any], place: Place | None, candidates: list[Place]) -> None:
        """Count one mention."""
        populous = max(candidates, key=lambda p: p.population, default=None)
        self.mentions += 1
        self.unresolved += place is None
        if gold.get("geonameid"):
            wanted = f"geonames:{gold['geonameid']}"
            self.with_id += 1
            self.same_id += place is not None and place.id == wanted
            self.populous_id += populous is not None and populous.id == wanted
            self.candidate += any(p.id == wanted for p in candidates)
        if gold.get("lat") is not None:
            self.with_point += 1
            self.near += _near(gold, place)
            self.populous_near += _near(gold, populous)


def main(paths: list[Path]) -> list[str]:
    """Return the lines of a Markdown table."""
    gazetteer = open_gazetteer()
    lines = [
        "| set | mentions | exact id | population alone | right id a candidate | within 161 km | population alone "
        "| left open | ms a report |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for path in paths:
        reports = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        counts, seconds = counted(reports, gazetteer)
        ids, points = max(1, counts.with_id), max(1, counts.with_point)
        by_id = [f"{n / ids:.3f}" if counts.with_id else "–" for n in
                 (counts.same_id, counts.populous_id, counts.candidate)]  # fmt: skip
        by_point = [f"{n / points:.3f}" for n in (counts.near, counts.populous_near)]
        cells = [path.stem, str(counts.mentions), *by_id, *by_point, f"{counts.unresolved / counts.mentions:.3f}",
                 f"{1000 * seconds / len(reports):.1f}"]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def counted(reports: list[dict[str, Any]], gazetteer: SqliteGazetteer) -> tuple[Counts, float]:
    """Return the counts over the reports of a set, and the seconds that resolving took."""
    counts, seconds = Counts(), 0.0
    for report in reports:
        known = [p for p in report["places"] if p.get("geonameid") or p.get("lat") is not None]
        gold = sorted(known, key=lambda p: p["start"])
        mentions = [Mention(p["start"], p["end"], report["text"][p["start"] : p["end"]]) for p in gold]
        began = time.perf_counter()
        found = resolve(report["text"], mentions, gazetteer)
        seconds += time.perf_counter() - began
        for place, mention, resolution in zip(gold, mentions, found, strict=True):
            counts.add(place, resolution.place, list(gazetteer.candidates(mention.text)))
    return counts, seconds


def _near(gold: dict[str, Any], place: Place | None) -> bool:
    if place is None:
        return False
    a, b = math.radians(gold["lat"]), math.radians(place.lat)
    turn = math.radians(place.lon - gold["lon"])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h))) <= FAR_KM


if __name__ == "__main__":
    print("\n".join(main([Path(argument) for argument in sys.argv[1:]])))
