"""Fits the resolver's weights: conditional logit over the candidates of names with known places.

    python training/resolver_weights.py CORPUS.jsonl ... [--folds 5]

A corpus holds one report a line: {"id", "text", "places": [{"start", "end", "surface", "lat", "lon", "geonameid"}]}.
Prints the exact-id accuracy by cross-validation over reports, then the weights to put into geo/extraction/resolver.py.
Evidence depends on the other names' choices, so fitting and choosing take turns until they settle.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from geo.extraction.evidence import FEATURES, Evidence, Name, gather_names
from geo.extraction.resolver import WEIGHTS, weigh
from geo.gazetteer import SqliteGazetteer, open_gazetteer
from geo.model import Mention

ROUNDS = 4
STIFFNESS = 0.02  # pull towards the weights in force, per example


def read(paths: list[Path]) -> list[dict]:
    """Return the reports of all corpora."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def gold_of(name: Name, report_places: list[dict]) -> int | None:
    """Return which candidate is the gold one, where that is known and unambiguous."""
    gold = report_places[name.mentions[0]]
    if gold.get("geonameid"):
        hits = [k for k, (p, _) in enumerate(name.places) if p.id == f"geonames:{gold['geonameid']}"]
        return hits[0] if hits else None
    if gold.get("lat") is None:
        return None
    near = []
    for k, (p, _) in enumerate(name.places):
        d = np.hypot(
            (p.lat - gold["lat"]) * 111, (p.lon - gold["lon"]) * 111 * np.cos(np.radians(gold["lat"]))
        )
        limit = {"city": 15, "admin2": 30, "admin1": 120, "country": 600}.get(p.kind, 50)
        if d < limit:
            near.append((d / limit, k))
    return min(near)[1] if near else None


def examples(
    reports: list[dict], gazetteer: SqliteGazetteer, weights: np.ndarray
) -> list[tuple[Evidence, list]]:
    """Return each report's evidence under the weights, with (first row, rows, gold row, count) per name."""
    out = []
    for report in reports:
        places = sorted(report["places"], key=lambda p: p["start"])
        mentions = [Mention(p["start"], p["end"], p["surface"]) for p in places]
        names = gather_names(report["text"], mentions, gazetteer)
        evidence = weigh(names, gazetteer, weights)
        known = [
            (n.first, len(n.places), g, len(n.mentions))
            for n in names
            if (g := gold_of(n, places)) is not None
        ]
        out.append((evidence, known))
    return out


def accuracy(found: list[tuple[Evidence, list]], weights: np.ndarray) -> tuple[float, int]:
    """Return the share of mentions whose best candidate is the gold one, and their number."""
    right = total = 0
    for evidence, known in found:
        scores = evidence.rows @ weights
        for first, n, gold, count in known:
            right += count * (int(np.argmax(scores[first : first + n])) == gold)
            total += count
    return right / max(total, 1), total


def fit(reports: list[dict], gazetteer: SqliteGazetteer) -> np.ndarray:
    """Return weights fitted to these reports."""
    start = np.array([WEIGHTS[f] for f in FEATURES])
    weights = start.copy()
    for _ in range(ROUNDS):
        found = examples(reports, gazetteer, weights)
        blocks = [
            (e.rows[a : a + n], g, 1 + np.log(c)) for e, known in found for a, n, g, c in known if n > 1
        ]
        velocity = np.zeros_like(weights)
        for _ in range(250):
            gradient = STIFFNESS * (weights - start) * len(blocks)
            for rows, g, count in blocks:
                p = np.exp(rows @ weights - (rows @ weights).max())
                gradient += count * (p / p.sum() @ rows - rows[g])
            velocity = 0.9 * velocity - 0.002 * gradient / np.sqrt(len(blocks))
            weights = weights + velocity
    return weights


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    gazetteer = open_gazetteer()
    reports = read(args.corpora)
    in_force = np.array([WEIGHTS[f] for f in FEATURES])
    share, n = accuracy(examples(reports, gazetteer, in_force), in_force)
    print(f"weights in force: {share:.4f} of {n}")
    right = total = 0.0
    for fold in range(args.folds):
        weights = fit([r for i, r in enumerate(reports) if i % args.folds != fold], gazetteer)
        held_out = [r for i, r in enumerate(reports) if i % args.folds == fold]
        share, n = accuracy(examples(held_out, gazetteer, weights), weights)
        right, total = right + share * n, total + n
    print(f"cross-validated: {right / total:.4f} of {total:.0f}")
    weights = fit(reports, gazetteer)
    print(", ".join(f"{f}={w:.2f}" for f, w in zip(FEATURES, weights, strict=True)))


if __name__ == "__main__":
    main()
