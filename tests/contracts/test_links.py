"""What a claim holds to of other tasks: the same in the table and in memory."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from countersign.domain.errors import Conflict, RuleSpent
from countersign.domain.plans.quota import Count, QuotaGuard
from countersign.domain.task.links import LINKS, Link, LinkGuard
from countersign.domain.task.task import Decision, Status, Task, Undo
from countersign.domain.task.transitions import Change, approve_at_birth, claim
from countersign.domain.task.transitions.change import Guard
from countersign.ports.tasks import Newborn, Tasks
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import LATER, LEASE, approve_now, born
from tests.factories import USER, body, person, proposed, rule

OTHER = "tsk_2"
WAYS_BACK: tuple[Undo | None, ...] = (None, *get_args(Undo))

HOLDS: dict[Link, set[tuple[Status, Undo | None]]] = {
    "depends_on": {(Status.COMPLETED, None), (Status.COMPLETED, "failed")},
    "conflicts_with": {
        (status, undo)
        for status in Status
        if status not in (Status.EXECUTING, Status.COMPLETED, Status.NEEDS_REVIEW)
        for undo in WAYS_BACK
    },
    "together_with": {
        (status, undo)
        for status in (
            Status.AWAITING_APPROVAL,
            Status.APPROVED,
            Status.EXECUTING,
            Status.COMPLETED,
            Status.NEEDS_REVIEW,
        )
        for undo in (None, "failed")
    },
}
"""In which states of the other a task may be claimed."""


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


@pytest.fixture
def task(tasks: Tasks) -> Task:
    return approve_now(tasks, born(tasks))


def put(tasks: Tasks, task_id: str = OTHER, **fields: Any) -> Task:
    """Another task, as it stands."""
    birth = proposed(body(task_id=task_id))
    change = replace(birth, after=birth.after.model_copy(update=fields))
    tasks.create(USER, [Newborn(change, f"mark of {task_id}")], month="2026-11")
    return change.after


def claimed(task: Task, *guards: Guard) -> Change:
    return claim(task, step="draft", lease="mine", now=LATER, lease_for=LEASE, guards=guards)


def is_claimed(tasks: Tasks, task: Task, *guards: Guard) -> bool:
    try:
        tasks.commit(claimed(task, *guards))
    except Conflict:
        assert tasks.get(USER, task.task_id) == task
        assert tasks.effects(USER, task.task_id) == ()
        return False
    return True


@pytest.mark.parametrize("undo", WAYS_BACK)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("link", LINKS)
def test_a_claim_holds_to_the_state_of_the_other(
    tasks: Tasks, task: Task, link: Link, status: Status, undo: Undo | None
) -> None:
    put(tasks, status=status, undo_state=undo)

    assert is_claimed(tasks, task, LinkGuard(OTHER, link)) is ((status, undo) in HOLDS[link])


@pytest.mark.parametrize("link", LINKS)
def test_what_is_not_there_only_cannot_be_in_the_way(tasks: Tasks, task: Task, link: Link) -> None:
    assert is_claimed(tasks, task, LinkGuard(OTHER, link)) is (link == "conflicts_with")


def test_every_one_of_several_has_to_hold(tasks: Tasks, task: Task) -> None:
    put(tasks, OTHER, status=Status.COMPLETED)
    put(tasks, "tsk_3", status=Status.COMPLETED)
    needed, in_the_way = LinkGuard(OTHER, "depends_on"), LinkGuard("tsk_3", "conflicts_with")

    assert not is_claimed(tasks, task, needed, in_the_way)
    assert is_claimed(tasks, task, needed, LinkGuard("tsk_3", "together_with"))


def test_one_task_may_be_linked_in_two_ways(tasks: Tasks, task: Task) -> None:
    put(tasks, status=Status.APPROVED)
    goes_with, needed = LinkGuard(OTHER, "together_with"), LinkGuard(OTHER, "depends_on")

    assert not is_claimed(tasks, task, goes_with, needed)
    assert is_claimed(tasks, task, goes_with, LinkGuard(OTHER, "conflicts_with"), goes_with)


def test_of_two_in_each_others_way_that_are_claimed_on_one_look_one_is(
    tasks: Tasks, task: Task
) -> None:
    other = approve_now(tasks, born(tasks, OTHER))

    assert is_claimed(tasks, other, LinkGuard(task.task_id, "conflicts_with"))
    assert not is_claimed(tasks, task, LinkGuard(OTHER, "conflicts_with"))


def test_a_task_of_somebody_else_holds_nothing(tasks: Tasks, task: Task) -> None:
    change = proposed(body(user_id="usr_2", task_id=OTHER))
    done = replace(change, after=change.after.model_copy(update={"status": Status.COMPLETED}))
    tasks.create("usr_2", [Newborn(done, "mark")], month="2026-11")

    assert not is_claimed(tasks, task, LinkGuard(OTHER, "depends_on"))
    assert is_claimed(tasks, task, LinkGuard(OTHER, "conflicts_with"))


def test_links_are_read_as_they_were_written(tasks: Tasks) -> None:
    linked = put(
        tasks, depends_on=("tsk_3",), conflicts_with=("tsk_4",), needed_by=("tsk_5", "tsk_6")
    )

    assert tasks.get(USER, OTHER) == linked


def test_the_heads_of_those_that_are_there(tasks: Tasks, task: Task) -> None:
    other = put(tasks)

    found = tasks.heads_of(USER, [OTHER, task.task_id, "tsk_none", OTHER])

    assert found == {OTHER: other, task.task_id: task}
    assert tasks.heads_of(USER, []) == tasks.heads_of("usr_2", [OTHER]) == {}


def newborn(task_id: str, **links: tuple[str, ...]) -> Newborn:
    birth = proposed(body(task_id=task_id))
    linked = replace(birth, after=birth.after.model_copy(update=dict(links)))
    return Newborn(linked, f"mark of {task_id}")


def test_linked_tasks_come_into_being_together(tasks: Tasks) -> None:
    pair = (newborn(OTHER, needed_by=("tsk_3",)), newborn("tsk_3", depends_on=(OTHER,)))

    assert tasks.create(USER, pair, month="2026-11") == 2
    assert tasks.create(USER, pair, month="2026-11") == 0


@pytest.mark.parametrize("first", [0, 1])
def test_none_comes_into_being_that_names_one_which_somebody_else_created(
    tasks: Tasks, first: int
) -> None:
    pair = (newborn(OTHER, needed_by=("tsk_3",)), newborn("tsk_3", depends_on=(OTHER,)))
    tasks.create(USER, [replace(newborn("tsk_9"), seen=pair[first].seen)], month="2026-11")

    with pytest.raises(Conflict):
        tasks.create(USER, pair, month="2026-11")

    assert tasks.heads_of(USER, [OTHER, "tsk_3"]) == {}


def test_what_came_of_a_mark_is_known_by_it(tasks: Tasks, task: Task) -> None:
    put(tasks)

    marks = [f"mark of {task.task_id}", f"mark of {OTHER}", "another"]

    assert tasks.made_of(USER, marks) == {marks[0]: task.task_id, marks[1]: OTHER}
    assert tasks.made_of("usr_2", marks) == tasks.made_of(USER, []) == {}


def test_several_are_approved_by_rules_in_one_transaction(stores: Stores, tasks: Tasks) -> None:
    stores.users.register(person(), "hash")
    stores.rules.add(rule(), person(), at_most=5, refusal=Conflict("There is no room."))
    born_together = [by_rule(OTHER), by_rule("tsk_3")]

    assert tasks.create(USER, born_together, month="2026-11") == 2
    assert {head.status for head in tasks.heads_of(USER, [OTHER, "tsk_3"]).values()} == {
        Status.APPROVED
    }


def test_where_a_rule_has_no_room_for_all_none_comes_into_being(
    stores: Stores, tasks: Tasks
) -> None:
    stores.users.register(person(), "hash")
    stores.rules.add(rule(), person(), at_most=5, refusal=Conflict("There is no room."))

    with pytest.raises(RuleSpent):
        tasks.create(USER, [by_rule(OTHER, 1), by_rule("tsk_3", 1)], month="2026-11")

    assert tasks.heads_of(USER, [OTHER, "tsk_3"]) == {}
    assert tasks.create(USER, [by_rule(OTHER, 1)], month="2026-11") == 1


def by_rule(task_id: str, limit: int = 5) -> Newborn:
    born = newborn(task_id)
    digest = born.change.after.digest
    change = approve_at_birth(
        born.change,
        by=Decision(by="rule", at=LATER, digest=digest, rule_id="rul_1"),
        cooling=timedelta(0),
        counts=(Count("rule_day", "rul_1#2026-11-22", limit, LATER),),
        guards=(QuotaGuard(at=LATER),),
    )
    return replace(born, change=change)
