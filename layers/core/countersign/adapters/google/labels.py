"""Labels: to Gmail the inbox and "unread" are labels too."""

from collections.abc import Sequence
from typing import Any

from countersign.adapters.google.api import ME, items_of, run, text_of
from countersign.adapters.google.message import labels_of
from countersign.ports.providers import ProviderGone, ProviderRefused

MOST_MESSAGES = 1_000


def modify(
    users: Any, message_ids: Sequence[str], *, add: Sequence[str], remove: Sequence[str]
) -> None:
    """One `messages.batchModify`, which answers nothing about single messages.

    Gmail passes over messages that are gone, though its reference does not say so; what it did is
    read with `labels_in`.

    Raises
    ------
    ProviderRefused
        More than 1,000 messages, or a label that cannot be put on or taken off.
    """
    ids = list(dict.fromkeys(message_ids))
    if len(ids) > MOST_MESSAGES:
        raise ProviderRefused(f"At most {MOST_MESSAGES} messages change at once.")
    if not ids or not (add or remove):
        return
    body = {"ids": ids, "addLabelIds": list(add), "removeLabelIds": list(remove)}
    run(users.messages().batchModify(userId=ME, body=body))


def labels_in(users: Any, thread_id: str) -> dict[str, frozenset[str]]:
    try:
        found = run(users.threads().get(userId=ME, id=thread_id, format="minimal"))
    except ProviderGone:
        return {}
    return {text_of(message, "id"): labels_of(message) for message in items_of(found, "messages")}


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
