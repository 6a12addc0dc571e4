"""What the kinds have in common that write a mail."""

from typing import Annotated, ClassVar

from pydantic import Field

from countersign.domain.actions.action import Action, Shape
from countersign.domain.actions.fields import (
    HeaderLine,
    HeaderReference,
    Place,
    Recipient,
    Reference,
    Text,
)
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.header_fields import is_one_line
from countersign.domain.visible import visible

EDITABLE = ("to", "cc", "subject", "body")

KINDS_BEFORE_IDENTITIES = ("email.draft_reply", "email.send_reply")
"""Under which a reply was known by its thread, before messages had an identity."""


class Outgoing(Action):
    """A mail as it will stand in the thread."""

    shape: ClassVar[Shape] = "letter"

    to: Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=50)]
    cc: Annotated[tuple[Recipient, ...], Field(max_length=50)] = ()
    subject: HeaderLine
    body: Text

    def check_edited(self, after: Action) -> None:
        super().check_edited(after)
        if not isinstance(after, Outgoing):
            return
        if after.subject != self.subject and not is_one_line(after.subject):
            raise InvalidInput(
                "A subject is one line, without control characters.", fields=["action.subject"]
            )


class Reply(Outgoing):
    """A mail in a conversation of the connected mailbox (RFC 5322 section 3.6.4)."""

    does_what: ClassVar[str]

    thread_id: Place
    reply_to_message_id: Reference
    in_reply_to: HeaderReference
    references: HeaderReference = ""

    def summary(self) -> str:
        others = len(self.to) + len(self.cc) - 1
        more = f" and {others} more" if others else ""
        return f"{self.does_what} to {self.to[0]}{more}: {visible(self.subject)[:120]}"

    def writes_to(self) -> frozenset[str]:
        return frozenset({f"mail:{self.integration_id}:answer:{self.reply_to_message_id}"})
