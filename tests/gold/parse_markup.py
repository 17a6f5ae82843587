"""Reads an annotated report from its markup: header, text with tagged places, then dates and claims.

    python -m tests.gold.parse_markup OUT.jsonl [FOLDER]

writes every `*.txt` of FOLDER (default: `reports/` beside this file) as one JSON line each: `id`,
`published`, `language`, `text`, `places`, `dates` and `claims`. Offsets are code points into `text`,
half-open. Coordinates are null: a report's writer says which place is meant, not where it lies.
README.md describes the markup. A fault in a file raises `MarkupError`, which names the file and the item.
"""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

from geo.model import Category, Kind, Role, Unit

REPORTS = Path(__file__).parent / "reports"
DRAWN_ROLES = {"event", "origin", "destination"}
# Which of low, best and high a bound fills; two values are written "low..high".
FILLED = {
    "exact": ("low", "best", "high"),
    "about": ("best",),
    "at_least": ("low",),
    "at_most": ("high",),
    "range": ("low", "high"),
    "vague": ("low", "high"),
}
TAG = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+)\]\]")
INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?")


class MarkupError(ValueError):
    """A report whose markup does not hold together."""


def load(path: Path) -> dict[str, Any]:
    """The report in the markup file at `path`; without a `---` line it has no dates and no claims."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from error


def parse(markup: str, name: str) -> dict[str, Any]:
    """The gold report that `markup` describes; `name` is its id when the header gives none."""
    head, _, body = markup.partition("\n\n")
    body, rule, notes = body.partition("\n---\n")
    report: dict[str, Any] = {"id": name, **dict(_header(line) for line in head.splitlines())}
    for key in ("published", "conflict", "register"):
        if key not in report:
            raise MarkupError(f"the header lacks {key!r}")
    _day(report["published"])
    report.setdefault("language", "en")
    report["text"], report["places"] = _places(body.strip(), complete=bool(rule))
    report["dates"], report["claims"] = [], []
    for line in filter(str.strip, notes.splitlines()):
        sort, _, rest = line.partition(":")
        fields = [field.strip() for field in rest.split("|")]
        if sort == "D":
            report["dates"].append(_date(fields, report["text"]))
        elif sort == "C":
            report["claims"].append(_claim(fields, report))
        else:
            raise MarkupError(f"{line!r} starts neither with 'D:' nor with 'C:'")
    for part in ("dates", "claims"):
        report[part].sort(key=lambda item: (item["start"], -item["end"]))
    for a, b in zip(report["dates"], report["dates"][1:], strict=False):
        if b["start"] < a["end"]:
            raise MarkupError(f"the dates {a['surface']!r} and {b['surface']!r} overlap")
    spans = [(claim["start"], claim["end"]) for claim in report["claims"]]
    if len(set(spans)) < len(spans):
        raise MarkupError("two claims have the same span")
    return report


def _header(line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or not value.strip():
        raise MarkupError(f"{line!r} is no 'key: value' header line")
    return key.strip(), value.strip()


def _places(body: str, complete: bool) -> tuple[str, list[dict[str, Any]]]:
    """The text without its tags, and the places; `complete` wants a kind and country for drawn ones."""
    text, places, last = "", [], 0
    known: dict[str, dict[str, Any]] = {}  # a name keeps its kind, country and admin1 until told otherwise
    for tag in TAG.finditer(body):
        text += body[last : tag.start()]
        last = tag.end()
        surface, (role, *fields) = tag[1], [field.strip() for field in tag[2].split("|")]
        off = "off" in fields
        kind, country, admin1, name = ([f or None for f in fields if f != "off"] + [None] * 4)[:4]
        if role not in get_args(Role):
            raise MarkupError(f"{surface!r} has the unknown role {role!r}")
        if kind is not None and kind not in get_args(Kind):
            raise MarkupError(f"{surface!r} has the unknown kind {kind!r}")
        if country is not None and not re.fullmatch(r"[A-Z]{2}|-", country):
            raise MarkupError(f"{surface!r}: {country!r} is no ISO country code, nor '-' for none")
        identity = {"kind": kind, "country": country, "admin1": admin1, "name": name or surface}
        if kind is None and role != "demonym":
            identity = known.get(surface.casefold(), identity)
        elif kind is not None:
            known[surface.casefold()] = identity
        drawn = role in DRAWN_ROLES and not off
        if off and role not in DRAWN_ROLES:
            raise MarkupError(f"{surface!r} is {role}, which is never drawn: 'off' says nothing")
        if complete and drawn and not (identity["kind"] and identity["country"]):
            raise MarkupError(f"{surface!r} is drawn but has no kind and country")
        span = {"start": len(text), "end": len(text) + len(surface), "surface": surface}
        text += surface
        if identity["country"] == "-":
            identity = {**identity, "country": None}
        nowhere = {"lat": None, "lon": None, "geonameid": None}
        places.append({**span, "role": role, "on_map": drawn, **identity, **nowhere})
    text += body[last:]
    if "[[" in text or "]]" in text:
        raise MarkupError("a place tag is not well formed")
    return text, places


def _find(reference: str, text: str) -> dict[str, Any]:
    """The span of a surface; `Friday#2` is its second occurrence, needed where there are several."""
    surface, nth = reference, None
    if numbered := re.fullmatch(r"(.+)#(\d+)", reference):
        surface, nth = numbered[1], int(numbered[2])
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)]
    if len(starts) < (nth or 1):
        raise MarkupError(f"{reference!r} does not occur in the text")
    if nth is None and len(starts) > 1:
        raise MarkupError(f"{surface!r} occurs {len(starts)} times: say which, as in {surface + '#1'!r}")
    start = starts[(nth or 1) - 1]
    return {"start": start, "end": start + len(surface), "surface": surface}


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise MarkupError(f"{value!r} is no date of the form 2024-08-17") from error


def _interval(value: str) -> dict[str, str]:
    found = INTERVAL.fullmatch(value)
    if not found:
        raise MarkupError(f"{value!r} is no date or interval like 2024-08-17 or 2024-08-01..2024-08-31")
    earliest, latest = found[1], found[2] or found[1]
    if _day(earliest) > _day(latest):
        raise MarkupError(f"the interval {value} ends before it starts")
    return {"earliest": earliest, "latest": latest}


def _date(fields: list[str], text: str) -> dict[str, Any]:
    if len(fields) != 2:
        raise MarkupError(f"a date is 'D: surface | interval', not {' | '.join(fields)!r}")
    return {**_find(fields[0], text), **_interval(fields[1])}


def _claim(fields: list[str], report: dict[str, Any]) -> dict[str, Any]:
    if len(fields) < 3:
        raise MarkupError(
            f"a claim is 'C: surface | category | bound value unit', not {' | '.join(fields)!r}"
        )
    claim: dict[str, Any] = {**_find(fields[0], report["text"]), "category": fields[1]}
    claim.update(_value(fields[2], fields[0]))
    claim.update({"place": None, "speaker": None, "denied": False, "earliest": None, "latest": None})
    if claim["category"] not in get_args(Category):
        raise MarkupError(f"{fields[0]!r} has the unknown category {fields[1]!r}")
    for field in fields[3:]:
        key, equals, value = field.partition("=")
        if field == "denied":
            claim["denied"] = True
        elif equals and key in ("place", "speaker"):
            claim[key] = value
        else:
            claim.update(_interval(field))
    if claim["place"] is not None and claim["place"] not in {p["surface"] for p in report["places"]}:
        raise MarkupError(f"{fields[0]!r} belongs to {claim['place']!r}, which is no place of the report")
    if claim["speaker"] is not None and claim["speaker"] not in report["text"]:
        raise MarkupError(f"{fields[0]!r} is said by {claim['speaker']!r}, who does not occur in the text")
    return claim


def _value(field: str, surface: str) -> dict[str, Any]:
    """low, best, high, bound and unit from 'at_least 40 percent' or 'range 10000..12000 persons'."""
    try:
        bound, number, unit = field.split()
        filled = FILLED[bound]
        numbers = [float(n) if "." in n else int(n) for n in number.split("..")]
    except (ValueError, KeyError) as error:
        raise MarkupError(f"{surface!r}: {field!r} is no 'bound value unit'") from error
    if unit not in get_args(Unit):
        raise MarkupError(f"{surface!r} has the unknown unit {unit!r}")
    if len(numbers) != (2 if bound in ("range", "vague") else 1):
        raise MarkupError(f"{surface!r}: a bound of {bound!r} does not go with {number!r}")
    if numbers != sorted(numbers):
        raise MarkupError(f"{surface!r}: {number!r} runs downwards")
    values: dict[str, float | None] = {"low": None, "best": None, "high": None}
    values.update(zip(filled, numbers if len(numbers) == 2 else numbers * 3, strict=False))
    return {**values, "bound": bound, "unit": unit}


def main(out: str, folder: str = str(REPORTS)) -> None:
    """Write the reports of `folder` to `out` as JSON lines, in the order of their file names."""
    with open(out, "w", encoding="utf-8") as lines:
        for path in sorted(Path(folder).glob("*.txt")):
            lines.write(json.dumps(load(path), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
