"""The person decides, on exactly what they saw."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.errors import Conflict, NotFound, NotWaiting, StaleTask
from countersign.domain.life import Change, approve, reject
from countersign.domain.task import Decision, Status
from countersign.domain.user import User
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks

_TRIES = 3


@dataclass(frozen=True)
class DecideTask:
    """Approve or reject: one read, one transaction, nothing else is called.

    The same decision a second time answers with the task as it is and writes nothing.
    """

    tasks: Tasks
    clock: Clock

    def approve(self, user: User, task_id: str, digest: str) -> Filed:
        """Countersign the task whose digest this is.

        Raises
        ------
        NotFound, StaleTask, NotWaiting
        """

        def decide(filed: Filed, now: datetime) -> Change:
            decision = Decision(by="user", at=now, digest=digest)
            return approve(filed.task, by=decision, cooling=timedelta(seconds=user.cooling_seconds))

        return self._decide(user, task_id, digest, _approved_already, decide)

    def reject(
        self, user: User, task_id: str, digest: str, *, reason: str | None, text: str | None
    ) -> Filed:
        """Decline the task whose digest this is.

        Raises
        ------
        NotFound, StaleTask, NotWaiting
        """

        def decide(filed: Filed, now: datetime) -> Change:
            return reject(filed.task, now=now, reason=reason, text=text)

        return self._decide(user, task_id, digest, _rejected_already, decide)

    def _decide(
        self,
        user: User,
        task_id: str,
        digest: str,
        already: Callable[[Filed], bool],
        decide: Callable[[Filed, datetime], Change],
    ) -> Filed:
        for _ in range(_TRIES):
            filed = self.tasks.get_filed(user.user_id, task_id)
            if filed is None:
                raise NotFound("There is no such task.")
            if filed.task.digest != digest:
                raise StaleTask("The task has changed since you looked at it.", current=filed)
            if already(filed):
                return filed
            now = self.clock.now()
            if filed.task.status is not Status.AWAITING_APPROVAL or filed.task.expires_at <= now:
                raise NotWaiting("The task does not wait for a decision any more.")
            change = decide(filed, now)
            try:
                self.tasks.commit(change)
            except Conflict:
                continue
            return Filed(task=change.after, body=filed.body)
        raise Conflict("The task is being changed by something else. Try again.")


def _approved_already(filed: Filed) -> bool:
    decided = filed.task.decided
    return decided is not None and decided.by == "user" and decided.digest == filed.task.digest


def _rejected_already(filed: Filed) -> bool:
    return filed.task.status is Status.REJECTED
