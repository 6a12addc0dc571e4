"""What an agent gets to open: what its account is permitted for, and nothing else."""

import pytest

from countersign.domain.capabilities import NOUNS, Capability
from countersign.domain.integration import Integration
from countersign.ports.providers import ProviderRefused
from countersign.usecases.scanning.open_sources import OpenSources
from tests.factories import account
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider import FakeProviders

ADA = account()
LEFT_OUT = account(scopes=("openid", "email"))
UNKNOWN = account(provider="of-a-later-version")


def _at(providers: FakeProviders) -> OpenSources:
    return OpenSources(providers, remembers=False)


def test_what_is_permitted_is_opened_once() -> None:
    mailbox = FakeMailbox(ADA.account)
    providers = FakeProviders({"mail": {ADA.account: mailbox}})
    sources = _at(providers)

    assert sources.open(ADA, "mail") is sources.open(ADA, "mail") is mailbox
    assert providers.opened == ["mail"]


@pytest.mark.parametrize(
    ("integration", "capability"),
    [
        *((ADA, one) for one in sorted(NOUNS.keys() - ADA.capabilities)),
        *((LEFT_OUT, one) for one in sorted(NOUNS)),
        *((UNKNOWN, one) for one in sorted(NOUNS)),
    ],
)
def test_what_is_not_permitted_is_not_opened_whoever_offers_it(
    integration: Integration, capability: Capability
) -> None:
    everything: dict[Capability, dict[str, object]] = {
        one: {integration.account: FakeMailbox()} for one in NOUNS
    }
    providers = FakeProviders(everything)

    with pytest.raises(ProviderRefused):
        _at(providers).open(integration, capability)

    assert providers.opened == []
