"""Google's authorization server (OAuth 2.0 for web server applications, with PKCE).

The HTTP edge imports this module: nothing of Google's own SDK may be reached from here, and the
HTTP client is loaded when a call is made.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from countersign.adapters.google.endpoints import endpoints_at
from countersign.adapters.google.retry_after import seconds_to_wait
from countersign.domain.integration import Tokens
from countersign.domain.providers import PROVIDERS
from countersign.domain.says import said
from countersign.ports.integrations import Subject
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderError,
    ProviderRefused,
)
from countersign.ports.system import Clock

if TYPE_CHECKING:
    import httpx

SCOPES = tuple(permission.scope for permission in PROVIDERS["google"].permissions)

CONNECT_SECONDS = 3.0
READ_SECONDS = 8.0
LONGEST_LIFETIME_SECONDS = 86_400
LONGEST_ACCESS_SECONDS = 10 * 366 * 86_400

_SHORT_NAMES = {"https://www.googleapis.com/auth/userinfo.email": "email"}
_TAKEN_BACK = frozenset({"invalid_grant", "admin_policy_enforced"})


@dataclass(frozen=True)
class _Answer:
    status: int
    fields: dict[str, Any] | None
    retry_after: float

    @property
    def error(self) -> str:
        code = (self.fields or {}).get("error")
        return code[:60] if isinstance(code, str) else ""


class GoogleOAuth:
    """`ports.integrations.OAuth` for Google."""

    def __init__(
        self, client_id: str, client_secret: str, clock: Clock, *, base_url: str | None = None
    ) -> None:
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock
        self._endpoints = endpoints_at(base_url)

    def authorization_url(
        self, state: str, verifier: str, redirect_uri: str, scopes: tuple[str, ...] = SCOPES
    ) -> str:
        """Where the browser goes. Consent is asked for each time: only then is there always a
        refresh token in the answer."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        url: str = prepare_grant_uri(
            self._endpoints.authorize,
            client_id=self._client_id,
            response_type="code",
            redirect_uri=redirect_uri,
            scope=list(scopes),
            state=state,
            access_type="offline",
            prompt="consent",
            include_granted_scopes="true",
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return url

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Tokens:
        """Code for tokens; `scopes` are those the person left ticked."""
        answer = self._post(
            self._endpoints.token,
            {
                "grant_type": "authorization_code",
                "code": code,
                "code_verifier": verifier,
                "redirect_uri": redirect_uri,
                **self._client_credentials,
            },
        )
        if answer.status == 200:
            return self._tokens(answer, SCOPES)
        raise _error(answer, "exchange the code")

    def subject(self, tokens: Tokens) -> Subject:
        answer = self._call(
            "GET",
            self._endpoints.userinfo,
            headers={"Authorization": f"Bearer {tokens.access_token}"},
        )
        if answer.status == 401:
            raise ConnectionBroken(said("Google does not accept the access token."))
        if answer.status != 200:
            raise _error(answer, "say whose account it is")
        fields = answer.fields or {}
        subject, account = fields.get("sub"), fields.get("email")
        if not (isinstance(subject, str) and subject and isinstance(account, str) and account):
            raise ProviderRefused(said("Google does not say whose account it is."))
        return Subject(subject=subject, account=account)

    def refresh(self, tokens: Tokens) -> Tokens:
        if tokens.refresh_token is None:
            raise ConnectionBroken(said("There is no refresh token for this account."))
        answer = self._post(
            self._endpoints.token,
            {
                "grant_type": "refresh_token",
                "refresh_token": tokens.refresh_token,
                **self._client_credentials,
            },
        )
        if answer.status == 200:
            fresh = self._tokens(answer, tokens.scopes)
            return fresh.model_copy(
                update={
                    "refresh_token": fresh.refresh_token or tokens.refresh_token,
                    "refresh_expires_at": fresh.refresh_expires_at or tokens.refresh_expires_at,
                }
            )
        if answer.error in _TAKEN_BACK:
            raise ConnectionBroken(said("The access to this Google account was taken back."))
        raise _error(answer, "refresh the access")

    def revoke(self, tokens: Tokens) -> None:
        """Revokes the whole grant: either token stands for it."""
        answer = self._post(
            self._endpoints.revoke, {"token": tokens.refresh_token or tokens.access_token}
        )
        gone_already = answer.status == 400 and answer.error in ("invalid_token", "invalid_grant")
        if answer.status != 200 and not gone_already:
            raise _error(answer, "take the access back")

    def close(self) -> None:
        """Close the connections that are kept for further calls."""
        if "_http" in self.__dict__:
            self._http.close()
            del self._http

    @property
    def _client_credentials(self) -> dict[str, str]:
        return {"client_id": self._client_id, "client_secret": self._client_secret}

    @cached_property
    def _http(self) -> "httpx.Client":
        import httpx

        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        return httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False)

    def _post(self, url: str, form: dict[str, str]) -> _Answer:
        return self._call("POST", url, data=form)

    def _call(self, method: str, url: str, **options: Any) -> _Answer:
        import httpx

        try:
            response = self._http.request(
                method, url, **{"headers": {"Accept": "application/json"}} | options
            )
        except httpx.HTTPError as error:
            raise OutcomeUnknown(said("Google's authorization server did not answer.")) from error
        try:
            fields = response.json()
        except (ValueError, RecursionError):
            fields = None
        return _Answer(
            status=response.status_code,
            fields=fields if isinstance(fields, dict) else None,
            retry_after=seconds_to_wait(response.headers.get("retry-after")),
        )

    def _tokens(self, answer: _Answer, asked: tuple[str, ...]) -> Tokens:
        """RFC 6749 section 5.1: an answer without scopes grants what was asked for."""
        fields = answer.fields or {}
        access, refresh = fields.get("access_token"), fields.get("refresh_token")
        lifetime, scope = fields.get("expires_in"), fields.get("scope")
        if not (isinstance(access, str) and access and isinstance(lifetime, int)):
            raise OutcomeUnknown(said("Google answered without an access token."))
        lasts = fields.get("refresh_token_expires_in")
        now = self._clock.now()
        named = scope.split() if isinstance(scope, str) and scope else asked
        return Tokens(
            access_token=access,
            refresh_token=refresh if isinstance(refresh, str) and refresh else None,
            expires_at=now + _seconds(lifetime, LONGEST_LIFETIME_SECONDS),
            scopes=tuple(dict.fromkeys(_SHORT_NAMES.get(name, name) for name in named)),
            refresh_expires_at=now + _seconds(lasts, LONGEST_ACCESS_SECONDS)
            if isinstance(lasts, int)
            else None,
        )


def _seconds(named: int, at_most: int) -> timedelta:
    return timedelta(seconds=max(0, min(named, at_most)))


def _error(answer: _Answer, attempted: str) -> ProviderError:
    named = f"{answer.status} {answer.error}".strip()
    if answer.status == 429:
        return ProviderBusy(
            said("Google is busy ({named}).", named=named), retry_after=answer.retry_after
        )
    if 400 <= answer.status < 500:
        return ProviderRefused(
            said("Google did not {attempted} ({named}).", attempted=attempted, named=named)
        )
    return OutcomeUnknown(
        said(
            "Google did not say whether it could {attempted} ({named}).",
            attempted=attempted,
            named=named,
        )
    )
