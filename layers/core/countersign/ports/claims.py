"""Which requests were carried out under a key of the client's, and what came of them."""

from datetime import datetime
from typing import Protocol

from countersign.domain.claim import Claim


class Claims(Protocol):
    def claim(self, wanted: Claim, now: datetime) -> Claim:
        """The claim that stands under this mark: an earlier one that lives, else the wanted.

        Raises
        ------
        Conflict
        """
        ...

    def settle(self, claim: Claim, answer: str) -> None:
        """Keep what came of it, for as long as the claim stands."""
        ...
