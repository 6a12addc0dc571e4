"""One order for what all agents found."""

from typing import Any, cast

from countersign.agents.coordinator import order
from countersign.agents.email import propose
from countersign.domain.plan import WAITING_CAP
from countersign.domain.proposal import Proposal
from countersign.domain.task import Task
from countersign.engines.rules import RulesEngine
from tests.builders import AddressBook, integration, mail, reader, thread


def proposal(number: int = 1, **fields: Any) -> Proposal:
    book = cast("Any", AddressBook())
    found = propose(thread(mail(number=number)), reader(), integration(), book, RulesEngine())
    assert found is not None
    return found.model_copy(update=fields)


def waiting(count: int) -> list[Task]:
    return cast("list[Task]", [object()] * count)


def test_the_best_comes_first_whatever_the_order_of_finding() -> None:
    low, high = proposal(1, priority=20), proposal(2, priority=80)
    surer = proposal(3, priority=80, confidence=0.99)
    assert order([low, high, surer], []) == order([surer, low, high], []) == (surer, high, low)


def test_of_two_about_the_same_message_the_better_one_stays() -> None:
    better = proposal(1, priority=70)
    assert order([proposal(1, priority=30), better], []) == (better,)


def test_an_unsure_proposal_is_dropped() -> None:
    assert order([proposal(1, confidence=0.3)], []) == ()


def test_no_more_wait_than_a_person_can_look_at() -> None:
    many = [proposal(number, priority=number) for number in range(1, WAITING_CAP + 10)]
    kept = order(many, waiting(WAITING_CAP - 3))
    assert [one.priority for one in kept] == [WAITING_CAP + 9, WAITING_CAP + 8, WAITING_CAP + 7]


def test_what_waits_already_is_never_displaced() -> None:
    assert order([proposal(1, priority=100)], waiting(WAITING_CAP)) == ()
    assert order([proposal(1, priority=100)], waiting(WAITING_CAP + 5)) == ()
