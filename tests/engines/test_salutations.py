"""How a letter begins and ends, in each language."""

from typing import Any

import pytest

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.names import name_shown
from countersign.domain.guidance.directives import Form, Greeting
from countersign.domain.guidance.guidance import Manner
from countersign.domain.guidance.voice import Voice
from countersign.domain.languages import Language
from countersign.engines.rules.replies import letter
from countersign.engines.rules.reply_templates import Tone
from countersign.engines.rules.salutations import farewell, salutation
from tests.builders import mail, reader


@pytest.mark.parametrize(
    ("shown", "language", "form", "line"),
    [
        ("Alice Moore", "en", "informal", "Hi Alice,"),
        ("Alice Moore", "en", "formal", "Dear Alice Moore,"),
        ("Mrs Alice Moore", "en", "formal", "Dear Ms Moore,"),
        ("Dr. Alice Moore", "en", "formal", "Dear Dr. Moore,"),
        ("J. R. Smith", "en", "informal", "Hello,"),
        ("J. R. Smith", "en", "formal", "Dear J. R. Smith,"),
        ("Anna & Tom Finch", "en", "informal", "Hi Anna and Tom,"),
        ("City Support", "en", "informal", "Hello,"),
        ("Maria Weber", "de", "informal", "Hallo Maria,"),
        ("Maria Weber", "de", "formal", "Guten Tag Maria Weber,"),
        ("Frau Dr. Weber", "de", "formal", "Sehr geehrte Frau Dr. Weber,"),
        ("Herr Klaus Meier", "de", "formal", "Sehr geehrter Herr Meier,"),
        ("Anna und Tom", "de", "informal", "Hallo Anna und Tom,"),
        ("Hausverwaltung Nord", "de", "formal", "Guten Tag,"),
        ("Chloé Petit", "fr", "informal", "Bonjour Chloé,"),
        ("Mme Petit", "fr", "formal", "Bonjour Madame Petit,"),
        ("Chloé Petit", "fr", "formal", "Bonjour Chloé Petit,"),
        ("Ana López", "es", "informal", "Hola, Ana:"),
        ("Sra. López", "es", "formal", "Estimada Sra. López:"),
        ("Ana López", "es", "formal", "Buenos días, Ana López:"),
        ("Giulia Bianchi", "it", "informal", "Ciao Giulia,"),
        ("Sig. Conti", "it", "formal", "Gentile Sig. Conti,"),
        ("Giulia Bianchi", "it", "formal", "Buongiorno Giulia Bianchi,"),
        ("Jan de Vries", "nl", "informal", "Hallo Jan,"),
        ("Dhr. Jan de Vries", "nl", "formal", "Geachte heer De Vries,"),
        ("Jan de Vries", "nl", "formal", "Geachte Jan de Vries,"),
    ],
)
def test_a_friend_and_a_stranger_are_greeted_differently(
    shown: str, language: Language, form: Form, line: str
) -> None:
    assert salutation(name_shown(shown), language, "friendly", form) == line


@pytest.mark.parametrize(
    ("tone", "form", "line"),
    [
        ("formal", None, "Sehr geehrte Damen und Herren,"),
        ("formal", "formal", "Sehr geehrte Damen und Herren,"),
        ("formal", "informal", "Hallo,"),
        ("friendly", "formal", "Guten Tag,"),
        ("friendly", None, "Hallo,"),
    ],
)
def test_who_has_no_name_is_greeted_without_one(tone: Tone, form: Form | None, line: str) -> None:
    assert salutation(None, "de", tone, form) == line


def begun(text: str, language: Language, **fields: Any) -> tuple[str, str, str]:
    """The first line, the second paragraph, and the foot of an answer to it."""
    manner = fields.pop("manner", Manner())
    message = MailFeatures(mail(text, **fields))
    first, opening, *_, foot = letter(["⟦x⟧"], message, language, reader(manner=manner)).split(
        "\n\n"
    )
    return first, opening, foot


def test_who_says_tu_is_answered_so() -> None:
    text = "Salut Sam !\n\nTu viens samedi ?\n\nBises,\nChloé"
    first, opening, foot = begun(text, "fr", sender_name="Chloé Petit")

    assert (first, opening) == ("Bonjour Chloé,", "Merci pour ton message.")
    assert foot == "Bien à toi,\nSam Reed"


def test_who_says_sie_is_answered_so() -> None:
    text = "Guten Tag Herr Reed,\n\nkönnen Sie kommen?\n\nMit freundlichen Grüßen\nMaria Weber"
    first, opening, _ = begun(text, "de", sender_name="Weber, Maria")

    assert (first, opening) == ("Guten Tag Maria Weber,", "vielen Dank für Ihre Nachricht.")


@pytest.mark.parametrize(
    ("language", "form", "line"),
    [
        ("fr", "formal", "Bien à vous,"),
        ("it", "informal", "A presto,"),
        ("it", "formal", "Cordiali saluti,"),
        ("nl", "formal", "Met vriendelijke groet,"),
        ("de", "formal", "Viele Grüße"),
        ("en", None, "Best wishes,"),
    ],
)
def test_a_farewell_goes_with_the_form(language: Language, form: Form | None, line: str) -> None:
    assert farewell(language, "friendly", form) == line


def test_the_persons_own_greeting_and_farewell_stand_in_the_answer() -> None:
    voice = Voice(language="de", form="informal", greeting="Moin Jens,", closing="LG", name="Sam")
    first, opening, foot = begun("Geht Dienstag?", "de", manner=Manner().in_voice(voice))

    assert (first, foot) == ("Moin Jens,", "LG\nSam")
    assert opening == "vielen Dank für deine Nachricht."


def test_between_who_greet_each_other_no_more_there_is_no_greeting() -> None:
    voice = Voice(language="de", form="informal", greeting="", closing="", name="Sam")
    first, _, foot = begun("Geht Dienstag?", "de", manner=Manner().in_voice(voice))

    assert (first, foot) == ("Vielen Dank für deine Nachricht.", "Sam")


def test_what_the_person_told_is_said_with_the_name_as_it_is_due() -> None:
    told = Manner(directives=(Greeting(line="Hallo {name},", language="de"),))

    assert begun("Kannst du kommen?", "de", manner=told)[0] == "Hallo Alice,"
    herr = begun("Können Sie kommen?", "de", manner=told, sender_name="Herr Dr. Klaus Meier")
    assert herr[0] == "Hallo Herr Dr. Meier,"
