"""The command line: `python -m geo extract|resolve|gazetteer|case|snapshot|report …`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TextIO

from geo.case_commands import add_case_commands
from geo.export_commands import add_export_commands
from geo.gazetteer_commands import add_gazetteer_commands
from geo.model import Extraction, Mention, Report
from geo.reading import ReadError, read_many
from geo.record import to_record

Found = Report | tuple[str, str]  # a report, or (id, what is wrong with it)
PARALLEL_FROM = 24  # fewer reports than this are done before a second process has started


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit status: 0, 1 where a report could not be read, 2 for a wrong call."""
    parser = argparse.ArgumentParser(
        prog="python -m geo", description="Puts what reports about a conflict claim on a map."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_extract(commands)
    _add_resolve(commands)
    add_gazetteer_commands(commands)
    add_case_commands(commands, _day)
    add_export_commands(commands, _day)
    args = parser.parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = args.run
        return command(args)
    except ReadError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _add_extract(commands: Any) -> None:
    extract = commands.add_parser("extract", help="reports to records, GeoJSON or CSV")
    extract.add_argument(
        "files", nargs="+", metavar="FILE", help="a report, a .jsonl of reports, or - for JSON lines"
    )
    extract.add_argument(
        "--published", type=_day, help="publication day of reports that do not say it (2025-01-11)"
    )
    extract.add_argument(
        "--format",
        default="jsonl",
        help="jsonl (the record), geojson, csv, gpkg, kml, xlsx, ... (default: jsonl)",
    )
    extract.add_argument("--online", action="store_true", help="let a FILE be a web address, and fetch it")
    extract.add_argument("-o", "--out", type=Path, help="where to write (default: standard output)")
    extract.set_defaults(run=_extract)


def _add_resolve(commands: Any) -> None:
    resolve = commands.add_parser("resolve", help="given spans to places, to measure the resolver by itself")
    resolve.add_argument(
        "file", metavar="SPANS.jsonl", help='lines of {"id", "text", "spans": [[start, end], ...]}'
    )
    resolve.add_argument("-o", "--out", type=Path)
    resolve.set_defaults(run=_resolve)


def _extract(args: argparse.Namespace) -> int:
    found = [item for file in args.files for item in _read(file, args.published, args.online)]
    if args.format != "jsonl":
        return _write_frame(found, args.format, args.out)
    with _output(args.out) as out:
        failed = 0
        for record in _records(found):
            failed += bool(record["errors"])
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return int(failed > 0)


def _write_frame(found: list[Found], form: str, out: Path | None) -> int:
    from geo.export import EXPORTERS
    from geo.frame import claims_frame
    from geo.record import from_record

    if form not in EXPORTERS:
        raise ReadError(f"There is no format “{form}”. Choose of jsonl, {', '.join(EXPORTERS)}.")
    records = list(_records(found))
    written = EXPORTERS[form].write(claims_frame([from_record(r) for r in records if not r["errors"]]))
    if out is None:
        sys.stdout.buffer.write(written)
    else:
        _write_bytes(out, written)
    for record in records:
        for error in record["errors"]:
            print(f"error: {error}", file=sys.stderr)
    return int(any(r["errors"] for r in records))


def _records(found: list[Found]) -> Iterator[dict[str, Any]]:
    if len(found) < PARALLEL_FROM:
        yield from map(_record, found)
        return
    with get_context("spawn").Pool(2) as pool:
        yield from pool.imap(_record, found, chunksize=8)


def _record(item: Found) -> dict[str, Any]:
    from geo.extraction.pipeline import extract

    if isinstance(item, tuple):
        return to_record(Extraction(Report(id=item[0], text=""), errors=(item[1],)))
    try:
        return to_record(extract(item))
    except Exception as error:  # one report must not take the others with it
        trouble = (
            f"{item.id} could not be worked through ({type(error).__name__}: {error}). Please report this."
        )
        return to_record(Extraction(item, errors=(trouble,)))


def _resolve(args: argparse.Namespace) -> int:
    from geo.extraction.pipeline import default_gazetteer
    from geo.extraction.places import place_mentions
    from geo.extraction.sentences import split

    gazetteer, _ = default_gazetteer()
    with _output(args.out) as out:
        for number, line in enumerate(Path(args.file).read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            asked = json.loads(line)
            text = asked.get("text", "")
            spans = asked.get("spans", ())
            if any(not 0 <= start < end <= len(text) for start, end in spans):
                raise ReadError(f"{args.file}, line {number}: a span lies outside the text.")
            demonyms = gazetteer.demonyms()
            mentions = [
                Mention(
                    s,
                    e,
                    text[s:e],
                    "demonym" if text[s:e] in demonyms and not gazetteer.candidates(text[s:e]) else "literal",
                )
                for s, e in spans
            ]
            places = place_mentions(text, split(text), mentions, gazetteer)
            record = to_record(Extraction(Report(id=str(asked.get("id", number)), text=text), tuple(places)))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


def _read(file: str, published: date | None, online: bool) -> Iterable[Found]:
    if file == "-":
        return read_many(sys.stdin.buffer.read(), name="standard input.jsonl", published=published)
    return read_many(file, published=published, online=online)


def _write_bytes(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ReadError(f"{path} cannot be written: {error.strerror}.") from error


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
    except OSError as error:
        raise ReadError(f"{path} cannot be written: {error.strerror}.") from error


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{value}” is not a date; write it as 2025-01-11") from None
