"""A Gmail mailbox (Gmail API v1) as `ports.mail.MailSession`."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from countersign.adapters.google.api import Json, items_of, run, text_of, users_of
from countersign.adapters.google.body import base64url
from countersign.adapters.google.compose import EFFECT_HEADER, compose
from countersign.adapters.google.headers import Headers
from countersign.adapters.google.message import labels_of, mail_of
from countersign.adapters.google.transport import AtMostOnce
from countersign.domain.actions import DraftReply
from countersign.domain.integration import Integration
from countersign.domain.mail import FoundEffect, Mailbox, MailChanges, Thread
from countersign.ports.providers import OutcomeUnknown, PositionExpired, ProviderGone

FreshAccess = Callable[[Integration, bool], str]
"""An access token for an account; True asks for one that was refreshed just now."""

ME = "me"
NEWEST_MESSAGES = 50
MOST_PAGES = 10
PAGE_SIZE = 100
DRAFTS_LOOKED_INTO = 25
TEXTS_FETCHED = 5

_NOT_READ = frozenset({"DRAFT", "SPAM", "TRASH", "CHAT"})
_NOT_SEARCHABLE = frozenset(' \t\r\n"\\(){}<>,;:')


class GmailMailboxes:
    """`ports.mail.Mailboxes`. `base_url` replaces Google's own, for the provider sandbox."""

    def __init__(self, fresh_access: FreshAccess, *, base_url: str | None = None) -> None:
        self._fresh_access = fresh_access
        self._base_url = base_url

    def open(self, integration: Integration) -> "GmailSession":
        """A session; its first call fetches the token."""
        transport = AtMostOnce(lambda force: self._fresh_access(integration, force))
        return GmailSession(users_of(transport, self._base_url))


class GmailSession:
    """One mailbox. Every method may raise what `ports.mail` says."""

    def __init__(self, users: Any) -> None:
        self._users = users
        self._written_to: dict[str, bool] = {}

    def mailbox(self) -> Mailbox:
        profile = run(self._users.getProfile(userId=ME))
        return Mailbox(
            address=text_of(profile, "emailAddress"), position=text_of(profile, "historyId")
        )

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        """The newest `at_most` threads; the position is taken before they are read."""
        position = self.mailbox().position
        query = f"after:{int(since.timestamp())} -in:drafts -in:spam -in:trash -in:chats"
        pages = self._pages(
            self._users.messages(), "messages", userId=ME, q=query, maxResults=PAGE_SIZE
        )
        newest_first: dict[str, None] = {}
        for message in pages:
            newest_first.setdefault(text_of(message, "threadId"))
            if len(newest_first) >= at_most:
                break
        return MailChanges(thread_ids=tuple(reversed(newest_first)), position=position)

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        """Oldest first. Where `at_most` cuts it short, the position is where it was cut."""
        history = self._users.history()
        request = history.list(
            userId=ME, startHistoryId=position, historyTypes=["messageAdded"], maxResults=PAGE_SIZE
        )
        reached = position
        found: dict[str, None] = {}
        for _ in range(MOST_PAGES):
            try:
                page = run(request)
            except ProviderGone as error:
                raise PositionExpired("Gmail does not remember this position.") from error
            for record in items_of(page, "history"):
                arrived = [
                    text_of(message, "threadId")
                    for message in _added(record)
                    if not labels_of(message) & _NOT_READ
                ]
                if found and len(found.keys() | set(arrived)) > at_most:
                    return MailChanges(thread_ids=tuple(found), position=reached)
                found.update(dict.fromkeys(arrived))
                reached = text_of(record, "id")
            request = history.list_next(request, page)
            if request is None:
                return MailChanges(thread_ids=tuple(found), position=text_of(page, "historyId"))
        return MailChanges(thread_ids=tuple(found), position=reached)

    def thread(self, thread_id: str) -> Thread:
        found = run(self._users.threads().get(userId=ME, id=thread_id, format="full"))
        newest = sorted(items_of(found, "messages"), key=_age)[-NEWEST_MESSAGES:]
        fetches = iter(range(TEXTS_FETCHED))

        def fetcher(message: Json) -> Callable[[str], bytes]:
            def fetch(attachment_id: str) -> bytes:
                if next(fetches, None) is None:
                    return b""
                return self._attachment(text_of(message, "id"), attachment_id)

            return fetch

        return Thread(
            thread_id=thread_id,
            messages=tuple(mail_of(message, fetcher(message)) for message in newest),
        )

    def has_written_to(self, address: str) -> bool:
        """Whether a sent mail names exactly this address; the search itself compares words only."""
        key = address.strip().lower()
        if key not in self._written_to:
            self._written_to[key] = "@" in key and self._finds_sent_mail_to(key)
        return self._written_to[key]

    def save_draft(self, action: DraftReply, effect_key: str) -> dict[str, Any]:
        raw = urlsafe_b64encode(compose(action, effect_key)).decode()
        body = {"message": {"raw": raw, "threadId": action.thread_id}}
        draft = run(self._users.drafts().create(userId=ME, body=body))
        message = draft.get("message")
        if not isinstance(message, dict):
            raise OutcomeUnknown("Gmail's answer does not name the draft.")
        return {
            "draft_id": text_of(draft, "id"),
            "message_id": text_of(message, "id"),
            "thread_id": text_of(message, "threadId"),
        }

    def find_effect(self, thread_id: str, effect_key: str) -> FoundEffect | None:
        """Our own message that carries the key.

        Only drafts and sent mail count: a stranger may write any header. Gmail puts a draft whose
        subject is not the thread's into a thread of its own, so the newest drafts are looked into
        as well.
        """
        for message in self._headers_of_thread(thread_id):
            if _carries(message, effect_key):
                return self._found(message)
        for draft in self._newest_drafts(thread_id):
            for message in self._headers_of_thread(text_of(draft["message"], "threadId")):
                if _carries(message, effect_key):
                    return self._found(message)
        return None

    def delete_draft(self, draft_id: str) -> None:
        try:
            run(self._users.drafts().delete(userId=ME, id=draft_id))
        except ProviderGone:
            return

    def _finds_sent_mail_to(self, address: str) -> bool:
        if _NOT_SEARCHABLE & set(address) or not address.isprintable() or len(address) > 320:
            return False
        messages = self._users.messages()
        listed = run(messages.list(userId=ME, q=f'in:sent to:"{address}"', maxResults=5))
        for entry in items_of(listed, "messages"):
            request = messages.get(
                userId=ME,
                id=text_of(entry, "id"),
                format="metadata",
                metadataHeaders=["To", "Cc", "Bcc"],
            )
            try:
                message = run(request)
            except ProviderGone:
                continue
            headers = _headers(message)
            named = [pair for name in ("to", "cc", "bcc") for pair in headers.addresses(name)]
            if "SENT" in labels_of(message) and address in (known.lower() for _, known in named):
                return True
        return False

    def _headers_of_thread(self, thread_id: str) -> list[Json]:
        request = self._users.threads().get(
            userId=ME, id=thread_id, format="metadata", metadataHeaders=[EFFECT_HEADER]
        )
        try:
            return items_of(run(request), "messages")
        except ProviderGone:
            return []

    def _newest_drafts(self, besides: str) -> list[Json]:
        request = self._users.drafts().list(userId=ME, maxResults=DRAFTS_LOOKED_INTO)
        return [
            draft
            for draft in items_of(run(request), "drafts")
            if isinstance(draft.get("message"), dict)
            and draft["message"].get("threadId") not in (None, besides)
        ]

    def _found(self, message: Json) -> FoundEffect:
        message_id = text_of(message, "id")
        return FoundEffect(
            message_id=message_id,
            thread_id=text_of(message, "threadId"),
            draft_id=self._draft_of(message_id) if "DRAFT" in labels_of(message) else None,
        )

    def _draft_of(self, message_id: str) -> str | None:
        for draft in self._pages(self._users.drafts(), "drafts", userId=ME, maxResults=500):
            message = draft.get("message")
            if isinstance(message, dict) and message.get("id") == message_id:
                return text_of(draft, "id")
        return None

    def _pages(self, collection: Any, name: str, **query: Any) -> Iterator[Json]:
        request = collection.list(**query)
        for _ in range(MOST_PAGES):
            page = run(request)
            yield from items_of(page, name)
            request = collection.list_next(request, page)
            if request is None:
                return

    def _attachment(self, message_id: str, attachment_id: str) -> bytes:
        request = (
            self._users.messages()
            .attachments()
            .get(userId=ME, messageId=message_id, id=attachment_id)
        )
        data = run(request).get("data")
        return base64url(data) if isinstance(data, str) else b""


def _added(record: Json) -> list[Json]:
    return [
        entry["message"]
        for entry in items_of(record, "messagesAdded")
        if isinstance(entry.get("message"), dict)
    ]


def _headers(message: Json) -> Headers:
    payload = message.get("payload")
    return Headers(payload.get("headers") if isinstance(payload, dict) else None)


def _carries(message: Json, effect_key: str) -> bool:
    ours = labels_of(message) & {"DRAFT", "SENT"}
    return bool(ours) and effect_key in _headers(message).all(EFFECT_HEADER.lower())


def _age(message: Json) -> int:
    date = message.get("internalDate")
    return int(date) if isinstance(date, str) and date.isdigit() else 0
