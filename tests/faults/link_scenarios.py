"""What can happen to two linked tasks between their proposal and their end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.actions.action import Action
from countersign.domain.task.links import Link
from countersign.domain.task.task import Status
from tests.factories import sent
from tests.faults.breaker import Breaker
from tests.faults.invariants import CLEAN
from tests.faults.linked_world import FIRST, SECOND, LinkedWorld, reckon

Ends = frozenset[tuple[Status, Status]]

_WAITING, _DONE = Status.AWAITING_APPROVAL, Status.COMPLETED


@dataclass(frozen=True)
class Pair:
    """Two tasks, a link, and what happens. `ends` are the statuses that are right for both."""

    link: Link
    play: Callable[[LinkedWorld], None]
    ends: Ends
    second: Action | None = None

    def __str__(self) -> str:
        return f"{self.link}: {self.play.__name__}"

    def world(self, breaker: Breaker) -> LinkedWorld:
        return LinkedWorld(self.link, breaker, second=self.second)


def asked(world: LinkedWorld) -> None:
    world.propose()
    world.run()
    world.breaker.asked_after = len(world.breaker.calls)


def both_are_approved(world: LinkedWorld) -> None:
    asked(world)
    world.approve(FIRST)
    world.approve(SECOND)
    world.run()


def the_second_is_approved_first(world: LinkedWorld) -> None:
    asked(world)
    world.approve(SECOND)
    world.run()
    world.approve(FIRST)
    world.run()


def the_second_waits(world: LinkedWorld) -> None:
    asked(world)
    world.approve(SECOND)
    world.run()


def the_first_fails(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.provider.write_faults.extend(["refused"] * 9)
    world.approve(FIRST)
    world.run()


def the_first_fails_and_both_are_tried_again(world: LinkedWorld) -> None:
    the_first_fails(world)
    world.provider.write_faults.clear()
    world.retry(FIRST)
    world.approve(SECOND)
    world.run()


def the_first_is_declined(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.decline(FIRST)
    world.run()


def the_first_expires(world: LinkedWorld) -> None:
    """Just before the second has waited for three days."""
    the_second_waits(world)
    world.clock.move_to(world.first.expires_at)
    world.run()


def the_first_is_put_off(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.put_off(FIRST, timedelta(days=20))
    world.clock.wait(hours=73)
    world.run()


def the_first_is_undone_before_the_second_is_approved(world: LinkedWorld) -> None:
    asked(world)
    world.approve(FIRST)
    world.run()
    world.undo(FIRST)
    world.run()
    world.approve(SECOND)
    world.run()


def the_first_is_undone_while_the_second_cools(world: LinkedWorld) -> None:
    asked(world)
    world.approve(FIRST)
    world.run()
    world.approve(SECOND)
    world.run(timedelta(seconds=2))
    world.undo(FIRST)
    world.run()


def the_first_is_undone_when_both_are_done(world: LinkedWorld) -> None:
    both_are_approved(world)
    world.undo(FIRST)
    world.run()


def the_first_is_in_doubt(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    world.approve(FIRST)
    world.run()
    world.provider.shows_nothing = False


def the_first_was_in_doubt_and_had_happened(world: LinkedWorld) -> None:
    the_first_is_in_doubt(world)
    happened = any(one.key.startswith(f"{FIRST}.") for one in world.provider.journal)
    world.resolve(FIRST, happened=happened)
    if not happened:
        world.retry(FIRST)
    world.run()


def answers_are_lost(world: LinkedWorld) -> None:
    world.provider.write_faults.extend(("lost_after", "lands_late", "lost_before"))
    both_are_approved(world)


def everything_restarts_while_the_second_waits(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.approve(FIRST)
    world.restart_everything()
    world.run()


def the_second_is_cancelled_while_it_waits(world: LinkedWorld) -> None:
    the_second_waits(world)
    world.cancel(SECOND)
    world.approve(FIRST)
    world.run()


def the_other_is_approved_again(world: LinkedWorld) -> None:
    """Whichever of the two was not carried out."""
    both_are_approved(world)
    for task in (world.first, world.second):
        if task.status is _WAITING:
            world.approve(task.task_id)
    world.run()


def the_one_is_undone_and_the_other_approved(world: LinkedWorld) -> None:
    both_are_approved(world)
    for task in (world.first, world.second):
        if task.status is _DONE:
            world.undo(task.task_id)
    world.run()
    for task in (world.first, world.second):
        if task.status is _WAITING:
            world.approve(task.task_id)
    world.run()


def the_one_fails(world: LinkedWorld) -> None:
    """Or is done after all, where its worker dies before it hears so."""
    world.provider.write_faults.append("refused")
    both_are_approved(world)
    world.provider.write_faults.clear()


def one_is_declined_and_the_other_approved_twice(world: LinkedWorld) -> None:
    asked(world)
    world.decline(FIRST)
    world.approve(SECOND)
    world.run()
    world.approve(SECOND)
    world.run()


def one_is_declined_while_the_other_cools(world: LinkedWorld) -> None:
    asked(world)
    world.approve(SECOND)
    world.run(timedelta(seconds=2))
    world.decline(FIRST)
    world.run()


def _ends(*ends: tuple[Status, Status]) -> Ends:
    return frozenset(ends)


_BOTH = _ends((_DONE, _DONE))
_ONE = _ends((_DONE, _WAITING), (_WAITING, _DONE))

PAIRS = (
    Pair("depends_on", both_are_approved, _BOTH),
    Pair("depends_on", the_second_is_approved_first, _BOTH),
    Pair("depends_on", the_second_waits, _ends((_WAITING, Status.APPROVED))),
    Pair("depends_on", the_first_fails, _ends((Status.FAILED, _WAITING))),
    Pair("depends_on", the_first_fails_and_both_are_tried_again, _BOTH),
    Pair("depends_on", the_first_is_declined, _ends((Status.REJECTED, _WAITING))),
    Pair("depends_on", the_first_expires, _ends((Status.EXPIRED, _WAITING))),
    Pair("depends_on", the_first_is_put_off, _ends((_WAITING, _WAITING))),
    Pair(
        "depends_on",
        the_first_is_undone_before_the_second_is_approved,
        _ends((Status.UNDONE, _WAITING)),
    ),
    Pair(
        "depends_on",
        the_first_is_undone_while_the_second_cools,
        _ends((Status.UNDONE, _WAITING)),
        sent(thread_id="thread-2"),
    ),
    Pair("depends_on", the_first_is_undone_when_both_are_done, _ends((Status.UNDONE, _DONE))),
    Pair("depends_on", the_first_was_in_doubt_and_had_happened, _BOTH),
    Pair("depends_on", answers_are_lost, _BOTH),
    Pair("depends_on", everything_restarts_while_the_second_waits, _BOTH),
    Pair("depends_on", the_second_is_cancelled_while_it_waits, _ends((_DONE, Status.CANCELLED))),
    Pair("conflicts_with", both_are_approved, _ONE),
    Pair("conflicts_with", the_other_is_approved_again, _ONE),
    Pair("conflicts_with", answers_are_lost, _ONE),
    Pair(
        "conflicts_with",
        the_one_is_undone_and_the_other_approved,
        _ends((Status.UNDONE, _DONE), (_DONE, Status.UNDONE)),
    ),
    Pair(
        "conflicts_with",
        the_one_fails,
        _ends((Status.FAILED, _DONE), (_DONE, Status.FAILED)) | _ONE,
    ),
    Pair("together_with", both_are_approved, _BOTH),
    Pair(
        "together_with",
        one_is_declined_and_the_other_approved_twice,
        _ends((Status.REJECTED, _DONE)),
    ),
    Pair(
        "together_with",
        one_is_declined_while_the_other_cools,
        _ends((Status.REJECTED, _WAITING)),
        sent(thread_id="thread-2"),
    ),
    Pair("together_with", the_first_fails, _ends((Status.FAILED, _DONE))),
)


def calls_of(pair: Pair) -> list[tuple[int, str]]:
    """Every call that workers make when nobody stops them, numbered from 1, once both are asked."""
    breaker = Breaker()
    pair.play(pair.world(breaker))
    return list(enumerate(breaker.calls, start=1))[breaker.asked_after :]


def trouble_of(pair: Pair, breaker: Breaker) -> str | None:
    """Play it; answers what is wrong at its end, if anything is."""
    world = pair.world(breaker)
    try:
        pair.play(world)
        reckoning = reckon(world)
    except Exception as failure:
        return repr(failure)
    if reckoning != CLEAN or world.statuses not in pair.ends:
        return f"{world.statuses}, {reckoning}"
    return None
