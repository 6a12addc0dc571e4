"""Two questions in a sentence are two asks, and what is offered beside one belongs to it."""

import pytest

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.requests.clauses import core, halves, without_greeting
from countersign.analysis.mail.requests.open_questions import asks_of
from countersign.analysis.mail.requests.parts import parts_of
from countersign.analysis.mail.requests.requests import Ask
from tests.builders import mail


def _parts(text: str) -> list[Ask]:
    message = MailFeatures(mail(text))
    return [part for ask in asks_of(message) for part in parts_of(ask, message)]


def test_a_deed_and_its_price_are_two_asks_and_each_is_a_slice_of_the_mail() -> None:
    text = "Hi Robin, would you be able to add a bench, and what would it cost us?"
    parts = _parts(text)
    assert [one.type for one in parts] == ["yes_no", "how_much"]
    assert parts[0].sentence == "would you be able to add a bench"
    assert all(one.sentence in text for one in parts)


def test_an_ask_begins_after_the_greeting() -> None:
    assert without_greeting("Hallo Robin, kannst du kommen?") == "kannst du kommen?"
    assert without_greeting("Hide the key, please?") == "Hide the key, please?"


@pytest.mark.parametrize(
    "said",
    [
        "For the yearly bill, could you send me the reading?",
        "Could you tell me who comes, and when they are here?",
        "Would you like tea, coffee or water?",
    ],
)
def test_what_asks_once_is_not_torn_apart(said: str) -> None:
    assert halves(said) is None


def test_what_an_ask_is_for_does_not_say_what_answer_it_wants() -> None:
    assert core("To give you a price: what floor is it on?") == "what floor is it on?"


def test_times_in_the_next_sentence_are_what_may_be_chosen() -> None:
    (ask,) = _parts("Would you have half an hour? I could do Monday at 10:00 or Tuesday at 16:30.")
    assert ask.options == ("Monday at 10:00", "Tuesday at 16:30")


def test_times_in_the_sentence_before_are_what_may_be_chosen() -> None:
    ask = _parts("I could do Thursday at 10:00 or Monday at 14:30. When would suit you?")[-1]
    assert ask.options == ("Thursday at 10:00", "Monday at 14:30")


def test_a_list_below_a_question_is_what_may_be_chosen() -> None:
    (ask,) = _parts("Which of these should I frame?\n\n- Heron\n- Two boats\n\nThe rest can wait.")
    assert ask.options == ("Heron", "Two boats")
