"""Promised jobs in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.job import DurableJob, DurableJobOp

ErrandKey = tuple[str, str, str]


@dataclass
class InMemoryDurableJobs:
    promised: dict[ErrandKey, DurableJob] = field(default_factory=dict)
    due: dict[ErrandKey, datetime] = field(default_factory=dict)

    def keep(self, durable_job: DurableJob, due_at: datetime) -> bool:
        key = _key(durable_job)
        if key in self.promised:
            return False
        self.promised[key], self.due[key] = durable_job, due_at
        return True

    def get(self, user_id: str, op: DurableJobOp, ref: str = "") -> DurableJob | None:
        return self.promised.get((user_id, op, ref))

    def list(self, user_id: str) -> tuple[DurableJob, ...]:
        return tuple(found for key, found in sorted(self.promised.items()) if key[0] == user_id)

    def again(self, durable_job: DurableJob, due_at: datetime) -> bool:
        key = _key(durable_job)
        known = self.promised.get(key)
        if known is None or known.tries != durable_job.tries:
            return False
        self.promised[key] = durable_job.model_copy(update={"tries": durable_job.tries + 1})
        self.due[key] = due_at
        return True

    def done(self, durable_job: DurableJob) -> None:
        self.promised.pop(_key(durable_job), None)
        self.due.pop(_key(durable_job), None)


def _key(durable_job: DurableJob) -> ErrandKey:
    return durable_job.user_id, durable_job.op, durable_job.ref
