"""How people prove who they are, in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.users.federated_identity import (
    LINKED_AT_MOST,
    LinkedIdentity,
    no_room,
)
from countersign.domain.users.second_factor import SecondFactor
from countersign.domain.users.session_revocation import without_sessions
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import LinkPurpose, VerificationLink
from tests.fakes.users import InMemoryUsers


@dataclass
class InMemoryVerificationLinks:
    expected: dict[tuple[str, LinkPurpose], VerificationLink] = field(default_factory=dict)

    def keep(self, link: VerificationLink) -> None:
        self.expected[link.user_id, link.purpose] = link

    def get(self, user_id: str, purpose: LinkPurpose) -> VerificationLink | None:
        return self.expected.get((user_id, purpose))


@dataclass
class InMemoryCredentials:
    users: InMemoryUsers
    verification_links: InMemoryVerificationLinks

    def verify(self, link: VerificationLink, now: datetime, *, proven: bool) -> None:
        self._check(link)
        if self.verification_links.expected[link.user_id, link.purpose].spent_at is not None:
            raise Conflict("It was spent before.")
        more = {"proven": True} if proven else {}
        self._set(link.user_id, email_verified=True, verified_at=now, **more)
        self.verification_links.keep(link.model_copy(update={"spent_at": now}))

    def lock(self, user: User, link: VerificationLink, now: datetime) -> None:
        self._check(link)
        self._set(user.user_id, locked=True, **_all_ended(user, now))
        self.users.addresses[link.address] = (user.user_id, None)

    def reset_password(
        self, user: User, link: VerificationLink, password_hash: str, now: datetime
    ) -> None:
        self._check(link)
        self._set(
            user.user_id,
            email_verified=True,
            verified_at=user.verified_at or now,
            proven=True,
            locked=False,
            **_all_ended(user, now),
        )
        self.users.addresses[link.address] = (user.user_id, password_hash)
        self._spend(link)

    def change_password(self, user: User, password_hash: str, now: datetime) -> None:
        self._unchanged(user)
        self._set(user.user_id, **_all_ended(user, now))
        self.users.addresses[user.email] = (user.user_id, password_hash)

    def change_address(self, user: User, link: VerificationLink, now: datetime) -> None:
        if link.address in self.users.addresses:
            raise EmailTaken("There is an account with this address already.")
        self._unchanged(user)
        if self.verification_links.get(link.user_id, link.purpose) != link:
            raise Conflict("It is not expected.")
        self._set(
            user.user_id,
            email=link.address,
            email_verified=True,
            verified_at=now,
            proven=True,
            **_all_ended(user, now),
        )
        self.users.addresses[link.address] = self.users.addresses.pop(user.email)
        self._spend(link)

    def _check(self, link: VerificationLink) -> None:
        known = self.users.people.get(link.user_id)
        expected = self.verification_links.get(link.user_id, link.purpose)
        same = expected is not None and expected.token_hash == link.token_hash
        if not same or known is None or known.email != link.address:
            raise Conflict("It is not expected.")

    def _unchanged(self, user: User) -> None:
        known = self.users.people.get(user.user_id)
        if known is None or known.email != user.email or known.locked:
            raise Conflict("The account has another address by now.")
        _standing(self.users, user)

    def _spend(self, link: VerificationLink) -> None:
        del self.verification_links.expected[link.user_id, link.purpose]

    def _set(self, user_id: str, **fields: Any) -> None:
        known = self.users.people[user_id]
        self.users.people[user_id] = known.model_copy(update=fields)


@dataclass
class InMemorySecondFactors:
    users: InMemoryUsers
    factors: dict[str, SecondFactor] = field(default_factory=dict)

    def get(self, user_id: str) -> SecondFactor | None:
        return self.factors.get(user_id)

    def begin(self, factor: SecondFactor) -> None:
        known = self.factors.get(factor.user_id)
        if known is not None and known.confirmed:
            raise Conflict("A second factor is on already.")
        self.factors[factor.user_id] = factor

    def confirm(self, user: User, before: SecondFactor, after: SecondFactor) -> None:
        if self.factors.get(user.user_id) != before or before.confirmed:
            raise Conflict("It is not as it was read.")
        _standing(self.users, user)
        self.factors[user.user_id] = after
        self._on_the_account(user.user_id, True)

    def take_step(self, user_id: str, step: int) -> bool:
        known = self.factors.get(user_id)
        if known is None or not known.confirmed or known.last_step >= step:
            return False
        self.factors[user_id] = known.model_copy(update={"last_step": step})
        return True

    def take_recovery(self, user_id: str, recovery_hash: str) -> bool:
        known = self.factors.get(user_id)
        if known is None or not known.confirmed or recovery_hash not in known.recovery_hashes:
            return False
        left = known.recovery_hashes - {recovery_hash}
        self.factors[user_id] = known.model_copy(update={"recovery_hashes": left})
        return True

    def remove(self, user_id: str) -> None:
        self.factors.pop(user_id, None)
        self._on_the_account(user_id, False)

    def _on_the_account(self, user_id: str, on: bool) -> None:
        known = self.users.people[user_id]
        self.users.people[user_id] = known.model_copy(update={"second_factor": on})


@dataclass
class InMemorySignIns:
    users: InMemoryUsers
    linked: dict[tuple[str, str], LinkedIdentity] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)

    def owner(self, provider: str, subject: str) -> str | None:
        found = self.linked.get((provider, subject))
        return found.user_id if found else None

    def list(self, user_id: str) -> tuple[LinkedIdentity, ...]:
        mine = [found for found in self.linked.values() if found.user_id == user_id]
        return tuple(sorted(mine, key=lambda found: found.sign_in_id))

    def register(self, user: User, linked: LinkedIdentity) -> None:
        if user.email in self.users.addresses:
            raise EmailTaken("There is an account with this address already.")
        self._link(linked)
        self.users.addresses[user.email] = (user.user_id, None)
        self.users.people[user.user_id] = user

    def link(self, user: User, linked: LinkedIdentity) -> None:
        _standing(self.users, user)
        if len(self.list(user.user_id)) >= LINKED_AT_MOST:
            raise no_room()
        self._link(linked)

    def unlink(self, linked: LinkedIdentity) -> None:
        found = self.linked.get((linked.provider, linked.subject))
        if found is not None and found.sign_in_id == linked.sign_in_id:
            del self.linked[linked.provider, linked.subject]

    def spend(self, ticket_hash: str, until: datetime) -> bool:
        if ticket_hash in self.spent:
            return False
        self.spent.add(ticket_hash)
        return True

    def _link(self, linked: LinkedIdentity) -> None:
        if (linked.provider, linked.subject) in self.linked:
            raise Conflict("The identity signs in elsewhere.")
        self.linked[linked.provider, linked.subject] = linked


def _standing(users: InMemoryUsers, user: User) -> None:
    known = users.people.get(user.user_id)
    if known is None or known.closing or known.sessions_valid_after != user.sessions_valid_after:
        raise Conflict("Its sessions were ended, or it is being closed.")


def _all_ended(user: User, now: datetime) -> dict[str, Any]:
    ended = without_sessions(user, now, keep=None)
    return {
        "sessions_valid_after": ended.sessions_valid_after,
        "kept_session": ended.kept_session,
        "ended_sessions": ended.ended_sessions,
    }
