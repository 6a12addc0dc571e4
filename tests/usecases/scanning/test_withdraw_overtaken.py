"""A reply that waits, and a conversation that goes on without it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder, MailChange
from countersign.domain.task.task import Status, Task
from countersign.engines.rules import RulesEngine
from countersign.ports.tasks import Newborn
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import GMAIL, TASK, USER, account, agent, body, item, person, proposed, reply
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.macs import signing
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers

ADA = "ada@example.com"
GRACE = "grace@elsewhere.example"


class Desk:
    """Grace asked Ada for something, and the reply to it waits."""

    def __init__(self) -> None:
        self.mailbox, self.clock, self.tasks = FakeMailbox(ADA), SettableClock(), InMemoryTasks()
        self.integrations, users, agents = InMemoryIntegrations(), InMemoryUsers(), InMemoryAgents()
        users.register(person(), "hash")
        agents.add(agent())
        self.integrations.put(account(), "sealed")
        ids = CountingIds()
        self._scan = ScanUser(
            users=users,
            agents=agents,
            integrations=self.integrations,
            tasks=self.tasks,
            held=InMemoryHeldProposals(self.tasks),
            learned=InMemoryLearned(self.tasks),
            ahead=InMemoryLooksAhead(),
            providers=FakeProviders({"mail": {ADA: self.mailbox}}),
            registry=AgentRegistry(),
            engine=RulesEngine(),
            propose=ProposeTasks(
                self.tasks, self.clock, ids, InMemoryRules(self.tasks), RecordingDiagnostics()
            ),
            scan_queue=RecordingQueues(),
            clock=self.clock,
            ids=ids,
            diagnostics=RecordingDiagnostics(),
            letters_from="letters@countersign.example",
            sessions=InMemorySessions(users),
        )
        self.mailbox.deliver("Good morning.", subject="Hello", sender="bo@elsewhere.example")
        self.asked = self.mailbox.deliver("Could you please send me the signed lease by Friday?")
        self.scan()
        (self.waiting,) = self.tasks.in_view(USER, "waiting", at_most=10)

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, self.waiting.task_id)
        assert found is not None
        return found

    @property
    def digest_of_a_choice(self) -> str:
        filed = self.tasks.get_filed(USER, self.waiting.task_id)
        assert filed is not None
        _, chosen, *_ = filed.settled.body.by_digest
        return chosen

    @property
    def reason(self) -> str | None:
        """Why the task has ended by itself, as the person reads it."""
        if self.task.status is Status.AWAITING_APPROVAL:
            return None
        assert self.task.status is Status.EXPIRED
        assert self.task.error is not None
        return self.task.error.message

    def scan(self) -> None:
        self._scan(USER, "agt_1", "asked")

    def in_thread(self, **fields: Any) -> dict[str, Any]:
        return {"thread_id": self.asked.thread_id, "subject": "Re: Lunch?"} | fields

    def grace_writes(self, text: str, **fields: Any) -> Mail:
        return self.mailbox.deliver(text, **self.in_thread(**fields))

    def change_recipient_and_answer_by_hand(self) -> None:
        """The reply is to go to Bo by now; Ada writes to Grace, who asked."""
        filed = self.tasks.get_filed(USER, self.task.task_id)
        assert filed is not None
        assert isinstance(filed.body.action, Reply)
        to_bo = filed.body.action.model_copy(update={"to": ("bo@elsewhere.example",)})
        change = ChangeTask(self.tasks, self.clock, signing())
        change.edit(person(), self.task.task_id, self.task.digest, to_bo)
        self.mailbox.send(GRACE, "Here.", **self.in_thread())

    def save_a_draft_of_ours(self) -> None:
        action = reply(thread_id=self.asked.thread_id, subject="Re: Lunch?")
        self.mailbox.save_draft(action, "tsk_9.1.draft")


@pytest.fixture
def desk() -> Desk:
    return Desk()


BIN = "You have put this conversation into the bin since."
SPAM = "You have put this conversation into spam since."
ANSWERED = "You have answered in this conversation since."
DRAFT = "You have begun a draft of your own in this conversation."
GONE = "The conversation is not in the mailbox any more."
SETTLED = f"{GRACE} has written since that it is settled."

OVER: dict[str, tuple[Callable[[Desk], object], str]] = {
    "bin": (lambda desk: desk.mailbox.throw_away(desk.asked.thread_id), BIN),
    "spam": (lambda desk: desk.mailbox.throw_away(desk.asked.thread_id, Folder.SPAM), SPAM),
    "deleted": (lambda desk: desk.mailbox.delete_for_good(desk.asked.thread_id), GONE),
    "answered": (lambda desk: desk.mailbox.send(GRACE, "Here.", **desk.in_thread()), ANSWERED),
    "answered in copy": (
        lambda desk: desk.mailbox.send("bo@x.example", "Here.", **desk.in_thread(cc=(GRACE,))),
        ANSWERED,
    ),
    "answered to who asked": (
        lambda desk: desk.change_recipient_and_answer_by_hand(),
        ANSWERED,
    ),
    "draft": (lambda desk: desk.mailbox.write_draft_by_hand(**desk.in_thread()), DRAFT),
    "never mind": (lambda desk: desk.grace_writes("Never mind, I found it."), SETTLED),
}

GOES_ON: dict[str, Callable[[Desk], object]] = {
    "nothing": lambda desk: None,
    "another conversation": lambda desk: desk.mailbox.throw_away("t1"),
    "forwarded": lambda desk: desk.mailbox.send("bo@x.example", "See below.", **desk.in_thread()),
    "out of office": lambda desk: desk.mailbox.send(
        GRACE, "I am away.", **desk.in_thread(headers={"auto-submitted": "auto-replied"})
    ),
    "a draft of ours": lambda desk: desk.save_a_draft_of_ours(),
    "a discarded draft": lambda desk: desk.mailbox.discard_draft_by_hand(
        desk.mailbox.write_draft_by_hand(**desk.in_thread())
    ),
    "thanks": lambda desk: desk.grace_writes("Thanks in advance."),
    "somebody else settles it": lambda desk: desk.grace_writes(
        "Never mind, I found it.", sender="eve@elsewhere.example"
    ),
    "a forged never mind": lambda desk: desk.grace_writes("Never mind, I found it.", dmarc="fail"),
    "a newer one in the bin": lambda desk: desk.grace_writes(
        "Never mind, I found it.", folder=Folder.TRASH
    ),
    "read and archived": lambda desk: desk.mailbox.change(
        [desk.asked.message_id], MailChange(archived=True, read=True)
    ),
}


@pytest.mark.parametrize("name", OVER)
def test_a_reply_that_is_not_called_for_any_more_ends_and_says_why(desk: Desk, name: str) -> None:
    happens, reason = OVER[name]
    happens(desk)

    desk.scan()

    assert desk.reason == reason
    assert desk.task.due_at is None
    assert [name for name, _ in desk.mailbox.carried_out] == []
    assert desk.tasks.in_view(USER, "waiting", at_most=10) == ()


@pytest.mark.parametrize("name", OVER)
def test_so_does_one_that_was_put_off(desk: Desk, name: str) -> None:
    happens, reason = OVER[name]
    change = ChangeTask(desk.tasks, desk.clock, signing())
    until = desk.clock.now() + timedelta(days=2)
    change.snooze(person(), desk.task.task_id, desk.task.digest, until)
    happens(desk)

    desk.scan()

    assert desk.reason == reason


@pytest.mark.parametrize("name", OVER)
def test_it_is_noticed_where_the_mailbox_forgot_what_happened(desk: Desk, name: str) -> None:
    happens, reason = OVER[name]
    happens(desk)
    desk.mailbox.forget_history()

    desk.scan()

    assert desk.reason == reason


@pytest.mark.parametrize("name", GOES_ON)
def test_a_reply_that_is_still_called_for_waits(desk: Desk, name: str) -> None:
    GOES_ON[name](desk)

    desk.scan()

    assert desk.reason is None
    assert desk.task == desk.waiting


def test_a_reply_that_ended_by_itself_can_be_asked_about_again(desk: Desk) -> None:
    desk.mailbox.throw_away(desk.asked.thread_id)
    desk.scan()

    ChangeTask(desk.tasks, desk.clock, signing()).reopen(
        person(), desk.task.task_id, desk.task.digest
    )
    desk.scan()

    assert desk.task.status is Status.AWAITING_APPROVAL


def test_who_decides_at_the_same_moment_is_first(desk: Desk) -> None:
    desk.mailbox.throw_away(desk.asked.thread_id)
    DecideTask(desk.tasks, desk.clock, signing()).approve(
        person(), desk.task.task_id, desk.digest_of_a_choice
    )

    desk.scan()

    assert desk.task.status is Status.APPROVED


def test_a_conversation_that_cannot_be_read_now_is_left_to_the_worker(desk: Desk) -> None:
    desk.mailbox.throw_away(desk.asked.thread_id)
    desk.mailbox.spoil("thread", "lost_before")

    desk.scan()

    assert desk.reason is None


def test_a_pile_does_not_end_with_a_conversation_of_it(desk: Desk) -> None:
    pile = Archive(integration_id=GMAIL, items=(item(1).model_copy(update={"thread_id": "t1"}),))
    birth = Newborn(proposed(body(action=pile)), "pile")
    desk.tasks.create(USER, [birth], month="2026-11")
    desk.mailbox.throw_away("t1")

    desk.scan()

    found = desk.tasks.get(USER, TASK)
    assert found is not None
    assert found.status is Status.AWAITING_APPROVAL


def test_a_reply_from_another_account_is_not_held_against_this_mailbox(desk: Desk) -> None:
    other = reply(thread_id="elsewhere", integration_id="int_9")
    birth = Newborn(proposed(body(action=other)), "other")
    desk.tasks.create(USER, [birth], month="2026-11")
    desk.mailbox.deliver()
    desk.mailbox.forget_history()

    desk.scan()

    found = desk.tasks.get(USER, TASK)
    assert found is not None
    assert found.status is Status.AWAITING_APPROVAL


def test_what_settles_a_question_is_not_answered_either(desk: Desk) -> None:
    desk.grace_writes("Never mind, please ignore my last mail!")

    desk.scan()

    assert desk.tasks.in_view(USER, "waiting", at_most=10) == ()


def test_a_mail_in_the_bin_is_not_answered(desk: Desk) -> None:
    asked = desk.mailbox.deliver("Could you please call me back today?")
    desk.mailbox.throw_away(asked.thread_id)

    desk.scan()

    assert len(desk.tasks.in_view(USER, "waiting", at_most=10)) == 1


def test_where_the_person_has_begun_an_answer_nothing_is_proposed(desk: Desk) -> None:
    """A mailbox whose clock is behind ours shows a draft as older than what it answers."""
    asked = desk.mailbox.deliver("Could you please call me back today?")
    desk.mailbox.write_draft_by_hand(
        thread_id=asked.thread_id,
        headers={"in-reply-to": asked.rfc_message_id},
        at=asked.at - timedelta(minutes=1),
    )

    desk.scan()

    assert len(desk.tasks.in_view(USER, "waiting", at_most=10)) == 1


def test_what_could_not_be_ended_is_ended_by_the_next_pass(desk: Desk) -> None:
    desk.mailbox.throw_away(desk.asked.thread_id)
    desk.mailbox.spoil("thread", "busy")
    desk.scan()
    assert desk.reason is None

    desk.scan()

    assert desk.reason == BIN
