"""The built-in store: one SQLite file in write-ahead mode, safe against a crash, a full disk and a second writer."""

import os
import random
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.casefile import schema
from geo.casefile.errors import CaseError
from geo.casefile.store import Row, Value

WAIT_MS = 1000  # how long a writer waits for another before it says so
_NOT_ONE = "{} is not a case file of Dateline. Case files end in .dateline."
_PAUSE = 0.004  # seconds between two writings of one store, in which another gets its turn
_PAGES_A_STEP = 256  # of a compaction: 1 MB, so that nobody waits for long


class SqliteStore:
    """An open case file. One may be shared by threads; each process opens its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        self._lock = threading.RLock()
        self._finished = 0.0  # when this store last wrote
        self._connection = _connect(path)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a SELECT."""
        with self._lock, clear_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open a write transaction; what it wrote is on the disk when this is left without an error."""
        time.sleep(max(0.0, self._finished + _PAUSE - time.monotonic()))
        with self._lock, clear_errors(self.path):
            self._begin()
            try:
                yield
                self._connection.execute("COMMIT")
                self._finished = time.monotonic()
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk may have rolled it back already
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Begin a write transaction as soon as no other writer is in one.

        SQLite's own waiting backs off to a tenth of a second: a neighbour that writes without end would starve us.
        """
        deadline = time.monotonic() + WAIT_MS / 1000
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                        raise
                time.sleep(random.uniform(0.0005, 0.0015))
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run an INSERT, UPDATE or DELETE within `writing`; return how many rows it touched."""
        if not self._connection.in_transaction:
            raise RuntimeError("run() belongs inside writing()")
        return self._connection.execute(sql, values).rowcount

    def copy(self, path: Path) -> None:
        """Write all to a new file, which appears whole or not at all. Raises CaseError if it is there already."""
        with self._lock, clear_errors(path), appearing(path) as unfinished:
            with closing(sqlite3.connect(unfinished)) as target:
                self._connection.backup(target)
            _flush(unfinished)

    def compact(self) -> None:
        """Give free room back to the disk, in short steps that let other writers in."""
        with self._lock, clear_errors(self.path):
            while self._connection.execute("PRAGMA freelist_count").fetchone()[0]:
                self._connection.execute(f"PRAGMA incremental_vacuum({_PAGES_A_STEP})").fetchall()
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def create(path: Path) -> None:
    """Make an empty case file, which appears whole or not at all. Raises CaseError if the file is there already."""
    with clear_errors(path), appearing(path) as unfinished:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            connection.execute("PRAGMA synchronous = FULL")
            schema.migrate(connection)
        _flush(unfinished)


@contextmanager
def reading_copy(path: Path) -> Iterator[SqliteStore]:
    """Open a copy of a case file that is gone afterwards: the file itself is only read, whatever its version."""
    with TemporaryDirectory() as folder:
        copied = Path(folder) / path.name
        with clear_errors(path):
            _check(path)
            with (
                closing(sqlite3.connect(_read_only(path), uri=True)) as source,
                closing(sqlite3.connect(copied)) as target,
            ):
                source.backup(target)
        store = SqliteStore(copied)
        try:
            yield store
        finally:
            store.close()


def _read_only(path: Path) -> str:
    """The address under which SQLite only reads a file; on a medium where it cannot even lock, without locks."""
    at_rest = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if at_rest else ''}"


def _connect(path: Path) -> sqlite3.Connection:
    with clear_errors(path):
        _check(path)
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=WAIT_MS / 1000, cached_statements=256
        )
        try:
            version = _version(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk before it is confirmed
            connection.execute("PRAGMA cache_size = -16000")
            if version < len(schema.MIGRATIONS):
                schema.migrate(connection)
            return connection
        except BaseException:
            connection.close()
            raise


def _check(path: Path) -> None:
    """Raise CaseError where there is no file.

    Its content is left to SQLite: closing a file that was opened beside it would drop this process's locks on it.
    """
    if not path.exists():
        raise CaseError(f"There is no case file {path}. Check the name, or create it.")
    if path.is_dir():
        raise CaseError(f"{path} is a folder, not a case file.")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's version, if it is a case file that this version of Dateline can write to."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise CaseError(_NOT_ONE.format(path))
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(schema.MIGRATIONS):
        raise CaseError(
            f"{path} was written by a newer version of Dateline (format {version}; this one knows up to "
            f"{len(schema.MIGRATIONS)}). Update Dateline to open it."
        )
    for place, what in ((path, "file"), (path.parent, "folder")):
        if not os.access(place, os.W_OK):
            raise CaseError(
                f"{path} cannot be opened: its {what} is read-only. Copy it to where you may write."
            )
    return version


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Yield a name beside `path` to write to; on success it becomes `path`. An existing file is never replaced."""
    if path.exists():
        raise CaseError(f"{path} is there already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise CaseError(f"There is no folder {path.parent}. Make it first, or choose another.")
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        yield unfinished
        try:
            os.link(unfinished, path)  # unlike a renaming, this fails where another process was first
        except FileExistsError as error:
            raise CaseError(f"{path} is there already. Choose another name, or open it.") from error
        except OSError:  # a file system without hard links
            os.rename(unfinished, path)
    finally:
        for left in (
            unfinished,
            Path(f"{unfinished}-wal"),
            Path(f"{unfinished}-shm"),
            Path(f"{unfinished}-journal"),
        ):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into a CaseError that tells the user what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(_in_words(path, error)) from error
    except PermissionError as error:
        raise CaseError(
            f"{path} cannot be written or read: {error.strerror}. Choose a folder of your own."
        ) from error
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror or error}. Nothing was changed.") from error


def _in_words(path: Path, error: sqlite3.Error) -> str:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"{path} is being written by someone else for more than {WAIT_MS / 1000:g} s. Nothing was changed; try again."
    if code == sqlite3.SQLITE_FULL:
        return f"The disk that holds {path} is full. Nothing was changed; free some room and try again."
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return f"{path} cannot be written: its file or folder is read-only. Copy it to where you may write."
    if code == sqlite3.SQLITE_NOTADB:
        return _NOT_ONE.format(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return (
            f"{path} is damaged: {error}. Open a copy from before, or merge what can be read into a new case."
        )
    if code == sqlite3.SQLITE_IOERR:
        return f"{path} could not be written: the disk is full or failing ({error}). Nothing was changed."
    if code == sqlite3.SQLITE_CONSTRAINT:
        return f"{path} refused a change: {error}."
    return f"{path}: {error}. Nothing was changed."
