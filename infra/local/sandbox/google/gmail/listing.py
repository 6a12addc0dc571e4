"""Which messages a list call means, newest first, page by page."""

import re
import sqlite3
from dataclasses import dataclass

from infra.local.sandbox.google.api import ApiCall
from infra.local.sandbox.google.errors import GoogleError, invalid
from infra.local.sandbox.google.gmail.indexing import file_words
from infra.local.sandbox.google.gmail.search import Clause, parse_query
from infra.local.sandbox.google.scopes import MAIL_METADATA
from infra.local.sandbox.store import Db

PARAMETERS = frozenset({"includeSpamTrash", "labelIds", "maxResults", "pageToken", "q"})
DRAFT_PARAMETERS = PARAMETERS - {"labelIds"}
_TOKEN = re.compile(r"([0-9]{1,15})\.([0-9a-f]{16})")
_LABELLED = (
    "EXISTS (SELECT 1 FROM gmail_message_labels l WHERE l.account = m.account"
    " AND l.message_id = m.id AND l.label_id = ?)"
)
_IN_SPAM_OR_TRASH = (
    "EXISTS (SELECT 1 FROM gmail_message_labels l WHERE l.account = m.account"
    " AND l.message_id = m.id AND l.label_id IN ('SPAM', 'TRASH'))"
)
_MESSAGES = (
    "FROM gmail_messages m LEFT JOIN gmail_drafts d"
    " ON d.account = m.account AND d.message_id = m.id"
)


@dataclass(frozen=True)
class Listing:
    where: Clause
    size: int
    before: tuple[int, str] | None

    @classmethod
    def of(cls, call: ApiCall, only_drafts: bool = False) -> "Listing":
        """From the call's parameters. Raises GoogleError (400, 403)."""
        text = call.query.get("q", "")
        if text and call.scopes & {MAIL_METADATA} == call.scopes:
            raise GoogleError(403, "Metadata scope does not support 'q' parameter")
        query = parse_query(text)
        labels = call.query.getlist("labelIds")
        parts = [Clause("m.account = ?", (call.account,)), query.clause]
        parts += [Clause(_LABELLED, (label,)) for label in labels]
        if only_drafts:
            parts.append(Clause("d.id IS NOT NULL", ()))
        everywhere = query.everywhere or not {"SPAM", "TRASH"}.isdisjoint(labels)
        if not call.flag("includeSpamTrash") and not everywhere:
            parts.append(Clause(f"NOT {_IN_SPAM_OR_TRASH}", ()))
        size = call.integer("maxResults", 100, 1, 500)
        return cls(_all_of(parts), size, _before(call.query.get("pageToken")))

    def messages(self, db: Db) -> tuple[list[sqlite3.Row], str | None]:
        """A page of (id, thread_id, internal_date, draft_id), and the token of the next."""
        _knows_files(db)
        where = self._page_clause("m.internal_date", "m.id")
        rows = db.execute(
            "SELECT m.id, m.thread_id, m.internal_date, d.id AS draft_id "
            f"{_MESSAGES} WHERE {where.sql} ORDER BY m.internal_date DESC, m.id DESC LIMIT ?",
            (*where.values, self.size + 1),
        ).fetchall()
        return rows[: self.size], self._next_token(rows, "internal_date", "id")

    def threads(self, db: Db) -> tuple[list[str], str | None]:
        """A page of thread ids, by their newest matching message."""
        _knows_files(db)
        page = _later(self.before, "newest", "thread_id")
        rows = db.execute(
            f"SELECT m.thread_id AS thread_id, MAX(m.internal_date) AS newest {_MESSAGES}"
            f" WHERE {self.where.sql} GROUP BY m.thread_id HAVING {page.sql}"
            " ORDER BY newest DESC, thread_id DESC LIMIT ?",
            (*self.where.values, *page.values, self.size + 1),
        ).fetchall()
        ids = [row["thread_id"] for row in rows[: self.size]]
        return ids, self._next_token(rows, "newest", "thread_id")

    def count_messages(self, db: Db) -> int:
        return self._count(db, "COUNT(*)")

    def count_threads(self, db: Db) -> int:
        return self._count(db, "COUNT(DISTINCT m.thread_id)")

    def _count(self, db: Db, what: str) -> int:
        _knows_files(db)
        row = db.execute(
            f"SELECT {what} {_MESSAGES} WHERE {self.where.sql}", self.where.values
        ).fetchone()
        return int(row[0])

    def _page_clause(self, date: str, name: str) -> Clause:
        return _all_of([self.where, _later(self.before, date, name)])

    def _next_token(self, rows: list[sqlite3.Row], date: str, name: str) -> str | None:
        if len(rows) <= self.size:
            return None
        last = rows[self.size - 1]
        return f"{last[date]}.{last[name]}"


def _knows_files(db: Db) -> None:
    """Names of files are read from the mails when they are asked for, and stored nowhere: a
    sandbox of before there was such a search answers it as well."""
    db.create_function("file_words", 1, file_words, deterministic=True)


def _before(token: str | None) -> tuple[int, str] | None:
    if not token:
        return None
    found = _TOKEN.fullmatch(token)
    if not found:
        raise invalid("Invalid pageToken")
    return int(found[1]), found[2]


def _later(before: tuple[int, str] | None, date: str, name: str) -> Clause:
    return Clause("1", ()) if before is None else Clause(f"({date}, {name}) < (?, ?)", before)


def _all_of(clauses: list[Clause]) -> Clause:
    return Clause(
        " AND ".join(f"({clause.sql})" for clause in clauses),
        tuple(value for clause in clauses for value in clause.values),
    )
