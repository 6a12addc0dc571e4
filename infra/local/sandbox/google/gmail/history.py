"""users.history and users.getProfile: what changed since a history id."""

import json
import re
import sqlite3

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.errors import invalid, not_found
from infra.local.sandbox.google.gmail import changes

KINDS = ("messageAdded", "messageDeleted", "labelAdded", "labelRemoved")
_FIELDS = dict(
    zip(KINDS, ("messagesAdded", "messagesDeleted", "labelsAdded", "labelsRemoved"), strict=True)
)
_NUMBER = re.compile(r"[0-9]{1,18}")


def get_profile(call: ApiCall) -> Json:
    row = call.db.execute(
        "SELECT COUNT(*) AS messages, COUNT(DISTINCT thread_id) AS threads"
        " FROM gmail_messages WHERE account = ?",
        (call.account,),
    ).fetchone()
    return {
        "emailAddress": call.account,
        "messagesTotal": row["messages"],
        "threadsTotal": row["threads"],
        "historyId": str(changes.current(call.db, call.account)),
    }


def list_history(call: ApiCall) -> Json:
    """Changes after `startHistoryId`, oldest first. Too old or never issued: 404."""
    current = changes.current(call.db, call.account)
    start = _number(call, "startHistoryId")
    if start is None:
        raise invalid("Missing required parameter: startHistoryId")
    if not changes.floor(call.db, call.account) <= start <= current:
        raise not_found()
    rows, next_token = _page(call, max(start, _number(call, "pageToken") or 0))
    answer: Json = {"historyId": str(current)}
    if rows:
        answer["history"] = [_record(row) for row in rows]
    if next_token:
        answer["nextPageToken"] = next_token
    return answer


def _page(call: ApiCall, after: int) -> tuple[list[sqlite3.Row], str | None]:
    kinds = call.query.getlist("historyTypes") or list(KINDS)
    if unknown := set(kinds) - set(KINDS):
        raise invalid(f"Invalid value at 'history_types' (TYPE_ENUM), \"{min(unknown)[:50]}\"")
    size = call.integer("maxResults", 100, 1, 500)
    label = call.query.get("labelId") or None
    rows = call.db.execute(
        "SELECT * FROM gmail_history WHERE account = ? AND id > ?"
        " AND kind IN (SELECT value FROM json_each(?))"
        " AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(labels) WHERE value = ?))"
        " ORDER BY id LIMIT ?",
        (call.account, after, json.dumps(kinds), label, label, size + 1),
    ).fetchall()
    more = len(rows) > size
    return rows[:size], str(rows[size - 1]["id"]) if more else None


def _record(row: sqlite3.Row) -> Json:
    short = {"id": row["message_id"], "threadId": row["thread_id"]}
    labels = json.loads(row["labels"])
    change: Json = {"message": short | {"labelIds": labels} if labels else short}
    if row["kind"] in ("labelAdded", "labelRemoved"):
        change["labelIds"] = json.loads(row["changed"])
    return {"id": str(row["id"]), "messages": [short], _FIELDS[row["kind"]]: [change]}


def _number(call: ApiCall, name: str) -> int | None:
    value = call.query.get(name)
    if value is None:
        return None
    if not _NUMBER.fullmatch(value):
        raise invalid(f"Invalid value at '{name}' (TYPE_UINT64), \"{value[:50]}\"")
    return int(value)
