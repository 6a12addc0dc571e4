"""Where a second factor is on, a password alone is not enough."""

from dataclasses import dataclass

from countersign.domain.errors import InvalidCredentials, SecondFactorRequired
from countersign.domain.users.second_factor import (
    decoded,
    matching_step,
    normal_code,
    recovery_hash,
)
from countersign.domain.users.user import User
from countersign.ports.credentials import SecondFactors
from countersign.ports.integrations import Vault
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.usecases.rate_limit import RateLimiter

PURPOSE = "second-factor"


@dataclass(frozen=True)
class VerifySecondFactor:
    factors: SecondFactors
    vault: Vault
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock

    def __call__(self, user: User, code: str | None) -> None:
        """Nothing to prove where none is on. A code is taken once.

        Raises
        ------
        SecondFactorRequired
            There is no code.
        InvalidCredentials
            A wrong one, or one that was used.
        TooMany
        """
        if not user.second_factor:
            return
        if code is None:
            raise SecondFactorRequired("Give the code of your authenticator app, too.")
        self.limit("second_factor", user.user_id)
        self.limit("second_factor_in_a_day", user.user_id)
        given = normal_code(code)
        if self._is_step(user, given):
            return
        if self.factors.take_recovery(user.user_id, recovery_hash(user.user_id, given)):
            self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="recovery_code_used"))
            return
        raise InvalidCredentials("This code is wrong, or was used already.")

    def _is_step(self, user: User, code: str) -> bool:
        factor = self.factors.get(user.user_id)
        if factor is None or not factor.confirmed:
            return False
        secret = decoded(self.vault.unseal(user.user_id, PURPOSE, factor.sealed_secret))
        step = matching_step(secret, code, self.clock.now(), factor.last_step)
        return step is not None and self.factors.take_step(user.user_id, step)
