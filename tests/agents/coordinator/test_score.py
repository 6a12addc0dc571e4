"""Whose findings come first is the person's to say."""

import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.score import weighed
from countersign.domain.task.proposal import VIP_PRIORITY
from countersign.domain.users.preferences import Priorities
from tests.factories import agent, proposal


def found(priority: int, *, type: str = "email") -> Candidate:
    return Candidate(proposal(priority=priority), agent(type=type), "sam.reed@northgate.example")


def told(priority: int, shares: Priorities, *, type: str = "email") -> int:
    return weighed(found(priority, type=type), shares).priority


def test_an_agent_that_nobody_weighed_is_believed_as_it_speaks() -> None:
    assert [told(one, Priorities()) for one in range(101)] == list(range(101))
    assert told(40, Priorities(email=100), type="butler") == 40


def test_what_weighs_more_comes_before_what_weighs_less() -> None:
    shares = Priorities(email=20, finance=80)
    assert told(60, shares) < told(40, shares, type="finance")


@pytest.mark.parametrize(("share", "priority"), [(0, 0), (100, VIP_PRIORITY - 1)])
def test_at_the_ends_all_of_it_comes_last_or_first(share: int, priority: int) -> None:
    assert {told(one, Priorities(email=share)) for one in range(99)} == {priority}


@pytest.mark.parametrize("share", [0, 1, 30, 50, 70, 99, 100])
def test_the_order_of_one_agent_stays_and_whom_the_person_wants_first_stays_first(
    share: int,
) -> None:
    shares = Priorities(email=share)
    ranks = [told(one, shares) for one in range(101)]
    assert ranks == sorted(ranks)
    assert ranks[VIP_PRIORITY:] == [VIP_PRIORITY, 100]
    assert max(ranks[:VIP_PRIORITY]) < VIP_PRIORITY
