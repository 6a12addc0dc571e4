"""What lies in a mailbox in memory, and what its owner and others do to it by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from mimetypes import guess_type
from typing import Any, Literal, NamedTuple

from countersign.domain.mail.mail import AttachedFile, Mail
from countersign.domain.mail.state import Folder
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
)
from tests.fakes.provider_faults import Fault, Faults

Method = Literal[
    "account",
    "recent",
    "changes",
    "thread",
    "addresses",
    "has_written_to",
    "has_sent_from",
    "known_as",
    "sent_to",
    "find_sent",
    "find_files",
    "file_bytes",
    "save_draft",
    "find_effect",
    "delete_draft",
    "draft",
    "send_draft",
    "change",
    "states",
    "find_label",
    "make_label",
]
SENT: dict[str, Any] = {"folder": Folder.SENT, "is_sent": True, "read": True}
DRAFT: dict[str, Any] = {"folder": Folder.DRAFTS, "is_draft": True}


class _Change(NamedTuple):
    """Something arrived or was sent; or else a draft was saved, something deleted or binned."""

    position: int
    thread_id: str
    is_new_mail: bool


@dataclass
class MailboxByHand:
    """What lies in one mailbox, and the person's hand on it.

    `spoil(method, fault)` spoils the next call of a method: the answer is lost before or after the
    write, the provider is busy, it refuses, or it does not let us in. `carried_out` names each
    write that took place, with the effect key, the draft id, the message ids (space between) or the
    name of the label. `outbox` holds what other people were sent, and `contents` the bytes of
    files, by their message and part.
    """

    address: str = "ada@example.com"
    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    aliases: list[str] = field(default_factory=list)
    default: str = ""
    messages: list[Mail] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    outbox: list[Mail] = field(default_factory=list)
    contents: dict[tuple[str, str], bytes] = field(default_factory=dict)
    carried_out: list[tuple[str, str]] = field(default_factory=list)
    connected: bool = True
    _faults: Faults = field(default_factory=Faults)
    _changes: list[_Change] = field(default_factory=list)
    _position: int = 1_000
    _remembered_from: int = 1_000
    _numbers: int = 0

    def deliver(self, text: str = "Shall we have lunch on Friday?", **fields: Any) -> Mail:
        """A mail arrives; any field of `Mail` by name, and the `contents` of its files by theirs. A
        new thread unless one is named."""
        number = self._next_number()
        named = self._attach(f"m{number}", fields.pop("contents", {}))
        mail = Mail(
            **{
                "message_id": f"m{number}",
                "thread_id": f"t{number}",
                "rfc_message_id": f"<{number}@elsewhere.example>",
                "sender": "grace@elsewhere.example",
                "sender_name": "Grace",
                "to": (self.address,),
                "at": self._moment(number),
                "subject": "Lunch?",
                "text": text,
                "folder": Folder.INBOX,
                "read": False,
                "dmarc": "pass",
                "files": named,
                "attachments": tuple(file.name for file in named),
            }
            | fields
        )
        return self._add(mail)

    def files_of(self, mail: Mail) -> list[tuple[AttachedFile, bytes]]:
        """What a mail carries, a draft and what it became of it included."""
        return [(one, self.contents.get((mail.message_id, one.part), b"")) for one in mail.files]

    def replace_file(self, message_id: str, part: str, content: bytes) -> None:
        """What no provider lets anybody do: other bytes where a file was."""
        self.contents[message_id, part] = content

    def send(self, to: str, text: str = "Gladly.", **fields: Any) -> Mail:
        """The person writes a mail by hand."""
        own = {"sender": self.address, "sender_name": "", "dmarc": "none", "to": (to,)}
        mail = self.deliver(text, **own | SENT | fields)
        self.outbox.append(mail)
        return mail

    def send_draft_by_hand(self, draft_id: str) -> Mail:
        """The person sends a saved draft: it is a sent message from then on, under a new id."""
        number = self._next_number()
        draft = self._remove_draft(draft_id)
        sent = draft.model_copy(
            update={
                "message_id": f"m{number}",
                "rfc_message_id": f"<{number}@mail.example>",
                **SENT,
                "is_draft": False,
            }
        )
        self._carry_files(draft, sent)
        self.outbox.append(sent)
        return self._add(sent)

    def discard_draft_by_hand(self, draft_id: str) -> None:
        self._remove_draft(draft_id)

    def throw_away(self, thread_id: str, folder: Folder = Folder.TRASH) -> None:
        """The person puts a conversation into the bin, or into spam."""
        for number, mail in enumerate(self.messages):
            if mail.thread_id == thread_id:
                self.messages[number] = mail.model_copy(update={"folder": folder})
        self._note(thread_id)

    def delete_for_good(self, thread_id: str) -> None:
        self.messages = [mail for mail in self.messages if mail.thread_id != thread_id]
        self._note(thread_id)

    def forget_history(self) -> None:
        """Every position handed out so far is too old from now on."""
        self._position += 1
        self._remembered_from = self._position

    def spoil(self, method: Method, fault: Fault, *, times: int = 1) -> None:
        self._faults.wait(method, fault, times)

    def edit_draft_by_hand(self, draft_id: str, text: str, **fields: Any) -> None:
        """The person edits a saved draft: it holds another message from then on."""
        number = self._next_number()
        draft = self._remove_draft(draft_id)
        made = {"message_id": f"m{number}", "text": text, "at": self._moment(number)}
        edited = draft.model_copy(update=made | fields)
        self._carry_files(draft, edited)
        self.drafts[draft_id] = self._add(edited).message_id

    def write_draft_by_hand(self, text: str = "Dear Grace,", **fields: Any) -> str:
        """The person begins a draft of their own; answers its id. A new thread unless named."""
        number = self._next_number()
        draft = Mail(
            **{
                "message_id": f"m{number}",
                "thread_id": f"t{number}",
                "rfc_message_id": f"<{number}@mail.example>",
                "sender": self.address,
                "at": self._moment(number),
                "subject": "Hello",
                "text": text,
                **DRAFT,
            }
            | fields
        )
        self.drafts[f"r{number}"] = self._add(draft).message_id
        return f"r{number}"

    def _attach(self, message_id: str, contents: Mapping[str, bytes]) -> tuple[AttachedFile, ...]:
        """The text of a mail with files is its part 0."""
        for at, content in enumerate(contents.values(), start=1):
            self.contents[message_id, str(at)] = content
        return tuple(
            AttachedFile(
                part=str(at),
                name=name,
                bytes=len(content),
                type=guess_type(name)[0] or "application/octet-stream",
            )
            for at, (name, content) in enumerate(contents.items(), start=1)
        )

    def _carry_files(self, before: Mail, after: Mail) -> None:
        for file, content in self.files_of(before):
            self.contents[after.message_id, file.part] = content

    def _add(self, mail: Mail) -> Mail:
        self.messages.append(mail)
        self._note(mail.thread_id, is_new_mail=not (mail.is_draft or mail.is_thrown_away))
        return mail

    def _note(self, thread_id: str, *, is_new_mail: bool = False) -> None:
        self._position += 1
        self._changes.append(_Change(self._position, thread_id, is_new_mail))

    def _remove_draft(self, draft_id: str) -> Mail:
        message_id = self.drafts.pop(draft_id)
        draft = next(mail for mail in self.messages if mail.message_id == message_id)
        self.messages.remove(draft)
        self._note(draft.thread_id)
        return draft

    def _in_thread(self, thread_id: str) -> list[Mail]:
        found = [mail for mail in self.messages if mail.thread_id == thread_id]
        return sorted(found, key=lambda mail: mail.at)

    def _moment(self, number: int) -> datetime:
        """Each message is newer than the one before."""
        return self.now + timedelta(seconds=number)

    def _next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _write(self, method: Method, write: Any) -> dict[str, Any]:
        lost = self._answer(method)
        receipt: dict[str, Any] = write()
        if lost:
            raise OutcomeUnknown("No answer.")
        return receipt

    def _answer(self, method: Method) -> bool:
        """Spend a fault that waits for this method; True if only the answer gets lost."""
        if not self.connected:
            raise ConnectionBroken("The access was taken back.")
        return self._faults.spend(method)
