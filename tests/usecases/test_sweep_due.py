from datetime import timedelta

import pytest

from countersign.ports.tasks import Newborn
from countersign.usecases.sweep_due import SCAN_ASKED_AGAIN_AFTER, SPREAD_SECONDS, SweepDue
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.people import InMemoryUsers
from tests.fakes.queues import AdvanceAsked, RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.making import TASK, USER, body, proposed


@pytest.fixture
def sweep(
    due: InMemoryDueIndex, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> SweepDue:
    return SweepDue(due, users, queues, clock)


def test_a_task_that_is_due_is_handed_on_with_a_look_at_its_run(
    sweep: SweepDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
    assert sweep() == 0

    clock.wait(seconds=60)

    assert sweep() == 1
    assert queues.take() == [AdvanceAsked(USER, TASK, check_run=True, delay_seconds=0)]


def test_after_a_restart_what_becomes_due_soon_is_handed_on_as_well(
    sweep: SweepDue, tasks: InMemoryTasks, queues: RecordingQueues
) -> None:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")

    assert sweep(ahead=timedelta(hours=1)) == 1


def test_every_shard_is_swept(
    sweep: SweepDue, tasks: InMemoryTasks, queues: RecordingQueues, clock: SettableClock
) -> None:
    for number in range(200):
        birth = proposed(body(task_id=f"tsk_{number}"))
        tasks.create(USER, [Newborn(birth, f"mark-{number}")], month="2026-11")
    clock.wait(minutes=1)

    assert sweep() == 200


def test_a_person_who_is_due_is_scanned_and_asked_for_again_later(
    sweep: SweepDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    users.set_next_scan(USER, clock.now())

    assert sweep() == 1
    assert sweep() == 0

    (asked,) = queues.take()
    assert isinstance(asked, ScanAsked)
    assert (asked.user_id, asked.agent_id, asked.reason) == (USER, None, "clock")
    assert 0 <= asked.delay_seconds < SPREAD_SECONDS
    assert users.people[USER].next_scan_at == clock.now() + SCAN_ASKED_AGAIN_AFTER


def test_the_clock_sends_before_it_moves(
    sweep: SweepDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    class Dies(InMemoryUsers):
        def postpone_scan(self, user_id: str, due_at: object, until: object) -> bool:
            raise SystemExit

    users.set_next_scan(USER, clock.now())
    deadly = Dies(users.people, users.addresses, users.leases)

    with pytest.raises(SystemExit):
        SweepDue(sweep.index, deadly, queues, clock)()

    assert len(queues.sent) == 1
    assert sweep() == 1


def test_a_person_whose_next_look_was_moved_meanwhile_keeps_it(
    sweep: SweepDue, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> None:
    class Scans(RecordingQueues):
        def scan(self, *args: object, **kwargs: object) -> None:
            users.set_next_scan(USER, later)

    users.set_next_scan(USER, clock.now())
    later = clock.now() + timedelta(hours=1)

    SweepDue(sweep.index, users, Scans(), clock)()

    assert users.people[USER].next_scan_at == later
