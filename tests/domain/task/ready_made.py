"""Tasks in each status, and every move as it is made."""

from collections.abc import Callable
from datetime import timedelta

from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import (
    MOVES,
    REOPENED,
    Decision,
    Status,
    Task,
    TaskProblem,
)
from countersign.domain.task.transitions import (
    Change,
    approve,
    ask_undo,
    cancel,
    claim,
    expire,
    fail,
    found_absent,
    found_done,
    look_again,
    reject,
    reopen,
    resolve,
    retry,
    review,
    revise,
    settle,
    snooze,
    wake,
)
from countersign.domain.task.transitions.edit import edit
from tests.factories import body, body_of, proposed, reply
from tests.fakes.system import MORNING

NOW = MORNING + timedelta(minutes=5)
COOLING = timedelta(seconds=15)
LEASE = timedelta(seconds=45)
PROBLEM = TaskProblem(code="no", message="No.", retryable=True)


def task_in(status: Status) -> Task:
    task = proposed().after
    decided = Decision(by="user", at=MORNING, digest=task.digest)
    return task.model_copy(
        update={
            "status": status,
            "decided": decided,
            "act_not_before": MORNING,
            "error": PROBLEM,
            "undoable": True,
        }
    )


def effect_of(task: Task) -> Effect:
    return Effect(
        user_id=task.user_id,
        task_id=task.task_id,
        revision=task.revision,
        step="draft",
        state=EffectState.OPEN,
        digest=task.digest,
        lease="mine",
        lease_until=NOW + LEASE,
        opened_at=NOW,
        last_call_at=NOW,
    )


def decision_on(task: Task) -> Decision:
    return Decision(by="user", at=NOW, digest=task.digest)


def approved(task: Task) -> Change:
    return approve(task, body_of(task), by=decision_on(task), cooling=COOLING)


def _found_done(task: Task, *, is_last: bool) -> Change:
    effect = effect_of(task)
    return found_done(task, effect, receipt={}, compensator={}, is_last=is_last, now=NOW)


WAYS: dict[str, tuple[Status, Callable[[Task], Change]]] = {
    "approve": (Status.APPROVED, approved),
    "reject": (Status.REJECTED, lambda task: reject(task, now=NOW, reason=None, text=None)),
    "expire": (Status.EXPIRED, lambda task: expire(task, now=NOW)),
    "claim": (
        Status.EXECUTING,
        lambda task: claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE),
    ),
    "settle": (
        Status.COMPLETED,
        lambda task: settle(task, effect_of(task), receipt={}, compensator=None, now=NOW),
    ),
    "fail": (Status.FAILED, lambda task: fail(task, effect_of(task), problem=PROBLEM, now=NOW)),
    "review": (
        Status.NEEDS_REVIEW,
        lambda task: review(task, effect_of(task), problem=PROBLEM, now=NOW),
    ),
    "revise": (
        Status.AWAITING_APPROVAL,
        lambda task: revise(task, body(), changed="Grace wrote again.", now=NOW),
    ),
    "cancel": (Status.CANCELLED, lambda task: cancel(task, now=NOW)),
    "retry": (Status.APPROVED, lambda task: retry(task, by=decision_on(task), cooling=COOLING)),
    "reopen": (Status.AWAITING_APPROVAL, lambda task: reopen(task, body_of(task), now=NOW)),
    "resolve_happened": (
        Status.COMPLETED,
        lambda task: resolve(task, happened=True, now=NOW),
    ),
    "resolve_did_not": (Status.FAILED, lambda task: resolve(task, happened=False, now=NOW)),
    "found_done": (Status.COMPLETED, lambda task: _found_done(task, is_last=True)),
    "found_half_done": (Status.FAILED, lambda task: _found_done(task, is_last=False)),
    "found_absent": (
        Status.FAILED,
        lambda task: found_absent(task, effect_of(task), now=NOW),
    ),
    "look_again": (Status.NEEDS_REVIEW, lambda task: look_again(task, now=NOW)),
    "edit": (
        Status.AWAITING_APPROVAL,
        lambda task: edit(task, body(), action=reply(body="At one."), now=NOW),
    ),
    "snooze": (
        Status.AWAITING_APPROVAL,
        lambda task: snooze(task, until=NOW + timedelta(days=1), now=NOW),
    ),
    "wake": (Status.AWAITING_APPROVAL, lambda task: wake(task, by_clock=False, now=NOW)),
    "ask_undo": (Status.COMPLETED, lambda task: ask_undo(task, by=decision_on(task))),
}


FROM: dict[str, set[Status]] = {
    "approve": {Status.AWAITING_APPROVAL},
    "retry": {Status.FAILED},
    "reopen": set(REOPENED),
    "resolve_happened": {Status.NEEDS_REVIEW},
    "resolve_did_not": {Status.NEEDS_REVIEW},
    "found_done": {Status.NEEDS_REVIEW},
    "found_half_done": {Status.NEEDS_REVIEW},
    "found_absent": {Status.NEEDS_REVIEW},
    "look_again": {Status.NEEDS_REVIEW},
    "revise": {Status.APPROVED},
    "edit": {Status.AWAITING_APPROVAL},
    "snooze": {Status.AWAITING_APPROVAL},
    "wake": {Status.AWAITING_APPROVAL},
    "ask_undo": {Status.COMPLETED},
}
"""Where a move begins, if not wherever the table leads to where it ends."""


def origins_of(name: str) -> set[Status]:
    to = WAYS[name][0]
    return FROM.get(name, {status for status in Status if to in MOVES[status]})
