"""A stranger who goes by the name of somebody whom the reader writes with."""

from typing import Any

import pytest

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Caution
from countersign.ports.providers import ProviderBusy
from tests.builders import AddressBook, desk, mail, thread

NINA = "nina.okafor@brightdesk.example"
STRANGER = "nina.okafor@freemail.example"
ASKS = "Hi Sam,\n\ncould you send me the report by Friday?\n\nNina"
DOUBTED = Caution(path="to/0", code="lookalike_sender")
FIRST = Caution(path="to/0", code="first_contact")


class _SaysNoName(AddressBook):
    def known_as(self, name: str, *, besides: str) -> tuple[str, ...]:
        raise ProviderBusy("Later.")


def nina(sender: str, name: str = "Nina Okafor", text: str = ASKS) -> Mail:
    return mail(text, sender=sender, sender_name=name)


def book_of(here: MailboxPass) -> AddressBook:
    assert isinstance(here.mail, AddressBook)
    return here.mail


def at_desk() -> MailboxPass:
    here = desk(written_to=(NINA,))
    book_of(here).names = {NINA: "Nina Okafor"}
    return here


def test_a_stranger_with_a_friends_name_is_warned_of_and_can_be_answered_by_a_draft() -> None:
    here = at_desk()
    proposal = here.look(thread(nina(STRANGER)))
    assert proposal is not None
    assert isinstance(proposal.action, DraftReply)
    assert {DOUBTED, FIRST} <= set(proposal.warnings)
    assert book_of(here).names_asked == ["Nina Okafor"]


def test_the_friend_is_not_warned_of_and_their_name_is_not_looked_for() -> None:
    here = at_desk()
    proposal = here.look(thread(nina(NINA)))
    assert proposal is not None
    assert DOUBTED not in proposal.warnings
    assert book_of(here).names_asked == []


def test_a_namesake_of_nobody_is_a_first_contact_alone() -> None:
    here = desk()
    proposal = here.look(thread(nina(STRANGER)))
    assert proposal is not None
    assert FIRST in proposal.warnings
    assert DOUBTED not in proposal.warnings


@pytest.mark.parametrize(
    ("name", "text"), [("Brightdesk Support", ASKS), ("Nina Okafor", "Nothing of interest.")]
)
def test_no_name_is_looked_for_that_is_no_persons_or_gets_no_reply(name: str, text: str) -> None:
    here = at_desk()
    here.look(thread(nina(STRANGER, name, text)))
    assert book_of(here).names_asked == []


def test_a_mailbox_that_does_not_say_leaves_a_draft_with_a_first_contact() -> None:
    here = desk()
    book: Any = _SaysNoName()
    here.mail = book
    proposal = here.look(thread(nina(STRANGER)))
    assert proposal is not None
    assert isinstance(proposal.action, DraftReply)
    assert FIRST in proposal.warnings
    assert DOUBTED not in proposal.warnings
