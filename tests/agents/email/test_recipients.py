"""Whom an answer goes to, what is known of them, and from which address it leaves."""

from typing import Any

import pytest

from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder
from countersign.domain.task.origin import Caution, Origin
from countersign.domain.task.proposal import Proposal
from tests.agents.email.proposals import ALICE, Obliging, proposed, reply
from tests.builders import READER_ADDRESS, desk, mail, replied, sent, thread


@pytest.mark.parametrize("sender", ["", "alice", "a b@c.example", "a@b@c", "<>", "@", "a@b,c@d"])
def test_a_sender_that_is_no_address_proposes_nothing(sender: str) -> None:
    assert proposed(mail(sender=sender), engine=Obliging()) is None


def test_a_reply_to_of_the_same_house_is_followed() -> None:
    proposal = reply(mail(reply_to=("desk@mail.partner.example",)))
    assert replied(proposal).to == ("desk@mail.partner.example",)
    assert "reply_to_differs" not in {warning.code for warning in proposal.warnings}


@pytest.mark.parametrize("elsewhere", ["alice@elsewhere.example", "Alice <alice@gmx.com>"])
def test_a_reply_to_elsewhere_is_not_followed_but_shown(elsewhere: str) -> None:
    proposal = reply(mail(reply_to=(elsewhere,)))
    assert replied(proposal).to == (ALICE,)
    assert Caution(path="to/0", code="reply_to_differs") in proposal.warnings


def test_another_address_at_a_public_provider_is_another_person() -> None:
    proposal = reply(mail(sender="alice@gmail.com", reply_to=("alice2@gmail.com",)))
    assert replied(proposal).to == ("alice@gmail.com",)
    assert Caution(path="to/0", code="reply_to_differs") in proposal.warnings


def test_one_of_several_recipients_answers_all_but_never_oneself_or_a_list() -> None:
    proposal = reply(
        mail(
            to=(READER_ADDRESS, "bob@partner.example", "team@lists.partner.example"),
            cc=(
                "Eve@Partner.example",
                "bob@partner.example",
                "sam.reed+x@northgate.example",
                ALICE,
            ),
        )
    )
    assert replied(proposal).to == (ALICE,)
    assert replied(proposal).cc == ("bob@partner.example", "eve@partner.example")


def test_the_only_one_addressed_answers_the_sender_alone() -> None:
    assert replied(reply(mail(cc=("eve@partner.example",)))).cc == ()


def test_a_crowd_is_not_answered_as_a_whole() -> None:
    crowd = tuple(f"p{n}@partner.example" for n in range(60))
    assert replied(reply(mail(to=(READER_ADDRESS, *crowd)))).cc == ()


def sources(proposal: Proposal) -> dict[str, Origin]:
    return {entry.path: entry.source for entry in proposal.provenance}


def test_somebody_i_have_written_to_is_my_own() -> None:
    proposal = reply(mail(), written_to=(ALICE,))
    assert sources(proposal) == {"to/0": Origin.OWN}
    assert proposal.warnings == ()


def test_a_stranger_is_unknown_and_a_first_contact() -> None:
    proposal = reply(mail())
    assert sources(proposal) == {"to/0": Origin.UNKNOWN}
    assert proposal.warnings == (Caution(path="to/0", code="first_contact"),)


def test_an_authenticated_answer_to_my_mail_is_from_a_correspondent() -> None:
    proposal = reply(mail("Hello."), sent("Hello!", number=2), mail("Can you call?", number=3))
    assert sources(proposal) == {"to/0": Origin.CORRESPONDENT}


@pytest.mark.parametrize(
    "messages",
    [
        (mail("Hello.", dmarc="none"), sent(number=2), mail(number=3)),
        (mail("Hello."), sent(number=2), mail(number=3, dmarc="none")),
        (sent("Hello!", number=1), mail(number=2)),
        (mail("Hello."), mail(number=2)),
        (mail("Hello."), sent(number=2, folder=Folder.INBOX, is_sent=False), mail(number=3)),
        (mail("Hello."), sent(number=2, to=("bob@partner.example",)), mail(number=3)),
    ],
    ids=[
        "earlier mail not authenticated",
        "this mail not authenticated",
        "nothing from them before",
        "nothing from me",
        "mine is only claimed",
        "mine went to another",
    ],
)
def test_less_than_authenticated_mail_both_ways_is_unknown(messages: tuple[Mail, ...]) -> None:
    assert sources(reply(*messages)) == {"to/0": Origin.UNKNOWN}


def test_being_in_copy_of_a_known_person_proves_nothing() -> None:
    proposal = reply(mail(to=(READER_ADDRESS, "bob@elsewhere.example")), written_to=(ALICE,))
    assert sources(proposal) == {"to/0": Origin.OWN, "cc/0": Origin.UNKNOWN}
    assert Caution(path="cc/0", code="first_contact") in proposal.warnings


def test_an_unauthenticated_sender_is_marked() -> None:
    assert Caution(path="to/0", code="unverified_sender") in reply(mail(dmarc="none")).warnings


def test_the_same_name_from_another_address_is_marked() -> None:
    other = mail("Can you call me?", number=2, sender="alice.moore@elsewhere.example")
    assert Caution(path="to/0", code="lookalike_sender") in reply(mail("Hello."), other).warnings


@pytest.mark.parametrize(
    "sender",
    [
        "=?utf-8?q?eve=40evil.example=2C_x?=@partner.example",
        "jürgen@partner.example",
        "alice@localhost",
        f"{'a' * 65}@partner.example",
    ],
)
def test_nobody_is_answered_whom_no_mail_can_name(sender: str) -> None:
    """It would be refused once it is signed."""
    assert proposed(mail(sender=sender), engine=Obliging()) is None


def test_of_the_others_those_stay_whom_a_mail_can_name() -> None:
    others = (READER_ADDRESS, "bob@partner.example")
    action = replied(reply(mail(to=others, cc=("=?utf-8?q?eve=40evil.example?=@partner.example",))))
    assert action.cc == ("bob@partner.example",)


def test_a_reply_among_people_i_write_to_may_be_sent_at_once() -> None:
    assert reply(mail(), written_to=(ALICE,)).action.kind == "email.send_reply"


@pytest.mark.parametrize(
    ("fields", "written_to"),
    [
        ({}, ()),
        ({"dmarc": "none"}, (ALICE,)),
        ({"to": (READER_ADDRESS, "bob@elsewhere.example")}, (ALICE,)),
        ({"reply_to": ("alice@elsewhere.example",)}, (ALICE, "alice@elsewhere.example")),
    ],
    ids=["a stranger", "not authenticated", "a stranger in copy", "answers go elsewhere"],
)
def test_any_doubt_about_whom_it_reaches_makes_a_draft_of_it(
    fields: dict[str, Any], written_to: tuple[str, ...]
) -> None:
    assert reply(mail(**fields), written_to=written_to).action.kind == "email.draft_reply"


def test_authenticated_mail_both_ways_is_not_enough_to_send() -> None:
    proposal = reply(mail("Hello."), sent("Hello!", number=2), mail("Can you call?", number=3))
    assert replied(proposal).kind == "email.draft_reply"


ALIAS, SECOND = "sam@studio.example", "sreed@mail.example"


def test_an_address_of_the_readers_own_is_not_copied_in() -> None:
    everybody = (READER_ADDRESS, ALIAS, SECOND, "bob@partner.example")
    asked = thread(mail("Could you call me?", to=everybody))

    proposal = desk(own=frozenset({SECOND}), sent_from=(ALIAS,)).look(asked)

    assert proposal is not None
    assert replied(proposal).cc == ("bob@partner.example",)


def test_a_question_put_to_an_alias_alone_is_put_to_the_reader() -> None:
    asked = mail("Bob, could you call me?", to=(ALIAS,), cc=("bob@partner.example",))

    assert desk(own=frozenset({ALIAS})).look(thread(asked)) is not None


@pytest.mark.parametrize("known", [{"own": frozenset({ALIAS})}, {"sent_from": (ALIAS,)}], ids=str)
def test_nobody_is_told_to_answer_themselves_at_another_address(known: dict[str, Any]) -> None:
    assert desk(**known).look(thread(mail("Could you call me?", sender=ALIAS))) is None


def test_a_stranger_who_poses_as_an_alias_is_warned_of() -> None:
    here = desk(own=frozenset({ALIAS}))
    inbox = Folder.INBOX

    assert here.look(thread(mail("Call me.", sender=ALIAS, dmarc="none", folder=inbox))) is None
    assert [code.code for code in here.piles()[0].warnings] == ["poses_as_you"]


@pytest.mark.parametrize(
    ("to", "cc", "leaves_from"),
    [
        ((ALIAS,), (), ALIAS),
        ((ALIAS.upper(),), (), ALIAS),
        (("bob@partner.example", ALIAS), (), ALIAS),
        ((READER_ADDRESS, ALIAS), (), READER_ADDRESS),
        ((READER_ADDRESS,), (ALIAS,), READER_ADDRESS),
        (("unknown@studio.example",), (), ""),
    ],
)
def test_an_answer_leaves_from_the_address_that_was_written_to(
    to: tuple[str, ...], cc: tuple[str, ...], leaves_from: str
) -> None:
    asked = thread(mail("Could you call me?", to=to, cc=cc))

    proposal = desk(own=frozenset({ALIAS}), aliases=(ALIAS,)).look(asked)

    assert proposal is not None
    assert proposal.sender == leaves_from
