"""Who is addressed as somebody one knows well."""

import pytest

from countersign.analysis.mail.address_forms import form_of, form_of_sender
from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.letter_frame import frame_of
from countersign.domain.guidance.directives import Form
from countersign.domain.languages import Language
from tests.analysis.mail.texts.lines import rows
from tests.builders import mail


@pytest.mark.parametrize(("texts", "right"), [("forms_tuned", 1.0), ("forms_after", 0.95)])
def test_pronouns_and_verbs_say_who_is_a_friend(texts: str, right: float) -> None:
    told = rows(texts)

    wrong = [row for row in told if (form_of(row[2], _language(row[0])) or "-") != row[1]]

    assert len(wrong) <= (1 - right) * len(told), wrong


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("Hi Sam,\n\nThe plan is ready.", "en", "informal"),
        ("Dear Mr Reed,\n\nThe plan is ready.", "en", "formal"),
        ("Sehr geehrter Herr Reed,\n\nder Plan ist fertig.", "de", "formal"),
        ("Hallo Herr Reed,\n\nder Plan ist fertig.", "de", "formal"),
        ("Hallo Sam,\n\nkönnen Sie den Plan schicken?", "de", "formal"),
        ("Lieber Sam,\n\nder Plan ist fertig.", "de", "informal"),
        ("Bonjour Monsieur Reed,\n\nLe plan est prêt.", "fr", "formal"),
        ("Hello,\n\nThe plan is ready.", "en", None),
    ],
)
def test_where_the_words_do_not_say_the_greeting_does(
    text: str, language: Language, form: Form | None
) -> None:
    assert form_of_sender(MailFeatures(mail(text)), language) == form


@pytest.mark.parametrize(("texts", "right"), [("frames_tuned", 1.0), ("frames_after", 0.94)])
@pytest.mark.parametrize("part", [0, 1, 2], ids=["greeting", "closing", "name"])
def test_a_letter_is_taken_apart(texts: str, right: float, part: int) -> None:
    letters = rows(texts)
    frames = [frame_of(row[3]) for row in letters]
    found = [(one.greeting, one.closing, one.signed)[part] or "-" for one in frames]

    wrong = [(row, got) for row, got in zip(letters, found, strict=True) if row[part] != got]

    assert len(wrong) <= (1 - right) * len(letters), wrong


def _language(code: str) -> Language:
    known: dict[str, Language] = {one: one for one in ("en", "de", "fr", "es", "it", "nl")}
    return known[code]
