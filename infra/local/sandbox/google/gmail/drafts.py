"""users.drafts. A draft keeps its id while its message is replaced; sending ends both."""

import secrets
from typing import Any

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.errors import invalid, not_found
from infra.local.sandbox.google.gmail import delivery, mailbox, resources
from infra.local.sandbox.google.gmail.listing import Listing

DRAFT_FIELDS = frozenset({"id", "message"})


def create(call: ApiCall) -> Json:
    mail, thread_id = _content(call)
    message_id = mailbox.insert(call.db, call.account, mail, ["DRAFT"], thread_id=thread_id)
    draft_id = f"r{secrets.randbits(62)}"
    call.db.execute(
        "INSERT INTO gmail_drafts VALUES (?, ?, ?)", (call.account, draft_id, message_id)
    )
    call.key = delivery.effect_key(mail)
    return _reference(call, draft_id, message_id)


def get(call: ApiCall) -> Json:
    shape = resources.requested_format(call)
    draft_id = call.path["id"]
    row = mailbox.find(call.db, call.account, _message_id(call, draft_id))
    return {"id": draft_id, "message": resources.message_json(call.db, row, shape)}


def list_drafts(call: ApiCall) -> Json:
    listing = Listing.of(call, only_drafts=True)
    rows, next_token = listing.messages(call.db)
    answer: Json = {"resultSizeEstimate": listing.count_messages(call.db)}
    if rows:
        answer["drafts"] = [
            {
                "id": row["draft_id"],
                "message": {"id": row["id"], "threadId": row["thread_id"]},
            }
            for row in rows
        ]
    if next_token:
        answer["nextPageToken"] = next_token
    return answer


def update(call: ApiCall) -> Json:
    draft_id = call.path["id"]
    old_id = _message_id(call, draft_id)
    old_thread = mailbox.find(call.db, call.account, old_id)["thread_id"]
    mail, thread_id = _content(call)
    if "threadId" not in _message(call):
        thread_id = old_thread
    mailbox.remove(call.db, call.account, old_id)
    message_id = mailbox.insert(call.db, call.account, mail, ["DRAFT"], thread_id=thread_id)
    call.db.execute(
        "UPDATE gmail_drafts SET message_id = ? WHERE account = ? AND id = ?",
        (message_id, call.account, draft_id),
    )
    call.key = delivery.effect_key(mail)
    return _reference(call, draft_id, message_id)


def delete(call: ApiCall) -> None:
    message_id = _message_id(call, call.path["id"])
    call.key = delivery.effect_key(mailbox.raw_of(call.db, call.account, message_id))
    _end(call, call.path["id"], message_id)


def send(call: ApiCall) -> Json:
    """Send a draft by id, after replacing its content if the body brings a new one."""
    draft_id = call.body.get("id")
    if draft_id is None:
        mail, thread_id = _content(call)
    else:
        if not isinstance(draft_id, str):
            raise invalid("Invalid draft id")
        old_id = _message_id(call, draft_id)
        thread_id = mailbox.find(call.db, call.account, old_id)["thread_id"]
        mail = mailbox.raw_of(call.db, call.account, old_id)
        if _message(call).get("raw") or call.media:
            mail, thread_id = _content(call)
        _end(call, draft_id, old_id)
    sent = delivery.send(call.db, call.account, mail, thread_id)
    call.key = sent.key
    return resources.reference(call.db, mailbox.find(call.db, call.account, sent.message_id))


def _content(call: ApiCall) -> tuple[bytes, str | None]:
    message = _message(call)
    raw = resources.raw_from(message, call.media)
    if not raw:
        raise invalid("Missing draft message")
    mail = delivery.composed(call.db, call.account, raw)
    return mail, delivery.own_thread(call.db, call.account, mail, message.get("threadId"))


def _message(call: ApiCall) -> dict[str, Any]:
    message = call.body.get("message", {})
    if not isinstance(message, dict):
        raise invalid("Invalid value at 'draft.message'")
    for name in message:
        if name not in resources.MESSAGE_FIELDS:
            raise invalid(
                f"Invalid JSON payload received. Unknown name \"{name[:50]}\" at 'draft.message': "
                "Cannot find field."
            )
    return message


def _message_id(call: ApiCall, draft_id: str) -> str:
    row = call.db.execute(
        "SELECT message_id FROM gmail_drafts WHERE account = ? AND id = ?",
        (call.account, draft_id),
    ).fetchone()
    if row is None:
        raise not_found()
    return str(row["message_id"])


def _end(call: ApiCall, draft_id: str, message_id: str) -> None:
    call.db.execute(
        "DELETE FROM gmail_drafts WHERE account = ? AND id = ?", (call.account, draft_id)
    )
    mailbox.remove(call.db, call.account, message_id)


def _reference(call: ApiCall, draft_id: str, message_id: str) -> Json:
    row = mailbox.find(call.db, call.account, message_id)
    return {"id": draft_id, "message": resources.reference(call.db, row)}
