"""How a task is written anew at the person's word, and how it stays as it is.

While what they asked for is pending, nothing is approved: they asked for something else than what
they saw. An edit, a refusal or the end of the wait takes its place.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from countersign.domain.actions.action import Action
from countersign.domain.errors import InstructionPending, InvalidMove
from countersign.domain.task.event_chain import Actor
from countersign.domain.task.provenance import after_edit
from countersign.domain.task.task import WATCH_INTERVAL, Pending, Task, TaskProblem
from countersign.domain.task.transitions.change import Change, of_body, revised, stay
from countersign.domain.task.transitions.decision import must_wait
from countersign.domain.visible import visible

if TYPE_CHECKING:
    from countersign.domain.task.body import Body

_TOLD_AT_MOST = 400


def instruct(task: Task, *, text: str, now: datetime) -> Change:
    """The person says in words how it should be. The clock looks soon whether that was done.

    Raises
    ------
    NotWaiting
    InstructionPending
        Something else was asked for, and is not done yet.
    """
    must_wait(task, now)
    if task.pending is not None:
        raise InstructionPending("What you asked for before is not done yet. Ask again after it.")
    pending = Pending(text=text, asked_at=now, sequence=task.sequence + 1)
    return stay(
        task,
        now,
        "instructed",
        "user",
        data={"text": text},
        pending=pending,
        error=None,
        due_at=now + WATCH_INTERVAL,
    )


def follow(task: Task, body: "Body", *, action: Action, engine: str, now: datetime) -> Change:
    """What the person asked for is done: the next revision, with a new digest, waits.

    Raises
    ------
    NotWaiting, InvalidMove
    """
    must_wait(task, now)
    if task.pending is None:
        raise InvalidMove("Nobody asked for anything.")
    provenance, warnings = after_edit(body, action)
    revision = revised(
        body,
        action=action,
        provenance=provenance,
        warnings=warnings,
        changed=f"You asked: {_told(task.pending.text)}",
    )
    return stay(
        task,
        now,
        "rewritten",
        "agent",
        data={"asked_at": task.pending.sequence, "engine": engine},
        body=revision,
        due_at=now + WATCH_INTERVAL,
        **of_body(revision),
    )


def give_up(task: Task, *, problem: TaskProblem, by: Actor, now: datetime) -> Change:
    """What the person asked for cannot be done; the task says why, and waits as it is.

    Raises
    ------
    NotWaiting, InvalidMove
    """
    must_wait(task, now)
    if task.pending is None:
        raise InvalidMove("Nobody asked for anything.")
    return stay(
        task,
        now,
        "not_rewritten",
        by,
        data={"asked_at": task.pending.sequence, "code": problem.code},
        pending=None,
        error=problem,
        due_at=now + WATCH_INTERVAL,
    )


def _told(text: str) -> str:
    """On one line, nothing hidden in it, with its full stop."""
    line = visible(" ".join(text.split()))
    if len(line) > _TOLD_AT_MOST:
        line = f"{line[: _TOLD_AT_MOST - 1]}…"
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
