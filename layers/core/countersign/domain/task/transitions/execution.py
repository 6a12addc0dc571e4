"""How effects are opened and closed.

While a task executes, exactly one of its effects is open: the first is opened by the claim, each
further one in the transaction that closes the one before.
"""

from datetime import datetime, timedelta
from typing import Any

from countersign.domain.errors import InvalidMove
from countersign.domain.task.effect import UNDO_STEP, Effect, EffectState
from countersign.domain.task.task import (
    REVIEW_LOOKS,
    WATCH_INTERVAL,
    Status,
    Task,
    TaskProblem,
)
from countersign.domain.task.transitions.change import Change, EffectWrite, Guard, move, stay


def claim(
    task: Task,
    *,
    step: str,
    lease: str,
    now: datetime,
    lease_for: timedelta,
    previous: Effect | None = None,
    given: dict[str, Any] | None = None,
    guards: tuple[Guard, ...] = (),
) -> Change:
    """The worker takes the task: the only way to an effect, and only for the digest decided on.

    `previous` is the step's effect of an earlier try that came to nothing; `given` the receipt of
    the step before; `guards` what must still hold at that very moment.
    """
    if task.decided is None or task.decided.digest != task.digest:
        raise InvalidMove("What was decided on is not what would be done.")
    if task.act_not_before is None or now < task.act_not_before:
        raise InvalidMove("The task is still cooling.")
    # The effect is opened with the claim, so that nobody finds one without the other
    # (the_effect_is_not_opened_with_the_claim in tests/faults/breaks.py).
    return move(
        task,
        Status.EXECUTING,
        now,
        "claimed",
        "worker",
        data={"step": step},
        effects=(EffectWrite(previous, _opened(task, step, lease, now, lease_for, given)),),
        guards=guards,
        blocked_by=None,
        blocked_since=None,
        blocked_on=None,
        error=None,
        begun=True,
        looks=0,
        due_at=now + lease_for + WATCH_INTERVAL,
    )


def claim_undo(
    task: Task,
    *,
    step: str,
    lease: str,
    now: datetime,
    lease_for: timedelta,
    given: dict[str, Any],
    previous: Effect | None = None,
) -> Change:
    """The worker begins to take a step back; `given` is the compensator of the step."""
    if task.undo_state != "pending":
        raise InvalidMove("Nobody asked to undo this.")
    opened = _opened(task, f"{UNDO_STEP}{step}", lease, now, lease_for, given)
    return stay(
        task,
        now,
        "undo_claimed",
        "worker",
        data={"step": opened.step},
        effects=(EffectWrite(previous, opened),),
        due_at=now + lease_for + WATCH_INTERVAL,
    )


def settle(
    task: Task,
    effect: Effect,
    *,
    receipt: dict[str, Any],
    compensator: dict[str, Any] | None,
    now: datetime,
    following: str | None = None,
    lease_for: timedelta = timedelta(0),
) -> Change:
    """The provider has it. The `following` step, if any, is opened under the same lease."""
    done = closed(effect, EffectState.DONE, now, receipt=receipt, compensator=compensator)
    closing = EffectWrite(effect, done)
    data = {"step": effect.step, "receipt": receipt}
    if effect.takes_back:
        updates: dict[str, Any] = {"undo_state": "done", "due_at": None}
        return move(
            task, Status.UNDONE, now, "undone", "worker", data=data, effects=(closing,), **updates
        )
    if following is not None:
        opened = _opened(task, following, effect.lease, now, lease_for, receipt)
        if task.status is not Status.EXECUTING:
            raise InvalidMove(f"A task that is {task.status} has no next step.")
        return stay(
            task,
            now,
            "step_done",
            "worker",
            data=data,
            effects=(closing, EffectWrite(None, opened)),
            due_at=now + lease_for + WATCH_INTERVAL,
        )
    return move(
        task,
        Status.COMPLETED,
        now,
        "completed",
        "worker",
        data=data,
        effects=(closing,),
        result=receipt,
        undoable=compensator is not None,
        due_at=None,
    )


def fail(task: Task, effect: Effect, *, problem: TaskProblem, now: datetime) -> Change:
    """The provider refused; nothing happened."""
    return _ended(task, effect, problem, now, EffectState.REFUSED, Status.FAILED, "failed")


def review(task: Task, effect: Effect, *, problem: TaskProblem, now: datetime) -> Change:
    """We cannot know whether it happened, and we do not guess: it is looked for again later
    (`looks.py`), unless the person says before."""
    return _ended(
        task, effect, problem, now, EffectState.UNSETTLED, Status.NEEDS_REVIEW, "needs_review"
    )


def refuse_undo(task: Task, *, problem: TaskProblem, now: datetime) -> Change:
    """It cannot be taken back now, and nobody tried."""
    return stay(
        task,
        now,
        "undo_failed",
        "worker",
        data={"code": problem.code},
        undo_state="failed",
        error=problem,
        due_at=None,
    )


def _ended(
    task: Task,
    effect: Effect,
    problem: TaskProblem,
    now: datetime,
    state: EffectState,
    to: Status,
    type: str,
) -> Change:
    """A step that came to nothing ends the task; an undo that did leaves the task as it was."""
    data = {"step": effect.step, "code": problem.code}
    effects = (EffectWrite(effect, closed(effect, state, now)),)
    if effect.takes_back:
        return stay(
            task,
            now,
            f"undo_{type}",
            "worker",
            data=data,
            effects=effects,
            error=problem,
            due_at=None,
            undo_state="failed" if state is EffectState.REFUSED else "review",
        )
    return move(
        task,
        to,
        now,
        type,
        "worker",
        data=data,
        effects=effects,
        error=problem,
        due_at=now + REVIEW_LOOKS[0] if to is Status.NEEDS_REVIEW else None,
    )


def _opened(
    task: Task,
    step: str,
    lease: str,
    now: datetime,
    lease_for: timedelta,
    given: dict[str, Any] | None,
) -> Effect:
    return Effect(
        user_id=task.user_id,
        task_id=task.task_id,
        revision=task.revision,
        step=step,
        state=EffectState.OPEN,
        digest=task.digest,
        lease=lease,
        lease_until=now + lease_for,
        opened_at=now,
        last_call_at=now,
        given=given,
    )


def closed(effect: Effect, state: EffectState, now: datetime, **updates: Any) -> Effect:
    """The effect with what became of it."""
    return effect.model_copy(update={"state": state, "closed_at": now, **updates})
