"""A hundred mixed files of five pages, read and extracted on two cores: `python -m benchmarks.reading`.

The clock runs from handing over the first file to holding the last extraction, processes started and warm,
as they are in a dashboard that has been open for a minute. The start itself is timed apart. The processor time
of extraction stands beside the clock's: it is what stays the same when the machine is busy with other work.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing import get_context
from multiprocessing.pool import Pool
from textwrap import wrap
from typing import Any

from benchmarks import machine
from benchmarks.speed import report_of
from geo.model import Report
from geo.reading import FORMATS, read_all
from tests.reading import documents

FILES = 100
WORDS = 2_250  # five pages of 450 words
LINES_A_PAGE = 45
CORES = 2


def main() -> list[str]:
    """Return the lines of a Markdown section."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    files = list(mixed_files())
    size = sum(len(data) for _, data in files) / 1e6
    kinds = ", ".join(sorted({name.rpartition(".")[2] for name, _ in files}))
    start = time.perf_counter()
    list(read_all(files[:8]))
    lines = [
        f"{FILES} files of {WORDS:,} words ({kinds}; {size:.1f} MB), {CORES} cores, one run; the load on "
        f"the machine before was {os.getloadavg()[0]:.1f}. First start of the readers: "
        f"{time.perf_counter() - start:.1f} s.",
        "",
        "| what | seconds | files a second | processor ms a file |",
        "|---|---|---|---|",
    ]
    start = time.perf_counter()
    reports(files)
    lines.append(row("read", start))
    for name, act in (("gazetteer only", by_names), ("default", default)):
        with get_context("spawn").Pool(CORES) as pool:
            pool.map(act, reports(files[:8]), chunksize=2)
            start = time.perf_counter()
            used = extracted(files, pool, act)
            lines.append(row(f"read and extracted ({name})", start, used))
    lines += ["", "| format | ms to read one, median |", "|---|---|"]
    for suffix in sorted({name.rpartition(".")[2] for name, _ in files}):
        same = [file for file in files if file[0].endswith(suffix)][:8]
        times = []
        for file in same:
            start = time.perf_counter()
            list(read_all([file]))
            times.append(1000 * (time.perf_counter() - start))
        lines.append(f"| {suffix} | {statistics.median(times):.0f} |")
    return lines


def mixed_files() -> Iterator[tuple[str, bytes]]:
    """Yield the files, no two of the same text, in turn of every format that holds single reports."""
    words = report_of(WORDS)
    makers: dict[str, Callable[[list[str]], bytes]] = {
        "txt": lambda p: "\n\n".join(p).encode(),
        "md": lambda p: ("# " + "\n\n".join(p)).encode(),
        "html": lambda p: documents.html("".join(f"<p>{each}</p>" for each in p)),
        "pdf": pdf,
        "docx": documents.word,
        "eml": lambda p: documents.mail("\n\n".join(p)),
        "xlsx": lambda p: documents.sheet([["id", "text"], ["a", "\n\n".join(p)]]),
        "csv": lambda p: ('id,text\na,"' + "\n\n".join(p).replace('"', '""') + '"\n').encode(),
        "zip": lambda p: documents.packed(
            [("a.html", documents.html("".join(f"<p>{each}</p>" for each in p)))]
        ),
    }
    assert all(f".{suffix}" in {s for form in FORMATS.values() for s in form.suffixes} for suffix in makers)
    for number in range(FILES):
        suffix = list(makers)[number % len(makers)]
        paragraphs = [" ".join(p.split()) for p in words.split("\n\n") if p.strip()]
        paragraphs.insert(number % len(paragraphs), f"Report number {number} was written at the desk.")
        yield f"{number:03}.{suffix}", makers[suffix](paragraphs)


def pdf(paragraphs: list[str]) -> bytes:
    lines = [line for paragraph in paragraphs for line in (*wrap(paragraph, 95), "")]
    shown = [line.encode("cp1252", "replace").decode("cp1252") for line in lines]
    return documents.pdf([shown[at : at + LINES_A_PAGE] for at in range(0, len(shown), LINES_A_PAGE)])


def reports(files: list[tuple[str, bytes]]) -> list[Report]:
    found = [item for _, items in read_all(files) for item in items]
    assert all(isinstance(item, Report) for item in found), "every file of the benchmark is sound"
    return [item for item in found if isinstance(item, Report)]


def extracted(files: list[tuple[str, bytes]], pool: Pool, act: Callable[[Report], float]) -> float:
    """Return the seconds of processor time that extraction took; reading goes on beside it."""
    arriving = (item for _, items in read_all(files) for item in items if isinstance(item, Report))
    return sum(pool.imap(act, arriving))


def by_names(report: Report) -> float:
    from geo.extraction.pipeline import extract
    from geo.extraction.recogniser_gazetteer import GazetteerRecogniser

    gazetteer = shipped()
    start = time.process_time()
    extract(report, gazetteer=gazetteer, recogniser=GazetteerRecogniser(gazetteer))
    return time.process_time() - start


@cache
def shipped() -> Any:
    from geo import open_gazetteer

    return open_gazetteer()


def default(report: Report) -> float:
    from geo.extraction.pipeline import extract

    start = time.process_time()
    extract(report)
    return time.process_time() - start


def row(what: str, start: float, used: float | None = None) -> str:
    seconds = time.perf_counter() - start
    cost = f"{1000 * used / FILES:.0f}" if used is not None else ""
    return f"| {what} | {seconds:.2f} | {FILES / seconds:.1f} | {cost} |"


if __name__ == "__main__":
    print("\n".join([machine.described(), "", *main()]))
