"""The fakes: a mailbox, and an authorization server that plays the first provider's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.providers import PROVIDERS, ProviderFacts
from tests.contracts.rigs.mail import GRACE, NO_FILES, Files, Write, Wrote
from tests.contracts.rigs.oauth import ANA
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.oauth import FakeOAuth
from tests.fakes.oauth import Fault as OAuthFault
from tests.fakes.provider_faults import Fault
from tests.fakes.system import SettableClock
from tests.sandbox.client import Sandbox


@dataclass
class FakeMailRig:
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
        files: Files = NO_FILES,
    ) -> str:
        fields: dict[str, object] = {"subject": subject, "sender": GRACE, "sender_name": "Grace"}
        fields |= {"thread_id": answers.thread_id} if answers else {}
        fields |= {"at": at} if at else {}
        fields |= {"headers": {"x-countersign-effect": effect}} if effect else {}
        return self.session.deliver(text, contents=files, **fields).thread_id

    def send(
        self,
        to: str,
        sender: str | None = None,
        *,
        text: str = "Gladly.",
        subject: str = "Hello",
        files: Files = NO_FILES,
    ) -> None:
        from_alias = {"sender": sender} if sender else {}
        self.session.send(to, text, subject=subject, contents=files, **from_alias)

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

    def carried_out(self, write: Wrote) -> int:
        return sum(name == write for name, _ in self.session.carried_out)


@dataclass
class FakeOAuthRig:
    clock: SettableClock
    oauth: FakeOAuth
    facts: ProviderFacts = PROVIDERS["google"]

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        return self.oauth.agree(url, ANA, leave_out=leave_out)

    def take_back(self) -> None:
        self.oauth.take_back(ANA)

    def spoil(self, fault: OAuthFault) -> None:
        self.oauth.fault = fault


@contextmanager
def mail(running: Callable[[], Sandbox]) -> Iterator[FakeMailRig]:
    yield FakeMailRig()


@contextmanager
def oauth(running: Callable[[], Sandbox]) -> Iterator[FakeOAuthRig]:
    clock = SettableClock()
    yield FakeOAuthRig(clock, FakeOAuth(clock))
