"""Finding a mail of ours again, by the header that it carries: as a draft, or sent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from countersign.adapters.google.api import ME, Json, items_of, pages, run, text_of
from countersign.adapters.google.headers import headers_of
from countersign.adapters.google.message import labels_of, moment_of
from countersign.adapters.rfc5322.compose import EFFECT_HEADER
from countersign.domain.mail.mail import FoundEffect
from countersign.domain.says import said
from countersign.ports.providers import ProviderGone, TooMuchToSee

PAGE_SIZE = 50
MOST_PAGES = 2
"""How many drafts, and how many sent messages, are looked through outside the thread at most."""

CLOCKS_APART = timedelta(minutes=10)
"""How much earlier than our own clock Gmail's may say that a message was made."""

OLDER_IN_A_ROW = 5
"""After so many older ones a listing is over: it is sorted by the same time, newest first."""

_DRAFT_PAGES = 10


def find_effect(users: Any, thread_id: str, effect_key: str, since: datetime) -> FoundEffect | None:
    """Our own message that carries the key; one that was sent goes before a draft.

    Only drafts and sent mail count: a stranger may write any header. Gmail puts a mail whose
    subject is not the thread's into a thread of its own, so the drafts and the sent messages since
    a time are looked through as well. Listings, no search: the search index lags.

    Raises
    ------
    TooMuchToSee
    """
    earliest = since - CLOCKS_APART
    in_thread = [
        message for message in _of_thread(users, thread_id) if _carries(message, effect_key)
    ]
    for message in sorted(in_thread, key=_is_sent, reverse=True):
        draft_id = None if _is_sent(message) else _draft_of(users, text_of(message, "id"))
        return _found(message, draft_id)
    # A draft that is sent between the two looks is seen by the second.
    draft = _elsewhere(users, _drafts(users), thread_id, effect_key, earliest)
    return _elsewhere(users, _sent(users), thread_id, effect_key, earliest) or draft


def _elsewhere(
    users: Any,
    candidates: Iterator[tuple[Json, str | None]],
    besides: str,
    effect_key: str,
    earliest: datetime,
) -> FoundEffect | None:
    older_in_a_row = 0
    for entry, draft_id in candidates:
        if entry.get("threadId") in (None, besides):
            continue
        message = _head(users, text_of(entry, "id"))
        if message is None:
            continue
        if _carries(message, effect_key):
            return _found(message, draft_id)
        older_in_a_row = older_in_a_row + 1 if moment_of(message) < earliest else 0
        if older_in_a_row == OLDER_IN_A_ROW:
            return None
    return None


def _head(users: Any, message_id: str) -> Json | None:
    request = users.messages().get(
        userId=ME, id=message_id, format="metadata", metadataHeaders=[EFFECT_HEADER]
    )
    try:
        return run(request)
    except ProviderGone:
        return None


def _drafts(users: Any) -> Iterator[tuple[Json, str | None]]:
    for draft in _newest_first(users.drafts(), "drafts"):
        message = draft.get("message")
        if isinstance(message, dict):
            yield message, text_of(draft, "id")


def _sent(users: Any) -> Iterator[tuple[Json, str | None]]:
    for message in _newest_first(users.messages(), "messages", labelIds=["SENT"]):
        yield message, None


def _newest_first(collection: Any, name: str, **query: Any) -> Iterator[Json]:
    """All that is listed, what was thrown away included. Raises TooMuchToSee instead of ending."""
    request = collection.list(userId=ME, maxResults=PAGE_SIZE, includeSpamTrash=True, **query)
    for _ in range(MOST_PAGES):
        page = run(request)
        yield from items_of(page, name)
        request = collection.list_next(request, page)
        if request is None:
            return
    raise TooMuchToSee(said("The mailbox has more new mail of your own than we look through."))


def _of_thread(users: Any, thread_id: str) -> list[Json]:
    request = users.threads().get(
        userId=ME, id=thread_id, format="metadata", metadataHeaders=[EFFECT_HEADER]
    )
    try:
        return items_of(run(request), "messages")
    except ProviderGone:
        return []


def _draft_of(users: Any, message_id: str) -> str | None:
    for draft in pages(users.drafts(), "drafts", at_most=_DRAFT_PAGES, maxResults=500):
        message = draft.get("message")
        if isinstance(message, dict) and message.get("id") == message_id:
            return text_of(draft, "id")
    return None


def _found(message: Json, draft_id: str | None) -> FoundEffect:
    return FoundEffect(
        message_id=text_of(message, "id"),
        thread_id=text_of(message, "threadId"),
        draft_id=draft_id,
        is_sent=_is_sent(message),
    )


def _carries(message: Json, effect_key: str) -> bool:
    ours = labels_of(message) & {"DRAFT", "SENT"}
    return bool(ours) and effect_key in headers_of(message).all(EFFECT_HEADER.lower())


def _is_sent(message: Json) -> bool:
    return "SENT" in labels_of(message)
