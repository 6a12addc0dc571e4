"""Connected accounts: where they rest, and how they are connected."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from countersign.domain.integration import Integration, Tokens
from countersign.domain.job import DurableJob
from countersign.domain.providers import Provider
from countersign.domain.users.user import User


class Integrations(Protocol):
    def list(self, user_id: str) -> tuple[Integration, ...]:
        """All connected accounts of a user."""
        ...

    def get(self, user_id: str, integration_id: str) -> Integration | None: ...

    def put(self, integration: Integration, sealed_tokens: str, *, by: User | None = None) -> None:
        """Store an account and its tokens.

        Raises
        ------
        Conflict
            The sessions of the person that this is set up `by` were ended since they were loaded.
        InvalidInput
            It is new, and there are as many as there may be, however many are set up at once.
        """
        ...

    def tokens(self, user_id: str, integration_id: str) -> str | None:
        """The sealed tokens."""
        ...

    def replace_tokens(self, integration: Integration, before: str, after: str) -> bool:
        """Store refreshed tokens, with the account as it was found with them, unless somebody else
        refreshed them first."""
        ...

    def expire(
        self,
        integration: Integration,
        tokens: str,
        detail: str,
        status: Literal["expired", "revoked"] = "expired",
    ) -> None:
        """Mark it as shut, unless it has other tokens by now than these sealed ones."""
        ...

    def leave(self, durable_job: DurableJob, due_at: datetime) -> bool:
        """The account goes, and the durable job to give its access back stands, both or neither.

        The job's `ref` is the account's id. False when its tokens are not the job's any more.
        """
        ...

    def remove(self, user_id: str, integration_id: str) -> None: ...


@dataclass(frozen=True)
class Handshake:
    """An authorization under way (RFC 6749 section 4.1, RFC 7636), bound to the user who began it.

    The verifier and, once it is there, the code rest sealed. `ticket_hash` proves that the browser
    which finishes is the one that came back from the provider.
    """

    state_hash: str
    user_id: str
    provider: Provider
    sealed_verifier: str
    expires_at: datetime
    sealed_code: str | None = None
    ticket_hash: str | None = None


class Handshakes(Protocol):
    def begin(self, handshake: Handshake) -> None: ...

    def get(self, state_hash: str) -> Handshake | None: ...

    def park(self, handshake: Handshake) -> bool:
        """Add code and ticket, once; False when they were there already or the state is gone."""
        ...

    def take(self, state_hash: str) -> Handshake | None:
        """Remove and return it: the first one to ask gets it."""
        ...


@dataclass(frozen=True)
class Subject:
    """Who stands behind an account: a stable identifier and the address shown."""

    subject: str
    account: str


class OAuth(Protocol):
    """One provider's authorization server."""

    def authorization_url(
        self, state: str, verifier: str, redirect_uri: str, scopes: tuple[str, ...]
    ) -> str:
        """The consent page, which asks for these scopes beside those permitted earlier."""
        ...

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Tokens:
        """Code for tokens.

        Raises
        ------
        ProviderRefused
            Spent or foreign code, wrong verifier.
        OutcomeUnknown
            The provider did not answer.
        """
        ...

    def subject(self, tokens: Tokens) -> Subject: ...

    def refresh(self, tokens: Tokens) -> Tokens:
        """Fresh tokens; the refresh token may have been replaced.

        Raises
        ------
        ConnectionBroken
            The person took the access back, or it ran out.
        OutcomeUnknown
            The provider did not answer.
        """
        ...

    def revoke(self, tokens: Tokens) -> None:
        """Give the access back; access that is gone already counts as given back."""
        ...


class Vault(Protocol):
    """Envelope encryption under the user's own data key."""

    def seal(self, user_id: str, purpose: str, plaintext: str) -> str: ...

    def unseal(self, user_id: str, purpose: str, sealed: str) -> str:
        """The plaintext.

        Raises
        ------
        RecordBroken
            Altered, or sealed for somebody or something else.
        """
        ...
