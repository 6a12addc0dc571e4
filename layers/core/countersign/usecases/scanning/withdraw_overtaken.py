"""What waits for a decision ends by itself once nothing is left to be decided."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from countersign.agents.agent import AgentPass
from countersign.domain.actions.action import Action
from countersign.domain.errors import Conflict, InvalidMove
from countersign.domain.integration import Integration
from countersign.domain.task.overtaken import Overtaken
from countersign.domain.task.task import Status, Task, TaskProblem, View
from countersign.domain.task.transitions import withdraw
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.providers import ProviderError
from countersign.ports.system import Clock
from countersign.ports.tasks import Filter, Tasks

LOOKED_AT = 100
"""How many waiting tasks, and how many put off, are looked at; 25 wait, unless many came back."""

_UNDECIDED: tuple[View, ...] = ("waiting", "snoozed")


@dataclass(frozen=True)
class WithdrawOvertaken:
    tasks: Tasks
    clock: Clock
    diagnostics: Diagnostics

    def __call__(
        self,
        user_id: str,
        agent_type: str,
        at_work: AgentPass,
        integration: Integration,
        changed: frozenset[str] | None,
    ) -> None:
        """Ask of what agents of this type proposed, where something changed; None if anything may
        have. Who decides at the same moment is first."""
        if changed is not None and not changed:
            return
        for task, action in self._undecided(user_id, agent_type, integration):
            reason = self._reason(at_work, task, action, integration, changed)
            if reason is not None:
                problem = TaskProblem(code=reason.code, message=reason.says, retryable=False)
                now = self.clock.now()
                with suppress(Conflict, InvalidMove):
                    self.tasks.commit(withdraw(task, problem=problem, by=reason.by, now=now))

    def _undecided(
        self, user_id: str, agent_type: str, integration: Integration
    ) -> Iterator[tuple[Task, Action]]:
        for view in _UNDECIDED:
            page = self.tasks.page(user_id, Filter(view=view), limit=LOOKED_AT, position=None)
            for filed in page.items:
                task = filed.task
                here = task.integration_id == integration.integration_id
                if task.agent_type != agent_type or not here:
                    continue
                if task.status is Status.AWAITING_APPROVAL:
                    yield task, filed.body.action

    def _reason(
        self,
        at_work: AgentPass,
        task: Task,
        action: Action,
        integration: Integration,
        changed: frozenset[str] | None,
    ) -> Overtaken | None:
        try:
            return at_work.overtaken(action, integration, changed)
        except ProviderError:
            raise
        except Exception as broken:  # a stranger's message must never stop a scan
            self.diagnostics.set_aside("task", task.task_id, broken)
            return None
