"""Google, over the sandbox: Gmail, and its authorization server."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from mimetypes import guess_type

from countersign.adapters.google.oauth import GoogleOAuth
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.providers import PROVIDERS, ProviderFacts
from countersign.ports.mail import Mailbox
from tests.adapters.google.live import Connected, google_at
from tests.contracts.rigs.mail import GRACE, NO_FILES, NOON, Files, Write, Wrote
from tests.contracts.rigs.oauth import ANA
from tests.fakes.oauth import Fault as OAuthFault
from tests.fakes.provider_faults import Fault
from tests.fakes.system import SettableClock
from tests.sandbox.client import CLIENT, Sandbox, answer_in, encoded
from tests.sandbox.client import Mailbox as GmailBox
from tests.sandbox.client import mail as written

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


def with_files(raw: str, files: Files) -> str:
    """The mail with these files behind its text."""
    if not files:
        return raw
    mail = message_from_string(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    mail.set_content(mail.get_content())
    for name, content in files.items():
        kind = (guess_type(name)[0] or "application/octet-stream").split("/")
        mail.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return mail.as_string()


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
        files: Files = NO_FILES,
    ) -> str:
        self.delivered += 1
        moment = at or NOON + timedelta(seconds=self.delivered)
        headers = {
            "Date": format_datetime(moment),
            "Message_ID": f"<{self.delivered}@elsewhere.example>",
        }
        headers |= {"In_Reply_To": answers.rfc_message_id} if answers else {}
        headers |= {"X_Countersign_Effect": effect} if effect else {}
        raw = written(
            sender=f"Grace <{GRACE}>", to=self.address, subject=subject, body=text, **headers
        )
        return self.connected.deliver(with_files(raw, files))["thread_id"]

    def send(
        self,
        to: str,
        sender: str | None = None,
        *,
        text: str = "Gladly.",
        subject: str = "Hello",
        files: Files = NO_FILES,
    ) -> None:
        raw = written(sender=sender or self.address, to=to, subject=subject, body=text)
        self.connected.box.post("messages/send", {"raw": encoded(with_files(raw, files))})

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
        raw = encoded(written(sender=self.address, to="bo@office.example", subject="Hello"))
        for _ in range(count):
            self.connected.box.post("drafts", {"message": {"raw": raw}})

    def begin_draft_by_hand(self, thread: Thread) -> str:
        newest = thread.messages[-1]
        raw = written(
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


@dataclass
class GoogleOAuthRig:
    clock: SettableClock
    oauth: GoogleOAuth
    sandbox: Sandbox
    facts: ProviderFacts = PROVIDERS["google"]

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        page = self.sandbox.wire.request("GET", url)
        offered = re.findall(r'name="scope"[^>]* value="([^"]+)"', page.text)
        form = {
            "decision": "allow",
            "account": "new",
            "new_email": ANA,
            "scope": [scope for scope in offered if scope not in leave_out],
        }
        return answer_in(self.sandbox.wire.request("POST", url, data=form))

    def take_back(self) -> None:
        self.sandbox.control("POST", "/tokens/revoke", {"account": ANA})

    def spoil(self, fault: OAuthFault) -> None:
        fields = {"mode": "before"} if fault == "silent" else {"mode": "status", "status": 429}
        entry = {"provider": "google", "method": "*", "path_regex": "/(token|revoke|userinfo)$"}
        self.sandbox.control("POST", "/faults", entry | fields)


@contextmanager
def mail(running: Callable[[], Sandbox]) -> Iterator[GmailRig]:
    sandbox = running()
    yield GmailRig(Connected(sandbox))
    sandbox.control("DELETE", "/faults")


@contextmanager
def oauth(running: Callable[[], Sandbox]) -> Iterator[GoogleOAuthRig]:
    sandbox, clock = running(), SettableClock()
    server = GoogleOAuth(
        CLIENT["client_id"], CLIENT["client_secret"], clock, base_url=google_at(sandbox)
    )
    yield GoogleOAuthRig(clock, server, sandbox)
    server.close()
    sandbox.control("POST", "/reset")
