"""Disconnecting an account: gone here at once, and its access given back at the provider."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict
from countersign.domain.integration import Integration
from countersign.domain.job import DurableJob
from countersign.ports.integrations import Integrations
from countersign.ports.system import Clock
from countersign.usecases.integrations.revoke_grant import RevokeGrant

_TRIES = 5


@dataclass(frozen=True)
class DisconnectIntegration:
    """One transaction removes the account and promises the rest; a crash anywhere after it loses
    nothing, because the clock comes for the promise."""

    integrations: Integrations
    revoke_grant: RevokeGrant
    clock: Clock

    def __call__(self, user_id: str, integration_id: str) -> None:
        """One that is gone stays gone. Raises Conflict when it is being changed all the time."""
        for _ in range(_TRIES):
            integration = self.integrations.get(user_id, integration_id)
            if integration is None:
                return
            durable_job = self._durable_job(integration)
            if self.integrations.leave(durable_job, durable_job.next_try(durable_job.since)):
                self.revoke_grant.try_now(durable_job)
                return
        raise Conflict("This account is being changed by something else. Try again.")

    def _durable_job(self, integration: Integration) -> DurableJob:
        user_id, integration_id = integration.user_id, integration.integration_id
        return DurableJob(
            user_id=user_id,
            op="revoke",
            ref=integration_id,
            since=self.clock.now(),
            provider=integration.provider,
            account=integration.account,
            subject=integration.subject,
            sealed_tokens=self.integrations.tokens(user_id, integration_id),
        )
