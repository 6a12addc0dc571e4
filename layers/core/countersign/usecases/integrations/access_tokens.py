"""A valid access token for a connected account, whoever needs it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from countersign.domain.integration import Integration, Tokens
from countersign.domain.says import said
from countersign.ports.integrations import Integrations, OAuth, Vault
from countersign.ports.providers import ConnectionBroken
from countersign.ports.system import Clock

PURPOSE = "tokens"
EARLY = timedelta(minutes=2)
"""A token with less than this left is refreshed before it is used."""


@dataclass(frozen=True)
class AccessTokens:
    integrations: Integrations
    oauth: OAuth
    vault: Vault
    clock: Clock

    def __call__(self, integration: Integration, force: bool = False) -> str:
        """The access token; `force` refreshes even one that looks valid.

        Raises
        ------
        ConnectionBroken
            The person has to reconnect; the integration says so from now on.
        OutcomeUnknown
            The provider did not answer.
        """
        sealed = self.integrations.tokens(integration.user_id, integration.integration_id)
        if sealed is None:
            raise ConnectionBroken(said("The account is not connected any more."))
        tokens = self._unseal(integration, sealed)
        if not force and tokens.expires_at - EARLY > self.clock.now():
            return tokens.access_token
        try:
            fresh = self.oauth.refresh(tokens)
        except ConnectionBroken as broken:
            ran_out = integration.ran_out(tokens, self.clock.now())
            status: Literal["expired", "revoked"] = "expired" if ran_out else "revoked"
            self.integrations.expire(integration, sealed, broken.detail, status)
            raise
        resealed = self.vault.seal(integration.user_id, PURPOSE, fresh.model_dump_json())
        self.integrations.replace_tokens(
            integration.found_good(fresh, self.clock.now()), sealed, resealed
        )
        return fresh.access_token

    def _unseal(self, integration: Integration, sealed: str) -> Tokens:
        return Tokens.model_validate_json(self.vault.unseal(integration.user_id, PURPOSE, sealed))
