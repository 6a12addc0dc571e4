"""Is the account's address the person's own?"""

from dataclasses import dataclass

from countersign.domain.errors import Conflict
from countersign.domain.proof import Proof
from countersign.domain.user import User
from countersign.ports.credentials import Credentials
from countersign.ports.queues import Chore, Queues
from countersign.ports.system import Clock
from countersign.usecases.fresh_start import FreshStart
from countersign.usecases.limit_attempts import LimitAttempts
from countersign.usecases.show_proof import ShowProof, invalid


@dataclass(frozen=True)
class VerifyEmail:
    credentials: Credentials
    show: ShowProof
    fresh_start: FreshStart
    queues: Queues
    limit: LimitAttempts
    clock: Clock

    def welcome(self, user: User) -> None:
        """Have the first letter sent, to an account that was just made."""
        self.queues.tend(Chore("verify", user_id=user.user_id))

    def ask(self, user: User) -> None:
        """Have another letter sent, if the address is not verified. Raises TooMany."""
        self.limit("ask_for_letter", "verify", user.user_id)
        if not user.email_verified:
            self.queues.tend(Chore("verify", user_id=user.user_id))

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
        proof, user = self.show.ever(token, "address")
        if proof.spent_at is not None:
            _require_done(proof, user)
            return
        proven = signed_in is not None and signed_in.user_id == user.user_id
        if not (proven or user.email_verified):
            self.fresh_start(user)
        try:
            self.credentials.verify(proof, self.clock.now(), proven=proven)
        except Conflict:
            _require_done(*self.show.ever(token, "address"))


def _require_done(proof: Proof, user: User) -> None:
    """It has verified the address that the account has now. Raises LinkInvalid."""
    if proof.spent_at is None or not user.email_verified or user.email != proof.address:
        raise invalid()
