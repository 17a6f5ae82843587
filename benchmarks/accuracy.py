"""Scores the pipeline on gold reports: `python -m benchmarks.accuracy GOLD_FOLDER`.

The folder holds score.py and *.jsonl gold files; besides those, the reports of tests/gold are scored.
Writes, per set, the figures and which places and claims were gained or lost against the last run.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "benchmarks"


def main(folder: Path) -> list[str]:
    """Score each set; return the lines of a Markdown table."""
    scorer = _load(folder / "score.py")
    lines = [
        "| set | overlap F1 | exact F1 | roles | on map F1 | within 25 km | dates value F1 | claims span / value / full F1 "
        "| category | place | speaker | denied | spurious in traps |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch) / "own.jsonl"
        subprocess.run(
            [sys.executable, "-m", "tests.gold.parse_markup", str(own)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        for gold in [folder / "seeds.jsonl", folder / "dev.jsonl", own]:
            predicted = Path(scratch) / f"{gold.stem}-predicted.jsonl"
            subprocess.run(
                [sys.executable, "-m", "geo", "extract", str(gold), "-o", str(predicted)],
                cwd=ROOT,
                check=True,
            )
            result, errors = scorer.score(scorer.load(gold), scorer.load(predicted))
            lines.append(_row(gold.stem, result, _traps(folder / f"{gold.stem}_traps.jsonl", predicted)))
            _compare(gold.stem, errors)
    return lines


def _row(name: str, r: dict[str, Any], traps: str) -> str:
    p, d, c = r["places"], r["dates"], r["claims"]
    f = lambda v: "–" if v is None else f"{v:.3f}"  # noqa: E731
    claims = " / ".join(f(c[k]["f1"]) for k in ("span", "value", "full"))
    on_map = f(p["on_map"]["f1"]) if p["on_map"]["gold"] else "–"
    cells = [name, f(p["overlap"]["f1"]), f(p["exact"]["f1"]), f(p["roles"]), on_map, f(p["within_25_km"]),
             f(d["value"]["f1"]), claims, *(f(c[k]) for k in ("category", "place", "speaker", "denied")), traps]  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _traps(path: Path, predicted: Path) -> str:
    """Return how many findings touch a span that must yield nothing."""
    if not path.exists():
        return "–"
    records = {r["id"]: r for r in map(json.loads, predicted.read_text(encoding="utf-8").split("\n")[:-1])}
    sprung = 0
    traps = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for trap in traps:
        record = records[trap["id"]]
        found = [f for k in ("places", "claims") for f in record[k] if not f.get("restates")]
        if trap["kind"] == "conv":
            found = [c for c in record["claims"] if not c.get("restates") and not c.get("derived_from")]
        sprung += any(
            f["start"] < trap["end"] and trap["start"] < f["end"] and _inside(f, trap) for f in found
        )
    return f"{sprung} of {len(traps)}"


def _inside(found: dict[str, Any], trap: dict[str, Any]) -> bool:
    """A trap is sprung by a finding of its own, not by a longer one that holds it."""
    return trap["start"] <= found["start"] and found["end"] <= trap["end"]


def _compare(name: str, errors: dict[str, list[str]]) -> None:
    """Print what was gained and lost since the last run of this set on this machine."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{name}.json"
    now = {f"{kind}: {line}" for kind, found in errors.items() for line in found}
    if kept.exists():
        before = set(json.loads(kept.read_text(encoding="utf-8")))
        print(f"{name}: {len(before - now)} gains, {len(now - before)} losses since the last run")
        for sign, changed in (("+", before - now), ("-", now - before)):
            for line in sorted(changed)[:40]:
                print(f"  {sign} {line}")
    kept.write_text(json.dumps(sorted(now), ensure_ascii=False), encoding="utf-8")


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print("\n".join(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"))))
