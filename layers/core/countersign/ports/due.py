"""What the clock has to look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

SHARDS = 64


@dataclass(frozen=True)
class Due:
    """A task, or a person when `task_id` is None, that is due."""

    user_id: str
    task_id: str | None
    due_at: datetime


class DueIndex(Protocol):
    def due(self, shard: int, until: datetime, *, at_most: int) -> tuple[Due, ...]:
        """What is due in a shard, the longest overdue first."""
        ...
