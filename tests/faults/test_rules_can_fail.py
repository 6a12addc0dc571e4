"""Breaking on purpose what holds rules to their word: each break must show."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.task.transitions import Change, approve_at_birth, decision
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.authorization import ActAuthorization, Authorized
from tests.fakes.tasks import InMemoryTasks
from tests.faults.breaker import Breaker
from tests.faults.rule_scenarios import (
    NO,
    SCENARIOS,
    begun_after_a_no,
    calls_in,
    rule_approves,
    trouble_of,
)


def no_use_is_counted(patch: pytest.MonkeyPatch) -> None:
    def uncounted(birth: Change, **given: Any) -> Change:
        return approve_at_birth(birth, **{**given, "counts": ()})

    patch.setattr("countersign.usecases.tasks.propose.approve_at_birth", uncounted)


def uses_are_counted_before_the_task_is_created(patch: pytest.MonkeyPatch) -> None:
    real = InMemoryTasks.create

    def beside(self: InMemoryTasks, user: str, newborn: Sequence[Newborn], *, month: str) -> int:
        for born in newborn:
            self._count(born.change)
        bare = [replace(born, change=replace(born.change, counts=())) for born in newborn]
        return real(self, user, bare, month=month)

    patch.setattr(InMemoryTasks, "create", beside)


def nobody_asks_before_the_claim(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ActAuthorization, "__call__", lambda *_: Authorized(()))


def the_claim_holds_to_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(InMemoryTasks, "_holds", lambda *_: True)


def a_rule_does_not_cool(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decision, "_cooling", lambda *_: timedelta(0))


BREAKS = (
    no_use_is_counted,
    uses_are_counted_before_the_task_is_created,
    nobody_asks_before_the_claim,
    the_claim_holds_to_nothing,
    a_rule_does_not_cool,
)


def _any_trouble() -> Iterator[str]:
    for play, ends, effects in SCENARIOS:
        for number, _ in [(0, ""), *calls_in(play)]:
            trouble = trouble_of(play, ends, effects, Breaker(stop_at={number: "after"}))
            if trouble is not None:
                yield trouble
    for intruder in NO:
        for number, call in calls_in(rule_approves):
            was_begun, was_done = begun_after_a_no(rule_approves, intruder, number)
            if was_begun != was_done:
                yield f"done after a no before {number} {call}"


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda one: one.__name__)
def test_a_break_turns_this_red(
    break_it: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)

    assert next(_any_trouble(), None) is not None
