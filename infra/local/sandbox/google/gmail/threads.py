"""users.threads."""

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.gmail import labels, mailbox, resources
from infra.local.sandbox.google.gmail.listing import Listing


def list_threads(call: ApiCall) -> Json:
    listing = Listing.of(call)
    ids, next_token = listing.threads(call.db)
    answer: Json = {"resultSizeEstimate": listing.count_threads(call.db)}
    if ids:
        answer["threads"] = [_summary(call, thread_id) for thread_id in ids]
    if next_token:
        answer["nextPageToken"] = next_token
    return answer


def get(call: ApiCall) -> Json:
    shape = resources.requested_format(call, ("full", "metadata", "minimal"))
    rows = mailbox.find_thread(call.db, call.account, call.path["id"])
    only = call.query.getlist("metadataHeaders")
    return {
        "id": call.path["id"],
        "historyId": str(max(row["history_id"] for row in rows)),
        "messages": [resources.message_json(call.db, row, shape, only) for row in rows],
    }


def modify(call: ApiCall) -> Json:
    add, remove = labels.requested_changes(call)
    rows = mailbox.find_thread(call.db, call.account, call.path["id"])
    for row in rows:
        labels.change(call.db, call.account, row["id"], add, remove)
    return {
        "id": call.path["id"],
        "messages": [resources.reference(call.db, row) for row in rows],
    }


def _summary(call: ApiCall, thread_id: str) -> Json:
    rows = mailbox.find_thread(call.db, call.account, thread_id)
    return {
        "id": thread_id,
        "snippet": rows[-1]["snippet"],
        "historyId": str(max(row["history_id"] for row in rows)),
    }
