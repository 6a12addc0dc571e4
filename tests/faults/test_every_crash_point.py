"""Each worker stopped dead before, after and in the middle of each of its calls, everywhere."""

from itertools import combinations

import pytest

from tests.faults.breaker import Breaker, Stop
from tests.faults.reckoning import listed, played
from tests.faults.scenarios import SCENARIOS, Scenario, calls_of
from tests.faults.world import World


def _trouble(scenario: Scenario, breaker: Breaker) -> str | None:
    return played(scenario, World(breaker))


def _stops(call: str) -> tuple[Stop, ...]:
    writes = call == "JournallingProvider.write"
    return ("before", "after", "in_the_air") if writes else ("before", "after")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_uninterrupted_it_ends_as_it_should(scenario: Scenario) -> None:
    assert _trouble(scenario, Breaker()) is None


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_whatever_call_a_worker_dies_at_the_record_stays_true(scenario: Scenario) -> None:
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call in enumerate(calls_of(scenario), start=1)
        for stop in _stops(call)
        if (trouble := _trouble(scenario, Breaker(stop_at={number: stop})))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize(
    "scenario",
    [found for found in SCENARIOS if found.name in ("nothing_goes_wrong", "provider_refuses")],
    ids=lambda scenario: scenario.name,
)
@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_two_calls_workers_die_at_the_record_stays_true(
    scenario: Scenario, stop: Stop
) -> None:
    numbers = range(1, len(calls_of(scenario)) + 10)

    troubles = [
        f"{stop} {first} and {second}: {trouble}"
        for first, second in combinations(numbers, 2)
        if (trouble := _trouble(scenario, Breaker(stop_at={first: stop, second: stop})))
    ]

    assert not troubles, listed(troubles)
