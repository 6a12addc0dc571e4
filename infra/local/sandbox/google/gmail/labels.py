"""users.labels, and the rules by which labels go on and off messages."""

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.errors import GoogleError, invalid, not_found
from infra.local.sandbox.google.gmail import mailbox
from infra.local.sandbox.store import Db

CHANGE_FIELDS = frozenset({"addLabelIds", "removeLabelIds"})
LABEL_FIELDS = frozenset(
    {"color", "id", "labelListVisibility", "messageListVisibility", "name", "type"}
)
MAX_LABELS = 10_000
MAX_CHANGES = 100
_SET_BY_SERVER = frozenset({"SENT", "DRAFT", "CHAT"})
_USER_LABEL = re.compile(r"Label_([0-9]{1,9})")
_MESSAGE_LIST = ("show", "hide")
_LABEL_LIST = ("labelShow", "labelShowIfUnread", "labelHide")


def list_labels(call: ApiCall) -> Json:
    rows = call.db.execute(
        "SELECT * FROM gmail_labels WHERE account = ? ORDER BY number", (call.account,)
    ).fetchall()
    system = [{"id": name, "name": name, "type": "system"} for name in mailbox.SYSTEM_LABELS]
    return {"labels": [*system, *(_user_label(row) for row in rows)]}


def get(call: ApiCall) -> Json:
    label_id = call.path["id"]
    if label_id in mailbox.SYSTEM_LABELS:
        label: Json = {"id": label_id, "name": label_id, "type": "system"}
    else:
        label = _user_label(_find(call.db, call.account, label_id))
    return label | _counts(call.db, call.account, label_id)


def create(call: ApiCall) -> Json:
    name = call.body.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > 225:
        raise invalid("Invalid label name")
    name = " ".join(name.split())
    taken = [
        row["name"].casefold()
        for row in call.db.execute(
            "SELECT name FROM gmail_labels WHERE account = ?", (call.account,)
        )
    ]
    if name.upper() in mailbox.SYSTEM_LABELS:
        raise invalid("Invalid label name")
    if name.casefold() in taken:
        raise GoogleError(409, "Label name exists or conflicts")
    if len(taken) >= MAX_LABELS:
        raise invalid("Too many labels")
    number = call.db.execute(
        "SELECT COALESCE(MAX(number), 0) + 1 FROM gmail_labels WHERE account = ?", (call.account,)
    ).fetchone()[0]
    message_list = _choice(call.body, "messageListVisibility", _MESSAGE_LIST)
    label_list = _choice(call.body, "labelListVisibility", _LABEL_LIST)
    call.db.execute(
        "INSERT INTO gmail_labels VALUES (?, ?, ?, ?, ?, ?)",
        (call.account, number, name, message_list, label_list, _color(call.body)),
    )
    return _user_label(_find(call.db, call.account, f"Label_{number}"))


def requested_changes(call: ApiCall) -> tuple[list[str], list[str]]:
    """(labels to add, labels to take away), all known. Raises GoogleError (400)."""
    add, remove = (_ids(call, name) for name in ("addLabelIds", "removeLabelIds"))
    if not add and not remove:
        raise invalid("No label add or removes specified")
    if both := set(add) & set(remove):
        raise invalid(f"Cannot both add and remove the same label: {min(both)}")
    return add, remove


def change(
    db: Db, account: str, message_id: str, add: Sequence[str], remove: Sequence[str]
) -> None:
    """Put labels on and off. Spam and trash are never in the inbox."""
    if "SPAM" in add or "TRASH" in add:
        remove = [*remove, "INBOX"]
    if "INBOX" in add:
        remove = [*remove, "SPAM", "TRASH"]
    mailbox.relabel(db, account, message_id, add, remove)


def check_known(db: Db, account: str, label_id: str) -> None:
    """Raises GoogleError (400) for a label that the mailbox does not have."""
    if label_id in mailbox.SYSTEM_LABELS:
        return
    try:
        _find(db, account, label_id)
    except GoogleError as error:
        raise invalid(f"Invalid label: {label_id[:100]}") from error


def _ids(call: ApiCall, field: str) -> list[str]:
    ids = call.body.get(field, [])
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise invalid(f"Invalid value at '{field}'")
    if len(ids) > MAX_CHANGES:
        raise invalid(f"At most {MAX_CHANGES} labels can change at once")
    for label_id in ids:
        check_known(call.db, call.account, label_id)
        if label_id in _SET_BY_SERVER:
            raise invalid(f"Invalid label: {label_id}")
    return ids


def _find(db: Db, account: str, label_id: str) -> sqlite3.Row:
    number = _USER_LABEL.fullmatch(label_id)
    row: sqlite3.Row | None = None
    if number:
        row = db.execute(
            "SELECT * FROM gmail_labels WHERE account = ? AND number = ?",
            (account, int(number[1])),
        ).fetchone()
    if row is None:
        raise not_found()
    return row


def _user_label(row: sqlite3.Row) -> Json:
    label: Json = {
        "id": f"Label_{row['number']}",
        "name": row["name"],
        "type": "user",
        "messageListVisibility": row["message_list_visibility"],
        "labelListVisibility": row["label_list_visibility"],
    }
    return label | {"color": json.loads(row["color"])} if row["color"] else label


def _counts(db: Db, account: str, label_id: str) -> Json:
    row = db.execute(
        "SELECT COUNT(*) AS messages, COUNT(DISTINCT m.thread_id) AS threads,"
        " COUNT(u.label_id) AS unread,"
        " COUNT(DISTINCT CASE WHEN u.label_id IS NOT NULL THEN m.thread_id END) AS unread_threads"
        " FROM gmail_message_labels l"
        " JOIN gmail_messages m ON m.account = l.account AND m.id = l.message_id"
        " LEFT JOIN gmail_message_labels u"
        " ON u.account = l.account AND u.message_id = l.message_id AND u.label_id = 'UNREAD'"
        " WHERE l.account = ? AND l.label_id = ?",
        (account, label_id),
    ).fetchone()
    return {
        "messagesTotal": row["messages"],
        "messagesUnread": row["unread"],
        "threadsTotal": row["threads"],
        "threadsUnread": row["unread_threads"],
    }


def _choice(body: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
    value = body.get(name, known[0])
    if value not in known:
        raise invalid(f"Invalid value at 'label.{name}'")
    return str(value)


def _color(body: dict[str, Any]) -> str | None:
    color = body.get("color")
    if color is None:
        return None
    wanted = {"backgroundColor", "textColor"}
    if not isinstance(color, dict) or color.keys() != wanted:
        raise invalid("Invalid value at 'label.color'")
    if not all(isinstance(v, str) and re.fullmatch("#[0-9a-f]{6}", v) for v in color.values()):
        raise invalid("Label color is not on the allowed color palette")
    return json.dumps(color)
