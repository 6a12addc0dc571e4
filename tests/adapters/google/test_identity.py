"""Whom Google says somebody is: from the sandbox, and from forgers."""

import base64
import hashlib
import hmac
import json
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

from countersign.adapters.google.identity import GoogleIdentity
from countersign.ports.providers import OutcomeUnknown, ProviderBusy, ProviderRefused
from tests.adapters.google.live import google_at
from tests.fakes.system import SettableClock
from tests.sandbox.client import CLIENT, VERIFIER, Sandbox, answer_in

HOME = "http://localhost:3000/api/v1/auth/google/callback"
OURS = (CLIENT["client_id"], CLIENT["client_secret"])
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def google(running: Sandbox) -> Iterator[GoogleIdentity]:
    identity = GoogleIdentity(lambda: OURS, RealClock(), base_url=google_at(running))
    yield identity
    identity.close()
    running.control("DELETE", "/faults")


class RealClock(SettableClock):
    """The sandbox signs in real time."""

    def __init__(self) -> None:
        super().__init__(datetime.now(UTC))


def agree(running: Sandbox, url: str, account: str = "ana@home.example") -> dict[str, str]:
    return answer_in(running.wire.request("GET", f"{url}&sandbox_account={account}"))


def test_the_sandbox_says_who_agreed(running: Sandbox, google: GoogleIdentity) -> None:
    url = google.authorization_url("the-state", "the-nonce", VERIFIER, HOME)
    back = agree(running, url)
    found = google.identify(back["code"], "the-nonce", VERIFIER, HOME)

    assert back["state"] == "the-state"
    assert (found.provider, found.email, found.email_verified) == (
        *("google", "ana@home.example"),
        True,
    )
    assert found.subject.isdigit()
    assert found.name == "Ana"
    again = google.identify(agree(running, url)["code"], "the-nonce", VERIFIER, HOME)
    assert again.subject == found.subject


def test_the_browser_carries_neither_verifier_nor_mail_scopes(google: GoogleIdentity) -> None:
    url = google.authorization_url("the-state", "the-nonce", VERIFIER, HOME)
    query = parse_qs(urlsplit(url).query)

    assert VERIFIER not in url
    assert query["scope"] == ["openid email profile"]
    assert query["nonce"] == ["the-nonce"]
    assert query["code_challenge_method"] == ["S256"]


@pytest.mark.parametrize(
    ("nonce", "verifier", "home"),
    [
        ("another", VERIFIER, HOME),
        ("the-nonce", "w" * 64, HOME),
        ("the-nonce", VERIFIER, "http://localhost:3000/elsewhere"),
    ],
)
def test_what_belongs_to_another_trip_is_refused(
    running: Sandbox, google: GoogleIdentity, nonce: str, verifier: str, home: str
) -> None:
    url = google.authorization_url("the-state", "the-nonce", VERIFIER, HOME)

    with pytest.raises(ProviderRefused):
        google.identify(agree(running, url)["code"], nonce, verifier, home)


def test_a_code_is_good_once(running: Sandbox, google: GoogleIdentity) -> None:
    url = google.authorization_url("the-state", "the-nonce", VERIFIER, HOME)
    code = agree(running, url)["code"]
    google.identify(code, "the-nonce", VERIFIER, HOME)

    with pytest.raises(ProviderRefused):
        google.identify(code, "the-nonce", VERIFIER, HOME)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"mode": "before"}, OutcomeUnknown),
        ({"mode": "status", "status": 500}, OutcomeUnknown),
        ({"mode": "status", "status": 429}, ProviderBusy),
    ],
)
def test_silence_is_told_apart(
    running: Sandbox, google: GoogleIdentity, fault: dict[str, Any], error: type[Exception]
) -> None:
    url = google.authorization_url("the-state", "the-nonce", VERIFIER, HOME)
    code = agree(running, url)["code"]
    entry = {"provider": "google", "method": "*", "path_regex": "/token$"}
    running.control("POST", "/faults", entry | fault)

    with pytest.raises(error):
        google.identify(code, "the-nonce", VERIFIER, HOME)


CLOCK = SettableClock()
NOW = int(CLOCK.now().timestamp())


def idempotency_records(**changed: Any) -> dict[str, Any]:
    complete = {
        "iss": "https://accounts.google.com",
        "aud": OURS[0],
        "azp": OURS[0],
        "sub": "110169484474386276334",
        "email": "ada@example.com",
        "email_verified": True,
        "name": "Ada",
        "nonce": "the-nonce",
        "iat": NOW,
        "exp": NOW + 3_600,
    } | changed
    return {name: value for name, value in complete.items() if value is not None}


def signed(key: Any = KEY, algorithm: str = "RS256", kid: str = "k1", **changed: Any) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", jwt.warnings.InsecureKeyLengthWarning)
        return jwt.encode(idempotency_records(**changed), key, algorithm, headers={"kid": kid})


def signed_with_the_public_key() -> str:
    """Key confusion: HMAC under the text of a key that everybody has (RFC 8725 section 2.1)."""
    public = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
        for part in ({"alg": "HS256", "kid": "k1", "typ": "JWT"}, idempotency_records())
    ]
    mac = hmac.new(public, ".".join(parts).encode(), hashlib.sha256).digest()
    return ".".join([*parts, base64.urlsafe_b64encode(mac).decode().rstrip("=")])


def jwks(*keys: tuple[str, rsa.RSAPrivateKey]) -> dict[str, Any]:
    return {
        "keys": [
            json.loads(RSAAlgorithm.to_jwk(key.public_key()))
            | {"kid": kid, "use": "sig", "alg": "RS256"}
            for kid, key in keys
        ]
    }


def answering(handler: Callable[[httpx.Request], httpx.Response]) -> GoogleIdentity:
    google = GoogleIdentity(lambda: OURS, CLOCK)
    google.__dict__["_http"] = httpx.Client(transport=httpx.MockTransport(handler))
    return google


def saying(token: object, keys: object = None) -> GoogleIdentity:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json=keys or jwks(("k1", KEY)))
        return httpx.Response(200, json={"access_token": "x", "id_token": token})

    return answering(handle)


def identify(google: GoogleIdentity) -> Any:
    return google.identify("code", "the-nonce", VERIFIER, HOME)


@pytest.mark.parametrize("issuer", ["https://accounts.google.com", "accounts.google.com"])
def test_a_genuine_token_is_taken(issuer: str) -> None:
    found = identify(saying(signed(iss=issuer)))

    assert (found.subject, found.email) == ("110169484474386276334", "ada@example.com")


@pytest.mark.parametrize(
    ("claim", "told"), [("de-CH", "de-CH"), (None, None), (7, None), ("x" * 9_000, "x" * 85)]
)
def test_what_it_says_of_the_language_is_passed_on(claim: object, told: str | None) -> None:
    assert identify(saying(signed(locale=claim))).locale == told


@pytest.mark.parametrize(
    "token",
    [
        signed(key=OTHER_KEY),
        signed(kid="k2"),
        signed(algorithm="RS512"),
        signed(algorithm="PS256"),
        signed(key="", algorithm="none"),
        signed(key="secret", algorithm="HS256"),
        signed_with_the_public_key(),
        signed(iss="https://accounts.google.com.evil.example"),
        signed(iss=None),
        signed(aud="another-client"),
        signed(aud=[OURS[0], "another-client"]),
        signed(aud=None),
        signed(azp="another-client"),
        signed(nonce="another"),
        signed(nonce=None),
        signed(sub=None),
        signed(sub=""),
        signed(sub="s" * 256),
        signed(sub="sub\u00e9"),
        signed(exp=NOW - 61),
        signed(exp=None),
        signed(exp="soon"),
        signed(email=None),
        signed(email="no address"),
        signed(email="a@b\n.example"),
        signed(email="x" * 250 + "@example.com"),
        signed()[:-3],
        "a.b.c",
        "",
    ],
)
def test_a_word_that_does_not_hold_is_refused(token: str) -> None:
    with pytest.raises((ProviderRefused, OutcomeUnknown)):
        identify(saying(token))


@pytest.mark.parametrize("answer", [None, 1, ["x"], "x" * 20_000])
def test_an_answer_without_a_token_says_nothing(answer: object) -> None:
    with pytest.raises(OutcomeUnknown):
        identify(saying(answer))


@pytest.mark.parametrize("verified", [False, None, "false", 1, "yes"])
def test_an_address_is_verified_only_where_google_says_so(verified: Any) -> None:
    assert not identify(saying(signed(email_verified=verified))).email_verified


def test_keys_are_read_again_for_a_new_one_though_not_for_every_token() -> None:
    reads = 0

    def handle(request: httpx.Request) -> httpx.Response:
        nonlocal reads
        if request.method == "GET":
            reads += 1
            return httpx.Response(200, json=jwks(("k1", KEY)))
        return httpx.Response(200, json={"id_token": signed(kid="k9")})

    google = answering(handle)
    for _ in range(5):
        with pytest.raises(ProviderRefused):
            identify(google)

    assert reads == 1


@pytest.mark.parametrize("keys", [{"keys": "none"}, {"keys": [1, {}, {"kty": "RSA", "kid": "k1"}]}])
def test_keys_that_are_none_open_nothing(keys: object) -> None:
    with pytest.raises((ProviderRefused, OutcomeUnknown)):
        identify(saying(signed(), keys))


def test_no_redirect_is_followed_and_no_proxy_asked() -> None:
    google = GoogleIdentity(lambda: OURS, CLOCK)
    client = google._http

    assert client.follow_redirects is False
    assert client.timeout.read == 6.0
    google.close()
