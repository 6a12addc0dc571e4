"""Whom a warning keeps from being answered, and whom it does not."""

from typing import Any

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder
from countersign.domain.task.origin import Caution
from tests.agents.email.proposals import ALICE
from tests.builders import AddressBook, desk, mail, sent, thread

MONEY = (
    "Hi Sam,\n\nour bank details have changed. Could you send the payment to our new account?\n\n"
    "Alice"
)
WARNED = Caution(path="to/0", code="payment_pressure")


def test_a_friend_who_writes_of_money_is_answered_with_a_warning_by_a_draft() -> None:
    here = desk(written_to=(ALICE,))
    proposal = here.look(thread(mail(MONEY)))
    assert proposal is not None
    assert isinstance(proposal.action, DraftReply)
    assert WARNED in proposal.warnings
    assert here.piles() == ()


def test_a_colleague_is_known_without_asking_the_mailbox() -> None:
    here = desk()
    proposal = here.look(thread(mail(MONEY, sender="eva@northgate.example", sender_name="Eva")))
    assert proposal is not None
    assert WARNED in proposal.warnings


def test_who_was_answered_in_the_conversation_is_known() -> None:
    proposal = desk().look(thread(mail("Hello."), sent(number=2), mail(MONEY, number=3)))
    assert proposal is not None
    assert WARNED in proposal.warnings


@pytest.mark.parametrize(
    ("fields", "written_to"),
    [
        ({}, ()),
        ({"dmarc": "none"}, (ALICE,)),
        ({"dmarc": "fail"}, (ALICE,)),
        ({"sender": "eva@northgate.example", "dmarc": "none"}, ()),
    ],
    ids=str,
)
def test_nobody_else_is(fields: dict[str, Any], written_to: tuple[str, ...]) -> None:
    here = desk(written_to=written_to)
    assert here.look(thread(mail(MONEY, **{"folder": Folder.INBOX} | fields))) is None
    assert [one.title for one in here.piles()] == ["Suspicious: Figures"]


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (mail(MONEY), [ALICE]),
        (mail(MONEY, dmarc="none"), []),
        (mail(MONEY, sender="a@northgatte.example"), []),
        (mail("Nothing of interest."), []),
    ],
)
def test_the_mailbox_is_asked_only_where_the_verdict_turns_on_it(
    message: Mail, asked: list[str]
) -> None:
    here = desk()
    here.look(thread(message))
    assert isinstance(here.mail, AddressBook)
    assert here.mail.asked == asked


def test_a_stranger_with_a_new_address_of_somebody_is_answered_with_a_warning() -> None:
    text = "Hi Sam,\n\nthis is Alice, from my private address. Could you send me the report here?"
    proposal = desk().look(thread(mail(text, sender="alice.m.77@gmail.com")))
    assert proposal is not None
    assert Caution(path="to/0", code="lookalike_sender") in proposal.warnings


def test_who_is_called_as_somebody_who_is_quoted_and_writes_from_elsewhere_is_doubted() -> None:
    text = "Could you pay it?\n\nOn Monday, Tom Beck <tom@northgate.example> wrote:\n> Here it is."
    proposal = desk().look(thread(mail(text, sender="tom@x-mail.example", sender_name="Tom Beck")))
    assert proposal is not None
    assert Caution(path="to/0", code="lookalike_sender") in proposal.warnings


@pytest.mark.parametrize(
    ("fields", "excused"),
    [
        ({}, True),
        ({"text": "Hi Sam, please pay the attached invoice today."}, False),
        ({"sender": "tom@northgate.example"}, False),
        ({"text": "Your account has been locked, click here."}, False),
    ],
    ids=str,
)
def test_a_list_header_excuses_a_failed_check_of_nothing_that_is_meant_for_me(
    fields: dict[str, Any], excused: bool
) -> None:
    listed = {"list-post": "<mailto:dev@lists.example>"}
    here = desk()
    complete = {"text": "New release.", "folder": Folder.INBOX} | fields
    assert here.look(thread(mail(dmarc="fail", headers=listed, **complete))) is None
    assert (here.piles() == ()) == excused
