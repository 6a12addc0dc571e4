"""What a test does with the authorization server of any provider, and with the person."""

from typing import Protocol

from countersign.domain.providers import ProviderFacts
from countersign.ports.integrations import OAuth
from tests.fakes.oauth import Fault
from tests.fakes.system import SettableClock

ANA = "ana@home.example"


class OAuthRig(Protocol):
    """An authorization server, and Ana, who has an account there."""

    @property
    def facts(self) -> ProviderFacts: ...

    @property
    def oauth(self) -> OAuth: ...

    @property
    def clock(self) -> SettableClock: ...

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        """The person agrees as Ana; answers what the callback is given."""
        ...

    def take_back(self) -> None:
        """Ana ends the access at the provider."""
        ...

    def spoil(self, fault: Fault) -> None:
        """Spoil the next call."""
        ...
