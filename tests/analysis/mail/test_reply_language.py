"""In which language a conversation is answered."""

from typing import Any

import pytest

from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.language import Language
from countersign.analysis.mail.reply_language import language_for_reply
from countersign.domain.mail.mail import Mail
from tests.builders import mail, reader, sent, thread


def answered_in(*messages: Mail | str, wrote_in: Language | None = None) -> Language | None:
    return language_for_reply(ThreadFeatures(thread(*messages), reader()), wrote_in)


def about(text: str, subject: str, **fields: Any) -> Mail:
    return mail(text, subject=subject, **fields)


def test_a_mail_is_answered_in_its_language() -> None:
    assert answered_in("Kannst du mir den Plan schicken?") == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Czy możesz mi wysłać umowę?",
        "Kan du sende mig kontrakten?",
        "Pots enviar-me el contracte?",
        "Você pode me enviar o contrato?",
        "明日来られますか。",
    ],
)
def test_in_a_language_that_we_do_not_write_nothing_is_written(text: str) -> None:
    assert answered_in(about(text, "Contract for the house"), wrote_in="de") is None


def test_what_is_too_short_is_answered_as_the_reader_writes_to_them() -> None:
    assert answered_in(about("Ok?", ""), wrote_in="nl") == "nl"


def test_what_is_too_short_is_answered_in_the_language_of_the_conversation() -> None:
    before = mail("Ich schicke dir morgen die Unterlagen für das Haus.", subject="")
    mine = sent("Gern, ich warte darauf.", number=2, subject="")

    assert answered_in(before, mine, about("Ok?", "", number=3)) == "de"


def test_what_is_too_short_is_answered_in_the_language_of_its_subject() -> None:
    assert answered_in(about("Ok?", "Unterlagen für die Wohnung")) == "de"


def test_of_two_languages_that_it_may_be_in_it_is_the_one_they_write_to_each_other() -> None:
    assert answered_in(about("Prima!", "")) == "it"
    assert answered_in(about("Hallo Sam!", ""), wrote_in="de") == "de"


def test_how_the_reader_wrote_before_does_not_overrule_what_is_plain() -> None:
    assert answered_in("Kannst du mir den Plan schicken?", wrote_in="en") == "de"


def test_where_nothing_tells_it_is_not_english_either() -> None:
    assert answered_in(about("14:30?", "2231")) is None


def test_a_warning_above_the_text_is_not_its_language() -> None:
    warned = (
        "CAUTION: This email originated from outside of the organization. Do not click links or"
        " open attachments unless you recognize the sender.\n\nHallo Sam,\n\npasst dir Dienstag?"
    )
    assert answered_in(about(warned, "")) == "de"


def test_after_ones_own_last_word_it_is_that_of_the_others() -> None:
    asked = mail("Hast du am Dienstag Zeit für ein Gespräch?", subject="")

    assert answered_in(asked, sent("Sure.", number=2, subject="")) == "de"
