"""How a task is written differently, by the person's own hand or at their word.

It stands by itself because it looks at the table of kinds, which few functions need.
"""

from datetime import datetime

from countersign.domain.actions.action import Action
from countersign.domain.actions.edits import check_edit
from countersign.domain.errors import InvalidMove
from countersign.domain.says import said
from countersign.domain.task.body import Body
from countersign.domain.task.provenance import after_edit
from countersign.domain.task.task import WATCH_INTERVAL, Task
from countersign.domain.task.transitions.change import Change, of_body, revised, stay
from countersign.domain.task.transitions.decision import must_wait
from countersign.domain.visible import visible

_TOLD_AT_MOST = 400
EDITED = "You edited it."
"""Why there is a revision that the person wrote."""


def edit(task: Task, body: Body, *, action: Action, now: datetime) -> Change:
    """The person writes it differently: the next revision, with a new digest, waits. What they
    wrote is their answer, where only they knew it; the other ways stay beside it.

    Raises
    ------
    NotWaiting
    InvalidInput
        The edit touches what is not the person's to change, or changes nothing.
    """
    must_wait(task, now)
    check_edit(body.action, action)
    revision = _rewritten(body, action, EDITED)
    return stay(task, now, "edited", "user", body=revision, begun=False, **of_body(revision))


def follow(task: Task, body: Body, *, action: Action, engine: str, now: datetime) -> Change:
    """What the person asked for is done: the next revision, with a new digest, waits.

    Raises
    ------
    NotWaiting, InvalidMove
    """
    must_wait(task, now)
    if task.pending is None:
        raise InvalidMove("Nobody asked for anything.")
    revision = _rewritten(body, action, said("You asked: {wish}", wish=_told(task.pending.text)))
    return stay(
        task,
        now,
        "rewritten",
        "agent",
        data={"asked_at": task.pending.sequence, "engine": engine},
        body=revision,
        begun=False,
        due_at=now + WATCH_INTERVAL,
        **of_body(revision),
    )


def _rewritten(body: Body, action: Action, changed: str) -> Body:
    provenance, warnings = after_edit(body, action)
    return revised(
        body,
        action=action,
        provenance=provenance,
        warnings=warnings,
        changed=changed,
        alternatives=tuple(one for one in body.alternatives if one.action != action),
        must_choose=False,
    )


def _told(text: str) -> str:
    """On one line, nothing hidden in it, with its full stop."""
    line = visible(" ".join(text.split()))
    if len(line) > _TOLD_AT_MOST:
        line = f"{line[: _TOLD_AT_MOST - 1]}…"
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
