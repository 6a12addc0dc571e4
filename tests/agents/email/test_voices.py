"""A reply sounds as the person does when they write to who gets it."""

from typing import Any

from countersign.domain.guidance.directives import Greeting
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.mail.mail import Mail
from tests.analysis.mail.counting import counted
from tests.builders import desk, mail, replied, sent, thread

WRITTEN = "Liebe Anni,\n\nkannst du am Dienstag kommen?\n\nLG\nSam"
ASKED = "Kommst du am Mittwoch?"


def letters(*texts: str, **fields: Any) -> list[Mail]:
    return [sent(text, number=at, message_id=f"s{at}", **fields) for at, text in enumerate(texts)]


def answer(asked: str, *written: str, guidance: Guidance | None = None, **fields: Any) -> str:
    at = desk(
        letters=letters(*written),
        written_to=("alice@partner.example",),
        guidance=guidance,
        **fields,
    )
    found = at.look(thread(mail(asked, subject="")))
    assert found is not None
    return replied(found).body


def test_a_reply_begins_and_ends_as_the_earlier_letters_to_them() -> None:
    body = answer(ASKED, WRITTEN, WRITTEN)

    assert body.startswith("Liebe Anni,\n")
    assert body.endswith("\n\nLG\nSam")


def test_a_reply_to_whom_nothing_was_sent_yet_is_as_letters_are() -> None:
    body = answer(ASKED)

    assert body.startswith("Hallo Alice,\n")
    assert body.endswith("\n\nViele Grüße\nSam Reed")


def test_what_the_person_told_their_agent_wins_over_their_letters() -> None:
    told = Guidance(directives=(Greeting(line="Hey {name},", language="de"),))

    assert answer(ASKED, WRITTEN, WRITTEN, guidance=told).startswith("Hey Alice,\n")


def test_the_signature_that_the_person_set_stands_below_all_the_same() -> None:
    assert answer(ASKED, WRITTEN, signature="Sam Reed\nNorthgate").endswith(
        "LG\nSam Reed\nNorthgate"
    )


def test_what_is_too_short_to_tell_is_answered_in_the_language_of_the_letters_to_them() -> None:
    assert answer("Ok?", WRITTEN).startswith("Liebe Anni,")


def test_what_was_read_of_a_mail_is_not_read_again_for_the_voice() -> None:
    at = desk(letters=letters(WRITTEN), written_to=("alice@partner.example",))

    found = counted(lambda: at.look(thread(mail(ASKED))))

    assert {looked: times for looked, times in found.items() if times > 1} == {}
