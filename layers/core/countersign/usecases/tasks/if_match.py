"""A person changes a task, naming the digest of what they saw."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from countersign.domain.errors import Conflict, NotFound, StaleTask
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import Change
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks

_TRIES = 3

Decide = Callable[[Filed, datetime], Change]
"""What the person wants, as a move of the task as it stands. Raises where it does not fit."""


@dataclass(frozen=True)
class IfMatch:
    """One read, one transaction, nothing else is called."""

    tasks: Tasks
    clock: Clock

    def __call__(
        self,
        user_id: str,
        task_id: str,
        digest: str,
        decide: Decide,
        *,
        already: Callable[[Filed], bool] = lambda _: False,
        of_any: bool = False,
    ) -> Filed:
        """The task after the move; as it is, and unwritten, where that was `already` done.

        While it waits, the digest of any of its alternatives names it, too; once something was
        decided on, that one alone, but where the caller takes what was `of_any` of them.

        Raises
        ------
        NotFound
        StaleTask
            The digest is not the task's; `params["current"]` is the task as it is now.
        Conflict
            It was written under our hands too often.
        """
        for _ in range(_TRIES):
            filed = self.tasks.get_filed(user_id, task_id)
            if filed is None or not filed.is_of(user_id, task_id):
                raise NotFound("There is no such task.")
            shown = filed.shown
            if filed.task.digest != shown.digest or digest not in _names(filed, shown, of_any):
                raise StaleTask("The task has changed since you looked at it.", current=filed)
            if already(filed):
                return filed
            change = decide(Filed(shown, filed.body), self.clock.now())
            try:
                self.tasks.commit(change)
            except Conflict:
                continue
            return Filed(change.after, change.body or filed.body)
        raise Conflict("The task is being changed by something else. Try again.")


def _names(filed: Filed, shown: Task, of_any: bool) -> Collection[str]:
    if of_any or shown.status is Status.AWAITING_APPROVAL:
        return {shown.digest, *filed.body.by_digest}
    return {shown.digest}
