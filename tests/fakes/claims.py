"""Claims in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.claim import Claim


@dataclass
class InMemoryClaims:
    standing: dict[tuple[str, str], Claim] = field(default_factory=dict)

    def claim(self, wanted: Claim, now: datetime) -> Claim:
        place = wanted.user_id, wanted.mark
        earlier = self.standing.get(place)
        if earlier is None or not earlier.stands(now):
            self.standing[place] = wanted
        return self.standing[place]

    def settle(self, claim: Claim, answer: str) -> None:
        place = claim.user_id, claim.mark
        present = self.standing.get(place)
        if present is None or present.made_id != claim.made_id or present.answer is not None:
            return
        self.standing[place] = present.model_copy(update={"answer": answer})
