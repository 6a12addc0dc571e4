"""Access tokens (JWT, RFC 7519) and refresh tokens, both under keys derived from one secret."""

import base64
import hashlib
import hmac
import re
from datetime import UTC, datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from countersign.domain.errors import TokenInvalid
from countersign.domain.session import ACCESS_LIFETIME, Session
from countersign.ports.identity import Bearer

ISSUER = "countersign"
AUDIENCE = "countersign-api"
_ALGORITHM = "HS256"
_CLAIMS = ("iss", "aud", "sub", "sid", "iat", "exp", "auth_time")
_SHORTEST_KEY = 64
_LONGEST_TOKEN = 2_048
_REFRESH = re.compile(
    r"(?P<user>usr_\w{1,60})\.(?P<session>ses_\w{1,60})\.(?P<generation>[1-9]\d{0,8})\.(?P<mac>[\w-]{43})",
    re.ASCII,
)


class TokenExpired(TokenInvalid):
    """Genuine, and over."""

    code = "token_expired"


def derived_key(signing_key: str, label: str) -> bytes:
    """32 bytes for one purpose (HKDF-SHA256, RFC 5869): what one key leaks says nothing of others.

    Raises
    ------
    ValueError
        The signing key is too short to derive from.
    """
    if len(signing_key) < _SHORTEST_KEY:
        raise ValueError(f"The signing key has fewer than {_SHORTEST_KEY} characters.")
    derivation = HKDF(SHA256(), length=32, salt=None, info=f"countersign/{label}".encode())
    return derivation.derive(signing_key.encode())


class SignedTokens:
    """`ports.identity.TokenMint`.

    A refresh token is `user.session.generation.mac`: derived, never stored, so the same generation
    always has the same token.
    """

    def __init__(self, kid: str, key: str) -> None:
        self._kid = kid
        self._access_key = derived_key(key, "access-token")
        self._refresh_key = derived_key(key, "refresh-token")

    def access(self, session: Session, now: datetime) -> str:
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": session.user_id,
            "sid": session.session_id,
            "iat": int(now.timestamp()),
            "exp": int((now + ACCESS_LIFETIME).timestamp()),
            "auth_time": int(session.auth_time.timestamp()),
        }
        return jwt.encode(claims, self._access_key, _ALGORITHM, headers={"kid": self._kid})

    def read_access(self, token: str, now: datetime) -> Bearer:
        if len(token) > _LONGEST_TOKEN:
            raise TokenInvalid("This access token is not one of ours.")
        try:
            claims = self._verified(token)
            bearer = Bearer(
                user_id=_text(claims["sub"]),
                session_id=_text(claims["sid"]),
                auth_time=datetime.fromtimestamp(claims["auth_time"], UTC),
            )
            expires = int(claims["exp"])
        # RecursionError: the header is a stranger's JSON, read before the signature.
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as broken:
            raise TokenInvalid("This access token is not one of ours.") from broken
        if now.timestamp() >= expires:
            raise TokenExpired("This access token has expired. Refresh it.")
        return bearer

    def refresh(self, session: Session) -> str:
        family = f"{session.user_id}.{session.session_id}.{session.generation}"
        return f"{family}.{self._mac(family)}"

    def read_refresh(self, token: str) -> tuple[str, str, int]:
        found = _REFRESH.fullmatch(token)
        if found is None:
            raise TokenInvalid("This refresh token is not one of ours.")
        family = token.rpartition(".")[0]
        if not hmac.compare_digest(found["mac"], self._mac(family)):
            raise TokenInvalid("This refresh token is not one of ours.")
        return found["user"], found["session"], int(found["generation"])

    def _verified(self, token: str) -> dict[str, Any]:
        """The claims of a genuine token, expired or not: time is the caller's clock's to judge."""
        if jwt.get_unverified_header(token).get("kid") != self._kid:
            raise jwt.InvalidTokenError("signed with a key that we do not have")
        claims: dict[str, Any] = jwt.decode(
            token,
            self._access_key,
            algorithms=[_ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            leeway=0,
            options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False},
        )
        return claims

    def _mac(self, family: str) -> str:
        mac = hmac.new(self._refresh_key, family.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def _text(claim: object) -> str:
    if not isinstance(claim, str):
        raise TypeError("not a text")
    return claim
