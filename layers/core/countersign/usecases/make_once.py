"""Make what a client asks for, once, however often and however simultaneously it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from countersign.domain.claim import KEPT, Claim
from countersign.domain.errors import DomainError, KeyReused
from countersign.domain.identifiers import Prefix
from countersign.ports.claims import Claims
from countersign.ports.system import Clock, Ids


@dataclass(frozen=True)
class Wanted:
    """What is asked for under a key; `content` is the whole of it."""

    user_id: str
    operation: str
    key: str
    content: bytes


@dataclass(frozen=True)
class MakeOnce:
    claims: Claims
    clock: Clock
    ids: Ids

    def __call__(
        self,
        wanted: Wanted,
        prefix: Prefix,
        *,
        make: Callable[[str], str],
        find: Callable[[str], str | None],
    ) -> str:
        """The answer. `make` makes a thing with the identifier given, and refuses to make it twice;
        `find` answers for one that was made.

        What `make` refuses is not kept: the same request may be tried again.

        Raises
        ------
        KeyReused
            The key was used for something else in the last 24 hours.
        """
        claim = self._claimed(wanted, prefix)
        if claim.answer is not None:
            return claim.answer
        answer = find(claim.made_id)
        if answer is None:
            answer = self._made(claim, make, find)
        self.claims.settle(claim, answer)
        return answer

    def _claimed(self, wanted: Wanted, prefix: Prefix) -> Claim:
        now = self.clock.now()
        fingerprint = sha256(wanted.content).hexdigest()
        claim = self.claims.claim(
            Claim(
                user_id=wanted.user_id,
                mark=sha256(f"{wanted.operation}\n{wanted.key}".encode()).hexdigest(),
                fingerprint=fingerprint,
                made_id=self.ids.new(prefix),
                until=now + KEPT,
            ),
            now,
        )
        if claim.fingerprint != fingerprint:
            raise KeyReused("This Idempotency-Key was used for another request. Take a new one.")
        return claim

    def _made(
        self, claim: Claim, make: Callable[[str], str], find: Callable[[str], str | None]
    ) -> str:
        try:
            return make(claim.made_id)
        except DomainError:
            # Whoever asked at the same moment was faster, and left no room or no name.
            faster = find(claim.made_id)
            if faster is None:
                raise
            return faster
