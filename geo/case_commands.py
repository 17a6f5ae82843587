"""`python -m geo case …`: a case file from the shell, one line an answer."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.casefile import Case, CaseError, Entry, Pipeline, Review, Reviewed, open_case
from geo.model import Claim, PlaceMention
from geo.reading import read_many
from geo.record import to_record

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.frame import OutlineOf


def add_case_commands(commands: Any, day: Callable[[str], date]) -> None:
    """Add `case` and its actions to the command line; `day` reads a date argument."""
    case = commands.add_parser("case", help="keep, correct and prove: the case file")
    actions = case.add_subparsers(required=True, metavar="ACTION")

    def action(name: str, run: Callable[[argparse.Namespace], int], help: str) -> Any:
        parser = actions.add_parser(name, help=help)
        parser.add_argument("case", type=Path, metavar="CASE", help="the case file, such as kursk.dateline")
        parser.set_defaults(run=lambda args: _told(run, args))
        return parser

    action("create", _create, "make an empty case file")
    add = action("add", _add, "read reports, extract and keep them")
    add.add_argument("files", nargs="+", metavar="FILE")
    add.add_argument(
        "--published", type=day, help="publication day of reports that do not say it (2025-01-11)"
    )
    action("list", _list, "list the reports")
    action("show", _show, "list a report's findings and how they stand").add_argument(
        "report", metavar="REPORT"
    )
    history = action("history", _history, "who changed what, what the machine had said, what it is now")
    history.add_argument(
        "--item", metavar="KEY", help="only what reached this item, such as r1:claim:40-55:killed"
    )
    history.add_argument("--json", action="store_true", help="whole entries as JSON lines")
    action("merge", _merge, "bring another case file in").add_argument("other", type=Path, metavar="OTHER")
    supersede = action("supersede", _supersede, "let a later wording stand in for a report")
    supersede.add_argument("report", metavar="REPORT")
    supersede.add_argument("by", metavar="LATER", help="the report that stands in for it")
    action("compact", _compact, "drop extractions that newer ones replaced")
    action("copy", _copy, "write the case to a new file").add_argument("target", type=Path, metavar="NEW")
    action("reextract", _reextract, "read the reports anew with this version; corrections are kept")
    export = action("export", _export, "write all that stands, with status, grade and note")
    export.add_argument("--format", choices=("jsonl", "geojson", "csv"), default="jsonl")
    export.add_argument("-o", "--out", type=Path, help="where to write (default: standard output)")


def _told(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        return run(args)
    except CaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _pipeline() -> Pipeline:
    from geo.extraction.pipeline import PIPELINE, extract

    return Pipeline(PIPELINE, extract)


def _create(args: argparse.Namespace) -> int:
    open_case(args.case, create=True).close()
    print(f"created {args.case}")
    return 0


def _add(args: argparse.Namespace) -> int:
    pipeline = _pipeline()
    failed = 0
    with open_case(args.case) as case:
        for found in (item for file in args.files for item in read_many(file, published=args.published)):
            if isinstance(found, tuple):
                failed += 1
                print(f"refused {found[0]}: {found[1]}", file=sys.stderr)
                continue
            extraction = pipeline.extract(found)
            added = case.add(found, extraction, pipeline=pipeline.version)
            if added.outcome == "duplicate":
                print(f"skipped {found.id}: the same as {added.report_id}, which is in the case")
                continue
            alike = "".join(f"; {share:.0%} of it is in {other}" for other, share in added.alike[:1])
            print(
                f"added {added.report_id}: {_count(extraction.places, 'place')}, "
                f"{_count(extraction.claims, 'claim')}{alike}"
            )
    return int(failed > 0)


def _list(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        for kept in case.reports():
            report = kept.report
            stands = f"superseded by {kept.superseded_by}" if kept.superseded_by else kept.review.status
            print(
                f"{report.id:24} {report.published or 'no date'!s:10} {kept.places:4} places {kept.claims:4} claims  "
                f"{kept.review.grade} {stands:10} {report.source or report.title or ''}"
            )
    return 0


def _show(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        report = case.reviewed(args.report)
        for item in report.reviews:
            print(f"{item.key}  [{_standing(item)}]  {_words(item, report)}{_remarks(item)}")
        for look in report.lost:
            print(f"needs a look: {look.correction.name} by {look.correction.who}: {look.reason}")
    return 0


def _history(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        ids = {kept.text_sha256: kept.report.id for kept in case.reports()}
        for entry in case.history(args.item):
            print(_entry_json(entry, ids) if args.json else _entry_line(entry, ids))
    return 0


def _merge(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        merged = case.merge(args.other)
    both = f"; judged in both, the later holds: {', '.join(merged.both)}" if merged.both else ""
    print(f"merged {args.other}: {merged.reports} new reports, {merged.corrections} corrections, "
          f"{merged.history} lines of history{both}")  # fmt: skip
    return 0


def _supersede(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        case.supersede(args.report, args.by)
        lost = case.reviewed(args.by).lost
    print(f"{args.by} stands in for {args.report}; {_count(lost, 'correction')} to look at")
    return 0


def _compact(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        before = args.case.stat().st_size
        dropped = case.compact()
    after = args.case.stat().st_size
    print(f"compacted {args.case}: {dropped} former extractions dropped, {before:,} to {after:,} bytes")
    return 0


def _copy(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        case.copy(args.target)
    print(f"copied to {args.target}")
    return 0


def _reextract(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        done = case.reextract(_pipeline(), _progress if sys.stderr.isatty() else lambda done, of: None)
    print(f"read {done.reports} reports anew: {done.moved} corrections moved, {len(done.look)} need a look, "
          f"{len(done.failed)} failed")  # fmt: skip
    for look in done.look:
        print(
            f"needs a look: {look.report_id}: {look.correction.name} by {look.correction.who}: {look.reason}"
        )
    for report, why in done.failed:
        print(f"error: {report} kept its former extraction: {why}", file=sys.stderr)
    return int(bool(done.failed))


def _export(args: argparse.Namespace) -> int:
    with open_case(args.case) as case:
        data = _records(case) if args.format == "jsonl" else _frame(case, args.format)
    if args.out is None:
        sys.stdout.write(data.decode("utf-8"))
        return 0
    try:
        args.out.write_bytes(data)
    except OSError as error:
        raise CaseError(f"{args.out} cannot be written: {error.strerror}.") from error
    return 0


def _records(case: Case) -> bytes:
    lines: list[str] = []
    for report in case.all_reviewed():
        record = to_record(report.extraction)
        record |= {
            "grade": report.report.grade,
            "status": report.report.status,
            "review_note": report.report.note,
        }
        for item in report.reviews[1:]:
            if item.index is not None:
                found = record["places" if item.kind == "place" else "claims"][item.index]
                found |= {
                    "key": item.key,
                    "status": item.status,
                    "grade": item.grade,
                    "review_note": item.note,
                }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines).encode()


def _frame(case: Case, form: str) -> bytes:
    from geo.export import EXPORTERS

    return EXPORTERS[form].write(case_frame(case))


def case_frame(case: Case, outlines: "OutlineOf | None" = None) -> "gpd.GeoDataFrame":
    """Return the claims frame of all that stands in a case, with the grade and status of each row."""
    from geo.frame import claims_frame, no_outlines

    frame = claims_frame(case.extractions(), outlines or no_outlines)
    for column, values in (
        ("grade", dict(_by_row(case, "grade"))),
        ("status", dict(_by_row(case, "status"))),
    ):
        frame[column] = [
            values.get(row, was) or was for row, was in zip(frame["row_id"], frame[column], strict=True)
        ]
    return frame


def _by_row(case: Case, field: str) -> Iterator[tuple[str, str]]:
    """Pairs of the frame's row id and a field of the review of that row's item."""
    for item in case.reviews():
        if item.index is not None:
            own = f"claim:{item.claim_id}" if item.kind == "claim" else f"mention:{item.index}"
            yield f"{item.report_id}:{own}", getattr(item, field)


def _standing(item: Review) -> str:
    return " ".join(filter(None, [item.status, item.grade]))


def _words(item: Review, report: Reviewed) -> str:
    value = item.value
    if isinstance(value, PlaceMention):
        place = value.place
        return f"“{value.text}” {value.role}: " + (f"{place.name} ({place.id})" if place else "no place")
    if isinstance(value, Claim):
        return (
            f"“{value.text}” {value.category} {_amount(value)} said by {value.speaker or 'the report itself'}"
        )
    read = report.extraction.report
    return f"{read.title or 'no title'}, published {read.published or 'on an unknown day'}"


def _amount(claim: Claim) -> str:
    numbers = [v for v in dict.fromkeys((claim.low, claim.best, claim.high)) if v is not None]
    return f"{claim.bound} {' to '.join(f'{v:g}' for v in numbers)} {claim.unit}"


def _remarks(item: Review) -> str:
    by = f"  ({item.by}, {item.at:.16} UTC)" if item.by and item.at else ""
    note = f"  note: {item.note}" if item.note else ""
    return by + note + (f"  look: {item.look}" if item.look else "")


def _entry_line(entry: Entry, ids: dict[str, str]) -> str:
    item = ":".join(filter(None, [ids.get(entry.report or ""), entry.item]))
    change = f": {_brief(entry.was)} -> {_brief(entry.now)}" if entry.was or entry.now else ""
    machine = f"; the machine said {_brief(entry.machine)}" if entry.machine else ""
    return f"{entry.at:.19} {entry.who}  {entry.verb}  {item}{change}{machine}{f'  ({entry.note})' if entry.note else ''}"


def _brief(state: Any) -> str:
    """How an item stood, in a few words."""
    if not isinstance(state, dict):
        return "nothing" if state is None else json.dumps(state, ensure_ascii=False)
    parts = [str(state[k]) for k in ("status", "grade", "published") if state.get(k)]
    for claim in state.get("claims", ()):
        numbers = [v for v in dict.fromkeys((claim["low"], claim["best"], claim["high"])) if v is not None]
        parts.append(f"{claim['category']} {claim['bound']} {' to '.join(f'{v:g}' for v in numbers)}")
        parts.append(f"said by {claim['speaker'] or 'the report itself'}")
    for mention in state.get("places", ()):
        place = mention["place"]
        parts.append(
            f"{mention['role']} {place['name']} ({place['id']})" if place else f"{mention['role']}, no place"
        )
    if state.get("note"):
        parts.append(f"note “{state['note']}”")
    return ", ".join(parts) or json.dumps(state, ensure_ascii=False)


def _entry_json(entry: Entry, ids: dict[str, str]) -> str:
    fields = {name: getattr(entry, name) for name in Entry.__slots__}
    return json.dumps({**fields, "report_id": ids.get(entry.report or "")}, ensure_ascii=False)


def _progress(done: int, of: int) -> None:
    print(f"\r{done} of {of} reports", end="\n" if done == of else "", file=sys.stderr, flush=True)


def _count(items: Iterable[object], noun: str) -> str:
    number = len(tuple(items))
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
