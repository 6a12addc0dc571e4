"""What else a person does with a task: edit, put off, take back, offer again, settle."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from countersign.domain.actions.action import Action
from countersign.domain.task.task import Decision, Status
from countersign.domain.task.transitions import (
    Change,
    ask_undo,
    cancel,
    reopen,
    resolve,
    retry,
    snooze,
    then,
    wake,
)
from countersign.domain.task.transitions.edit import edit
from countersign.domain.users.user import User
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks
from countersign.usecases.tasks.countersign import Countersign
from countersign.usecases.tasks.if_match import IfMatch
from countersign.usecases.tasks.teach import Teach


@dataclass(frozen=True)
class ChangeTask:
    """All raise NotFound, StaleTask and Conflict, and what the move itself raises."""

    tasks: Tasks
    clock: Clock
    countersign: Countersign
    teach: Teach | None = None

    def edit(self, user: User, task_id: str, digest: str, action: Action) -> Filed:
        """The next revision, with the action as the person wrote it, beginning with the alternative
        of that digest. NotWaiting, InvalidInput."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: edit(filed.task, filed.body.chosen(digest), action=action, now=now),
        )

    def snooze(self, user: User, task_id: str, digest: str, until: datetime) -> Filed:
        """Out of sight until then. NotWaiting, InvalidInput."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: snooze(filed.task, until=until, now=now),
            already=lambda filed: filed.task.snoozed_until == until,
        )

    def unsnooze(self, user: User, task_id: str, digest: str) -> Filed:
        """Back in sight. NotWaiting."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: wake(filed.task, by_clock=False, now=now),
            already=lambda filed: filed.task.view == "waiting",
        )

    def cancel(self, user: User, task_id: str, digest: str, *, reopens: bool = False) -> Filed:
        """Take an approval back before it is carried out; where it `reopens`, to decide anew.
        InvalidMove."""
        ends = Status.AWAITING_APPROVAL if reopens else Status.CANCELLED

        def take_back(filed: Filed, now: datetime) -> Change:
            cancelled = cancel(filed.task, now=now)
            if not reopens:
                return cancelled
            return then(cancelled, reopen(cancelled.after, filed.body, now=now))

        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            take_back,
            # Whoever put it back themselves has it as they want it; what was never signed has
            # nothing that could be taken back.
            already=lambda filed: (
                filed.task.status is ends and not (reopens and filed.task.is_news)
            ),
        )

    def undo(self, user: User, task_id: str, digest: str, *, reopens: bool = False) -> Filed:
        """Have what was done taken back; `reopens`: and decide anew, once it is. InvalidMove."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: self.countersign.undo(
                ask_undo(filed.task, by=Decision(by="user", at=now, digest=digest), reopens=reopens)
            ),
            already=lambda filed: filed.task.undo_state in ("pending", "done"),
        )

    def retry(self, user: User, task_id: str, digest: str) -> Filed:
        """Countersign once more what failed. InvalidMove."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: self.countersign.approval(
                retry(
                    filed.task,
                    by=Decision(by="user", at=now, digest=digest),
                    cooling=timedelta(seconds=user.cooling_seconds),
                )
            ),
            already=lambda filed: filed.task.status in (Status.APPROVED, Status.EXECUTING),
        )

    def resolve(self, user: User, task_id: str, digest: str, *, happened: bool) -> Filed:
        """Say what became of it. InvalidMove."""
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: resolve(filed.task, happened=happened, now=now),
        )

    def reopen(self, user: User, task_id: str, digest: str) -> Filed:
        """Offer again what was declined, cancelled or undone, or has expired. What declining it had
        taught is forgotten. InvalidMove."""

        def offer(filed: Filed, now: datetime) -> Change:
            again = reopen(filed.task, filed.body, now=now)
            teaching = self.teach and self.teach.not_so(filed)
            return replace(again, lessons=teaching.lessons) if teaching else again

        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            offer,
            already=lambda filed: filed.task.status is Status.AWAITING_APPROVAL,
        )

    @property
    def _on_digest(self) -> IfMatch:
        return IfMatch(self.tasks, self.clock)
