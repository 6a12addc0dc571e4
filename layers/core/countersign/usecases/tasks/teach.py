"""A decision of the person's teaches the agent that proposed it, in the transaction of the decision
itself: what is learned without a decision, or lost with one, there is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.domain.errors import InvalidInput
from countersign.domain.task.task import Status
from countersign.ports.learned import Learned
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS, ScanQueue
from countersign.ports.tasks import Filed
from countersign.ports.users import Agents

if TYPE_CHECKING:
    from countersign.domain.guidance.declining import DeclineReason
    from countersign.domain.guidance.learned import Teaching


@dataclass(frozen=True)
class Teach:
    learned: Learned
    agents: Agents
    scan_queue: ScanQueue

    def by_declining(
        self, filed: Filed, reason: "DeclineReason | None", senders: Sequence[str], now: datetime
    ) -> "Teaching | None":
        """What the reason teaches; None if nothing. Two more requests where it teaches something.

        Raises
        ------
        InvalidInput
            It cannot be taught, or nobody is there to learn it.
        """
        from countersign.domain.guidance.declining import learned_by_declining
        from countersign.domain.guidance.learned import taught

        directives = learned_by_declining(filed.settled.body.action, reason, senders)
        if not directives:
            return None
        task = filed.task
        if self.agents.get(task.user_id, task.agent_id) is None:
            raise InvalidInput(
                "The agent that proposed this is gone. Decline it without a reason.",
                fields=["reason"],
            )
        return taught(
            self.learned.list(task.user_id, task.agent_id),
            directives,
            user_id=task.user_id,
            agent_id=task.agent_id,
            task_id=task.task_id,
            source="declined",
            now=now,
        )

    def spread(self, user_id: str) -> None:
        """What waits, and is covered by what was learned, is to go. Where the word of it is lost,
        the next scan sees to it."""
        self.scan_queue.scan(user_id, None, "taught", delay_seconds=ROOM_SEEN_AFTER_SECONDS)

    def not_so(self, filed: Filed) -> "Teaching | None":
        """What declining it had taught, and nothing else did, is forgotten as it is offered again.
        One more request where it was declined."""
        from countersign.domain.guidance.learned import untaught

        task = filed.task
        if task.status is not Status.REJECTED:
            return None
        return untaught(self.learned.list(task.user_id, task.agent_id), task.task_id)
