"""A composed mail saved as a draft."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from googleapiclient.http import MediaInMemoryUpload

from countersign.adapters.google.api import ME, run, text_of
from countersign.domain.says import said
from countersign.ports.providers import OutcomeUnknown

LARGEST_IN_JSON = 1_000_000
"""What is larger is uploaded as it is: as JSON it would be a third longer, and Gmail takes 5 MB of
it, and 35 MB of an upload."""


def save_draft(users: Any, mail: bytes, thread_id: str) -> dict[str, Any]:
    drafts = users.drafts()
    if len(mail) <= LARGEST_IN_JSON:
        raw = urlsafe_b64encode(mail).decode()
        request = drafts.create(userId=ME, body={"message": {"raw": raw, "threadId": thread_id}})
    else:
        body = {"message": {"threadId": thread_id}}
        upload = MediaInMemoryUpload(mail, mimetype="message/rfc822")
        request = drafts.create(userId=ME, body=body, media_body=upload)
    draft = run(request)
    message = draft.get("message")
    if not isinstance(message, dict):
        raise OutcomeUnknown(said("Gmail's answer does not name the draft."))
    return {
        "draft_id": text_of(draft, "id"),
        "message_id": text_of(message, "id"),
        "thread_id": text_of(message, "threadId"),
        "sha256": hash_of(mail),
    }


def hash_of(mail: bytes) -> str:
    return sha256(mail).hexdigest()
