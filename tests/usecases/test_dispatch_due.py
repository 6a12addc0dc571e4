from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from typing import Any

import pytest

from countersign.adapters.dynamodb import keys
from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.ports.due import SHARDS, Due
from countersign.ports.jobs_queue import Job
from countersign.ports.tasks import Newborn
from countersign.usecases.dispatch_due import (
    EXAMPLES,
    PER_SHARD,
    SCAN_ASKED_AGAIN_AFTER,
    SEAL_ASKED_AGAIN_AFTER,
    SPREAD_SECONDS,
    SWEEP_AT_MOST,
    DispatchDue,
)
from tests.factories import TASK, USER, body, person, proposed
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.queues import AdvanceAsked, JobAsked, RecordingQueues, ScanAsked
from tests.fakes.system import MORNING, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers


@pytest.fixture
def sweep(
    due: InMemoryDueIndex,
    users: InMemoryUsers,
    queues: RecordingQueues,
    clock: SettableClock,
    checkpoints: InMemoryCheckpoints,
) -> DispatchDue:
    return DispatchDue(due, users, queues, queues, queues, clock, checkpoints)


def test_a_task_that_is_due_is_handed_on_with_a_look_at_its_run(
    sweep: DispatchDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
    assert sweep().handed_on == 0

    clock.wait(seconds=60)

    assert sweep().handed_on == 1
    assert queues.take() == [AdvanceAsked(USER, TASK, check_run=True, delay_seconds=0)]


def test_after_a_restart_what_becomes_due_soon_is_handed_on_as_well(
    sweep: DispatchDue, tasks: InMemoryTasks, queues: RecordingQueues
) -> None:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")

    assert sweep(ahead=timedelta(hours=1)).handed_on == 1


def test_every_shard_is_swept(
    sweep: DispatchDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    for number in range(200):
        birth = proposed(body(task_id=f"tsk_{number}"))
        tasks.create(USER, [Newborn(birth, f"mark-{number}")], month="2026-11")
    clock.wait(minutes=1)

    assert sweep().handed_on == 200


def test_a_person_who_is_due_is_scanned_and_asked_for_again_later(
    sweep: DispatchDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    users.set_next_scan(USER, clock.now())

    assert sweep().handed_on == 1
    assert sweep().handed_on == 0

    (asked,) = queues.take()
    assert isinstance(asked, ScanAsked)
    assert (asked.user_id, asked.agent_id, asked.reason) == (USER, None, "clock")
    assert 0 <= asked.delay_seconds < SPREAD_SECONDS
    assert users.people[USER].next_scan_at == clock.now() + SCAN_ASKED_AGAIN_AFTER


def test_the_clock_sends_before_it_moves(
    sweep: DispatchDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    class Dies(InMemoryUsers):
        def postpone_scan(self, user_id: str, due_at: object, until: object) -> bool:
            raise SystemExit

    users.set_next_scan(USER, clock.now())
    deadly = Dies(users.people, users.addresses, users.leases)

    with pytest.raises(SystemExit):
        replace(sweep, users=deadly)()

    assert len(queues.sent) == 1
    assert sweep().handed_on == 1


def test_a_person_whose_next_look_was_moved_meanwhile_keeps_it(
    sweep: DispatchDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    class Scans(RecordingQueues):
        def scan(self, *args: object, **kwargs: object) -> None:
            users.set_next_scan(USER, later)

    users.set_next_scan(USER, clock.now())
    later = clock.now() + timedelta(hours=1)

    replace(sweep, scan_queue=Scans())()

    assert users.people[USER].next_scan_at == later


def _waiting(tasks: InMemoryTasks, task_ids: list[str]) -> None:
    for task_id in task_ids:
        birth = proposed(body(task_id=task_id))
        tasks.create(USER, [Newborn(birth, f"mark of {task_id}")], month="2026-11")


def _in_one_shard(how_many: int) -> list[str]:
    shard = keys.due(MORNING, USER, TASK)["gsi2pk"]
    candidates = (f"tsk_{number}" for number in count())
    alike = (one for one in candidates if keys.due(MORNING, USER, one)["gsi2pk"] == shard)
    return list(islice(alike, how_many))


def test_a_shard_that_holds_more_than_its_share_is_read_to_its_end(
    sweep: DispatchDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    crowd = _in_one_shard(2 * PER_SHARD + 1)
    _waiting(tasks, crowd)
    clock.wait(minutes=1)

    assert sweep().handed_on == len(crowd)

    handed = [message.task_id for message in queues.take() if isinstance(message, AdvanceAsked)]
    assert sorted(handed) == sorted(crowd)


def test_a_sweep_ends_in_time_and_says_what_it_left_over(
    sweep: DispatchDue, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    class Slow(InMemoryDueIndex):
        def due(self, *args: Any, **kwargs: Any) -> tuple[Due, ...]:
            clock.wait(seconds=SWEEP_AT_MOST.total_seconds() / 10)
            return super().due(*args, **kwargs)

    slow = Slow(tasks, InMemoryUsers())

    swept = replace(sweep, index=slow)()

    assert swept.left_over == SHARDS - 11


def test_no_shard_is_always_the_last(sweep: DispatchDue, clock: SettableClock) -> None:
    class Watched(InMemoryDueIndex):
        def due(self, shard: int, *args: Any, **kwargs: Any) -> tuple[Due, ...]:
            order.append(shard)
            return ()

    order: list[int] = []
    watched = replace(sweep, index=Watched(InMemoryTasks(), InMemoryUsers()))
    last = set()
    for _ in range(SHARDS):
        watched()
        last.add(order[-1])
        clock.wait(minutes=1)

    assert last == set(range(SHARDS))


def test_what_waits_for_longer_than_it_should_is_told(
    sweep: DispatchDue, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    _waiting(tasks, [f"tsk_{number}" for number in range(EXAMPLES + 5)])
    clock.wait(minutes=6)
    assert sweep().overdue == 0

    clock.wait(minutes=1)
    swept = sweep()

    assert swept.overdue == EXAMPLES + 5
    assert swept.oldest == timedelta(minutes=6)
    assert len(swept.examples) == EXAMPLES


def test_a_person_is_sealed_once_a_day_and_asked_for_again_when_that_was_lost(
    sweep: DispatchDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    _waiting(tasks, [TASK])
    due_at = tasks.sealings[USER].next_at
    tasks.heads.clear()
    clock.move_to(due_at)

    assert sweep().handed_on == 1
    assert sweep().handed_on == 0
    assert queues.take() == [JobAsked(Job("seal", USER), delay_seconds=0)]

    clock.move_to(due_at + SEAL_ASKED_AGAIN_AFTER)
    assert sweep().handed_on == 1


def test_a_row_that_somebody_writes_at_this_moment_holds_up_no_other(
    sweep: DispatchDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    class Busy(InMemoryUsers):
        def postpone_scan(self, user_id: str, due_at: object, until: object) -> bool:
            raise Conflict("It is being changed by somebody else.")

    for number in range(3):
        users.people[f"usr_{number}"] = person(user_id=f"usr_{number}", next_scan_at=MORNING)
    busy = Busy(users.people, users.addresses, users.leases)

    replace(sweep, users=busy)()

    assert len(queues.take()) == 3


def test_a_promised_chore_is_handed_on_and_asked_for_again_later(
    sweep: DispatchDue, due: InMemoryDueIndex, queues: RecordingQueues, clock: SettableClock
) -> None:
    durable_job = DurableJob(user_id=USER, op="revoke", ref="int_1", since=clock.now())
    due.durable_jobs.keep(durable_job, clock.now())

    sweep()
    sweep()

    asked = [sent for sent in queues.take() if isinstance(sent, JobAsked)]
    assert asked == [JobAsked(Job("revoke", user_id=USER, ref="int_1"), 0)]
    clock.wait(minutes=10)
    sweep()
    assert len(queues.take()) == 1
