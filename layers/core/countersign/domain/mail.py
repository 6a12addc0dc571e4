"""Mail as agents read it and as actions write it. Everything in it is a stranger's text."""

from typing import Literal

from pydantic import Field

from countersign.domain.values import Moment, Value


class Mailbox(Value):
    """Who the connected account is, and the provider's present marker of change."""

    address: str
    position: str


class Mail(Value):
    """One message, parsed. `text` is plain text, also where the sender wrote HTML.

    `dmarc` is what the connected provider itself found (RFC 8601), never what the message claims.
    `headers` holds the few that agents look at, names in lower case.
    """

    message_id: str
    thread_id: str
    rfc_message_id: str
    references: str = ""
    sender: str
    sender_name: str = ""
    reply_to: str | None = None
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    at: Moment
    subject: str
    text: str
    headers: dict[str, str] = Field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    attachments: tuple[str, ...] = ()
    dmarc: Literal["pass", "fail", "none"] = "none"

    @property
    def is_draft(self) -> bool:
        return "DRAFT" in self.labels

    @property
    def is_sent(self) -> bool:
        return "SENT" in self.labels


class Thread(Value):
    """A conversation, oldest message first."""

    thread_id: str
    messages: tuple[Mail, ...]

    @property
    def delivered(self) -> tuple[Mail, ...]:
        """Everything but drafts."""
        return tuple(mail for mail in self.messages if not mail.is_draft)


class MailChanges(Value):
    """Threads with new mail since a position, oldest first, and the position they lead up to.

    `touched` are those in which the person did something else: began a draft, or put a message into
    the bin or into spam, or deleted it.
    """

    thread_ids: tuple[str, ...]
    touched: tuple[str, ...] = ()
    position: str


class DraftNow(Value):
    """A draft as it stands in the mailbox; an edit gives it another message.

    `is_as_approved`: it says exactly what the action does, to nobody else, under the effect's key.
    """

    message_id: str
    is_as_approved: bool


class FoundEffect(Value):
    """A message in the mailbox that carries one of our effect keys: a draft, or sent."""

    message_id: str
    thread_id: str
    draft_id: str | None
    is_sent: bool
