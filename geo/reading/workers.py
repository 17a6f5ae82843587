"""A few processes that parse, kept ready; one that hangs or dies takes only its file with it."""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from geo.model import Report
from geo.reading import limits
from geo.reading.found import Found, Member, stem
from geo.reading.tables import GUESSED, Columns, Table

ROOT = Path(__file__).parents[2]
COUNT = max(2, min(4, os.cpu_count() or 2))

Answer = Found | Member | Table


class Workers:
    """Processes to read files in: at most `count` at a time, each file within `seconds` by the clock.

    Started by a command line of their own and not by `multiprocessing`, which would run the dashboard's
    script again in every child. Safe to use from several threads.
    """

    def __init__(self, count: int = COUNT, seconds: float = limits.SECONDS):
        self.count = count
        self.seconds = seconds
        self._turns = threading.BoundedSemaphore(count)
        self._idle: list[_Worker] = []

    def read(
        self, kind: str, data: bytes, name: str, columns: Columns = GUESSED, wanted: str = "reports"
    ) -> list[Answer]:
        """Return what a process finds in a file; a problem stands last where it did not get to the end."""
        asked = {"kind": kind, "name": name, "size": len(data), "columns": asdict(columns), "wanted": wanted}
        with self._turns:
            worker = self._ready()
            answers = list(worker.ask(asked, data, self.seconds))
            if worker.fit():
                self._idle.append(worker)
            else:
                worker.close()
        return answers

    def close(self) -> None:
        """End the processes that wait."""
        while self._idle:
            self._idle.pop().close()

    def _ready(self) -> "_Worker":
        while True:
            try:
                worker = self._idle.pop()  # one step, so no two threads get the same
            except IndexError:
                return _Worker()
            if worker.fit():
                return worker
            worker.close()


class _Worker:
    def __init__(self) -> None:
        self._served = 0
        self._failed = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "geo.reading.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def fit(self) -> bool:
        return not self._failed and self._served < limits.FILES_PER_PROCESS and self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # bytes that a dead process never took
                    continue

    def ask(self, asked: dict[str, Any], data: bytes, seconds: float) -> Iterator[Answer]:
        self._served += 1
        late = threading.Event()
        timer = threading.Timer(seconds, self._stop, (late,))
        timer.start()
        try:
            yield from self._answers(asked, data)
        except (OSError, EOFError, ValueError, KeyError):
            self._failed = True
            yield (
                stem(asked["name"]),
                _too_slow(asked["name"], seconds) if late.is_set() else _died(asked["name"]),
            )
        finally:
            timer.cancel()

    def _answers(self, asked: dict[str, Any], data: bytes) -> Iterator[Answer]:
        to, back = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        to.write(json.dumps(asked).encode() + b"\n")
        to.write(data)
        to.flush()
        left = limits.ANSWER_BYTES
        while True:
            line = back.readline(left)
            left -= len(line)
            if not line.endswith(b"\n"):  # it died, or says more than any file may hold
                raise EOFError
            answer = json.loads(line)
            if "done" in answer:
                return
            if "member" in answer:
                content = back.read(min(answer["size"], left))
                left -= len(content)
                if len(content) < answer["size"]:
                    raise EOFError
                yield Member(answer["member"], content)
            else:
                yield _value(answer)

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


def _value(answer: dict[str, Any]) -> Answer:
    if "report" in answer:
        fields = answer["report"]
        published = date.fromisoformat(fields["published"]) if fields["published"] else None
        return Report(**fields | {"published": published, "warnings": tuple(fields["warnings"])})
    if "table" in answer:
        table = answer["table"]
        return Table(table["name"], tuple(table["headings"]), Columns(**table["guess"]))
    id, problem = answer["problem"]
    return str(id), str(problem)


def _too_slow(name: str, seconds: float) -> str:
    return (
        f"{name} took longer than {seconds:g} seconds to read and was given up; it may be damaged. "
        "Split it, or save its text as plain text."
    )


def _died(name: str) -> str:
    return (
        f"{name} could not be read: it needs more time or memory than is allowed, or is damaged. "
        "Split it, or save its text as plain text."
    )


_shared: Workers | None = None
_sharing = threading.Lock()


def shared() -> Workers:
    """Return the workers of this process, started when first needed and ended with it."""
    global _shared
    with _sharing:
        if _shared is None:
            _shared = Workers()
            atexit.register(_shared.close)
        return _shared


def _forget() -> None:
    """Leave the parent's workers to it: two processes on one pipe would read each other's answers."""
    global _shared, _sharing
    _shared, _sharing = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
