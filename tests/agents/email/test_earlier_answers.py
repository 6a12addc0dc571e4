"""What the person answered before is offered, and never sent unasked."""

from typing import Any

import pytest

from countersign.domain.mail.mail import Mail
from tests.builders import READER_ADDRESS, desk, mail, thread

ALICE = "alice@partner.example"
ASKED = "Hi Sam,\n\nwhat is the address of the rehearsal hall?\n\nAlice"
ANSWER = "It is 12 Mill Lane, round the back."


def letter() -> Mail:
    below = "On 3 November 2026 at 10:02 Tom wrote:\n> Where is the rehearsal hall, what address?"
    return mail(
        f"Hi Tom,\n\n{ANSWER}\n\nBest,\nSam\n\n{below}\n",
        is_sent=True,
        to=("tom@partner.example",),
    )


def test_it_is_one_choice_and_says_to_whom_and_when() -> None:
    found = desk(written_to=[ALICE], letters=[letter()]).look(thread(ASKED))
    assert found is not None
    (offered, *_) = found.alternatives
    assert offered.label == "As you answered before"
    assert ANSWER in offered.action.model_dump()["body"]
    assert ANSWER not in found.action.model_dump()["body"]
    (ask,) = found.asks
    assert ask.by is not None
    assert ask.by.text.startswith("As you answered tom@partner.example on ")


def test_what_was_never_asked_before_is_left_to_the_person() -> None:
    found = desk().look(thread(ASKED))
    assert found is not None
    assert [one.label for one in found.alternatives] == ["Say that you'll answer later"]


def test_a_mail_that_asks_much_is_worth_two_searches() -> None:
    asked = "\n".join(
        f"What is the {what} of the hall in Kirkwall?"
        for what in ("address", "telephone number", "opening time", "caretaker's name")
    )
    at = desk(written_to=[ALICE], letters=[letter()])
    at.look(thread(asked))
    assert at.mail.searches == 2  # type: ignore[attr-defined] # the mailbox here is a fake


@pytest.mark.parametrize(
    ("known", "fields"),
    [
        ([], {}),
        ([ALICE], {"dmarc": "none"}),
        ([ALICE], {"to": (READER_ADDRESS, "eve@elsewhere.example")}),
    ],
    ids=["a stranger", "from nobody knows where", "a stranger reads along"],
)
def test_what_one_person_was_told_is_not_offered_to_a_stranger(
    known: list[str], fields: dict[str, Any]
) -> None:
    found = desk(written_to=known, letters=[letter()]).look(thread(mail(ASKED, **fields)))
    assert found is not None
    assert ANSWER not in found.model_dump_json()
