"""How a person asks for a task to be written anew, and how it stays as it is where nobody can.

While what they asked for is pending, nothing is approved: they asked for something else than what
they saw. An edit, a refusal or the end of the wait takes its place.
"""

from datetime import datetime

from countersign.domain.errors import InstructionPending, InvalidMove
from countersign.domain.task.event_chain import Actor
from countersign.domain.task.task import WATCH_INTERVAL, Pending, Task, TaskProblem
from countersign.domain.task.transitions.change import Change, stay
from countersign.domain.task.transitions.decision import must_wait


def instruct(task: Task, *, text: str, now: datetime, digest: str | None = None) -> Change:
    """The person says in words how it should be, or one of its alternatives, by its digest. The
    clock looks soon whether that was done.

    Raises
    ------
    NotWaiting
    InstructionPending
        Something else was asked for, and is not done yet.
    """
    must_wait(task, now)
    if task.pending is not None:
        raise InstructionPending("What you asked for before is not done yet. Ask again after it.")
    named = digest if digest != task.digest else None
    pending = Pending(text=text, asked_at=now, sequence=task.sequence + 1, digest=named)
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
