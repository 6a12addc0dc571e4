"""A mailbox's messages and their labels; every change is remembered in its history."""

import re
import sqlite3
import threading
from collections.abc import Iterable, Sequence

from infra.local.sandbox.clock import now_milliseconds
from infra.local.sandbox.google.errors import GoogleError, invalid, not_found
from infra.local.sandbox.google.gmail import changes, mime, rfc5322
from infra.local.sandbox.google.gmail.indexing import index_of
from infra.local.sandbox.store import Db

SYSTEM_LABELS = (
    "CHAT",
    "SENT",
    "INBOX",
    "IMPORTANT",
    "TRASH",
    "DRAFT",
    "SPAM",
    "CATEGORY_FORUMS",
    "CATEGORY_UPDATES",
    "CATEGORY_PERSONAL",
    "CATEGORY_PROMOTIONS",
    "CATEGORY_SOCIAL",
    "STARRED",
    "UNREAD",
)
MAX_MESSAGES = 50_000
_ID = re.compile(r"[0-9a-f]{1,16}")
_HEAD = "account, id, thread_id, history_id, internal_date, size, snippet, rfc822_id, subject_key"


class _Ids:
    """64-bit numbers that grow with time, as Gmail's do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> str:
        with self._lock:
            self._last = max(self._last + 1, now_milliseconds() << 20)
            return f"{self._last:016x}"


_ids = _Ids()


def new_id() -> str:
    return _ids.next()


def find(db: Db, account: str, message_id: str) -> sqlite3.Row:
    """The message without its raw text. Raises GoogleError: 400 for no id at all, 404."""
    if not _ID.fullmatch(message_id):
        raise invalid("Invalid id value")
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM gmail_message_heads WHERE account = ? AND id = ?", (account, message_id)
    ).fetchone()
    if row is None:
        raise not_found()
    return row


def find_thread(db: Db, account: str, thread_id: str) -> list[sqlite3.Row]:
    """Its messages, oldest first. Raises GoogleError: 400, 404."""
    if not _ID.fullmatch(thread_id):
        raise invalid("Invalid id value")
    rows = db.execute(
        "SELECT * FROM gmail_message_heads WHERE account = ? AND thread_id = ?"
        " ORDER BY internal_date, id",
        (account, thread_id),
    ).fetchall()
    if not rows:
        raise not_found()
    return rows


def raw_of(db: Db, account: str, message_id: str) -> bytes:
    row = db.execute(
        "SELECT raw FROM gmail_messages WHERE account = ? AND id = ?", (account, message_id)
    ).fetchone()
    return bytes(row["raw"])


def labels_of(db: Db, account: str, message_id: str) -> list[str]:
    rows = db.execute(
        "SELECT label_id FROM gmail_message_labels WHERE account = ? AND message_id = ?"
        " ORDER BY label_id",
        (account, message_id),
    )
    return [row["label_id"] for row in rows]


def is_full(db: Db, account: str) -> bool:
    return (
        int(
            db.execute(
                "SELECT COUNT(*) FROM gmail_messages WHERE account = ?", (account,)
            ).fetchone()[0]
        )
        >= MAX_MESSAGES
    )


def insert(
    db: Db,
    account: str,
    raw: bytes,
    labels: Iterable[str],
    *,
    thread_id: str | None = None,
    internal_date: int | None = None,
) -> str:
    """Add a message; returns its id. Without `thread_id` it starts a thread of its own."""
    if is_full(db, account):
        raise GoogleError(403, "The mailbox is full.", reason="quotaExceeded")
    message_id = new_id()
    thread_id = thread_id or message_id
    index = index_of(mime.parse(raw), rfc5322.split(raw))
    history_id = changes.advance(db, account)
    db.execute(
        "INSERT INTO gmail_messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            account,
            message_id,
            thread_id,
            history_id,
            now_milliseconds() if internal_date is None else internal_date,
            len(raw),
            *index,
            raw,
        ),
    )
    names = sorted(set(labels))
    db.executemany(
        "INSERT INTO gmail_message_labels VALUES (?, ?, ?)",
        [(account, message_id, name) for name in names],
    )
    changes.remember(db, account, history_id, "messageAdded", message_id, thread_id, names, [])
    return message_id


def remove(db: Db, account: str, message_id: str) -> None:
    """Delete a message for good."""
    thread_id = find(db, account, message_id)["thread_id"]
    labels = labels_of(db, account, message_id)
    whose = (account, message_id)
    db.execute("DELETE FROM gmail_message_labels WHERE account = ? AND message_id = ?", whose)
    db.execute("DELETE FROM gmail_messages WHERE account = ? AND id = ?", whose)
    history_id = changes.advance(db, account)
    changes.remember(db, account, history_id, "messageDeleted", message_id, thread_id, labels, [])


def relabel(
    db: Db, account: str, message_id: str, add: Sequence[str], remove: Sequence[str]
) -> None:
    """Add, then take away; what a message has or lacks already leaves no trace."""
    row = find(db, account, message_id)
    before = set(labels_of(db, account, message_id))
    after = (before | set(add)) - set(remove)
    for kind, changed in (("labelAdded", after - before), ("labelRemoved", before - after)):
        if not changed:
            continue
        statement = (
            "INSERT INTO gmail_message_labels VALUES (?, ?, ?)"
            if kind == "labelAdded"
            else "DELETE FROM gmail_message_labels"
            " WHERE account = ? AND message_id = ? AND label_id = ?"
        )
        db.executemany(statement, [(account, message_id, label) for label in sorted(changed)])
        history_id = changes.advance(db, account)
        db.execute(
            "UPDATE gmail_messages SET history_id = ? WHERE account = ? AND id = ?",
            (history_id, account, message_id),
        )
        labels = labels_of(db, account, message_id)
        thread_id, names = row["thread_id"], sorted(changed)
        changes.remember(db, account, history_id, kind, message_id, thread_id, labels, names)
