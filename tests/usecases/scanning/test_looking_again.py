"""What an agent wants to see again is read again when it is due, though no mail came of it."""

from datetime import timedelta

import pytest

from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.look_again import LookAgain
from countersign.domain.task.task import Status
from countersign.engines.rules import RulesEngine
from countersign.usecases.scanning.read_source import LOOKED_AT_AGAIN_AT_ONCE
from countersign.usecases.scanning.scan_user import ScanUser
from tests.factories import USER
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents

GRACE = "grace@elsewhere.example"
ASKS = "Hi Grace,\n\ncould you send me the signed lease?\n\nAda"
LONG = timedelta(days=10)


@pytest.fixture
def engine() -> RulesEngine:
    return RulesEngine()


@pytest.fixture
def ahead(scan: ScanUser) -> InMemoryLooksAhead:
    assert isinstance(scan.ahead, InMemoryLooksAhead)
    return scan.ahead


def later(scan: ScanUser, clock: SettableClock, wait: timedelta = LONG) -> None:
    clock.wait(seconds=wait.total_seconds())
    scan(USER, None, "clock")


def proposed(tasks: InMemoryTasks) -> list[str]:
    return [body.action.kind for body in tasks.bodies.values()]


def test_a_question_that_stays_without_an_answer_becomes_one_task_in_time(
    scan: ScanUser,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    clock: SettableClock,
    ahead: InMemoryLooksAhead,
) -> None:
    mailbox.send(GRACE, ASKS, at=clock.now())
    scan(USER, None, "clock")
    assert (proposed(tasks), len(ahead.kept)) == ([], 1)

    later(scan, clock, timedelta(days=1))
    assert proposed(tasks) == []

    later(scan, clock)
    assert (proposed(tasks), len(ahead.kept)) == (["email.follow_up"], 0)
    later(scan, clock)
    assert proposed(tasks) == ["email.follow_up"]


def test_an_answer_that_comes_before_it_is_due_leaves_nothing_to_ask(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    asked = mailbox.send(GRACE, ASKS, at=clock.now())
    scan(USER, None, "clock")
    mailbox.deliver("Here it is.", subject="Re: Lunch", thread_id=asked.thread_id, at=clock.now())

    later(scan, clock)

    assert proposed(tasks) == []


def test_an_answer_that_comes_while_it_waits_withdraws_it(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    asked = mailbox.send(GRACE, ASKS, at=clock.now())
    scan(USER, None, "clock")
    later(scan, clock)
    mailbox.deliver("Here it is.", subject="Re: Lunch", thread_id=asked.thread_id, at=clock.now())

    later(scan, clock, timedelta(hours=1))

    (task,) = tasks.heads.values()
    assert task.status is Status.EXPIRED
    assert task.error is not None
    assert task.error.code == "answered_by_them"


def test_what_is_due_stays_due_while_the_account_is_silent(
    scan: ScanUser,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    clock: SettableClock,
    ahead: InMemoryLooksAhead,
) -> None:
    mailbox.send(GRACE, ASKS, at=clock.now())
    scan(USER, None, "clock")
    mailbox.spoil("thread", "lost_before")

    later(scan, clock)
    assert (proposed(tasks), len(ahead.kept)) == ([], 1)

    later(scan, clock, timedelta(hours=1))
    assert (proposed(tasks), len(ahead.kept)) == (["email.follow_up"], 0)


def test_what_is_gone_by_then_is_looked_at_no_more(
    scan: ScanUser, mailbox: FakeMailbox, clock: SettableClock, ahead: InMemoryLooksAhead
) -> None:
    asked = mailbox.send(GRACE, ASKS, at=clock.now())
    scan(USER, None, "clock")
    mailbox.delete_for_good(asked.thread_id)

    later(scan, clock)

    assert ahead.kept == {}


def test_more_than_one_pass_looks_at_are_looked_at_by_the_next(
    scan: ScanUser,
    agents: InMemoryAgents,
    clock: SettableClock,
    ahead: InMemoryLooksAhead,
    queues: RecordingQueues,
) -> None:
    many = [
        LookAgain(
            integration_id="int_1",
            capability="mail",
            ref=f"gone-{number}",
            why="no_answer",
            at=clock.now(),
        )
        for number in range(LOOKED_AT_AGAIN_AT_ONCE + 1)
    ]
    ahead.keep(USER, "agt_1", many)

    scan(USER, None, "clock")
    assert len(ahead.kept) == 1
    assert queues.take() == [ScanAsked(USER, None, "continue", 0)]

    scan(USER, None, "continue")
    assert ahead.kept == {}
    assert queues.take() == []


def test_a_promise_is_brought_up_beside_what_asks_again(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    asked = mailbox.deliver("Could you send me the plan?", at=clock.now())
    scan(USER, None, "clock")
    mailbox.send(
        GRACE, "Sure, I'll send you the plan tomorrow.", thread_id=asked.thread_id, at=clock.now()
    )

    later(scan, clock, timedelta(hours=1))
    assert [one.status for one in tasks.heads.values()] == [Status.EXPIRED]
    later(scan, clock, timedelta(days=2))

    titles = [body.title for body in tasks.bodies.values()]
    assert titles[1:] == ["You promised Grace: Sure, I'll send you the plan tomorrow."]
    assert not any(isinstance(body.action, FollowUp) for body in tasks.bodies.values())
