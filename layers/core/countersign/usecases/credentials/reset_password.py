"""A forgotten password: a link goes to the mailbox, and sets a new one."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict
from countersign.domain.users.user import normal_address
from countersign.ports.credentials import Credentials
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.usecases.credentials.password_policy import ChoosePassword
from countersign.usecases.credentials.redeem_link import RedeemLink, invalid
from countersign.usecases.credentials.revoke_access import RevokeAccess
from countersign.usecases.rate_limit import RateLimiter


@dataclass(frozen=True)
class ResetPassword:
    credentials: Credentials
    choose: ChoosePassword
    show: RedeemLink
    revoke_access: RevokeAccess
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock

    def forgot(self, email: str, source: str) -> None:
        """Have a letter sent, if there is such an account: nothing here depends on it.

        Raises
        ------
        TooMany
        """
        address = normal_address(email)
        self.limit("forgot_from_source", source)
        self.limit("ask_for_letter", "forgot", address, source)
        self.jobs_queue.start(Job("forgot", address=address))

    def __call__(self, token: str, new_password: str) -> None:
        """Set the password; every session ends, and the address is verified thereby.

        Until somebody has shown both password and mailbox, the account may have been made by
        anybody: it is locked, what was set up falls away, and only then it is handed over. Stopped
        in between it stays locked, and the same link, or another one, goes on.

        Raises
        ------
        LinkInvalid, WeakPassword, ProviderBusy
        """
        proof, user = self.show(token, "reset")
        password_hash = self.choose(new_password, user)
        try:
            if not user.proven:
                self.credentials.lock(user, proof, self.clock.now())
                self.revoke_access.entirely(user)
            self.credentials.reset_password(user, proof, password_hash, self.clock.now())
        except Conflict as spent:
            raise invalid() from spent
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="password_reset"))
