"""Newsletters become one task for each pass, and none is piled twice or lost."""

from countersign.domain.actions.email.pile import Pile
from countersign.domain.mail.mail import Thread
from countersign.domain.task.task import Status
from countersign.usecases.scanning.scan_user import ScanUser
from tests.factories import USER
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents
from tests.usecases.scanning.scanned import NEWS, EagerEngine, scanned


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
    assert scanned(agents) == ("done", 14, 1)
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


def _around_a_question(mailbox: FakeMailbox) -> tuple[set[str], set[str]]:
    """Newsletters before and after a mail that asks, by their messages."""
    first = {mailbox.deliver(**NEWS).message_id for _ in range(2)}
    mailbox.deliver("Lunch?")
    return first, {mailbox.deliver(**NEWS).message_id for _ in range(2)}


def test_a_pass_that_runs_out_of_time_piles_what_it_judged(
    scan: ScanUser,
    mailbox: FakeMailbox,
    engine: EagerEngine,
    queues: RecordingQueues,
    tasks: InMemoryTasks,
) -> None:
    first, later = _around_a_question(mailbox)
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
    first, later = _around_a_question(mailbox)
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
