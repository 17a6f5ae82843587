"""`python -m geo snapshot` and `report`: finished files from reports or from a case file, in one go."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geo.casefile import Case, CaseError, open_case
from geo.model import Extraction, Report
from geo.reading import ReadError, read_many
from geo.saved_views import SavedView, SavedViewError, from_json

if TYPE_CHECKING:
    import geopandas as gpd

_CASE = ".dateline"
_CLAIMS = (".geojson", ".gpkg", ".parquet")  # files of ours; CSV and XLSX are read as reports
_LINES = (".jsonl", ".ndjson")
_TITLE = "What the reports claim"
_PICTURES: Mapping[str, Literal["png", "svg", "pdf"]] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class _Given:
    """What the files said: the claims, the records behind them, a case's views and history, and what was refused."""

    frame: "gpd.GeoDataFrame"
    extractions: list[Extraction]
    views: list[SavedView]
    history: list[dict[str, str | None]]
    refused: list[str]


def add_export_commands(commands: Any, day: Callable[[str], date]) -> None:
    """Add `snapshot` and `report` to the command line; `day` reads a date argument."""
    snapshot = commands.add_parser("snapshot", help="one finished map as PNG, SVG or PDF")
    _add_input(snapshot, day)
    snapshot.add_argument("-o", "--out", type=Path, required=True, help="map.png, map.svg or map.pdf")
    snapshot.add_argument("--size", choices=("16:9", "A4", "A3", "letter"), default="16:9")
    snapshot.add_argument("--orientation", choices=("landscape", "portrait"), default="landscape")
    snapshot.add_argument("--dpi", type=int, default=144, help="96 to 600 (default: 144)")
    snapshot.add_argument("--view", metavar="HEADLINE", help="a saved view of the case file")
    snapshot.set_defaults(run=lambda args: _answered(_snapshot, args))
    report = commands.add_parser(
        "report", help="the whole set: map, slides, briefing, data and an index page"
    )
    _add_input(report, day)
    report.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder; made if need be")
    report.set_defaults(run=lambda args: _answered(_report, args))


def _add_input(parser: Any, day: Callable[[str], date]) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="reports, JSON lines of them or of records, claims (.gpkg, .geojson, .parquet), or one case file",
    )
    parser.add_argument("--published", type=day, help="publication day of reports that do not say it")
    parser.add_argument("--title", help="the headline (default: What the reports claim)")
    parser.add_argument("--subtitle", default="", help="the selection in words")
    parser.add_argument("--marking", default="", help="a classification, set at the head and the foot")
    parser.add_argument("--borders", choices=("un", "defacto"), default="un", help="the view of borders")
    parser.add_argument("--theme", choices=("light", "print", "black-and-white"), default="light")
    parser.add_argument("--logo", type=Path, help="a PNG or JPEG for the corner, 2 MB at the most")


def _answered(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        return run(args)
    except (CaseError, ReadError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _snapshot(args: argparse.Namespace) -> int:
    from geo.drawing.snapshot import draw_snapshot
    from geo.export.briefing import BriefingStep, step
    from geo.movements import movements

    form = _PICTURES.get(args.out.suffix.lower())
    if form is None:
        raise ReadError(f"{args.out}: a snapshot is a .png, .svg or .pdf file; name it so.")
    logo = _read_logo(args.logo)
    given = _given(args)
    moved = movements(given.extractions)
    shown = BriefingStep(given.frame, args.title or _TITLE, args.subtitle, args.borders, moved=moved)
    marking = args.marking
    if args.view is not None:
        view = next((v for v in given.views if v.headline == args.view), None)
        if view is None:
            names = ", ".join(f"“{v.headline}”" for v in given.views) or "none"
            raise ReadError(f"There is no saved view “{args.view}”; there is {names}.")
        shown, marking = step(view, given.frame, moved), args.marking or view.marking
    picture = draw_snapshot(
        shown.frame, size=args.size, orientation=args.orientation, dpi=args.dpi, format=form,
        title=args.title or shown.title, subtitle=args.subtitle or shown.subtitle, marking=marking, logo=logo,
        view=shown.borders, bounds=shown.bounds, theme=args.theme, moved=shown.moved,
    )  # fmt: skip
    _write(args.out, picture)
    return _refused(given)


def _report(args: argparse.Namespace) -> int:
    from geo.export.briefing import marking_of, step
    from geo.export.whole_set import Looks, Told, planned, whole_set
    from geo.movements import movements

    logo = _read_logo(args.logo)
    given = _given(args)
    moved = movements(given.extractions)
    views = [step(view, given.frame, moved) for view in given.views]
    told = Told(given.frame, given.extractions, views, given.history, moved)
    marking = args.marking or marking_of(given.views)
    looks = Looks(args.title or _TITLE, args.subtitle, marking, args.borders, args.theme, logo)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadError(f"{args.out} cannot be made: {error.strerror}.") from error
    for file in whole_set(told, looks):
        _write(args.out / file.name, file.content)
    print(f"wrote {len(planned(told, looks))} files to {args.out}")
    return _refused(given)


def _given(args: argparse.Namespace) -> _Given:
    import pandas as pd

    from geo.export.reading_back import holds_records, read_claims, read_records
    from geo.extraction.pipeline import extract
    from geo.frame import claims_frame, validate
    from geo.gazetteer.outlines import load_outlines

    shapes = load_outlines(args.borders).geometry
    cases = [file for file in args.files if file.endswith(_CASE)]
    if cases and len(args.files) > 1:
        raise ReadError(
            "A case file is read alone; merge other files into it first (python -m geo case add)."
        )
    if cases:
        return _of_case(cases[0], shapes.get)
    extractions: list[Extraction] = []
    refused: list[str] = []
    frames: list[gpd.GeoDataFrame] = []
    for file in args.files:
        if file.lower().endswith(_CLAIMS):
            frames.append(read_claims(file, shapes.get))
            continue
        if file.lower().endswith(_LINES) and holds_records(file):
            extractions += read_records(file)
            continue
        for found in read_many(file, published=args.published):
            if isinstance(found, Report):
                extractions.append(extract(found))
            else:
                refused.append(f"{found[0]}: {found[1]}")
    frames.append(claims_frame(extractions, shapes.get))
    filled = [frame for frame in frames if not frame.empty] or frames[:1]
    whole = validate(pd.concat(filled, ignore_index=True)) if len(filled) > 1 else filled[0]
    return _Given(whole, extractions, [], [], refused)


def _of_case(file: str, outlines: Callable[[str], Any]) -> _Given:
    from geo.case_commands import case_frame

    with open_case(file) as case:
        views, refused = _views(case)
        return _Given(case_frame(case, outlines), case.extractions(), views, history_rows(case), refused)


def _views(case: Case) -> tuple[list[SavedView], list[str]]:
    """The saved views that can be read, in order, and what is wrong with the others."""
    views: list[SavedView] = []
    refused: list[str] = []
    for kept in case.views().values():
        try:
            views.append(from_json(kept))
        except SavedViewError as error:
            refused.append(str(error))
    return views, refused


def history_rows(case: Case) -> list[dict[str, str | None]]:
    """Return a case file's history as the rows of a GeoPackage's layer: at, by, item, action, machine, now."""
    ids = {kept.text_sha256: kept.report.id for kept in case.reports()}
    return [
        {
            "at": entry.at,
            "by": entry.who,
            "item": ":".join(p for p in (ids.get(entry.report or "", entry.report), entry.item) if p) or None,
            "action": entry.verb,
            "machine": _json(entry.machine),
            "now": _json(entry.now),
        }
        for entry in case.history()
    ]


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _read_logo(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"The logo {path} cannot be read: {error.strerror}.") from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReadError(f"{path} cannot be written: {error.strerror}.") from error


def _refused(given: _Given) -> int:
    for words in given.refused:
        print(f"error: {words}", file=sys.stderr)
    return int(bool(given.refused))
