"""What a link in a letter proves."""

from dataclasses import dataclass

from countersign.domain.errors import LinkInvalid
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import LinkPurpose, VerificationLink, owner_of
from countersign.ports.credentials import VerificationLinks
from countersign.ports.system import Clock
from countersign.ports.users import Users


@dataclass(frozen=True)
class RedeemLink:
    verification_links: VerificationLinks
    users: Users
    clock: Clock

    def __call__(self, token: str, purpose: LinkPurpose) -> tuple[VerificationLink, User]:
        """The proof, which is not spent yet, and whose it is. Raises LinkInvalid."""
        link, user = self.ever(token, purpose)
        if link.spent_at is not None:
            raise invalid()
        return link, user

    def ever(self, token: str, purpose: LinkPurpose) -> tuple[VerificationLink, User]:
        """The same, and it may be spent. Raises LinkInvalid."""
        user_id = owner_of(token)
        link = self.verification_links.get(user_id, purpose) if user_id else None
        if link is None or not link.is_shown_by(token, self.clock.now()):
            raise invalid()
        user = self.users.get(link.user_id)
        if user is None or user.closing:
            raise invalid()
        return link, user


def invalid() -> LinkInvalid:
    return LinkInvalid("This link is unknown, used, replaced by a newer one, or expired.")
