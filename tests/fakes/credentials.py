"""How people prove who they are, in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.linked import LINKED_AT_MOST, LinkedSignIn, SignInProvider, no_room
from countersign.domain.proof import Proof, ProofOf
from countersign.domain.second_factor import SecondFactor
from countersign.domain.signing_out import without_sessions
from countersign.domain.user import User
from tests.fakes.people import InMemoryUsers


@dataclass
class InMemoryProofs:
    expected: dict[tuple[str, ProofOf], Proof] = field(default_factory=dict)

    def keep(self, proof: Proof) -> None:
        self.expected[proof.user_id, proof.purpose] = proof

    def get(self, user_id: str, purpose: ProofOf) -> Proof | None:
        return self.expected.get((user_id, purpose))


@dataclass
class InMemoryCredentials:
    users: InMemoryUsers
    proofs: InMemoryProofs

    def verify(self, proof: Proof, now: datetime, *, proven: bool) -> None:
        self._check(proof)
        if self.proofs.expected[proof.user_id, proof.purpose].spent_at is not None:
            raise Conflict("It was spent before.")
        more = {"proven": True} if proven else {}
        self._set(proof.user_id, email_verified=True, verified_at=now, **more)
        self.proofs.keep(proof.model_copy(update={"spent_at": now}))

    def lock(self, user: User, proof: Proof, now: datetime) -> None:
        self._check(proof)
        self._set(user.user_id, locked=True, **_all_ended(user, now))
        self.users.addresses[proof.address] = (user.user_id, None)

    def reset_password(self, user: User, proof: Proof, password_hash: str, now: datetime) -> None:
        self._check(proof)
        self._set(
            user.user_id,
            email_verified=True,
            verified_at=user.verified_at or now,
            proven=True,
            locked=False,
            **_all_ended(user, now),
        )
        self.users.addresses[proof.address] = (user.user_id, password_hash)
        self._spend(proof)

    def change_password(self, user: User, password_hash: str, now: datetime) -> None:
        self._unchanged(user)
        self._set(user.user_id, **_all_ended(user, now))
        self.users.addresses[user.email] = (user.user_id, password_hash)

    def change_address(self, user: User, proof: Proof, now: datetime) -> None:
        if proof.address in self.users.addresses:
            raise EmailTaken("There is an account with this address already.")
        self._unchanged(user)
        if self.proofs.get(proof.user_id, proof.purpose) != proof:
            raise Conflict("It is not expected.")
        self._set(
            user.user_id,
            email=proof.address,
            email_verified=True,
            verified_at=now,
            proven=True,
            **_all_ended(user, now),
        )
        self.users.addresses[proof.address] = self.users.addresses.pop(user.email)
        self._spend(proof)

    def _check(self, proof: Proof) -> None:
        known = self.users.people.get(proof.user_id)
        expected = self.proofs.get(proof.user_id, proof.purpose)
        same = expected is not None and expected.token_hash == proof.token_hash
        if not same or known is None or known.email != proof.address:
            raise Conflict("It is not expected.")

    def _unchanged(self, user: User) -> None:
        known = self.users.people.get(user.user_id)
        if known is None or known.email != user.email or known.locked:
            raise Conflict("The account has another address by now.")
        _standing(self.users, user)

    def _spend(self, proof: Proof) -> None:
        del self.proofs.expected[proof.user_id, proof.purpose]

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
    linked: dict[tuple[str, str], LinkedSignIn] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)

    def owner(self, provider: SignInProvider, subject: str) -> str | None:
        found = self.linked.get((provider, subject))
        return found.user_id if found else None

    def list(self, user_id: str) -> tuple[LinkedSignIn, ...]:
        mine = [found for found in self.linked.values() if found.user_id == user_id]
        return tuple(sorted(mine, key=lambda found: found.sign_in_id))

    def register(self, user: User, linked: LinkedSignIn) -> None:
        if user.email in self.users.addresses:
            raise EmailTaken("There is an account with this address already.")
        self._link(linked)
        self.users.addresses[user.email] = (user.user_id, None)
        self.users.people[user.user_id] = user

    def link(self, user: User, linked: LinkedSignIn) -> None:
        _standing(self.users, user)
        if len(self.list(user.user_id)) >= LINKED_AT_MOST:
            raise no_room()
        self._link(linked)

    def unlink(self, linked: LinkedSignIn) -> None:
        found = self.linked.get((linked.provider, linked.subject))
        if found is not None and found.sign_in_id == linked.sign_in_id:
            del self.linked[linked.provider, linked.subject]

    def spend(self, ticket_hash: str, until: datetime) -> bool:
        if ticket_hash in self.spent:
            return False
        self.spent.add(ticket_hash)
        return True

    def _link(self, linked: LinkedSignIn) -> None:
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
