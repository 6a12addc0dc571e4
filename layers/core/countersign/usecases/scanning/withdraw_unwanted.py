"""What waits ends by itself where its agent was taught since that nothing of the kind is wanted.

A pile of which a part is wanted still stays whole: it is the person's to take things out of it.
What the person has put back stays, whatever else they teach: they said of this one that it waits.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from countersign.agents.agent import AgentBehavior
from countersign.domain.agent import Agent
from countersign.domain.errors import Conflict, InvalidMove
from countersign.domain.says import said
from countersign.domain.task.task import Status, TaskProblem, View
from countersign.domain.task.transitions import withdraw
from countersign.domain.users.preferences import Preferences
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Filter, Tasks
from countersign.usecases.scanning.guide import Guide

LOOKED_AT = 100
"""How many waiting tasks, and how many put off; 25 wait, unless many came back."""

LEFT_ALONE = TaskProblem(
    code="left_alone",
    message=said("You declined something of the kind, and asked for no more of it."),
    retryable=False,
)

_UNDECIDED: tuple[View, ...] = ("waiting", "snoozed")


@dataclass(frozen=True)
class WithdrawUnwanted:
    tasks: Tasks
    registry: Mapping[str, AgentBehavior]
    guide: Guide
    clock: Clock

    def __call__(self, agents: Iterable[Agent], wishes: Preferences) -> None:
        """Of what these agents have proposed. Who decides at the same moment is first."""
        for agent in agents:
            if agent.type not in self.registry:
                continue
            behavior, guidance = self.registry[agent.type], self.guide(agent, wishes)
            for filed in self._undecided(agent):
                if behavior.still_wanted(guidance, filed.body.action) is None:
                    self._end(filed)

    def _undecided(self, agent: Agent) -> Iterable[Filed]:
        for view in _UNDECIDED:
            page = self.tasks.page(agent.user_id, Filter(view=view), limit=LOOKED_AT, position=None)
            for filed in page.items:
                task = filed.task
                is_its_own = task.agent_id == agent.agent_id and task.is_news
                if is_its_own and task.status is Status.AWAITING_APPROVAL:
                    yield filed

    def _end(self, filed: Filed) -> None:
        now = self.clock.now()
        with suppress(Conflict, InvalidMove):
            self.tasks.commit(withdraw(filed.task, problem=LEFT_ALONE, by="agent", now=now))
