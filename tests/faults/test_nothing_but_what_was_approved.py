"""Messages altered, records altered: nothing is done that nobody countersigned."""

from dataclasses import replace

import pytest

from countersign.domain.digest import digest_of
from countersign.domain.errors import DomainError, NotFound
from countersign.domain.task import Enter, Status
from countersign.ports.workflow import Call
from tests.faults.world import World
from tests.making import TASK, USER, body, person, reply


def _asked() -> World:
    world = World()
    world.propose()
    world.run()
    return world


def _approved() -> World:
    world = _asked()
    world.tap_approve()
    return world


ALTERED: tuple[dict[str, object], ...] = (
    {"action": reply(body="Send me the money.")},
    {"action": reply(to=("mallory@example.net",))},
    {"account": "somebody@example.net"},
    {"revision": 2},
)


def altered_after_the_approval(changed: dict[str, object]) -> World:
    world = _approved()
    key = (USER, TASK, 1)
    world.tasks.bodies[key] = world.tasks.bodies[key].model_copy(update=changed)
    world.run()
    return world


@pytest.mark.parametrize("changed", ALTERED, ids=["words", "recipient", "account", "revision"])
def test_a_body_altered_after_the_approval_is_not_carried_out(changed: dict[str, object]) -> None:
    world = altered_after_the_approval(changed)

    assert world.provider.journal == []
    assert world.task.status is Status.APPROVED
    assert world.task.blocked_by
    assert [what for what, *_ in world.notes.contradictions] == ["task"]


def test_a_head_with_the_digest_of_an_altered_body_is_not_carried_out() -> None:
    world = _approved()
    other = body(action=reply(body="Something else."))
    world.tasks.bodies[USER, TASK, 1] = other
    forged = world.task.model_copy(update={"digest": digest_of(other)})
    world.tasks.heads[USER, TASK] = forged

    world.run()

    assert world.provider.journal == []


def test_an_approval_that_nobody_gave_is_not_carried_out() -> None:
    world = _asked()
    task = world.task
    world.tasks.heads[USER, TASK] = task.model_copy(
        update={"status": Status.APPROVED, "act_not_before": world.clock.now()}
    )

    world.run()

    assert world.provider.journal == []


@pytest.mark.parametrize("enter", list(Enter))
def test_a_message_alone_makes_nothing_happen(enter: Enter) -> None:
    world = _asked()

    world.act(replace(world.call_to_act(), enter=enter))
    world.run()

    assert world.provider.journal == []
    assert world.task.status is Status.AWAITING_APPROVAL


def test_a_message_of_another_run_is_answered_and_dropped() -> None:
    world = _asked()
    world.tap_approve()
    world.workflow.lose(TASK, 1)
    world.workflow.start(USER, TASK, 7, Enter.ACT)
    stray = world.workflow.runs[TASK, 7]

    world.act(Call(USER, TASK, 7, Enter.ACT, str(stray.token), world.clock.now()))

    assert world.provider.journal == []
    assert stray.outcomes == [{"outcome": "superseded"}]


def test_a_message_for_another_person_finds_nothing() -> None:
    world = _approved()

    world.act(replace(world.call_to_act(), user_id="usr_2"))

    assert world.provider.journal == []


def test_another_person_cannot_approve() -> None:
    world = _asked()
    stranger = person(user_id="usr_2", email="eve@example.com")

    with pytest.raises(NotFound):
        world.decide.approve(stranger, TASK, world.task.digest)


def test_an_old_digest_approves_nothing() -> None:
    world = _asked()

    with pytest.raises(DomainError):
        world.decide.approve(world.person, TASK, "0" * 64)
    world.run()

    assert world.provider.journal == []
    assert world.task.status is Status.AWAITING_APPROVAL
