"""Which mail becomes a task: once, and no more of them than a person can look at."""

from datetime import timedelta

from countersign.domain.plans.plan import WAITING_CAP
from countersign.ports.tasks import Newborn
from countersign.usecases.scanning.scan_user import ScanUser
from tests.factories import GMAIL, USER, body, proposal, proposed, sent
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents
from tests.usecases.scanning.scanned import LETTERS, EagerEngine, scanned


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
    assert scanned(agents) == ("done", 1, 1)
    assert mailbox.carried_out == []


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


def test_our_own_letter_is_passed_over_and_what_only_looks_like_one_is_read(
    scan: ScanUser, mailbox: FakeMailbox, engine: EagerEngine
) -> None:
    letter = {"sender": LETTERS, "headers": {"x-countersign-notification": "reset"}}
    mailbox.deliver("Your password was changed.", **letter)
    forged = mailbox.deliver("Shall we meet?", **letter | {"dmarc": "none"})
    sent_on = mailbox.deliver("Shall we meet?", **letter | {"to": ("somebody@else.example",)})

    scan(USER, None, "clock")

    assert engine.judged == [forged.message_id, sent_on.message_id]
