"""A Gmail mailbox (Gmail API v1) as `ports.mail.Mailbox`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from countersign.adapters.google import finding, labels, saving, searching, senders
from countersign.adapters.google.api import ME, Json, items_of, pages, run, text_of, users_of
from countersign.adapters.google.body import base64url
from countersign.adapters.google.drafts import draft_now
from countersign.adapters.google.effects import find_effect
from countersign.adapters.google.history import TYPES, touched, with_new_mail
from countersign.adapters.google.message import mail_of
from countersign.adapters.google.transport import AtMostOnce
from countersign.adapters.rfc5322.compose import compose
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.integration import Integration
from countersign.domain.mail.files import MailFile
from countersign.domain.mail.mail import (
    DraftNow,
    FoundEffect,
    Mail,
    MailAccount,
    MailChanges,
    SendAs,
    Thread,
)
from countersign.domain.mail.state import MailChange, MailState
from countersign.ports.providers import (
    PositionExpired,
    ProviderGone,
)

AccessTokens = Callable[[Integration, bool], str]
"""An access token for an account; True asks for one that was refreshed just now."""

NEWEST_MESSAGES = 50
WHOLE_AT_MOST = 100
WEB = "https://mail.google.com/mail/"
MOST_PAGES = 10
PAGE_SIZE = 100
HISTORY_PAGE = 500
TEXTS_FETCHED = 5


def open_mailbox(
    integration: Integration, access_tokens: AccessTokens, *, base_url: str | None = None
) -> "GmailSession":
    """A session; its first call fetches the token. `base_url` replaces Google's own, for the
    provider sandbox."""
    transport = AtMostOnce(lambda force: access_tokens(integration, force))
    return GmailSession(users_of(transport, base_url), integration.account, transport)


class GmailSession:
    """One mailbox. Every method may raise what `ports.mail` says."""

    def __init__(self, users: Any, account: str, transport: AtMostOnce) -> None:
        self._users = users
        self._account = account
        self._transport = transport
        self._addresses: tuple[SendAs, ...] = ()
        self._written_to: dict[str, bool] = {}
        self._sent_from: dict[str, bool] = {}

    def account(self) -> MailAccount:
        profile = run(self._users.getProfile(userId=ME))
        return MailAccount(
            address=text_of(profile, "emailAddress"), position=text_of(profile, "historyId")
        )

    def addresses(self) -> tuple[SendAs, ...]:
        if not self._addresses:
            self._addresses = senders.addresses(self._users)
        return self._addresses

    def own_addresses(self) -> frozenset[str]:
        return frozenset(alias.address for alias in self.addresses())

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        """The newest `at_most` threads; the position is taken before they are read."""
        position = self.account().position
        query = f"after:{int(since.timestamp())} -in:drafts -in:spam -in:trash -in:chats"
        listed = pages(
            self._users.messages(), "messages", at_most=MOST_PAGES, q=query, maxResults=PAGE_SIZE
        )
        newest_first: dict[str, None] = {}
        for message in listed:
            newest_first.setdefault(text_of(message, "threadId"))
            if len(newest_first) >= at_most:
                break
        return MailChanges(thread_ids=tuple(reversed(newest_first)), position=position)

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        """Oldest first. Where `at_most` cuts it short, the position is where it was cut."""
        history = self._users.history()
        request = history.list(
            userId=ME, startHistoryId=position, historyTypes=list(TYPES), maxResults=HISTORY_PAGE
        )
        reached = position
        found: dict[str, None] = {}
        also: dict[str, None] = {}
        for _ in range(MOST_PAGES):
            try:
                page = run(request)
            except ProviderGone as error:
                raise PositionExpired("Gmail does not remember this position.") from error
            for record in items_of(page, "history"):
                arrived = with_new_mail(record)
                if found and len(found.keys() | set(arrived)) > at_most:
                    return _changes(found, also, reached)
                found.update(dict.fromkeys(arrived))
                also.update(dict.fromkeys(touched(record)))
                reached = text_of(record, "id")
            request = history.list_next(request, page)
            if request is None:
                return _changes(found, also, text_of(page, "historyId"))
        return _changes(found, also, reached)

    def read(self, ref: str) -> Thread:
        return self.thread(ref)

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        with self._transport.within(within):
            return self._thread(ref, WHOLE_AT_MOST)

    def link_to(self, ref: str) -> str:
        return f"{WEB}?authuser={quote(self._account, safe='@')}#all/{quote(ref, safe='')}"

    def thread(self, thread_id: str) -> Thread:
        return self._thread(thread_id, NEWEST_MESSAGES)

    def _thread(self, thread_id: str, at_most: int) -> Thread:
        found = run(self._users.threads().get(userId=ME, id=thread_id, format="full"))
        messages = sorted(items_of(found, "messages"), key=_age)
        newest = messages[-at_most:]
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
            left_out=len(messages) - len(newest),
        )

    def has_written_to(self, address: str) -> bool:
        """Whether a sent mail names exactly this address; the search itself compares words only."""
        key = address.strip().lower()
        if key not in self._written_to:
            self._written_to[key] = searching.has_sent_mail(self._users, "to", key)
        return self._written_to[key]

    def known_as(self, name: str, *, besides: str) -> tuple[str, ...]:
        found = searching.senders_called(self._users, name, besides.strip().lower())
        return tuple(one for one in found if self.has_written_to(one))

    def has_sent_from(self, address: str) -> bool:
        """Whether a sent mail comes from exactly this address."""
        key = address.strip().lower()
        if key not in self._sent_from:
            self._sent_from[key] = searching.has_sent_mail(self._users, "from", key)
        return self._sent_from[key]

    def sent_to(self, address: str, *, at_most: int) -> tuple[Mail, ...]:
        return finding.sent_to(self._users, address, at_most)

    def find_sent(self, words: Sequence[str], *, at_most: int) -> tuple[Mail, ...]:
        return finding.find_sent(self._users, words, at_most)

    def find_files(
        self, *, correspondent: str, words: Sequence[str], at_most: int
    ) -> tuple[MailFile, ...]:
        return finding.find_files(self._users, correspondent, words, at_most)

    def file_bytes(self, message_id: str, part: str, *, at_most: int) -> bytes:
        return finding.file_bytes(self._users, message_id, part, at_most)

    def fingerprint(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> str:
        return saving.hash_of(self._composed(action, effect_key, sender, files))

    def save_draft(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> dict[str, Any]:
        mail = self._composed(action, effect_key, sender, files)
        return saving.save_draft(self._users, mail, action.thread_id)

    def find_effect(
        self, thread_id: str, effect_key: str, *, since: datetime
    ) -> FoundEffect | None:
        return find_effect(self._users, thread_id, effect_key, since)

    def delete_draft(self, draft_id: str) -> bool:
        try:
            run(self._users.drafts().delete(userId=ME, id=draft_id))
        except ProviderGone:
            return False
        return True

    def draft(
        self, draft_id: str, action: Reply, effect_key: str, sender: str | None = None
    ) -> DraftNow:
        known = self.addresses() if sender is not None else ()
        return draft_now(self._users, draft_id, action, effect_key, senders.usual(sender, known))

    def send_draft(self, draft_id: str) -> dict[str, Any]:
        """The sent message has an id of its own: the draft's ends with the draft."""
        sent = run(self._users.drafts().send(userId=ME, body={"id": draft_id}))
        return {"message_id": text_of(sent, "id"), "thread_id": text_of(sent, "threadId")}

    def change(self, message_ids: Sequence[str], change: MailChange) -> None:
        labels.change(self._users, message_ids, change)

    def states(self, thread_id: str) -> Mapping[str, MailState]:
        return labels.states(self._users, thread_id)

    def change_stored_as(self, *, add: Sequence[str], remove: Sequence[str]) -> MailChange:
        return labels.change_of(add=add, remove=remove)

    def find_label(self, name: str) -> str | None:
        return labels.find_label(self._users, name)

    def make_label(self, name: str) -> str:
        return labels.make_label(self._users, name)

    def _composed(
        self, action: Reply, effect_key: str, sender: str | None, files: Sequence[bytes]
    ) -> bytes:
        named = None if sender is None else senders.to_be_named(sender, self.addresses())
        return compose(action, effect_key, named, files)

    def _attachment(self, message_id: str, attachment_id: str) -> bytes:
        request = (
            self._users.messages()
            .attachments()
            .get(userId=ME, messageId=message_id, id=attachment_id)
        )
        data = run(request).get("data")
        return base64url(data) if isinstance(data, str) else b""


def _changes(found: Iterable[str], also: Iterable[str], position: str) -> MailChanges:
    return MailChanges(thread_ids=tuple(found), touched=tuple(also), position=position)


def _age(message: Json) -> int:
    date = message.get("internalDate")
    return int(date) if isinstance(date, str) and date.isdigit() else 0
