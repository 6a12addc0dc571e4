"""What the adapter of a provider offers, and where all of them are found by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.ports.federated_identity import IdentityProvider
from countersign.ports.integrations import OAuth
from countersign.ports.system import Clock


@dataclass(frozen=True)
class AdapterSettings:
    """What an adapter is made with.

    `client` reads the id and the secret of our OAuth client when they are needed. `access_tokens`
    gives a valid token for an account; True asks for one that was refreshed just now. `base_url`
    replaces the provider's own hosts, for the sandbox.
    """

    client: Callable[[], tuple[str, str]]
    access_tokens: Callable[[Integration, bool], str]
    clock: Clock
    base_url: str | None


class ProviderAdapter(Protocol):
    """`adapters/<name>/provider.py` makes one with its function `provider`."""

    def authorization(self) -> OAuth:
        """How accounts there are connected and left."""
        ...

    def identity(self) -> IdentityProvider:
        """How people sign in by an account there. Raises ProviderRefused where they cannot."""
        ...

    def open(self, integration: Integration, capability: Capability) -> Any:
        """The account, opened for this: the port that the capability is worked with by.

        Raises
        ------
        ProviderRefused
            Nothing here is worked with in that way.
        """
        ...


class Providers(Protocol):
    """All of them: each account is opened at its own, by the name that it was stored with."""

    def open(self, integration: Integration, capability: Capability) -> Any:
        """The account, opened for this: the port that the capability is worked with by. Asks nobody
        yet: whether there is access shows at the first call.

        Raises
        ------
        ProviderRefused
            Nobody knows the provider, or nothing there is worked with in that way.
        """
        ...
