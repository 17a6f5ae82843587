"""The tables of a case file, as one forward step from each version to the next.

A file's version is SQLite's user_version; its application id tells it from any other SQLite file. A report's
identity is its text's SHA-256, so that files can be merged; its `id` is what people and keys call it here.
"""

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x44544C4E  # "DTLN"

_VERSION_1 = (
    """CREATE TABLE reports (
        text_sha256 TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, bytes_sha256 TEXT, text TEXT NOT NULL, title TEXT,
        source TEXT, language TEXT NOT NULL, published TEXT, published_basis TEXT, accessed TEXT NOT NULL,
        warnings TEXT NOT NULL, added_by TEXT NOT NULL, added_at TEXT NOT NULL)""",
    "CREATE INDEX reports_by_bytes ON reports (bytes_sha256)",
    # some of a text's smallest hashes of word runs: near-duplicates share them
    """CREATE TABLE fingerprints (
        value INTEGER NOT NULL, report TEXT NOT NULL REFERENCES reports, PRIMARY KEY (value, report)) WITHOUT ROWID""",
    # `given`: the publication day the pipeline was told, NULL where it had to infer one
    """CREATE TABLE extractions (
        report TEXT NOT NULL REFERENCES reports, made_at TEXT NOT NULL, pipeline TEXT NOT NULL, given TEXT,
        record TEXT NOT NULL, PRIMARY KEY (report, made_at))""",
    # `report` is NULL for what holds in the whole case
    """CREATE TABLE corrections (
        id TEXT PRIMARY KEY, report TEXT REFERENCES reports, at TEXT NOT NULL, who TEXT NOT NULL,
        operation TEXT NOT NULL, payload TEXT NOT NULL, anchor TEXT, place_anchor TEXT, machine TEXT,
        pipeline TEXT NOT NULL, active INTEGER NOT NULL)""",
    "CREATE INDEX corrections_by_report ON corrections (report)",
    """CREATE TABLE history (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, verb TEXT NOT NULL, report TEXT, item TEXT,
        correction TEXT, machine TEXT, was TEXT, now TEXT, note TEXT NOT NULL)""",
    "CREATE INDEX history_by_time ON history (at)",
    "CREATE INDEX history_by_report ON history (report)",
    "CREATE INDEX history_by_correction ON history (correction)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE views (name TEXT PRIMARY KEY, state TEXT NOT NULL, saved_by TEXT NOT NULL, saved_at TEXT NOT NULL)",
    """CREATE TRIGGER history_is_not_edited BEFORE UPDATE ON history
       BEGIN SELECT RAISE(ABORT, 'the history of a case file is append-only'); END""",
    """CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
       BEGIN SELECT RAISE(ABORT, 'the history of a case file is append-only'); END""",
    # REPLACE would delete without firing the trigger above
    """CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
       BEGIN SELECT RAISE(ABORT, 'the history of a case file is append-only'); END""",
    """CREATE TRIGGER texts_are_not_edited BEFORE UPDATE OF text, text_sha256, bytes_sha256 ON reports
       BEGIN SELECT RAISE(ABORT, 'the text of a report is never edited, only superseded'); END""",
    """CREATE TRIGGER texts_are_not_deleted BEFORE DELETE ON reports
       BEGIN SELECT RAISE(ABORT, 'the text of a report is never deleted, only superseded'); END""",
    """CREATE TRIGGER texts_are_not_replaced BEFORE INSERT ON reports
       WHEN EXISTS (SELECT 1 FROM reports WHERE text_sha256 = NEW.text_sha256 OR id = NEW.id)
       BEGIN SELECT RAISE(ABORT, 'the text of a report is never replaced, only superseded'); END""",
)


def _create(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


# The step at position n brings a file from version n to n + 1. A step that was released is never edited.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create,)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file to the newest version, in one transaction of its own: all steps, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[
            0
        ]  # another process may have been first
        for step in MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
