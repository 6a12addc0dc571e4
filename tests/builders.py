"""Values for tests: believable defaults, and any field by name."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.mail.files import MailFile
from countersign.domain.mail.mail import Mail, SendAs, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Engine, Reader

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
READER_ADDRESS = "sam.reed@northgate.example"
LETTERS = "letters@countersign.example"


def mail(text: str = "Could you send me the figures?", **fields: Any) -> Mail:
    """A message from Alice to the reader, an hour ago, authenticated."""
    number = fields.pop("number", 1)
    return Mail(
        **{
            "message_id": f"m{number}",
            "thread_id": "t1",
            "rfc_message_id": f"<{number}@partner.example>",
            "sender": "alice@partner.example",
            "sender_name": "Alice Moore",
            "to": (READER_ADDRESS,),
            "at": NOW - timedelta(minutes=60 - number),
            "subject": "Figures",
            "text": text,
            "dmarc": "pass",
        }
        | fields
    )


def sent(text: str = "Here you are.", **fields: Any) -> Mail:
    """A message that the reader sent to Alice."""
    return mail(
        text,
        **{
            "sender": READER_ADDRESS,
            "sender_name": "Sam Reed",
            "to": ("alice@partner.example",),
            "folder": Folder.SENT,
            "is_sent": True,
        }
        | fields,
    )


def thread(*messages: Mail | str) -> Thread:
    """A thread of messages, oldest first; a text stands for a message from Alice."""
    return Thread(
        thread_id="t1",
        messages=tuple(
            mail(one, number=number) if isinstance(one, str) else one
            for number, one in enumerate(messages or ("Could you send me the figures?",), start=1)
        ),
    )


def reader(**fields: Any) -> Reader:
    """Sam Reed, for whom the agents work."""
    return Reader(
        **{
            "address": READER_ADDRESS,
            "name": "Sam Reed",
            "timezone": "Europe/Berlin",
            "now": NOW,
            "letters_from": LETTERS,
        }
        | fields
    )


def integration(**fields: Any) -> Integration:
    """Sam's connected Google account."""
    return Integration(
        **{
            "user_id": "usr_1",
            "integration_id": "int_1",
            "provider": "google",
            "account": READER_ADDRESS,
            "subject": "1234567890",
            "scopes": ("openid", "email", "https://www.googleapis.com/auth/gmail.modify"),
            "connected_at": NOW,
            "created_at": NOW,
        }
        | fields
    )


class AddressBook:
    """A mailbox that knows its owner's addresses, to whom and from where they have written, and
    their letters, newest first."""

    def __init__(
        self,
        written_to: Sequence[str] = (),
        sent_from: Sequence[str] = (),
        aliases: Sequence[str] = (),
        letters: Sequence[Mail] = (),
    ) -> None:
        self.written_to = frozenset(written_to)
        self.sent_from = frozenset(sent_from)
        self.aliases = tuple(aliases)
        self.letters = tuple(letters)
        self.asked: list[str] = []
        self.names: dict[str, str] = {}
        self.names_asked: list[str] = []
        self.searches = 0

    def addresses(self) -> tuple[SendAs, ...]:
        return tuple(SendAs(address=one) for one in (READER_ADDRESS, *self.aliases))

    def has_sent_from(self, address: str) -> bool:
        return address in self.sent_from

    def has_written_to(self, address: str) -> bool:
        self.asked.append(address)
        return address in self.written_to

    def known_as(self, name: str, *, besides: str) -> tuple[str, ...]:
        self.names_asked.append(name)
        called = (one for one, known in self.names.items() if known == name)
        return tuple(one for one in called if one in self.written_to and one != besides)

    def sent_to(self, address: str, *, at_most: int) -> tuple[Mail, ...]:
        return tuple(one for one in self.letters if address in one.to)[:at_most]

    def find_sent(self, words: Sequence[str], *, at_most: int) -> tuple[Mail, ...]:
        self.searches += 1
        found = (one for one in self.letters if all(word in one.text.lower() for word in words))
        return tuple(found)[:at_most]

    def find_files(
        self, *, correspondent: str, words: Sequence[str], at_most: int
    ) -> tuple[MailFile, ...]:
        return ()


def desk(
    *,
    written_to: Sequence[str] = (),
    sent_from: Sequence[str] = (),
    aliases: Sequence[str] = (),
    letters: Sequence[Mail] = (),
    engine: Engine | None = None,
    sorted_until: datetime | None = None,
    guidance: Guidance | None = None,
    **about_reader: Any,
) -> MailboxPass:
    """The email agent at Sam's mailbox, with the rules engine unless another is given."""
    book: Any = AddressBook(written_to, sent_from, aliases, letters)
    told = guidance or Guidance()
    return MailboxPass(
        reader(**{"tone": told.tone, "manner": told.manner} | about_reader),
        integration(),
        book,
        engine or RulesEngine(),
        sorted_until,
        told,
    )


def replied(proposal: Proposal) -> DraftReply | SendReply:
    """The reply that is proposed."""
    assert isinstance(proposal.action, DraftReply | SendReply)
    return proposal.action
