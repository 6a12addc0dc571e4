"""The user's staff: hire, change, dismiss, have it look now."""

from dataclasses import dataclass

from countersign.domain.agent import (
    DEFAULT_NAMES,
    PROVIDERS_OF,
    Agent,
    AgentType,
    scan_interval,
)
from countersign.domain.errors import InvalidInput, NotFound, PlanLimit
from countersign.domain.plan import PLANS
from countersign.domain.user import User
from countersign.ports.integrations import Integrations
from countersign.ports.queues import Queues
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Agents, Users


@dataclass(frozen=True)
class ManageAgents:
    agents: Agents
    users: Users
    integrations: Integrations
    queues: Queues
    clock: Clock
    ids: Ids

    def create(
        self,
        user: User,
        type: AgentType,
        *,
        name: str | None,
        instructions: str,
        scan_interval_minutes: int | None,
    ) -> Agent:
        """A new agent, active at once if there is an account that it can read. Raises PlanLimit."""
        plan = PLANS[user.plan]
        if plan.agents is not None and len(self.agents.list(user.user_id)) >= plan.agents:
            raise PlanLimit(
                f"The {plan.name} plan includes {plan.agents} agents.",
                plan=plan.name,
                limit=plan.agents,
            )
        now = self.clock.now()
        can_read = self._can_read(user, type)
        agent = Agent(
            user_id=user.user_id,
            agent_id=self.ids.new("agt"),
            type=type,
            name=name or DEFAULT_NAMES[type],
            instructions=instructions,
            status="active" if can_read else "needs_integration",
            scan_interval_minutes=scan_interval(plan, scan_interval_minutes),
            next_scan_at=now if can_read else None,
            created_at=now,
        )
        self.agents.add(agent)
        if can_read:
            self.users.set_next_scan(user.user_id, now)
        return agent

    def get(self, user: User, agent_id: str) -> Agent:
        """Raises NotFound."""
        agent = self.agents.get(user.user_id, agent_id)
        if agent is None:
            raise NotFound("There is no such agent.")
        return agent

    def change(
        self,
        user: User,
        agent_id: str,
        *,
        name: str | None = None,
        instructions: str | None = None,
        scan_interval_minutes: int | None = None,
        paused: bool | None = None,
    ) -> Agent:
        """Change what is given. Raises NotFound, InvalidInput."""
        agent = self.get(user, agent_id)
        updates: dict[str, object] = {}
        if name is not None:
            updates["name"] = name
        if instructions is not None:
            updates["instructions"] = instructions
        if scan_interval_minutes is not None:
            updates["scan_interval_minutes"] = scan_interval(
                PLANS[user.plan], scan_interval_minutes
            )
        if paused is not None:
            updates |= self._pausing(user, agent, paused)
        changed = agent.model_copy(update=updates)
        self.agents.save(changed)
        if changed.next_scan_at is not None and paused is False:
            self.users.set_next_scan(user.user_id, changed.next_scan_at)
        return changed

    def remove(self, user: User, agent_id: str) -> None:
        """Dismiss the agent; what it proposed stays. One that is gone stays gone."""
        self.agents.remove(user.user_id, agent_id)

    def scan_now(self, user: User, agent_id: str) -> Agent:
        """Have the agent look now. Raises NotFound; InvalidInput when it has nothing to read."""
        agent = self.get(user, agent_id)
        if agent.status == "paused":
            raise InvalidInput("This agent is paused. Resume it first.")
        if agent.status == "needs_integration":
            raise InvalidInput("This agent has no account to read. Connect one first.")
        self.queues.scan(user.user_id, agent_id, "asked")
        return agent

    def _can_read(self, user: User, type: AgentType) -> bool:
        return any(
            found.provider in PROVIDERS_OF[type] and found.status == "connected"
            for found in self.integrations.list(user.user_id)
        )

    def _pausing(self, user: User, agent: Agent, paused: bool) -> dict[str, object]:
        if paused:
            return {"status": "paused", "next_scan_at": None}
        if agent.status != "paused":
            return {}
        if not self._can_read(user, agent.type):
            return {"status": "needs_integration"}
        return {"status": "active", "next_scan_at": self.clock.now()}
