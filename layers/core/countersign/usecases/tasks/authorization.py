"""Whether a person's task may act now: asked before the claim, and held to in the claim itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from countersign.analysis.mail.contact_lists import is_denied
from countersign.domain.actions.action import Action
from countersign.domain.errors import Conflict
from countersign.domain.plans.plan import PLANS
from countersign.domain.plans.quota import QuotaGuard
from countersign.domain.rules.rule import covers
from countersign.domain.says import said
from countersign.domain.task.task import Task, TaskProblem
from countersign.domain.users.user import User
from countersign.ports.rules import Rules
from countersign.ports.tasks import Filed
from countersign.ports.users import Agents, Users


@dataclass(frozen=True)
class Authorized:
    """It may act, if the guards hold when it is claimed."""

    guards: tuple[QuotaGuard, ...]


@dataclass(frozen=True)
class OnHold:
    """Not now; the approval stands."""

    reason: str


@dataclass(frozen=True)
class Lapsed:
    """What approved it does not do so any more: the person is asked, and told why."""

    why: str


@dataclass(frozen=True)
class ActAuthorization:
    users: Users
    agents: Agents
    rules: Rules

    def __call__(self, filed: Filed, now: datetime) -> Authorized | OnHold | Lapsed:
        """One read, of the person; four more for what a rule approved."""
        task = filed.task
        user = self.users.get(task.user_id)
        if user is None or user.closing:
            return OnHold(said("Your account is being closed."))
        if user.paused:
            return OnHold(said("You paused Countersign."))
        if user.locked:
            return OnHold(said("Your account waits for whoever has its mailbox."))
        person = QuotaGuard(at=now)
        if task.decided is None or task.decided.by == "user":
            return Authorized((person,))
        why = self._lapse(user, filed, now)
        if why is not None:
            return Lapsed(why)
        return Authorized((person, QuotaGuard(at=now, rule_id=task.decided.rule_id)))

    def ask_again(self, filed: Filed, now: datetime) -> None:
        """A rule rests on more than its guards hold to, and a look at the world takes a while.

        Raises
        ------
        Conflict
            What approved it does not do so any more.
        """
        decided = filed.task.decided
        if decided is None or decided.by == "user":
            return
        if not isinstance(self(filed, now), Authorized):
            raise Conflict("What approved it has changed since.", task_id=filed.task.task_id)

    def may_look(self, task: Task) -> bool:
        """Whether what became of it may be looked for now; nothing is done by that. One read."""
        user = self.users.get(task.user_id)
        return user is not None and not (user.closing or user.paused or user.locked)

    def refuses_undo(self, task: Task) -> TaskProblem | None:
        """Why nothing of the account's is taken back now; None if it may be. One read."""
        user = self.users.get(task.user_id)
        if user is None or user.closing:
            return _problem("account_closing", said("Your account is being closed."))
        if user.paused:
            return _problem("paused", said("You paused Countersign. Resume, and undo it then."))
        if user.locked:
            return _problem(
                "account_locked", said("Your account waits for whoever has its mailbox.")
            )
        return None

    def _lapse(self, user: User, filed: Filed, now: datetime) -> str | None:
        """Why the rule does not approve this any more; None if it does."""
        task, body = filed.task, filed.body
        if not PLANS[user.plan].rules:
            return said("The {plan} plan does not include rules, so you are asked.", plan=user.plan)
        agent = self.agents.get(user.user_id, task.agent_id)
        if agent is None or agent.autonomy != "rules":
            return said("The agent that proposed this asks before it acts again.")
        rule_id = task.decided.rule_id if task.decided else None
        rule = self.rules.get(user.user_id, rule_id) if rule_id else None
        if rule is None:
            return said("The rule that approved this was removed.")
        if now >= rule.expires_at:
            return said("The rule that approved this has expired.")
        if not covers(rule, body.action, body.provenance, body.warnings, now):
            return said("The rule that approved this does not mean this.")
        wishes = self.users.preferences(user.user_id)
        if wishes is not None and touches_denied(body.action, wishes.never_touch):
            return said("You asked to leave somebody alone whom this is about.")
        return None


def _problem(code: str, message: str) -> TaskProblem:
    return TaskProblem(code=code, message=message, retryable=code == "paused")


def touches_denied(action: Action, never_touch: Sequence[str]) -> bool:
    """Whether the action is about anybody whom the person wants left alone."""
    return any(is_denied(address, never_touch) for address in action.people)
