"""The whole matter: everything that is still asked since the reader's own last word."""

import pytest

from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.requests.open_asks import open_asks
from countersign.domain.mail.mail import Mail
from tests.builders import READER_ADDRESS, mail, reader, sent, thread

SIGN = "Could you please sign the lease by Friday?"
CALL = "Can you call the notary today?"


def asked(*messages: Mail | str) -> list[tuple[str, str]]:
    """Each open ask, with the message that puts it."""
    read = ThreadFeatures(thread(*messages), reader())
    return [(one.message.mail.message_id, one.ask.sentence) for one in open_asks(read)]


def test_all_that_is_asked_in_all_messages_is_open_the_oldest_first() -> None:
    assert asked(SIGN, CALL) == [("m1", SIGN), ("m2", CALL)]
    assert asked(f"{SIGN} {CALL}") == [("m1", SIGN), ("m1", CALL)]


@pytest.mark.parametrize(
    "words",
    [
        "Just bumping this up.",
        "Any news?",
        "Did you have a chance to sign it?",
        "Just checking in, the notary closes at five.",
        "Friendly reminder :)",
        "Ich wollte nur kurz nachfragen.",
        "Gibt es schon etwas Neues?",
        "Je me permets de vous relancer.",
        "Sigo a la espera.",
        "Ci sono novità?",
        "Is er al nieuws?",
        "I meant Thursday, not Friday.",
        "Sorry, forgot the attachment. Here it is.",
        "(adding the annex here)",
    ],
)
def test_what_is_added_to_a_question_leaves_that_question_open(words: str) -> None:
    assert asked(SIGN, words) == [("m1", SIGN)]


def test_a_reminder_of_nothing_asks_for_itself() -> None:
    assert asked("Any news on the lease?") == [("m1", "Any news on the lease?")]


@pytest.mark.parametrize(
    "words",
    [
        "Thanks for your message.\n\nI'll get back to you about it.",
        "Hi Alice,\n\nI'll look into it tomorrow.\n\nBest,\nSam",
        "I can't say yet, but I'll get back to you by Monday.",
        "Danke, ich melde mich dazu.",
        "Merci, je reviens vers vous demain.",
        "Grazie, ti faccio sapere.",
        "Gracias, te digo algo mañana.",
        "Bedankt, ik kom er morgen op terug.",
    ],
)
def test_an_answer_put_off_leaves_open_what_stands_before_it(words: str) -> None:
    assert asked(mail(SIGN), sent(words, number=2)) == [("m1", SIGN)]
    nudge = mail("Just checking in.", number=3)
    assert asked(mail(SIGN), sent(words, number=2), nudge) == [("m1", SIGN)]


@pytest.mark.parametrize(
    "words",
    ["Done.", "Yes, with pleasure.", "It is signed. I'll get back to you about the rest."],
)
def test_an_answer_ends_what_stands_before_it(words: str) -> None:
    assert asked(mail(SIGN), sent(words, number=2), mail("Thanks!", number=3)) == []


def test_a_retraction_ends_a_question() -> None:
    assert asked(SIGN, "Never mind, it is settled.") == []


def test_the_readers_own_words_sent_back_ask_nothing() -> None:
    own = sent("Could you send me the meter reading?", number=1)
    back = mail("Could you send me the meter reading?\nYes: 4711.", number=2)
    assert asked(own, back) == []


def test_what_is_put_to_somebody_else_is_not_the_readers() -> None:
    tom = "tom@partner.example"
    assert asked(mail(f"Hi Tom,\n\n{SIGN}", to=(tom,), cc=(READER_ADDRESS,))) == []
