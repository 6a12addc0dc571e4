"""What is held back comes up where a decision freed a place, each after a fresh look."""

from datetime import timedelta

import pytest

from countersign.domain.integration import IntegrationStatus
from countersign.domain.plans.plan import WAITING_CAP
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS
from countersign.usecases.scanning.let_up import TRIED_AT_ONCE
from countersign.usecases.scanning.scan_user import LEASE
from tests.factories import USER, account, agent, held_back
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.usecases.scanning.backlog import Backlog


def test_each_decision_lets_the_best_one_up(backlog: Backlog) -> None:
    order = [backlog.thread(one) for one in backlog.ranked(90, 80, 70, 60, 50)]

    for number, thread in enumerate(order, start=1):
        backlog.decide()
        backlog.room()

        assert (backlog.waits, backlog.held) == (WAITING_CAP, 5 - number)
        assert thread in backlog.waiting_threads
    backlog.decide()
    backlog.room()
    assert (backlog.waits, len(backlog.threads)) == (WAITING_CAP - 1, 30)


def test_several_decisions_let_as_many_up_at_once(backlog: Backlog) -> None:
    for _ in range(3):
        backlog.decide()

    backlog.room()
    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 2)


def test_without_a_free_place_nothing_comes_up_and_no_account_is_asked(
    backlog: Backlog, mailbox: FakeMailbox
) -> None:
    mailbox.connected = False

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)


def test_a_scan_that_finds_nothing_new_lets_up_too(backlog: Backlog) -> None:
    backlog.decide()

    backlog.scan(USER, "agt_1", "asked")

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)


@pytest.mark.parametrize("fault", ["busy", "broken"])
def test_where_the_account_does_not_answer_all_stays_held_until_the_next_time(
    backlog: Backlog, mailbox: FakeMailbox, fault: str
) -> None:
    backlog.decide()
    mailbox.spoil("thread", fault)  # type: ignore[arg-type]  # one of the two

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 5)
    backlog.room()
    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)


def test_a_silent_account_is_in_no_other_ones_way(
    backlog: Backlog, mailbox: FakeMailbox, integrations: InMemoryIntegrations
) -> None:
    best, other, *_ = backlog.ranked(90, 80, 70, 60, 50)
    elsewhere = account(integration_id="int_2", account="ada@work.example", subject="work")
    integrations.put(elsewhere, "sealed")
    there = {"integration_id": "int_2"}
    said = best.proposal.action.model_copy(update=there)
    moved = there | {"proposal": best.proposal.model_copy(update={"action": said})}
    backlog.tasks.held[USER, best.mark] = best.model_copy(update=moved)
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)
    assert backlog.thread(other) in backlog.waiting_threads


@pytest.mark.parametrize("status", ["paused", "needs_integration"])
def test_while_its_agent_rests_it_stays_held(
    backlog: Backlog, agents: InMemoryAgents, status: str
) -> None:
    agents.staff[USER, "agt_1"] = agent(status=status)
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 5)


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_while_its_account_is_shut_it_stays_held(
    backlog: Backlog, integrations: InMemoryIntegrations, status: IntegrationStatus
) -> None:
    integrations.put(account(status=status), "sealed")
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 5)


def overtaken_backlog(backlog: Backlog, mailbox: FakeMailbox, count: int) -> None:
    """So many are held whose conversations are gone, before the five that are called for."""
    held = InMemoryHeldProposals(backlog.tasks)
    held.hold([held_back(number, priority=95) for number in range(1_000, 1_000 + count)])


def test_many_that_were_overtaken_are_looked_at_in_several_passes(
    backlog: Backlog, mailbox: FakeMailbox, queues: RecordingQueues
) -> None:
    overtaken_backlog(backlog, mailbox, TRIED_AT_ONCE + 3)
    backlog.decide()
    queues.take()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 8)
    assert queues.take() == [ScanAsked(USER, None, "room", ROOM_SEEN_AFTER_SECONDS)]
    backlog.room()
    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)
    assert queues.take() == []


def test_a_pass_whose_time_is_over_is_gone_on_with(
    backlog: Backlog,
    mailbox: FakeMailbox,
    clock: SettableClock,
    queues: RecordingQueues,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = mailbox.thread

    def slow(thread_id: str) -> object:
        clock.wait(seconds=40)
        return answers(thread_id)

    monkeypatch.setattr(mailbox, "thread", slow)
    for _ in range(4):
        backlog.decide()
    queues.take()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 2, 3)
    assert queues.take() == [ScanAsked(USER, None, "room", ROOM_SEEN_AFTER_SECONDS)]


def test_two_never_fill_the_same_place(
    backlog: Backlog, users: InMemoryUsers, clock: SettableClock, queues: RecordingQueues
) -> None:
    now = clock.now()
    users.lease_scan(USER, "another", now, now + LEASE)
    backlog.decide()
    queues.take()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 5)
    (again,) = queues.take()
    assert isinstance(again, ScanAsked)
    assert (again.reason, again.delay_seconds > 0) == ("room", True)


def test_where_nothing_is_scanned_no_agent_has_looked(
    backlog: Backlog, agents: InMemoryAgents, clock: SettableClock, mailbox: FakeMailbox
) -> None:
    mailbox.deliver("Dinner?")
    clock.wait(minutes=61)
    before = agents.staff[USER, "agt_1"]
    backlog.decide()

    backlog.room()

    assert agents.staff[USER, "agt_1"] == before
    assert before.next_scan_at is not None
    assert before.next_scan_at <= clock.now() + timedelta(0)
