"""What is counted, and what must still hold, in the very transaction that stores a change."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from countersign.domain.errors import DomainError, PlanLimit, RuleSpent
from countersign.domain.plans.plan import Plan


@dataclass(frozen=True)
class Count:
    """One more under a limit; a counter that is full refuses the whole change.

    `key` is a month (`2026-11`, UTC), or a rule and a day (`rul_…#2026-11-26`, the person's own).
    Counting a use of a rule needs the rule to be there, and not expired `at` that moment.
    """

    scope: Literal["month", "rule_day"]
    key: str
    limit: int
    at: datetime
    plan: str | None = None

    @property
    def rule_id(self) -> str:
        return self.key.partition("#")[0]

    @property
    def refusal(self) -> DomainError:
        """What there is to say where no more fits: PlanLimit or RuleSpent."""
        if self.scope == "rule_day":
            return RuleSpent("The rule may not approve any more today.", limit=self.limit)
        return PlanLimit(
            f"The {self.plan} plan includes {self.limit} tasks a month, and they are used up.",
            plan=self.plan,
            limit=self.limit,
        )


@dataclass(frozen=True)
class QuotaGuard:
    """What must hold when the change is stored: the person is not paused, leaving or locked out
    (`rule_id` is None), or this rule is there and has not expired `at` that moment."""

    at: datetime
    rule_id: str | None = None

    def as_of(self, at: datetime) -> "QuotaGuard":
        """The same, asked at that moment."""
        return replace(self, at=at)


def task_of_the_month(plan: Plan, now: datetime) -> Count:
    """A task counts when it is approved for the first time."""
    return Count("month", f"{now:%Y-%m}", plan.tasks_a_month, now, plan.name)
