"""users.messages and users.messages.attachments."""

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.errors import GoogleError, invalid
from infra.local.sandbox.google.gmail import delivery, labels, mailbox, resources
from infra.local.sandbox.google.gmail.listing import Listing

MAX_BATCH = 1000


def list_messages(call: ApiCall) -> Json:
    listing = Listing.of(call)
    rows, next_token = listing.messages(call.db)
    answer: Json = {"resultSizeEstimate": listing.count_messages(call.db)}
    if rows:
        answer["messages"] = [{"id": row["id"], "threadId": row["thread_id"]} for row in rows]
    if next_token:
        answer["nextPageToken"] = next_token
    return answer


def get(call: ApiCall) -> Json:
    shape = resources.requested_format(call)
    row = mailbox.find(call.db, call.account, call.path["id"])
    return resources.message_json(call.db, row, shape, call.query.getlist("metadataHeaders"))


def get_attachment(call: ApiCall) -> Json:
    row = mailbox.find(call.db, call.account, call.path["messageId"])
    return resources.attachment_json(call.db, call.account, row["id"], call.path["id"])


def modify(call: ApiCall) -> Json:
    add, remove = labels.requested_changes(call)
    message_id = mailbox.find(call.db, call.account, call.path["id"])["id"]
    labels.change(call.db, call.account, message_id, add, remove)
    return _reference(call, message_id)


def batch_modify(call: ApiCall) -> None:
    add, remove = labels.requested_changes(call)
    ids = call.body.get("ids", [])
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise invalid("Invalid value at 'ids'")
    if not ids or len(ids) > MAX_BATCH:
        raise invalid(f"Between 1 and {MAX_BATCH} message ids are needed")
    for message_id in dict.fromkeys(ids):
        try:
            mailbox.find(call.db, call.account, message_id)
        except GoogleError as error:
            if error.code == 404:
                continue
            raise
        labels.change(call.db, call.account, message_id, add, remove)


def trash(call: ApiCall) -> Json:
    message_id = mailbox.find(call.db, call.account, call.path["id"])["id"]
    labels.change(call.db, call.account, message_id, ["TRASH"], ["INBOX", "SPAM"])
    return _reference(call, message_id)


def untrash(call: ApiCall) -> Json:
    message_id = mailbox.find(call.db, call.account, call.path["id"])["id"]
    labels.change(call.db, call.account, message_id, [], ["TRASH"])
    return _reference(call, message_id)


def send(call: ApiCall) -> Json:
    raw = resources.raw_from(call.body, call.media)
    if not raw:
        raise invalid(
            "'raw' RFC822 payload message string or uploading message via /upload/* URL required"
        )
    mail = delivery.composed(call.db, call.account, raw)
    thread_id = delivery.own_thread(call.db, call.account, mail, call.body.get("threadId"))
    sent = delivery.send(call.db, call.account, mail, thread_id)
    call.key = sent.key
    return _reference(call, sent.message_id)


def _reference(call: ApiCall, message_id: str) -> Json:
    return resources.reference(call.db, mailbox.find(call.db, call.account, message_id))
