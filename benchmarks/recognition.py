"""How well and how fast the trained recogniser finds places in annotated sets.

    python -m benchmarks.recognition SET.jsonl ... [--model FOLDER] [--threads 1] [--errors OUT.txt]

A set holds a report a line: `text`, and `places` with `start`, `end` and, where known, `role`. A set that leaves
demonyms out is one whose places name none: found demonyms then count neither way unless they touch a place.
"""

import argparse
import json
import time
from pathlib import Path

from geo.extraction.recogniser_model import MODELS, ModelRecogniser
from training.scoring import Score

WORDS = 430  # the length of article that times are given for


def scored(path: Path, recogniser: ModelRecogniser) -> tuple[Score, float]:
    """Return the counts over a set, and seconds a word."""
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts, took, total = Score(), 0.0, 0
    demonyms = any(p.get("role") == "demonym" for r in reports for p in r["places"]) or "tr-news" in path.name
    for report in reports:
        began = time.perf_counter()
        found = recogniser.find(report["text"])
        took += time.perf_counter() - began
        total += len(report["text"].split())
        gold = [(p["start"], p["end"], p.get("role")) for p in report["places"]]
        counts.add(report["text"], gold, [(m.start, m.end, m.hint) for m in found], demonyms)
    return counts, took / total


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("sets", nargs="+", type=Path)
    options.add_argument("--model", type=Path, default=MODELS)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--errors", type=Path, help="write what was missed and what was spurious here")
    given = options.parse_args()
    began = time.perf_counter()
    recogniser = ModelRecogniser(given.model, given.threads)
    print(f"loaded in {time.perf_counter() - began:.2f} s")
    listed: list[str] = []
    for path in given.sets:
        counts, seconds = scored(path, recogniser)
        print(f"{path.stem}: {counts.line()} | {seconds * WORDS * 1000:.0f} ms for {WORDS} words")
        listed += [f"== {path.stem}", "MISSED", *counts.missed, "SPURIOUS", *counts.spurious]
    if given.errors:
        given.errors.write_text("\n".join(listed), encoding="utf-8")


if __name__ == "__main__":
    main()
