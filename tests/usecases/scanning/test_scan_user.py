from datetime import timedelta
from typing import Any, cast

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.actions.email.pile import Pile
from countersign.domain.mail.mail import Thread
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.task import Status
from countersign.ports.engine import Answer, Question, R
from countersign.ports.providers import ProviderRefused
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from countersign.ports.tasks import Newborn
from countersign.usecases.scanning.scan_user import LEASE, LEASE_TAKEN_PAUSE_SECONDS, ScanUser
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import GMAIL, USER, account, agent, body, person, proposal, proposed, sent
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.faults.breaker import Breaker, StoppedDead

ADA = "ada@example.com"
LETTERS = "letters@countersign.example"


class EagerEngine:
    """Finds that everything needs a reply; `seconds` is how long it thinks."""

    def __init__(self, clock: SettableClock) -> None:
        self.clock = clock
        self.seconds = 0.0
        self.judged: list[str] = []

    def ask(self, question: Question[R]) -> Answer[R]:
        assert isinstance(question, JudgeThread)
        return Answer(cast("R", self.judge(question.thread)))

    def judge(self, thread: Thread) -> ThreadJudgement:
        self.clock.wait(seconds=self.seconds)
        newest = thread.delivered[-1]
        self.judged.append(newest.message_id)
        return ThreadJudgement(
            status="needs_reply",
            confidence=0.9,
            why="Somebody asks.",
            message_id=newest.message_id,
            quote=newest.text,
            body="Gladly.",
        )


@pytest.fixture
def mailbox() -> FakeMailbox:
    return FakeMailbox(ADA)


@pytest.fixture
def engine(clock: SettableClock) -> EagerEngine:
    return EagerEngine(clock)


@pytest.fixture
def agents() -> InMemoryAgents:
    known = InMemoryAgents()
    known.add(agent())
    return known


@pytest.fixture
def scan(
    users: InMemoryUsers,
    agents: InMemoryAgents,
    integrations: InMemoryIntegrations,
    tasks: InMemoryTasks,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    clock: SettableClock,
    ids: CountingIds,
    diagnostics: RecordingDiagnostics,
) -> ScanUser:
    return ScanUser(
        users=users,
        agents=agents,
        integrations=integrations,
        tasks=tasks,
        providers=FakeProviders({"mail": {ADA: mailbox}}),
        registry=AgentRegistry(),
        engine=engine,
        propose=ProposeTasks(tasks, clock, ids, InMemoryRules(tasks)),
        scan_queue=queues,
        clock=clock,
        ids=ids,
        diagnostics=diagnostics,
        letters_from=LETTERS,
        sessions=InMemorySessions(users),
    )


def _scanned(agents: InMemoryAgents) -> tuple[str, int, int]:
    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.last_scan is not None
    return mine.last_scan.phase, mine.last_scan.read, mine.last_scan.proposed


def test_a_mail_that_asks_something_becomes_a_waiting_task(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, agents: InMemoryAgents
) -> None:
    mail = mailbox.deliver("Shall we have lunch on Friday?")

    scan(USER, None, "clock")

    (waiting,) = tasks.in_view(USER, "waiting", at_most=10)
    filed = tasks.get_filed(USER, waiting.task_id)
    assert filed is not None
    assert filed.body.evidence[0].quote == "Shall we have lunch on Friday?"
    assert filed.body.evidence[0].ref == mail.message_id
    assert _scanned(agents) == ("done", 1, 1)
    assert mailbox.carried_out == []


def test_an_account_of_a_provider_that_nobody_knows_keeps_no_other_from_being_read(
    scan: ScanUser,
    integrations: InMemoryIntegrations,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
) -> None:
    integrations.put(account(integration_id="int_0", provider="of-a-later-version"), "sealed")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1
    assert _scanned(agents) == ("done", 1, 1)


def test_a_second_look_proposes_nothing_twice(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.deliver()
    scan(USER, None, "clock")

    scan(USER, "agt_1", "asked")

    assert len(tasks.heads) == 1


def test_a_mailbox_read_anew_proposes_nothing_twice(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.deliver()
    scan(USER, None, "clock")
    mailbox.forget_history()

    scan(USER, "agt_1", "asked")

    assert len(tasks.heads) == 1


def test_only_what_is_new_is_read_again(
    scan: ScanUser, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    mailbox.deliver()
    scan(USER, None, "clock")
    engine.judged.clear()
    newer = mailbox.deliver("And dinner?")

    scan(USER, "agt_1", "asked")

    assert engine.judged == [newer.message_id]


def test_mail_from_before_the_last_week_is_left_alone(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    mailbox.deliver(at=clock.now() - timedelta(days=8))

    scan(USER, None, "clock")

    assert tasks.heads == {}


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
    assert _scanned(agents) == ("reading", 3, 3)
    for _ in range(5):
        for message in queues.take():
            assert isinstance(message, ScanAsked)
            scan(message.user_id, message.agent_id, message.reason)
    assert engine.judged == mails
    assert len(tasks.heads) == 10
    assert _scanned(agents)[0] == "done"


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
    assert _scanned(agents) == ("failed", 1, 1)

    mailbox.thread = open_thread  # type: ignore[method-assign] # and then it works
    scan(USER, "agt_1", "asked")

    assert engine.judged == [first.message_id, second.message_id]
    assert len(tasks.heads) == 2
    assert _scanned(agents)[0] == "done"


def test_an_account_to_be_connected_again_is_said_so(
    scan: ScanUser, integrations: InMemoryIntegrations, agents: InMemoryAgents
) -> None:
    integrations.save(account(status="expired"))

    scan(USER, None, "clock")

    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.last_scan is not None
    assert mine.last_scan.phase == "failed"
    assert ADA in (mine.last_scan.error or "")


def test_one_broken_account_does_not_hide_the_other(
    scan: ScanUser,
    integrations: InMemoryIntegrations,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
) -> None:
    integrations.put(account(integration_id="int_0", account="old@example.com"), "sealed")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert [task.integration_id for task in tasks.heads.values()] == [GMAIL]


def test_no_more_wait_than_a_person_can_look_at(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    for _ in range(WAITING_CAP + 10):
        mailbox.deliver()

    scan(USER, None, "clock")
    mailbox.deliver()
    scan(USER, "agt_1", "asked")

    assert len(tasks.in_view(USER, "waiting", at_most=100)) == WAITING_CAP


def test_those_that_wait_already_count(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    for number in range(WAITING_CAP - 1):
        birth = proposed(body(task_id=f"tsk_old{number}"))
        tasks.create(USER, [Newborn(birth, f"old-{number}")], month="2026-11")
    for _ in range(3):
        mailbox.deliver()

    scan(USER, None, "clock")

    assert len(tasks.in_view(USER, "waiting", at_most=100)) == WAITING_CAP


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
        | {"tasks": refused, "propose": ProposeTasks(refused, scan.clock, ids, scan.propose.rules)}
    )
    with pytest.raises(ProviderRefused):
        failing(USER, None, "clock")
    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.cursors == {}

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1


NEWS: dict[str, Any] = {
    "text": "This week in design.",
    "subject": "Grid 214",
    "sender": "weekly@grid.example",
    "headers": {"list-unsubscribe": "<https://grid.example/u>"},
}


def _piles(tasks: InMemoryTasks) -> list[list[str]]:
    """The messages of each pile, one list for each task."""
    filed = [tasks.get_filed(USER, task.task_id) for task in tasks.heads.values()]
    actions = [one.body.action for one in filed if one is not None]
    return [list(action.message_ids) for action in actions if isinstance(action, Pile)]


def test_newsletters_become_one_waiting_task(
    scan: ScanUser,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
    engine: EagerEngine,
) -> None:
    for _ in range(14):
        mailbox.deliver(**NEWS)

    scan(USER, None, "clock")

    (waiting,) = tasks.in_view(USER, "waiting", at_most=10)
    assert (waiting.kind, waiting.title) == ("email.archive", "14 newsletters")
    assert _scanned(agents) == ("done", 14, 1)
    assert engine.judged == []


def test_a_later_pass_piles_only_what_came_since(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    old = {mailbox.deliver(**NEWS).message_id for _ in range(3)}
    scan(USER, None, "clock")
    new = {mailbox.deliver(**NEWS).message_id for _ in range(2)}

    scan(USER, "agt_1", "asked")

    assert [set(one) for one in _piles(tasks)] == [old, new]


def test_a_mailbox_read_anew_piles_nothing_twice(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    for _ in range(3):
        mailbox.deliver(**NEWS)
    clock.wait(seconds=60)
    scan(USER, None, "clock")
    for task in tasks.heads.values():
        tasks.heads[USER, task.task_id] = task.model_copy(update={"status": Status.REJECTED})
    mailbox.forget_history()
    clock.wait(seconds=60)
    new = {mailbox.deliver(**NEWS, at=clock.now()).message_id for _ in range(2)}

    scan(USER, "agt_1", "asked")

    assert set(_piles(tasks)[-1]) == new
    assert len(_piles(tasks)) == 2


def test_a_pass_that_runs_out_of_time_piles_what_it_judged(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    tasks: InMemoryTasks,
) -> None:
    first = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    mailbox.deliver("Lunch?")
    later = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    engine.seconds = 70

    scan(USER, None, "clock")
    assert [set(one) for one in _piles(tasks)] == [first]

    (message,) = queues.take()
    assert isinstance(message, ScanAsked)
    scan(message.user_id, message.agent_id, message.reason)
    assert [set(one) for one in _piles(tasks)] == [first, later]


def test_a_mailbox_read_anew_in_the_middle_of_a_pass_loses_no_pile(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    tasks: InMemoryTasks,
    clock: SettableClock,
) -> None:
    first = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    mailbox.deliver("Lunch?")
    later = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    engine.seconds = 70
    scan(USER, None, "clock")
    assert [set(one) for one in _piles(tasks)] == [first]
    for task in list(tasks.heads.values()):
        tasks.heads[USER, task.task_id] = task.model_copy(update={"status": Status.REJECTED})
    mailbox.forget_history()
    clock.wait(seconds=60)
    engine.seconds = 0

    scan(USER, "agt_1", "continue")

    assert later <= {message for pile in _piles(tasks) for message in pile}


def test_a_provider_that_fails_in_the_middle_loses_no_pile(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    first = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    asking = mailbox.deliver("Lunch?")
    open_thread = mailbox.thread

    def fail_at_third(thread_id: str) -> Thread:
        if thread_id == asking.thread_id:
            mailbox.spoil("thread", "busy")
        return open_thread(thread_id)

    mailbox.thread = fail_at_third  # type: ignore[method-assign] # the third read fails

    scan(USER, None, "clock")

    assert [set(one) for one in _piles(tasks)] == [first]


def test_a_pass_that_died_after_proposing_piles_nothing_twice_with_newer_mail(
    scan: ScanUser, mailbox: FakeMailbox, agents: InMemoryAgents, tasks: InMemoryTasks
) -> None:
    first = {mailbox.deliver(**NEWS).message_id for _ in range(3)}
    before = agents.get(USER, "agt_1")
    assert before is not None
    scan(USER, None, "clock")
    agents.checkpoint(before)
    mailbox.deliver(**NEWS)

    scan(USER, None, "clock")

    assert [set(one) for one in _piles(tasks)] == [first]


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
        providers=guard(FakeProviders({"mail": {ADA: mailbox}})),
        registry=AgentRegistry(),
        engine=guard(EagerEngine(clock)),
        propose=ProposeTasks(guarded_tasks, guarded_clock, guarded_ids, InMemoryRules(tasks)),
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


WORK = "ada@work.example"


def _both(scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations) -> FakeMailbox:
    """Ada connects a second account, whose mail is read after the first one's."""
    second = FakeMailbox(WORK)
    integrations.put(account(integration_id="int_2", account=WORK, subject="google-work"), "sealed")
    assert isinstance(scan.providers, FakeProviders)
    scan.providers.opened_for["mail"][WORK] = second
    return second


def _answers(tasks: InMemoryTasks) -> list[tuple[str, str]]:
    """Of each task, the account it belongs to and the address that the answer leaves from."""
    return [(body.action.integration_id, body.account) for body in tasks.bodies.values()]


@pytest.mark.parametrize("together", [True, False], ids=["in one scan", "in two scans"])
def test_a_mail_that_came_to_two_accounts_is_one_task(
    scan: ScanUser,
    mailbox: FakeMailbox,
    integrations: InMemoryIntegrations,
    tasks: InMemoryTasks,
    together: bool,
) -> None:
    second = _both(scan, mailbox, integrations)
    both = {"to": (ADA, WORK), "rfc_message_id": "<one@elsewhere.example>"}
    mailbox.deliver("Shall we meet?", **both)
    if not together:
        scan(USER, None, "clock")
    second.deliver("Shall we  meet?", **both)

    scan(USER, None, "clock")
    scan(USER, "agt_1", "asked")

    assert len(tasks.heads) == 1


def test_of_two_accounts_the_one_that_was_written_to_answers(
    scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations, tasks: InMemoryTasks
) -> None:
    second = _both(scan, mailbox, integrations)
    to_work = {"to": (WORK,), "rfc_message_id": "<one@elsewhere.example>"}
    second.deliver("Shall we meet?", **to_work)
    mailbox.deliver("Shall we meet?", **to_work)

    scan(USER, None, "clock")

    assert _answers(tasks) == [("int_2", WORK)]


def test_a_mail_that_stands_twice_in_a_mailbox_is_asked_about_once(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    for _ in range(3):
        mailbox.deliver("Shall we meet?", rfc_message_id="<one@elsewhere.example>")

    scan(USER, None, "clock")
    mailbox.deliver("Shall we meet?", rfc_message_id="<one@elsewhere.example>")
    scan(USER, "agt_1", "asked")

    assert len(tasks.heads) == 1


def test_a_reply_that_an_earlier_version_proposed_is_not_proposed_again(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mail = mailbox.deliver()
    before = proposal(
        action=sent(integration_id=GMAIL), source_ids=(mail.thread_id, mail.message_id)
    )
    tasks.create(USER, [Newborn(proposed(), before.mark)], month="2026-11")

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1


def test_every_account_of_the_person_is_known_in_the_others(
    scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations, tasks: InMemoryTasks
) -> None:
    second = _both(scan, mailbox, integrations)
    second.aliases = ["ada@studio.example"]
    mailbox.deliver("Shall we meet?", sender=WORK)
    mailbox.deliver("Shall we meet?", to=(ADA, WORK, "ada@studio.example", "bob@x.example"))

    scan(USER, None, "clock")

    (body,) = tasks.bodies.values()
    assert isinstance(body.action, Reply)
    assert body.action.cc == ("bob@x.example",)


def test_an_answer_leaves_from_the_alias_that_was_written_to(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.aliases = ["ada@studio.example"]
    mailbox.deliver("Shall we meet?", to=("ada@studio.example",))

    scan(USER, None, "clock")

    assert _answers(tasks) == [(GMAIL, "ada@studio.example")]


def test_an_account_that_does_not_tell_its_addresses_is_scanned_all_the_same(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.spoil("addresses", "busy")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1


def test_our_own_letter_is_passed_over_and_what_only_looks_like_one_is_read(
    scan: ScanUser, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    letter = {"sender": LETTERS, "headers": {"x-countersign-notification": "reset"}}
    mailbox.deliver("Your password was changed.", **letter)
    forged = mailbox.deliver("Shall we meet?", **letter | {"dmarc": "none"})
    sent_on = mailbox.deliver("Shall we meet?", **letter | {"to": ("somebody@else.example",)})

    scan(USER, None, "clock")

    assert engine.judged == [forged.message_id, sent_on.message_id]
