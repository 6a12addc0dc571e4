"""users.settings.sendAs: the addresses that an account may write into From."""

import sqlite3

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.store import Db

STATUSES = ("accepted", "pending")


def list_send_as(call: ApiCall) -> Json:
    """The primary address first. Only custom ones have a `verificationStatus`."""
    aliases = _aliases(call.db, call.account)
    primary: Json = {
        "sendAsEmail": call.account,
        "displayName": "",
        "replyToAddress": "",
        "signature": "",
        "isPrimary": True,
        "isDefault": not any(row["is_default"] for row in aliases),
    }
    return {"sendAs": [primary, *map(_entry, aliases)]}


def put(db: Db, account: str, address: str, status: str, *, is_default: bool, name: str) -> None:
    """An alias that the person set up. One that waits for its owner cannot be the default."""
    if is_default:
        db.execute("UPDATE gmail_send_as SET is_default = 0 WHERE account = ?", (account,))
    db.execute(
        "INSERT OR REPLACE INTO gmail_send_as VALUES (?, ?, ?, ?, ?)",
        (account, address, name, status, int(is_default and status == "accepted")),
    )


def remove(db: Db, account: str, address: str) -> None:
    db.execute("DELETE FROM gmail_send_as WHERE account = ? AND address = ?", (account, address))


def sender(db: Db, account: str, wanted: list[str]) -> str | None:
    """Who stands in From instead of those wanted; None if that one may stand there.

    Gmail puts the default address in the place of any other, and says nothing."""
    aliases = [row for row in _aliases(db, account) if row["verification_status"] == "accepted"]
    usable = {account, *(row["address"] for row in aliases)}
    if len(wanted) == 1 and wanted[0] in usable:
        return None
    return next((row["address"] for row in aliases if row["is_default"]), account)


def _aliases(db: Db, account: str) -> list[sqlite3.Row]:
    return db.execute(
        "SELECT * FROM gmail_send_as WHERE account = ? ORDER BY address", (account,)
    ).fetchall()


def _entry(row: sqlite3.Row) -> Json:
    return {
        "sendAsEmail": row["address"],
        "displayName": row["display_name"],
        "replyToAddress": "",
        "signature": "",
        "isDefault": bool(row["is_default"]),
        "treatAsAlias": True,
        "verificationStatus": row["verification_status"],
    }
