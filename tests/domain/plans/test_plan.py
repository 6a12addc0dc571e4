"""The plans as the design promises them."""

import pytest

from countersign.domain.agent import scan_interval
from countersign.domain.errors import InvalidInput
from countersign.domain.plans.plan import PLANS, WAITING_CAP, Plan, PlanName

PROMISED: dict[PlanName, tuple[int | None, int, bool, bool, int]] = {
    "free": (2, 50, False, False, 60),
    "pro": (10, 1_000, True, True, 15),
    "premium": (None, 10_000, True, True, 5),
}


def _row(plan: Plan) -> tuple[int | None, int, bool, bool, int]:
    return (
        plan.agents,
        plan.tasks_a_month,
        plan.rules,
        plan.language_models,
        plan.scan_floor_minutes,
    )


def test_the_table_holds_what_is_promised() -> None:
    assert {name: _row(plan) for name, plan in PLANS.items()} == PROMISED


def test_every_plan_stands_under_its_name() -> None:
    assert all(plan.name == name for name, plan in PLANS.items())


def test_twenty_five_tasks_wait_at_most() -> None:
    assert WAITING_CAP == 25


@pytest.mark.parametrize("name", list(PLANS))
@pytest.mark.parametrize("wanted", [None, 1, 5, 15, 60, 240])
def test_nobody_scans_below_the_floor(name: PlanName, wanted: int | None) -> None:
    floor = PLANS[name].scan_floor_minutes

    if wanted is not None and wanted < floor:
        with pytest.raises(InvalidInput) as refused:
            scan_interval(PLANS[name], wanted)
        assert refused.value.params["at_least"] == floor
    else:
        assert scan_interval(PLANS[name], wanted) == (wanted or floor)
