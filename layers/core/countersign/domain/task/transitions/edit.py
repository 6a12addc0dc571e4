"""How a task is written differently by the person's own hand.

It stands by itself because it looks at the table of kinds, which few functions need.
"""

from datetime import datetime

from countersign.domain.actions.action import Action
from countersign.domain.actions.edits import check_edit
from countersign.domain.task.body import Body
from countersign.domain.task.provenance import after_edit
from countersign.domain.task.task import Task
from countersign.domain.task.transitions.change import Change, of_body, revised, stay
from countersign.domain.task.transitions.decision import must_wait


def edit(task: Task, body: Body, *, action: Action, now: datetime) -> Change:
    """The person writes it differently: the next revision, with a new digest, waits.

    Raises
    ------
    NotWaiting
    InvalidInput
        The edit touches what is not the person's to change, or changes nothing.
    """
    must_wait(task, now)
    check_edit(body.action, action)
    provenance, warnings = after_edit(body, action)
    revision = revised(
        body,
        action=action,
        provenance=provenance,
        warnings=warnings,
        changed="You edited it.",
    )
    return stay(task, now, "edited", "user", body=revision, **of_body(revision))
