"""A mailbox's history: one number that only grows, and what happened at each."""

import json
from collections.abc import Sequence

from infra.local.sandbox.clock import now_seconds
from infra.local.sandbox.store import Db

KEPT = 20_000


def current(db: Db, account: str) -> int:
    _open(db, account)
    row = db.execute(
        "SELECT history_id FROM gmail_mailboxes WHERE account = ?", (account,)
    ).fetchone()
    return int(row["history_id"])


def floor(db: Db, account: str) -> int:
    _open(db, account)
    row = db.execute(
        "SELECT history_floor FROM gmail_mailboxes WHERE account = ?", (account,)
    ).fetchone()
    return int(row["history_floor"])


def expire(db: Db, account: str) -> None:
    """Every history id handed out so far is too old from now on."""
    now = current(db, account)
    db.execute("DELETE FROM gmail_history WHERE account = ?", (account,))
    db.execute(
        "UPDATE gmail_mailboxes SET history_floor = ?, history_id = ? WHERE account = ?",
        (now + 1, now + 1, account),
    )


def advance(db: Db, account: str) -> int:
    """The number of a change that happens now."""
    _open(db, account)
    row = db.execute(
        "UPDATE gmail_mailboxes SET history_id = history_id + 1 WHERE account = ?"
        " RETURNING history_id",
        (account,),
    ).fetchone()
    return int(row["history_id"])


def remember(
    db: Db,
    account: str,
    history_id: int,
    kind: str,
    message_id: str,
    thread_id: str,
    labels: Sequence[str],
    changed: Sequence[str],
) -> None:
    db.execute(
        "INSERT INTO gmail_history VALUES (?, ?, ?, ?, ?, ?, ?)",
        (account, history_id, kind, message_id, thread_id, json.dumps(labels), json.dumps(changed)),
    )
    oldest = history_id - KEPT
    if db.execute(
        "DELETE FROM gmail_history WHERE account = ? AND id <= ?", (account, oldest)
    ).rowcount:
        db.execute(
            "UPDATE gmail_mailboxes SET history_floor = ? WHERE account = ?", (oldest, account)
        )


def _open(db: Db, account: str) -> None:
    start = now_seconds()
    db.execute("INSERT OR IGNORE INTO gmail_mailboxes VALUES (?, ?, ?)", (account, start, start))
