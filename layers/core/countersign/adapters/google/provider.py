"""Google, as `ports.provider_adapter.ProviderAdapter`. What is not asked for is not imported."""

from dataclasses import dataclass
from typing import Any

from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.says import said
from countersign.ports.federated_identity import IdentityProvider
from countersign.ports.integrations import OAuth
from countersign.ports.provider_adapter import AdapterSettings
from countersign.ports.providers import ProviderRefused


@dataclass(frozen=True)
class GoogleProvider:
    settings: AdapterSettings

    def authorization(self) -> OAuth:
        from countersign.adapters.google.oauth import GoogleOAuth

        client_id, client_secret = self.settings.client()
        return GoogleOAuth(
            client_id, client_secret, self.settings.clock, base_url=self.settings.base_url
        )

    def identity(self) -> IdentityProvider:
        from countersign.adapters.google.identity import GoogleIdentity

        given = self.settings
        return GoogleIdentity(given.client, given.clock, base_url=given.base_url)

    def open(self, integration: Integration, capability: Capability) -> Any:
        if capability != "mail":
            raise ProviderRefused(
                said("Nothing at Google is worked with as {capability} yet.", capability=capability)
            )
        from countersign.adapters.google.gmail import open_mailbox

        given = self.settings
        return open_mailbox(integration, given.access_tokens, base_url=given.base_url)


provider = GoogleProvider
