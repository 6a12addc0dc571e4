"""Nobody could tell whether it happened: the clock has it looked for, until it is found."""

from collections.abc import Callable

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.audit.audit import TaskRecord, breaks_of
from countersign.domain.task.effect import EffectState
from countersign.domain.task.task import REVIEW_LOOKS, Status, Task
from tests.factories import GMAIL, TASK, USER, account, reply, sent
from tests.faults.world import World

FIRST, *_ = (interval.total_seconds() for interval in REVIEW_LOOKS)


def left_open(world: World, fault: str = "lost_after") -> Task:
    """What was approved is in review, and the provider lets us look again."""
    world.provider.write_faults.append(fault)  # type: ignore[arg-type] # one of the world's own
    world.provider.shows_nothing = True
    world.propose()
    world.run()
    world.tap_approve()
    world.run()
    world.provider.shows_nothing = False
    assert world.task.status is Status.NEEDS_REVIEW
    return world.task


def a_look_later(world: World) -> Task:
    world.clock.wait(seconds=REVIEW_LOOKS[world.task.looks].total_seconds())
    world.run()
    return world.task


def types(world: World) -> list[str]:
    return [event.type for event in world.tasks.events(USER, TASK)]


def told(world: World) -> list[str]:
    page = world.notifications.page(USER, limit=9, position=None)
    return [one.kind for one in page.items if one.subject == TASK]


def test_what_is_there_after_all_completes_the_task_and_the_person_is_told() -> None:
    world = World()
    left_open(world)

    task = a_look_later(world)

    assert task.status is Status.COMPLETED
    assert (task.error, task.due_at) == (None, None)
    assert task.can_undo(world.clock.now())
    assert types(world)[-2:] == ["looked_again", "found_done"]
    assert told(world).count("task_settled") == 1
    assert len(world.provider.journal) == 1


def test_what_was_found_can_be_undone() -> None:
    world = World()
    left_open(world)
    a_look_later(world)

    world.tap_undo()
    world.run()

    assert world.task.status is Status.UNDONE


def test_what_is_not_there_and_cannot_land_any_more_can_be_tried_again() -> None:
    world = World()
    left_open(world, "lost_before")

    task = a_look_later(world)

    assert task.status is Status.FAILED
    assert task.error is not None
    assert task.error.retryable
    assert told(world).count("task_settled") == 1
    assert world.provider.journal == []

    world.tap_retry()
    world.run()

    assert world.task.status is Status.COMPLETED
    assert len(world.provider.journal) == 1


def test_of_two_steps_the_second_is_not_done_unless_the_person_asks_for_it() -> None:
    world = World(action=sent())
    left_open(world)

    task = a_look_later(world)

    assert task.status is Status.FAILED
    assert task.error is not None
    assert task.error.code == "half_done"
    assert [carried.key for carried in world.provider.journal] == [f"{TASK}.1.draft"]

    world.tap_retry()
    world.run()

    assert world.task.status is Status.COMPLETED
    assert [carried.key for carried in world.provider.journal] == [
        f"{TASK}.1.draft",
        f"{TASK}.1.send",
    ]


def test_the_run_of_a_look_is_answered_whatever_it_finds() -> None:
    world = World()
    left_open(world)
    world.provider.read_faults.append("silent")

    a_look_later(world)
    a_look_later(world)

    looks = [run for (_, number), run in world.workflow.runs.items() if number > 1]
    answers = [answer["outcome"] for run in looks for answer in run.outcomes]
    assert answers == ["needs_review", "completed"]


@pytest.mark.parametrize("fault", ["silent", "busy", "refused", "broken"])
def test_a_look_that_shows_nothing_changes_nothing_and_the_next_one_does(fault: str) -> None:
    world = World()
    before = left_open(world)
    world.provider.read_faults.append(fault)  # type: ignore[arg-type] # one of the four

    task = a_look_later(world)

    assert (task.status, task.error) == (Status.NEEDS_REVIEW, before.error)
    assert task.due_at == task.updated_at + REVIEW_LOOKS[1]
    assert told(world).count("task_settled") == 0
    assert a_look_later(world).status is Status.COMPLETED


def test_what_may_still_land_is_not_taken_for_absent() -> None:
    world = World()
    world.provider.settling = 4 * REVIEW_LOOKS[0]
    left_open(world, "lost_before")

    assert a_look_later(world).status is Status.NEEDS_REVIEW
    assert a_look_later(world).status is Status.FAILED


def paused(world: World) -> None:
    world.users.people[USER] = world.person.model_copy(update={"paused": True})


def disconnected(world: World) -> None:
    world.integrations.save(account(status="expired"))


def removed(world: World) -> None:
    world.integrations.remove(USER, GMAIL)


def altered(world: World) -> None:
    """Whoever writes to the table puts other words under what was approved."""
    body = world.tasks.bodies[USER, TASK, 1]
    action = body.action.model_copy(update={"body": "Something else."})
    world.tasks.bodies[USER, TASK, 1] = body.model_copy(update={"action": action})


@pytest.mark.parametrize("happens", [paused, disconnected, removed, altered])
def test_nobody_looks_where_nothing_may_be_looked_at(happens: Callable[[World], None]) -> None:
    world = World()
    left_open(world)
    happens(world)
    before = world.provider.calls

    task = a_look_later(world)

    assert task.status is Status.NEEDS_REVIEW
    assert world.provider.calls == before


def test_the_call_that_left_it_open_does_not_look_again_when_it_is_delivered_twice() -> None:
    world = World()
    left_open(world)
    before = world.provider.calls

    world.act(world.call_to_act())

    assert world.task.status is Status.NEEDS_REVIEW
    assert world.provider.calls == before


def test_what_the_person_says_comes_first_and_ends_the_looking() -> None:
    world = World()
    left_open(world)
    world.change.resolve(world.person, TASK, world.task.digest, happened=True)

    world.clock.wait(seconds=FIRST)
    world.run()

    assert world.task.status is Status.COMPLETED
    assert "looked_again" not in types(world)
    assert told(world).count("task_settled") == 0


def test_what_the_person_said_while_it_was_looked_for_is_not_told_to_them() -> None:
    world = World()
    left_open(world)
    world.clock.wait(seconds=FIRST)
    world.advance(USER, TASK, check_run=True)
    call = world.call_to_act()
    world.change.resolve(world.person, TASK, world.task.digest, happened=True)

    world.act(call)
    world.run()

    assert types(world)[-1] == "resolved"
    assert told(world).count("task_settled") == 0


def test_a_week_without_an_answer_leaves_it_to_the_person_and_the_clock_lets_go() -> None:
    world = World()
    left_open(world)
    world.provider.shows_nothing = True

    for _ in REVIEW_LOOKS:
        a_look_later(world)
    world.clock.wait(seconds=FIRST)
    world.run()

    assert world.task.status is Status.NEEDS_REVIEW
    assert (world.task.due_at, types(world)[-1]) == (None, "left_to_you")
    assert types(world).count("looked_again") == len(REVIEW_LOOKS)

    said = world.change.resolve(world.person, TASK, world.task.digest, happened=True)
    assert said.task.status is Status.COMPLETED


def test_the_effect_is_closed_as_what_was_found() -> None:
    for fault, state in (("lost_after", EffectState.DONE), ("lost_before", EffectState.REFUSED)):
        world = World()
        left_open(world, fault)

        a_look_later(world)

        (effect,) = world.tasks.effects(USER, TASK)
        assert effect.state is state


@pytest.mark.parametrize("fault", ["lost_after", "lost_before"])
@pytest.mark.parametrize("action", [reply(), sent()], ids=["one step", "two steps"])
def test_the_record_of_what_was_found_contradicts_itself_nowhere(
    fault: str, action: Action
) -> None:
    world = World(action=action)
    left_open(world, fault)

    a_look_later(world)
    world.tap_retry()
    world.run()

    assert world.task.status is Status.COMPLETED
    record = TaskRecord(
        task_id=TASK,
        head=world.task,
        events=world.tasks.events(USER, TASK),
        bodies=(world.tasks.bodies[USER, TASK, 1],),
        effects=world.tasks.effects(USER, TASK),
    )
    assert list(breaks_of(record, USER)) == []
