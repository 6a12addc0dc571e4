"""A run asks: remember how to answer it, tell the person, and see whether they decided already."""

from dataclasses import dataclass

from countersign.domain.task.task import Status, Wait
from countersign.domain.users.preferences import Preferences
from countersign.ports.notifier import Notifier
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Users
from countersign.ports.workflow import Call, Workflow
from countersign.usecases.tasks.advance import AdvanceNow


@dataclass(frozen=True)
class AskPerson:
    tasks: Tasks
    workflow: Workflow
    notifier: Notifier
    advance: AdvanceNow
    users: Users
    clock: Clock

    def __call__(self, call: Call) -> None:
        task, _ = self.tasks.get_with_wait(call.user_id, call.task_id)
        if task is None or task.run != call.run:
            self.workflow.answer(call.token, {"outcome": "superseded"})
            return
        may_push = task.status is Status.AWAITING_APPROVAL and self._may_push(call.user_id)
        is_news = self.tasks.note_question(
            Wait(
                user_id=call.user_id,
                task_id=call.task_id,
                run=call.run,
                enter=call.enter,
                started_at=call.entered_at,
                token=call.token,
                asked_at=call.entered_at,
            )
        )
        if is_news and may_push:
            self.notifier.task_waits(task)
        self.advance(call.user_id, call.task_id)

    def _may_push(self, user_id: str) -> bool:
        """What is not pushed now is not pushed later: it waits in the app."""
        user = self.users.get(user_id)
        wishes = self.users.preferences(user_id) or Preferences()
        return user is not None and wishes.notifications.may_push(self.clock.now(), user.timezone)
