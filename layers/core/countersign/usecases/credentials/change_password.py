"""Another password, chosen while signed in."""

from dataclasses import dataclass
from datetime import datetime

from countersign.domain.errors import InvalidCredentials, ReauthRequired, TokenInvalid
from countersign.domain.users.session import FRESH_FOR, Transport, Visitor
from countersign.domain.users.user import User
from countersign.ports.credentials import Credentials
from countersign.ports.identity import Passwords
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.ports.users import Users
from countersign.usecases.credentials.password_policy import ChoosePassword
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.open import OpenSession, SignedIn


@dataclass(frozen=True)
class ChangePassword:
    users: Users
    credentials: Credentials
    passwords: Passwords
    choose: ChoosePassword
    open: OpenSession
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock

    def __call__(
        self,
        user: User,
        auth_time: datetime,
        current: str | None,
        new: str,
        transport: Transport,
        visitor: Visitor,
    ) -> SignedIn:
        """Every session ends, and a new one begins, as fresh as the proof: where a second factor
        is on, a password alone makes none that is fresher than the one before.

        The present password proves who they are; without it a fresh sign-in does, as for whoever
        has signed in by another account only and has no password.

        Raises
        ------
        InvalidCredentials, ReauthRequired, TooMany, WeakPassword, Conflict
        """
        self.limit("change_credentials", user.user_id)
        if current is None:
            if self.clock.now() - auth_time > FRESH_FOR:
                raise ReauthRequired("Give the present password, or confirm that it is you.")
        elif not self._is_present(user, current):
            raise InvalidCredentials("This is not the present password.")
        password_hash, now = self.choose(new, user), self.clock.now()
        self.credentials.change_password(user, password_hash, now)
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="password_changed"))
        changed = self.users.get(user.user_id)
        if changed is None:
            raise TokenInvalid("This account is gone.")
        proved_at = auth_time if user.second_factor else None
        return self.open(changed, transport, visitor=visitor, auth_time=proved_at, begun=now)

    def _is_present(self, user: User, password: str) -> bool:
        known = self.users.credentials(user.email)
        present = known[1] if known and known[0] == user.user_id else None
        return self.passwords.matches(password, present)
