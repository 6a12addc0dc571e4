"""What stands in a letter, in whatever language, and what never does."""

from collections.abc import Callable, Iterator

import pytest

from countersign.domain.users.account_email import LANGUAGES, AccountEmail, LetterWriter
from countersign.domain.users.letters.english import ENGLISH
from countersign.domain.users.letters.words import NOTICES, LetterWords, Notice, Words

HOME = "https://countersign.example"
TO = "ada@example.com"

LINKED: dict[str, Callable[[LetterWriter], AccountEmail]] = {
    "verify-email": lambda writer: writer.verify(TO, "usr_1.s"),
    "reset-password": lambda writer: writer.reset(TO, "usr_1.s"),
    "confirm-email": lambda writer: writer.new_address(TO, "usr_1.s"),
}

in_every_language = pytest.mark.parametrize("language", sorted(LANGUAGES))


def every_letter(writer: LetterWriter) -> Iterator[AccountEmail]:
    yield from (written(writer) for written in LINKED.values())
    yield writer.address_taken(TO)
    yield from (writer.notice(TO, notice) for notice in NOTICES)


@in_every_language
@pytest.mark.parametrize("page", LINKED)
def test_a_link_carries_its_secret_where_no_server_sees_it(language: str, page: str) -> None:
    """A fragment is in no request, no log and no referrer."""
    letter = LINKED[page](LetterWriter(HOME, language))
    assert letter.text.count(HOME) == 1
    assert f"\n{HOME}/{page}/#token=usr_1.s\n" in letter.text
    assert "usr_1.s" not in letter.subject


@in_every_language
@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_says_how_to_take_the_account_back_where_one_can(
    language: str, notice: Notice
) -> None:
    letter = LetterWriter(HOME, language).notice(TO, notice)

    can_be = notice not in ("email_changed", "account_closed")
    advice = LANGUAGES[language].unasked if can_be else LANGUAGES[language].too_late
    assert (f"{HOME}/forgot-password/" in letter.text) == can_be
    assert advice[0] in letter.text
    assert "token" not in letter.text
    assert letter.subject
    assert letter.to == TO


@in_every_language
def test_no_address_stands_in_a_text(language: str) -> None:
    """Nor anything else that somebody else typed: we carry no message to strangers."""
    letters = list(every_letter(LetterWriter(HOME, language)))

    assert not [letter for letter in letters if TO in letter.text + letter.subject]
    assert not [letter for letter in letters if "\n" in letter.subject or "{" in letter.text]


@pytest.mark.parametrize(
    ("locale", "subject"),
    [
        ("de", "Ein neues Passwort für Countersign"),
        ("de-CH", "Ein neues Passwort für Countersign"),
        ("DE", "Ein neues Passwort für Countersign"),
        ("en-GB", "A new password for Countersign"),
        ("pt-BR", "A new password for Countersign"),
        ("", "A new password for Countersign"),
    ],
)
def test_a_letter_is_in_the_language_of_the_person_and_else_in_english(
    locale: str, subject: str
) -> None:
    assert LetterWriter(HOME, locale).reset(TO, "t").subject == subject


@in_every_language
def test_a_language_says_as_much_as_english(language: str) -> None:
    words = LANGUAGES[language]
    assert words.notices.keys() == ENGLISH.notices.keys()
    for own, other in zip(_letters(words), _letters(ENGLISH), strict=True):
        assert [one == "{link}" for one in own.paragraphs] == [
            one == "{link}" for one in other.paragraphs
        ]


def _letters(words: LetterWords) -> tuple[Words, ...]:
    return (words.verify, words.reset, words.new_address, words.address_taken)
