"""A letter below one's own: in its language, begun as it was, promising and revealing nothing."""

from typing import Any

import pytest

from countersign.domain.guidance.directives import Greeting, SignOff
from countersign.domain.guidance.guidance import Manner
from countersign.domain.languages import LANGUAGE_NAMES, Language
from countersign.engines.rules import RulesEngine
from countersign.ports.questions.write_again import WriteAgain
from tests.builders import mail, reader, sent, thread


def written(text: str = "Can you come?", **fields: Any) -> str:
    told = fields.pop("reader", reader())
    own = sent(text, number=2)
    asked = WriteAgain(
        **{
            "thread": thread(mail(number=1), own),
            "message_id": own.message_id,
            "reader": told,
            "language": "en",
            "occasion": "asks_again",
            "subject": "The lease",
        }
        | fields
    )
    return RulesEngine().ask(asked).value.body


def test_it_asks_again_about_what_the_letter_was_about() -> None:
    assert written("Hello Alice!\n\nCan you come?") == (
        "Hello Alice!\n\nI wanted to ask again about “The lease”. A short answer would help me."
        "\n\nBest wishes,\nSam Reed"
    )


def test_where_the_letter_had_no_greeting_theirs_is_greeted_by_name() -> None:
    assert written().startswith("Hi Alice,\n")
    assert written("Hola Alice:\n\n¿Vienes?", language="es").startswith("Hola Alice:\n")
    assert written("Call me at 0171 555, ok,\n\nthanks").startswith("Hi Alice,\n")


def test_what_the_person_told_us_to_write_is_stronger_than_what_they_wrote() -> None:
    told = (Greeting(line="Hey {name}!"), SignOff(line="Cheers,", name="Sammy"))

    body = written("Dear Alice,\n\nCan you come?", reader=reader(manner=Manner(directives=told)))

    assert body.startswith("Hey Alice!\n")
    assert body.endswith("\n\nCheers,\nSammy")


@pytest.mark.parametrize("language", sorted(LANGUAGE_NAMES))
@pytest.mark.parametrize("subject", ["The lease", ""])
def test_it_is_said_in_each_language_with_a_subject_and_without(
    language: Language, subject: str
) -> None:
    again = written(language=language, subject=subject)
    given = written(language=language, subject=subject, occasion="keeps_promise", hands_over=True)
    said = written(language=language, subject=subject, occasion="keeps_promise")

    assert subject in again
    assert [one.count("⟦") for one in (again, given, said)] == [0, 1, 1]
    assert len({again, given, said}) == 3
