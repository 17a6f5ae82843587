"""The public record: an Extraction as the JSON object that CONTRACT describes, and back."""

from dataclasses import fields
from datetime import date
from functools import cache, lru_cache
from typing import Any

from geo.model import Claim, DateMention, Extraction, Place, PlaceMention, Ranked, Report


def to_record(extraction: Extraction) -> dict[str, Any]:
    """Return the record of one report, ready for `json.dumps`; dates are ISO days."""
    report = extraction.report
    return {
        "id": report.id,
        "title": report.title,
        "source": report.source,
        "language": report.language,
        "published": _day(report.published),
        "published_basis": report.published_basis,
        "text": report.text,
        "places": [_place_mention(m) for m in extraction.places],
        "dates": [_plain(d) for d in extraction.dates],
        "claims": [_plain(c) for c in extraction.claims],
        "warnings": [*report.warnings, *extraction.warnings],
        "errors": list(extraction.errors),
    }


def from_record(record: dict[str, Any]) -> Extraction:
    """Return the Extraction a record was made from; unknown keys are ignored.

    The report's own warnings and the extraction's come back as the extraction's.
    """
    report = Report(
        id=record["id"],
        text=record["text"],
        title=record.get("title"),
        source=record.get("source"),
        language=record.get("language") or "en",
        published=_parse(record.get("published")),
        published_basis=record.get("published_basis"),
    )
    return Extraction(
        report=report,
        places=tuple(_read_mention(m) for m in record.get("places", ())),
        dates=tuple(DateMention(**_read(DateMention, d)) for d in record.get("dates", ())),
        claims=tuple(Claim(**_read(Claim, c)) for c in record.get("claims", ())),
        warnings=tuple(record.get("warnings", ())),
        errors=tuple(record.get("errors", ())),
    )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _parse(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _plain(value: DateMention | Claim | Place) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for f in fields(value):
        item = getattr(value, f.name)
        out[f.name] = (
            _day(item) if isinstance(item, date) else list(item) if isinstance(item, tuple) else item
        )
    return out


@cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind))


def _read(kind: type, record: dict[str, Any]) -> dict[str, Any]:
    names = _names(kind)
    out = {k: v for k, v in record.items() if k in names}
    for k in ("earliest", "latest"):
        if k in out:
            out[k] = _parse(out[k])
    if out.get("derived_from") is not None:
        out["derived_from"] = tuple(out["derived_from"])
    return out


def _place(record: dict[str, Any]) -> Place:
    known = _read(Place, record)
    return _same_place(tuple(known), tuple(known.values()))


@lru_cache(maxsize=4096)  # the same few places are named again and again
def _same_place(names: tuple[str, ...], values: tuple[Any, ...]) -> Place:
    return Place(**dict(zip(names, values, strict=True)))


def _place_mention(mention: PlaceMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "role": mention.role,
        "on_map": mention.on_map,
        "place": _plain(mention.place) if mention.place else None,
        "score": round(mention.score, 3),
        "why": mention.why,
        "relative": _plain(mention.relative) if mention.relative else None,
        "alternatives": [{**_plain(a.place), "score": round(a.score, 3)} for a in mention.alternatives],
    }


def _read_mention(record: dict[str, Any]) -> PlaceMention:
    return PlaceMention(
        start=record["start"],
        end=record["end"],
        text=record["text"],
        role=record["role"],
        on_map=record["on_map"],
        place=_place(record["place"]) if record.get("place") else None,
        score=record.get("score", 0.0),
        why=record.get("why", ""),
        relative=_place(record["relative"]) if record.get("relative") else None,
        alternatives=tuple(Ranked(_place(a), a["score"]) for a in record.get("alternatives", ())),
    )
