"""The clock: find what is due, and hand each to the worker that can bring it on."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zlib import crc32

from countersign.domain.errors import Conflict
from countersign.ports.advance_queue import AdvanceQueue
from countersign.ports.checkpoints import Checkpoints
from countersign.ports.due import SHARDS, Due, DueIndex
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock
from countersign.ports.users import Users

PER_SHARD = 100
"""How many rows are taken from a shard before the next shard has its turn."""

SWEEP_AT_MOST = timedelta(seconds=40)
"""How long one tick hands on; what is left over is first in line at the next ticks."""

SPREAD_SECONDS = 20
"""Over how many seconds the scans of one tick are spread."""

SCAN_ASKED_AGAIN_AFTER = timedelta(minutes=10)

CHORE_ASKED_AGAIN_AFTER = timedelta(minutes=10)

SEAL_ASKED_AGAIN_AFTER = timedelta(hours=1)

OVERDUE_AFTER = timedelta(minutes=5)
"""What is due for longer has been handed on in vain, five times."""

EXAMPLES = 20


@dataclass
class Swept:
    """What one sweep came upon.

    `overdue` rows have been due for longer than they should, the longest since `oldest`; `examples`
    names some of them. `left_over` counts the shards that were not read to their end in time.
    """

    handed_on: int = 0
    overdue: int = 0
    oldest: timedelta = timedelta(0)
    left_over: int = 0
    examples: list[Due] = field(default_factory=list)

    def note(self, row: Due, now: datetime) -> None:
        self.handed_on += 1
        late = now - row.due_at
        if late <= OVERDUE_AFTER:
            return
        self.overdue += 1
        self.oldest = max(self.oldest, late)
        if len(self.examples) < EXAMPLES:
            self.examples.append(row)


@dataclass(frozen=True)
class DispatchDue:
    """Sends first and moves the row afterwards: a crash in between sends twice, never not at all.

    A task's row is moved by whoever advances it.
    """

    index: DueIndex
    users: Users
    scan_queue: ScanQueue
    advance_queue: AdvanceQueue
    jobs_queue: JobsQueue
    clock: Clock
    checkpoints: Checkpoints

    def __call__(self, *, ahead: timedelta = timedelta(0)) -> Swept:
        """Sweep all shards; `ahead` also takes what becomes due within that time (after a restart).

        Every shard has a turn before one that holds more has another. Each minute begins with the
        next shard, so that none is always the last.
        """
        now = self.clock.now()
        first = int(now.timestamp()) // 60
        reached: dict[int, Due | None] = {(first + n) % SHARDS: None for n in range(SHARDS)}
        swept = Swept()
        while reached:
            for shard, after in list(reached.items()):
                if self.clock.now() - now > SWEEP_AT_MOST:
                    swept.left_over = len(reached)
                    return swept
                rows = self.index.due(shard, now + ahead, at_most=PER_SHARD, after=after)
                for row in rows:
                    self._hand_on(row, now)
                    swept.note(row, now)
                if len(rows) < PER_SHARD:
                    del reached[shard]
                else:
                    reached[shard] = rows[-1]
        return swept

    def _hand_on(self, row: Due, now: datetime) -> None:
        try:
            if row.task_id is not None:
                self.advance_queue.advance(row.user_id, row.task_id, check_run=True)
            elif row.op is not None and row.op != "seal":
                self.jobs_queue.start(Job(row.op, row.user_id, ref=row.ref))
                self.index.postpone(row, now + CHORE_ASKED_AGAIN_AFTER)
            elif row.op is not None:
                self.jobs_queue.start(Job(row.op, row.user_id))
                self.checkpoints.postpone(row.user_id, row.due_at, now + SEAL_ASKED_AGAIN_AFTER)
            else:
                delay = crc32(row.user_id.encode()) % SPREAD_SECONDS
                self.scan_queue.scan(row.user_id, None, "clock", delay_seconds=delay)
                self.users.postpone_scan(row.user_id, row.due_at, now + SCAN_ASKED_AGAIN_AFTER)
        except Conflict:
            return  # somebody writes the row at this moment; the message is on its way
