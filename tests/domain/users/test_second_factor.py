"""Codes that change every 30 seconds, and those for the day the phone is gone."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.users.second_factor import (
    STEP_SECONDS,
    code_of,
    decoded,
    encoded,
    matching_step,
    normal_code,
    otpauth_url,
    recovery_code,
    recovery_hash,
    step_at,
)

SECRET = b"12345678901234567890"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PRESENT = step_at(NOW)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    assert code_of(SECRET, seconds // STEP_SECONDS) == code


@given(st.binary(min_size=20, max_size=20), st.integers(0, 2**33))
def test_codes_are_those_of_another_implementation(secret: bytes, seconds: int) -> None:
    other = TOTP(secret, 6, SHA1(), STEP_SECONDS)  # noqa: S303 - the algorithm of RFC 6238

    assert code_of(secret, seconds // STEP_SECONDS) == other.generate(seconds).decode()


@pytest.mark.parametrize("beside", [-1, 0, 1])
def test_a_clock_may_be_one_step_off(beside: int) -> None:
    code = code_of(SECRET, PRESENT + beside)

    assert matching_step(SECRET, code, NOW, after=0) == PRESENT + beside


@pytest.mark.parametrize("beside", [-3, -2, 2, 3])
def test_and_no_more(beside: int) -> None:
    assert matching_step(SECRET, code_of(SECRET, PRESENT + beside), NOW, after=0) is None


def test_a_step_that_was_used_or_is_older_matches_no_more() -> None:
    code = code_of(SECRET, PRESENT)

    assert matching_step(SECRET, code, NOW, after=PRESENT - 1) == PRESENT
    assert matching_step(SECRET, code, NOW, after=PRESENT) is None
    assert matching_step(SECRET, code, NOW, after=PRESENT + 1) is None


@given(st.text(max_size=20))
def test_what_is_no_code_matches_nothing(text: str) -> None:
    codes = {code_of(SECRET, PRESENT + beside) for beside in (-1, 0, 1)}

    assert (matching_step(SECRET, text, NOW, after=0) is not None) == (text in codes)


@given(st.binary(max_size=40))
def test_a_secret_survives_being_typed(secret: bytes) -> None:
    assert decoded(encoded(secret)) == secret


def test_the_url_says_whose_code_it_is() -> None:
    url = urlsplit(otpauth_url(encoded(SECRET), "ada+x@example.com"))

    assert (url.scheme, url.netloc) == ("otpauth", "totp")
    assert unquote(url.path) == "/Countersign:ada+x@example.com"
    assert parse_qs(url.query) == {"secret": [encoded(SECRET)], "issuer": ["Countersign"]}


def test_a_recovery_code_is_the_same_however_it_is_typed() -> None:
    code = recovery_code(bytes(range(32)))

    assert len(code) == 19
    assert recovery_hash("usr_1", code.lower().replace("-", " ")) == recovery_hash("usr_1", code)
    assert recovery_hash("usr_2", code) != recovery_hash("usr_1", code)
    assert normal_code(" 123 456 ") == "123456"


def test_the_present_step_lasts_thirty_seconds() -> None:
    begin = datetime.fromtimestamp(PRESENT * STEP_SECONDS, UTC)

    assert step_at(begin) == step_at(begin + timedelta(seconds=29.9)) == PRESENT
    assert step_at(begin + timedelta(seconds=30)) == PRESENT + 1
