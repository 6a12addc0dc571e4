"""What fails, dies or is never shown: it holds up nothing else, and nothing is lost or doubled."""

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.domain.mail.mail import Thread
from countersign.ports.providers import AccessFailed, ProviderRefused
from countersign.ports.questions.judge_thread import ThreadJudgement
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, account, agent, person
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.faults.breaker import Breaker, StoppedDead
from tests.usecases.scanning.scanned import ADA, LETTERS, NEWS, EagerEngine, scanned


def test_a_broken_mail_is_set_aside_and_the_scan_goes_on(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    diagnostics: RecordingDiagnostics,
    tasks: InMemoryTasks,
) -> None:
    broken = mailbox.deliver("broken")
    mailbox.deliver("Lunch?")
    judge = engine.judge

    def stumble(thread: Thread) -> ThreadJudgement:
        if thread.thread_id == broken.thread_id:
            raise ValueError("a stranger's text")
        return judge(thread)

    engine.judge = stumble  # type: ignore[method-assign] # one thread makes it stumble

    scan(USER, None, "clock")

    assert [(what, ref) for what, ref, _ in diagnostics.aside] == [("thread", broken.thread_id)]
    assert len(tasks.heads) == 1


def test_a_thread_that_is_gone_is_passed_over(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.deliver()
    mailbox.deliver()
    mailbox.spoil("thread", "refused")

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1


def test_a_provider_that_fails_in_the_middle_is_read_on_from_there(
    scan: ScanUser,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
    engine: EagerEngine,
) -> None:
    first = mailbox.deliver()
    second = mailbox.deliver()
    open_thread = mailbox.thread

    def fail_at_second(thread_id: str) -> Thread:
        if thread_id == second.thread_id:
            mailbox.spoil("thread", "busy")
        return open_thread(thread_id)

    mailbox.thread = fail_at_second  # type: ignore[method-assign] # the second read fails
    scan(USER, None, "clock")
    assert engine.judged == [first.message_id]
    assert scanned(agents) == ("failed", 1, 1)

    mailbox.thread = open_thread  # type: ignore[method-assign] # and then it works
    scan(USER, "agt_1", "asked")

    assert engine.judged == [first.message_id, second.message_id]
    assert len(tasks.heads) == 2
    assert scanned(agents)[0] == "done"


def test_a_store_of_ours_that_fails_in_the_middle_loses_no_mail_and_an_operator_hears_of_it(
    scan: ScanUser,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
    diagnostics: RecordingDiagnostics,
) -> None:
    mailbox.deliver()
    second = mailbox.deliver()
    open_thread = mailbox.thread

    def fail_at_second(thread_id: str) -> Thread:
        if thread_id == second.thread_id:
            raise AccessFailed("The access token could not be read.")
        return open_thread(thread_id)

    mailbox.thread = fail_at_second  # type: ignore[method-assign] # the second read fails
    scan(USER, None, "clock")
    assert scanned(agents) == ("failed", 1, 1)
    assert [what for what, _, _ in diagnostics.aside] == ["account"]

    mailbox.thread = open_thread  # type: ignore[method-assign] # and then it works
    scan(USER, "agt_1", "asked")
    assert len(tasks.heads) == 2


def test_the_cursor_moves_last(
    scan: ScanUser, mailbox: FakeMailbox, agents: InMemoryAgents, tasks: InMemoryTasks
) -> None:
    mailbox.deliver()

    class Refusing(InMemoryTasks):
        def create(self, user_id: str, newborn: object, *, month: str) -> int:
            raise ProviderRefused("The table is gone.")

    refused = Refusing(**vars(tasks))
    ids = CountingIds()
    failing = ScanUser(
        **vars(scan)
        | {
            "tasks": refused,
            "propose": ProposeTasks(refused, scan.clock, ids, scan.propose.rules, scan.diagnostics),
        }
    )
    with pytest.raises(ProviderRefused):
        failing(USER, None, "clock")
    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.cursors == {}

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1


def _world(breaker: Breaker) -> tuple[ScanUser, InMemoryTasks, SettableClock, RecordingQueues]:
    clock, ids, tasks, queues = (
        SettableClock(),
        CountingIds(),
        InMemoryTasks(),
        RecordingQueues(),
    )
    users, agents, integrations = InMemoryUsers(), InMemoryAgents(), InMemoryIntegrations()
    users.register(person(), "")
    agents.add(agent())
    integrations.put(account(), "sealed")
    mailbox = FakeMailbox(ADA)
    for _ in range(3):
        mailbox.deliver()
        mailbox.deliver(**NEWS)
    guard = breaker.guard
    guarded_tasks, guarded_clock, guarded_ids = guard(tasks), guard(clock), guard(ids)
    scan = ScanUser(
        users=guard(users),
        agents=guard(agents),
        integrations=guard(integrations),
        tasks=guarded_tasks,
        held=guard(InMemoryHeldProposals(tasks)),
        learned=guard(InMemoryLearned(tasks)),
        ahead=guard(InMemoryLooksAhead()),
        providers=guard(FakeProviders({"mail": {ADA: mailbox}})),
        registry=AgentRegistry(),
        engine=guard(EagerEngine(clock)),
        propose=ProposeTasks(
            guarded_tasks, guarded_clock, guarded_ids, InMemoryRules(tasks), RecordingDiagnostics()
        ),
        scan_queue=guard(queues),
        clock=guarded_clock,
        ids=guarded_ids,
        diagnostics=guard(RecordingDiagnostics()),
        letters_from=LETTERS,
        sessions=guard(InMemorySessions(users)),
    )
    return scan, tasks, clock, queues


def test_a_scan_that_dies_anywhere_and_comes_again_loses_and_doubles_nothing() -> None:
    counted = Breaker()
    _world(counted)[0](USER, None, "clock")

    for number in range(1, len(counted.calls) + 1):
        for stop in ("before", "after"):
            breaker = Breaker(stop_at={number: stop})
            scan, tasks, clock, _ = _world(breaker)
            with pytest.raises(StoppedDead):
                scan(USER, None, "clock")
            breaker.revive()
            clock.wait(seconds=120)
            scan(USER, None, "clock")
            assert len(tasks.heads) == 4, f"{stop} {number} {counted.calls[number - 1]}"


def test_a_thread_that_the_mailbox_never_shows_holds_up_no_other(
    scan: ScanUser, mailbox: FakeMailbox, agents: InMemoryAgents, tasks: InMemoryTasks
) -> None:
    stuck = mailbox.deliver("Stuck?")
    mailbox.deliver("Lunch?")
    mailbox.spoil("thread", "lost_before")

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1
    (found,) = agents.list(USER)
    (cursor,) = found.cursors.values()
    assert cursor.backlog == (stuck.thread_id,)


def test_a_mailbox_that_shows_nothing_is_left_alone_until_the_next_pass(
    scan: ScanUser, mailbox: FakeMailbox, agents: InMemoryAgents
) -> None:
    for number in range(10):
        mailbox.deliver(f"Number {number}?")
    mailbox.spoil("thread", "lost_before", times=50)

    scan(USER, None, "clock")

    (found,) = agents.list(USER)
    (cursor,) = found.cursors.values()
    assert len(cursor.backlog) == 10
    assert found.last_scan is not None
    assert found.last_scan.phase == "failed"
