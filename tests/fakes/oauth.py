"""An authorization server in memory, and the person who agrees.

`tests/contracts/test_oauth.py` holds it and the Google adapter to the same statements.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from countersign.domain.integration import Tokens
from countersign.ports.integrations import Subject
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock

SCOPES = ("openid", "email", "https://www.googleapis.com/auth/gmail.modify")
Fault = Literal["silent", "busy"]


@dataclass(frozen=True)
class _Consent:
    account: str
    scopes: tuple[str, ...]
    challenge: str
    redirect_uri: str


@dataclass
class FakeOAuth:
    """`fault` spoils the next call to the server. Refreshing never rotates, as with Google."""

    clock: Clock
    lifetime: timedelta = timedelta(hours=1)
    fault: Fault | None = None
    refreshes: int = 0
    _codes: dict[str, _Consent] = field(default_factory=dict)
    _grants: dict[str, _Consent] = field(default_factory=dict)
    _access: dict[str, str] = field(default_factory=dict)
    _numbers: int = 0

    def agree(self, url: str, account: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        """The person agrees on the page behind the URL; answers what the callback is given."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = self._new("code")
        ticked = [name for name in asked["scope"].split() if name not in leave_out]
        earlier = [
            name
            for consent in self._grants.values()
            if consent.account == account
            for name in consent.scopes
        ]
        self._codes[code] = _Consent(
            account=account,
            scopes=tuple(dict.fromkeys(ticked + earlier)),
            challenge=asked["code_challenge"],
            redirect_uri=asked["redirect_uri"],
        )
        return {"code": code, "state": asked["state"]}

    def take_back(self, account: str) -> None:
        """The person ends all access to the account at the provider's own page."""
        for refresh, consent in list(self._grants.items()):
            if consent.account == account:
                self._end(refresh)

    def lets_in(self, account: str) -> bool:
        """Whether anybody has access to the account."""
        return any(consent.account == account for consent in self._grants.values())

    def authorization_url(
        self, state: str, verifier: str, redirect_uri: str, scopes: tuple[str, ...] = SCOPES
    ) -> str:
        query = {
            "response_type": "code",
            "redirect_uri": redirect_uri,
            "scope": " ".join(scopes),
            "state": state,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        return f"https://accounts.example/authorize?{urlencode(query)}"

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Tokens:
        self._answer()
        consent = self._codes.get(code)
        if consent is None or consent.redirect_uri != redirect_uri:
            raise ProviderRefused("The code is not good.")
        if consent.challenge != _challenge(verifier):
            raise ProviderRefused("The verifier is not the code's.")
        del self._codes[code]
        refresh = self._new("refresh")
        self._grants[refresh] = consent
        return self._tokens(refresh)

    def subject(self, tokens: Tokens) -> Subject:
        self._answer()
        refresh = self._access.get(tokens.access_token, "")
        if refresh not in self._grants:
            raise ConnectionBroken("The access token is not good.")
        account = self._grants[refresh].account
        return Subject(subject=f"subject-of-{account}", account=account)

    def refresh(self, tokens: Tokens) -> Tokens:
        if tokens.refresh_token is None:
            raise ConnectionBroken("There is no refresh token.")
        self._answer()
        if tokens.refresh_token not in self._grants:
            raise ConnectionBroken("The access was taken back.")
        self.refreshes += 1
        return self._tokens(tokens.refresh_token)

    def revoke(self, tokens: Tokens) -> None:
        """A grant is of a person and a client: it ends as a whole, whichever token names it."""
        self._answer()
        named = tokens.refresh_token or self._access.get(tokens.access_token, "")
        if named in self._grants:
            self.take_back(self._grants[named].account)

    def _tokens(self, refresh: str) -> Tokens:
        access = self._new("access")
        self._access[access] = refresh
        return Tokens(
            access_token=access,
            refresh_token=refresh,
            expires_at=self.clock.now() + self.lifetime,
            scopes=self._grants[refresh].scopes,
        )

    def _end(self, refresh: str) -> None:
        self._grants.pop(refresh, None)

    def _answer(self) -> None:
        fault, self.fault = self.fault, None
        match fault:
            case "silent":
                raise OutcomeUnknown("No answer.")
            case "busy":
                raise ProviderBusy("Not now.", retry_after=7)

    def _new(self, kind: str) -> str:
        self._numbers += 1
        return f"{kind}-{self._numbers}"


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
