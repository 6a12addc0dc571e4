"""What one record of a mailbox's history says of its conversations (users.history)."""

from collections.abc import Iterator

from countersign.adapters.google.api import Json, items_of, text_of
from countersign.adapters.google.message import labels_of

TYPES = ("messageAdded", "messageDeleted", "labelAdded")

_NOT_READ = frozenset({"DRAFT", "SPAM", "TRASH", "CHAT"})
_THROWN_AWAY = frozenset({"SPAM", "TRASH"})


def with_new_mail(record: Json) -> list[str]:
    """The threads in which something arrived or was sent."""
    added = _messages(record, "messagesAdded")
    return [text_of(mail, "threadId") for mail in added if not labels_of(mail) & _NOT_READ]


def touched(record: Json) -> list[str]:
    """The threads in which a draft was saved, or something deleted, binned or called spam.

    Of what is gone Gmail may name the message alone: then it is left out.
    """
    drafted = (mail for mail in _messages(record, "messagesAdded") if "DRAFT" in labels_of(mail))
    deleted = _messages(record, "messagesDeleted")
    thrown_away = (
        entry["message"]
        for entry in items_of(record, "labelsAdded")
        if isinstance(entry.get("message"), dict) and labels_of(entry) & _THROWN_AWAY
    )
    named = (mail.get("threadId") for mail in (*drafted, *deleted, *thrown_away))
    return [thread_id for thread_id in named if isinstance(thread_id, str)]


def _messages(record: Json, name: str) -> Iterator[Json]:
    for entry in items_of(record, name):
        if isinstance(entry.get("message"), dict):
            yield entry["message"]
