"""What every store of rules keeps to, and the store of tasks where it counts their uses."""

from datetime import datetime, timedelta

import pytest

from countersign.domain.errors import Conflict, DomainError, InvalidInput, PlanLimit, RuleSpent
from countersign.domain.job import DurableJob
from countersign.domain.plans.plan import PLANS
from countersign.domain.plans.quota import Count, QuotaGuard, task_of_the_month
from countersign.domain.task.task import Decision, Enter, Status, Task
from countersign.domain.task.transitions import Change, approve, approve_at_birth, claim, restart
from countersign.domain.users.verification_link import VerificationLink, hashed
from countersign.ports.tasks import Newborn, Tasks
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import LATER, LEASE, born
from tests.factories import TASK, USER, agent, body, body_of, person, proposed, rule
from tests.fakes.system import MORNING

TODAY = "2026-11-22"
FULL = InvalidInput("There is no room.")


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


def keep(stores: Stores, at_most: int = 50, **fields: object) -> None:
    if stores.users.get(USER) is None:
        stores.users.register(person(), "hash")
    stores.rules.add(rule(**fields), person(), at_most=at_most, refusal=FULL)


def use(limit: int = 5, day: str = TODAY, rule_id: str = "rul_1", at: datetime = LATER) -> Count:
    return Count("rule_day", f"{rule_id}#{day}", limit, at)


def month(limit: int = 50) -> Count:
    plan = PLANS["free"].model_copy(update={"tasks_a_month": limit})
    return task_of_the_month(plan, LATER)


def by_rule(number: int, *counts: Count, guards: tuple[QuotaGuard, ...] = ()) -> Newborn:
    task_id = f"tsk_{number}"
    birth = proposed(body(task_id=task_id), now=LATER)
    decision = Decision(by="rule", at=LATER, digest=birth.after.digest, rule_id="rul_1")
    change = approve_at_birth(
        birth, by=decision, cooling=timedelta(0), counts=counts or (use(),), guards=guards
    )
    return Newborn(change, f"mark of {task_id}")


def create(tasks: Tasks, *newborn: Newborn) -> int:
    return tasks.create(USER, newborn, month="2026-11")


def approval(task: Task, count: Count) -> Change:
    decision = Decision(by="user", at=LATER, digest=task.digest)
    return approve(task, body_of(task), by=decision, cooling=timedelta(0), counts=(count,))


def test_a_rule_is_read_as_it_was(stores: Stores) -> None:
    keep(stores)

    assert stores.rules.get(USER, "rul_1") == rule()
    assert stores.rules.list(USER) == (rule(),)
    assert stores.rules.used(USER, ["rul_1"], TODAY) == {}


def test_nobody_reads_or_removes_the_rule_of_somebody_else(stores: Stores) -> None:
    keep(stores)

    assert stores.rules.get("usr_2", "rul_1") is None
    assert stores.rules.list("usr_2") == ()
    assert not stores.rules.remove("usr_2", "rul_1")
    assert stores.rules.list(USER) == (rule(),)


def test_a_removed_rule_is_gone(stores: Stores) -> None:
    keep(stores)

    assert stores.rules.remove(USER, "rul_1")
    assert not stores.rules.remove(USER, "rul_1")
    assert stores.rules.list(USER) == ()


def test_a_session_that_was_ended_meanwhile_makes_no_rule(stores: Stores) -> None:
    stores.users.register(person(sessions_valid_after=LATER), "hash")

    with pytest.raises(Conflict):
        keep(stores)

    assert stores.rules.list(USER) == ()


def test_rules_are_listed_oldest_first(stores: Stores) -> None:
    for number in (3, 1, 2):
        keep(stores, rule_id=f"rul_{number}")

    assert [found.rule_id for found in stores.rules.list(USER)] == ["rul_1", "rul_2", "rul_3"]


def test_there_is_room_for_so_many_rules(stores: Stores) -> None:
    keep(stores, at_most=2, rule_id="rul_1")
    keep(stores, at_most=2, rule_id="rul_2")

    with pytest.raises(InvalidInput):
        keep(stores, at_most=2, rule_id="rul_3")
    stores.rules.remove(USER, "rul_1")
    keep(stores, at_most=2, rule_id="rul_3")

    assert [found.rule_id for found in stores.rules.list(USER)] == ["rul_2", "rul_3"]


def test_what_a_rule_approves_is_born_approved_with_its_whole_history(
    stores: Stores, tasks: Tasks
) -> None:
    keep(stores)

    assert create(tasks, by_rule(1)) == 1

    task = tasks.get(USER, TASK)
    assert task is not None
    assert (task.status, task.enter) == (Status.APPROVED, Enter.ACT)
    assert task.decided is not None
    assert (task.decided.by, task.decided.rule_id) == ("rule", "rul_1")
    assert [(event.type, event.by, event.data) for event in tasks.events(USER, TASK)] == [
        ("proposed", "agent", {}),
        ("approved", "rule", {"rule_id": "rul_1"}),
    ]


def test_a_use_is_counted_with_the_task_and_shows_on_the_rule(stores: Stores, tasks: Tasks) -> None:
    keep(stores)
    create(tasks, by_rule(1))
    create(tasks, by_rule(2))

    found = stores.rules.get(USER, "rul_1")

    assert stores.rules.used(USER, ["rul_1", "rul_2"], TODAY) == {"rul_1": 2}
    assert found is not None
    assert found.last_used_at == LATER


def test_a_day_has_room_for_so_many_and_the_next_day_has_room_again(
    stores: Stores, tasks: Tasks
) -> None:
    keep(stores)
    create(tasks, by_rule(1, use(limit=2)))
    create(tasks, by_rule(2, use(limit=2)))

    with pytest.raises(RuleSpent):
        create(tasks, by_rule(3, use(limit=2)))

    assert tasks.get(USER, "tsk_3") is None
    assert tasks.unseen(USER, ["mark of tsk_3"]) == {"mark of tsk_3"}
    assert stores.rules.used(USER, ["rul_1"], TODAY) == {"rul_1": 2}
    assert create(tasks, by_rule(3, use(limit=2, day="2026-11-23"))) == 1


@pytest.mark.parametrize("full", [use(limit=0), month(limit=0)], ids=["rule", "month"])
def test_what_has_no_room_at_all_is_no_beginning(stores: Stores, tasks: Tasks, full: Count) -> None:
    keep(stores)

    with pytest.raises((RuleSpent, PlanLimit)):
        create(tasks, by_rule(1, full))

    assert tasks.get(USER, "tsk_1") is None


def test_a_rule_that_is_gone_approves_nothing(stores: Stores, tasks: Tasks) -> None:
    keep(stores)
    stores.rules.remove(USER, "rul_1")

    with pytest.raises(RuleSpent):
        create(tasks, by_rule(1))

    assert tasks.get(USER, TASK) is None
    assert stores.rules.get(USER, "rul_1") is None
    assert stores.rules.used(USER, ["rul_1"], TODAY) == {}


def test_a_rule_that_has_expired_approves_nothing(stores: Stores, tasks: Tasks) -> None:
    keep(stores, expires_at=LATER)

    with pytest.raises(RuleSpent):
        create(tasks, by_rule(1))

    assert tasks.get(USER, TASK) is None


def test_what_was_seen_before_uses_up_nothing(stores: Stores, tasks: Tasks) -> None:
    keep(stores)
    create(tasks, by_rule(1))

    assert create(tasks, by_rule(1)) == 0

    assert stores.rules.used(USER, ["rul_1"], TODAY) == {"rul_1": 1}


def _halt(stores: Stores, halted: str) -> None:
    if halted == "paused":
        stores.users.pause(USER)
    elif halted == "closing":
        stores.users.close(DurableJob(user_id=USER, op="erase", since=LATER), LATER)
    else:
        link = VerificationLink(
            user_id=USER,
            purpose="reset",
            address=person().email,
            expires_at=LATER,
            token_hash=hashed("token"),
        )
        stores.verification_links.keep(link)
        stores.credentials.lock(person(), link, LATER)


def test_no_rule_is_made_for_an_account_that_is_being_closed(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    _halt(stores, "closing")

    with pytest.raises(Conflict):
        keep(stores)
    assert stores.rules.list(USER) == ()


@pytest.mark.parametrize("halted", ["paused", "closing", "locked"])
def test_what_a_rule_approves_is_not_born_to_somebody_who_paused_or_leaves(
    stores: Stores, tasks: Tasks, halted: str
) -> None:
    stores.users.register(person(), "hash")
    keep(stores)
    _halt(stores, halted)

    with pytest.raises(Conflict):
        create(tasks, by_rule(1, use(), guards=(QuotaGuard(LATER),)))

    assert tasks.get(USER, TASK) is None
    assert stores.rules.used(USER, ["rul_1"], TODAY) == {}


def test_the_month_is_counted_with_the_approval_and_holds_no_more(tasks: Tasks) -> None:
    first, second = born(tasks, "tsk_1"), born(tasks, "tsk_2")
    tasks.commit(approval(first, month(limit=1)))

    with pytest.raises(PlanLimit) as full:
        tasks.commit(approval(second, month(limit=1)))

    assert full.value.params == {"plan": "free", "limit": 1}
    assert tasks.get(USER, "tsk_2") == second


def test_a_rule_uses_the_month_up_as_well(stores: Stores, tasks: Tasks) -> None:
    keep(stores)
    create(tasks, by_rule(1, month(limit=1), use()))

    with pytest.raises(PlanLimit):
        create(tasks, by_rule(2, month(limit=1), use()))

    assert stores.rules.used(USER, ["rul_1"], TODAY) == {"rul_1": 1}


def test_a_lost_race_is_told_before_a_full_counter(tasks: Tasks) -> None:
    task = born(tasks)
    late = approval(task, month(limit=1))
    tasks.commit(approval(task, month(limit=1)))

    with pytest.raises(Conflict):
        tasks.commit(late)


def test_a_task_is_counted_once_whatever_becomes_of_it(tasks: Tasks) -> None:
    task = born(tasks)
    first = approval(task, month(limit=1))
    tasks.commit(first)
    again = first.after.model_copy(update={"status": Status.AWAITING_APPROVAL})

    assert first.after.counted
    assert approval(again, month(limit=1)).counts == ()


@pytest.fixture
def approved(stores: Stores, tasks: Tasks) -> Task:
    keep(stores)
    create(tasks, by_rule(1))
    found = tasks.get(USER, TASK)
    assert found is not None
    return found


GUARDS = (QuotaGuard(LATER), QuotaGuard(LATER, "rul_1"))


def claimed(task: Task, guards: tuple[QuotaGuard, ...] = GUARDS) -> Change:
    return claim(task, step="draft", lease="mine", now=LATER, lease_for=LEASE, guards=guards)


def test_a_claim_goes_through_while_its_guards_hold(tasks: Tasks, approved: Task) -> None:
    tasks.commit(claimed(approved))

    found = tasks.get(USER, TASK)
    assert found is not None
    assert found.status is Status.EXECUTING


@pytest.mark.parametrize(
    "guards",
    [
        (QuotaGuard(LATER, "rul_2"),),
        (QuotaGuard(MORNING + timedelta(days=30), "rul_1"),),
        (QuotaGuard(LATER), QuotaGuard(LATER, "rul_2")),
    ],
    ids=str,
)
def test_a_claim_is_refused_where_the_rule_does_not_hold(
    tasks: Tasks, approved: Task, guards: tuple[QuotaGuard, ...]
) -> None:
    with pytest.raises(Conflict):
        tasks.commit(claimed(approved, guards))

    assert tasks.get(USER, TASK) == approved
    assert tasks.effects(USER, TASK) == ()


def test_a_claim_is_refused_once_the_rule_was_removed(
    stores: Stores, tasks: Tasks, approved: Task
) -> None:
    stores.rules.remove(USER, "rul_1")

    with pytest.raises(Conflict):
        tasks.commit(claimed(approved))

    assert tasks.effects(USER, TASK) == ()


@pytest.mark.parametrize("halted", ["paused", "closing", "locked"])
def test_a_claim_is_refused_for_somebody_who_paused_or_leaves(
    stores: Stores, tasks: Tasks, halted: str
) -> None:
    stores.users.register(person(**{halted: True}), "hash")
    task = born(tasks)
    approving = approval(task, month())
    tasks.commit(approving)

    with pytest.raises(Conflict):
        tasks.commit(claimed(approving.after, (QuotaGuard(LATER),)))


def test_a_restart_is_not_held_up_by_guards_or_counters(tasks: Tasks, approved: Task) -> None:
    tasks.commit(restart(approved, why="lost", by="clock", now=LATER))


def test_an_agent_is_added_while_there_is_room(stores: Stores) -> None:
    full: DomainError = PlanLimit("Two agents.", plan="free", limit=2)
    stores.users.register(person(), "hash")
    for number in (1, 2):
        stores.agents.add_within(agent(agent_id=f"agt_{number}"), person(), at_most=2, refusal=full)

    with pytest.raises(PlanLimit):
        stores.agents.add_within(agent(agent_id="agt_3"), person(), at_most=2, refusal=full)

    assert [found.agent_id for found in stores.agents.list(USER)] == ["agt_1", "agt_2"]
