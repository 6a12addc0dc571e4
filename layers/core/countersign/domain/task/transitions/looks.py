"""How what nobody could tell is found out after all: looked for again, and recorded as it is found.

From here nothing is written outside and nothing is taken back, whatever is found.
"""

from datetime import datetime
from typing import Any

from countersign.domain.errors import InvalidMove
from countersign.domain.says import said
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import REVIEW_LOOKS, Enter, Status, Task, TaskProblem
from countersign.domain.task.transitions.change import Change, EffectWrite, move, stay
from countersign.domain.task.transitions.execution import closed

_HALF_DONE = TaskProblem(
    code="half_done",
    message=said("The first part of it was done, and the rest was not. Try again for the rest."),
    retryable=True,
)
_NOT_THERE = TaskProblem(
    code="not_there",
    message=said("We looked again, and it is not there. You can try it again."),
    retryable=True,
)


def look_again(task: Task, *, now: datetime) -> Change:
    """A look is due, and has a run of its own; after the last one the task is left to the person.
    Raises InvalidMove."""
    _must_be_in_doubt(task)
    if task.looks >= len(REVIEW_LOOKS):
        return stay(task, now, "left_to_you", "clock", due_at=None)
    intervals = (*REVIEW_LOOKS[1:], REVIEW_LOOKS[0])
    return stay(
        task,
        now,
        "looked_again",
        "clock",
        run=task.run + 1,
        enter=Enter.ACT,
        looks=task.looks + 1,
        due_at=now + intervals[task.looks],
    )


def found_done(
    task: Task,
    effect: Effect,
    *,
    receipt: dict[str, Any],
    compensator: dict[str, Any] | None,
    is_last: bool,
    now: datetime,
) -> Change:
    """It did happen. Where a step follows, the person says whether that is still to be done: what
    they approved is a while ago. Raises InvalidMove."""
    _must_be_in_doubt(task)
    done = closed(effect, EffectState.DONE, now, receipt=receipt, compensator=compensator)
    return move(
        task,
        Status.COMPLETED if is_last else Status.FAILED,
        now,
        "found_done",
        "worker",
        data={"step": effect.step, "receipt": receipt},
        effects=(EffectWrite(effect, done),),
        result=receipt if is_last else task.result,
        undoable=is_last and compensator is not None,
        error=None if is_last else _HALF_DONE,
        due_at=None,
    )


def found_absent(task: Task, effect: Effect, *, now: datetime) -> Change:
    """It did not happen, and cannot any more. Raises InvalidMove."""
    _must_be_in_doubt(task)
    refused = closed(effect, EffectState.REFUSED, now)
    return move(
        task,
        Status.FAILED,
        now,
        "found_absent",
        "worker",
        data={"step": effect.step, "code": _NOT_THERE.code},
        effects=(EffectWrite(effect, refused),),
        error=_NOT_THERE,
        due_at=None,
    )


def is_found(event_type: str) -> bool:
    """Whether it was a look that settled it, and not the person's word."""
    return event_type in ("found_done", "found_absent")


def _must_be_in_doubt(task: Task) -> None:
    if task.status is not Status.NEEDS_REVIEW:
        raise InvalidMove("Only what nobody could tell is looked for again.")
