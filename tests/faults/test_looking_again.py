"""A scan that dies anywhere forgets nothing that was to be looked at again, and doubles none."""

from datetime import timedelta

import pytest

from countersign.domain.actions.email.follow_up import FollowUp
from tests.factories import USER, agent
from tests.faults.breaker import Breaker, Stop
from tests.faults.invariants import listed
from tests.faults.mailbox_world import Post
from tests.faults.world import World

ASKS = "Hi Grace,\n\ncould you send me the signed lease?\n\nAda"
OVERDUE = timedelta(days=6)
LONG_ENOUGH = timedelta(minutes=40)


def scanned_twice(breaker: Breaker | None = None) -> World:
    """The person asks something, nobody answers, and the scans go on."""
    world = World(breaker, kind="email.follow_up")
    assert isinstance(world.provider, Post)
    mailbox = world.provider.mailbox
    mailbox.messages.clear()
    mailbox.send("grace@elsewhere.example", ASKS, at=world.clock.now())
    world.agents.add(agent(next_scan_at=world.clock.now()))
    world.users.set_next_scan(USER, world.clock.now())
    world.queues.scan(USER, None, "asked")
    world.run(LONG_ENOUGH)
    world.clock.wait(seconds=OVERDUE.total_seconds())
    world.queues.scan(USER, None, "asked")
    world.run(LONG_ENOUGH)
    return world


def trouble(world: World) -> str | None:
    kinds = [body.action.kind for body in world.tasks.bodies.values()]
    if kinds != ["email.follow_up"]:
        return f"proposed: {kinds}"
    return f"still kept: {list(world.ahead.kept)}" if world.ahead.kept else None


def test_an_unanswered_question_becomes_one_task() -> None:
    world = scanned_twice()

    assert trouble(world) is None
    (body,) = world.tasks.bodies.values()
    assert isinstance(body.action, FollowUp)


@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_call_a_scan_dies_at_it_becomes_one_task_all_the_same(stop: Stop) -> None:
    breaker = Breaker()
    scanned_twice(breaker)
    troubles = [
        f"{stop} {number} {call}: {found}"
        for number, call in enumerate(breaker.calls, start=1)
        if (found := trouble(scanned_twice(Breaker(stop_at={number: stop}))))
    ]

    assert any(call.startswith("InMemoryLooksAhead.") for call in breaker.calls)
    assert not troubles, listed(troubles)
