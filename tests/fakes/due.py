"""The due index in memory, read off tasks and people."""

from dataclasses import dataclass, field
from datetime import datetime
from zlib import crc32

from countersign.ports.due import SHARDS, Due
from tests.fakes.jobs import InMemoryDurableJobs
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers


@dataclass
class InMemoryDueIndex:
    tasks: InMemoryTasks
    users: InMemoryUsers
    durable_jobs: InMemoryDurableJobs = field(default_factory=InMemoryDurableJobs)

    def due(
        self, shard: int, until: datetime, *, at_most: int, after: Due | None = None
    ) -> tuple[Due, ...]:
        rows = [
            Due(task.user_id, task.task_id, task.due_at)
            for task in self.tasks.heads.values()
            if task.due_at is not None and _shard(task.task_id) == shard
        ]
        rows += [
            Due(user.user_id, None, user.next_scan_at)
            for user in self.users.people.values()
            if user.next_scan_at is not None and _shard(user.user_id) == shard
        ]
        rows += [
            Due(sealing.user_id, None, sealing.next_at, "seal")
            for sealing in self.tasks.sealings.values()
            if _shard(sealing.user_id) == shard
        ]
        rows += [
            Due(
                durable_job.user_id,
                None,
                self.durable_jobs.due[key],
                durable_job.op,
                durable_job.ref or None,
            )
            for key, durable_job in self.durable_jobs.promised.items()
            if _shard(durable_job.user_id) == shard
        ]
        due = sorted((row for row in rows if row.due_at <= until), key=_order)
        behind = [row for row in due if after is None or _order(row) > _order(after)]
        return tuple(behind[:at_most])

    def postpone(self, row: Due, until: datetime) -> None:
        key = (row.user_id, str(row.op), row.ref or "")
        if self.durable_jobs.due.get(key) == row.due_at:
            self.durable_jobs.due[key] = until


def _order(row: Due) -> tuple[datetime, str, str, str, str]:
    return row.due_at, row.user_id, row.op or "", row.ref or "", row.task_id or ""


def _shard(identifier: str) -> int:
    return crc32(identifier.encode()) % SHARDS
