"""Forged access tokens: each table varies one thing of a token that would be genuine without it."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from countersign.adapters.identity.tokens import AUDIENCE, ISSUER, derived_key
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import Session
from tests.adapters.identity.rings import mint

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STAMP = int(NOW.timestamp())
KEY = "0123456789abcdef" * 4
SIGNING = derived_key(KEY, "access-token")
MINT = mint("k1", KEY)
HEADER = {"alg": "HS256", "kid": "k1", "typ": "JWT"}
CLAIMS = {
    "iss": ISSUER,
    "aud": AUDIENCE,
    "sub": "usr_1",
    "sid": "ses_1",
    "opened": STAMP * 1_000,
    "iat": STAMP,
    "exp": STAMP + 1_800,
    "auth_time": STAMP,
}


def coded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def written(value: object) -> str:
    return coded(value if isinstance(value, bytes) else json.dumps(value).encode())


def token(
    header: object = HEADER,
    payload: object = CLAIMS,
    *,
    key: bytes = SIGNING,
    hash_name: str = "sha256",
) -> str:
    """Signed as a compact JSON Web Signature, whatever it says of itself."""
    content = f"{written(header)}.{written(payload)}"
    return f"{content}.{coded(hmac.new(key, content.encode(), hash_name).digest())}"


def headed(**changed: Any) -> str:
    """Under our own key; a member that is None is left out."""
    header = HEADER | changed
    return token({name: value for name, value in header.items() if value is not None})


def claiming(**changed: Any) -> str:
    idempotency_records = CLAIMS | changed
    return token(
        payload={name: value for name, value in idempotency_records.items() if value is not None}
    )


def unsigned(algorithm: object) -> str:
    return f"{written(HEADER | {'alg': algorithm})}.{written(CLAIMS)}."


def signed_by_a_stranger(**members: Any) -> str:
    """With a key of their own, which the header brings along or points at."""
    key = ec.generate_private_key(ec.SECP256R1())
    content = f"{written(HEADER | {'alg': 'ES256', **members})}.{written(CLAIMS)}"
    return f"{content}.{coded(key.sign(content.encode(), ec.ECDSA(SHA256())))}"


def signed_with_rsa() -> str:
    key = rsa.generate_private_key(65_537, 2_048)
    content = f"{written(HEADER | {'alg': 'RS256'})}.{written(CLAIMS)}"
    return f"{content}.{coded(key.sign(content.encode(), padding.PKCS1v15(), SHA256()))}"


def keyed_with_a_public_key() -> str:
    key = rsa.generate_private_key(65_537, 2_048).public_key()
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return token(key=pem)


def check_refused(forged: str) -> None:
    with pytest.raises(TokenInvalid) as refused:
        MINT.read_access(forged, NOW)
    assert refused.value.code == "token_invalid"


def test_the_token_that_all_others_are_made_from_is_genuine() -> None:
    assert MINT.read_access(token(), NOW).user_id == "usr_1"
    assert MINT.read_access(claiming(sub="usr_2"), NOW).user_id == "usr_2"


ALGORITHMS: dict[str, Callable[[], str]] = {
    **{
        f"none spelled {algorithm!r}": partial(unsigned, algorithm)
        for algorithm in ("none", "None", "NONE", "nOnE", "", "null", None, 0, [], ["none"])
    },
    "none with a signature": lambda: token(HEADER | {"alg": "none"}),
    "none without a key id": lambda: f"{written({'alg': 'none'})}.{written(CLAIMS)}.",
    "no algorithm": lambda: headed(alg=None),
    "HS384 under our key": lambda: token(HEADER | {"alg": "HS384"}, hash_name="sha384"),
    "HS512 under our key": lambda: token(HEADER | {"alg": "HS512"}, hash_name="sha512"),
    "HS256 that is SHA-512": lambda: token(hash_name="sha512"),
    "HS256 that is SHA-1": lambda: token(hash_name="sha1"),
    "another spelling": lambda: headed(alg="hs256"),
    "with a space": lambda: headed(alg="HS256 "),
    "a list": lambda: headed(alg=["HS256"]),
    "RS256 called, HS256 done": lambda: headed(alg="RS256"),
    "PS256 called, HS256 done": lambda: headed(alg="PS256"),
    "EdDSA called, HS256 done": lambda: headed(alg="EdDSA"),
    "RS256 by a stranger": signed_with_rsa,
    "HS256 keyed with a public key": keyed_with_a_public_key,
    "HS256 keyed with nothing": lambda: token(key=b""),
    "HS256 keyed with the key's own text": lambda: token(key=KEY.encode()),
    "HS256 keyed for refresh tokens": lambda: token(key=derived_key(KEY, "refresh-token")),
    "HS256 keyed for cursors": lambda: token(key=derived_key(KEY, "cursor")),
    "direct encryption": lambda: headed(alg="dir", enc="A256GCM"),
}

KEY_IDS: dict[str, Callable[[], str]] = {
    f"{kid!r:.40}": partial(token, HEADER | {"kid": kid}, key=b"a key of the attacker's")
    for kid in (
        *("k1", "k2", "", " k1", "k1 ", "K1", "k1\0", "k1\n", "\0", "*", "k1,k2", "__class__"),
        *("../../../../dev/null", "/proc/sys/kernel/randomize_va_space", "file:///dev/null"),
        *("k1' OR '1'='1", "k1' UNION SELECT 'a", "$(id)", "|id", "http://evil.example/jwks"),
        *(None, 0, True, ["k1"], {"k1": "k1"}, "k" * 1_500, "ｋ１"),
    )
}

BROUGHT_KEYS: dict[str, Callable[[], str]] = {
    "jwk": lambda: signed_by_a_stranger(jwk={"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}),
    "oct jwk": lambda: token(
        HEADER | {"jwk": {"kty": "oct", "k": coded(b"a" * 32)}}, key=b"a" * 32
    ),
    "jku": lambda: signed_by_a_stranger(jku="https://evil.example/jwks.json"),
    "x5u": lambda: signed_by_a_stranger(x5u="https://evil.example/x509.pem"),
    "x5c": lambda: signed_by_a_stranger(x5c=["MIIB"]),
    "x5t": lambda: signed_by_a_stranger(x5t="AAAA"),
}

EXTENSIONS: dict[str, Callable[[], str]] = {
    "an extension that we do not know": lambda: headed(crit=["countersign"], countersign=1),
    "an empty list of extensions": lambda: headed(crit=[]),
    "extensions that are no list": lambda: headed(crit="exp"),
    "an extension that is not there": lambda: headed(crit=["exp"]),
    "an unencoded payload": lambda: headed(b64=False, crit=["b64"]),
}


def genuine() -> str:
    return token()


def parts() -> list[str]:
    return genuine().split(".")


def with_other_last_bits() -> str:
    """The last character has two bits that no byte needs: the same bytes, spelled otherwise."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return genuine()[:-1] + alphabet[alphabet.index(genuine()[-1]) ^ 1]


FORMS: dict[str, Callable[[], str]] = {
    "no signature": lambda: ".".join(parts()[:2]) + ".",
    "no signature and no dot": lambda: ".".join(parts()[:2]),
    "no header": lambda: "." + ".".join(parts()[1:]),
    "no payload": lambda: f"{parts()[0]}..{parts()[2]}",
    "only dots": lambda: "..",
    "a fourth part": lambda: genuine() + ".",
    "five parts, like an encrypted one": lambda: ".".join([*parts(), "AAAA", "AAAA"]),
    "half of its signature": lambda: genuine()[:-22],
    "a byte more": lambda: genuine() + "AA",
    "another signature's last bits": with_other_last_bits,
    "padded": lambda: genuine() + "=",
    "padded twice": lambda: genuine() + "==",
    "a line break at its end": lambda: genuine() + "\n",
    "a line break in its signature": lambda: genuine()[:-5] + "\n" + genuine()[-5:],
    "a NUL at its end": lambda: genuine() + "\0",
    "a stray character in its signature": lambda: genuine()[:-5] + "!" + genuine()[-5:],
    "a space before it": lambda: " " + genuine(),
    "the scheme before it": lambda: "Bearer " + genuine(),
    "percent-encoded dots": lambda: genuine().replace(".", "%2E"),
    "full-width dots": lambda: genuine().replace(".", "．"),
    "twice": lambda: genuine() + "," + genuine(),
    "its parts exchanged": lambda: ".".join([parts()[1], parts()[0], parts()[2]]),
    "another payload under its signature": lambda: (
        f"{parts()[0]}.{written(CLAIMS | {'sub': 'usr_2'})}.{parts()[2]}"
    ),
    "another header under its signature": lambda: (
        f"{written(HEADER | {'x': 1})}.{parts()[1]}.{parts()[2]}"
    ),
    "as JSON": lambda: json.dumps(
        dict(zip(("protected", "payload", "signature"), parts(), strict=True))
    ),
    "a header that is no object": lambda: token(["HS256"]),
    "a header that is no JSON": lambda: token(b"\xff\xfe"),
    "a payload that is no object": lambda: token(payload=["usr_1"]),
    "a payload that is no JSON": lambda: token(payload=b"foo"),
    "a payload that is no UTF-8": lambda: token(payload=b'{"sub": "\xff"}'),
    "a payload nested without end": lambda: token(payload=b'{"a":' * 180 + b"1" + b"}" * 180),
    "very long": lambda: claiming(more="x" * 4_000),
    "long beyond reason": lambda: "a" * 1_000_000,
    "a compressed payload": lambda: headed(zip="DEF", alg="dir"),
    "its own hash": lambda: hashlib.sha256(SIGNING).hexdigest(),
}


def each(claim: str, *values: Any) -> dict[str, dict[str, Any]]:
    return {f"{claim} is {value!r}": {claim: value} for value in values}


WRONG_CLAIMS: dict[str, dict[str, Any]] = {
    **{f"without {name}": {name: None} for name in CLAIMS},
    **each("iss", "", "Countersign", "countersign/", "https://countersign", ["countersign"], 1),
    **each("aud", "", "countersign", "countersign-api/", "COUNTERSIGN-API", ["other"], [], {}, 1),
    **each("sub", 1, True, ["usr_1"], {"id": "usr_1"}),
    **each("sid", 1, ["ses_1"], {}),
    **each("exp", "soon", [], {}, "", "Infinity", float("inf"), float("nan")),
    **each("auth_time", "now", [], 10**20, float("nan")),
    **each("opened", "now", [], 10**20, float("nan")),
    **each("nbf", 4_102_444_800, "now"),
}


@pytest.mark.parametrize("name", ALGORITHMS)
def test_only_our_algorithm_with_our_key_opens_anything(name: str) -> None:
    check_refused(ALGORITHMS[name]())


@pytest.mark.parametrize("name", KEY_IDS)
def test_a_key_id_finds_no_key_but_ours(name: str) -> None:
    check_refused(KEY_IDS[name]())


@pytest.mark.parametrize("name", BROUGHT_KEYS)
def test_a_token_that_brings_its_own_key_opens_nothing(name: str) -> None:
    check_refused(BROUGHT_KEYS[name]())


@pytest.mark.parametrize("name", EXTENSIONS)
def test_what_must_be_understood_and_is_not_is_refused(name: str) -> None:
    check_refused(EXTENSIONS[name]())


@pytest.mark.parametrize("name", FORMS)
def test_a_token_has_one_form(name: str) -> None:
    check_refused(FORMS[name]())


@pytest.mark.parametrize("name", WRONG_CLAIMS)
def test_every_claim_is_as_we_make_it(name: str) -> None:
    check_refused(claiming(**WRONG_CLAIMS[name]))


def test_a_refresh_token_is_no_access_token_and_no_access_token_refreshes() -> None:
    session = Session(
        user_id="usr_1",
        session_id="ses_1",
        generation=1,
        transport="body",
        created_at=NOW,
        rotated_at=NOW,
        expires_at=NOW + timedelta(days=7),
        auth_time=NOW,
    )
    check_refused(MINT.refresh(session))
    with pytest.raises(TokenInvalid):
        MINT.read_refresh(MINT.access(session, NOW), NOW)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_no_single_character_of_a_token_can_be_another(part: int) -> None:
    pieces = parts()
    for place, letter in enumerate(pieces[part]):
        other = "A" if letter != "A" else "B"
        changed = pieces[part][:place] + other + pieces[part][place + 1 :]
        check_refused(".".join([*pieces[:part], changed, *pieces[part + 1 :]]))
