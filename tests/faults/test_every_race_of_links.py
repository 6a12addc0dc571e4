"""Two linked tasks at work at the same time, changing over at every call that leaves the code."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest

from countersign.domain.errors import DomainError
from countersign.domain.task.links import Link
from countersign.domain.task.task import Status
from tests.factories import USER
from tests.faults.breaker import Breaker
from tests.faults.interleaving import Turns, plans
from tests.faults.invariants import CLEAN, listed
from tests.faults.link_scenarios import (
    Ends,
    asked,
    the_first_fails,
    the_first_is_in_doubt,
    the_second_waits,
)
from tests.faults.linked_world import FIRST, SECOND, LinkedWorld, reckon
from tests.share import FAULTS_ONE_IN, share

Step = Callable[[LinkedWorld], None]

WAITING, DONE = Status.AWAITING_APPROVAL, Status.COMPLETED


@dataclass(frozen=True)
class LinkMeeting:
    """`ends`: every pair of statuses in which the two may leave the tasks, however they meet."""

    link: Link
    scene: Step
    one: Step
    other: Step
    ends: Ends

    def __str__(self) -> str:
        names = (self.link, self.scene.__name__, self.one.__name__, self.other.__name__)
        return "-".join(names)


def approved(world: LinkedWorld) -> None:
    """Both, and neither is carried out yet."""
    asked(world)
    world.approve(FIRST)
    world.approve(SECOND)


def the_first_is_half_done(world: LinkedWorld) -> None:
    """No answer came, and the write was carried out after somebody looked; nobody holds a lease."""
    approved(world)
    world.provider.write_faults.append("lands_late")
    act_first(world)
    world.clock.wait(seconds=60)
    assert world.first.status is Status.EXECUTING


def the_first_is_done(world: LinkedWorld) -> None:
    asked(world)
    world.approve(FIRST)
    world.run()
    world.approve(SECOND)


def the_first_is_being_taken_back(world: LinkedWorld) -> None:
    the_first_is_done(world)
    world.undo(FIRST)


def both_wait_for_a_worker(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.approve(FIRST)


def the_first_is_done_and_nobody_has_looked(world: LinkedWorld) -> None:
    both_wait_for_a_worker(world)
    act_first(world)
    assert world.statuses == (DONE, Status.APPROVED)


def the_first_expires_now(world: LinkedWorld) -> None:
    asked(world)
    world.clock.move_to(world.first.expires_at - timedelta(milliseconds=1))
    world.approve(SECOND)
    world.clock.wait(seconds=1)


def the_first_has_failed(world: LinkedWorld) -> None:
    """It may be tried again, and the other is approved."""
    asked(world)
    world.provider.write_faults.append("refused")
    world.approve(FIRST)
    world.run()
    world.approve(SECOND)


def the_first_is_in_doubt_and_the_second_approved(world: LinkedWorld) -> None:
    the_first_is_in_doubt(world)


def act_first(world: LinkedWorld) -> None:
    world.act(world.call_for(FIRST))


def act_second(world: LinkedWorld) -> None:
    world.act(world.call_for(SECOND))


def act_first_in_vain(world: LinkedWorld) -> None:
    world.provider.write_faults.append("refused")
    act_first(world)


def look_at_first(world: LinkedWorld) -> None:
    world.advance(USER, FIRST, check_run=True)


def look_at_second(world: LinkedWorld) -> None:
    world.advance(USER, SECOND, check_run=True)


def approve_first(world: LinkedWorld) -> None:
    world.decide.approve(world.person, FIRST, world.first.digest)


def decline_first(world: LinkedWorld) -> None:
    world.decide.reject(world.person, FIRST, world.first.digest, reason=None, text=None)


def cancel_first(world: LinkedWorld) -> None:
    world.change.cancel(world.person, FIRST, world.first.digest)


def cancel_second(world: LinkedWorld) -> None:
    world.change.cancel(world.person, SECOND, world.second.digest)


def undo_first(world: LinkedWorld) -> None:
    world.change.undo(world.person, FIRST, world.first.digest)


def retry_first(world: LinkedWorld) -> None:
    world.change.retry(world.person, FIRST, world.first.digest)
    act_first(world)


def say_it_happened(world: LinkedWorld) -> None:
    world.change.resolve(world.person, FIRST, world.first.digest, happened=True)


def _ends(*ends: tuple[Status, Status]) -> Ends:
    return frozenset(ends)


_ONE = _ends((DONE, WAITING), (WAITING, DONE))
_BOTH = _ends((DONE, DONE))
_UNDONE = _ends((Status.UNDONE, DONE), (Status.UNDONE, WAITING))
_ALONE = frozenset({DONE, WAITING})
_ONE_FAILED = _ONE | _ends((Status.FAILED, DONE))
_IN_VAIN = _ends(
    *((Status.FAILED, end) for end in _ALONE), *((end, Status.FAILED) for end in _ALONE)
)

IN_EACH_OTHERS_WAY = LinkMeeting("conflicts_with", approved, act_first, act_second, _ONE)

MEETINGS = (
    IN_EACH_OTHERS_WAY,
    LinkMeeting("conflicts_with", approved, act_first, look_at_second, _ONE),
    LinkMeeting(
        "conflicts_with",
        approved,
        act_second,
        cancel_first,
        _ends((Status.CANCELLED, DONE)) | _ONE,
    ),
    LinkMeeting("conflicts_with", the_first_is_half_done, act_first, act_second, _ONE),
    LinkMeeting("conflicts_with", the_first_has_failed, retry_first, act_second, _ONE_FAILED),
    LinkMeeting("conflicts_with", the_first_is_being_taken_back, act_first, act_second, _UNDONE),
    LinkMeeting("depends_on", approved, act_first, act_second, _BOTH),
    LinkMeeting("depends_on", both_wait_for_a_worker, act_first, look_at_second, _BOTH),
    LinkMeeting(
        "depends_on", the_first_is_done_and_nobody_has_looked, look_at_first, look_at_second, _BOTH
    ),
    LinkMeeting(
        "depends_on",
        the_first_is_done_and_nobody_has_looked,
        look_at_first,
        cancel_second,
        _BOTH | _ends((DONE, Status.CANCELLED)),
    ),
    LinkMeeting("depends_on", the_first_is_done, act_second, undo_first, _UNDONE),
    LinkMeeting("depends_on", the_first_is_being_taken_back, act_first, act_second, _UNDONE),
    LinkMeeting(
        "depends_on",
        the_second_waits,
        look_at_second,
        decline_first,
        _ends((Status.REJECTED, WAITING)),
    ),
    LinkMeeting("depends_on", the_second_waits, look_at_second, approve_first, _BOTH),
    LinkMeeting(
        "depends_on",
        the_first_fails,
        look_at_first,
        look_at_second,
        _ends((Status.FAILED, WAITING)),
    ),
    LinkMeeting(
        "depends_on",
        the_first_is_in_doubt_and_the_second_approved,
        say_it_happened,
        look_at_second,
        _BOTH,
    ),
    LinkMeeting("together_with", approved, act_first, act_second, _BOTH),
    LinkMeeting(
        "together_with",
        approved,
        act_second,
        cancel_first,
        _ends(*((Status.CANCELLED, end) for end in _ALONE)),
    ),
    LinkMeeting(
        "together_with",
        approved,
        act_first_in_vain,
        act_second,
        _BOTH | _IN_VAIN,
    ),
    LinkMeeting(
        "together_with",
        the_first_expires_now,
        look_at_first,
        act_second,
        _ends(*((Status.EXPIRED, end) for end in _ALONE)),
    ),
)


def calls_alone(meeting: LinkMeeting, step: Step) -> int:
    breaker = Breaker()
    world = LinkedWorld(meeting.link, breaker)
    meeting.scene(world)
    before = len(breaker.calls)
    with suppress(DomainError):
        step(world)
    return len(breaker.calls) - before


def met(meeting: LinkMeeting, plan: tuple[int, ...]) -> str | None:
    """Let them meet by this plan; answers what is wrong afterwards."""
    breaker = Breaker()
    world = LinkedWorld(meeting.link, breaker)
    meeting.scene(world)
    Turns(breaker, plan).play(lambda: meeting.one(world), lambda: meeting.other(world))
    world.run()
    reckoning = reckon(world)
    if reckoning != CLEAN or world.statuses not in meeting.ends:
        return f"{world.statuses}, {reckoning}"
    return None


def troubles_of(meeting: LinkMeeting, changes: int, *, one_in: int = 1) -> list[str]:
    one, other = calls_alone(meeting, meeting.one), calls_alone(meeting, meeting.other)
    return [
        f"changing over after {plan}: {trouble}"
        for plan in share(plans(one, other, changes), meeting, one_in)
        if (trouble := met(meeting, plan))
    ]


@pytest.mark.parametrize("meeting", MEETINGS, ids=str)
def test_wherever_two_linked_tasks_change_over_twice_the_link_is_kept(
    meeting: LinkMeeting,
) -> None:
    troubles = troubles_of(meeting, 2, one_in=FAULTS_ONE_IN)

    assert not troubles, listed(troubles)


@pytest.mark.faults
@pytest.mark.parametrize("meeting", MEETINGS, ids=str)
def test_wherever_two_linked_tasks_change_over_three_times_the_link_is_kept(
    meeting: LinkMeeting,
) -> None:
    troubles = troubles_of(meeting, 3)

    assert not troubles, listed(troubles)
