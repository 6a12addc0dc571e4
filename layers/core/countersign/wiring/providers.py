"""Where the adapter of each provider stands. One row a provider, in the order of their names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, TypeVar, cast

from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.providers import PROVIDERS, SIGN_IN_PROVIDERS
from countersign.domain.says import said
from countersign.ports.federated_identity import IdentityProvider
from countersign.ports.integrations import OAuth
from countersign.ports.provider_adapter import AdapterSettings, ProviderAdapter
from countersign.ports.providers import ProviderRefused
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings

T = TypeVar("T")

MODULES = {
    "google": "countersign.adapters.google.provider",
}


@cache
def adapter(name: str) -> ProviderAdapter:
    """Imported when first asked for: most calls connect and open no account.

    Raises
    ------
    ProviderRefused
        There is no provider of this name, here or in the table of rows; another one's adapter
        is never taken for it.
    """
    if name not in MODULES or name not in PROVIDERS:
        raise _unknown(name)
    made = import_module(MODULES[name]).provider(
        AdapterSettings(
            client=lambda: _client(name),
            access_tokens=lambda integration, force: _access_token(name, integration, force),
            clock=clock,
            base_url=settings.provider_base_url(name),
        )
    )
    return cast("ProviderAdapter", made)


def authorizations() -> Mapping[str, OAuth]:
    """How accounts are connected and left, by the name of the provider."""
    return _ByName(tuple(MODULES), _authorization)


def identities() -> Mapping[str, IdentityProvider]:
    """How people sign in, by the name of the provider."""
    return _ByName(SIGN_IN_PROVIDERS, _identity)


@dataclass(frozen=True)
class _ByName(Mapping[str, T]):
    """Each is made when it is first asked for."""

    names: tuple[str, ...]
    made: Callable[[str], T]

    def __getitem__(self, name: str) -> T:
        if name not in self.names:
            raise _unknown(name)
        return self.made(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


class ProvidersByName:
    """`ports.provider_adapter.Providers`, over the table of modules."""

    def open(self, integration: Integration, capability: Capability) -> Any:
        return adapter(integration.provider).open(integration, capability)


@cache
def _identity(name: str) -> IdentityProvider:
    return adapter(name).identity()


@cache
def _authorization(name: str) -> OAuth:
    return adapter(name).authorization()


def _unknown(name: str) -> ProviderRefused:
    return ProviderRefused(
        said("Nothing here knows how to work with {name}.", name=repr(name[:40]))
    )


def _client(name: str) -> tuple[str, str]:
    fields = shared.secrets().fields(settings.provider_secret_id(name))
    return fields["client_id"], fields["client_secret"]


def _access_token(name: str, integration: Integration, force: bool) -> str:
    return str(_access_tokens(name)(integration, force))


@cache
def _access_tokens(name: str) -> Any:
    from countersign.usecases.integrations.access_tokens import AccessTokens

    return AccessTokens(shared.integrations(), _authorization(name), shared.vault(), clock)
