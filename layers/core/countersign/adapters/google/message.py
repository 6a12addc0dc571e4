"""One message of Gmail's JSON as a `Mail`. Whatever a stranger sent, a Mail comes out."""

from datetime import UTC, datetime
from typing import Any

from countersign.adapters.google.authentication import DmarcResult, dmarc_of
from countersign.adapters.google.body import BodyRead, FetchText, read_body
from countersign.adapters.google.headers import Headers, headers_of
from countersign.domain.mail.header_fields import newest_message_ids
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Category, Folder
from countersign.ports.providers import AccessFailed, ProviderError, ProviderRefused

AUTHSERV_ID = "mx.google.com"
"""How Gmail names itself in Authentication-Results."""

LONGEST_SUBJECT = 900
MOST_REFERENCES = 700
_LATEST_MILLISECONDS = 253_402_300_799_000


def mail_of(message: dict[str, Any], fetch: FetchText) -> Mail:
    """The message; its text is empty where it cannot be read.

    `references` keeps the newest ids of the chain that fit in 700 characters. What `fetch` raises
    comes through unless it says that there is nothing to fetch.
    """
    payload = message.get("payload")
    headers = headers_of(message)
    body = _body(payload, fetch)
    senders = headers.addresses("from")
    sender_name, sender = senders[0] if senders else ("", "")
    reply_to = headers.addresses("reply-to")
    return Mail(
        message_id=str(message.get("id", "")),
        thread_id=str(message.get("threadId", "")),
        rfc_message_id=headers.raw("message-id")[:998],
        references=newest_message_ids(
            headers.raw("references") or headers.raw("in-reply-to"), MOST_REFERENCES
        ),
        sender=sender,
        sender_name=sender_name,
        reply_to=tuple(address for _, address in reply_to),
        reply_to_name=reply_to[0][0] if reply_to else "",
        to=tuple(address for _, address in headers.addresses("to")),
        cc=tuple(address for _, address in headers.addresses("cc")),
        at=moment_of(message),
        subject=headers.text("subject")[:LONGEST_SUBJECT],
        text=body.text,
        headers=headers.kept(),
        attachments=tuple(file.name for file in body.files),
        files=body.files,
        links=body.links,
        has_html=body.has_html,
        hides_text=body.hides_text,
        is_broken=body.is_broken,
        dmarc=_dmarc(headers, senders),
        **state_of(labels_of(message)),
    )


def _body(payload: Any, fetch: FetchText) -> BodyRead:
    try:
        return read_body(payload, fetch)
    except ProviderRefused:
        return BodyRead("", is_broken=True)
    except (ProviderError, AccessFailed):
        raise
    except Exception:  # a message that cannot be read is no reason to stop a scan
        return BodyRead("", is_broken=True)


def labels_of(message: dict[str, Any]) -> frozenset[str]:
    labels = message.get("labelIds")
    return frozenset(
        label
        for label in (labels[:500] if isinstance(labels, list) else [])
        if isinstance(label, str)
    )


_FOLDERS = {
    "TRASH": Folder.TRASH,
    "SPAM": Folder.SPAM,
    "INBOX": Folder.INBOX,
    "DRAFT": Folder.DRAFTS,
    "SENT": Folder.SENT,
}
"""The first that a message has is where it lies."""

_CATEGORIES: dict[str, Category] = {
    "CATEGORY_FORUMS": "forums",
    "CATEGORY_PERSONAL": "personal",
    "CATEGORY_PROMOTIONS": "promotions",
    "CATEGORY_SOCIAL": "social",
    "CATEGORY_UPDATES": "updates",
}


def state_of(labels: frozenset[str]) -> dict[str, Any]:
    """The fields of `MailState`. Gmail's own labels are in capitals, the user's are not."""
    found = (folder for label, folder in _FOLDERS.items() if label in labels)
    categories = (category for label, category in _CATEGORIES.items() if label in labels)
    return {
        "folder": next(found, Folder.ARCHIVE),
        "read": "UNREAD" not in labels,
        "is_draft": "DRAFT" in labels,
        "is_sent": "SENT" in labels,
        "flagged": "STARRED" in labels,
        "important": "IMPORTANT" in labels,
        "category": next(categories, None),
        "tags": frozenset(label for label in labels if not label.isupper()),
    }


def _dmarc(headers: Headers, senders: list[tuple[str, str]]) -> DmarcResult:
    """Two authors, or two From fields, leave open whom a verdict is about (RFC 7489, 6.6.1)."""
    if len(senders) != 1 or len(headers.all("from")) != 1:
        return "none"
    domain = senders[0][1].rpartition("@")[2]
    return dmarc_of(headers.all("authentication-results"), AUTHSERV_ID, domain)


def moment_of(message: dict[str, Any]) -> datetime:
    """When Gmail took it, by which it sorts; 1970 where that is missing."""
    try:
        milliseconds = int(str(message.get("internalDate")))
    except ValueError:
        milliseconds = 0
    bounded = max(0, min(milliseconds, _LATEST_MILLISECONDS))
    return datetime.fromtimestamp(bounded / 1000, UTC)
