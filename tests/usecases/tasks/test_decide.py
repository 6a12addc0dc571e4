import pytest

from countersign.domain.errors import NotFound, NotWaiting, StaleTask
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import claim, revise
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.pauses import LEASE
from tests.factories import TASK, USER, body, person, proposed
from tests.fakes.macs import signing
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks


@pytest.fixture
def decide(tasks: InMemoryTasks, clock: SettableClock) -> DecideTask:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
    return DecideTask(tasks, clock, signing())


@pytest.fixture
def task(decide: DecideTask, tasks: InMemoryTasks) -> Task:
    return _head(tasks)


def _head(tasks: InMemoryTasks) -> Task:
    head = tasks.get(USER, TASK)
    assert head is not None
    return head


def test_an_approval_is_recorded_for_the_digest_that_was_seen(
    decide: DecideTask, task: Task, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    filed = decide.approve(person(), TASK, task.digest)

    assert filed.task == _head(tasks)
    assert filed.task.status is Status.APPROVED
    assert filed.task.decided is not None
    assert filed.task.decided.digest == task.digest
    assert filed.task.decided.at == clock.now()
    assert [event.type for event in tasks.events(USER, TASK)] == ["proposed", "approved"]


def test_second_tap_on_approve_changes_nothing(
    decide: DecideTask, task: Task, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    first = decide.approve(person(), TASK, task.digest)
    clock.wait(seconds=3)

    second = decide.approve(person(), TASK, task.digest)

    assert second == first
    assert len(tasks.events(USER, TASK)) == 2


def test_a_tap_on_approve_while_it_is_carried_out_changes_nothing(
    decide: DecideTask, task: Task, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    approved = decide.approve(person(), TASK, task.digest).task
    tasks.commit(claim(approved, step="draft", lease="l", now=clock.now(), lease_for=LEASE))

    again = decide.approve(person(), TASK, task.digest)

    assert again.task.status is Status.EXECUTING
    assert len(tasks.events(USER, TASK)) == 3


def test_second_tap_on_reject_changes_nothing(
    decide: DecideTask, task: Task, tasks: InMemoryTasks
) -> None:
    first = decide.reject(person(), TASK, task.digest, reason="wrong", text="No.")

    second = decide.reject(person(), TASK, task.digest, reason="not_now", text=None)

    assert second == first
    assert tasks.events(USER, TASK)[-1].data == {"reason": "wrong", "text": "No."}


def test_another_digest_is_stale_and_answers_with_the_present_task(
    decide: DecideTask, task: Task, tasks: InMemoryTasks
) -> None:
    with pytest.raises(StaleTask) as refused:
        decide.approve(person(), TASK, "0" * 64)

    assert refused.value.params["current"] == tasks.get_filed(USER, TASK)
    assert _head(tasks) == task


def test_the_digest_of_an_earlier_revision_is_stale(
    decide: DecideTask, task: Task, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    approved = decide.approve(person(), TASK, task.digest).task
    tasks.commit(revise(approved, body(), changed="Grace wrote again.", now=clock.now()))

    with pytest.raises(StaleTask):
        decide.approve(person(), TASK, task.digest)

    assert decide.approve(person(), TASK, _head(tasks).digest).task.revision == 2


def test_an_expired_task_waits_no_more(
    decide: DecideTask, task: Task, clock: SettableClock
) -> None:
    clock.move_to(task.expires_at)

    with pytest.raises(NotWaiting):
        decide.approve(person(), TASK, task.digest)


def test_until_its_last_moment_a_task_can_be_approved(
    decide: DecideTask, task: Task, clock: SettableClock
) -> None:
    clock.wait(seconds=(task.expires_at - clock.now()).total_seconds() - 0.001)

    assert decide.approve(person(), TASK, task.digest).task.status is Status.APPROVED


def test_what_was_approved_cannot_be_rejected(decide: DecideTask, task: Task) -> None:
    decide.approve(person(), TASK, task.digest)

    with pytest.raises(NotWaiting):
        decide.reject(person(), TASK, task.digest, reason=None, text=None)


def test_what_was_rejected_cannot_be_approved(decide: DecideTask, task: Task) -> None:
    decide.reject(person(), TASK, task.digest, reason=None, text=None)

    with pytest.raises(NotWaiting):
        decide.approve(person(), TASK, task.digest)


def test_a_task_of_somebody_else_is_not_there(
    decide: DecideTask, task: Task, tasks: InMemoryTasks
) -> None:
    stranger = person(user_id="usr_2", email="eve@example.com")

    with pytest.raises(NotFound):
        decide.approve(stranger, TASK, task.digest)
    with pytest.raises(NotFound):
        decide.reject(stranger, TASK, task.digest, reason=None, text=None)
    with pytest.raises(NotFound):
        decide.approve(person(), "tsk_none", task.digest)

    assert _head(tasks) == task
