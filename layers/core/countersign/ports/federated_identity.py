"""Letting a provider say who somebody is (OpenID Connect Core 1.0)."""

from typing import Protocol

from countersign.domain.users.federated_identity import Identity


class IdentityProvider(Protocol):
    def authorization_url(
        self, state: str, nonce: str, verifier: str, redirect_uri: str
    ) -> str: ...

    def identify(self, code: str, nonce: str, verifier: str, redirect_uri: str) -> Identity:
        """Code for the identity behind it.

        Raises
        ------
        ProviderRefused
            A spent or foreign code, or an answer that does not hold what it must.
        ProviderBusy, OutcomeUnknown
            The provider did not answer.
        """
        ...


class Sealer(Protocol):
    """Seals texts that leave us and come back, under a key of the server's own."""

    def seal(self, purpose: str, plaintext: str) -> str: ...

    def unseal(self, purpose: str, sealed: str) -> str:
        """Raises TokenInvalid for what was not sealed here for this purpose."""
        ...
