"""Finding a mail of ours again, by the header that it carries: as a draft, or sent."""

from collections.abc import Iterator
from typing import Any

from countersign.adapters.google.api import ME, Json, items_of, pages, run, text_of
from countersign.adapters.google.headers import headers_of
from countersign.adapters.google.message import labels_of
from countersign.adapters.rfc5322.compose import EFFECT_HEADER
from countersign.domain.mail import FoundEffect
from countersign.ports.providers import ProviderGone

LOOKED_INTO = 25
"""How many drafts, and how many sent messages, are looked into outside the thread."""

_DRAFT_PAGES = 10


def find_effect(users: Any, thread_id: str, effect_key: str) -> FoundEffect | None:
    """Our own message that carries the key; one that was sent goes before a draft.

    Only drafts and sent mail count: a stranger may write any header. Gmail puts a mail whose
    subject is not the thread's into a thread of its own, so the newest drafts and the newest sent
    messages are looked into as well. Listings, no search: the search index lags.
    """
    in_thread = [
        message for message in _of_thread(users, thread_id) if _carries(message, effect_key)
    ]
    for message in sorted(in_thread, key=_is_sent, reverse=True):
        draft_id = None if _is_sent(message) else _draft_of(users, text_of(message, "id"))
        return _found(message, draft_id)
    # A draft that is sent between the two looks is seen by the second.
    draft = _elsewhere(users, _newest_drafts(users), thread_id, effect_key)
    return _elsewhere(users, _newest_sent(users), thread_id, effect_key) or draft


def _elsewhere(
    users: Any, candidates: Iterator[tuple[Json, str | None]], besides: str, effect_key: str
) -> FoundEffect | None:
    for entry, draft_id in candidates:
        if entry.get("threadId") in (None, besides):
            continue
        request = users.messages().get(
            userId=ME,
            id=text_of(entry, "id"),
            format="metadata",
            metadataHeaders=[EFFECT_HEADER],
        )
        try:
            message = run(request)
        except ProviderGone:
            continue
        if _carries(message, effect_key):
            return _found(message, draft_id)
    return None


def _newest_drafts(users: Any) -> Iterator[tuple[Json, str | None]]:
    for draft in pages(users.drafts(), "drafts", at_most=1, maxResults=LOOKED_INTO):
        message = draft.get("message")
        if isinstance(message, dict):
            yield message, text_of(draft, "id")


def _newest_sent(users: Any) -> Iterator[tuple[Json, str | None]]:
    sent = pages(users.messages(), "messages", at_most=1, labelIds=["SENT"], maxResults=LOOKED_INTO)
    for message in sent:
        yield message, None


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
