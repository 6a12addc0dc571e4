"""What the clock has to look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from countersign.ports.jobs_queue import JobOp

SHARDS = 64


@dataclass(frozen=True)
class Due:
    """A task that is due; or a person when `task_id` is None, for a scan or for the job `op`."""

    user_id: str
    task_id: str | None
    due_at: datetime
    op: JobOp | None = None
    ref: str | None = None


class DueIndex(Protocol):
    def due(
        self, shard: int, until: datetime, *, at_most: int, after: Due | None = None
    ) -> tuple[Due, ...]:
        """What is due in a shard, the longest overdue first; `after` goes on behind that row."""
        ...

    def postpone(self, row: Due, until: datetime) -> None:
        """Move the row of a promised job, if it still stands where it was read."""
        ...
