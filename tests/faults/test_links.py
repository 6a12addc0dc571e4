"""Of linked tasks none is carried out against its link, whoever dies or comes first."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.task.links import Link
from countersign.domain.task.task import Status, Task
from tests.factories import USER, sent
from tests.faults.breaker import Breaker, stops_at
from tests.faults.invariants import listed
from tests.faults.link_scenarios import (
    PAIRS,
    Pair,
    asked,
    both_are_approved,
    calls_of,
    one_is_declined_while_the_other_cools,
    the_first_expires,
    the_first_fails,
    the_first_is_declined,
    the_first_is_put_off,
    the_first_is_undone_before_the_second_is_approved,
    the_second_waits,
    trouble_of,
)
from tests.faults.linked_world import FIRST, SECOND, LinkedWorld, WatchedTasks
from tests.faults.stories import nothing_goes_wrong
from tests.faults.world import World
from tests.share import share


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_uninterrupted_two_linked_tasks_end_as_they_should(pair: Pair) -> None:
    assert trouble_of(pair, Breaker()) is None


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_whatever_call_a_worker_dies_at_the_link_is_kept(pair: Pair) -> None:
    stops = [(number, call, stop) for number, call in calls_of(pair) for stop in stops_at(call)]
    troubles = [
        f"{stop} {number} {call}: {trouble}"
        for number, call, stop in share(stops, pair)
        if (trouble := trouble_of(pair, Breaker(stop_at={number: stop})))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (("depends_on", the_first_fails), "which this needs, failed"),
        (("depends_on", the_first_is_declined), "which this needs, was declined"),
        (("depends_on", the_first_expires), "which this needs, has expired"),
        (
            ("depends_on", the_first_is_undone_before_the_second_is_approved),
            "which this needs, was undone",
        ),
        (("depends_on", the_first_is_put_off), "It waited for another task for 3 days."),
        (("conflicts_with", both_are_approved), "only one of the two may be"),
        (
            ("together_with", one_is_declined_while_the_other_cools),
            "which goes with this, was declined",
        ),
    ],
)
def test_what_waits_again_says_why(
    pair: tuple[Link, Callable[[LinkedWorld], None]], words: str
) -> None:
    link, play = pair
    world = LinkedWorld(link, second=sent(thread_id="thread-2"))
    play(world)

    filed = world.tasks.get_filed(USER, SECOND)
    assert filed is not None
    assert (filed.task.status, filed.task.revision) == (Status.AWAITING_APPROVAL, 2)
    assert words in (filed.body.changed or "")


def test_while_it_waits_it_says_what_for() -> None:
    world = LinkedWorld("depends_on")
    the_second_waits(world)

    assert world.second.blocked_by == f"It waits for: {world.first.summary}"
    assert world.second.blocked_on == "task"
    assert world.second.decided is not None


def test_what_waits_goes_on_as_soon_as_the_other_is_done_and_not_by_the_clock() -> None:
    world = LinkedWorld("depends_on")
    the_second_waits(world)
    world.approve(FIRST)

    world.run(timedelta(seconds=5))

    assert world.statuses == (Status.COMPLETED, Status.COMPLETED)


def test_what_waits_is_asked_about_again_as_soon_as_the_other_is_declined() -> None:
    world = LinkedWorld("depends_on")
    the_second_waits(world)
    world.decline(FIRST)

    world.run(timedelta(seconds=5))

    assert world.statuses == (Status.REJECTED, Status.AWAITING_APPROVAL)


def test_what_cannot_be_told_to_the_other_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    world = LinkedWorld("depends_on")
    the_second_waits(world)
    with monkeypatch.context() as patch:
        patch.setattr(WatchedTasks, "heads_of", refuse)
        world.approve(FIRST)
        world.run(timedelta(seconds=5))
        assert world.statuses == (Status.COMPLETED, Status.APPROVED)
        world.advance(USER, FIRST)

    world.run()

    assert world.statuses == (Status.COMPLETED, Status.COMPLETED)


def refuse(*_: object) -> dict[str, Task]:
    raise Conflict("The table is too busy to read from.")


def test_a_step_found_to_be_done_leads_to_no_other_that_the_link_forbids() -> None:
    """The draft was saved, though nobody could tell; by now the other of the two is done."""
    world = LinkedWorld("conflicts_with", first=sent())
    asked(world)
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    world.approve(FIRST)
    world.run()
    world.provider.shows_nothing = False
    world.resolve(FIRST, happened=False)
    world.approve(SECOND)
    world.run()

    world.retry(FIRST)
    world.run()

    assert world.statuses == (Status.AWAITING_APPROVAL, Status.COMPLETED)
    assert [one.key for one in world.provider.journal if one.is_last] == [f"{SECOND}.1.draft"]


def test_a_task_without_links_reads_no_other() -> None:
    breaker = Breaker()
    nothing_goes_wrong(World(breaker))

    assert not [call for call in breaker.calls if call.endswith(".heads_of")]
