"""The clock: find what is due, and hand each to the worker that can bring it on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from countersign.ports.due import SHARDS, Due, DueIndex
from countersign.ports.queues import Queues
from countersign.ports.system import Clock
from countersign.ports.users import Users

PER_SHARD = 100
"""How many rows one tick takes from a shard; the rest is due at the next tick."""

SPREAD_SECONDS = 20
"""Over how many seconds the scans of one tick are spread."""

SCAN_ASKED_AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class SweepDue:
    """Sends first and moves the row afterwards: a crash in between sends twice, never not at all.

    A task's row is moved by whoever advances it.
    """

    index: DueIndex
    users: Users
    queues: Queues
    clock: Clock

    def __call__(self, *, ahead: timedelta = timedelta(0)) -> int:
        """Sweep all shards; `ahead` also takes what becomes due within that time (after a restart).

        Answers how many rows were handed on.
        """
        now = self.clock.now()
        handed = 0
        for shard in range(SHARDS):
            for row in self.index.due(shard, now + ahead, at_most=PER_SHARD):
                self._hand_on(row, now)
                handed += 1
        return handed

    def _hand_on(self, row: Due, now: datetime) -> None:
        if row.task_id is not None:
            self.queues.advance(row.user_id, row.task_id, check_run=True)
            return
        delay = crc32(row.user_id.encode()) % SPREAD_SECONDS
        self.queues.scan(row.user_id, None, "clock", delay_seconds=delay)
        self.users.postpone_scan(row.user_id, row.due_at, now + SCAN_ASKED_AGAIN_AFTER)
