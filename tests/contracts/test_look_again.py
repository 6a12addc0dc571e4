"""What every store of what is to be looked at again keeps to."""

from datetime import datetime, timedelta

import pytest

from countersign.domain.job import DurableJob
from countersign.domain.look_again import LOOKS_AHEAD_AT_MOST, LookAgain
from countersign.ports.look_again import LooksAhead
from tests.contracts.conftest import Stores
from tests.factories import USER, person
from tests.fakes.system import MORNING

AGENT, ACCOUNT, OTHER = "agt_1", "int_1", "usr_2"
DAY = timedelta(days=1)


@pytest.fixture
def ahead(stores: Stores) -> LooksAhead:
    return stores.ahead


def look(ref: str = "thread-1", why: str = "no_answer", at: datetime = MORNING) -> LookAgain:
    return LookAgain(integration_id=ACCOUNT, capability="mail", ref=ref, why=why, at=at)


def due(
    ahead: LooksAhead, now: datetime = MORNING, user: str = USER, at_most: int = 50
) -> tuple[LookAgain, ...]:
    return ahead.due(user, AGENT, ACCOUNT, "mail", now, at_most=at_most)


def test_what_is_due_comes_the_longest_due_first_and_nothing_before_its_time(
    ahead: LooksAhead,
) -> None:
    one, two, three = look("a", at=MORNING + DAY), look("b"), look("c", at=MORNING + 2 * DAY)
    ahead.keep(USER, AGENT, [one, two, three])

    assert due(ahead, MORNING - timedelta(seconds=1)) == ()
    assert due(ahead, MORNING) == (two,)
    assert due(ahead, MORNING + 3 * DAY) == (two, one, three)
    assert due(ahead, MORNING + 3 * DAY, at_most=2) == (two, one)


def test_what_is_kept_again_is_kept_once_as_it_was_said_last(ahead: LooksAhead) -> None:
    ahead.keep(USER, AGENT, [look(), look(why="promise")])
    later = look(at=MORNING + DAY)

    ahead.keep(USER, AGENT, [look(), look(why="promise")])
    ahead.keep(USER, AGENT, [later])

    assert due(ahead) == (look(why="promise"),)
    assert due(ahead, MORNING + DAY) == (look(why="promise"), later)


def test_what_was_looked_at_is_due_no_more_but_what_was_put_off_meanwhile_is(
    ahead: LooksAhead,
) -> None:
    later = look("b", at=MORNING + DAY)
    ahead.keep(USER, AGENT, [look("a"), look("b")])
    read = due(ahead)
    ahead.keep(USER, AGENT, [later])

    ahead.done(USER, AGENT, read)
    ahead.done(USER, AGENT, read)

    assert due(ahead, MORNING + 2 * DAY) == (later,)


def test_of_more_than_are_kept_those_that_come_first_give_way(ahead: LooksAhead) -> None:
    minute = timedelta(minutes=1)
    many = [look(f"t{n}", at=MORNING + n * minute) for n in range(LOOKS_AHEAD_AT_MOST + 1)]
    ahead.keep(USER, AGENT, many[1:])

    ahead.keep(USER, AGENT, many[:1])
    assert due(ahead, at_most=1) == ()

    newest = look("newest", at=MORNING + 10 * DAY)
    ahead.keep(USER, AGENT, [newest])
    everything = due(ahead, MORNING + 20 * DAY, at_most=2 * LOOKS_AHEAD_AT_MOST)
    assert everything == (*many[2:], newest)


def test_nobody_sees_or_settles_what_is_kept_for_another_agent_or_person(
    ahead: LooksAhead,
) -> None:
    ahead.keep(USER, AGENT, [look()])

    ahead.done(OTHER, AGENT, [look()])
    ahead.done(USER, "agt_2", [look()])

    assert due(ahead, user=OTHER) == ()
    assert ahead.due(USER, "agt_2", ACCOUNT, "mail", MORNING, at_most=5) == ()
    assert ahead.due(USER, AGENT, "int_2", "mail", MORNING, at_most=5) == ()
    assert due(ahead) == (look(),)


def test_it_goes_with_the_person(stores: Stores, ahead: LooksAhead) -> None:
    stores.users.register(person(), "hash")
    ahead.keep(USER, AGENT, [look("a"), look("b")])
    ahead.keep(OTHER, AGENT, [look()])
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), MORNING)

    while not stores.personal_data.drop_rows(USER, at_most=3):
        pass

    assert due(ahead) == ()
    assert due(ahead, user=OTHER) == (look(),)
