"""How it stands with the tasks that one is linked to."""

from dataclasses import dataclass

from countersign.domain.task.links import Clear, LinkVerdict, guards_of, seen
from countersign.domain.task.task import Task
from countersign.ports.tasks import Tasks


@dataclass(frozen=True)
class LookAtLinks:
    tasks: Tasks

    def __call__(self, task: Task) -> LinkVerdict:
        """One strongly consistent read of all the others; none for a task without links."""
        guards = guards_of(task)
        if not guards:
            return Clear()
        return seen(task, self.tasks.heads_of(task.user_id, [guard.task_id for guard in guards]))
