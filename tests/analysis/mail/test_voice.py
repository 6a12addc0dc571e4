"""How the person writes to somebody, learned of what they sent them."""

from typing import Any

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.voice import voice_of, wrote_in
from countersign.domain.guidance.directives import AddressForm, Greeting, SignOff
from countersign.domain.guidance.guidance import Manner
from countersign.domain.guidance.voice import Voice
from tests.builders import sent

ALICE = "alice@partner.example"


def letters(*texts: str, **fields: Any) -> tuple[MailFeatures, ...]:
    """To Alice, the newest first."""
    return tuple(
        MailFeatures(sent(text, number=20 - at, message_id=f"s{at}", **fields))
        for at, text in enumerate(texts)
    )


def test_greeting_farewell_name_and_form_are_as_in_earlier_letters() -> None:
    written = letters(
        "Liebe Anni,\n\nkannst du am Dienstag?\n\nLG\nSam",
        "Liebe Anni,\n\nich schicke dir den Plan.\n\nLG\nSam",
        "Hallo Anni,\n\nanbei.\n\nViele Grüße\nSam",
    )

    assert voice_of(written, ALICE, "de") == Voice(
        language="de", letters=3, form="informal", greeting="Liebe Anni,", closing="LG", name="Sam"
    )


def test_of_as_many_the_newer_one_holds() -> None:
    written = letters(
        "Hallo Anna,\n\nkannst du kommen?\n\nGruß\nSam",
        "Guten Tag Frau Berg,\n\nkönnen Sie kommen?\n\nMit freundlichen Grüßen\nSam Reed",
    )
    voice = voice_of(written, ALICE, "de")

    assert (voice.form, voice.greeting, voice.closing) == ("informal", "Hallo Anna,", "Gruß")


def test_who_begins_without_a_greeting_and_ends_with_the_name_does_so_again() -> None:
    voice = voice_of(letters("Passt.\n\nSam", "Bin dabei, danke dir.\n\nSam"), ALICE, "de")

    assert (voice.greeting, voice.closing, voice.name) == ("", "", "Sam")


def test_letters_to_others_as_well_and_in_another_language_do_not_count() -> None:
    both = letters("Hi all,\n\nhere it is.\n\nCheers\nSam", cc=("bo@office.example",))
    french = letters("Bonjour Alice,\n\nvoici le plan que vous vouliez.\n\nCordialement\nSam")
    to_bo = letters("Yo Bo,\n\nhere is the plan.\n\nCheers\nSam", to=("bo@office.example",))

    assert voice_of((*both, *french, *to_bo), ALICE, "en") == Voice(language="en")


def test_a_greeting_of_one_time_of_the_day_is_said_at_no_other() -> None:
    written = letters("Guten Morgen Anna,\n\nkannst du kommen?\n\nBis morgen\nSam")
    voice = voice_of(written, ALICE, "de")

    assert (voice.greeting, voice.closing, voice.name) == (None, None, "Sam")


def test_the_letter_is_not_signed_by_whom_it_thanks() -> None:
    assert voice_of(letters("All done.\n\nThanks, Alice"), ALICE, "en").name is None


def test_nothing_is_learned_of_what_a_letter_quotes() -> None:
    text = "Gern.\n\nSam\n\nAm Montag, 2. März 2026 schrieb Alice:\n> Lieber Sam,\n> kommst du?"
    assert voice_of(letters(text, text), ALICE, "de").greeting == ""


def test_the_language_they_write_in_is_that_of_the_newest_letter_that_shows_one() -> None:
    written = letters("Ok!", "Anbei schicke ich dir den Plan.", "Here is the plan for the house.")

    assert wrote_in(written, ALICE) == "de"
    assert wrote_in(letters("Ok!"), ALICE) is None


def test_what_the_person_told_their_agent_comes_before_what_was_learned() -> None:
    voice = Voice(language="de", form="informal", greeting="Liebe Anni,", closing="LG", name="Sam")
    told = (
        Greeting(line="Hallo {name},", language="de"),
        SignOff(line="Gruß,", language="de"),
        AddressForm(form="formal", language="de"),
    )
    learned, both = Manner().in_voice(voice), Manner(directives=told).in_voice(voice)

    assert learned.form("de") == "informal"
    assert learned.greeting("de") == Greeting(line="Liebe Anni,")
    assert learned.sign_off("de") == SignOff(line="LG", name="Sam")
    assert (both.form("de"), both.greeting("de"), both.sign_off("de")) == (
        "formal",
        told[0],
        told[1],
    )


def test_what_was_learned_in_one_language_holds_in_no_other() -> None:
    manner = Manner().in_voice(Voice(language="de", form="informal", greeting="", closing=""))

    assert (manner.greets("de"), manner.closes("de")) == (False, False)
    assert (manner.form("fr"), manner.greets("fr"), manner.closes("fr")) == (None, True, True)
