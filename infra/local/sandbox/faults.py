"""The fault switch: the next matching calls fail before, fail after, wait, or get a status."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infra.local.sandbox.connection import drop_connection
from infra.local.sandbox.store import Db, Store

MODES = ("before", "after", "delay", "status")
ANY_METHOD = "*"
MAX_FAULTS = 100
MAX_SECONDS = 300.0


@dataclass(frozen=True)
class Fault:
    id: int
    mode: str
    status: int
    seconds: float


def add(
    db: Db,
    *,
    provider: str,
    method: str,
    path_regex: str,
    mode: str,
    status: int | None,
    seconds: float | None,
    times: int,
) -> int:
    cursor = db.execute(
        "INSERT INTO faults (provider, method, path_regex, mode, status, seconds, remaining)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (provider, method, path_regex, mode, status, seconds, times),
    )
    return cursor.lastrowid or 0


def waiting(db: Db) -> int:
    """How many faults have not fired as often as they should."""
    return int(db.execute("SELECT COUNT(*) FROM faults WHERE remaining > 0").fetchone()[0])


def clear(db: Db) -> None:
    db.execute("DELETE FROM faults")


def take(db: Db, provider: str, method: str, path: str) -> Fault | None:
    """The oldest matching fault, counted as fired."""
    rows = db.execute(
        "SELECT * FROM faults WHERE remaining > 0 AND provider = ? AND method IN (?, ?)"
        " ORDER BY id",
        (provider, method, ANY_METHOD),
    ).fetchall()
    for row in rows:
        if re.search(row["path_regex"], path):
            db.execute("UPDATE faults SET remaining = remaining - 1 WHERE id = ?", (row["id"],))
            return Fault(row["id"], row["mode"], row["status"] or 503, row["seconds"] or 0.0)
    return None


def revoke_grant(db: Db, fault: Fault) -> None:
    db.execute("UPDATE faults SET remaining = remaining + 1 WHERE id = ?", (fault.id,))


class Faults:
    """`errors` maps a provider's name to its error answers; other paths never fail."""

    def __init__(
        self, app: ASGIApp, store: Store, errors: dict[str, Callable[[int, str], Response]]
    ) -> None:
        self.app = app
        self.store = store
        self.errors = errors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        provider = scope["path"].split("/")[1] if scope["type"] == "http" else ""
        fault = None
        if provider in self.errors:
            fault = await run_in_threadpool(self._take, provider, scope["method"], scope["path"])
        if fault is None:
            await self.app(scope, receive, send)
        elif fault.mode == "before":
            await drop_connection(scope, receive)
        elif fault.mode == "status":
            answer = self.errors[provider](fault.status, "Fault injected by the sandbox.")
            await answer(scope, receive, send)
        elif fault.mode == "after":
            await self._lose_answer(fault, scope, receive, send)
        else:
            await anyio.sleep(fault.seconds)
            await self.app(scope, receive, send)

    async def _lose_answer(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer that reports no effect is no answer to lose: it passes, and the fault waits."""
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self.app(scope, receive, keep)
        if kept and kept[0]["status"] < 400:
            await drop_connection(scope, receive)
            return
        await run_in_threadpool(self._give_back, fault)
        for message in kept:
            await send(message)

    def _take(self, provider: str, method: str, path: str) -> Fault | None:
        with self.store.transaction() as db:
            return take(db, provider, method, path)

    def _give_back(self, fault: Fault) -> None:
        with self.store.transaction() as db:
            revoke_grant(db, fault)
