"""Letters to people, written by the jobs that promised them.

A job that comes twice writes twice: the link of the second letter counts, the first one's is
worth nothing any more. What a letter proves is decided here, from the table, not by the message.
"""

from dataclasses import dataclass

from countersign.domain.errors import TooMany
from countersign.domain.users.account_email import AccountEmail, LetterWriter
from countersign.domain.users.letters.words import NOTICES
from countersign.domain.users.user import User, normal_address
from countersign.domain.users.verification_link import (
    LIFETIMES,
    LinkPurpose,
    VerificationLink,
    hashed,
    token_of,
)
from countersign.ports.credentials import VerificationLinks
from countersign.ports.jobs_queue import Job
from countersign.ports.mailer import Mailer
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Users
from countersign.usecases.rate_limit import RateLimiter

NEW_ADDRESS = "new_address"
"""The `ref` of a job "verify" that is about the address an account shall move to."""


@dataclass(frozen=True)
class SendAccountEmail:
    users: Users
    verification_links: VerificationLinks
    mailer: Mailer
    limit: RateLimiter
    clock: Clock
    ids: Ids
    public_url: str

    def verify(self, job: Job) -> None:
        """Ask the account's address, or the one that it shall move to, for a proof."""
        user = self._user(job.user_id)
        if user is None:
            return
        if job.ref == NEW_ADDRESS:
            self._new_address(user)
        elif not user.email_verified and self._may_write_to(user.email, "address"):
            token = self._expect(user.user_id, "address", user.email)
            self._send(self._to(user).verify(user.email, token), user.user_id)

    def forgot(self, job: Job) -> None:
        """A link for a new password, if there is an account with the address."""
        address = normal_address(job.address or "")
        known = self.users.credentials(address) if address else None
        user = self._user(known[0]) if known else None
        if user is None or user.email != address or not self._may_write_to(address, "reset"):
            return
        token = self._expect(user.user_id, "reset", address)
        self._send(self._to(user).reset(address, token), user.user_id)

    def notice(self, job: Job) -> None:
        """Tell the person what was done with their account, at the job's address or their own."""
        notice = next((known for known in NOTICES if known == job.ref), None)
        user = self._user(job.user_id)
        address = job.address or (user.email if user else None)
        if notice is None or address is None:
            return
        key = f"{job.user_id}.{notice}"
        self.mailer.send(self._to(user).notice(address, notice), key=key)

    def _new_address(self, user: User) -> None:
        wanted = self.verification_links.get(user.user_id, "new_address")
        if wanted is None or wanted.expires_at <= self.clock.now():
            return
        if not self._may_write_to(wanted.address, "new_address"):
            return
        if self.users.credentials(wanted.address) is not None:
            self._send(self._to(user).address_taken(wanted.address), user.user_id)
            return
        token = self._expect(user.user_id, "new_address", wanted.address)
        self._send(self._to(user).new_address(wanted.address, token), user.user_id)

    def _to(self, user: User | None) -> LetterWriter:
        """In the language of the person; in English to whoever is not there any more."""
        return LetterWriter(self.public_url, user.locale) if user else LetterWriter(self.public_url)

    def _user(self, user_id: str | None) -> User | None:
        user = self.users.get(user_id) if user_id else None
        return None if user is None or user.closing else user

    def _expect(self, user_id: str, purpose: LinkPurpose, address: str) -> str:
        """Expect a fresh secret back; answers the token that stands for it."""
        token = token_of(user_id, self.ids.secret())
        self.verification_links.keep(
            VerificationLink(
                user_id=user_id,
                purpose=purpose,
                address=address,
                expires_at=self.clock.now() + LIFETIMES[purpose],
                token_hash=hashed(token),
            )
        )
        return token

    def _may_write_to(self, address: str, purpose: LinkPurpose) -> bool:
        """Asked before a link at hand is replaced: nobody's mailbox is filled by us. Each purpose
        by itself: who asks for resets of another's uses up no letter of another kind."""
        try:
            self.limit("letters_to_address", purpose, address)
        except TooMany:
            return False
        return True

    def _send(self, letter: AccountEmail, user_id: str) -> None:
        self.mailer.send(letter, key=f"{user_id}.{letter.kind}")
