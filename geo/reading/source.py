"""Reads what a person gives: a path, bytes with a name or a web address; one report or many."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from geo.model import Report
from geo.reading import limits, sniff, web, workers
from geo.reading.errors import ReadError
from geo.reading.formats import FORMATS
from geo.reading.found import Found, Member, digest, stem
from geo.reading.tables import GUESSED, Columns, Table

Source = Path | str | bytes
_WEB = ("http://", "https://")
_TOO_DEEP = "{} lies too deep inside other files to be read. Take it out and try again."


def read(source: Source, *, name: str | None = None, published: date | None = None) -> Report:
    """Return one report from a file's path or its bytes.

    A `str` is a path; a pasted text is passed as bytes. Raises ReadError where it cannot be read.
    """
    found = list(read_many(source, name=name, published=published))
    if len(found) != 1:
        raise ReadError(f"{name or _name(source)} holds {len(found)} reports where one was expected.")
    if isinstance(found[0], tuple):
        raise ReadError(found[0][1])
    return found[0]


def read_many(
    source: Source,
    *,
    name: str | None = None,
    published: date | None = None,
    columns: Columns = GUESSED,
    online: bool = False,
) -> Iterator[Found]:
    """Yield each report of a file, or (id, what is wrong with it), in order.

    The formats are those of `FORMATS`, told by content; archives and attachments are read through.
    `published` is given to reports that do not say when they were published themselves; `columns` says
    what the columns of tables hold. A `str` that is a web address is fetched only when `online`.
    """
    name = name or _name(source)
    try:
        if isinstance(source, str) and source.casefold().startswith(_WEB):
            items = _page(source, name, columns, online)
        else:
            items = _file(_bytes(source, name), name, columns, _Inside())
        for found in items:
            yield _published(found, published) if isinstance(found, Report) else found
    except ReadError as error:
        yield _id(name), str(error)


def read_all(
    sources: Iterable[tuple[str, bytes] | Path],
    *,
    published: date | None = None,
    columns: Mapping[str, Columns] = MappingProxyType({}),
) -> Iterator[tuple[str, list[Found]]]:
    """Yield (name, what it holds) for each of many files as it is done, in order, several read at a time.

    `columns` says by a file's name what the columns of its tables hold; others are guessed.
    """

    def one(source: tuple[str, bytes] | Path) -> tuple[str, list[Found]]:
        name, data = source if isinstance(source, tuple) else (source.name, source)
        chosen = columns.get(name, GUESSED)
        return name, list(read_many(data, name=name, published=published, columns=chosen))

    with ThreadPoolExecutor(workers.COUNT) as threads:
        yield from threads.map(one, sources)


def read_tables(source: Path | bytes, *, name: str | None = None) -> list[Table]:
    """Return the tables of a CSV file or spreadsheet with their headings and what would be read from which.

    Raises ReadError for other formats and files that cannot be read.
    """
    name = name or _name(source)
    data = _bytes(source, name)
    kind = sniff.kind(data, name)
    if kind not in ("csv", "sheet"):
        raise ReadError(f"{name} is {FORMATS[kind].title}, not a table. Choose a CSV file or a spreadsheet.")
    _check_size(data, kind, name)
    answers = workers.shared().read(kind, data, name, GUESSED, wanted="tables")
    for answer in answers:
        if isinstance(answer, tuple):
            raise ReadError(answer[1])
    return [answer for answer in answers if isinstance(answer, Table)]


@dataclass(slots=True)
class _Inside:
    """What may still be taken out of files inside files: levels, and bytes for all levels together."""

    depth: int = limits.ARCHIVE_DEPTH
    bytes_left: list[int] = field(default_factory=lambda: [limits.ARCHIVE_BYTES])

    def one_deeper(self) -> "_Inside":
        return _Inside(self.depth - 1, self.bytes_left)


def _file(data: bytes, name: str, columns: Columns, inside: _Inside) -> Iterator[Found]:
    kind = sniff.kind(data, name)
    _check_size(data, kind, name)
    warnings = sniff.mismatch(kind, name)
    if not FORMATS[kind].apart:
        answers: Iterable[object] = FORMATS[kind].read(data, name)
    elif kind == "zip" and inside.depth == 0:
        raise ReadError(_TOO_DEEP.format(name))
    else:
        answers = workers.shared().read(kind, data, name, columns)
    nothing = True
    for answer in answers:
        nothing = False
        if isinstance(answer, Report):
            sha256 = answer.sha256 or digest(data)
            yield replace(answer, sha256=sha256, warnings=(*answer.warnings, *warnings))
        elif isinstance(answer, Member):
            yield from _member(answer, columns, inside)
        elif isinstance(answer, tuple):
            yield answer
    if nothing:
        raise ReadError(f"{name} is {FORMATS[kind].title} with nothing in it to read. Choose another file.")


def _member(member: Member, columns: Columns, inside: _Inside) -> Iterator[Found]:
    try:
        if inside.depth == 0:
            raise ReadError(_TOO_DEEP.format(member.name))
        inside.bytes_left[0] -= len(member.data)
        if inside.bytes_left[0] < 0:
            raise ReadError(
                f"{member.name} was not read: what comes before it in the archive unpacks to "
                f"{limits.ARCHIVE_BYTES / 1e6:.0f} MB, the most that is read. Split the archive and try again."
            )
        yield from _file(member.data, member.name, columns, inside.one_deeper())
    except ReadError as error:
        yield stem(member.name), str(error)


def _page(address: str, name: str, columns: Columns, online: bool) -> Iterator[Found]:
    if not online:
        raise ReadError(
            f"{address} is a web address, and reading from the web is off. Switch it on, or save the page and "
            "read the file."
        )
    page = web.fetch(address)
    for found in _file(page.data, page.name, columns, _Inside(depth=0)):
        if isinstance(found, Report):
            yield replace(found, source=found.source or page.host)
        else:
            yield found


def _id(name: str) -> str:
    return name if name.casefold().startswith(_WEB) else stem(name)


def _name(source: Source) -> str:
    if isinstance(source, bytes):
        return "Pasted text"
    return str(source) if str(source).casefold().startswith(_WEB) else Path(source).name


def _bytes(source: Source, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    path = Path(source)
    try:
        with path.open("rb") as file:
            head = file.read(sniff.HEAD_BYTES)
            # one byte more than the limit is enough to refuse it
            return head + file.read(sniff.limit(head, name) + 1 - len(head))
    except FileNotFoundError as error:
        raise ReadError(f"There is no file {source}. Check the name and try again.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{source} is a folder. Name the files in it.") from error
    except PermissionError as error:
        raise ReadError(f"{source} may not be read. Check its permissions.") from error
    except OSError as error:
        raise ReadError(f"{source} could not be read: {error.strerror}. Copy it and try again.") from error


def _check_size(data: bytes, kind: str, name: str) -> None:
    limit = FORMATS[kind].limit
    if len(data) > limit:
        raise ReadError(
            f"{name} is larger than {limit / 1e6:.0f} MB, the most that is read of {FORMATS[kind].title}. "
            "Split it and try again."
        )


def _published(report: Report, published: date | None) -> Report:
    if published is None or (report.published is not None and report.published_basis != "file"):
        return report
    return replace(report, published=published, published_basis="given")
