"""The process that parses: takes files on its standard input, answers on its standard output.

Asked:    a line of JSON {"kind", "name", "size", "columns", "wanted"}, then `size` bytes.
Answered: lines of JSON {"report"}, {"problem"}, {"table"} or {"member", "size"} with its bytes; at last {"done"}.

It limits its own memory and time before it sees a byte, and then refuses to write files, start programs or
open connections. Answers are JSON, which cannot hurt who reads it, whatever became of this process.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

from geo.model import Report
from geo.reading import limits, tables
from geo.reading.errors import ReadError
from geo.reading.formats import FORMATS
from geo.reading.found import Found, Member, stem

_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.fork",
    "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate",
    "os.link", "os.symlink", "shutil.rmtree", "ctypes.dlopen",
)  # fmt: skip


def main() -> None:
    """Serve files until the input ends or memory does."""
    asked, answer = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not pass for an answer
    sys.setrecursionlimit(3_000)
    _limit_memory()
    _warm()
    sys.addaudithook(_refuse)
    for header in asked:
        wanted = json.loads(header)
        data = asked.read(wanted["size"])
        _allow_more_cpu()
        enough = _serve(wanted, data, answer)
        answer.write(b'{"done": true}\n')
        answer.flush()
        if not enough:
            return


def _serve(wanted: dict[str, Any], data: bytes, answer: BinaryIO) -> bool:
    """Answer for one file; return False where memory ran out and the process had better end."""
    name = wanted["name"]
    try:
        for item in _items(wanted, data):
            _write(item, answer)
    except ReadError as error:
        _write((stem(name), str(error)), answer)
    except MemoryError:
        _write((stem(name), needs_memory(name)), answer)
        return False
    except Exception as error:  # what a parser raises on bytes that it never expected is of any kind
        _write((stem(name), damaged(name, error)), answer)
    return True


def _items(wanted: dict[str, Any], data: bytes) -> Iterator[Found | Member | tables.Table]:
    kind, name = wanted["kind"], wanted["name"]
    if kind not in ("csv", "sheet"):
        yield from FORMATS[kind].read(data, name)
    elif wanted["wanted"] == "tables":
        sheets = tables.csv_sheets if kind == "csv" else tables.spreadsheet_sheets
        yield from tables.tables(sheets(data, name))
    else:
        read = tables.csv_reports if kind == "csv" else tables.sheet_reports
        yield from read(data, name, tables.Columns(**wanted["columns"]))


def _write(item: Found | Member | tables.Table, answer: BinaryIO) -> None:
    if isinstance(item, Member):
        answer.write(json.dumps({"member": item.name, "size": len(item.data)}).encode() + b"\n" + item.data)
        return
    if isinstance(item, Report):
        fields = asdict(item) | {"published": item.published.isoformat() if item.published else None}
        said: dict[str, Any] = {"report": fields}
    elif isinstance(item, tables.Table):
        said = {"table": asdict(item)}
    else:
        said = {"problem": item}
    answer.write(json.dumps(said).encode() + b"\n")


def needs_memory(name: str) -> str:
    """Return what is said of a file that is too large once unpacked."""
    return (
        f"{name} needs more than {limits.MEMORY_BYTES / 1e9:.1f} GB of memory to read. "
        "Split it, or save its text as plain text."
    )


def damaged(name: str, error: Exception) -> str:
    """Return what is said of a file on which its parser failed."""
    return (
        f"{name} could not be read: it is damaged or unusual ({type(error).__name__}). "
        "Open it in its own program and save it again, or paste its text."
    )


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits, macOS not all of them
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))


def _allow_more_cpu() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + limits.CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _warm() -> None:
    """Load every parser's native code now: libraries are opened at start, never because a file asks."""
    import docx  # noqa: F401
    import feedparser  # noqa: F401
    import markdown_it  # noqa: F401
    import olefile  # noqa: F401
    import pypdfium2  # noqa: F401
    import python_calamine  # noqa: F401
    import trafilatura  # noqa: F401


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"A parser tried what reading never needs: {event}.")


if __name__ == "__main__":
    main()
