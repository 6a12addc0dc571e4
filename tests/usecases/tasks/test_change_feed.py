from datetime import timedelta

import pytest

from countersign.domain.plans.plan import HELD_FOR
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.change_feed import OVERLAP, ChangeFeed
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import USER, body, held_back, person, proposed
from tests.fakes.change_marks import InMemoryChangeMarks
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.macs import signing
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks

NAMES = ("tsk_1", "tsk_2", "tsk_3")


def following(tasks: InMemoryTasks, clock: SettableClock | None = None) -> ChangeFeed:
    held, marks = InMemoryHeldProposals(tasks), InMemoryChangeMarks()
    return ChangeFeed(tasks, held, marks, clock or SettableClock())


@pytest.fixture
def digests(tasks: InMemoryTasks) -> dict[str, str]:
    for name in NAMES:
        tasks.create(USER, [Newborn(proposed(body(task_id=name)), name)], month="2026-11")
    return {name: tasks.heads[USER, name].digest for name in NAMES}


def test_counts_follow_the_views(
    tasks: InMemoryTasks, clock: SettableClock, digests: dict[str, str]
) -> None:
    DecideTask(tasks, clock, signing()).approve(person(), "tsk_1", digests["tsk_1"])
    until = clock.now() + timedelta(days=1)
    ChangeTask(tasks, clock, signing()).snooze(person(), "tsk_2", digests["tsk_2"], until)

    counts = following(tasks).counts(person())

    assert (counts.waiting, counts.active, counts.snoozed, counts.needs_review) == (1, 1, 1, 0)
    assert counts.by_agent_type == {"email": 1}


def test_what_is_held_back_is_counted_until_it_was_held_too_long(
    tasks: InMemoryTasks, clock: SettableClock
) -> None:
    InMemoryHeldProposals(tasks).hold([held_back(1), held_back(2), held_back(3, user_id="usr_2")])
    changes = following(tasks, clock)

    assert changes.counts(person()).held_back == 2
    assert changes.since(person(), None).counts.held_back == 2
    clock.move_to(clock.now() + HELD_FOR)
    assert changes.counts(person()).held_back == 0


def test_only_what_changed_since_is_named(
    tasks: InMemoryTasks, clock: SettableClock, digests: dict[str, str]
) -> None:
    changes = following(tasks)
    clock.wait(minutes=5)
    DecideTask(tasks, clock, signing()).approve(person(), "tsk_1", digests["tsk_1"])
    before = changes.since(person(), None)
    clock.wait(minutes=5)
    DecideTask(tasks, clock, signing()).reject(
        person(), "tsk_2", digests["tsk_2"], reason=None, text=None
    )

    after = changes.since(person(), before.latest)

    assert before.changed == ()
    assert "tsk_2" in after.changed
    assert "tsk_3" not in after.changed
    assert after.latest == clock.now()


def test_nobody_elses_tasks_are_followed(tasks: InMemoryTasks, digests: dict[str, str]) -> None:
    changes = following(tasks).since(person(user_id="usr_2"), None)

    assert changes.counts.waiting == 0


def test_a_mark_is_relied_on_once_an_index_has_surely_followed(clock: SettableClock) -> None:
    marks = InMemoryChangeMarks()
    tasks = InMemoryTasks()
    changes = ChangeFeed(tasks, InMemoryHeldProposals(tasks), marks, clock)
    unmarked = changes.settled_mark(person())
    assert unmarked is not None
    marks.note(USER, clock.now())
    assert changes.settled_mark(person()) is None
    clock.wait(seconds=OVERLAP.total_seconds() + 1)
    settled = changes.settled_mark(person())
    assert settled not in (None, unmarked)
    marks.note(USER, clock.now())
    clock.wait(minutes=1)
    assert changes.settled_mark(person()) not in (None, settled)


@pytest.mark.parametrize("pause", [10, 30, 60])
def test_once_a_minute_a_mark_is_not_relied_on_however_seldom_somebody_asks(
    clock: SettableClock, pause: int
) -> None:
    changes = following(InMemoryTasks(), clock)
    told = []
    for _ in range(0, 600, pause):
        told.append(changes.settled_mark(person()))
        clock.wait(seconds=pause)
    assert len(set(told)) == pytest.approx(10, abs=1)


def test_not_everybodys_tasks_are_looked_at_in_the_same_second(clock: SettableClock) -> None:
    changes = following(InMemoryTasks(), clock)
    people = [person(user_id=f"usr_{number}") for number in range(200)]
    before = [changes.settled_mark(one) for one in people]
    clock.wait(seconds=10)
    after = [changes.settled_mark(one) for one in people]
    assert 0 < sum(old != new for old, new in zip(before, after, strict=True)) < len(people) / 2
