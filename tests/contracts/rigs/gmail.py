"""Gmail, over the sandbox."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime

from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.ports.mail import Mailbox
from tests.adapters.google.live import Connected
from tests.contracts.rigs.mail import GRACE, NOON, Write, Wrote
from tests.fakes.provider_faults import Fault
from tests.sandbox.client import Mailbox as GmailBox
from tests.sandbox.client import encoded, mail

_PATHS: dict[Write, str] = {
    "save_draft": "/drafts$",
    "send_draft": "/drafts/send$",
    "change": "/messages/batchModify$",
    "make_label": "/labels$",
}
"""Under which path Gmail does it."""

FILED_AS: dict[Wrote, str] = {
    "save_draft": "drafts.create",
    "send_draft": "drafts.send",
    "delete_draft": "drafts.delete",
    "change": "messages.batchModify",
    "make_label": "labels.create",
}
"""As what the sandbox files it."""


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
        self.connected.fault("POST", _PATHS[write], mode, **more)

    def take_access_back(self) -> None:
        self.connected.fault("*", "/gmail/v1/", "status", status=401, times=2)

    def carried_out(self, write: Wrote) -> int:
        return sum(entry["effect"] == FILED_AS[write] for entry in self.connected.writes())
