"""What a test does with a mailbox of any provider, and with the world around it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Literal, Protocol

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.ports.mail import Mailbox
from tests.fakes.provider_faults import Fault

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
GRACE = "grace@elsewhere.example"
Files = Mapping[str, bytes]
"""By name; the first is part 1 of its message, for part 0 is the text."""
NO_FILES: Files = MappingProxyType({})
KEY = "tsk_01JD3Z0000000000000000000.1.draft"
Write = Literal["save_draft", "send_draft", "change", "make_label"]
Wrote = Literal[Write, "delete_draft"]


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
        files: Files = NO_FILES,
    ) -> str:
        """A mail from Grace; answers its thread."""
        ...

    def send(
        self,
        to: str,
        sender: str | None = None,
        *,
        text: str = "Gladly.",
        subject: str = "Hello",
        files: Files = NO_FILES,
    ) -> None:
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

    def carried_out(self, write: Wrote) -> int:
        """How many such writes took place."""
        ...


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
