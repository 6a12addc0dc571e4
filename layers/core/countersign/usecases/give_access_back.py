"""Give the access to an account back at its provider, however often that has to be tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.errand import Errand
from countersign.domain.errors import RecordBroken
from countersign.domain.integration import Provider, Tokens
from countersign.ports.errands import Errands
from countersign.ports.integrations import Integrations, OAuth, Vault
from countersign.ports.notes import Notes
from countersign.ports.providers import ProviderError
from countersign.ports.queues import Chore
from countersign.ports.system import Clock
from countersign.usecases.access import PURPOSE
from countersign.usecases.follow_accounts import FollowAccounts

GIVE_UP_AFTER = timedelta(days=7)
"""Then the tokens are erased all the same, and an operator hears of it."""


@dataclass(frozen=True)
class GiveAccessBack:
    errands: Errands
    integrations: Integrations
    follow: FollowAccounts
    vault: Vault
    providers: Mapping[Provider, OAuth]
    clock: Clock
    notes: Notes

    def __call__(self, chore: Chore) -> None:
        """The chore `revoke`; `ref` is the account that was disconnected."""
        errand = self.errands.get(chore.user_id or "", "revoke", chore.ref or "")
        if errand is not None:
            self.try_now(errand)

    def try_now(self, errand: Errand) -> None:
        """End what depended on the account, and give its access back; or count the attempt."""
        self.follow.left(errand.user_id, errand.ref, errand.account or "the account")
        if self.is_given_back(errand):
            self.errands.done(errand)
        else:
            self.errands.again(errand, errand.next_try(self.clock.now()))

    def is_given_back(self, errand: Errand) -> bool:
        """Whether nothing is left to be given back; True as well when it is time to give up.

        A grant is of a person and a client: where the same account was connected again since, to
        revoke the old tokens would end the new connection.
        """
        if self._is_connected_again(errand):
            return True
        try:
            self._revoke(errand)
        except RecordBroken as broken:
            self.notes.broken("errand", errand.ref, broken.detail)
        except ProviderError as silent:
            if self.clock.now() - errand.since < GIVE_UP_AFTER:
                return False
            self.notes.broken("errand", errand.ref, f"Never given back: {silent.detail}")
        return True

    def _revoke(self, errand: Errand) -> None:
        if errand.provider is None or errand.sealed_tokens is None:
            raise RecordBroken("Nothing says what is to be given back.")
        opened = self.vault.unseal(errand.user_id, PURPOSE, errand.sealed_tokens)
        self.providers[errand.provider].revoke(Tokens.model_validate_json(opened))

    def _is_connected_again(self, errand: Errand) -> bool:
        return any(
            (account.provider, account.subject) == (errand.provider, errand.subject)
            for account in self.integrations.list(errand.user_id)
        )
