"""A scan that dies anywhere is read again: every mail that asks something becomes one task."""

from datetime import timedelta

import pytest

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.task import Status
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import USER, agent
from tests.fakes.macs import signing
from tests.faults.breaker import Breaker, Stop
from tests.faults.invariants import listed
from tests.faults.mailbox_world import Post
from tests.faults.world import Mischief, World
from tests.share import share

ASKING = 3
MANY = WAITING_CAP + 5
ADVANCING = frozenset(
    f"InMemoryTasks.{name}" for name in ("get_with_wait", "note_run", "note_question", "postpone")
)
OF_A_SCAN = ("MailAtWork", "InMemoryHeldProposals", "InMemoryTasks", "InMemoryAgents")
"""Whose calls a scan makes; whoever advances a task dies elsewhere (`test_every_crash_point`)."""

LONG_ENOUGH = timedelta(minutes=40)


def scanned(
    breaker: Breaker | None = None,
    mischief: Mischief | None = None,
    *,
    scans: int = 1,
    clock_may_die: bool = False,
    asking: int = ASKING,
) -> World:
    """Mails that ask, one that does not, and somebody asks for scans; all of it comes to rest."""
    world = World(breaker, mischief, kind="email.draft_reply", clock_may_die=clock_may_die)
    assert isinstance(world.provider, Post)
    mailbox = world.provider.mailbox
    mailbox.messages.clear()
    for number in range(asking):
        text = "Hello,\n\ncould you tell me when the invoice will be paid?\n\nBest, Ana"
        mailbox.deliver(text, subject="Invoice", sender=f"ana{number}@lima.example")
    mailbox.deliver("Your parcel has arrived.", subject="Parcel", sender="no-reply@post.example")
    world.agents.add(agent(next_scan_at=world.clock.now()))
    world.users.set_next_scan(USER, world.clock.now())
    for _ in range(scans):
        world.queues.scan(USER, None, "asked")
    world.run(LONG_ENOUGH)
    return world


def trouble(world: World) -> str | None:
    threads = [getattr(body.action, "thread_id", None) for body in world.tasks.bodies.values()]
    if sorted(map(str, threads)) != sorted(set(map(str, threads))):
        return f"a mail was proposed twice: {threads}"
    if len(threads) != ASKING:
        return f"{len(threads)} tasks of {ASKING}"
    stored = world.agents.get(USER, "agt_1")
    if stored is None or stored.last_scan is None or stored.last_scan.phase != "done":
        return f"the scan did not end: {stored and stored.last_scan}"
    waits = {task.status for task in world.tasks.heads.values()}
    asked = {wait.token is not None for wait in world.tasks.waits.values()}
    return None if waits == {Status.AWAITING_APPROVAL} and asked == {True} else f"{waits} {asked}"


def calls() -> list[tuple[int, str]]:
    breaker = Breaker()
    scanned(breaker)
    return list(enumerate(breaker.calls, start=1))


def test_every_mail_that_asks_becomes_one_task() -> None:
    assert trouble(scanned()) is None


@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_call_a_scan_dies_at_each_mail_becomes_one_task(stop: Stop) -> None:
    troubles = [
        f"{stop} {number} {call}: {found}"
        for number, call in calls()
        if (found := trouble(scanned(Breaker(stop_at={number: stop}))))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_call_the_clock_dies_at_each_mail_becomes_one_task(stop: Stop) -> None:
    breaker = Breaker()
    scanned(breaker, clock_may_die=True)
    troubles = [
        f"{stop} {number}: {found}"
        for number in range(1, len(breaker.calls) + 1)
        if (found := trouble(scanned(Breaker(stop_at={number: stop}), clock_may_die=True)))
    ]

    assert not troubles, listed(troubles)


def test_two_scans_at_once_propose_nothing_twice() -> None:
    assert trouble(scanned(scans=2)) is None


@pytest.mark.parametrize("seconds", [0, 41, 200])
def test_a_scan_that_is_asked_for_again_proposes_nothing_twice(seconds: int) -> None:
    repeats = dict.fromkeys(range(1, 30), float(seconds))

    assert trouble(scanned(mischief=Mischief(repeats=repeats))) is None


def crowded(breaker: Breaker | None = None) -> World:
    """More ask than may wait; five are declined, and whoever was told too late of it is told by the
    next scan."""
    world = scanned(breaker, asking=MANY)
    decide = DecideTask(world.tasks, world.clock, signing())
    for task in world.tasks.in_view(USER, "waiting", at_most=MANY - WAITING_CAP):
        decide.reject(world.person, task.task_id, task.digest, reason=None, text=None)
    world.run(LONG_ENOUGH)
    world.queues.scan(USER, None, "asked")
    world.run(LONG_ENOUGH)
    return world


def crowded_trouble(world: World) -> str | None:
    said = [body.action for body in world.tasks.bodies.values()]
    said += [one.proposal.action for one in world.tasks.held.values()]
    threads = sorted(action.thread_id for action in said if isinstance(action, Reply))
    if len(threads) != len(set(threads)):
        return f"a mail is there twice: {threads}"
    if len(threads) != MANY:
        return f"{MANY - len(threads)} of {MANY} are lost"
    waiting = len(world.tasks.in_view(USER, "waiting", at_most=2 * MANY))
    return None if (waiting, world.tasks.held) == (WAITING_CAP, {}) else f"{waiting} wait"


def test_of_more_than_may_wait_the_others_come_up_as_places_become_free() -> None:
    before = scanned(asking=MANY)
    assert len(before.tasks.held) == MANY - WAITING_CAP

    assert crowded_trouble(crowded()) is None


@pytest.mark.parametrize("stop", ["before", "after"])
def test_whatever_call_a_scan_of_more_than_may_wait_dies_at_none_is_lost_and_none_is_there_twice(
    stop: Stop,
) -> None:
    breaker = Breaker()
    crowded(breaker)
    of_scans = [
        (number, call)
        for number, call in enumerate(breaker.calls, start=1)
        if call.startswith(OF_A_SCAN) and call not in ADVANCING
    ]
    troubles = [
        f"{stop} {number} {call}: {found}"
        for number, call in share(of_scans, f"crowded {stop}")
        if (found := crowded_trouble(crowded(Breaker(stop_at={number: stop}))))
    ]

    assert not troubles, listed(troubles)
