"""Messages as Gmail's JSON has them. Fields without a value are left out, as Google does."""

import base64
import binascii
import sqlite3
from collections.abc import Sequence

from infra.local.sandbox.google.api import ApiCall, Json
from infra.local.sandbox.google.errors import GoogleError, invalid
from infra.local.sandbox.google.gmail import mailbox, mime
from infra.local.sandbox.google.gmail.mime import MimePart
from infra.local.sandbox.google.scopes import MAIL_METADATA
from infra.local.sandbox.store import Db

FORMATS = ("full", "metadata", "minimal", "raw")
FORMAT_PARAMETERS = frozenset({"format", "metadataHeaders"})
MESSAGE_FIELDS = frozenset(
    {
        "classificationLabelValues",
        "historyId",
        "id",
        "internalDate",
        "labelIds",
        "payload",
        "raw",
        "sizeEstimate",
        "snippet",
        "threadId",
    }
)


def requested_format(call: ApiCall, known: Sequence[str] = FORMATS) -> str:
    """The format asked for. Raises GoogleError if the token may see headers only."""
    chosen = call.choice("format", known, "full")
    if call.scopes & {MAIL_METADATA} == call.scopes and chosen in ("full", "raw"):
        raise GoogleError(403, f"Metadata scope doesn't allow format {chosen.upper()}")
    return chosen


def message_json(db: Db, row: sqlite3.Row, shape: str, only: Sequence[str] = ()) -> Json:
    """One message in a format; `only` names the headers wanted in the metadata format."""
    account, message_id = row["account"], row["id"]
    message: Json = {
        **reference(db, row),
        "snippet": row["snippet"],
        "historyId": str(row["history_id"]),
        "internalDate": str(row["internal_date"]),
        "sizeEstimate": row["size"],
    }
    if shape == "minimal":
        return message
    raw = mailbox.raw_of(db, account, message_id)
    if shape == "raw":
        return message | {"raw": encoded(raw)}
    root = mime.parse(raw)
    if shape == "full":
        return message | {"payload": _part_json(message_id, root)}
    wanted = {name.lower() for name in only}
    headers = [
        header for header in _headers_json(root) if not wanted or header["name"].lower() in wanted
    ]
    return message | {"payload": {"mimeType": root.mime_type, "headers": headers}}


def reference(db: Db, row: sqlite3.Row) -> Json:
    """id, threadId and labelIds: what a write answers."""
    labels = mailbox.labels_of(db, row["account"], row["id"])
    short: Json = {"id": row["id"], "threadId": row["thread_id"]}
    return short | {"labelIds": labels} if labels else short


def attachment_json(db: Db, account: str, message_id: str, attachment_id: str) -> Json:
    """Raises GoogleError (400) for an id that is not one of this message's."""
    root = mime.parse(mailbox.raw_of(db, account, message_id))
    for part in root.walk():
        if part.attached and _attachment_id(message_id, part) == attachment_id:
            return {
                "attachmentId": attachment_id,
                "size": len(part.content),
                "data": encoded(part.content),
            }
    raise invalid("Invalid attachment token")


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


def raw_from(message: Json, media: bytes | None) -> bytes | None:
    """The mail in an upload or in `raw`, which may be either base64 alphabet, padded or not.

    Raises GoogleError (400)."""
    if media is not None:
        return media
    text = message.get("raw")
    if text is None:
        return None
    if isinstance(text, str):
        plain = "".join(text.split()).rstrip("=").replace("-", "+").replace("_", "/")
        try:
            return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        except (binascii.Error, ValueError):
            pass
    raise invalid("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed.")


def _part_json(message_id: str, part: MimePart) -> Json:
    body: Json = {"size": len(part.content)}
    if part.attached:
        body["attachmentId"] = _attachment_id(message_id, part)
    elif part.content:
        body["data"] = encoded(part.content)
    shown: Json = {
        "partId": part.id,
        "mimeType": part.mime_type,
        "filename": part.filename,
        "headers": _headers_json(part),
        "body": body,
    }
    if part.parts:
        shown["parts"] = [_part_json(message_id, child) for child in part.parts]
    return shown


def _headers_json(part: MimePart) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in part.headers]


def _attachment_id(message_id: str, part: MimePart) -> str:
    return "ANGjdJ_" + encoded(f"{message_id}:{part.id}".encode()).rstrip("=")
