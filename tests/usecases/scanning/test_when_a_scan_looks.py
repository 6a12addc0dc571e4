"""For whom a scan looks and when, never two at once, and how one that takes long goes on."""

from datetime import timedelta

import pytest

from countersign.usecases.scanning.scan_user import LEASE, LEASE_TAKEN_PAUSE_SECONDS, ScanUser
from tests.factories import USER, agent, person
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.usecases.scanning.scanned import EagerEngine, scanned


def test_the_next_scan_comes_after_the_interval(
    scan: ScanUser, users: InMemoryUsers, clock: SettableClock
) -> None:
    scan(USER, None, "clock")

    assert users.people[USER].next_scan_at == clock.now() + timedelta(hours=1)


@pytest.mark.parametrize("soon", [timedelta(minutes=1), None])
def test_an_agent_that_rests_wakes_nobody(
    scan: ScanUser, users: InMemoryUsers, agents: InMemoryAgents, soon: timedelta | None
) -> None:
    now = scan.clock.now()
    at = now + soon if soon else None
    agents.add(agent(agent_id="agt_2", status="paused", next_scan_at=at))

    scan(USER, None, "clock")

    assert users.people[USER].next_scan_at == now + timedelta(hours=1)


def test_an_agent_that_is_not_due_does_not_look(
    scan: ScanUser, agents: InMemoryAgents, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    mailbox.deliver()
    agents.save(agent(next_scan_at=scan.clock.now() + timedelta(minutes=1)))

    scan(USER, None, "clock")

    assert engine.judged == []


@pytest.mark.parametrize("status", ["paused", "needs_integration", "error"])
def test_only_an_active_agent_looks(
    scan: ScanUser, agents: InMemoryAgents, mailbox: FakeMailbox, engine: EagerEngine, status: str
) -> None:
    mailbox.deliver()
    agents.save(agent(status=status))

    scan(USER, "agt_1", "asked")

    assert engine.judged == []


@pytest.mark.parametrize("gone", ["paused", "closing"])
def test_nobody_looks_for_a_person_who_paused_everything_or_leaves(
    scan: ScanUser, users: InMemoryUsers, mailbox: FakeMailbox, engine: EagerEngine, gone: str
) -> None:
    mailbox.deliver()
    users.people[USER] = person(**{gone: True})

    scan(USER, None, "clock")

    assert engine.judged == []
    assert users.leases == {}


def test_a_person_who_is_gone_is_not_scanned(scan: ScanUser, queues: RecordingQueues) -> None:
    scan("usr_none", None, "clock")

    assert queues.sent == []


def test_two_scans_of_one_person_do_not_run_at_once(
    scan: ScanUser,
    users: InMemoryUsers,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    clock: SettableClock,
) -> None:
    mailbox.deliver()
    users.lease_scan(USER, "somebody", clock.now(), clock.now() + LEASE)

    scan(USER, "agt_1", "asked")

    assert engine.judged == []
    assert queues.take() == [ScanAsked(USER, "agt_1", "asked", LEASE_TAKEN_PAUSE_SECONDS)]


def test_a_scan_that_still_runs_is_not_overtaken(
    scan: ScanUser, users: InMemoryUsers, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    mailbox.deliver()
    users.lease_scan(USER, "somebody", scan.clock.now(), scan.clock.now() + LEASE)
    engine.clock.wait(seconds=LEASE.total_seconds())

    scan(USER, None, "clock")

    assert engine.judged == []
    assert users.leases[USER][0] == "somebody"


def test_a_lease_that_ran_out_is_taken_over(
    scan: ScanUser, users: InMemoryUsers, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    mailbox.deliver()
    users.lease_scan(USER, "somebody", scan.clock.now(), scan.clock.now() + LEASE)
    engine.clock.wait(seconds=LEASE.total_seconds() + 1)

    scan(USER, None, "clock")

    assert len(engine.judged) == 1


def test_the_lease_is_given_back(scan: ScanUser, users: InMemoryUsers) -> None:
    scan(USER, None, "clock")

    assert users.leases == {}


def test_a_pass_that_runs_out_of_time_goes_on_where_it_stopped(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
) -> None:
    mails = [mailbox.deliver().message_id for _ in range(10)]
    engine.seconds = 20

    scan(USER, None, "clock")

    assert engine.judged == mails[:3]
    assert scanned(agents) == ("reading", 3, 3)
    for _ in range(5):
        for message in queues.take():
            assert isinstance(message, ScanAsked)
            scan(message.user_id, message.agent_id, message.reason)
    assert engine.judged == mails
    assert len(tasks.heads) == 10
    assert scanned(agents)[0] == "done"


def test_mail_that_arrives_during_a_long_scan_is_not_forgotten(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
) -> None:
    mails = [mailbox.deliver().message_id for _ in range(5)]
    engine.seconds = 30
    scan(USER, None, "clock")
    late = mailbox.deliver("One more?").message_id

    for _ in range(5):
        for message in queues.take():
            assert isinstance(message, ScanAsked)
            scan(message.user_id, message.agent_id, message.reason)

    assert sorted(engine.judged) == sorted([*mails, late])
