"""What is a promise, by when, and what only sounds like one."""

from datetime import date

import pytest

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.language import Language
from countersign.analysis.mail.promises import promise_in, promises_of
from countersign.engines.rules.answers.languages.by_language import ANSWER_LINES
from tests.builders import sent

WEDNESDAY = date(2026, 12, 2)
TWO_DAYS_ON = "2026-12-04"


@pytest.mark.parametrize(
    ("sentence", "language", "due"),
    [
        ("I'll send it on Monday.", "en", "2026-12-07"),
        ("I'll get back to you tomorrow.", "en", "2026-12-03"),
        ("You'll have it by the 5th.", "en", "2026-12-05"),
        ("Sure, will do.", "en", TWO_DAYS_ON),
        ("I can't say yet, but I'll get back to you by Friday.", "en", "2026-12-04"),
        ("Let me check with Tom and get back to you.", "en", TWO_DAYS_ON),
        ("Thanks, I'll definitely send over the numbers.", "en", TWO_DAYS_ON),
        ("Ich melde mich bis Freitag.", "de", "2026-12-04"),
        ("Die Unterlagen schicke ich dir noch.", "de", TWO_DAYS_ON),
        ("Ich werde Ihnen das Angebot bis Montag zusenden.", "de", "2026-12-07"),
        ("Sie erhalten den Vertrag bis zum 10. Dezember.", "de", "2026-12-10"),
        ("Mach ich!", "de", TWO_DAYS_ON),
        ("Je vous envoie le contrat lundi.", "fr", "2026-12-07"),
        ("Je vous enverrai le devis.", "fr", TWO_DAYS_ON),
        ("Je reviens vers vous demain.", "fr", "2026-12-03"),
        ("Te lo envío el lunes.", "es", "2026-12-07"),
        ("Le enviaré el informe.", "es", TWO_DAYS_ON),
        ("Lo tendrás el viernes.", "es", "2026-12-04"),
        ("Ti mando il contratto lunedì.", "it", "2026-12-07"),
        ("Le farò sapere.", "it", TWO_DAYS_ON),
        ("Ci penso io.", "it", TWO_DAYS_ON),
        ("Ik stuur het maandag.", "nl", "2026-12-07"),
        ("Ik laat het je morgen weten.", "nl", "2026-12-03"),
        ("Doe ik!", "nl", TWO_DAYS_ON),
    ],
)
def test_a_promise_and_the_day_by_which_it_is_to_be_kept(
    sentence: str, language: Language, due: str
) -> None:
    found = promise_in(sentence, language, WEDNESDAY)

    assert found is not None
    assert (found.sentence, found.due) == (sentence, date.fromisoformat(due))


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("If you want I'll send it on Monday.", "en"),
        ("I'll be happy to help.", "en"),
        ("Will you send it on Monday?", "en"),
        ("Tom will send it on Monday.", "en"),
        ("I won't send it.", "en"),
        ("I sent it on Monday.", "en"),
        ("I'll be in Berlin on Monday.", "en"),
        ("I'll see you on Friday.", "en"),
        ("You'll have to sign it by Friday.", "en"),
        ("I'll do my best.", "en"),
        ("Ich schicke dir anbei die Unterlagen, Termin ist morgen.", "de"),
        ("Ich melde mich wegen der Rechnung.", "de"),
        ("Wenn du magst, schicke ich es morgen.", "de"),
        ("Ich werde am Montag in Berlin sein.", "de"),
        ("Ich schreibe Ihnen, weil die Heizung defekt ist.", "de"),
        ("Schick mir bitte morgen die Datei.", "de"),
        ("Je vous écris au sujet du contrat.", "fr"),
        ("Je reviens vers vous concernant le devis.", "fr"),
        ("Si vous voulez je vous l'envoie lundi.", "fr"),
        ("Te escribo para preguntar por el contrato.", "es"),
        ("Si quieres te lo envío mañana.", "es"),
        ("Ti scrivo per il contratto.", "it"),
        ("Se vuoi te lo mando domani.", "it"),
        ("Ik schrijf je omdat de factuur ontbreekt.", "nl"),
        ("Als je wilt stuur ik het morgen.", "nl"),
        ("Zal ik het morgen sturen?", "nl"),
    ],
)
def test_what_hangs_on_the_reader_courtesy_and_what_others_do_is_no_promise(
    sentence: str, language: Language
) -> None:
    assert promise_in(sentence, language, WEDNESDAY) is None


@pytest.mark.parametrize("language", sorted(ANSWER_LINES))
def test_who_puts_an_answer_off_by_our_own_words_has_promised_it(language: Language) -> None:
    lines = ANSWER_LINES[language]

    found = promise_in(lines.later.format(day=lines.days[0]), language, WEDNESDAY)

    assert found is not None
    assert (found.due, found.is_dated) == (date(2026, 12, 7), True)
    assert not found.hands_over


def test_it_is_told_apart_whether_something_is_given_or_only_said() -> None:
    text = "Hi Alice,\n\nI'll send you the figures on Monday. I'll let you know about lunch.\n\nSam"

    given, told = promises_of(MailFeatures(sent(text)), WEDNESDAY)

    assert (given.hands_over, told.hands_over) == (True, False)


def test_what_others_promised_and_is_quoted_below_is_not_the_writers() -> None:
    text = "Thanks!\n\nOn 1 December Alice wrote:\n> I'll send it on Monday."

    assert promises_of(MailFeatures(sent(text)), WEDNESDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        'Eve said: "I will send you the keys tomorrow".',
        "You wrote “I'll send the keys on Friday” in May.",
    ],
)
def test_what_is_only_quoted_is_nobodys_promise_here(text: str) -> None:
    assert promise_in(text, "en", WEDNESDAY) is None


def test_what_is_said_beside_a_quotation_is_promised() -> None:
    text = 'I will send you "The Tempest" tomorrow.'
    assert promise_in(text, "en", WEDNESDAY) is not None
