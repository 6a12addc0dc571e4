"""What opening an account is, at any provider: the adapters, found by name, and the fake."""

import pytest

from countersign.domain.capabilities import NOUNS, Capability
from countersign.domain.providers import PROVIDERS
from countersign.ports.provider_adapter import Providers
from countersign.ports.providers import ProviderRefused
from countersign.wiring.providers import ProvidersByName
from tests.factories import account
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider import FakeProviders

ADA = account()
OFFERED = PROVIDERS[ADA.provider].offers


@pytest.fixture(params=["adapters", "fake"])
def providers(request: pytest.FixtureRequest) -> Providers:
    if request.param == "adapters":
        return ProvidersByName()
    return FakeProviders({"mail": {ADA.account: FakeMailbox(ADA.account)}})


@pytest.mark.parametrize("capability", sorted(OFFERED))
def test_an_account_is_opened_for_what_it_offers_and_nobody_is_asked(
    providers: Providers, capability: Capability
) -> None:
    assert providers.open(ADA, capability) is not None


@pytest.mark.parametrize("capability", sorted(NOUNS.keys() - OFFERED))
def test_an_account_is_not_opened_for_what_its_provider_does_not_offer(
    providers: Providers, capability: Capability
) -> None:
    with pytest.raises(ProviderRefused):
        providers.open(ADA, capability)
