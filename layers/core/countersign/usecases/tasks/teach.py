"""A decision of the person's teaches the agent that proposed it, in the transaction of the decision
itself: what is learned without a decision, or lost with one, there is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from countersign.domain.errors import InvalidInput
from countersign.domain.task.task import Status, Task
from countersign.ports.learned import Learned
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS, ScanQueue
from countersign.ports.tasks import Filed, Tasks
from countersign.ports.users import Agents

if TYPE_CHECKING:
    from countersign.domain.guidance.declining import DeclineReason
    from countersign.domain.guidance.directives import Directive
    from countersign.domain.guidance.learned import LearnedSource, Teaching

EDITS_FOLLOWED = 10
"""How many revisions back what the agent wrote is looked for."""


@dataclass(frozen=True)
class Teach:
    learned: Learned
    agents: Agents
    scan_queue: ScanQueue
    tasks: Tasks

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

        body = filed.settled.body
        directives = learned_by_declining(body.action, reason, senders, body.why_says)
        if not directives:
            return None
        teaching = self._taught(filed.task, directives, "declined", now)
        if teaching is None:
            raise InvalidInput(
                "The agent that proposed this is gone. Decline it without a reason.",
                fields=["reason"],
            )
        return teaching

    def by_editing(self, filed: Filed, now: datetime) -> "Teaching | None":
        """What the person put differently in a letter before they approved it; None if nothing.
        What they asked for in words is their wish for this one letter, and teaches nothing. A
        request where it was edited, two more where that teaches something."""
        task, body = filed.task, filed.body
        if body.revision == 1:
            return None
        from countersign.analysis.mail.edited_letters import learned_by_editing
        from countersign.domain.actions.letter import LetterAction
        from countersign.domain.task.transitions.edit import EDITED

        if body.changed != EDITED or not isinstance(body.action, LetterAction):
            return None
        earlier = range(max(1, body.revision - EDITS_FOLLOWED), body.revision)
        known = self.tasks.revisions(task.user_id, task.task_id, earlier)
        before = next(
            (known[n] for n in reversed(earlier) if n in known and known[n].changed != EDITED), None
        )
        if before is None or not isinstance(before.action, LetterAction):
            return None
        directives = learned_by_editing(before.action.body, body.action.body)
        return self._taught(task, directives, "edited", now) if directives else None

    def spread(self, user_id: str) -> None:
        """What waits, and is covered by what was learned, is to go. Where the word of it is lost,
        the next scan sees to it."""
        self.scan_queue.scan(user_id, None, "taught", delay_seconds=ROOM_SEEN_AFTER_SECONDS)

    def not_so(self, filed: Filed) -> "Teaching | None":
        """What declining it had taught, and nothing else did, is forgotten as it is offered again.
        One more request where it was declined, two where that taught something."""
        from countersign.domain.guidance.learned import untaught

        task = filed.task
        if task.status is not Status.REJECTED:
            return None
        teaching = untaught(self.learned.list(task.user_id, task.agent_id), task.task_id)
        return teaching if teaching.lessons and self._is_there(task) else None

    def _taught(
        self,
        task: Task,
        directives: "Sequence[Directive]",
        source: "LearnedSource",
        now: datetime,
    ) -> "Teaching | None":
        """None if nobody is there to learn it. The store sees to it that this still holds as it is
        written."""
        from countersign.domain.guidance.learned import taught

        if not self._is_there(task):
            return None
        return taught(
            self.learned.list(task.user_id, task.agent_id),
            directives,
            user_id=task.user_id,
            agent_id=task.agent_id,
            task_id=task.task_id,
            source=source,
            now=now,
        )

    def _is_there(self, task: Task) -> bool:
        return self.agents.get(task.user_id, task.agent_id) is not None
