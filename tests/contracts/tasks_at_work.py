"""Tasks brought to where a statement about their store begins."""

from datetime import timedelta

from countersign.domain.task.effect import Effect
from countersign.domain.task.task import (
    Decision,
    Enter,
    Task,
    Wait,
)
from countersign.domain.task.transitions import (
    Change,
    approve,
    claim,
    settle,
)
from countersign.ports.tasks import Newborn, Tasks
from tests.factories import TASK, USER, body, body_of, proposed
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(minutes=5)
LEASE = timedelta(seconds=45)


def born(
    tasks: Tasks,
    task_id: str = TASK,
    *,
    user_id: str = USER,
    priority: int = 50,
    minute: int = 0,
) -> Task:
    change = proposed(
        body(user_id=user_id, task_id=task_id),
        priority=priority,
        now=MORNING + timedelta(minutes=minute),
    )
    tasks.create(user_id, [Newborn(change, f"mark of {task_id}")], month="2026-11")
    return change.after


def an_approval(task: Task, *, now: timedelta = timedelta(0)) -> Change:
    decision = Decision(by="user", at=LATER + now, digest=task.digest)
    return approve(task, body_of(task), by=decision, cooling=timedelta(0))


def approve_now(tasks: Tasks, task: Task) -> Task:
    change = an_approval(task)
    tasks.commit(change)
    return change.after


def first_claim(task: Task, lease: str = "first") -> Change:
    return claim(task, step="draft", lease=lease, now=LATER, lease_for=LEASE)


def claim_now(tasks: Tasks, task: Task) -> tuple[Task, Effect]:
    change = first_claim(approve_now(tasks, task))
    tasks.commit(change)
    assert change.effect is not None
    return change.after, change.effect


def a_receipt(task: Task, effect: Effect) -> Change:
    return settle(task, effect, receipt={"draft_id": "d"}, compensator={"draft_id": "d"}, now=LATER)


def known_wait(run: int = 1, *, token: str | None = None, second: int = 0) -> Wait:
    asked = LATER + timedelta(seconds=second) if token else None
    return Wait(
        user_id=USER,
        task_id=TASK,
        run=run,
        enter=Enter.ASK,
        started_at=MORNING,
        token=token,
        asked_at=asked,
    )


def stored_wait(tasks: Tasks) -> Wait | None:
    return tasks.get_with_wait(USER, TASK)[1]
