"""A rule counts once, acts once, and does not act once the person thought better of it."""

from collections.abc import Callable
from itertools import product

import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import Status
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import agent, proposal, sent
from tests.fakes.system import CountingIds
from tests.faults.breaker import Breaker, Stop, stops_at
from tests.faults.invariants import CLEAN, listed, reckon
from tests.faults.rule_scenarios import (
    NAMES,
    NO,
    SCENARIOS,
    Play,
    RuledWorld,
    answer_lost_after_the_write,
    begun_after_a_no,
    calls_in,
    rule_approves,
    rule_is_removed_and_the_person_approves,
    trouble_of,
)
from tests.faults.scenarios import AT_MOST_ONCE
from tests.kinds.example import EXAMPLES
from tests.share import share

STOPS: tuple[Stop, ...] = ("before", "after")


@pytest.mark.parametrize(("play", "ends", "effects"), SCENARIOS, ids=NAMES)
def test_uninterrupted_it_ends_as_it_should(
    play: Play, ends: frozenset[Status], effects: range
) -> None:
    assert trouble_of(play, ends, effects, Breaker()) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_of_every_kind_it_ends_as_it_should(kind: str) -> None:
    troubles = [
        f"{play.__name__}: {trouble}"
        for play, ends, effects in SCENARIOS
        if (trouble := trouble_of(play, ends, effects, Breaker(), kind))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.faults
@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(("play", "ends", "effects"), SCENARIOS, ids=NAMES)
def test_of_every_kind_uses_and_effects_are_counted_once(
    play: Play, ends: frozenset[Status], effects: range, kind: str
) -> None:
    """What does not cool may be done before the person is there."""
    if not EXAMPLES[kind].action.people_reached:
        ends, effects = ends | {Status.COMPLETED}, AT_MOST_ONCE
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call in calls_in(play, kind)
        for stop in stops_at(call)
        if (trouble := trouble_of(play, ends, effects, Breaker(stop_at={number: stop}), kind))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize(("play", "ends", "effects"), SCENARIOS, ids=NAMES)
def test_whatever_call_a_worker_dies_at_uses_and_effects_are_counted_once(
    play: Play, ends: frozenset[Status], effects: range
) -> None:
    calls = calls_in(play)
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for (number, call), stop in share(product(calls, STOPS), play.__name__)
        if (trouble := trouble_of(play, ends, effects, Breaker(stop_at={number: stop})))
    ]

    assert len(calls) > 10
    assert not troubles, listed(troubles)


@pytest.mark.parametrize("intruder", NO, ids=lambda one: one.__name__)
@pytest.mark.parametrize("play", [rule_approves, answer_lost_after_the_write])
def test_what_was_not_begun_when_the_person_said_no_is_not_begun(
    play: Play, intruder: Play
) -> None:
    ends = {
        f"before {number} {call}": begun_after_a_no(play, intruder, number)
        for number, call in calls_in(play)
    }

    assert [when for when, (was_begun, was_done) in ends.items() if was_begun != was_done] == []
    assert {was_begun for was_begun, _ in ends.values()} == {True, False}


@pytest.mark.parametrize("stop", [None, "before", "after"])
def test_two_scans_at_once_use_a_rule_up_once(stop: str | None) -> None:
    """Another scan comes in, and finishes, before each call of the first; there is room for one."""
    for number, call in calls_in(rule_approves):
        stop_at = {number + 1: stop} if stop else {}
        breaker = Breaker(stop_at=stop_at)  # type: ignore[arg-type] # as parametrized
        world = RuledWorld(breaker, room=1)
        breaker.between[number] = _another_scan(world)
        world.propose()
        heads = [found for found in world.tasks.heads.values() if found.decided is not None]
        assert len(heads) <= 1, f"before {number} {call}"
        assert world.used == len(heads), f"before {number} {call}"


def _another_scan(world: RuledWorld) -> Callable[[], None]:
    def scan() -> None:
        known = (Provenance(path="to/0", source=Origin.OWN),)
        made = proposal(action=sent(), provenance=known, source_ids=("another",))
        candidate = Candidate(made, agent(autonomy="rules"), "ada@example.com")
        ProposeTasks(world.tasks, world.clock, CountingIds(), world.rules, world.diagnostics)(
            world.person, [candidate]
        )

    return scan


def test_a_rule_that_was_removed_leaves_nothing_over() -> None:
    world = RuledWorld()
    rule_is_removed_and_the_person_approves(world)

    assert reckon(world) == CLEAN
    assert world.task.decided is not None
    assert world.task.decided.by == "user"
