"""Which requests were carried out under a key of the client's, and what came of them."""

from datetime import datetime
from typing import Protocol

from countersign.domain.idempotency import IdempotencyRecord


class IdempotencyRecords(Protocol):
    def record(self, wanted: IdempotencyRecord, now: datetime) -> IdempotencyRecord:
        """The claim that stands under this mark: an earlier one that lives, else the wanted.

        Raises
        ------
        Conflict
        """
        ...

    def settle(self, record: IdempotencyRecord, answer: str) -> None:
        """Keep what came of it, for as long as the claim stands."""
        ...
