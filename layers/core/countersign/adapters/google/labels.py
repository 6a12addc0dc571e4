"""Labels: to Gmail the inbox and "unread" are labels too. No other module of the core names one."""

from collections.abc import Mapping, Sequence
from typing import Any

from countersign.adapters.google.api import ME, items_of, run, text_of
from countersign.adapters.google.message import labels_of, state_of
from countersign.domain.mail.state import MailChange, MailState
from countersign.domain.says import said
from countersign.ports.providers import ProviderGone, ProviderRefused

MOST_MESSAGES = 1_000


def change(users: Any, message_ids: Sequence[str], change: MailChange) -> None:
    """One `messages.batchModify`, which answers nothing about single messages.

    Gmail passes over messages that are gone, though its reference does not say so; what it did is
    read with `states`.

    Raises
    ------
    ProviderRefused
        More than 1,000 messages, or a tag that cannot be put on or taken off.
    """
    add, remove = _as_labels(change)
    ids = list(dict.fromkeys(message_ids))
    if len(ids) > MOST_MESSAGES:
        raise ProviderRefused(said("At most {most} messages change at once.", most=MOST_MESSAGES))
    if any(tag.isupper() for tag in change.add_tags | change.remove_tags):
        raise ProviderRefused(said("This is a label of Gmail's own."))
    if not ids or not (add or remove):
        return
    body = {"ids": ids, "addLabelIds": add, "removeLabelIds": remove}
    run(users.messages().batchModify(userId=ME, body=body))


def _as_labels(change: MailChange) -> tuple[list[str], list[str]]:
    """What is put on, and what is taken off."""
    add, remove = sorted(change.add_tags), sorted(change.remove_tags)
    for label, gone in (("INBOX", change.archived), ("UNREAD", change.read)):
        if gone is not None:
            (remove if gone else add).append(label)
    return add, remove


def change_of(*, add: Sequence[str], remove: Sequence[str]) -> MailChange:
    """What these labels put on and taken off come to; the other way round of `change`.

    Raises
    ------
    ProviderRefused
        A label of Gmail's own beside the two that are changed.
    """
    archived, read = (_is_gone(label, add, remove) for label in ("INBOX", "UNREAD"))
    add_tags, remove_tags = (frozenset(one) - {"INBOX", "UNREAD"} for one in (add, remove))
    if any(tag.isupper() for tag in add_tags | remove_tags):
        raise ProviderRefused(said("This is a label of Gmail's own."))
    return MailChange(archived=archived, read=read, add_tags=add_tags, remove_tags=remove_tags)


def _is_gone(label: str, add: Sequence[str], remove: Sequence[str]) -> bool | None:
    if (label in add) == (label in remove):
        return None
    return label in remove


def states(users: Any, thread_id: str) -> Mapping[str, MailState]:
    try:
        found = run(users.threads().get(userId=ME, id=thread_id, format="minimal"))
    except ProviderGone:
        return {}
    return {
        text_of(message, "id"): MailState(**state_of(labels_of(message)))
        for message in items_of(found, "messages")
    }


def find_label(users: Any, name: str) -> str | None:
    """Only labels of the user's own making count; Gmail lists all of them in one answer."""
    wanted = _compared(name)
    for label in items_of(run(users.labels().list(userId=ME)), "labels"):
        if label.get("type") == "user" and _compared(str(label.get("name"))) == wanted:
            return text_of(label, "id")
    return None


def make_label(users: Any, name: str) -> str:
    """Gmail refuses a name that is there already, in whatever case (409)."""
    body = {"name": name, "labelListVisibility": "labelShow", "messageListVisibility": "show"}
    try:
        return text_of(run(users.labels().create(userId=ME, body=body)), "id")
    except ProviderRefused:
        present = find_label(users, name)
        if present is None:
            raise
        return present


def _compared(name: str) -> str:
    return " ".join(name.split()).casefold()
