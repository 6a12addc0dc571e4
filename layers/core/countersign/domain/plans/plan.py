"""What each plan includes. One table; the API, the web and the docs derive from it."""

from datetime import timedelta
from typing import Literal

from countersign.domain.values import Value

PlanName = Literal["free", "pro", "premium"]


class Plan(Value):
    """Limits of a plan; `None` means unlimited."""

    name: PlanName
    agents: int | None
    tasks_a_month: int
    rules: bool
    language_models: bool
    scan_floor_minutes: int


PLANS: dict[PlanName, Plan] = {
    plan.name: plan
    for plan in (
        Plan(
            name="free",
            agents=2,
            tasks_a_month=50,
            rules=False,
            language_models=False,
            scan_floor_minutes=60,
        ),
        Plan(
            name="pro",
            agents=10,
            tasks_a_month=1_000,
            rules=True,
            language_models=True,
            scan_floor_minutes=15,
        ),
        Plan(
            name="premium",
            agents=None,
            tasks_a_month=10_000,
            rules=True,
            language_models=True,
            scan_floor_minutes=5,
        ),
    )
}

WAITING_CAP = 25
"""How many tasks may wait for one person at a time; the best ones stay."""

HELD_AT_MOST = 200
"""How many proposals are held back beside them; the least urgent one gives way to a better one."""

HELD_FOR = timedelta(days=30)
"""What found no place in this time is no news any more."""
