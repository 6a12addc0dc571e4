"""What really happened: every state-changing call of a provider, in order."""

from typing import Any

from infra.local.sandbox.clock import now_text
from infra.local.sandbox.store import Db

KEPT = 100_000
PAGE = 10_000


def record(
    db: Db,
    *,
    provider: str,
    account: str,
    method: str,
    path: str,
    effect: str,
    key: str | None,
) -> None:
    """Write one entry, in the transaction that makes the change itself."""
    cursor = db.execute(
        "INSERT INTO journal (at, provider, account, method, path, effect, key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (now_text(), provider, account, method, path, effect, key),
    )
    db.execute("DELETE FROM journal WHERE seq <= ?", ((cursor.lastrowid or 0) - KEPT,))


def entries(db: Db, since: int) -> list[dict[str, Any]]:
    """The entries after `since`, oldest first, at most 10,000; `key` only where there is one."""
    rows = db.execute(
        "SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", (since, PAGE)
    ).fetchall()
    return [{name: value for name, value in dict(row).items() if value is not None} for row in rows]
