"""The due index in memory, read off tasks and people."""

from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from countersign.ports.due import SHARDS, Due
from tests.fakes.people import InMemoryUsers
from tests.fakes.tasks import InMemoryTasks


@dataclass
class InMemoryDueIndex:
    tasks: InMemoryTasks
    users: InMemoryUsers

    def due(self, shard: int, until: datetime, *, at_most: int) -> tuple[Due, ...]:
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
        due = sorted((row for row in rows if row.due_at <= until), key=lambda row: row.due_at)
        return tuple(due[:at_most])


def _shard(identifier: str) -> int:
    return crc32(identifier.encode()) % SHARDS
