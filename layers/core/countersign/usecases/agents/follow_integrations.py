"""Agents and tasks follow the accounts that they read and act from."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from countersign.agents.registry import hireable
from countersign.domain.agent import Agent, scan_interval
from countersign.domain.agents import AGENT_TYPES, AgentType
from countersign.domain.errors import Conflict, InvalidMove
from countersign.domain.integration import Integration
from countersign.domain.plans.plan import PLANS
from countersign.domain.says import said
from countersign.domain.task.task import BlockedOn, Status, Task, TaskProblem, View
from countersign.domain.task.transitions import restart, withdraw
from countersign.domain.users.user import User
from countersign.ports.held import HeldProposals
from countersign.ports.integrations import Integrations
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Users

TASKS_AT_ONCE = 100
"""Four times what may wait at a time; whatever is left finds no account when its time comes."""


@dataclass(frozen=True)
class LeaveIntegrations:
    """What an account leaves behind. May be called again, and does then what was left undone."""

    agents: Agents
    integrations: Integrations
    tasks: Tasks
    held: HeldProposals
    clock: Clock

    def left(self, user_id: str, integration_id: str, account: str) -> None:
        """What waits or is approved ends in clear words, what is held back is dropped, and agents
        that read nothing else rest."""
        problem = TaskProblem(
            code="account_disconnected",
            message=said("You disconnected {account}.", account=account),
            retryable=False,
        )
        for task in self._of(user_id, ("waiting", "snoozed", "active")):
            ends = task.status in (Status.AWAITING_APPROVAL, Status.APPROVED)
            if task.integration_id == integration_id and ends:
                with suppress(Conflict, InvalidMove):
                    self.tasks.commit(withdraw(task, problem=problem, now=self.clock.now()))
        heads = self.held.heads(user_id)
        gone = [head.mark for head in heads if head.integration_id == integration_id]
        if gone:
            self.held.drop(user_id, gone)
        self._rest(user_id)

    def _rest(self, user_id: str) -> None:
        """Agents that have no account to read say so."""
        accounts = self.integrations.list(user_id)
        for agent in self.agents.list(user_id):
            type = AGENT_TYPES.get(agent.type)
            if type is None or agent.status != "active":
                continue
            if not any(map(type.can_read, accounts)):
                resting = {"status": "needs_integration", "next_scan_at": None}
                self.agents.save(agent.model_copy(update=resting))

    def _of(self, user_id: str, views: Iterable[View]) -> list[Task]:
        return [
            task
            for view in views
            for task in self.tasks.in_view(user_id, view, at_most=TASKS_AT_ONCE)
        ]


@dataclass(frozen=True)
class FollowIntegrations(LeaveIntegrations):
    """Every method may be called again, and does then what was left undone."""

    users: Users
    scan_queue: ScanQueue
    ids: Ids

    def came(self, user: User, integration: Integration) -> None:
        """Agents that can read the account begin at once; the first account brings one of each type
        that is hired at once."""
        now = self.clock.now()
        agents = self.agents.list(user.user_id)
        for type in hireable():
            if not type.may_work_with(integration):
                continue
            mine = [agent for agent in agents if agent.type == type.name]
            if not mine and type.hired_at_once:
                self.agents.add(self._new_agent(user, type))
            for agent in mine:
                if agent.status != "paused":
                    self.agents.save(
                        agent.model_copy(update={"status": "active", "next_scan_at": now})
                    )
        self._rest(user.user_id)
        self.users.set_next_scan(user.user_id, now)
        self.scan_queue.scan(user.user_id, None, "connected")
        back = integration.integration_id
        self.wake(user.user_id, "account", "the account is back", integration_id=back)

    def wake(
        self, user_id: str, blocked_on: BlockedOn, why: str, *, integration_id: str | None = None
    ) -> None:
        """What an approval was waiting for is here again; the clock finds what this misses."""
        for task in self._of(user_id, ("active",)):
            if task.blocked_on != blocked_on:
                continue
            if integration_id is None or task.integration_id == integration_id:
                with suppress(Conflict):
                    self.tasks.commit(restart(task, why=why, by="user", now=self.clock.now()))

    def _new_agent(self, user: User, type: AgentType) -> Agent:
        now = self.clock.now()
        return Agent(
            user_id=user.user_id,
            agent_id=self.ids.new("agt"),
            type=type.name,
            name=type.title,
            status="active",
            scan_interval_minutes=scan_interval(PLANS[user.plan], None),
            next_scan_at=now,
            created_at=now,
        )
