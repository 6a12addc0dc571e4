import base64
import json
import warnings
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.identity.signing_keys import KeysUnusable
from countersign.adapters.identity.tokens import (
    AUDIENCE,
    ISSUER,
    TokenExpired,
    derived_key,
)
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import Session
from tests.adapters.identity.rings import mint

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KEY = "0123456789abcdef" * 4
MINT = mint("k1", KEY)
SIGNING = derived_key(KEY, "access-token")


def session(**fields: Any) -> Session:
    complete: dict[str, Any] = {
        "user_id": "usr_01JDA8ZD6V3C0000000000000A",
        "session_id": "ses_01JDA8ZD6V3C0000000000000B",
        "generation": 1,
        "transport": "body",
        "created_at": NOW,
        "rotated_at": NOW,
        "expires_at": NOW + timedelta(days=7),
        "auth_time": NOW - timedelta(minutes=5),
    }
    return Session(**complete | fields)


def idempotency_records(**changed: Any) -> dict[str, Any]:
    complete = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "usr_1",
        "sid": "ses_1",
        "opened": int(NOW.timestamp()) * 1_000,
        "iat": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 1_800,
        "auth_time": int(NOW.timestamp()),
    } | changed
    return {name: value for name, value in complete.items() if value is not None}


def signed(kid: str | None = "k1", key: bytes = SIGNING, **changed: Any) -> str:
    return jwt.encode(
        idempotency_records(**changed), key, "HS256", headers={"kid": kid} if kid else None
    )


def signed_by_another_algorithm() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", jwt.warnings.InsecureKeyLengthWarning)
        return jwt.encode(idempotency_records(), SIGNING, "HS512", headers={"kid": "k1"})


def test_an_access_token_says_who_in_which_session_and_since_when() -> None:
    bearer = MINT.read_access(MINT.access(session(), NOW), NOW)
    assert bearer.user_id == session().user_id
    assert bearer.session_id == session().session_id
    assert bearer.auth_time == session().auth_time
    assert bearer.opened_at == session().created_at


def test_an_access_token_is_over_after_half_an_hour_to_the_second() -> None:
    token = MINT.access(session(), NOW)
    MINT.read_access(token, NOW + timedelta(minutes=30) - timedelta(milliseconds=1))
    with pytest.raises(TokenExpired) as over:
        MINT.read_access(token, NOW + timedelta(minutes=30))
    assert over.value.code == "token_expired"


def test_the_callers_clock_decides_and_not_the_machines() -> None:
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    MINT.read_access(MINT.access(session(), long_ago), long_ago)
    far_away = datetime(2101, 1, 1, tzinfo=UTC)
    MINT.read_access(MINT.access(session(), far_away), far_away)


@pytest.mark.parametrize(
    "token",
    [
        signed(key=b"k" * 32),
        signed(key=KEY.encode()),
        signed(key=derived_key(KEY, "refresh-token")),
        signed(kid="k2"),
        signed(kid=None),
        signed(iss="somebody"),
        signed(aud="something"),
        signed(iss=None),
        signed(aud=None),
        signed(sub=None),
        signed(sid=None),
        signed(iat=None),
        signed(exp=None),
        signed(auth_time=None),
        signed(opened=None),
        signed(opened="now"),
        signed(opened=10**20),
        signed(sid=1),
        signed(auth_time="now"),
        signed(auth_time=10**20),
        signed(exp="soon"),
        jwt.encode(idempotency_records(), "", "none", headers={"kid": "k1"}),
        signed_by_another_algorithm(),
        "",
        ".",
        "a.b.c",
        "é.é.é",
        "\ud800",
        signed()[:-2],
        signed() + "A",
        "x" * 100_000,
    ],
)
def test_what_we_did_not_sign_opens_nothing(token: str) -> None:
    with pytest.raises(TokenInvalid) as refused:
        MINT.read_access(token, NOW)
    assert refused.value.code == "token_invalid"


def test_a_header_that_nests_without_end_is_just_invalid() -> None:
    header = base64.urlsafe_b64encode(b'{"a":' * 290 + b"1" + b"}" * 290).decode().rstrip("=")
    with pytest.raises(TokenInvalid):
        MINT.read_access(f"{header}.e30.AA", NOW)


def test_the_header_names_the_key_and_the_payload_holds_no_more_than_it_must() -> None:
    token = MINT.access(session(), NOW)
    header, payload, _ = token.split(".")
    assert _read(header) == {"alg": "HS256", "kid": "k1", "typ": "JWT"}
    assert _read(payload).keys() == idempotency_records().keys()


def test_one_generation_has_one_refresh_token() -> None:
    again = mint("k2", KEY)
    assert MINT.refresh(session()) == again.refresh(session(rotated_at=NOW + timedelta(hours=1)))
    assert MINT.refresh(session()) != MINT.refresh(session(generation=2))


def test_a_refresh_token_leads_to_its_family_and_generation() -> None:
    token = MINT.refresh(session(generation=17))
    assert MINT.read_refresh(token, NOW) == (session().user_id, session().session_id, 17)


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token.replace(".1.", ".2."),
        lambda token: token.replace(".1.", ".01."),
        lambda token: token.replace(".1.", ".+1."),
        lambda token: token.replace(".1.", ".\u0661."),
        lambda token: token.replace("usr_", "usr_x"),
        lambda token: token[:-1],
        lambda token: token + "=",
        lambda token: token + "\n",
        lambda token: token.upper(),
        lambda token: "." + token,
        lambda token: token.rpartition(".")[0],
        lambda token: mint("k1", KEY[::-1]).refresh(session()),
        lambda token: "",
        lambda token: "x" * 100_000,
    ],
)
def test_an_altered_refresh_token_opens_nothing(change: Any) -> None:
    with pytest.raises(TokenInvalid):
        MINT.read_refresh(change(MINT.refresh(session())), NOW)


@given(st.text())
def test_any_text_is_no_token(text: str) -> None:
    with pytest.raises(TokenInvalid):
        MINT.read_refresh(text, NOW)
    with pytest.raises(TokenInvalid):
        MINT.read_access(text, NOW)


def test_each_purpose_has_a_key_of_its_own() -> None:
    keys = {derived_key(KEY, label) for label in ("access-token", "refresh-token", "cursor")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}


def test_a_short_signing_key_is_refused() -> None:
    with pytest.raises(KeysUnusable, match="64"):
        mint("k1", "short").access(session(), NOW)
    with pytest.raises(KeysUnusable, match="64"):
        mint("k1", "short").read_access(MINT.access(session(), NOW), NOW)


def _read(part: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return read
