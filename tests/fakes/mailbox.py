"""A mailbox in memory that behaves as a connected one, faults included.

`tests/contracts/test_mail_session.py` holds it and the Gmail adapter to the same statements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.header_fields import written_address
from countersign.domain.mail.mail import (
    DraftNow,
    FoundEffect,
    Mail,
    MailAccount,
    MailChanges,
    SendAs,
    Thread,
)
from countersign.domain.mail.state import Folder, MailChange, MailState
from countersign.ports.providers import (
    OutcomeUnknown,
    PositionExpired,
    ProviderGone,
    ProviderRefused,
    TooMuchToSee,
    Unwritable,
)
from tests.fakes.mail_by_hand import DRAFT
from tests.fakes.mail_found import FoundByHand

EFFECT_HEADER = "x-countersign-effect"
MOST_MESSAGES = 1_000
LOOKED_THROUGH = 100
CLOCKS_APART = timedelta(minutes=10)
OWN_NAMES = frozenset({"inbox", "unread", "starred", "important", "spam", "trash"})


@dataclass
class FakeMailbox(FoundByHand):
    """A session on it. `takes`: how long it is about a whole conversation."""

    takes: timedelta = timedelta(0)

    def account(self) -> MailAccount:
        self._answer("account")
        return MailAccount(address=self.address, position=str(self._position))

    def addresses(self) -> tuple[SendAs, ...]:
        self._answer("addresses")
        default = self.default or self.address
        return tuple(
            SendAs(address=one, is_default=one == default) for one in (self.address, *self.aliases)
        )

    def own_addresses(self) -> frozenset[str]:
        return frozenset(alias.address for alias in self.addresses())

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        self._answer("recent")
        newest_first = sorted(self.messages, key=lambda mail: mail.at, reverse=True)
        threads = dict.fromkeys(
            mail.thread_id for mail in newest_first if mail.at >= since and not mail.is_draft
        )
        return MailChanges(
            thread_ids=tuple(reversed(list(threads)[:at_most])), position=str(self._position)
        )

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        self._answer("changes")
        since = int(position)
        if not self._remembered_from <= since <= self._position:
            raise PositionExpired("This position is too old.")
        reached = since
        found: dict[str, None] = {}
        touched: dict[str, None] = {}
        for change in self._changes:
            if change.position <= since:
                continue
            if change.is_new_mail:
                if change.thread_id not in found and len(found) >= at_most:
                    return _changes(found, touched, reached)
                found.setdefault(change.thread_id)
            else:
                touched.setdefault(change.thread_id)
            reached = change.position
        return _changes(found, touched, self._position)

    def read(self, ref: str) -> Thread:
        return self.thread(ref)

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        if within <= self.takes:
            raise OutcomeUnknown("No answer in time.")
        return self._thread(ref, 100)

    def link_to(self, ref: str) -> str:
        return f"https://mail.example/{self.address}/{ref}"

    def thread(self, thread_id: str) -> Thread:
        return self._thread(thread_id, 50)

    def _thread(self, thread_id: str, at_most: int) -> Thread:
        self._answer("thread")
        messages = self._in_thread(thread_id)
        if not messages:
            raise ProviderGone("There is no such thread.")
        newest = tuple(messages[-at_most:])
        return Thread(thread_id=thread_id, messages=newest, left_out=len(messages) - len(newest))

    def has_written_to(self, address: str) -> bool:
        self._answer("has_written_to")
        wanted = address.strip().lower()
        return any(
            wanted in (known.lower() for known in (*mail.to, *mail.cc))
            for mail in self.messages
            if mail.is_sent
        )

    def known_as(self, name: str, *, besides: str) -> tuple[str, ...]:
        self._answer("known_as")
        wanted = name.casefold().split()
        found = dict.fromkeys(
            mail.sender.lower()
            for mail in reversed(self.messages)
            if mail.sender_name.casefold().split() == wanted
            and mail.sender.lower() != besides.strip().lower()
        )
        return tuple(one for one in found if self.has_written_to(one))

    def has_sent_from(self, address: str) -> bool:
        self._answer("has_sent_from")
        wanted = address.strip().lower()
        return any(mail.is_sent and mail.sender.lower() == wanted for mail in self.messages)

    def fingerprint(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> str:
        for address in (*action.to, *action.cc):
            if written_address(address) is None:
                raise Unwritable(f"No mail can be written to {address}.")
        if sender not in (None, self.address, *self.aliases):
            raise Unwritable(f"This mailbox does not send from {sender}.")
        hashes = [sha256(one).hexdigest() for one in files]
        if hashes != [one.sha256 for one in action.attachments]:
            raise Unwritable("This mail cannot be written exactly as it was approved.")
        named = "" if sender in (None, self.default or self.address) else sender
        said = f"{effect_key}\n{named}\n{action.model_dump_json()}"
        return sha256(said.encode()).hexdigest()

    def save_draft(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> dict[str, Any]:
        def write() -> dict[str, Any]:
            return self._save_draft(action, effect_key, sender, files)

        self.fingerprint(action, effect_key, sender, files=files)
        return self._write("save_draft", write)

    def find_effect(
        self, thread_id: str, effect_key: str, *, since: datetime
    ) -> FoundEffect | None:
        self._answer("find_effect")
        own = [mail for mail in self.messages if mail.is_draft or mail.is_sent]
        seen = [mail for mail in own if mail.thread_id == thread_id]
        for is_sent in (True, False):
            elsewhere = [
                mail
                for mail in own
                if mail.thread_id != thread_id
                and mail.is_sent is is_sent
                and mail.at >= since - CLOCKS_APART
            ]
            newest_first = sorted(elsewhere, key=lambda mail: mail.at, reverse=True)
            seen += newest_first[:LOOKED_THROUGH]
            if len(elsewhere) > LOOKED_THROUGH and not _under(effect_key, seen):
                raise TooMuchToSee("There is too much to look through.")
        found = sorted(_under(effect_key, seen), key=lambda mail: mail.is_sent, reverse=True)
        return self._as_found(found[0]) if found else None

    def _as_found(self, mail: Mail) -> FoundEffect:
        drafts = (known for known, made in self.drafts.items() if made == mail.message_id)
        return FoundEffect(
            message_id=mail.message_id,
            thread_id=mail.thread_id,
            draft_id=next(drafts, None),
            is_sent=mail.is_sent,
        )

    def delete_draft(self, draft_id: str) -> bool:
        def write() -> dict[str, Any]:
            present = draft_id in self.drafts
            if present:
                self._remove_draft(draft_id)
                self.carried_out.append(("delete_draft", draft_id))
            return {"deleted": present}

        return bool(self._write("delete_draft", write)["deleted"])

    def draft(
        self, draft_id: str, action: Reply, effect_key: str, sender: str | None = None
    ) -> DraftNow:
        self._answer("draft")
        if draft_id not in self.drafts:
            raise ProviderGone("There is no such draft.")
        now = next(mail for mail in self.messages if mail.message_id == self.drafts[draft_id])
        said = (now.to, now.cc, now.subject, now.text, now.headers)
        approved = (action.to, action.cc, action.subject, action.body, {EFFECT_HEADER: effect_key})
        held = [(one.name, sha256(file).hexdigest()) for one, file in self.files_of(now)]
        same_files = held == [(one.name, one.sha256) for one in action.attachments]
        is_ours = said == approved and same_files and sender in (None, now.sender)
        return DraftNow(message_id=now.message_id, is_as_approved=is_ours)

    def send_draft(self, draft_id: str) -> dict[str, Any]:
        def write() -> dict[str, Any]:
            if draft_id not in self.drafts:
                raise ProviderGone("There is no such draft.")
            sent = self.send_draft_by_hand(draft_id)
            self.carried_out.append(("send_draft", draft_id))
            return {"message_id": sent.message_id, "thread_id": sent.thread_id}

        return self._write("send_draft", write)

    def change(self, message_ids: Sequence[str], change: MailChange) -> None:
        ids = list(dict.fromkeys(message_ids))
        if len(ids) > MOST_MESSAGES:
            raise ProviderRefused("Too many messages.")
        if not ids or change == MailChange():
            return

        def write() -> dict[str, Any]:
            self._change(ids, change)
            return {}

        self._write("change", write)

    def states(self, thread_id: str) -> Mapping[str, MailState]:
        self._answer("states")
        return {mail.message_id: state_of(mail) for mail in self._in_thread(thread_id)}

    def change_stored_as(self, *, add: Sequence[str], remove: Sequence[str]) -> MailChange:
        """In Gmail's words, as they were stored when there was no other mailbox."""
        tags = {*add, *remove} - {"INBOX", "UNREAD"}
        if tags - self.labels.keys():
            raise ProviderRefused("These labels cannot be put on and taken off.")
        gone = {name: name in remove for name in ("INBOX", "UNREAD") if name in {*add, *remove}}
        return MailChange(
            archived=gone.get("INBOX"),
            read=gone.get("UNREAD"),
            add_tags=frozenset(tags.intersection(add)),
            remove_tags=frozenset(tags.intersection(remove)),
        )

    def find_label(self, name: str) -> str | None:
        self._answer("find_label")
        return self._label_named(name)

    def make_label(self, name: str) -> str:
        def write() -> dict[str, Any]:
            present = self._label_named(name)
            if present is not None:
                return {"id": present}
            if name.lower() in OWN_NAMES:
                raise ProviderRefused("This name is the mailbox's own.")
            label_id = f"Label_{len(self.labels) + 1}"
            self.labels[label_id] = name
            self.carried_out.append(("make_label", name))
            return {"id": label_id}

        return str(self._write("make_label", write)["id"])

    def _change(self, ids: list[str], change: MailChange) -> None:
        named = change.add_tags | change.remove_tags
        if named - self.labels.keys() or change.add_tags & change.remove_tags:
            raise ProviderRefused("These labels cannot be put on and taken off.")
        self._position += 1
        self.messages = [
            _after(mail, change) if mail.message_id in ids else mail for mail in self.messages
        ]
        self.carried_out.append(("change", " ".join(ids)))

    def _label_named(self, name: str) -> str | None:
        wanted = name.casefold()
        return next((key for key, made in self.labels.items() if made.casefold() == wanted), None)

    def _save_draft(
        self, action: Reply, effect_key: str, sender: str | None, files: Sequence[bytes]
    ) -> dict[str, Any]:
        if not self._in_thread(action.thread_id):
            raise ProviderGone("There is no such thread.")
        number = self._next_number()
        names = [one.name for one in action.attachments]
        attached = self._attach(f"m{number}", dict(zip(names, files, strict=True)))
        mail = self._add(
            Mail(
                message_id=f"m{number}",
                thread_id=self._thread_for(action, number),
                rfc_message_id=f"<{number}@mail.example>",
                references=f"{action.references} {action.in_reply_to}".strip(),
                sender=sender or self.default or self.address,
                to=action.to,
                cc=action.cc,
                at=self._moment(number),
                subject=action.subject,
                text=action.body,
                headers={EFFECT_HEADER: effect_key},
                files=attached,
                attachments=tuple(file.name for file in attached),
                **DRAFT,
            )
        )
        self.drafts[f"r{number}"] = mail.message_id
        self.carried_out.append(("save_draft", effect_key))
        return {
            "draft_id": f"r{number}",
            "message_id": mail.message_id,
            "thread_id": mail.thread_id,
            "sha256": self.fingerprint(action, effect_key, sender, files=files),
        }

    def _thread_for(self, action: Reply, number: int) -> str:
        """As Gmail does, which puts a reply under another subject into a thread of its own."""
        subject = self._in_thread(action.thread_id)[0].subject
        same = _subject_key(subject) == _subject_key(action.subject)
        return action.thread_id if same else f"t{number}"


def _changes(found: dict[str, None], touched: dict[str, None], position: int) -> MailChanges:
    return MailChanges(thread_ids=tuple(found), touched=tuple(touched), position=str(position))


def state_of(mail: Mail) -> MailState:
    return MailState(**{name: getattr(mail, name) for name in MailState.model_fields})


def _after(mail: Mail, change: MailChange) -> Mail:
    """Back into the inbox is out of the bin; out of the inbox is where it came from."""
    folder, read = mail.folder, mail.read if change.read is None else change.read
    if change.archived is False:
        folder = Folder.INBOX
    elif change.archived and folder is Folder.INBOX:
        folder = Folder.SENT if mail.is_sent else Folder.ARCHIVE
    tags = (mail.tags | change.add_tags) - change.remove_tags
    return mail.model_copy(update={"folder": folder, "read": read, "tags": tags})


def _subject_key(subject: str) -> str:
    return "".join(filter(str.isalpha, subject)).casefold().removeprefix("re")


def _under(effect_key: str, mails: Sequence[Mail]) -> list[Mail]:
    return [mail for mail in mails if mail.headers.get(EFFECT_HEADER) == effect_key]
