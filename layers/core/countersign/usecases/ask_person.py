"""A run asks: remember how to answer it, tell the person, and see whether they decided already."""

from dataclasses import dataclass

from countersign.domain.task import Status, Wait
from countersign.ports.notifier import Notifier
from countersign.ports.tasks import Tasks
from countersign.ports.workflow import Call, Workflow
from countersign.usecases.advance_task import AdvanceTask


@dataclass(frozen=True)
class AskPerson:
    tasks: Tasks
    workflow: Workflow
    notifier: Notifier
    advance: AdvanceTask

    def __call__(self, call: Call) -> None:
        task, _ = self.tasks.get_with_wait(call.user_id, call.task_id)
        if task is None or task.run != call.run:
            self.workflow.answer(call.token, {"outcome": "superseded"})
            return
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
        if is_news and task.status is Status.AWAITING_APPROVAL:
            self.notifier.task_waits(task)
        self.advance(call.user_id, call.task_id)
