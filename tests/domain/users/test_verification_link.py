"""What comes back from a mailbox."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.users.verification_link import VerificationLink, hashed, owner_of, token_of
from tests.fakes.system import MORNING

TOKEN = token_of("usr_01J", "secret")
PROOF = VerificationLink(
    user_id="usr_01J",
    purpose="reset",
    address="ada@example.com",
    expires_at=MORNING + timedelta(minutes=30),
    token_hash=hashed(TOKEN),
)


def test_its_token_shows_it_until_it_has_expired() -> None:
    end = PROOF.expires_at

    assert PROOF.is_shown_by(TOKEN, end - timedelta(milliseconds=1))
    assert not PROOF.is_shown_by(TOKEN, end)


@given(st.text())
def test_no_other_token_does(token: str) -> None:
    assert PROOF.is_shown_by(token, MORNING) == (token == TOKEN)


def test_a_letter_that_was_not_written_yet_is_shown_by_nothing() -> None:
    unwritten = PROOF.model_copy(update={"token_hash": None})

    assert not unwritten.is_shown_by("", MORNING)
    assert not unwritten.is_shown_by(TOKEN, MORNING)


def test_a_token_says_whose_proof_it_is() -> None:
    assert owner_of(TOKEN) == "usr_01J"


@pytest.mark.parametrize(
    "token", ["", ".", "usr_1", "usr_1.", ".secret", "usr#1.s", "usr/1.s", "é.s", "u" * 65 + ".s"]
)
def test_what_is_no_token_is_nobodys(token: str) -> None:
    assert owner_of(token) is None


@given(st.text())
def test_no_text_names_another_key_than_a_plain_one(token: str) -> None:
    owner = owner_of(token)

    assert owner is None or owner.replace("_", "").isalnum()
    assert owner_of("usr_1." + "s" * 300) is None
