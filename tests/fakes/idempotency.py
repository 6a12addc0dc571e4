"""Claims in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.idempotency import IdempotencyRecord


@dataclass
class InMemoryIdempotencyRecords:
    standing: dict[tuple[str, str], IdempotencyRecord] = field(default_factory=dict)

    def record(self, wanted: IdempotencyRecord, now: datetime) -> IdempotencyRecord:
        place = wanted.user_id, wanted.mark
        earlier = self.standing.get(place)
        if earlier is None or not earlier.stands(now):
            self.standing[place] = wanted
        return self.standing[place]

    def settle(self, record: IdempotencyRecord, answer: str) -> None:
        place = record.user_id, record.mark
        present = self.standing.get(place)
        if present is None or present.made_id != record.made_id or present.answer is not None:
            return
        self.standing[place] = present.model_copy(update={"answer": answer})
