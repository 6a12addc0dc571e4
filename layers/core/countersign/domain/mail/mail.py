"""Mail as agents read it and as actions write it. Everything in it is a stranger's text."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from countersign.domain.canonical_json import sha256_of
from countersign.domain.mail.domain_name import lowered
from countersign.domain.mail.header_fields import message_ids
from countersign.domain.mail.state import MailState
from countersign.domain.values import Moment, Value

ORIGINAL_SENDER = "x-original-sender"
"""Where a group that rewrites From says who wrote to it."""


class MailAccount(Value):
    """Who the connected account is, and the provider's present marker of change."""

    address: str
    position: str


class SendAs(Value):
    """An address from which the connected account may send, by the provider's own word.

    `is_default`: the provider writes it into a mail that names no sender.
    """

    address: str
    is_default: bool = False


class AttachedFile(Value):
    """A file that a message carries; `part` is where it stands in it, `bytes` its size."""

    part: str
    name: str
    bytes: int
    type: str


class ShownLink(Value):
    """What a link into the web is called in a message, and where it leads; a form is called
    nothing."""

    text: str
    target: str
    kind: Literal["link", "form"] = "link"


class Mail(MailState):
    """One message, parsed. `text` is plain text, also where the sender wrote HTML.

    `has_html`: there is HTML, whichever of the two was read. `hides_text`: it has text in it that
    its reader cannot see, and `text` has not. `is_broken`: its text could not be read. `links` are
    the first of its HTML, which `text` shows without where they lead.

    `dmarc` is what the connected provider itself found (RFC 8601), never what the message claims.
    `headers` holds the few that agents look at, names in lower case. `reply_to` are all addresses
    that the message names for answers, and `reply_to_name` is the name beside the first.
    """

    message_id: str
    thread_id: str
    rfc_message_id: str
    references: str = ""
    sender: str
    sender_name: str = ""
    reply_to: tuple[str, ...] = ()
    reply_to_name: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    at: Moment
    subject: str
    text: str
    headers: dict[str, str] = Field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    files: tuple[AttachedFile, ...] = ()
    links: tuple[ShownLink, ...] = ()
    has_html: bool = False
    hides_text: bool = False
    is_broken: bool = False
    dmarc: Literal["pass", "fail", "none"] = "none"


def identity(mail: Mail) -> str:
    """The same for every copy of a message, in whatever thread, mailbox or account; empty where a
    message does not say who it is (RFC 5322, section 3.6.4)."""
    return next(_identities(mail), "")


def _identities(mail: Mail) -> Iterator[str]:
    """A message's id is a stranger's word: it counts for the sender whom the mailbox vouches for,
    and for nobody else's words."""
    for rfc_id in message_ids(mail.rfc_message_id)[:1]:
        who = {"id": rfc_id, "sender": lowered(mail.sender)}
        if _is_vouched_for(mail):
            yield sha256_of(who)
        yield sha256_of(who | {"text": " ".join(mail.text.split())})


def _is_vouched_for(mail: Mail) -> bool:
    return mail.dmarc == "pass" or mail.is_sent


class Thread(Value):
    """A conversation, oldest message first. `left_out` is how many older ones were not read."""

    thread_id: str
    messages: tuple[Mail, ...]
    left_out: int = 0

    @property
    def delivered(self) -> tuple[Mail, ...]:
        """Everything but drafts."""
        return tuple(mail for mail in self.messages if not mail.is_draft)

    def people(self) -> Iterator[str]:
        """Everybody whom a message names as taking part, as they are written there."""
        for mail in self.messages:
            original = mail.headers.get(ORIGINAL_SENDER, "")
            yield from (mail.sender, *mail.reply_to, *mail.to, *mail.cc, original)

    def vouched_for(self) -> tuple[str, ...]:
        """The newest mail's sender, if that is who it is by the mailbox's own check."""
        return tuple(mail.sender for mail in self.delivered[-1:] if mail.dmarc == "pass")

    def without_copies(self) -> "Thread":
        """Each message once, where it was first, drafts as they are.

        What the mailbox vouches for is no copy of what anybody may have sent ahead of it.
        """
        known: set[str] = set()
        vouched: set[str] = set()
        kept = []
        for mail in self.messages:
            found = set() if mail.is_draft else set(_identities(mail))
            if (vouched if _is_vouched_for(mail) else known).isdisjoint(found):
                kept.append(mail)
            known |= found
            if _is_vouched_for(mail):
                vouched |= found
        return self.model_copy(update={"messages": tuple(kept)})


class MailChanges(Value):
    """Threads with new mail since a position, oldest first, and the position they lead up to.

    `touched` are those in which the person did something else: began a draft, or put a message into
    the bin or into spam, or deleted it.
    """

    thread_ids: tuple[str, ...]
    touched: tuple[str, ...] = ()
    position: str

    @property
    def refs(self) -> tuple[str, ...]:
        return self.thread_ids


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
