"""A mailbox and a hand on the world around it: the fake's, and Gmail's over the sandbox."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Protocol

from countersign.domain.mail import Mail
from countersign.ports.mail import MailSession
from tests.adapters.google.live import Connected
from tests.fakes.mailbox import FakeMailbox, Fault
from tests.sandbox.client import encoded, mail

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
GRACE = "grace@elsewhere.example"


class Rig(Protocol):
    """A mailbox, and a hand on the world around it."""

    @property
    def address(self) -> str: ...

    @property
    def session(self) -> MailSession: ...

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

    def send(self, to: str) -> None:
        """The person writes to somebody by hand."""
        ...

    def send_draft(self, draft_id: str) -> None: ...

    def forget_history(self) -> None: ...

    def spoil_write(self, fault: Fault) -> None:
        """Spoil the next saving of a draft."""
        ...

    def take_access_back(self) -> None: ...

    def saved_drafts(self) -> int:
        """How many drafts were ever saved."""
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

    def send(self, to: str) -> None:
        self.session.send(to)

    def send_draft(self, draft_id: str) -> None:
        self.session.send_draft(draft_id)

    def forget_history(self) -> None:
        self.session.forget_history()

    def spoil_write(self, fault: Fault) -> None:
        self.session.spoil("save_draft", fault)

    def take_access_back(self) -> None:
        self.session.connected = False

    def saved_drafts(self) -> int:
        return sum(name == "save_draft" for name, _ in self.session.carried_out)


@dataclass
class GmailRig:
    connected: Connected
    delivered: int = 0

    @property
    def address(self) -> str:
        return self.connected.account

    @property
    def session(self) -> MailSession:
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

    def send(self, to: str) -> None:
        raw = encoded(mail(sender=self.address, to=to, subject="Hello"))
        self.connected.box.post("messages/send", {"raw": raw})

    def send_draft(self, draft_id: str) -> None:
        self.connected.box.post("drafts/send", {"id": draft_id})

    def forget_history(self) -> None:
        self.connected.sandbox.control("POST", "/history/expire", {"account": self.address})

    def spoil_write(self, fault: Fault) -> None:
        mode, more = {
            "lost_before": ("before", {}),
            "lost_after": ("after", {}),
            "busy": ("status", {"status": 429}),
            "refused": ("status", {"status": 400}),
            "broken": ("status", {"status": 401, "times": 2}),
        }[fault]
        self.connected.fault("POST", "/drafts$", mode, **more)

    def take_access_back(self) -> None:
        self.connected.fault("*", "/gmail/v1/", "status", status=401, times=2)

    def saved_drafts(self) -> int:
        return sum(entry["effect"] == "drafts.create" for entry in self.connected.writes())
