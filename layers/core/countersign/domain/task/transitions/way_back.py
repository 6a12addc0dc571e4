"""How the person takes back what they decided, and has it offered to them again."""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.domain.errors import InvalidMove
from countersign.domain.says import said
from countersign.domain.task.task import (
    REOPENED,
    WATCH_INTERVAL,
    Decision,
    Enter,
    Status,
    Task,
)
from countersign.domain.task.transitions.change import (
    Change,
    asked_anew,
    move,
    of_body,
    revised,
    stay,
)
from countersign.domain.task.transitions.decision import placed

if TYPE_CHECKING:
    from countersign.domain.task.body import Body


def cancel(task: Task, *, now: datetime) -> Change:
    """The person takes the approval back, before the worker took the task. Raises InvalidMove."""
    return move(
        task,
        Status.CANCELLED,
        now,
        "cancelled",
        "user",
        blocked_by=None,
        blocked_on=None,
        due_at=None,
    )


def reopen(task: Task, body: "Body", *, now: datetime) -> Change:
    """Declined, expired, cancelled or undone, and offered once more, as it was offered before.

    What was begun goes on under the same keys, by which the try before is found; but never for
    another choice: what leaves one is offered as the next revision. Raises InvalidMove.
    """
    if task.status not in REOPENED:
        raise InvalidMove(f"A task that is {task.status} cannot be reopened.")
    # Under keys of its own (what_was_tried_is_offered_again_under_the_same_keys,
    # what_was_undone_is_offered_again_under_the_same_keys).
    anew = must_be_anew(task, body)
    offered = revised(body, changed=_again(task)) if anew else body
    return move(
        task,
        Status.AWAITING_APPROVAL,
        now,
        "reopened",
        "user",
        body=offered if anew else None,
        begun=task.begun and not anew,
        is_news=False,
        reopens=False,
        undoable=False,
        undo_state=None,
        undo_decided=None,
        result=None,
        error=None,
        **asked_anew(task, now),
        **of_body(offered),
    )


def must_be_anew(task: Task, body: "Body") -> bool:
    """Whether the keys of this revision may be those of something else than is done next."""
    may_differ = task.begun and bool(body.alternatives)
    return may_differ or task.status is Status.UNDONE


def ask_undo(task: Task, *, by: Decision, reopens: bool = False) -> Change:
    """The person wants it taken back, and where it `reopens`, to decide anew once it is. Raises
    InvalidMove where that cannot be done."""
    if not task.can_undo(by.at):
        raise InvalidMove("This cannot be taken back (any more).")
    return stay(
        task,
        by.at,
        "undo_asked",
        by.by,
        run=task.run + 1,
        enter=Enter.UNDO,
        undo_state="pending",
        undo_decided=placed(by, task),
        reopens=reopens,
        error=None,
        due_at=by.at + WATCH_INTERVAL,
    )


def _again(task: Task) -> str:
    if task.status is Status.UNDONE:
        return said("You took back what was done.")
    return said("It was begun before, and not finished.")
