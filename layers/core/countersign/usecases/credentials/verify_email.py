"""Is the account's address the person's own?"""

from dataclasses import dataclass

from countersign.domain.errors import Conflict
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import VerificationLink
from countersign.ports.credentials import Credentials
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.usecases.credentials.redeem_link import RedeemLink, invalid
from countersign.usecases.credentials.revoke_access import RevokeAccess
from countersign.usecases.rate_limit import RateLimiter


@dataclass(frozen=True)
class VerifyEmail:
    credentials: Credentials
    show: RedeemLink
    revoke_access: RevokeAccess
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock

    def welcome(self, user: User) -> None:
        """Have the first letter sent, to an account that was just made."""
        self.jobs_queue.start(Job("verify", user_id=user.user_id))

    def ask(self, user: User) -> None:
        """Have another letter sent, if the address is not verified. Raises TooMany."""
        self.limit("ask_for_letter", "verify", user.user_id)
        if not user.email_verified:
            self.jobs_queue.start(Job("verify", user_id=user.user_id))

    def __call__(self, token: str, signed_in: User | None) -> None:
        """The address is theirs who open the link.

        Opened where somebody is signed in to this very account, mailbox and password are in one
        hand, and all stays. Elsewhere it may be the mailbox's owner who knows nothing of the
        account: what was set up falls away first, and again when they set a password.

        Opened again it changes nothing, and is still the truth: scanners open links before people.

        Raises
        ------
        LinkInvalid, ProviderBusy
        """
        link, user = self.show.ever(token, "address")
        if link.spent_at is not None:
            _require_done(link, user)
            return
        proven = signed_in is not None and signed_in.user_id == user.user_id
        if not (proven or user.email_verified):
            self.revoke_access(user)
        try:
            self.credentials.verify(link, self.clock.now(), proven=proven)
        except Conflict:
            _require_done(*self.show.ever(token, "address"))


def _require_done(link: VerificationLink, user: User) -> None:
    """It has verified the address that the account has now. Raises LinkInvalid."""
    if link.spent_at is None or not user.email_verified or user.email != link.address:
        raise invalid()
