"""What stands in a letter, and what never does."""

import pytest

from countersign.domain.users.account_email import (
    NOTICES,
    AccountEmail,
    Notice,
    address_taken_letter,
    new_address_letter,
    notice_letter,
    reset_letter,
    verify_letter,
)

HOME = "https://countersign.example"
TO = "ada@example.com"


@pytest.mark.parametrize(
    ("letter", "page"),
    [
        (verify_letter(TO, HOME, "usr_1.s"), "verify-email"),
        (reset_letter(TO, HOME, "usr_1.s"), "reset-password"),
        (new_address_letter(TO, HOME, "usr_1.s"), "confirm-email"),
    ],
)
def test_a_link_carries_its_secret_where_no_server_sees_it(letter: AccountEmail, page: str) -> None:
    """A fragment is in no request, no log and no referrer."""
    assert letter.text.count(HOME) == 1
    assert f"\n{HOME}/{page}/#token=usr_1.s\n" in letter.text
    assert "usr_1.s" not in letter.subject


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_says_how_to_take_the_account_back_where_one_can(notice: Notice) -> None:
    letter = notice_letter(TO, HOME, notice)

    can_be = notice not in ("email_changed", "account_closed")
    assert (f"{HOME}/forgot-password/" in letter.text) == can_be
    assert "If this was not you" in letter.text
    assert "token" not in letter.text
    assert letter.subject
    assert letter.to == TO


def test_no_address_stands_in_a_text() -> None:
    """Nor anything else that somebody else typed: we carry no message to strangers."""
    letters = [
        verify_letter(TO, HOME, "t"),
        reset_letter(TO, HOME, "t"),
        new_address_letter(TO, HOME, "t"),
        address_taken_letter(TO, HOME),
        *(notice_letter(TO, HOME, notice) for notice in NOTICES),
    ]

    assert not [letter for letter in letters if TO in letter.text + letter.subject]
    assert not [letter for letter in letters if "\n" in letter.subject]
