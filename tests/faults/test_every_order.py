"""Deliveries repeated, late and out of order; and a second worker or person at every moment."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product

import pytest

from countersign.domain.errors import DomainError
from countersign.domain.task.task import Enter, Status
from countersign.ports.workflow import Call
from tests.factories import TASK, USER, reply
from tests.faults.breaker import Breaker
from tests.faults.invariants import CLEAN, listed, played, reckon
from tests.faults.scenarios import SCENARIOS, Scenario, calls_of
from tests.faults.stories import (
    account_is_broken_and_comes_back,
    answer_lost_after_the_write,
    answer_lost_and_the_write_lands_late,
    nothing_goes_wrong,
    provider_is_busy,
    world_changes_and_the_person_approves_again,
)
from tests.faults.stories_of_people import nobody_decides
from tests.faults.world import Mischief, World
from tests.share import share

LATE_BY = (45, 130, 1_000)
AGAIN_AFTER = (0, 41, 1_000)
ANY_END = frozenset(Status) - {Status.APPROVED, Status.EXECUTING}

Intruder = Callable[[World], None]


def _deliveries(scenario: Scenario) -> range:
    world = World()
    scenario.play(world)
    return range(1, world.sent + 1)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_delivery_that_comes_late_changes_nothing(scenario: Scenario) -> None:
    troubles = [
        f"delivery {number} late by {seconds} s: {trouble}"
        for number, seconds in share(product(_deliveries(scenario), LATE_BY), scenario.name)
        if (trouble := played(scenario, World(mischief=Mischief(delays={number: seconds}))))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_delivery_that_comes_twice_changes_nothing(scenario: Scenario) -> None:
    troubles = [
        f"delivery {number} again after {seconds} s: {trouble}"
        for number, seconds in share(product(_deliveries(scenario), AGAIN_AFTER), scenario.name)
        if (trouble := played(scenario, World(mischief=Mischief(repeats={number: seconds}))))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_every_delivery_may_come_twice(scenario: Scenario) -> None:
    repeats = dict.fromkeys(range(1, 1_000), 2.0)

    assert played(scenario, World(mischief=Mischief(repeats=repeats))) is None


def another_call_to_act(world: World) -> None:
    world.act(world.call_to_act())


def a_call_to_act_of_an_older_run(world: World) -> None:
    world.act(world.call_to_act(run=max(world.task.run - 1, 1)))


def the_message_once_more(world: World) -> None:
    for run in list(world.workflow.runs.values()):
        if run.token is not None:
            call = Call(USER, TASK, run.run, run.enter, run.token, run.started_at)
            (world.ask if run.state == "ask" else world.act)(call)


def the_stream(world: World) -> None:
    world.advance(USER, TASK)


def the_clock(world: World) -> None:
    world.advance(USER, TASK, check_run=True)


def another_tap(world: World) -> None:
    world.decide.approve(world.person, TASK, world.task.digest)


def a_tap_on_reject(world: World) -> None:
    world.decide.reject(world.person, TASK, world.task.digest, reason=None, text=None)


def a_lost_run(world: World) -> None:
    for run in list(world.workflow.runs.values()):
        world.workflow.lose(run.task_id, run.run)
    world.advance(USER, TASK, check_run=True)


def a_reconnect(world: World) -> None:
    state = world.connect.begin(world.person, "google")
    world.provider.connected = True
    world.connect.complete(world.person, world.connect.come_back("google", state, "code"))


def a_nap_and_another_call_to_act(world: World) -> None:
    world.clock.wait(seconds=28)
    world.act(world.call_to_act())


def a_tap_on_cancel(world: World) -> None:
    world.change.cancel(world.person, TASK, world.task.digest)


def a_tap_on_undo(world: World) -> None:
    world.change.undo(world.person, TASK, world.task.digest)


def an_edit(world: World) -> None:
    action = reply(body="At one, please.")
    world.change.edit(world.person, TASK, world.task.digest, action)


INTRUDERS: tuple[Intruder, ...] = (
    another_call_to_act,
    a_call_to_act_of_an_older_run,
    the_message_once_more,
    the_stream,
    the_clock,
    another_tap,
    a_tap_on_reject,
    a_tap_on_cancel,
    a_tap_on_undo,
    an_edit,
    a_lost_run,
    a_reconnect,
    a_nap_and_another_call_to_act,
)
DISTURBED = (
    nothing_goes_wrong,
    answer_lost_after_the_write,
    answer_lost_and_the_write_lands_late,
    provider_is_busy,
    world_changes_and_the_person_approves_again,
    account_is_broken_and_comes_back,
    nobody_decides,
)


def _disturbed(scenario: Scenario, number: int, intruder: Intruder) -> str | None:
    """Play it with the intruder coming in, and finishing, right before the n-th call."""
    breaker = Breaker()
    world = World(breaker)

    def intrude() -> None:
        with suppress(DomainError):
            intruder(world)

    breaker.between[number] = intrude
    return played(replace(scenario, ends=ANY_END, effects=range(3)), world)


@pytest.mark.parametrize("intruder", INTRUDERS, ids=lambda intruder: intruder.__name__)
@pytest.mark.parametrize("play", DISTURBED, ids=lambda play: play.__name__)
def test_whoever_comes_in_between_the_record_stays_true(
    play: Callable[[World], None], intruder: Intruder
) -> None:
    scenario = next(found for found in SCENARIOS if found.play is play)

    troubles = [
        f"before {number} {call}: {trouble}"
        for number, call in share(calls_of(scenario), f"{scenario.name} {intruder.__name__}")
        if (trouble := _disturbed(scenario, number, intruder))
    ]

    assert not troubles, listed(troubles)


def _asked() -> World:
    world = World()
    world.propose()
    world.run()
    return world


def _race(first: Intruder, second: Intruder) -> set[Status]:
    """Let the second come in before each of the first one's calls; answers how it can end."""
    ends = set()
    breaker = Breaker()
    world = World(breaker)
    world.propose()
    world.run()
    before = len(breaker.calls)
    first(world)
    for number in range(before + 1, len(breaker.calls) + 1):
        disturbed = Breaker()
        world = World(disturbed)
        disturbed.between[number] = partial(second, world)
        world.propose()
        world.run()
        with suppress(DomainError):
            first(world)
        world.run()
        assert reckon(world) == CLEAN, f"before call {number}"
        ends.add(world.task.status)
    return ends


def test_of_two_taps_on_approve_one_is_recorded() -> None:
    assert _race(another_tap, another_tap) == {Status.COMPLETED}


def test_two_taps_leave_one_approval_in_the_history() -> None:
    world = _asked()
    digest = world.task.digest

    first = world.decide.approve(world.person, TASK, digest)
    second = world.decide.approve(world.person, TASK, digest)

    assert first == second
    events = world.tasks.events(USER, TASK)
    assert [event.type for event in events].count("approved") == 1


def test_approve_against_reject_ends_as_one_of_them() -> None:
    assert _race(another_tap, a_tap_on_reject) == {Status.REJECTED}


def test_approve_against_expire_ends_as_one_of_them() -> None:
    def expire(world: World) -> None:
        world.clock.move_to(world.task.expires_at)
        world.advance(USER, TASK, check_run=True)

    assert _race(another_tap, expire) == {Status.EXPIRED}


def test_while_one_worker_holds_the_lease_no_other_calls_the_provider() -> None:
    calls = _calls_of_act()
    claimed = calls.index("InMemoryTasks.commit") + 1
    settled = len(calls) - calls[::-1].index("InMemoryTasks.commit")

    for number in range(claimed + 1, settled + 1):
        breaker = Breaker()
        world = World(breaker)
        world.propose()
        world.run()
        world.tap_approve()
        breaker.between[len(breaker.calls) + number] = partial(_act_and_call_nobody, world)
        world.act(world.call_to_act())
        assert len(world.provider.journal) == 1


def _act_and_call_nobody(world: World) -> None:
    before = world.provider.calls
    world.clock.wait(seconds=15)
    world.act(world.call_to_act())
    assert world.provider.calls == before


def test_a_worker_that_slept_away_its_lease_does_not_write() -> None:
    breaker = Breaker()
    world = World(breaker)
    world.propose()
    world.run()
    world.tap_approve()
    claim_is_number = len(breaker.calls) + next(
        position
        for position, call in enumerate(_calls_of_act(), start=1)
        if call == "InMemoryTasks.commit"
    )

    def sleep() -> None:
        world.clock.wait(seconds=26)

    breaker.between[claim_is_number + 1] = sleep
    world.act(world.call_to_act())

    assert world.provider.journal == []
    world.run()
    assert reckon(world) == CLEAN
    assert world.task.status is Status.COMPLETED


def _calls_of_act() -> list[str]:
    breaker = Breaker()
    world = World(breaker)
    world.propose()
    world.run()
    world.tap_approve()
    before = len(breaker.calls)
    world.act(world.call_to_act())
    return breaker.calls[before:]


def test_a_worker_that_took_over_waits_for_what_the_first_may_still_have_in_the_air() -> None:
    world = _asked()
    world.provider.settling = timedelta(seconds=40)
    world.provider.write_faults.append("lands_late")
    world.tap_approve()

    world.run()

    assert len(world.provider.journal) == 1
    assert reckon(world) == CLEAN


def test_a_hundred_copies_of_a_call_act_once() -> None:
    world = _asked()
    world.tap_approve()
    call = Call(USER, TASK, 1, Enter.ACT, "token-0", world.clock.now())

    for _ in range(100):
        world.act(call)

    assert len(world.provider.journal) == 1
    assert world.task.status is Status.COMPLETED
