"""A run asks: remember how to answer it, tell the person, and see whether they decided already.

A run that found out what nobody could tell comes here as well: to tell them, and be answered.
"""

from dataclasses import dataclass

from countersign.domain.notification import task_settled, task_waits
from countersign.domain.task.task import Status, Wait
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.workflow import Call, Workflow
from countersign.usecases.notifications.notify import Notify
from countersign.usecases.tasks.advance import AdvanceNow


@dataclass(frozen=True)
class AskPerson:
    tasks: Tasks
    workflow: Workflow
    notify: Notify
    advance: AdvanceNow
    clock: Clock

    def __call__(self, call: Call) -> None:
        task, _ = self.tasks.get_with_wait(call.user_id, call.task_id)
        if task is None or task.run != call.run:
            self.workflow.answer(call.token, {"outcome": "superseded"})
            return
        self.tasks.note_question(
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
        # The token first: without it the run cannot be answered. Whether the question is news is
        # not asked here, for the delivery before may have died in between; telling is once anyway.
        if task.status is Status.AWAITING_APPROVAL and task.is_news:
            self.notify(task_waits(task, self.clock.now()))
        elif task.looks and task.is_final:
            self.notify(task_settled(task, self.clock.now()))
        self.advance(call.user_id, call.task_id)
