"""A mailbox and a hand on the world around it: the fake's, and Gmail's over the sandbox."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Literal, Protocol

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.ports.mail import Mailbox
from tests.adapters.google.live import Connected
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider_faults import Fault
from tests.sandbox.client import Mailbox as GmailBox
from tests.sandbox.client import Sandbox, encoded, mail

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
GRACE = "grace@elsewhere.example"
KEY = "tsk_01JD3Z0000000000000000000.1.draft"
RIGS = ("gmail", "fake")
Write = Literal["save_draft", "send_draft", "change", "make_label"]


class Rig(Protocol):
    """A mailbox, and a hand on the world around it."""

    @property
    def address(self) -> str: ...

    @property
    def session(self) -> Mailbox: ...

    def deliver(
        self,
        text: str = "Shall we have lunch?",
        *,
        subject: str = "Lunch?",
        answers: Mail | None = None,
        at: datetime | None = None,
        effect: str | None = None,
    ) -> str:
        """A mail from Grace; answers its thread."""
        ...

    def send(self, to: str, sender: str | None = None) -> None:
        """The person writes to somebody by hand."""
        ...

    def add_alias(self, address: str, *, confirmed: bool = True, is_default: bool = False) -> None:
        """The person sets up an address to send from."""
        ...

    def remove_alias(self, address: str) -> None: ...

    def send_draft_by_hand(self, draft_id: str) -> None: ...

    def edit_draft_by_hand(self, draft_id: str, text: str) -> None:
        """The person rewrites the text of a draft; all else stays as it is."""
        ...

    def write_drafts_by_hand(self, count: int) -> None:
        """The person begins so many drafts, each in a thread of its own."""
        ...

    def begin_draft_by_hand(self, thread: Thread) -> str:
        """The person begins a draft in this conversation; answers its id."""
        ...

    def discard_draft_by_hand(self, draft_id: str) -> None: ...

    def throw_away(self, thread: Thread, folder: Folder) -> None:
        """The person puts the conversation into the bin, or calls it spam."""
        ...

    def somebody(self) -> str:
        """The address of another mailbox."""
        ...

    def received(self, address: str) -> list[str]:
        """The texts of what came into that mailbox."""
        ...

    def forget_history(self) -> None: ...

    def spoil(self, write: Write, fault: Fault) -> None:
        """Spoil the next such write."""
        ...

    def take_access_back(self) -> None: ...

    def carried_out(self, write: Write) -> int:
        """How many such writes took place."""
        ...


@dataclass
class FakeRig:
    session: FakeMailbox = field(default_factory=FakeMailbox)

    @property
    def address(self) -> str:
        return self.session.address

    def deliver(
        self,
        text: str = "Shall we have lunch?",
        *,
        subject: str = "Lunch?",
        answers: Mail | None = None,
        at: datetime | None = None,
        effect: str | None = None,
    ) -> str:
        fields: dict[str, object] = {"subject": subject, "sender": GRACE}
        fields |= {"thread_id": answers.thread_id} if answers else {}
        fields |= {"at": at} if at else {}
        fields |= {"headers": {"x-countersign-effect": effect}} if effect else {}
        return self.session.deliver(text, **fields).thread_id

    def send(self, to: str, sender: str | None = None) -> None:
        self.session.send(to, **{"sender": sender} if sender else {})

    def add_alias(self, address: str, *, confirmed: bool = True, is_default: bool = False) -> None:
        if confirmed:
            self.session.aliases.append(address)
            self.session.default = address if is_default else self.session.default

    def remove_alias(self, address: str) -> None:
        self.session.aliases.remove(address)

    def send_draft_by_hand(self, draft_id: str) -> None:
        self.session.send_draft_by_hand(draft_id)

    def edit_draft_by_hand(self, draft_id: str, text: str) -> None:
        self.session.edit_draft_by_hand(draft_id, text)

    def write_drafts_by_hand(self, count: int) -> None:
        for _ in range(count):
            self.session.write_draft_by_hand()

    def begin_draft_by_hand(self, thread: Thread) -> str:
        return self.session.write_draft_by_hand(thread_id=thread.thread_id)

    def discard_draft_by_hand(self, draft_id: str) -> None:
        self.session.discard_draft_by_hand(draft_id)

    def throw_away(self, thread: Thread, folder: Folder) -> None:
        self.session.throw_away(thread.thread_id, folder)

    def somebody(self) -> str:
        return "bo@office.example"

    def received(self, address: str) -> list[str]:
        return [sent.text for sent in self.session.outbox if address in (*sent.to, *sent.cc)]

    def forget_history(self) -> None:
        self.session.forget_history()

    def spoil(self, write: Write, fault: Fault) -> None:
        self.session.spoil(write, fault)

    def take_access_back(self) -> None:
        self.session.connected = False

    def carried_out(self, write: Write) -> int:
        return sum(name == write for name, _ in self.session.carried_out)


_GMAIL: dict[Write, tuple[str, str]] = {
    "save_draft": ("/drafts$", "drafts.create"),
    "send_draft": ("/drafts/send$", "drafts.send"),
    "change": ("/messages/batchModify$", "messages.batchModify"),
    "make_label": ("/labels$", "labels.create"),
}
"""Under which path Gmail does it, and as what the sandbox files it."""


@dataclass
class GmailRig:
    connected: Connected
    delivered: int = 0
    others: dict[str, GmailBox] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return self.connected.account

    @property
    def session(self) -> Mailbox:
        return self.connected.session

    def deliver(
        self,
        text: str = "Shall we have lunch?",
        *,
        subject: str = "Lunch?",
        answers: Mail | None = None,
        at: datetime | None = None,
        effect: str | None = None,
    ) -> str:
        self.delivered += 1
        moment = at or NOON + timedelta(seconds=self.delivered)
        headers = {
            "Date": format_datetime(moment),
            "Message_ID": f"<{self.delivered}@elsewhere.example>",
        }
        headers |= {"In_Reply_To": answers.rfc_message_id} if answers else {}
        headers |= {"X_Countersign_Effect": effect} if effect else {}
        raw = mail(
            sender=f"Grace <{GRACE}>", to=self.address, subject=subject, body=text, **headers
        )
        return self.connected.deliver(raw)["thread_id"]

    def send(self, to: str, sender: str | None = None) -> None:
        raw = encoded(mail(sender=sender or self.address, to=to, subject="Hello"))
        self.connected.box.post("messages/send", {"raw": raw})

    def add_alias(self, address: str, *, confirmed: bool = True, is_default: bool = False) -> None:
        status = "accepted" if confirmed else "pending"
        alias = {"account": self.address, "alias": address, "status": status}
        self.connected.sandbox.control("POST", "/aliases", alias | {"is_default": is_default})

    def remove_alias(self, address: str) -> None:
        alias = {"account": self.address, "alias": address}
        self.connected.sandbox.control("DELETE", "/aliases", alias)

    def send_draft_by_hand(self, draft_id: str) -> None:
        self.connected.box.post("drafts/send", {"id": draft_id})

    def edit_draft_by_hand(self, draft_id: str, text: str) -> None:
        box = self.connected.box
        raw = urlsafe_b64decode(box.get(f"drafts/{draft_id}", format="raw")["message"]["raw"])
        head = raw.partition(b"\r\n\r\n")[0]
        edited = urlsafe_b64encode(head + b"\r\n\r\n" + text.encode()).decode()
        box.call("PUT", f"drafts/{draft_id}", json={"message": {"raw": edited}})

    def write_drafts_by_hand(self, count: int) -> None:
        raw = encoded(mail(sender=self.address, to="bo@office.example", subject="Hello"))
        for _ in range(count):
            self.connected.box.post("drafts", {"message": {"raw": raw}})

    def begin_draft_by_hand(self, thread: Thread) -> str:
        newest = thread.messages[-1]
        raw = mail(
            sender=self.address,
            to=GRACE,
            subject=f"Re: {newest.subject}",
            In_Reply_To=newest.rfc_message_id,
        )
        body = {"message": {"raw": encoded(raw), "threadId": thread.thread_id}}
        return str(self.connected.box.post("drafts", body)["id"])

    def discard_draft_by_hand(self, draft_id: str) -> None:
        self.connected.box.call("DELETE", f"drafts/{draft_id}")

    def throw_away(self, thread: Thread, folder: Folder) -> None:
        for message in thread.messages:
            if folder is Folder.TRASH:
                self.connected.box.post(f"messages/{message.message_id}/trash")
            else:
                body = {"addLabelIds": ["SPAM"]}
                self.connected.box.post(f"messages/{message.message_id}/modify", body)

    def somebody(self) -> str:
        address = f"bo-{len(self.others)}-{self.address}"
        self.others[address] = self.connected.sandbox.mailbox(address)
        return address

    def received(self, address: str) -> list[str]:
        box = self.others[address]
        return [box.get(f"messages/{found}")["snippet"] for found in box.found()]

    def forget_history(self) -> None:
        self.connected.sandbox.control("POST", "/history/expire", {"account": self.address})

    def spoil(self, write: Write, fault: Fault) -> None:
        mode, more = {
            "lost_before": ("before", {}),
            "lost_after": ("after", {}),
            "busy": ("status", {"status": 429}),
            "refused": ("status", {"status": 400}),
            "broken": ("status", {"status": 401, "times": 2}),
        }[fault]
        self.connected.fault("POST", _GMAIL[write][0], mode, **more)

    def take_access_back(self) -> None:
        self.connected.fault("*", "/gmail/v1/", "status", status=401, times=2)

    def carried_out(self, write: Write) -> int:
        return sum(entry["effect"] == _GMAIL[write][1] for entry in self.connected.writes())


@contextmanager
def rig_named(name: str, running: Callable[[], Sandbox]) -> Iterator[Rig]:
    """One of `RIGS`; no fault outlives it."""
    if name == "fake":
        yield FakeRig()
        return
    sandbox = running()
    yield GmailRig(Connected(sandbox))
    sandbox.control("DELETE", "/faults")


def opened(rig: Rig, text: str = "Shall we have lunch?") -> Thread:
    return rig.session.thread(rig.deliver(text))


def reply(thread: Thread, body: str = "Gladly, at noon.", **fields: object) -> DraftReply:
    newest = thread.messages[-1]
    complete: dict[str, object] = {
        "integration_id": "int_1",
        "thread_id": thread.thread_id,
        "reply_to_message_id": newest.message_id,
        "in_reply_to": newest.rfc_message_id,
        "references": newest.references,
        "to": (newest.sender,),
        "subject": f"Re: {newest.subject}",
        "body": body,
    }
    return DraftReply.model_validate(complete | fields)
