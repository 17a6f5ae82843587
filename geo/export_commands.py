"""`python -m geo snapshot` and `report`: finished files from reports or from a case file, in one go."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geo.casefile import CaseError, open_case
from geo.model import Extraction, Report
from geo.reading import ReadError, read_many

if TYPE_CHECKING:
    import geopandas as gpd

_CASE = ".dateline"
_PICTURES: Mapping[str, Literal["png", "svg", "pdf"]] = {".png": "png", ".svg": "svg", ".pdf": "pdf"}
_SLIDES = "briefing.pptx"
_SHEETS = (("snapshot.png", "The map as a picture"), ("snapshot.pdf", "The map for print"),
           ("snapshot.svg", "The map for drawing programs"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """What the files said: the claims, the records behind them, a case's history, and what could not be read."""

    frame: "gpd.GeoDataFrame"
    extractions: list[Extraction]
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
    snapshot.add_argument("--logo", type=Path, help="a PNG or JPEG for the corner")
    snapshot.set_defaults(run=lambda args: _answered(_snapshot, args))
    report = commands.add_parser(
        "report", help="the whole set: map, slides, briefing, data and an index page"
    )
    _add_input(report, day)
    report.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder; made if need be")
    report.set_defaults(run=lambda args: _answered(_report, args))


def _add_input(parser: Any, day: Callable[[str], date]) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="reports, a .jsonl of them, or one case file"
    )
    parser.add_argument("--published", type=day, help="publication day of reports that do not say it")
    parser.add_argument("--title", default="What the reports claim")
    parser.add_argument("--subtitle", default="", help="the selection in words")
    parser.add_argument("--marking", default="", help="a classification, set at the head and the foot")
    parser.add_argument("--borders", choices=("un", "defacto"), default="un", help="the view of borders")


def _answered(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        return run(args)
    except (CaseError, ReadError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _snapshot(args: argparse.Namespace) -> int:
    from geo.drawing.snapshot import draw_snapshot

    form = _PICTURES.get(args.out.suffix.lower())
    if form is None:
        raise ReadError(f"{args.out}: a snapshot is a .png, .svg or .pdf file; name it so.")
    logo = _read_logo(args.logo)
    told = _told(args)
    picture = draw_snapshot(
        told.frame, size=args.size, orientation=args.orientation, dpi=args.dpi, format=form,
        title=args.title, subtitle=args.subtitle, marking=args.marking, logo=logo, view=args.borders,
    )  # fmt: skip
    _write(args.out, picture)
    return _refused(told)


def _report(args: argparse.Namespace) -> int:
    from geo.drawing.snapshot import draw_snapshot
    from geo.export import EXPORTERS, to_geopackage, to_json_lines
    from geo.export.briefing import BriefingStep
    from geo.export.briefing_pdf import to_briefing_pdf
    from geo.export.slides import to_slides
    from geo.export.standalone_html import to_standalone_html

    told = _told(args)
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadError(f"{args.out} cannot be made: {error.strerror}.") from error
    view = BriefingStep(told.frame, args.title, args.subtitle, args.borders)
    words = {"title": args.title, "subtitle": args.subtitle, "marking": args.marking}
    files: list[tuple[str, str, bytes]] = []
    for name, meaning in _SHEETS:
        form = _PICTURES[Path(name).suffix]
        files.append((name, meaning, draw_snapshot(told.frame, format=form, size="A4" if form == "pdf" else "16:9",
                                                   view=args.borders, **words)))  # fmt: skip
    files.append(("map.html", "The interactive map; needs no network",
                  to_standalone_html(told.frame, view=args.borders, **words)))  # fmt: skip
    files.append((_SLIDES, "Slides, to be edited", to_slides([view], title=args.title, marking=args.marking)))
    files.append(("briefing.pdf", "The briefing, every figure with its sentence",
                  to_briefing_pdf([view], marking=args.marking)))  # fmt: skip
    for extension, exporter in EXPORTERS.items():
        content = (
            to_geopackage(told.frame, told.history) if extension == "gpkg" else exporter.write(told.frame)
        )
        files.append((f"claims.{extension}", f"{exporter.label}: {exporter.help}", content))
    files.append(("records.jsonl", "JSON lines: a record per report", to_json_lines(told.extractions)))
    for name, _, content in files:
        _write(args.out / name, content)
    _write(args.out / "index.html", _index(args, told, files))
    print(f"wrote {len(files) + 1} files to {args.out}")
    return _refused(told)


def _told(args: argparse.Namespace) -> _Told:
    from geo.extraction.pipeline import extract
    from geo.frame import claims_frame
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
    for found in (item for file in args.files for item in read_many(file, published=args.published)):
        if isinstance(found, Report):
            extractions.append(extract(found))
        else:
            refused.append(f"{found[0]}: {found[1]}")
    return _Told(claims_frame(extractions, shapes.get), extractions, [], refused)


def _of_case(file: str, outlines: Callable[[str], Any]) -> _Told:
    from geo.case_commands import case_frame

    with open_case(file) as case:
        ids = {kept.text_sha256: kept.report.id for kept in case.reports()}
        history = [
            {
                "at": entry.at,
                "by": entry.who,
                "item": ":".join(p for p in (ids.get(entry.report or "", entry.report), entry.item) if p)
                or None,
                "action": entry.verb,
                "machine": _json(entry.machine),
                "now": _json(entry.now),
            }
            for entry in case.history()
        ]
        return _Told(case_frame(case, outlines), case.extractions(), history, [])


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _index(args: argparse.Namespace, told: _Told, files: list[tuple[str, str, bytes]]) -> bytes:
    from geo.export.index_page import index_page

    return index_page(told.frame, [(name, meaning, len(content)) for name, meaning, content in files],
                      title=args.title, subtitle=args.subtitle, marking=args.marking)  # fmt: skip


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


def _refused(told: _Told) -> int:
    for words in told.refused:
        print(f"error: {words}", file=sys.stderr)
    return int(bool(told.refused))
