"""What was approved is not carried out as things are: it is held, or the person is asked again."""

from dataclasses import dataclass
from datetime import datetime

from countersign.domain.task.task import BlockedOn, Task
from countersign.domain.task.transitions import block, revise
from countersign.ports.effects import WorldChanged
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks


@dataclass(frozen=True)
class HandBack:
    """Both answer the outcome in a word."""

    tasks: Tasks
    clock: Clock

    def hold(self, task: Task, reason: str, since: datetime, on: BlockedOn = "account") -> str:
        """Not now; the approval stands. `since`: when what it waits for was looked at."""
        self.tasks.commit(block(task, reason=reason, since=since, now=self.clock.now(), on=on))
        return "blocked"

    def ask(self, filed: Filed, verdict: WorldChanged, parted: str | None = None) -> str:
        """Not as it was approved: it waits again, as the next revision, and says why. `parted` is
        the task without which it may go on from then on."""
        self.tasks.commit(
            revise(
                filed.task,
                filed.body,
                changed=verdict.changed,
                evidence=verdict.evidence,
                action=verdict.action,
                account=verdict.account,
                parted=parted,
                now=self.clock.now(),
            )
        )
        return "world_changed"
