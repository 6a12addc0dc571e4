"""Ask the provider now whether an account still lets us in."""

from collections.abc import Mapping
from dataclasses import dataclass

from countersign.domain.errors import NotFound
from countersign.domain.integration import Integration
from countersign.domain.providers import Provider
from countersign.domain.users.user import User
from countersign.ports.integrations import Integrations, OAuth, Vault
from countersign.ports.providers import ConnectionBroken
from countersign.ports.system import Clock
from countersign.usecases.agents.follow_integrations import FollowIntegrations
from countersign.usecases.integrations.access_tokens import AccessTokens


@dataclass(frozen=True)
class CheckIntegration:
    integrations: Integrations
    follow: FollowIntegrations
    vault: Vault
    authorizations: Mapping[Provider, OAuth]
    clock: Clock

    def __call__(self, user: User, integration_id: str) -> Integration:
        """The account as the provider has it; what is back goes on at once.

        Raises
        ------
        NotFound
        OutcomeUnknown, ProviderBusy, ProviderRefused
            The provider did not say; nothing is known anew.
        """
        before = self._get(user, integration_id)
        oauth = self.authorizations[before.provider]
        access = AccessTokens(self.integrations, oauth, self.vault, self.clock)
        try:
            access(before, force=True)
        except ConnectionBroken:
            return self._get(user, integration_id)
        after = self._get(user, integration_id)
        if (after.status, after.scopes) != (before.status, before.scopes):
            self.follow.came(user, after)
        return after

    def _get(self, user: User, integration_id: str) -> Integration:
        integration = self.integrations.get(user.user_id, integration_id)
        if integration is None:
            raise NotFound("There is no such account.")
        return integration
