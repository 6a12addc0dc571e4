"""What every store of proposals that are held back keeps to."""

from datetime import timedelta

import pytest

from countersign.domain.job import DurableJob
from countersign.domain.plans.plan import HELD_FOR
from countersign.ports.held import HeldProposals
from countersign.ports.tasks import Newborn
from tests.contracts.conftest import Stores
from tests.factories import USER, archive, body, held_back, person, proposal, proposed
from tests.fakes.system import MORNING

OTHER = "usr_2"

MORE_THAN_A_REQUEST_TAKES = 101
"""DynamoDB reads a hundred at once."""


@pytest.fixture
def held(stores: Stores) -> HeldProposals:
    return stores.held


def test_what_is_held_is_read_as_it_was(held: HeldProposals) -> None:
    one, pile = held_back(1, confidence=0.75), held_back(proposal=proposal(action=archive(1, 2)))
    held.hold([one, pile])

    assert {head.mark: head for head in held.heads(USER)} == {
        one.mark: one.head,
        pile.mark: pile.head,
    }
    said = held.proposals(USER, [one.mark, pile.mark, "never held"])
    assert said == {one.mark: one.proposal, pile.mark: pile.proposal}
    assert held.count(USER, MORNING) == 2
    assert held.any(USER)


def test_the_same_mark_is_held_once_as_it_was_said_last(held: HeldProposals) -> None:
    held.hold([held_back(1)])
    again = held_back(1, priority=80, held_at=MORNING + timedelta(hours=1))

    held.hold([again])

    assert held.heads(USER) == (again.head,)
    assert held.count(USER, MORNING) == 1


def test_more_are_held_and_let_go_than_one_request_takes(held: HeldProposals) -> None:
    many = [held_back(number) for number in range(MORE_THAN_A_REQUEST_TAKES)]
    held.hold(many)

    marks = [one.mark for one in many]
    assert held.count(USER, MORNING) == MORE_THAN_A_REQUEST_TAKES
    assert {head.mark for head in held.heads(USER)} == set(marks)
    assert held.proposals(USER, marks).keys() == set(marks)

    held.drop(USER, marks[1:])

    assert [head.mark for head in held.heads(USER)] == marks[:1]


def test_what_is_let_go_stays_gone(held: HeldProposals) -> None:
    one, other = held_back(1), held_back(2)
    held.hold([one, other])

    held.drop(USER, [one.mark])
    held.drop(USER, [one.mark, "never held"])

    assert held.heads(USER) == (other.head,)
    assert held.proposals(USER, [one.mark]) == {}
    held.drop(USER, [other.mark])
    assert not held.any(USER)


def test_nobody_sees_or_drops_what_is_held_for_somebody_else(held: HeldProposals) -> None:
    mine = held_back(1)
    held.hold([mine])

    held.drop(OTHER, [mine.mark])

    assert held.heads(OTHER) == ()
    assert held.proposals(OTHER, [mine.mark]) == {}
    assert held.count(OTHER, MORNING) == 0
    assert not held.any(OTHER)
    assert held.heads(USER) == (mine.head,)


def test_what_was_held_too_long_counts_no_more(held: HeldProposals) -> None:
    held.hold([held_back(1), held_back(2, held_at=MORNING + timedelta(days=1))])

    assert held.count(USER, MORNING + HELD_FOR - timedelta(seconds=1)) == 2
    assert held.count(USER, MORNING + HELD_FOR) == 1
    assert held.count(USER, MORNING + HELD_FOR + timedelta(hours=1)) == 1
    assert held.count(USER, MORNING + HELD_FOR + timedelta(days=1)) == 0


def test_what_becomes_a_task_is_held_no_more_and_nothing_else_goes_with_it(
    stores: Stores, held: HeldProposals
) -> None:
    up, stays = held_back(1), held_back(2)
    held.hold([up, stays])
    born = Newborn(proposed(body(action=up.proposal.action)), up.mark, held=True)

    assert stores.tasks.create(USER, [born], month="2026-11") == 1

    assert held.heads(USER) == (stays.head,)
    assert held.proposals(USER, [up.mark]) == {}


def test_what_was_seen_before_is_neither_created_nor_let_go_of(
    stores: Stores, held: HeldProposals
) -> None:
    one = held_back(1)
    stores.tasks.create(USER, [Newborn(proposed(), one.mark)], month="2026-11")
    held.hold([one])
    again = Newborn(proposed(body(task_id="tsk_2")), one.mark, held=True)

    assert stores.tasks.create(USER, [again], month="2026-11") == 0

    assert held.heads(USER) == (one.head,)


def test_what_is_held_goes_with_the_person(stores: Stores, held: HeldProposals) -> None:
    stores.users.register(person(), "hash")
    held.hold([held_back(1), held_back(2), held_back(3, user_id=OTHER)])
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), MORNING)

    portions = [stores.personal_data.drop_rows(USER, at_most=3) for _ in range(5)]

    assert portions[-1]
    assert not held.any(USER)
    assert held.count(OTHER, MORNING) == 1
