"""How a person proves who they are, where that rests. Each method is all or nothing."""

from datetime import datetime
from typing import Protocol

from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.second_factor import SecondFactor
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import LinkPurpose, VerificationLink


class VerificationLinks(Protocol):
    """What was sent to a mailbox and is expected back."""

    def keep(self, link: VerificationLink) -> None:
        """Expect this from now on, and no older one of the purpose."""
        ...

    def get(self, user_id: str, purpose: LinkPurpose) -> VerificationLink | None: ...


class Credentials(Protocol):
    """Every method that spends a proof raises Conflict if it is not the one expected any more."""

    def verify(self, link: VerificationLink, now: datetime, *, proven: bool) -> None:
        """The address is the person's; `proven`: it was shown by somebody who was signed in.

        The proof stays, with the time at which it was spent.
        """
        ...

    def lock(self, user: User, link: VerificationLink, now: datetime) -> None:
        """Nobody gets in any more: no session, no password; the proof stays to be spent."""
        ...

    def reset_password(
        self, user: User, link: VerificationLink, password_hash: str, now: datetime
    ) -> None:
        """Set the password, end all sessions, unlock, and take the address as proven."""
        ...

    def change_password(self, user: User, password_hash: str, now: datetime) -> None:
        """Set the password and end all sessions. Raises Conflict if the address has changed."""
        ...

    def change_address(self, user: User, link: VerificationLink, now: datetime) -> None:
        """Move the account to the proof's address and end all sessions.

        Raises
        ------
        EmailTaken, Conflict
        """
        ...


class SecondFactors(Protocol):
    def get(self, user_id: str) -> SecondFactor | None: ...

    def begin(self, factor: SecondFactor) -> None:
        """Store one that waits for its first code. Raises Conflict if one is on."""
        ...

    def confirm(self, user: User, before: SecondFactor, after: SecondFactor) -> None:
        """Turn it on, with the account.

        Raises
        ------
        Conflict
            It is not as it was read, or the account's sessions were ended since it was loaded.
        """
        ...

    def take_step(self, user_id: str, step: int) -> bool:
        """Remember that a step's code was used; False when it, or a newer one, was before."""
        ...

    def take_recovery(self, user_id: str, recovery_hash: str) -> bool:
        """Use up a recovery code; False when there is no such one left."""
        ...

    def remove(self, user_id: str) -> None:
        """Turn it off, with the account; one that is off stays off."""
        ...


class SignIns(Protocol):
    """Accounts elsewhere that sign in here."""

    def owner(self, provider: str, subject: str) -> str | None:
        """The user who is signed in by this identity."""
        ...

    def list(self, user_id: str) -> tuple[LinkedIdentity, ...]:
        """All of a person's, oldest first."""
        ...

    def register(self, user: User, linked: LinkedIdentity) -> None:
        """A new account without a password. Raises EmailTaken, or Conflict for the identity."""
        ...

    def link(self, user: User, linked: LinkedIdentity) -> None:
        """Raises Conflict if the identity signs in somewhere already, or the account's sessions
        were ended since the user was loaded; InvalidInput if there are as many as there may be,
        however many are linked at once."""
        ...

    def unlink(self, linked: LinkedIdentity) -> None:
        """One that is gone stays gone; an identity that was linked anew since stays linked."""
        ...

    def spend(self, ticket_hash: str, until: datetime) -> bool:
        """Remember that a ticket was used; False when it was before."""
        ...
