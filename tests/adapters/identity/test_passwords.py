import time

import bcrypt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.adapters.identity.passwords import ROUNDS, BcryptPasswords

PASSWORDS = BcryptPasswords(rounds=4)


def test_a_password_matches_its_hash_and_no_other() -> None:
    kept = PASSWORDS.hash("three blind mice")
    assert PASSWORDS.matches("three blind mice", kept)
    assert not PASSWORDS.matches("three blind cats", kept)


def test_the_same_password_is_never_kept_alike() -> None:
    assert PASSWORDS.hash("three blind mice") != PASSWORDS.hash("three blind mice")


def test_all_of_a_long_password_counts() -> None:
    kept = PASSWORDS.hash("x" * 127 + "y")
    assert PASSWORDS.matches("x" * 127 + "y", kept)
    assert not PASSWORDS.matches("x" * 127 + "z", kept)


def test_what_follows_a_nul_counts() -> None:
    assert not PASSWORDS.matches("before\0after", PASSWORDS.hash("before\0other"))


def test_a_character_matches_however_a_keyboard_spells_it() -> None:
    composed, decomposed = "caf\u00e9 au lait", "cafe\u0301 au lait"
    assert PASSWORDS.matches(decomposed, PASSWORDS.hash(composed))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=128))
def test_nothing_matches_an_account_that_is_not_there(password: str) -> None:
    assert PASSWORDS.matches(password, None) is False


@pytest.mark.parametrize("rounds", [4, 8])
def test_the_comparison_with_nobody_costs_as_much(rounds: int) -> None:
    passwords = BcryptPasswords(rounds)
    kept = passwords.hash("three blind mice")
    assert bcrypt.checkpw(b"x", passwords._nobodys.encode()) is False
    assert passwords._nobodys[:7] == kept[:7]


def test_the_usual_cost_is_within_a_logins_patience() -> None:
    began = time.process_time()
    BcryptPasswords().matches("three blind mice", None)
    assert 0.01 < time.process_time() - began < 2
    assert ROUNDS >= 10


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "qwerty123456",
        "123456789012",
        "iloveyou1234",
        "aaaaaaaaaaaaaaaa",
        "abcdefghijklmnop",
        "passwordpassword",
        "letmein123456",
        "Pa55word!Pa55word!",
        "countersign2026",
        "hunter2hunter2",
    ],
)
def test_what_everybody_tries_first_is_weak(password: str) -> None:
    assert BcryptPasswords(4).is_weak(password, about=())


@pytest.mark.parametrize(
    "password", ["adalovelace1", "ada@example.com1", "lovelace2026", "ADALOVELACE99"]
)
def test_what_is_known_of_the_person_is_weak(password: str) -> None:
    about = ("ada@example.com", "Ada Lovelace")

    assert BcryptPasswords(4).is_weak(password, about)


@pytest.mark.parametrize(
    "password",
    [
        "three blind mice",
        "correct horse battery",
        "Tr0ub4dor&3xyz",
        "x7#kQ9!vLp2m",
        "übermütiger Igel",
    ],
)
def test_several_words_or_chance_are_not(password: str) -> None:
    assert not BcryptPasswords(4).is_weak(password, about=("ada@example.com", "Ada Lovelace"))


def test_judging_the_longest_password_takes_no_seconds() -> None:
    """The estimate of substitutions grows fast with the length; only the beginning is judged."""
    began = time.process_time()
    BcryptPasswords(4).is_weak("4@8({[<369&#!1/|0$5+7%2" * 6, about=("ada@example.com",))

    assert time.process_time() - began < 5
