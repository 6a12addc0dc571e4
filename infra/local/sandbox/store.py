"""The sandbox's state: one SQLite file, one writer at a time, kept across restarts."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

Db = sqlite3.Connection

_KEPT_ON_RESET = frozenset({"google_keys"})


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
        """Tables that are new are made; one that is there has to be as it is defined now."""
        present = _tables(self._db)
        for name, ddl in schemas.items():
            wanted = _tables_of(ddl)
            if any(present.get(table, sql) != sql for table, sql in wanted.items()):
                self._db.close()
                raise StateFromAnotherVersion(
                    f"{path} holds '{name}' tables of another version of the sandbox. "
                    "Remove that file to start with an empty sandbox."
                )
            self._db.executescript(ddl)


def _tables(db: Db) -> dict[str, str]:
    """Each table and how it was defined, in SQLite's own words."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {row[0]: row[1] for row in rows}


def _tables_of(ddl: str) -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(ddl)
        return _tables(db)
