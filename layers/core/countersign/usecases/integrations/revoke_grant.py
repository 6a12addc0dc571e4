"""Give the access to an account back at its provider, however often that has to be tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Tokens
from countersign.domain.job import DurableJob
from countersign.domain.providers import Provider
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.integrations import Integrations, OAuth, Vault
from countersign.ports.jobs import DurableJobs
from countersign.ports.jobs_queue import Job
from countersign.ports.providers import ProviderError
from countersign.ports.system import Clock
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE

GIVE_UP_AFTER = timedelta(days=7)
"""Then the tokens are erased all the same, and an operator hears of it."""


@dataclass(frozen=True)
class RevokeGrant:
    durable_jobs: DurableJobs
    integrations: Integrations
    leave: LeaveIntegrations
    vault: Vault
    authorizations: Mapping[Provider, OAuth]
    clock: Clock
    diagnostics: Diagnostics

    def __call__(self, job: Job) -> None:
        """The job `revoke`; `ref` is the account that was disconnected."""
        durable_job = self.durable_jobs.get(job.user_id or "", "revoke", job.ref or "")
        if durable_job is not None:
            self.try_now(durable_job)

    def try_now(self, durable_job: DurableJob) -> None:
        """End what depended on the account, and give its access back; or count the attempt."""
        self.leave.left(durable_job.user_id, durable_job.ref, durable_job.account or "the account")
        if self.is_given_back(durable_job):
            self.durable_jobs.done(durable_job)
        else:
            self.durable_jobs.again(durable_job, durable_job.next_try(self.clock.now()))

    def is_given_back(self, durable_job: DurableJob) -> bool:
        """Whether nothing is left to be given back; True as well when it is time to give up.

        A grant is of a person and a client: where the same account was connected again since, to
        revoke the old tokens would end the new connection.
        """
        if self._is_connected_again(durable_job):
            return True
        try:
            self._revoke(durable_job)
        except RecordBroken as broken:
            self.diagnostics.broken("job", durable_job.ref, broken.detail)
        except ProviderError as silent:
            if self.clock.now() - durable_job.since < GIVE_UP_AFTER:
                return False
            self.diagnostics.broken("job", durable_job.ref, f"Never given back: {silent.detail}")
        return True

    def _revoke(self, durable_job: DurableJob) -> None:
        if durable_job.provider is None or durable_job.sealed_tokens is None:
            raise RecordBroken("Nothing says what is to be given back.")
        opened = self.vault.unseal(durable_job.user_id, PURPOSE, durable_job.sealed_tokens)
        self.authorizations[durable_job.provider].revoke(Tokens.model_validate_json(opened))

    def _is_connected_again(self, durable_job: DurableJob) -> bool:
        return any(
            (account.provider, account.subject) == (durable_job.provider, durable_job.subject)
            for account in self.integrations.list(durable_job.user_id)
        )
