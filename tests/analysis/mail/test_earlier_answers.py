"""Whether the person has answered the same before."""

import pytest

from countersign.analysis.mail.earlier_answers import answered_before, telling_words
from countersign.domain.mail.mail import Mail
from tests.builders import mail

ASKED = "What is the address of the rehearsal hall?"
ANSWER = "It is 12 Mill Lane, round the back.\nParking is behind the house."


def letter(text: str = ANSWER, asked: str = "What's the rehearsal hall's address?") -> Mail:
    above = f"Hi Tom,\n\n{text}\n\nBest,\nSam"
    below = f"On 3 November 2026 at 10:02 Tom wrote:\n> Hi Sam,\n> {asked}"
    return mail(f"{above}\n\n{below}\n", is_sent=True, to=("tom@partner.example",))


def test_a_letter_that_quotes_the_same_question_answers_it() -> None:
    found = answered_before(ASKED, [letter(asked=ASKED)])
    assert found is not None
    assert found.text == ANSWER


def test_the_question_may_have_been_put_in_other_words() -> None:
    assert answered_before(ASKED, [letter(asked="Address of the rehearsal hall please?")])


def test_the_newest_answer_holds() -> None:
    found = answered_before(ASKED, [letter("It is 5 New Street.", ASKED), letter(asked=ASKED)])
    assert found is not None
    assert found.text == "It is 5 New Street."


@pytest.mark.parametrize(
    "asked",
    ["When does the rehearsal start?", "Can you send me the address list?", "See you on Friday."],
)
def test_another_question_was_not_answered(asked: str) -> None:
    assert answered_before(ASKED, [letter(asked=asked)]) is None


def test_what_the_person_wrote_unasked_is_no_answer() -> None:
    unasked = mail(f"Hi Tom,\n\n{ANSWER}\n", is_sent=True)
    assert answered_before(ASKED, [unasked]) is None


@pytest.mark.parametrize(
    "text", ["The password is: hunter2", "It is at https://x.example/a", "a " * 400]
)
def test_what_was_for_one_person_is_told_to_nobody_else(text: str) -> None:
    assert answered_before(ASKED, [letter(text, ASKED)]) is None


def test_a_question_that_says_hardly_anything_is_not_looked_for() -> None:
    assert telling_words("When would that be?") == ()
    assert telling_words(ASKED) == ("rehearsal", "address", "hall")
