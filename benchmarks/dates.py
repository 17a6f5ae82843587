"""How well dates are found in histories annotated with TIMEX, such as WikiWars (Mazur and Dale, 2010).

    python -m benchmarks.dates FILE.jsonl [--errors N] [--news]

A line of the file is a text: `text`, `dct` (the day it was written, or null) and `dates` with `start`, `end` and the
TIMEX `value`. Scored are the values that are days of the calendar: no durations, references to the present or past,
years before Christ, values left open (X). A found date counts for an annotated one when it overlaps it; its value is
right when it gives the same days. TIMEX keeps "early", "mid", "the end of" outside the value; there, days within the
value count. A winter may begin or end in its year. Where a found range ("6-7 February") covers the two ends that TIMEX marks,
they are one date from the first to the last. Histories are read in narrative mode; `--news` switches it off.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo.extraction.calendar.values import Interval, day_of, months_from, year_of
from geo.extraction.dates import find_dates
from geo.model import DateMention

_MODIFIED = re.compile(
    r"\b(?:early|mid|middle|late|later|earlier|beginning|start|end|close|first|second|latter|last|final|most|rest)\b",
    re.IGNORECASE,
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9}


def intervals(value: str) -> list[Interval]:
    """Return the days a TIMEX value may stand for; none where it is not a stretch of the calendar."""
    value = re.sub(r"T.*$", "", value)
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return [day_of(*map(int, match.groups()))]
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", value):
        return [months_from(int(match[1]), int(match[2]), 1)]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return [(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))]
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return [months_from(int(match[1]), 3 * int(match[2]) - 2, 3)]
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return [months_from(int(match[1]), 6 * int(match[2]) - 5, 6)]
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA)", value):
        return [months_from(int(match[1]), _SEASONS[match[2]], 3)]
    if match := re.fullmatch(r"(\d{4})-WI", value):
        return [months_from(int(match[1]) - 1, 12, 3), months_from(int(match[1]), 12, 3)]
    if match := re.fullmatch(r"(\d{4})(?:-XX)*", value):
        return [year_of(int(match[1]))]
    if match := re.fullmatch(r"(\d{3})", value):
        return [months_from(int(match[1]) * 10, 1, 120)]
    if match := re.fullmatch(r"(\d\d)", value):
        return [months_from(int(match[1]) * 100 + shift, 1, 1200) for shift in (0, 1)]
    return []


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("file", type=Path)
    options.add_argument("--errors", type=int, default=0, help="show up to N errors of each kind")
    options.add_argument(
        "--news", action="store_true", help="anchor to the day of writing, not the running date"
    )
    given = options.parse_args()
    counts: Counter[str] = Counter()
    errors: dict[str, list[str]] = {"missed": [], "wrong": [], "spurious": []}
    seconds, words = 0.0, 0
    for line in given.file.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        written = date.fromisoformat(report["dct"][:10]) if report.get("dct") else None
        began = time.perf_counter()
        mentions = find_dates(report["text"], written, narrative=not given.news)
        seconds += time.perf_counter() - began
        words += len(report["text"].split())
        compare(report, mentions, counts, errors)
    for name in ("span", "value"):
        precision, recall = counts[name] / counts["found"], counts[name] / counts["annotated"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"dates.{name:6} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (of {counts['annotated']})")
    print(
        f"value right where found {counts['value'] / counts['span']:.3f}; {seconds / words * 400_000:.2f} ms for 400 words"
    )
    for kind, listed in errors.items():
        if given.errors:
            print(
                f"\n{kind}: {len(listed)}",
                *(e.replace("\n", " ") for e in listed[: given.errors]),
                sep="\n  ",
            )


def compare(
    report: dict[str, Any], mentions: list[DateMention], counts: Counter[str], errors: dict[str, list[str]]
) -> None:
    """Add a text's counts of annotated and found dates, and its errors as lines."""
    text = report["text"]
    annotated = [(d, intervals(d["value"] or "")) for d in report["dates"]]
    met: dict[int, list[tuple[dict[str, Any], list[Interval]]]] = defaultdict(list)
    for d, days in annotated:
        if not days:
            continue
        at = next((i for i, m in enumerate(mentions) if m.start < d["end"] and d["start"] < m.end), None)
        if at is None:
            counts["annotated"] += 1
            errors["missed"].append(_shown(report, d["start"], d["end"], d["value"]))
        else:
            met[at].append((d, days))
    for i, mention in enumerate(mentions):
        if i in met:
            counts.update(("annotated", "found", "span"))
            if _right(mention, met[i], text):
                counts["value"] += 1
            else:
                values = " ".join(d["value"] for d, _ in met[i])
                shown = _shown(report, mention.start, mention.end, values)
                errors["wrong"].append(f"{shown}, not {mention.earliest}..{mention.latest}")
        elif not any(mention.start < d["end"] and d["start"] < mention.end for d in report["dates"]):
            counts["found"] += 1
            errors["spurious"].append(_shown(report, mention.start, mention.end, ""))


def _shown(report: dict[str, Any], start: int, end: int, value: str) -> str:
    text = report["text"]
    return (
        f"{report['id']}: {text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 15]} {value}"
    )


def _right(mention: DateMention, met: list[tuple[dict[str, Any], list[Interval]]], text: str) -> bool:
    if mention.earliest is None or mention.latest is None:
        return False
    firsts, lasts = met[0][1], met[-1][1]
    if len(met) > 1:
        return any(g[0] == mention.earliest for g in firsts) and any(g[1] == mention.latest for g in lasts)
    if (mention.earliest, mention.latest) in firsts:
        return True
    surface = text[met[0][0]["start"] : met[0][0]["end"]]
    return bool(_MODIFIED.search(surface)) and any(
        g[0] <= mention.earliest and mention.latest <= g[1] for g in firsts
    )


if __name__ == "__main__":
    main()
