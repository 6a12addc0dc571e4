"""What sort of answer a sentence wants, what it offers, and what it would have sent."""

from pathlib import Path
from typing import cast, get_args

import pytest

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.requests.asked_for import asked_for
from countersign.domain.task.asks import AskType

TEXTS = Path(__file__).with_name("texts")


def labelled(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (TEXTS / name).read_text().splitlines()]


def right(name: str) -> list[bool]:
    return [
        asked_for(sentence, cast("Language", language))[0] == wanted
        for wanted, language, sentence in labelled(name)
    ]


@pytest.mark.parametrize("name", ["ask_types.txt", "ask_types_after.txt"])
def test_every_type_is_there_to_be_told(name: str) -> None:
    assert {wanted for wanted, _, _ in labelled(name)} == set(get_args(AskType))


def test_the_types_are_told_of_the_sentences_by_which_the_words_were_chosen() -> None:
    found = right("ask_types.txt")
    assert sum(found) >= 0.95 * len(found)


def test_they_are_told_of_sentences_that_were_written_afterwards() -> None:
    found = right("ask_types_after.txt")
    assert sum(found) >= 0.85 * len(found)


@pytest.mark.parametrize(
    ("sentence", "language", "options"),
    [
        ("Do you prefer red or blue?", "en", ("red", "blue")),
        ("Shall we take the oak table or the pine one?", "en", ("the oak table", "the pine one")),
        ("The red one, the blue one or the green one?", "en", None),
        (
            "Would Tuesday at 3 or Thursday morning suit you?",
            "en",
            ("Tuesday at 3", "Thursday morning"),
        ),
        ("Magst du lieber Grill oder Kuchenbuffet machen?", "de", ("Grill", "Kuchenbuffet")),
        ("Are you coming or not?", "en", ()),
        ("Wil je thee of koffie?", "nl", ("thee", "koffie")),
    ],
)
def test_what_is_offered_stands_as_it_was_written(
    sentence: str, language: Language, options: tuple[str, ...] | None
) -> None:
    _, found, _ = asked_for(sentence, language)
    wanted = ("The red one", "the blue one", "the green one") if options is None else options
    assert found == wanted
    assert all(one in sentence for one in found)


@pytest.mark.parametrize(
    ("sentence", "language", "wanted"),
    [
        ("Could you send me the signed contract by Friday?", "en", "the signed contract"),
        ("Kannst du mir bitte den Mietvertrag schicken?", "de", "den Mietvertrag"),
        ("Could you send me your address?", "en", ""),
        ("Could you send flowers to my mother?", "en", ""),
    ],
)
def test_the_file_that_is_wanted_is_named_in_the_senders_words(
    sentence: str, language: Language, wanted: str
) -> None:
    assert asked_for(sentence, language)[2] == wanted
