"""Claims as one GeoDataFrame: the single schema that the map, the tables and every export read.

One row per claim, and one per place that a report puts on the map without a figure. Columns:

====================  ==========  =====================================================================
row_id                str         unique: report id, then "claim" or "mention", then the item's own id
report_id             str
report_title          str | None
source                str | None  who published the report
published             datetime64  day of publication, NaT when unknown
published_basis       str | None  "given", "dateline", ...; how that day is known
category              str         a claim category of `geo.model`, or "mention"
low, best, high       float64     NaN where the report gives none; km2, km, percent 0..100 or a count
unit, bound           str | None  as in `geo.model.Claim`; None for mentions
figure                str         the amount in words, "" for mentions
noun, side            str | None  what is counted, and whose
speaker               str         "the report itself" when nobody else is named
stance                str         "asserted", "denied", "disputed", "unverified" or "hypothetical"
denied                bool
earliest, latest      datetime64  closed interval of days, NaT when unknown
date_prec             Int64       UCDP: 1 day, 2 two to six days, 3 a week, 4 a month, 5 more; NA undated
quote                 str         the sentence as written
quote_start           int64       where the sentence stands in the report's text, -1 if it is not there
start, end            int64       the phrase itself, code points, half-open
text                  str         the phrase itself
place_id              str | None  gazetteer id; None when no place belongs to the figure
place, place_kind     str | None  the gazetteer's name and kind
country, admin1       str | None  ISO 3166-1 alpha-2, and the first-order division's name
role                  str | None  the place's role in the report
where_prec            Int64       UCDP: 1 exact ... 6 country, 7 sea or airspace
radius_km             float64     how far from lat/lon the place may reach
score                 float64     match score 0..1, not a probability
why                   str         why this place
lat, lon              float64     degrees, EPSG:4326; an area's label point, not a position of an event
restates, repeats     str | None  row id of the same figure said in another unit, or earlier
derived_from          str | None  row ids this figure is computed from, separated by spaces
part_of, formula      str | None  row id of the total; how a derived figure is computed
drawn                 bool        on the map: has a place there, and is no restatement or repetition
note                  str         what the geometry leaves out, in words; mostly ""
grade                 str         Admiralty grade of source and claim, "F6" until a person sets one
status                str         "machine" until a person has "confirmed", "corrected" or "rejected" it
report_sha256         str         SHA-256 of the report's text in UTF-8: which text the offsets point into
geometry              geometry    EPSG:4326. Point for where_prec 1 and 2, the outline for an area that
                                  has one, else None
====================  ==========  =====================================================================
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.extraction.sentences import split
from geo.grades import UNGRADED
from geo.model import Bound, Category, Claim, Extraction, PlaceMention, Report, Role, Stance, Unit
from geo.wording import MENTION, REPORT_VOICE, figure

OutlineOf = Callable[[str], BaseGeometry | None]  # place id -> polygon in EPSG:4326, None when unknown

_TEXT = (
    "row_id report_id report_title source published_basis category unit bound figure noun side speaker "
    "stance quote text place_id place place_kind country admin1 role why restates repeats derived_from "
    "part_of formula note grade status report_sha256"
).split()
_NUMBER = "low best high radius_km score lat lon".split()
_OFFSET = "quote_start start end".split()
_PRECISION = "date_prec where_prec".split()
_DAY = "published earliest latest".split()
_FLAG = "denied drawn".split()
COLUMNS: tuple[str, ...] = tuple(
    """row_id report_id report_title source published published_basis category low best high unit bound figure
    noun side speaker stance denied earliest latest date_prec quote quote_start start end text place_id place
    place_kind country admin1 role where_prec radius_km score why lat lon restates repeats derived_from part_of
    formula drawn note grade status report_sha256 geometry""".split()
)
_POINT_PRECISION = 2  # UCDP where_prec up to which a place may be drawn as a point


class FrameError(ValueError):
    """A frame does not follow the schema; the message lists every fault found."""


def no_outlines(_: str) -> None:
    """Know no outline: areas keep a geometry of None."""


def claims_frame(extractions: Iterable[Extraction], outlines: OutlineOf = no_outlines) -> gpd.GeoDataFrame:
    """Return one row per claim and per place on the map without one, in the order of the reports.

    `outlines` gives the polygon of an area by place id. The frame is empty, with every column, when
    nothing was found. Raises `FrameError` when an extraction contradicts itself.
    """
    rows = [row for extraction in extractions for row in _rows(extraction, outlines)]
    return frame_of_rows(rows)


def point_of(lon: float, lat: float, where_prec: int | None) -> Point | None:
    """Return the point that a place is drawn as; None where it is known too vaguely for one, or not at all."""
    return Point(lon, lat) if where_prec is not None and where_prec <= _POINT_PRECISION else None


def stated_once(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows without those that say the same figure again, in another unit or later on."""
    return frame[frame["restates"].isna() & frame["repeats"].isna()]


def validate(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` unchanged, or raise one `FrameError` that names every fault.

    >>> validate(claims_frame([])).empty
    True
    """
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise FrameError(f"The claims frame lacks the columns {', '.join(missing)}.")
    faults = list(_faults(frame))
    if faults:
        raise FrameError("The claims frame has faults: " + "; ".join(faults) + ".")
    return frame


def _rows(extraction: Extraction, outlines: OutlineOf) -> Iterator[dict[str, Any]]:
    report = extraction.report
    shown = {m.place.id for m in extraction.places if m.on_map and m.place}
    told = set()  # (place, role) pairs that a claim already stands for
    for claim in extraction.claims:
        mention = extraction.places[claim.place] if claim.place is not None else None
        if mention and mention.place:
            told.add((mention.place.id, mention.role))
        yield _claim_row(report, claim, mention, shown, outlines)
    sentences = split(report.text) if extraction.places else []
    for index, mention in enumerate(extraction.places):
        if not mention.on_map or mention.place is None or (mention.place.id, mention.role) in told:
            continue
        told.add((mention.place.id, mention.role))
        span = next((s for s in sentences if s.start <= mention.start < s.end), None)
        yield {
            **_of_report(report),
            **_of_place(mention, outlines),
            "row_id": f"{report.id}:mention:{index}",
            "category": MENTION,
            "figure": "",
            "speaker": REPORT_VOICE,
            "stance": "asserted",
            "denied": False,
            "quote": report.text[span.start : span.end] if span else mention.text,
            "quote_start": span.start if span else mention.start,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "drawn": True,
        }


def _claim_row(
    report: Report, claim: Claim, mention: PlaceMention | None, shown: set[str], outlines: OutlineOf
) -> dict[str, Any]:
    place = mention.place if mention else None
    row = {
        **_of_report(report),
        **_of_place(mention, outlines),
        "row_id": _row_id(report, claim.id),
        "category": claim.category,
        "low": claim.low,
        "best": claim.best,
        "high": claim.high,
        "unit": claim.unit,
        "bound": claim.bound,
        "figure": figure(claim),
        "noun": claim.noun,
        "side": claim.side,
        "speaker": claim.speaker or REPORT_VOICE,
        "stance": "denied" if claim.denied else claim.stance,
        "denied": claim.denied or claim.stance == "denied",
        "earliest": claim.earliest,
        "latest": claim.latest,
        "date_prec": _date_precision(claim.earliest, claim.latest),
        "quote": claim.quote,
        "quote_start": _quote_start(report.text, claim),
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "restates": _row_id(report, claim.restates),
        "repeats": _row_id(report, claim.repeats),
        "derived_from": " ".join(f"{report.id}:claim:{c}" for c in claim.derived_from or ()) or None,
        "part_of": _row_id(report, claim.part_of),
        "formula": claim.formula,
        "drawn": place is not None and place.id in shown and not (claim.restates or claim.repeats),
    }
    if place is None:
        row["note"] = "the report ties this figure to no place"
    return row


def _row_id(report: Report, claim_id: str | None) -> str | None:
    return f"{report.id}:claim:{claim_id}" if claim_id else None


@lru_cache(maxsize=8)
def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _of_report(report: Report) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "report_title": report.title,
        "source": report.source,
        "published": report.published,
        "published_basis": report.published_basis,
        "grade": UNGRADED,
        "status": "machine",
        "report_sha256": _sha256(report.text),
    }


def _of_place(mention: PlaceMention | None, outlines: OutlineOf) -> dict[str, Any]:
    if mention is None or mention.place is None:
        return {"role": mention.role if mention else None, "why": mention.why if mention else ""}
    place = mention.place
    note = ""
    geometry: BaseGeometry | None = point_of(place.lon, place.lat, place.where_prec)
    if geometry is None:
        geometry = outlines(place.id)
        if geometry is None:
            note = f"no outline is known for this area: it reaches about {place.radius_km:,.0f} km"
    return {
        "place_id": place.id,
        "place": place.name,
        "place_kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "role": mention.role,
        "where_prec": place.where_prec,
        "radius_km": place.radius_km,
        "score": mention.score,
        "why": mention.why,
        "lat": place.lat,
        "lon": place.lon,
        "note": note,
        "geometry": geometry,
    }


def _quote_start(text: str, claim: Claim) -> int:
    """Where the claim's sentence stands: the last place at or before the claim where it is written."""
    return text.rfind(claim.quote, 0, claim.start + len(claim.quote)) if claim.quote else -1


def _date_precision(earliest: date | None, latest: date | None) -> int | None:
    """UCDP's date_prec of a closed interval of days."""
    if earliest is None or latest is None:
        return None
    days = (latest - earliest).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def frame_of_rows(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Return the claims frame of rows of plain values, days as `date`. Raises `FrameError` for every fault."""
    columns: dict[str, Any] = {}
    for name in COLUMNS[:-1]:
        values = [row.get(name) for row in rows]
        if name in _NUMBER:
            columns[name] = np.array([np.nan if v is None else v for v in values], dtype="float64")
        elif name in _OFFSET:
            columns[name] = np.array(values, dtype="int64")
        elif name in _PRECISION:
            columns[name] = pd.array(values, dtype="Int64")
        elif name in _DAY:
            columns[name] = pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[s]")
        elif name in _FLAG:
            columns[name] = np.array(values, dtype="bool")
        else:
            blank = "" if name in ("figure", "why", "note") else None
            columns[name] = pd.Series([blank if v is None else v for v in values], dtype="object")
    geometry = gpd.GeoSeries([row.get("geometry") for row in rows], crs="EPSG:4326")
    return validate(gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4326"))


def _faults(frame: gpd.GeoDataFrame) -> Iterator[str]:
    def fault(bad: "pd.Series[bool]", what: str) -> Iterator[str]:
        named = frame.loc[bad.fillna(False).astype(bool), "row_id"].astype(str).tolist()
        if named:
            more = f" and {len(named) - 3:,} more" if len(named) > 3 else ""
            yield f"{what} ({', '.join(named[:3])}{more})"

    if frame.crs is None or frame.crs.to_epsg() != 4326:
        yield f"expected EPSG:4326 but got {frame.crs}"
    if frame.empty:
        return
    claim = frame["category"] != MENTION
    yield from fault(frame["row_id"].duplicated(), "the same row id twice")
    yield from fault(~frame["category"].isin([*get_args(Category), MENTION]), "unknown category")
    yield from fault(claim & ~frame["unit"].isin(get_args(Unit)), "unknown unit")
    yield from fault(claim & ~frame["bound"].isin(get_args(Bound)), "unknown bound")
    yield from fault(~frame["stance"].isin(get_args(Stance)), "unknown stance")
    yield from fault(frame["role"].notna() & ~frame["role"].isin(get_args(Role)), "unknown role")
    yield from fault(frame["low"] > frame["high"], "low above high")
    outside = (frame["best"] < frame["low"]) | (frame["best"] > frame["high"])
    yield from fault(outside, "best outside low and high")
    yield from fault(frame["earliest"] > frame["latest"], "earliest after latest")
    yield from fault(frame["start"] > frame["end"], "a phrase that ends before it starts")
    yield from fault(
        ~frame["lat"].dropna().between(-90, 90).reindex(frame.index, fill_value=True), "latitude"
    )
    yield from fault(
        ~frame["lon"].dropna().between(-180, 180).reindex(frame.index, fill_value=True), "longitude"
    )
    pinned = (frame.geometry.geom_type == "Point") & (frame["where_prec"] > _POINT_PRECISION)
    yield from fault(pinned, "an area drawn as a point")
    yield from fault(frame["drawn"] & frame["place_id"].isna(), "drawn without a place")
