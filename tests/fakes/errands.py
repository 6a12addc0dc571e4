"""Promised chores in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.errand import Errand, ErrandOp

ErrandKey = tuple[str, str, str]


@dataclass
class InMemoryErrands:
    promised: dict[ErrandKey, Errand] = field(default_factory=dict)
    due: dict[ErrandKey, datetime] = field(default_factory=dict)

    def keep(self, errand: Errand, due_at: datetime) -> bool:
        key = _key(errand)
        if key in self.promised:
            return False
        self.promised[key], self.due[key] = errand, due_at
        return True

    def get(self, user_id: str, op: ErrandOp, ref: str = "") -> Errand | None:
        return self.promised.get((user_id, op, ref))

    def list(self, user_id: str) -> tuple[Errand, ...]:
        return tuple(found for key, found in sorted(self.promised.items()) if key[0] == user_id)

    def again(self, errand: Errand, due_at: datetime) -> bool:
        key = _key(errand)
        known = self.promised.get(key)
        if known is None or known.tries != errand.tries:
            return False
        self.promised[key] = errand.model_copy(update={"tries": errand.tries + 1})
        self.due[key] = due_at
        return True

    def done(self, errand: Errand) -> None:
        self.promised.pop(_key(errand), None)
        self.due.pop(_key(errand), None)


def _key(errand: Errand) -> ErrandKey:
    return errand.user_id, errand.op, errand.ref
