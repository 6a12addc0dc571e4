"""`ports.federated_identity.IdentityProvider` for Google (OpenID Connect).

Source: https://developers.google.com/identity/openid-connect/openid-connect. The HTTP edge imports
this module: the HTTP client and the JWT library are loaded when somebody comes back from Google.
"""

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from countersign.adapters.google.endpoints import ISSUERS, endpoints_at
from countersign.adapters.google.retry_after import seconds_to_wait
from countersign.domain.users.federated_identity import Identity
from countersign.ports.providers import OutcomeUnknown, ProviderBusy, ProviderRefused
from countersign.ports.system import Clock

if TYPE_CHECKING:
    import httpx

SCOPE = "openid email profile"
ALGORITHM = "RS256"
CONNECT_SECONDS = 3.0
READ_SECONDS = 6.0
KEYS_KEPT_SECONDS = 3_600.0
KEYS_AGAIN_AFTER_SECONDS = 30.0
"""A token with a key that we do not know has the keys read again, though not for each token."""

LEEWAY_SECONDS = 60
_LONGEST_TOKEN = 16_384
_LONGEST_ADDRESS = 254
_LONGEST_LOCALE = 85
_MOST_KEYS = 20


class GoogleIdentity:
    """`client` gives the id and the secret of our OAuth client when they are needed."""

    def __init__(
        self, client: Callable[[], tuple[str, str]], clock: Clock, *, base_url: str | None = None
    ) -> None:
        self._client = client
        self._clock = clock
        self._endpoints = endpoints_at(base_url)
        self._keys: dict[str, Any] = {}
        self._keys_read: float | None = None

    def authorization_url(self, state: str, nonce: str, verifier: str, redirect_uri: str) -> str:
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        url: str = prepare_grant_uri(
            self._endpoints.authorize,
            client_id=self._client()[0],
            response_type="code",
            redirect_uri=redirect_uri,
            scope=SCOPE,
            state=state,
            nonce=nonce,
            prompt="select_account",
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return url

    def identify(self, code: str, nonce: str, verifier: str, redirect_uri: str) -> Identity:
        client_id, client_secret = self._client()
        status, fields = self._call(
            "POST",
            self._endpoints.token,
            data={
                "grant_type": "authorization_code",
                "code": code,
                "code_verifier": verifier,
                "redirect_uri": redirect_uri,
                "client_id": client_id,
                "client_secret": client_secret,
            },
        )
        if 400 <= status < 500:
            raise ProviderRefused("Google did not accept the code.")
        token = fields.get("id_token")
        if status != 200 or not isinstance(token, str) or len(token) > _LONGEST_TOKEN:
            raise OutcomeUnknown("Google did not say who it is.")
        return _identity(self._claims(token, nonce, client_id))

    def close(self) -> None:
        """Close the connections that are kept for further calls."""
        if "_http" in self.__dict__:
            self._http.close()
            del self._http

    def _claims(self, token: str, nonce: str, client_id: str) -> dict[str, Any]:
        """What the token says, once all of it was checked. Raises ProviderRefused."""
        import jwt

        try:
            kid = jwt.get_unverified_header(token).get("kid")
            idempotency_records: dict[str, Any] = jwt.decode(
                token,
                self._key(str(kid)),
                algorithms=[ALGORITHM],
                audience=client_id,
                issuer=ISSUERS,
                options={
                    "require": ["iss", "aud", "exp", "iat", "sub", "nonce"],
                    "verify_exp": False,
                    "verify_iat": False,
                    "strict_aud": True,
                },
            )
            expires = int(idempotency_records["exp"])
        # RecursionError: a header that nests without end, read before the signature.
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as broken:
            raise ProviderRefused("Google's word on who it is does not hold.") from broken
        over = self._clock.now().timestamp() >= expires + LEEWAY_SECONDS
        foreign = idempotency_records.get("azp", client_id) != client_id
        if over or foreign or idempotency_records["nonce"] != nonce:
            raise ProviderRefused("Google's word on who it is was not for this sign-in.")
        return idempotency_records

    def _key(self, kid: str) -> Any:
        """Raises ProviderRefused for a key that Google does not have."""
        now = time.monotonic()
        age = None if self._keys_read is None else now - self._keys_read
        known = kid in self._keys
        if age is None or age > KEYS_KEPT_SECONDS or (not known and age > KEYS_AGAIN_AFTER_SECONDS):
            self._keys, self._keys_read = self._read_keys(), now
        if kid not in self._keys:
            raise ProviderRefused("Google's word on who it is was signed with an unknown key.")
        return self._keys[kid]

    def _read_keys(self) -> dict[str, Any]:
        import jwt

        status, fields = self._call("GET", self._endpoints.certs)
        listed = fields.get("keys")
        if status != 200 or not isinstance(listed, list):
            raise OutcomeUnknown("Google did not give its keys.")
        found: dict[str, Any] = {}
        for described in listed[:_MOST_KEYS]:
            fits = isinstance(described, dict) and described.get("kty") == "RSA"
            if fits and described.get("use", "sig") == "sig" and described.get("kid"):
                try:
                    found[str(described["kid"])] = jwt.PyJWK(described, ALGORITHM)
                except (jwt.PyJWTError, ValueError, TypeError):
                    continue
        return found

    @cached_property
    def _http(self) -> "httpx.Client":
        import httpx

        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        return httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False)

    def _call(self, method: str, url: str, **options: Any) -> tuple[int, dict[str, Any]]:
        """Status, and the answer's fields. Raises ProviderBusy, OutcomeUnknown."""
        import httpx

        try:
            response = self._http.request(
                method, url, headers={"Accept": "application/json"}, **options
            )
        except httpx.HTTPError as error:
            raise OutcomeUnknown("Google did not answer.") from error
        if response.status_code == 429:
            wait = seconds_to_wait(response.headers.get("retry-after"))
            raise ProviderBusy("Google is busy.", retry_after=wait)
        try:
            fields = response.json()
        except (ValueError, RecursionError):
            fields = None
        return response.status_code, fields if isinstance(fields, dict) else {}


def _identity(idempotency_records: dict[str, Any]) -> Identity:
    subject, email, name, locale = (
        idempotency_records["sub"],
        *(idempotency_records.get(claim) for claim in ("email", "name", "locale")),
    )
    plain = isinstance(subject, str) and subject.isascii() and 0 < len(subject) <= 255
    if not plain or not isinstance(email, str) or not _is_address(email):
        raise ProviderRefused("Google does not say whose account it is.")
    return Identity(
        provider="google",
        subject=subject,
        email=email,
        email_verified=idempotency_records.get("email_verified") is True,
        name=name[:200] if isinstance(name, str) else None,
        locale=locale[:_LONGEST_LOCALE] if isinstance(locale, str) else None,
    )


def _is_address(text: str) -> bool:
    """Google checked it; this keeps what could not be an address out of keys and letters."""
    local, _, domain = text.rpartition("@")
    return (
        bool(local and domain)
        and len(text) <= _LONGEST_ADDRESS
        and text.isprintable()
        and (" " not in text)
    )
