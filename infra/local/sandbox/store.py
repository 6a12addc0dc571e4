"""The sandbox's state: one SQLite file, one writer at a time, kept across restarts."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Db = sqlite3.Connection

_SCHEMA_MARKS = """
CREATE TABLE IF NOT EXISTS schema_marks (name TEXT PRIMARY KEY, mark TEXT NOT NULL)
"""
_KEPT_ON_RESET = frozenset({"schema_marks", "google_keys"})


class StateFromAnotherVersion(Exception):
    """The file was written under other table definitions than these."""


class Store:
    """Every request runs in one transaction; transactions run one after another."""

    def __init__(self, path: Path, schemas: Mapping[str, str]) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._prepare(path, schemas)

    @contextmanager
    def transaction(self) -> Iterator[Db]:
        """A connection inside BEGIN IMMEDIATE: committed on return, rolled back on any error."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def reset(self) -> None:
        """Forget all but the signing keys. Sequences go on, so that no number comes twice."""
        with self.transaction() as db:
            names = [
                row["name"]
                for row in db.execute(
                    "SELECT name FROM sqlite_master"
                    " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                )
            ]
            for name in names:
                if name not in _KEPT_ON_RESET:
                    db.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our own table names

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _prepare(self, path: Path, schemas: Mapping[str, str]) -> None:
        self._db.execute(_SCHEMA_MARKS)
        for name, ddl in schemas.items():
            mark = hashlib.sha256(ddl.encode()).hexdigest()
            known = self._db.execute(
                "SELECT mark FROM schema_marks WHERE name = ?", (name,)
            ).fetchone()
            if known is not None and known["mark"] != mark:
                self._db.close()
                raise StateFromAnotherVersion(
                    f"{path} holds '{name}' tables of another version of the sandbox. "
                    "Remove that file to start with an empty sandbox."
                )
            self._db.executescript(ddl)
            self._db.execute("INSERT OR IGNORE INTO schema_marks VALUES (?, ?)", (name, mark))
