"""Chores that stand in the table until they are done; the clock comes for them."""

from datetime import datetime
from typing import Protocol

from countersign.domain.errand import Errand, ErrandOp


class Errands(Protocol):
    def keep(self, errand: Errand, due_at: datetime) -> bool:
        """Promise it, unless it is promised already."""
        ...

    def get(self, user_id: str, op: ErrandOp, ref: str = "") -> Errand | None: ...

    def list(self, user_id: str) -> tuple[Errand, ...]:
        """All errands of a person."""
        ...

    def again(self, errand: Errand, due_at: datetime) -> bool:
        """It is not done yet: count the attempt, and have the clock come then.

        False when somebody else has counted one since this was read.
        """
        ...

    def done(self, errand: Errand) -> None: ...
