"""Turning a second factor on and off."""

import hashlib
from dataclasses import dataclass

from countersign.domain.errors import InvalidInput, NotFound
from countersign.domain.users.second_factor import (
    PENDING_FOR,
    RECOVERY_CODES,
    SecondFactor,
    decoded,
    encoded,
    matching_step,
    normal_code,
    otpauth_url,
    recovery_code,
    recovery_hash,
)
from countersign.domain.users.user import User
from countersign.ports.credentials import SecondFactors
from countersign.ports.integrations import Vault
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock, Ids
from countersign.usecases.credentials.verify_second_factor import PURPOSE, VerifySecondFactor
from countersign.usecases.rate_limit import RateLimiter

_SECRET_BYTES = 20


@dataclass(frozen=True)
class ManageSecondFactor:
    factors: SecondFactors
    vault: Vault
    prove: VerifySecondFactor
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock
    ids: Ids

    def state(self, user: User) -> tuple[bool, int]:
        """Whether one is on, and how many recovery codes are left."""
        factor = self.factors.get(user.user_id) if user.second_factor else None
        return factor is not None, len(factor.recovery_hashes) if factor else 0

    def begin(self, user: User) -> tuple[str, str]:
        """A secret for the person's app, and the URL of its QR code. Nothing is on yet.

        Raises
        ------
        Conflict
            One is on.
        """
        secret = encoded(self._chance()[:_SECRET_BYTES])
        self.factors.begin(
            SecondFactor(
                user_id=user.user_id,
                sealed_secret=self.vault.seal(user.user_id, PURPOSE, secret),
                created_at=self.clock.now(),
            )
        )
        return secret, otpauth_url(secret, user.email)

    def confirm(self, user: User, code: str) -> tuple[str, ...]:
        """Turn it on by its first code; answers the recovery codes, which nobody can read again.

        Raises
        ------
        NotFound
            Nothing waits for its first code.
        InvalidInput
            The code is not its.
        Conflict, TooMany
        """
        self.limit("second_factor", user.user_id)
        waiting = self.factors.get(user.user_id)
        now = self.clock.now()
        if waiting is None or waiting.confirmed or now >= waiting.created_at + PENDING_FOR:
            raise NotFound("No second factor waits for its first code. Begin again.")
        secret = decoded(self.vault.unseal(user.user_id, PURPOSE, waiting.sealed_secret))
        step = matching_step(secret, normal_code(code), now, after=0)
        if step is None:
            raise InvalidInput("This is not the code of this secret now. Check the app's clock.")
        codes = tuple(recovery_code(self._chance()) for _ in range(RECOVERY_CODES))
        hashes = frozenset(recovery_hash(user.user_id, each) for each in codes)
        on = waiting.model_copy(
            update={"confirmed": True, "last_step": step, "recovery_hashes": hashes}
        )
        self.factors.confirm(user, waiting, on)
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="second_factor_on"))
        return codes

    def remove(self, user: User, code: str) -> None:
        """Turn it off by one more code. Raises NotFound, InvalidCredentials, TooMany."""
        if not user.second_factor:
            raise NotFound("There is no second factor.")
        self.prove(user, code)
        self.factors.remove(user.user_id)
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="second_factor_off"))

    def _chance(self) -> bytes:
        return hashlib.sha256(self.ids.secret().encode()).digest()
