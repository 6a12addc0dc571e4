"""Jobs that stand in the table until they are done; the clock comes for them."""

from datetime import datetime
from typing import Protocol

from countersign.domain.job import DurableJob, DurableJobOp


class DurableJobs(Protocol):
    def keep(self, durable_job: DurableJob, due_at: datetime) -> bool:
        """Promise it, unless it is promised already."""
        ...

    def get(self, user_id: str, op: DurableJobOp, ref: str = "") -> DurableJob | None: ...

    def list(self, user_id: str) -> tuple[DurableJob, ...]:
        """All durable jobs of a person."""
        ...

    def again(self, durable_job: DurableJob, due_at: datetime) -> bool:
        """It is not done yet: count the attempt, and have the clock come then.

        False when somebody else has counted one since this was read.
        """
        ...

    def done(self, durable_job: DurableJob) -> None: ...
