"""One order for what all agents found."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

import pytest

from countersign.agents.coordinator import merge
from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.coordinate import coordinate
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import Pile, PileItem
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task
from tests.builders import desk, mail, thread
from tests.factories import agent


def proposal(number: int = 1, **fields: Any) -> Proposal:
    found = desk().look(thread(mail(number=number)))
    assert found is not None
    return found.model_copy(update=fields)


def waiting(count: int) -> list[Task]:
    return cast("list[Task]", [object()] * count)


def candidates(proposals: Iterable[Proposal]) -> list[Candidate]:
    return [Candidate(one, agent(), "sam.reed@northgate.example") for one in proposals]


def order(proposals: Iterable[Proposal], waits: Sequence[Task]) -> tuple[Proposal, ...]:
    return tuple(one.proposal for one in coordinate(candidates(proposals), waits, []).now)


def without_overlap(proposals: Iterable[Proposal], waits: Sequence[Any]) -> list[Proposal]:
    return [one.proposal for one in merge.without_overlap(candidates(proposals), waits)]


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


def pile(*messages: str, kind: type[Pile] = Archive, **fields: Any) -> Any:
    items = tuple(
        PileItem(thread_id=one, message_ids=(one,), sender="a@b.example", subject="News")
        for one in messages
    )
    return kind(**{"integration_id": "int_1", "items": items} | fields)


def piled(*messages: str, **fields: Any) -> Proposal:
    about = {"source_ids": messages, "answers": "", "priority": 10}
    return proposal(1, action=pile(*messages), **about | fields)


def test_a_part_of_the_room_is_kept_for_piles() -> None:
    many = [proposal(number, priority=40) for number in range(1, WAITING_CAP + 1)]
    kept = order([*many, piled("a"), piled("b")], [])
    assert len(kept) == WAITING_CAP
    assert [one.action.kind for one in kept[-3:]] == [
        "email.draft_reply",
        "email.archive",
        "email.archive",
    ]


def test_a_flood_of_piles_leaves_the_replies_their_room() -> None:
    many = [proposal(number, priority=40) for number in range(1, WAITING_CAP + 1)]
    kept = order([*many, *(piled(str(number)) for number in range(20))], [])
    assert sum(isinstance(one.action, Pile) for one in kept) == WAITING_CAP // 6


def test_the_last_place_goes_to_a_reply() -> None:
    (kept,) = order([proposal(1, priority=40), piled("a")], waiting(WAITING_CAP - 1))
    assert kept.action.kind == "email.draft_reply"


def test_what_stands_in_a_waiting_pile_is_not_piled_again() -> None:
    larger, other, reply = piled("a", "b", "c"), piled("d", "e"), proposal(1)
    assert without_overlap([larger, other, reply], [pile("a", "b")]) == [other, reply]


@pytest.mark.parametrize(
    "waits", [pile("a", kind=MarkRead), pile("a", integration_id="int_2"), pile("z")]
)
def test_a_pile_for_something_else_is_in_nobodys_way(waits: Pile) -> None:
    assert without_overlap([piled("a", "b")], [waits]) != []
