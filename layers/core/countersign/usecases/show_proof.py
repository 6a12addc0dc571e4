"""What a link in a letter proves."""

from dataclasses import dataclass

from countersign.domain.errors import LinkInvalid
from countersign.domain.proof import Proof, ProofOf, owner_of
from countersign.domain.user import User
from countersign.ports.credentials import Proofs
from countersign.ports.system import Clock
from countersign.ports.users import Users


@dataclass(frozen=True)
class ShowProof:
    proofs: Proofs
    users: Users
    clock: Clock

    def __call__(self, token: str, purpose: ProofOf) -> tuple[Proof, User]:
        """The proof, which is not spent yet, and whose it is. Raises LinkInvalid."""
        proof, user = self.ever(token, purpose)
        if proof.spent_at is not None:
            raise invalid()
        return proof, user

    def ever(self, token: str, purpose: ProofOf) -> tuple[Proof, User]:
        """The same, and it may be spent. Raises LinkInvalid."""
        user_id = owner_of(token)
        proof = self.proofs.get(user_id, purpose) if user_id else None
        if proof is None or not proof.is_shown_by(token, self.clock.now()):
            raise invalid()
        user = self.users.get(proof.user_id)
        if user is None or user.closing:
            raise invalid()
        return proof, user


def invalid() -> LinkInvalid:
    return LinkInvalid("This link is unknown, used, replaced by a newer one, or expired.")
