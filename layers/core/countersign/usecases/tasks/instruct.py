"""The person says in words how a task should be."""

from dataclasses import dataclass

from countersign.domain.task.task import Task
from countersign.domain.task.transitions import instruct
from countersign.domain.users.user import User
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks
from countersign.usecases.tasks.if_match import IfMatch


@dataclass(frozen=True)
class InstructTask:
    """Stores what was asked, and then calls the engine's worker; if that call is lost, the clock
    makes it again."""

    tasks: Tasks
    scan_queue: ScanQueue
    clock: Clock

    def __call__(self, user: User, task_id: str, digest: str, text: str) -> Filed:
        """The task with the instruction pending. The same one again is the same one.

        Raises
        ------
        NotFound, StaleTask, NotWaiting, Conflict
        InstructionPending
            Something else was asked for, and is not done yet.
        """
        if_match = IfMatch(self.tasks, self.clock)
        filed = if_match(
            user.user_id,
            task_id,
            digest,
            lambda found, now: instruct(found.task, text=text, now=now, digest=digest),
            already=lambda found: _is_asked(found.task, text, digest),
        )
        if filed.task.pending is not None:
            self.scan_queue.instruct(user.user_id, task_id, filed.task.pending.sequence)
        return filed


def _is_asked(task: Task, text: str, digest: str) -> bool:
    """The same words about another of its alternatives ask for something else."""
    pending = task.pending
    return pending is not None and (pending.text, pending.digest or task.digest) == (text, digest)
