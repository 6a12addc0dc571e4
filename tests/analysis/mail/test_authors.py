"""Who is answered when a mail was passed on by a program, a group or the reader's own form."""

from typing import Any

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.task.origin import Caution, Origin
from countersign.domain.task.proposal import Proposal
from tests.builders import READER_ADDRESS, desk, mail, replied, sent, thread

ASKS = "Could you please send me the price list for the autumn?"
MIRA = "mira@kovac.example"
BY_FORM: dict[str, Any] = {
    "sender": READER_ADDRESS,
    "sender_name": "Northgate contact form",
    "reply_to": (MIRA,),
    "reply_to_name": "Mira Kovac",
}
BY_PROGRAM: dict[str, Any] = BY_FORM | {"sender": "noreply@formhost.example"}
BY_GROUP: dict[str, Any] = BY_FORM | {
    "sender": "orders@northgate.example",
    "sender_name": "'Mira Kovac' via Orders",
    "to": ("orders@northgate.example",),
    "headers": {"x-original-sender": MIRA},
}
BY_SITE: dict[str, Any] = BY_FORM | {
    "sender": "hello@pinboard.example",
    "sender_name": "Mira Kovac via Pinboard",
}


def proposed(*messages: Mail, **more: Any) -> Proposal:
    found = desk(**more).look(Thread(thread_id="t1", messages=messages))
    assert found is not None
    return found


PASSED_ON = [
    BY_FORM,
    BY_FORM | {"folder": Folder.INBOX, "is_sent": True, "dmarc": "none"},
    BY_FORM | {"reply_to": (READER_ADDRESS, MIRA)},
    BY_FORM | {"reply_to_name": ""},
    BY_PROGRAM,
    BY_PROGRAM | {"sender": "notifications@formhost.example"},
    BY_PROGRAM | {"sender": "no-reply+77@formhost.example"},
    BY_PROGRAM | {"sender_name": "Mira Kovac via Formhost", "sender": "notify@formhost.example"},
    BY_GROUP,
    BY_GROUP | {"headers": {}},
    BY_GROUP | {"reply_to": (), "reply_to_name": ""},
    BY_GROUP | {"reply_to": ("orders@northgate.example",), "reply_to_name": "Orders"},
    BY_GROUP | {"sender_name": "„Mira Kovac“ über Orders"},
    BY_SITE,
    BY_SITE | {"reply_to_name": ""},
]


@pytest.mark.parametrize("fields", PASSED_ON, ids=range(len(PASSED_ON)))
def test_whom_a_passed_on_mail_names_is_answered_and_marked_as_unverified(
    fields: dict[str, Any],
) -> None:
    proposal = proposed(mail(ASKS, **fields), written_to=(MIRA,))

    assert isinstance(proposal.action, DraftReply)
    assert (replied(proposal).to, replied(proposal).cc) == ((MIRA,), ())
    assert [(entry.path, entry.source) for entry in proposal.provenance] == [
        ("to/0", Origin.UNKNOWN)
    ]
    assert Caution(path="to/0", code="answer_goes_to_reply_to") in proposal.warnings
    assert Caution(path="to/0", code="unverified_sender") in proposal.warnings


LISTED = {
    "x-original-sender": MIRA,
    "list-id": "<orders.northgate.example>",
    "list-post": "<https://groups.example/orders/post>",
    "list-unsubscribe": "<mailto:orders+unsubscribe@northgate.example>",
    "precedence": "list",
}


@pytest.mark.parametrize(
    ("fields", "answered"),
    [
        ({"text": f"Hi Sam,\n\n{ASKS}"}, True),
        ({"to": (READER_ADDRESS, "orders@northgate.example")}, True),
        ({}, False),
        ({"text": f"Hi all,\n\n{ASKS}"}, False),
    ],
    ids=str,
)
def test_a_question_that_came_through_a_group_is_for_whom_it_speaks_to(
    fields: dict[str, Any], answered: bool
) -> None:
    complete = {"text": ASKS, **BY_GROUP, "headers": LISTED, **fields}

    assert (desk().look(thread(mail(**complete))) is not None) == answered


def test_the_author_is_called_by_name_and_not_by_what_passed_the_mail_on() -> None:
    proposal = proposed(mail(ASKS, **BY_GROUP))

    assert proposal.title.startswith("Reply to Mira Kovac:")
    assert replied(proposal).body.startswith("Hi Mira")


def test_everybody_whom_it_names_for_answers_is_kept() -> None:
    both = (MIRA, "jon@kovac.example")
    proposal = proposed(mail(ASKS, **BY_PROGRAM | {"reply_to": both}))

    assert replied(proposal).to == both
    assert {entry.source for entry in proposal.provenance} == {Origin.UNKNOWN}
    marked = [one.path for one in proposal.warnings if one.code == "answer_goes_to_reply_to"]
    assert marked == ["to/0", "to/1"]


def test_a_sender_who_names_several_is_answered_with_all_of_them() -> None:
    home, elsewhere = "bob@partner.example", "alice@studio.example"
    proposal = proposed(
        mail(ASKS, reply_to=("alice@partner.example", home, elsewhere)),
        written_to=("alice@partner.example", home, elsewhere),
    )

    assert replied(proposal).to == ("alice@partner.example", home, elsewhere)
    assert proposal.warnings == (Caution(path="to/2", code="answer_goes_to_reply_to"),)
    assert [one.source for one in proposal.provenance] == [Origin.OWN, Origin.OWN, Origin.UNKNOWN]


@pytest.mark.parametrize(
    "named",
    [
        (READER_ADDRESS,),
        ("figures@lists.partner.example",),
        (READER_ADDRESS, "figures@googlegroups.com"),
    ],
    ids=str,
)
def test_the_reader_or_the_list_named_for_answers_is_no_trap(named: tuple[str, ...]) -> None:
    proposal = proposed(mail(ASKS, reply_to=named))

    assert replied(proposal).to == ("alice@partner.example",)
    assert "reply_to_differs" not in {one.code for one in proposal.warnings}


NOT_ANSWERED = [
    BY_PROGRAM | {"reply_to": ("support@shop.example",), "reply_to_name": "Shop"},
    BY_PROGRAM | {"reply_to": ("noreply@elsewhere.example",)},
    BY_PROGRAM | {"reply_to": ("reply+a1b2c3@reply.formhost.example",), "reply_to_name": "x/y"},
    BY_PROGRAM | {"headers": {"list-unsubscribe": "<https://formhost.example/u>"}},
    BY_PROGRAM | {"headers": {"auto-submitted": "auto-replied"}},
    BY_PROGRAM | {"reply_to": ()},
    BY_FORM | {"reply_to": ()},
    BY_FORM | {"reply_to": (READER_ADDRESS,)},
    BY_FORM | {"folder": Folder.SENT, "is_sent": True},
    BY_FORM | {"dmarc": "none"},
    BY_FORM | {"dmarc": "fail"},
    BY_SITE | {"dmarc": "fail"},
]


@pytest.mark.parametrize("fields", NOT_ANSWERED, ids=range(len(NOT_ANSWERED)))
def test_a_program_the_readers_own_mail_and_a_forged_one_get_no_answer(
    fields: dict[str, Any],
) -> None:
    assert desk().look(thread(mail(ASKS, **fields))) is None


def test_what_the_author_wants_is_looked_at_as_closely_as_anybodys() -> None:
    here = desk()
    bait = "Please confirm your password at https://x.example within 24 hours."

    assert here.look(thread(mail(bait, folder=Folder.INBOX, **BY_SITE))) is None
    (warning,) = here.piles()
    assert warning.title.startswith("Suspicious")


def test_a_person_who_only_says_that_another_wrote_is_answered_and_shown_to_differ() -> None:
    """What a hijacked account could add to collect the answers elsewhere."""
    fields = {"reply_to": (MIRA,), "headers": {"x-original-sender": MIRA}}

    proposal = proposed(mail(ASKS, **fields))

    assert replied(proposal).to == ("alice@partner.example",)
    assert Caution(path="to/0", code="reply_to_differs") in proposal.warnings


def test_an_answer_by_hand_to_a_passed_on_mail_is_the_last_word() -> None:
    asked = mail(ASKS, number=1, **BY_FORM)

    assert desk().look(thread(asked, sent("Here it is.", number=2, to=(MIRA,)))) is None
