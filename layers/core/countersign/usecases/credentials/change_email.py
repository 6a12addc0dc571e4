"""Another address for an account: confirmed there, and told to the old one."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict, InvalidInput, TokenInvalid
from countersign.domain.users.session import Transport, Visitor
from countersign.domain.users.user import User, normal_address
from countersign.domain.users.verification_link import LIFETIMES, VerificationLink
from countersign.ports.credentials import Credentials, VerificationLinks
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.ports.users import Users
from countersign.usecases.credentials.redeem_link import RedeemLink, invalid
from countersign.usecases.notifications.send_account_email import NEW_ADDRESS
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.open import OpenSession, SignedIn


@dataclass(frozen=True)
class ChangeEmail:
    users: Users
    verification_links: VerificationLinks
    credentials: Credentials
    show: RedeemLink
    open: OpenSession
    jobs_queue: JobsQueue
    limit: RateLimiter
    clock: Clock

    def ask(self, user: User, email: str) -> None:
        """Have the new address asked. Whether it has an account already is told to it alone.

        Raises
        ------
        InvalidInput, TooMany
        """
        address = normal_address(email)
        if address == user.email:
            raise InvalidInput("This is the account's address already.")
        self.limit("ask_for_letter", "new_address", user.user_id)
        self.verification_links.keep(
            VerificationLink(
                user_id=user.user_id,
                purpose="new_address",
                address=address,
                expires_at=self.clock.now() + LIFETIMES["new_address"],
            )
        )
        self.jobs_queue.start(Job("verify", user_id=user.user_id, ref=NEW_ADDRESS))

    def confirm(self, user: User, token: str, transport: Transport, visitor: Visitor) -> SignedIn:
        """Move the account; every session ends, and a new one begins.

        Only who is signed in confirms: a stranger who opens a link that was sent to them must not
        come into an account that somebody else made ready.

        Raises
        ------
        LinkInvalid, EmailTaken
        """
        link, owner = self.show(token, "new_address")
        if owner.user_id != user.user_id:
            raise invalid()
        now = self.clock.now()
        try:
            self.credentials.change_address(user, link, now)
        except Conflict as spent:
            raise invalid() from spent
        notice = Job("notice", user_id=user.user_id, address=user.email, ref="email_changed")
        self.jobs_queue.start(notice)
        changed = self.users.get(user.user_id)
        if changed is None:
            raise TokenInvalid("This account is gone.")
        return self.open(changed, transport, visitor=visitor, begun=now)
