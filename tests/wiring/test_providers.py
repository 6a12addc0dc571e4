"""A provider is found by its name alone: nobody's adapter is taken for another's."""

from importlib import import_module
from importlib.util import find_spec

import pytest

from countersign.domain.agents import AGENT_TYPES
from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.integration import Integration
from countersign.domain.providers import PROVIDERS, known_provider
from countersign.ports.provider_adapter import AdapterSettings
from countersign.ports.providers import ProviderRefused
from countersign.wiring import providers as wired
from tests.factories import account
from tests.fakes.system import SettableClock

SETTINGS = AdapterSettings(
    client=lambda: ("id", "secret"),
    access_tokens=lambda *_: "token",
    clock=SettableClock(),
    base_url=None,
)


def test_every_provider_of_the_table_has_an_adapter_and_no_adapter_is_left_over() -> None:
    assert list(wired.MODULES) == sorted(PROVIDERS)
    for name, module in wired.MODULES.items():
        assert module == f"countersign.adapters.{name}.provider"
        assert find_spec(module) is not None, module


@pytest.mark.parametrize("name", ["outlook", "Google", "google ", "", "../google"])
def test_a_name_that_nobody_knows_is_refused_and_never_google(name: str) -> None:
    stranger = account().model_copy(update={"provider": name})

    for ask in (
        lambda: wired.authorizations()[name],
        lambda: wired.identities()[name],
        lambda: wired.ProvidersByName().open(stranger, "mail"),
    ):
        with pytest.raises(ProviderRefused):
            ask()
    with pytest.raises(InvalidInput):
        known_provider(name)


def test_a_stored_account_of_a_provider_that_is_not_known_can_do_nothing() -> None:
    stored = Integration.model_validate({**account().model_dump(), "provider": "outlook"})

    assert (stored.is_known, stored.capabilities, stored.left_out) == (False, frozenset(), ())
    assert not any(one.may_work_with(stored) for one in AGENT_TYPES.values())


@pytest.mark.parametrize("capability", ["calendar", "bank", "ledger"])
def test_what_a_provider_does_not_offer_is_not_opened(capability: Capability) -> None:
    for name, module in wired.MODULES.items():
        if capability not in PROVIDERS[name].offers:
            made = import_module(module).provider(SETTINGS)
            with pytest.raises(ProviderRefused):
                made.open(account(), capability)


def test_what_is_granted_beyond_what_was_asked_for_makes_an_account_no_more_capable() -> None:
    few = account().model_copy(update={"scopes": ("openid", "email", "https://example/all")})

    assert few.capabilities == frozenset()
    assert account().capabilities == PROVIDERS["google"].offers
