"""The user's staff: hire, change, dismiss, have it look now."""

from dataclasses import dataclass

from countersign.agents.registry import hireable_type
from countersign.domain.agent import AGENTS_AT_MOST, Agent, Autonomy, scan_interval
from countersign.domain.agents import AGENT_TYPES
from countersign.domain.errors import DomainError, InvalidInput, NotFound, PlanLimit
from countersign.domain.plans.plan import PLANS, Plan
from countersign.domain.users.user import User
from countersign.ports.integrations import Integrations
from countersign.ports.learned import Learned
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Agents, Users


@dataclass(frozen=True)
class ManageAgents:
    agents: Agents
    users: Users
    integrations: Integrations
    scan_queue: ScanQueue
    clock: Clock
    ids: Ids
    learned: Learned

    def create(
        self,
        user: User,
        type: str,
        *,
        name: str | None,
        instructions: str,
        scan_interval_minutes: int | None,
        autonomy: Autonomy = "ask",
        agent_id: str | None = None,
    ) -> Agent:
        """A new agent, active at once if there is an account that it can read.

        Raises
        ------
        PlanLimit
            There are as many as the plan includes, or it has no rules.
        InvalidInput
            There is no agent of this type; it would look more often than the plan allows; or the
            plan has no limit, and there are more than anybody looks after.
        Conflict
        """
        plan = PLANS[user.plan]
        _allow(plan, autonomy)
        hired = hireable_type(type)
        now = self.clock.now()
        can_read = self._can_read(user, type)
        agent = Agent(
            user_id=user.user_id,
            agent_id=agent_id or self.ids.new("agt"),
            type=type,
            name=name or hired.title,
            instructions=instructions,
            status="active" if can_read else "needs_integration",
            scan_interval_minutes=scan_interval(plan, scan_interval_minutes),
            autonomy=autonomy,
            next_scan_at=now if can_read else None,
            created_at=now,
        )
        self._add(agent, user, plan)
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
        autonomy: Autonomy | None = None,
    ) -> Agent:
        """Change what is given. Raises NotFound; InvalidInput, also where it would look more often
        than the plan allows and does not yet; PlanLimit for rules."""
        agent = self.get(user, agent_id)
        updates: dict[str, object] = {}
        if autonomy is not None and autonomy != agent.autonomy:
            _allow(PLANS[user.plan], autonomy)
            updates["autonomy"] = autonomy
        if name is not None:
            updates["name"] = name
        if instructions is not None:
            updates["instructions"] = instructions
        if scan_interval_minutes not in (None, agent.scan_interval_minutes):
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
        """Dismiss the agent, and forget what it learned; what it proposed stays, but for what is
        held back, which a pass finds. One that is gone stays gone."""
        self.agents.remove(user.user_id, agent_id)
        self.learned.forget_all(user.user_id, agent_id)
        self.scan_queue.scan(user.user_id, None, "room")

    def scan_now(self, user: User, agent_id: str) -> Agent:
        """Have the agent look now. Raises NotFound; InvalidInput when it has nothing to read."""
        agent = self.get(user, agent_id)
        if user.paused:
            raise InvalidInput("You paused Countersign. Resume first.")
        if agent.status == "paused":
            raise InvalidInput("This agent is paused. Resume it first.")
        if agent.status == "needs_integration":
            raise InvalidInput("This agent has no account to read. Connect one first.")
        self.scan_queue.scan(user.user_id, agent_id, "asked")
        return agent

    def _add(self, agent: Agent, user: User, plan: Plan) -> None:
        if plan.agents is None:
            full: DomainError = InvalidInput(
                f"At most {AGENTS_AT_MOST} agents. Dismiss one first.", limit=AGENTS_AT_MOST
            )
        else:
            full = PlanLimit(
                f"The {plan.name} plan includes {plan.agents} agents.",
                plan=plan.name,
                limit=plan.agents,
            )
        at_most = plan.agents or AGENTS_AT_MOST
        self.agents.add_within(agent, user, at_most=at_most, refusal=full)

    def _can_read(self, user: User, type: str) -> bool:
        row = AGENT_TYPES.get(type)
        found = self.integrations.list(user.user_id)
        return row is not None and any(map(row.can_read, found))

    def _pausing(self, user: User, agent: Agent, paused: bool) -> dict[str, object]:
        if paused:
            return {"status": "paused", "next_scan_at": None}
        if agent.status != "paused":
            return {}
        if not self._can_read(user, agent.type):
            return {"status": "needs_integration"}
        return {"status": "active", "next_scan_at": self.clock.now()}


def _allow(plan: Plan, autonomy: Autonomy) -> None:
    if autonomy == "rules" and not plan.rules:
        raise PlanLimit(f"The {plan.name} plan does not include rules.", plan=plan.name)
