"""Each worker stopped dead before, after and in the middle of each of its calls, everywhere."""

from collections.abc import Callable
from itertools import combinations

import pytest

from countersign.domain.actions.action import Action
from tests.factories import sent
from tests.faults.breaker import Breaker, Stop, stops_at
from tests.faults.invariants import listed, played
from tests.faults.scenarios import AMONG_OTHERS, OF_SEVERAL_WAYS, SCENARIOS, Scenario, calls_of
from tests.faults.stories import (
    account_breaks_between_approval_and_act,
    answer_lost_and_the_write_lands_late,
    answers_are_lost_again_and_again,
    nothing_goes_wrong,
    provider_is_busy,
    provider_refuses,
    question_never_arrives,
    run_is_lost_while_it_acts,
    run_is_shed,
)
from tests.faults.stories_of_people import (
    person_cancels_before_anything_happened,
    person_tries_again_what_failed,
)
from tests.faults.world import World
from tests.share import share

TWO_STEPS = sent()
"""A draft, and then that draft sent; it cools first."""

IN_TWO_STEPS = (
    nothing_goes_wrong,
    answers_are_lost_again_and_again,
    answer_lost_and_the_write_lands_late,
    provider_is_busy,
    provider_refuses,
    run_is_lost_while_it_acts,
    account_breaks_between_approval_and_act,
    person_cancels_before_anything_happened,
    person_tries_again_what_failed,
)

SAVED_BY_THE_CLOCK = (run_is_lost_while_it_acts, question_never_arrives, run_is_shed)


def _stops(calls: list[tuple[int, str]]) -> list[tuple[int, str, Stop]]:
    return [(number, call, stop) for number, call in calls for stop in stops_at(call)]


def _trouble(scenario: Scenario, breaker: Breaker, action: Action | None = None) -> str | None:
    return played(scenario, World(breaker, action=action))


def _of_several(scenario: Scenario, breaker: Breaker) -> str | None:
    return played(scenario, World(breaker, several_ways=True))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_uninterrupted_it_ends_as_it_should(scenario: Scenario) -> None:
    assert _trouble(scenario, Breaker()) is None


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_whatever_call_a_worker_dies_at_the_record_stays_true(scenario: Scenario) -> None:
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call, stop in share(_stops(calls_of(scenario)), scenario.name)
        if (trouble := _trouble(scenario, Breaker(stop_at={number: stop})))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("scenario", [*SCENARIOS, *OF_SEVERAL_WAYS], ids=lambda one: one.name)
def test_whatever_call_a_worker_dies_at_only_what_was_chosen_is_done(scenario: Scenario) -> None:
    """The person has to choose among alternatives, and signs the second one."""
    stops = _stops(calls_of(scenario, several_ways=True))
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call, stop in share(stops, f"{scenario.name} of several")
        if (trouble := _of_several(scenario, Breaker(stop_at={number: stop})))
    ]

    assert _of_several(scenario, Breaker()) is None
    assert not troubles, listed(troubles)


@pytest.mark.parametrize("play", IN_TWO_STEPS, ids=lambda play: play.__name__)
def test_whatever_call_a_worker_dies_at_no_step_is_done_twice_or_left_out(
    play: Callable[[World], None],
) -> None:
    scenario = next(found for found in SCENARIOS if found.play is play)

    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call, stop in share(_stops(calls_of(scenario, TWO_STEPS)), scenario.name)
        if (trouble := _trouble(scenario, Breaker(stop_at={number: stop}), TWO_STEPS))
    ]

    assert not troubles, listed(troubles)


def test_whatever_call_dies_while_one_is_approved_among_others_it_is_done_once() -> None:
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call in calls_of(AMONG_OTHERS)
        for stop in stops_at(call)
        if (trouble := _trouble(AMONG_OTHERS, Breaker(stop_at={number: stop})))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("play", SAVED_BY_THE_CLOCK, ids=lambda play: play.__name__)
def test_whatever_call_the_clock_dies_at_it_comes_round_again(
    play: Callable[[World], None],
) -> None:
    scenario = next(found for found in SCENARIOS if found.play is play)
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call, stop in share(
            _stops(calls_of(scenario, clock_may_die=True)), scenario.name
        )
        if (trouble := played(scenario, World(Breaker(stop_at={number: stop}), clock_may_die=True)))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_two_calls_workers_die_at_the_record_stays_true(stop: Stop) -> None:
    scenario = SCENARIOS[0]
    numbers = range(1, len(calls_of(scenario)) + 10)

    troubles = [
        f"{stop} {first} and {second}: {trouble}"
        for first, second in share(combinations(numbers, 2), stop)
        if (trouble := _trouble(scenario, Breaker(stop_at={first: stop, second: stop})))
    ]

    assert not troubles, listed(troubles)
