"""Access tokens (JWT, RFC 7519) and refresh tokens, both under keys derived from one secret."""

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from countersign.adapters.identity.signing_keys import KeyRing, SigningKey
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import ACCESS_LIFETIME, Session
from countersign.ports.identity import Bearer

ISSUER = "countersign"
AUDIENCE = "countersign-api"
_ALGORITHM = "HS256"
_CLAIMS = ("iss", "aud", "sub", "sid", "opened", "iat", "exp", "auth_time")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_TOKEN = 2_048
_ACCESS = "access-token"
_REFRESH = "refresh-token"
_ACCESS_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]", re.ASCII)
"""Base64url without padding; the signature's last character has two bits that say nothing: 0."""
_REFRESH_TOKEN = re.compile(
    r"(?P<user>usr_\w{1,60})\.(?P<session>ses_\w{1,60})\.(?P<generation>[1-9]\d{0,8})\.(?P<mac>[\w-]{43})",
    re.ASCII,
)


class TokenExpired(TokenInvalid):
    """Genuine, and over."""

    code = "token_expired"


@lru_cache(maxsize=32)
def derived_key(signing_key: str, label: str) -> bytes:
    """32 bytes for one purpose (HKDF-SHA256): what one key leaks says nothing of others."""
    derivation = HKDF(SHA256(), length=32, salt=None, info=f"countersign/{label}".encode())
    return derivation.derive(signing_key.encode())


def derived_keys(keys: KeyRing, label: str, now: datetime) -> tuple[bytes, ...]:
    """The key to seal with, and then all to open with."""
    usable = (keys.signing_at(now), *keys.living(now))
    return tuple(derived_key(key.key, label) for key in usable)


class SignedTokens:
    """`ports.identity.TokenMint`.

    A refresh token is `user.session.generation.mac`: derived, never stored, and under the key that
    signed when its generation began, so the same generation always has the same token.
    """

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    def access(self, session: Session, now: datetime) -> str:
        idempotency_records = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": session.user_id,
            "sid": session.session_id,
            "opened": round(session.created_at.timestamp() * 1_000),
            "iat": int(now.timestamp()),
            "exp": int((now + ACCESS_LIFETIME).timestamp()),
            "auth_time": int(session.auth_time.timestamp()),
        }
        signing = self._keys.signing_at(now)
        key = derived_key(signing.key, _ACCESS)
        return jwt.encode(idempotency_records, key, _ALGORITHM, headers={"kid": signing.kid})

    def read_access(self, token: str, now: datetime) -> Bearer:
        if len(token) > _LONGEST_TOKEN or not _ACCESS_TOKEN.fullmatch(token):
            raise TokenInvalid("This access token is not one of ours.")
        try:
            idempotency_records = self._verified(token, now)
            bearer = Bearer(
                user_id=_text(idempotency_records["sub"]),
                session_id=_text(idempotency_records["sid"]),
                auth_time=datetime.fromtimestamp(idempotency_records["auth_time"], UTC),
                opened_at=_EPOCH + timedelta(milliseconds=idempotency_records["opened"]),
            )
            expires = int(idempotency_records["exp"])
        # RecursionError: the header is a stranger's JSON, read before the signature.
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as broken:
            raise TokenInvalid("This access token is not one of ours.") from broken
        if now.timestamp() >= expires:
            raise TokenExpired("This access token has expired. Refresh it.")
        return bearer

    def refresh(self, session: Session) -> str:
        family = f"{session.user_id}.{session.session_id}.{session.generation}"
        return f"{family}.{_mac(family, self._keys.signing_at(session.rotated_at))}"

    def read_refresh(self, token: str, now: datetime) -> tuple[str, str, int]:
        found = _REFRESH_TOKEN.fullmatch(token)
        if found is None:
            raise TokenInvalid("This refresh token is not one of ours.")
        family = token.rpartition(".")[0]
        macs = [_mac(family, key) for key in self._keys.living(now)]
        if not any(hmac.compare_digest(found["mac"], mac) for mac in macs):
            raise TokenInvalid("This refresh token is not one of ours.")
        return found["user"], found["session"], int(found["generation"])

    def _verified(self, token: str, now: datetime) -> dict[str, Any]:
        """The claims of a genuine token, expired or not: time is the caller's clock's to judge."""
        signing = self._keys.named(jwt.get_unverified_header(token).get("kid"), now)
        if signing is None:
            raise jwt.InvalidTokenError("signed with a key that we do not have")
        idempotency_records: dict[str, Any] = jwt.decode(
            token,
            derived_key(signing.key, _ACCESS),
            algorithms=[_ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            leeway=0,
            options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False},
        )
        return idempotency_records


def _mac(family: str, signing: SigningKey) -> str:
    key = derived_key(signing.key, _REFRESH)
    mac = hmac.new(key, family.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def _text(claim: object) -> str:
    if not isinstance(claim, str):
        raise TypeError("not a text")
    return claim
